import { expect, it } from 'vitest';
import { leftAtTable, openWords, saidAlready } from './leftAtTable.ts';
import type { ConnectionRow, VisitRow } from './pending/galleryRows.ts';

const visit = (id: string, part: Partial<VisitRow> = {}): VisitRow => ({
  id,
  table: 't1',
  kind: 'question',
  text: id,
  at: 0,
  mine: false,
  hangs: true,
  ...part,
});
const thread = (id: string, part: Partial<ConnectionRow> = {}): ConnectionRow => ({
  id,
  from: 't1',
  to: 't2',
  relation: 'supports',
  text: 'Feeds us',
  state: 'proposed',
  marks: 0,
  at: 0,
  mine: false,
  marked: false,
  carries: false,
  mayEdit: true,
  hangs: true,
  ...part,
});

it('what visitors left at a table: open first, newest first; nobody’s own and no other table’s', () => {
  const answer = { text: 'Yes', at: 9 };
  const left = leftAtTable(
    't1',
    [
      visit('old question', { at: 1 }),
      visit('answered', { at: 8, answer }),
      visit('join', { kind: 'join', at: 7 }),
      visit('proposed', { kind: 'connection', at: 2, thread: { state: 'proposed' } }),
      visit('accepted', { kind: 'connection', at: 3, thread: { state: 'accepted' } }),
      visit('merged', { kind: 'connection', at: 4, into: 'x', thread: { state: 'proposed' } }),
      visit('new question', { at: 5 }),
      visit('mine', { mine: true }),
      visit('elsewhere', { table: 't2' }),
      visit('refused', { hangs: false }),
    ],
    [],
  );
  expect(left.map(({ visit: { id }, isOpen }) => [id, isOpen])).toEqual([
    ['new question', true],
    ['proposed', true],
    ['old question', true],
    ['answered', false],
    ['join', false],
    ['merged', false],
    ['accepted', false],
  ]);
  expect(openWords(left)).toBe('2 questions and 1 connection open');
});

it('a page that holds connections asks them, which are newer than the visit’s own word', () => {
  const visits = [visit('a', { kind: 'connection', thread: { state: 'proposed' } })];
  const [item] = leftAtTable('t1', visits, [thread('a', { state: 'accepted' })]);
  expect([item?.isOpen, item?.thread?.id]).toEqual([false, 'a']);
});

it.each([
  [[], 'Nothing yet'],
  [[visit('a', { answer: { text: 'x', at: 1 } })], '1 in all'],
  [[visit('a')], '1 question open'],
  [
    [visit('a', { kind: 'connection', thread: { state: 'proposed' } } as const)],
    '1 connection open',
  ],
])('says how much is open: %#', (visits, words) => {
  expect(openWords(leftAtTable('t1', visits, []))).toBe(words);
});

it('offers to merge into what says the same between the same posters: the accepted one, else the older', () => {
  const threads = [
    thread('newer', { text: 'Feeds us.', at: 5 }),
    thread('older', { text: 'feeds  us', at: 2 }),
    thread('accepted', { text: 'Feeds us!', at: 9, state: 'accepted' }),
    thread('other words', { text: 'Feeds them' }),
    thread('other way', { from: 't2', to: 't1' }),
    thread('other kind', { relation: 'reinforces' }),
    thread('refused', { hangs: false }),
  ];
  const offered = (id: string): string[] =>
    saidAlready(threads.find((each) => each.id === id) as ConnectionRow, threads).map(
      (each) => each.id,
    );
  expect(offered('newer')).toEqual(['accepted', 'older']);
  expect(offered('older')).toEqual(['accepted']);
  expect(offered('accepted')).toEqual([]);
});

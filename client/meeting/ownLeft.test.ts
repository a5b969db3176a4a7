import { expect, it } from 'vitest';
import { answeredIds, leftWords, ownLeft } from './ownLeft.ts';
import type { ConnectionRow, VisitRow } from './pending/galleryRows.ts';

const visit = (id: string, at: number, more: Partial<VisitRow> = {}): VisitRow => ({
  id,
  table: 't1',
  kind: 'question',
  text: id,
  at,
  mine: true,
  hangs: true,
  ...more,
});
const thread = (id: string, at: number, more: Partial<ConnectionRow> = {}): ConnectionRow => ({
  id,
  from: 't2',
  to: 't3',
  relation: 'supports',
  text: id,
  state: 'proposed',
  marks: 0,
  mine: true,
  marked: false,
  carries: false,
  mayEdit: true,
  at,
  hangs: true,
  ...more,
});

it('is all she left, the newest first: at posters, and the connections she drew elsewhere', () => {
  const visits = [
    visit('asked', 1),
    visit('of another', 2, { mine: false }),
    visit('connected', 3, { kind: 'connection', toTable: 't2' }),
    visit('refused', 8, { hangs: false }),
  ];
  const connections = [
    thread('connected', 3),
    thread('drawn', 5),
    thread('listed', 6),
    thread('of another', 7, { mine: false }),
    thread('refused', 8, { hangs: false }),
  ];
  const left = ownLeft(visits, connections, new Set(['listed']));
  expect(left.map(({ id }) => id)).toEqual(['drawn', 'connected', 'asked']);
  expect(left[0]).toMatchObject({
    table: 't2',
    visit: null,
    fate: { kind: 'connection', table: 't2', toTable: 't3', thread: { state: 'proposed' } },
  });
  // Once: as what she left at the poster.
  expect(left[1]).toMatchObject({ visit: visits[2] });
});

it('says how many questions were answered since she looked', () => {
  const answer = { text: 'The city.', at: 4 };
  const left = ownLeft(
    [visit('a', 1, { answer }), visit('b', 2), visit('c', 3, { answer })],
    [thread('drawn', 5)],
  );
  expect(answeredIds(left)).toEqual(['c', 'a']);
  expect(leftWords(left, [])).toBe('4, 2 answered');
  expect(leftWords(left, ['a'])).toBe('4, 1 answered');
  expect(leftWords(left, ['a', 'c'])).toBe('4');
});

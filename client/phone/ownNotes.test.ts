import { expect, it } from 'vitest';
import type { OwnNote } from '../../shared/protocol/live.ts';
import { NOTES, type NoteIntent } from '../meeting/outbox/noteIntents.ts';
import {
  answered,
  calledOff,
  EMPTY_OUTBOX,
  said,
  type OutboxState,
  type SendResult,
} from '../meeting/outbox/outbox.ts';
import { areOnWall, countWords, shownNotes, type NoteSources } from './ownNotes.ts';

const onServer = (id: string, at: number, more: Partial<OwnNote> = {}): OwnNote => ({
  id,
  text: id,
  color: 'blue',
  rev: 1,
  at,
  hidden: false,
  ...more,
});
type Notes = OutboxState<NoteIntent>;
const queued = (intent: NoteIntent, notBefore = 0): Notes =>
  said(NOTES, EMPTY_OUTBOX, { id: 'e', at: 10, intent, notBefore });
const settled = (state: Notes, result: SendResult): Notes =>
  answered(NOTES, state, 'e', result, 0, 0);
const put = (id: string, rev = 1, text = id): NoteIntent => ({
  op: 'put',
  id,
  text,
  color: 'pink',
  prompt: null,
  rev,
});
const show = (sources: Partial<NoteSources>) =>
  shownNotes({
    server: [],
    answered: new Map(),
    outbox: [],
    offline: false,
    ...sources,
  });

it('puts what is on its way above what is on the wall, newest first', () => {
  const notes = show({
    server: [onServer('old', 1), onServer('new', 2)],
    outbox: queued(put('unsent')).entries,
  });
  expect(notes.map(({ id }) => id)).toEqual(['unsent', 'new', 'old']);
  expect(countWords(notes)).toBe('3 notes, 1 waiting');
});

it('goes by arrival, not by what the server’s clock said', () => {
  const notes = show({
    server: [onServer('first', 5_000), onServer('second', 9_000), onServer('third', 1_000)],
    answered: new Map([
      ['fourth', onServer('fourth', 1_500)],
      ['second', onServer('second', 9_000, { rev: 2 })],
    ]),
  });
  expect(notes.map(({ id }) => id)).toEqual(['fourth', 'third', 'second', 'first']);
});

it('says what a kept note waits for', () => {
  const kept = queued(put('a')).entries;
  const unwell = settled(queued(put('a')), { kind: 'unwell' }).entries;
  const unreachable = settled(queued(put('a')), { kind: 'unreachable' }).entries;
  expect(show({ outbox: kept })[0]?.standing.state).toBe('sending');
  expect(show({ outbox: kept, offline: true })[0]?.standing).toMatchObject({
    state: 'kept',
    waitsFor: 'network',
  });
  expect(show({ outbox: unwell })[0]?.standing).toMatchObject({
    state: 'kept',
    waitsFor: 'server',
  });
  expect(show({ outbox: unwell, offline: true })[0]?.standing).toMatchObject({
    state: 'kept',
    waitsFor: 'network',
  });
  expect(show({ outbox: unreachable })[0]?.standing).toMatchObject({
    state: 'kept',
    waitsFor: 'network',
  });
});

it('shows an edit in its place while it is being sent', () => {
  const notes = show({
    server: [onServer('a', 1), onServer('b', 2)],
    outbox: queued(put('a', 2, 'better')).entries,
  });
  expect(notes.map(({ text }) => text)).toEqual(['b', 'better']);
});

it('keeps an acknowledged note in the list until the live view has it too, and drops a withdrawn one at once', () => {
  const answered = new Map([['a', onServer('a', 3, { rev: 2, text: 'newer' })]]);
  expect(show({ answered }).map(({ text }) => text)).toEqual(['newer']);
  expect(show({ server: [onServer('a', 3)], answered }).map(({ text }) => text)).toEqual(['newer']);
  expect(
    show({ server: [onServer('a', 3, { rev: 3, text: 'newest' })], answered }).map(
      ({ text }) => text,
    ),
  ).toEqual(['newest']);
  expect(show({ server: [onServer('a', 3)], answered: new Map([['a', null]]) })).toEqual([]);
});

it('hides a note while its taking down can still be undone', () => {
  expect(
    show({
      server: [onServer('a', 1)],
      outbox: queued({ op: 'withdraw', id: 'a' }, 5_000).entries,
    }),
  ).toEqual([]);
});

it('shows a note again whose taking down was refused, with the reason', () => {
  const refused = settled(queued({ op: 'withdraw', id: 'a' }), {
    kind: 'refused',
    code: 'note-settled',
    detail: 'Tables are open.',
  });
  const [note] = show({ server: [onServer('a', 1)], outbox: refused.entries });
  expect(note).toMatchObject({
    text: 'a',
    known: true,
    standing: { state: 'refused', wanted: 'withdraw', code: 'note-settled' },
  });
  expect(
    show({
      server: [onServer('a', 1)],
      outbox: calledOff(refused, 'e').entries,
    })[0]?.standing,
  ).toEqual({ state: 'on-wall' });
});

it('tells the author of a note that was taken down', () => {
  expect(show({ server: [onServer('a', 1, { hidden: true })] })[0]?.standing).toEqual({
    state: 'hidden',
  });
});

it('counts what is written, what waits and what was not taken', () => {
  const refused = settled(queued({ op: 'withdraw', id: 'a' }), {
    kind: 'refused',
    code: 'note-settled',
    detail: '',
  });
  const two = show({ server: [onServer('a', 1), onServer('b', 2)], outbox: refused.entries });
  expect([countWords(two), countWords(two, true)]).toEqual([
    '2 notes',
    '2 notes, one was not taken',
  ]);
  const waiting = show({ outbox: queued(put('c')).entries });
  expect(countWords(waiting, true)).toBe('1 note, 1 waiting');
});

it('tells whether the wall has all that somebody wrote', () => {
  const server = [onServer('one', 1), onServer('two', 2)];
  expect(areOnWall(show({}))).toBe(false);
  expect(areOnWall(show({ server }))).toBe(true);
  expect(areOnWall(show({ server, outbox: queued(put('unsent')).entries }))).toBe(false);
  expect(areOnWall(show({ server: [onServer('off', 3, { hidden: true })] }))).toBe(false);
});

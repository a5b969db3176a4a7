import { beforeEach, expect, test } from 'vitest';
import type { SessionRecord } from '../model/session.ts';
import { stepsBehind } from '../scripts/course.ts';
import { noteForms } from '../scripts/noteForm.ts';
import type { Step } from '../scripts/script.ts';
import { questionOf, standingAt } from '../scripts/standing.ts';
import { putNote, type PutNote } from './notes.ts';
import { arrive } from './people.ts';
import { testSession } from './testSession.ts';
import { WallRecords } from './wallState.ts';

const COMMON = { title: 'Do it', ask: 'Do it.' };
const STEPS: Step[] = [
  { ...COMMON, id: 'first', kind: 'post', prompts: ['Why?', 'How?'] },
  { ...COMMON, id: 'vote', kind: 'rate', of: { kind: 'notes' }, form: [], each: 'all' },
  { ...COMMON, id: 'second', kind: 'post', prompts: ['What now?'] },
];
const at = (step: string): SessionRecord => {
  const script = { ...testSession().script, steps: STEPS };
  const been = stepsBehind(script, step).map(({ id }) => id);
  return standingAt({ ...testSession(), script, step, been });
};
const ID = '00000000-0000-4000-8000-000000000001';
const actor = { personId: 'ana', now: 1 };

let records: WallRecords;
beforeEach(() => {
  records = new WallRecords(at('first'));
  records.apply(arrive(records, actor, { role: 'participant', arrival: 'code' }).changes);
});
const go = (step: string): void => records.apply([{ kind: 'session', value: at(step) }]);
const post = (note: Partial<PutNote>): string => {
  try {
    records.apply(putNote(records, actor, { id: ID, text: 'x', ...note }).changes);
  } catch (error) {
    return (error as { code: string }).code;
  }
  const kept = records.notes.get(ID);
  if (!kept || kept.state === 'gone') return 'gone';
  return `${kept.step ?? 'the first'}: ${questionOf(records.session, kept, 'en')}`;
};

test('a note keeps the step in which it was posted, and answers its question', () => {
  expect(post({ prompt: 1 })).toBe('the first: How?');
  go('second');
  expect(post({ rev: 2, text: 'y', prompt: 1 })).toBe('the first: How?');
  expect(post({ rev: 3, text: 'z', prompt: 2 })).toBe('unknown-prompt');
  expect(post({ id: ID.replace(/1$/, '2'), prompt: 1 })).toBe('unknown-prompt');
});

test('of a later step it says which', () => {
  go('second');
  expect(records.session.asking).toBe('second');
  expect(post({ prompt: 0 })).toBe('second: What now?');
  go('first');
  expect(records.session.asking).toBeNull();
});

test('who was asked before the meeting went on answers what she was asked', () => {
  go('second');
  expect(post({ prompt: 1, step: null })).toBe('the first: How?');
});

test('of a step that is gone, or never asked, it answers the one that asks now', () => {
  go('second');
  expect(post({ prompt: 0, step: 'gone' })).toBe('second: What now?');
  expect(post({ rev: 2, text: 'y', prompt: 0, step: 'vote' })).toBe('second: What now?');
});

test('2.6a a step that is not for those who sat at certain tables takes no new note of theirs', () => {
  const script = {
    ...testSession().script,
    steps: [
      { ...COMMON, id: 'first', kind: 'post', prompts: [] },
      { ...COMMON, id: 'design', kind: 'tables', from: { kind: 'list', topics: ['Draft'] } },
      { ...COMMON, id: 'call', kind: 'post', prompts: [], notFor: 'design' },
    ] satisfies Step[],
  };
  const table = '00000000-0000-4000-8000-0000000000aa';
  const tables = [{ tableId: table, number: 1, clusterId: 'design/0', name: 'Draft' }];
  const stand = (step: string, been: string[]): SessionRecord =>
    standingAt({ ...testSession(), script, step, been, tables });
  records = new WallRecords(stand('first', []));
  for (const personId of ['ana', 'ben'])
    records.apply(
      arrive(records, { personId, now: 1 }, { role: 'participant', arrival: 'code' }).changes,
    );
  const ana = records.people.get('ana');
  if (ana) records.apply([{ kind: 'person', id: 'ana', value: { ...ana, sat: [table] } }]);
  // Of another step she posts as everybody does, and what she has said she may reword.
  expect(post({})).toBe('the first: ');
  records.apply([{ kind: 'session', value: stand('call', ['first', 'design']) }]);
  // Every phone is told, so that she reads it before she writes.
  expect(noteForms(records.session)).toMatchObject([{ step: 'call', notFor: [table] }]);
  const other = '00000000-0000-4000-8000-000000000002';
  expect(post({ id: other })).toBe('not-for-you');
  expect(post({ text: 'y' })).toBe('the first: ');
  const ben = { personId: 'ben', now: 1 };
  expect(putNote(records, ben, { id: other, text: 'x' }).reply.created).toBe(true);
});

import { beforeEach, expect, test } from 'vitest';
import { formAt } from '../scripts/noteForm.ts';
import type { Script } from '../scripts/script.ts';
import { standingAt } from '../scripts/standing.ts';
import { presentSteps } from '../scripts/toldRun.ts';
import { projectNote } from '../documents/projectNote.ts';
import { ownNotes, putNote, withdrawNote, type PutNote } from './notes.ts';
import { arrive } from './people.ts';
import { setTimer } from './session.ts';
import { goTo } from './steps.ts';
import { testSession } from './testSession.ts';
import { WallRecords } from './wallState.ts';
import { uuid } from './testCrowd.ts';

const SCRIPT: Script = {
  ...testSession().script,
  papers: [
    { color: 'green', means: 'New ideas' },
    { color: 'blue', means: 'Interested' },
  ],
  steps: [
    {
      id: 'around',
      kind: 'post',
      title: 'Who?',
      ask: 'Who?',
      prompts: ['Who?'],
      form: [{ id: 'city', kind: 'line', label: 'City', required: true }],
      perPerson: 2,
      break: { minutes: 15 },
    },
    { id: 'more', kind: 'post', title: 'More', ask: 'More.', prompts: [], papers: ['blue'] },
  ],
};
let records: WallRecords;
const actor = { personId: 'ana', now: 1 };
beforeEach(() => {
  records = new WallRecords(
    standingAt({ ...testSession(), script: SCRIPT, step: 'around', been: [] }),
  );
  records.apply(arrive(records, actor, { role: 'participant', arrival: 'code' }).changes);
});
const put = (n: number, note: Partial<PutNote> = {}): unknown => {
  try {
    const { changes, reply } = putNote(records, actor, {
      id: uuid(n),
      text: 'x',
      fields: { city: 'Kyiv' },
      ...note,
    });
    records.apply(changes);
    return reply.note;
  } catch (error) {
    const { code, values } = error as { code: string; values?: object };
    return [code, values];
  }
};

test('2.6a a note keeps its fields, shows them to its author and to readers, and is written on a paper that is offered', () => {
  expect(put(1)).toMatchObject({ color: 'green', fields: { city: 'Kyiv' } });
  const record = records.notes.get(uuid(1));
  expect(record && projectNote(records, record)).toMatchObject({ fields: { city: 'Kyiv' } });
  expect(ownNotes(records, 'ana')).toMatchObject([{ fields: { city: 'Kyiv' } }]);
  expect(put(2, { color: 'pink' })).toEqual(['paper-not-offered', undefined]);
  expect(put(2, { fields: {} })).toEqual(['invalid-field', { why: 'missing', where: 'city' }]);
  expect(records.notes.has(uuid(2))).toBe(false);
});

test('an edit that says nothing of fields leaves them, and one that does is judged', () => {
  put(1);
  expect(putNote(records, actor, { id: uuid(1), text: 'y' }).reply.note).toMatchObject({
    text: 'y',
    fields: { city: 'Kyiv' },
  });
  expect(put(1, { text: 'y', fields: { city: 'Lviv' } })).toMatchObject({
    fields: { city: 'Lviv' },
  });
  expect(put(1, { text: 'y', fields: {} })).toEqual([
    'invalid-field',
    { why: 'missing', where: 'city' },
  ]);
});

test('nobody has more notes in a step than it takes of one person; one taken down makes room', () => {
  put(1);
  put(2);
  expect(put(3)).toEqual(['too-many-notes', { why: 'step', max: 2 }]);
  // What is there can still be edited, and sent again.
  expect(put(2, { text: 'y' })).toMatchObject({ text: 'y' });
  records.apply(withdrawNote(records, actor, uuid(1)).changes);
  expect(put(3)).toMatchObject({ text: 'x' });
});

test('the next step has its own form and counts its own notes; phones are told of both', () => {
  put(1);
  put(2);
  records.apply([{ kind: 'session', value: goTo(records, 'more', 2) }]);
  expect(put(3, { fields: {} })).toMatchObject({ step: 'more', color: 'blue' });
  expect(put(4, { fields: {}, color: 'green' })).toEqual(['paper-not-offered', undefined]);
  // Written before the meeting went on.
  expect(put(4, { step: null })).toEqual(['too-many-notes', { why: 'step', max: 2 }]);
  const { noteForms } = presentSteps(records.session);
  expect(noteForms.map(({ step }) => step)).toEqual([null, 'more']);
  expect(formAt(noteForms, records.session.asking)?.papers).toEqual([
    { color: 'blue', means: 'Interested' },
  ]);
});

test('a script that asks for words on any paper tells phones of no form', () => {
  expect(presentSteps(testSession()).noteForms).toEqual([]);
});

test('a break is a clock that says so, through all that is done to it, and ends with its step', () => {
  const fay = { personId: 'fay', now: 1_000 };
  records.apply(arrive(records, fay, { role: 'facilitator', arrival: 'link' }).changes);
  const steer = (action: Parameters<typeof setTimer>[2]): unknown => {
    records.apply(setTimer(records, fay, action).changes);
    return records.session.timer;
  };
  expect(steer({ action: 'start', ms: 60_000, isBreak: true })).toMatchObject({
    isBreak: true,
    endsAt: 61_000,
  });
  expect(steer({ action: 'pause' })).toMatchObject({ state: 'paused', isBreak: true });
  expect(steer({ action: 'resume' })).toMatchObject({ state: 'running', isBreak: true });
  expect(steer({ action: 'add', ms: 60_000 })).toMatchObject({ isBreak: true, totalMs: 120_000 });
  expect(records.session.posting).toBe('open');
  expect(goTo(records, 'more', 2_000).timer).toBeNull();
  expect(steer({ action: 'start', ms: 60_000 })).not.toHaveProperty('isBreak');
});

import addFormats from 'ajv-formats';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { ownNotes, putNote, setNoteHidden } from '../commands/notes.ts';
import { ownPerson } from '../commands/people.ts';
import { room, uuid } from '../commands/testTables.ts';
import { tableView } from '../documents/tableView.ts';
import { NOBODY } from '../model/peopleCounts.ts';
import { isCount, ofOtherTypes } from '../model/schemas/testTypes.ts';
import { plainSession, presentSteps } from '../scripts/toldRun.ts';
import { LIVE_PING, LIVE_VERSION, livePing, type LivePersonal, type LiveShared } from './live.ts';
import { CountsSchema, LiveMessageSchema } from './schemas/live.ts';
import type { TableView } from './tables.ts';

const withoutNames = (schema: object): object =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$id' ? undefined : value,
  ) as object;
/** As a page reads it, which takes what it does not know for later news. */
const readsOf = (schema: object) => {
  const judge = addFormats.default(new Ajv({ strict: false })).compile(withoutNames(schema));
  return (value: unknown): boolean => judge(JSON.parse(JSON.stringify(value)));
};
const reads = readsOf(LiveMessageSchema);
const ID = '7c4f0a52-9d1e-4f6a-8f4e-1f6f7a4e2b10';
const COUNTS = { here: 0, notes: 0, people: NOBODY };

/** People of a test's room have short ids; those of a wall are UUIDs. */
const withId = (view: TableView | null): TableView | null =>
  view && { ...view, members: view.members.map((member) => ({ ...member, personId: ID })) };

/** What the server says of a room with tables, one note of p1 hidden. */
function said() {
  const made = room(3);
  const [table] = made.open();
  made.me('p1', { table: table?.tableId ?? '' });
  made.me('p1', { contact: { text: 'p1@x.org', shownTo: 'facilitators' } });
  made.run(putNote(made.records, made.act('p1'), { id: uuid(9, 1), text: 'Mine' }));
  made.run(setNoteHidden(made.records, made.act('fay'), uuid(9, 1), true));
  const { records } = made;
  const shared: LiveShared = {
    v: LIVE_VERSION,
    type: 'shared',
    now: 5,
    session: plainSession(records.session),
    counts: { ...COUNTS, seated: { [table?.tableId ?? '']: 1 } },
    steps: presentSteps(records.session),
  };
  const personal: LivePersonal = {
    v: LIVE_VERSION,
    type: 'personal',
    personId: ID,
    person: ownPerson(records.people.get('p1')),
    notes: ownNotes(records, 'p1'),
    table: withId(tableView(records, 'p1')),
    visits: [],
  };
  return { shared, personal };
}

describe('a message of a live view', () => {
  const { shared, personal } = said();
  test.each<[string, object]>([
    ['what all are told', shared],
    ['what all are told who know the steps', { ...shared, steps: undefined }],
    ['what one is told', personal],
    ['what one is told who sits nowhere', { ...personal, table: null }],
    ['what a facilitator is told', { ...personal, rushes: { bursts: [], removals: [] } }],
    ['a word of refusal', { v: 1, type: 'refused', code: 'removed', detail: '' }],
    ['a sign of life', { v: 1, type: 'ping', now: 5 }],
    ['one with news of later', { ...shared, later: { x: 1 } }],
  ])('may be %s', (_what, message) => expect(reads(message)).toBe(true));

  test.each<[string, unknown]>([
    ['of no version', { ...shared, v: undefined }],
    ['of another version', { ...shared, v: 2 }],
    ['of a version in words', { ...shared, v: '1' }],
    ['of no kind', { ...shared, type: undefined }],
    ['of another kind', { ...shared, type: 'all' }],
    ['without the server’s clock', { ...shared, now: undefined }],
    ['without a session', { ...shared, session: undefined }],
    ['with half a session', { ...shared, session: { title: 'Hui' } }],
    ['with half of the steps', { ...shared, steps: { present: shared.steps?.present } }],
    ['without counts', { ...shared, counts: {} }],
    ['of somebody without an id', { ...personal, personId: undefined }],
    ['of somebody whose id is none', { ...personal, personId: 'p1' }],
    ['without a word on the own table', { ...personal, table: undefined }],
    ['with half a table', { ...personal, table: { tableId: 't' } }],
    [
      'with a note of no revision',
      { ...personal, notes: [{ id: ID, text: 'x', color: 'blue', at: 1, hidden: false }] },
    ],
    ['with half of what facilitators are told', { ...personal, rushes: { bursts: [] } }],
    ['that refuses for no reason there is', { v: 1, type: 'refused', code: 'tired', detail: '' }],
    ['that refuses without a word', { v: 1, type: 'refused', code: 'removed' }],
    ['that is a list', [shared]],
    ['that is nothing', null],
  ])('may not be one %s', (_what, message) => expect(reads(message)).toBe(false));

  test('may have no member, however deep, of another type', () => {
    const refused = { v: 1, type: 'refused', code: 'removed', detail: '' };
    for (const message of [shared, personal, refused, { v: 1, type: 'ping', now: 5 }])
      for (const [at, other] of ofOtherTypes(message, isCount))
        expect([at, reads(other)]).toEqual([at, false]);
  });

  test('to all has nothing of any one person, and to one nothing of how she came', () => {
    const words = JSON.stringify(shared);
    for (const part of ['p1', 'Person', 'x.org', 'Mine']) expect(words).not.toContain(part);
    for (const part of ['arrival', 'joinedAt'])
      expect(JSON.stringify(personal)).not.toContain(part);
  });

  test('tells its author that her note was taken down, and keeps her words for her', () => {
    expect(personal.notes).toMatchObject([{ id: uuid(9, 1), text: 'Mine', hidden: true }]);
  });
});

describe('counts that everyone may know', () => {
  const isOne = readsOf(CountsSchema);
  test.each([
    [COUNTS, true],
    [{ ...COUNTS, seated: {}, connections: 0, visits: 3 }, true],
    [{ ...COUNTS, seated: { t1: 2, __proto__: 1 } }, true],
    [{ ...COUNTS, seated: { t1: ['p1'] } }, false],
    [{ ...COUNTS, seated: { t1: -1 } }, false],
    [{ ...COUNTS, here: ['p1'] }, false],
    [{ ...COUNTS, notes: 0.5 }, false],
    [{ ...COUNTS, people: 3 }, false],
    [{ here: 0, notes: 0 }, false],
  ])('%j: %s', (counts, isRight) => expect(isOne(counts)).toBe(isRight));
});

test('a sign of life is a message, with the server’s time', () => {
  expect(JSON.parse(livePing(1_234))).toEqual({ v: 1, type: 'ping', now: 1_234 });
  expect(reads(JSON.parse(livePing(0)))).toBe(true);
});

test('what a client says is this, letter for letter: servers compare it as it is', () => {
  expect(LIVE_PING).toBe('{"type":"ping"}');
});

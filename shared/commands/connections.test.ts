import { expect, it } from 'vitest';
import { projectConnection, projectVisit } from '../documents/projectGallery.ts';
import type { Visit, VisitRecord } from '../model/gallery.ts';
import { LIMITS } from '../model/limits.ts';
import { Refusal, type ProblemCode } from '../model/problems.ts';
import type { Decision } from './decision.ts';
import { connect, editConnection } from './connections.ts';
import { leaveVisit } from './visits.ts';
import { putNote } from './notes.ts';
import { arrive, removePerson, setMe } from './people.ts';
import { newSession, setPhase } from './session.ts';
import { openTables } from './openTables.ts';
import { makingOf, NO_GROUPS } from './testTables.ts';
import { steerReportBack } from './reportBack.ts';
import { setTour, steerWalk } from './walk.ts';
import { WallRecords } from './wallState.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const uuid = (kind: number, index: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** Four tables in the gallery, with one of p0…p3 at each, and a facilitator. */
function room() {
  const records = new WallRecords(newSession(ENGLISH, { title: 'Hui' }, 'ABCDEF', 0));
  const act = (personId: string) => ({ personId, now: 1_000 });
  const run = <Reply>({ changes, reply }: Decision<Reply>): Reply => {
    records.apply(changes);
    return reply;
  };
  run(arrive(records, act('fay'), { name: 'Fay', role: 'facilitator', arrival: 'creation' }));
  for (let index = 0; index < 4; index += 1)
    run(
      arrive(records, act(`p${index}`), {
        name: `P${index}`,
        role: 'participant',
        arrival: 'code',
      }),
    );
  const groups = [0, 1, 2, 3].map((index) => {
    const id = uuid(2, index);
    run(putNote(records, act('p0'), { id, text: `Note ${index}` }));
    return { clusterId: uuid(1, index), name: `Topic ${index}`, noteIds: [id] };
  });
  let made = 0;
  const tables = run(
    openTables(
      records,
      act('fay'),
      makingOf(groups, () => uuid(3, (made += 1))),
    ),
  ).tables.map(({ tableId }) => tableId);
  tables.forEach((table, index) => run(setMe(records, act(`p${index}`), { table })));
  run(steerWalk(records, act('fay'), { action: 'start', mode: 'free', stopMs: 1_000 }));
  /** From the first table to the second. */
  const draw = (person: string, id: string, text: string) => {
    const [from = '', to = ''] = tables;
    return run(connect(records, act(person), { id, from, to, relation: 'supports', text }));
  };
  return { records, act, run, draw };
}

function refusal(what: () => unknown): ProblemCode | null {
  try {
    what();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

it('2a.7 anyone carries a thread that nobody carries, until when she says, and lays it down', () => {
  const { records, act, run, draw } = room();
  const one = uuid(6, 1);
  draw('p0', one, 'Water');
  const edit = (person: string, part: object) => () =>
    editConnection(records, act(person), one, part);
  expect(refusal(edit('p2', { until: 'May' }))).toBe('invalid-request');
  run(edit('p2', { carry: true, until: 'May' })());
  expect(records.connections.get(one)?.carrier).toEqual({ person: 'p2', until: 'May' });
  expect(edit('p2', { carry: true })().changes).toEqual([]);
  expect(refusal(edit('p3', { carry: true }))).toBe('changed-meanwhile');
  expect(refusal(edit('p3', { carry: false }))).toBe('forbidden');
  expect(refusal(edit('p2', { until: 'x'.repeat(LIMITS.untilChars + 1) }))).toBe('text-too-long');
  expect(refusal(edit('p2', { until: 'a\nb' }))).toBe('invalid-text');
  expect(refusal(edit('p2', { carry: false, until: 'May' }))).toBe('invalid-request');
  expect(projectConnection(records, records.connections.get(one)!)?.carried?.until).toBe('May');
  // Somebody who was removed carries nothing: it is free to others.
  run(removePerson(records, act('fay'), 'p2'));
  expect(projectConnection(records, records.connections.get(one)!)).not.toHaveProperty('carried');
  run(edit('p3', { carry: true })());
  run(edit('fay', { carry: false })());
  expect(records.connections.get(one)).not.toHaveProperty('carrier');
  expect(edit('p3', { carry: false })().changes).toEqual([]);
});

it('2a.7 two that say the same become one by their tables: authors, marks, consent and carrier go over', () => {
  const { records, act, run, draw } = room();
  const [one, two] = [uuid(6, 1), uuid(6, 2)];
  draw('p2', one, 'Clean water!');
  draw('p0', two, '  clean, water ');
  run(editConnection(records, act('p3'), one, { mark: true, carry: true, until: 'May' }));
  run(editConnection(records, act('p2'), two, { mark: true }));
  const merge = (person: string, from: string, into: string) => () =>
    editConnection(records, act(person), from, { into });
  expect(refusal(merge('p2', one, two))).toBe('forbidden');
  expect(refusal(merge('p0', one, one))).toBe('connections-differ');
  expect(refusal(merge('p0', one, uuid(6, 9)))).toBe('no-such-connection');
  expect(refusal(() => editConnection(records, act('p0'), one, { into: two, mark: true }))).toBe(
    'invalid-request',
  );
  run(editConnection(records, act('p0'), two, { text: 'Clean air' }));
  expect(refusal(merge('p0', one, two))).toBe('connections-differ');
  run(editConnection(records, act('p0'), two, { text: 'Clean water' }));
  run(merge('p0', one, two)());
  expect(records.connections.get(two)).toMatchObject({
    text: 'Clean water',
    person: 'p0',
    alsoBy: ['p2'],
    // One's own thread is not marked by oneself.
    marks: ['p3'],
    state: 'accepted',
    carrier: { person: 'p3', until: 'May' },
  });
  expect(records.connections.get(one)).toMatchObject({ state: 'gone', text: '', into: two });
  expect(merge('p0', one, two)().changes).toEqual([]);
  // What was merged before follows, so that its visitor finds it.
  const three = uuid(6, 3);
  draw('p1', three, 'Clean water.');
  run(merge('p1', two, three)());
  expect(records.connections.get(one)?.into).toBe(three);
  expect(records.connections.get(three)?.alsoBy).toEqual(['p0', 'p2']);
});

it('2a.5d a facilitator leads the projector to what hangs, until the gallery closes', () => {
  const { records, act, run, draw } = room();
  const one = uuid(6, 1);
  draw('p0', one, 'Water');
  const tour = (part: object = {}) => ({
    tour: {
      goes: 'presenter' as const,
      lead: null,
      connection: null,
      poster: null,
      focus: null,
      isHeld: false,
      ...part,
    },
  });
  expect(refusal(() => setTour(records, act('p0'), tour()))).toBe('forbidden');
  expect(refusal(() => setTour(records, act('fay'), tour({ connection: uuid(6, 9) })))).toBe(
    'no-such-connection',
  );
  run(setTour(records, act('fay'), tour({ connection: one })));
  expect(records.session.tour).toEqual(tour({ connection: one }).tour);
  expect(setTour(records, act('fay'), tour({ connection: one })).changes).toEqual([]);
  // It ends with every step: nobody finds the projector where somebody led it before.
  run(setPhase(records, act('fay'), 'connect'));
  expect(records.session.tour).toBeNull();
  run(setTour(records, act('fay'), tour({ connection: one })));
  run(steerReportBack(records, act('fay'), { action: 'start', turnMs: 1_000 }, NO_GROUPS));
  expect(records.session.tour).toBeNull();
  run(steerReportBack(records, act('fay'), { action: 'end' }, NO_GROUPS));
  run(setTour(records, act('fay'), tour()));
  run(steerWalk(records, act('fay'), { action: 'start', mode: 'free', stopMs: 1_000 }));
  expect(records.session.tour).toBeNull();
  run(setPhase(records, act('fay'), 'tables'));
  expect(refusal(() => setTour(records, act('fay'), tour()))).toBe('gallery-closed');
  expect(setTour(records, act('fay'), { tour: null }).changes).toEqual([]);
});

it('2a.7a a visit says what became of its connection: proposed, accepted by whom, reworded, merged, taken away', () => {
  const { records, act, run, draw } = room();
  const [from = '', to = ''] = records.session.tables.map(({ tableId }) => tableId);
  const id = uuid(5, 1);
  run(
    leaveVisit(records, act('p2'), {
      id,
      table: from,
      kind: 'connection',
      text: 'Feeds us',
      toTable: to,
      relation: 'supports',
    }),
  );
  const fate = (): Visit['thread'] =>
    projectVisit(records, records.visits.get(id) as VisitRecord)?.thread;
  expect(fate()).toEqual({ state: 'proposed' });
  run(editConnection(records, act('p1'), id, { state: 'accepted' }));
  expect(fate()).toEqual({ state: 'accepted', by: 'P1', table: to });
  // Who accepts it again changes nothing.
  run(editConnection(records, act('fay'), id, { state: 'accepted', text: 'Feeds us well' }));
  expect(fate()).toEqual({ state: 'accepted', by: 'P1', table: to, text: 'Feeds us well' });
  // Into one that was only proposed: that is accepted with it, by the same.
  draw('p3', uuid(6, 1), 'Feeds us, well!');
  run(editConnection(records, act('p0'), id, { into: uuid(6, 1) }));
  expect(fate()).toEqual({ state: 'accepted', by: 'P1', table: to, text: 'Feeds us, well!' });
  expect(projectVisit(records, records.visits.get(id) as VisitRecord)?.into).toBe(uuid(6, 1));
  run(removePerson(records, act('fay'), 'p1'));
  expect(fate()).toEqual({ state: 'accepted', table: to, text: 'Feeds us, well!' });
  run(editConnection(records, act('p0'), uuid(6, 1), { state: 'gone' }));
  expect(fate()).toEqual({ state: 'gone' });
});

it('2a.7a whoever draws a connection of her own table has accepted it; a facilitator does so for none', () => {
  const { records, draw } = room();
  draw('p0', uuid(6, 1), 'One');
  draw('fay', uuid(6, 2), 'Two');
  draw('p3', uuid(6, 3), 'Three');
  expect([1, 2, 3].map((each) => records.connections.get(uuid(6, each))?.accepted)).toEqual([
    { person: 'p0', table: records.session.tables[0]?.tableId },
    { person: 'fay' },
    undefined,
  ]);
});

it('2a.7, T34 words that somebody else put there are hers: no name and no promise stays under them', () => {
  const { records, act, run, draw } = room();
  const [one, two] = [uuid(6, 1), uuid(6, 2)];
  draw('p2', one, 'Share the hall');
  draw('p0', two, 'Share the hall!');
  run(editConnection(records, act('p0'), two, { into: one }));
  run(editConnection(records, act('p2'), one, { carry: true, until: 'May' }));
  const shown = () => projectConnection(records, records.connections.get(one)!);
  // The same in other letters is still theirs.
  run(editConnection(records, act('p1'), one, { text: 'Share the hall.' }));
  expect(shown()).toMatchObject({ by: 'P2', alsoBy: ['P0'], carried: { by: 'P2' } });
  run(editConnection(records, act('p1'), one, { text: 'Sell the hall' }));
  expect(shown()).toMatchObject({ text: 'Sell the hall', by: 'P1' });
  expect(shown()).not.toHaveProperty('alsoBy');
  expect(shown()).not.toHaveProperty('carried');
  run(removePerson(records, act('fay'), 'p1'));
  expect(shown()).not.toHaveProperty('by');
  // Her own words again.
  run(editConnection(records, act('p2'), one, { text: 'Share it' }));
  expect(shown()?.by).toBe('P2');
});

it('2a.7 two that different people carry become one only when one of them lays hers down', () => {
  const { records, act, run, draw } = room();
  const [one, two] = [uuid(6, 1), uuid(6, 2)];
  draw('p0', one, 'Water');
  draw('p1', two, 'Water');
  run(editConnection(records, act('p2'), one, { carry: true }));
  run(editConnection(records, act('p3'), two, { carry: true }));
  const merge = () => editConnection(records, act('p0'), one, { into: two });
  expect(refusal(merge)).toBe('connections-differ');
  expect(
    refusal(() => editConnection(records, act('p2'), one, { carry: true, state: 'gone' })),
  ).toBe('invalid-request');
  run(editConnection(records, act('p2'), one, { carry: false }));
  run(merge());
  expect(records.connections.get(two)?.carrier?.person).toBe('p3');
  expect(refusal(() => editConnection(records, act('p0'), one, { mark: true }))).toBe(
    'connection-gone',
  );
});

it('2a.7 who takes back what others said as well takes her name off, and nothing else', () => {
  const { records, act, run, draw } = room();
  const [one, two] = [uuid(6, 1), uuid(6, 2)];
  draw('p2', one, 'Water');
  draw('p3', two, 'Water');
  run(editConnection(records, act('p0'), two, { into: one }));
  run(editConnection(records, act('p2'), one, { state: 'gone' }));
  expect(records.connections.get(one)).toMatchObject({
    person: 'p3',
    text: 'Water',
    state: 'proposed',
  });
  expect(records.connections.get(one)).not.toHaveProperty('alsoBy');
  run(editConnection(records, act('p3'), one, { state: 'gone' }));
  expect(records.connections.get(one)?.state).toBe('gone');
});

it('2a.7 merged or of another kind it names who said so, and nobody who did not', () => {
  const { records, act, run, draw } = room();
  const [one, two, three] = [uuid(6, 1), uuid(6, 2), uuid(6, 3)];
  draw('p2', one, 'Water');
  run(editConnection(records, act('p1'), one, { text: 'Air' }));
  draw('p3', two, 'Air');
  run(editConnection(records, act('p0'), one, { into: two }));
  expect(records.connections.get(two)?.alsoBy).toEqual(['p1']);
  run(editConnection(records, act('p3'), two, { carry: true }));
  run(editConnection(records, act('p0'), two, { relation: 'reinforces' }));
  const now = records.connections.get(two);
  expect(now).toMatchObject({ relation: 'reinforces', wordedBy: 'p0' });
  expect(now).not.toHaveProperty('alsoBy');
  expect(now).not.toHaveProperty('carrier');
  // A merge whose answer was lost is no refusal, also when the other was merged since.
  draw('p2', three, 'Air');
  run(editConnection(records, act('p0'), two, { relation: 'supports' }));
  run(editConnection(records, act('p0'), two, { into: three }));
  expect(editConnection(records, act('p0'), one, { into: two }).changes).toEqual([]);
});

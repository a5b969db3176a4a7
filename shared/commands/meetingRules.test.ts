import { KEY_PRODUCT } from './testSession.ts';
import { NOTHING_RATED } from '../documents/ratedMeeting.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { meetingContent } from '../documents/meetingContent.ts';
import { NamesBehind } from '../documents/namesBehind.ts';
import { projectConnection, projectVisit } from '../documents/projectGallery.ts';
import { projectRecords } from '../documents/projectRecords.ts';
import { posterChoices } from '../documents/tableView.ts';
import { RELATIONS, VISIT_KINDS } from '../model/gallery.ts';
import { Refusal } from '../model/problems.ts';
import { COMMITMENT_KINDS, TABLE_DUTIES } from '../model/table.ts';
import { connect, editConnection } from './connections.ts';
import { answerVisit, leaveVisit, takeBackVisit } from './visits.ts';
import type { Decision } from './decision.ts';
import { putNote } from './notes.ts';
import { arrive, removePerson, setMe } from './people.ts';
import { editSession, newSession, setPhase } from './session.ts';
import { editTable, movePerson, setTableClosed } from './tables.ts';
import { openTables } from './openTables.ts';
import { makingOf, NO_GROUPS } from './testTables.ts';
import { steerReportBack } from './reportBack.ts';
import { standsAt, steerWalk } from './walk.ts';
import { WallRecords, type RecordChange } from './wallState.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const uuid = (kind: number, index: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`;
const PEOPLE = [
  'person-fay',
  'person-ana',
  'person-ben',
  'person-cat',
  'person-dov',
  'person-eli',
  'person-new',
];
const GROUPS = [0, 1, 2, 3].map((group) => ({
  clusterId: uuid(1, group),
  name: `Topic ${group}`,
  noteIds: [uuid(2, group)],
}));

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** A step is numbers only; what they mean is chosen from what there is. */
const step = fc.record({
  what: fc.nat(17),
  who: fc.nat(6),
  table: fc.nat(4),
  other: fc.nat(4),
  id: fc.nat(6),
  flag: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function decide(
  records: WallRecords,
  { what, who, table, other, id, flag }: Step,
  newId: () => string,
): Decision<unknown> {
  const actor = { personId: at(PEOPLE, who), now: 1_000 };
  const fay = { personId: 'person-fay', now: 1_000 };
  // One beyond the tables there are: unknown tables are tried too.
  const tableId = records.session.tables[table]?.tableId ?? uuid(9, table);
  const otherId = records.session.tables[other]?.tableId ?? uuid(9, other);
  const options: (() => Decision<unknown>)[] = [
    () => openTables(records, flag ? fay : actor, makingOf(GROUPS.slice(0, other + 1), newId)),
    () => setMe(records, actor, { table: flag ? tableId : null }),
    () => setMe(records, actor, { table: tableId }),
    () => setMe(records, actor, { host: flag }),
    () => setMe(records, actor, { duties: [at(TABLE_DUTIES, id), at(TABLE_DUTIES, other)] }),
    () =>
      setMe(records, actor, {
        commitment: { table: tableId, kind: flag ? at(COMMITMENT_KINDS, id) : null },
      }),
    () => movePerson(records, flag ? fay : actor, at(PEOPLE, id), tableId),
    () => setTableClosed(records, fay, tableId, flag),
    () =>
      editTable(records, actor, tableId, {
        again: flag ? 'yes' : null,
        spoken: { person: at(PEOPLE, id), spoken: flag },
      }),
    () =>
      steerWalk(
        records,
        fay,
        flag
          ? { action: 'start', mode: 'rotation', stops: id + 1, stopMs: 1_000 }
          : { action: id % 2 ? 'next' : 'back' },
      ),
    () =>
      steerWalk(
        records,
        fay,
        flag ? { action: 'start', mode: 'free', stopMs: 1_000 } : { action: 'end' },
      ),
    () =>
      leaveVisit(records, actor, {
        id: uuid(5, id),
        table: tableId,
        kind: at(VISIT_KINDS, other),
        text: flag ? 'Words' : '',
        ...(at(VISIT_KINDS, other) === 'connection'
          ? { toTable: otherId, relation: at(RELATIONS, id) }
          : {}),
      }),
    () => takeBackVisit(records, actor, uuid(5, id)),
    () => answerVisit(records, actor, uuid(5, id), flag ? 'Answer' : ''),
    () =>
      connect(records, actor, {
        id: uuid(5, id),
        from: tableId,
        to: otherId,
        relation: at(RELATIONS, id),
        text: 'Thread',
      }),
    () =>
      editConnection(
        records,
        actor,
        uuid(5, id),
        flag
          ? { state: other % 2 ? 'accepted' : 'gone' }
          : { mark: other % 2 === 0, ...(other > 2 ? { text: 'Reworded' } : {}) },
      ),
    () =>
      flag
        ? setPhase(records, fay, at(['tables', 'gallery', 'connect'] as const, id))
        : editSession(
            records,
            fay,
            { names: at(['first', 'anonymous'] as const, id) },
            KEY_PRODUCT,
          ),
    () =>
      flag
        ? steerReportBack(
            records,
            fay,
            { action: at(['next', 'back', 'end'] as const, id) },
            NO_GROUPS,
          )
        : removePerson(records, fay, at(PEOPLE, id)),
  ];
  return at(options, what)();
}

describe('after any run of what people may do', () => {
  it('seats, duties, hosts, stops and threads hold, and the gallery shows exactly what the records say', () => {
    let done = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 80 }), (steps) => {
        const records = new WallRecords(newSession(ENGLISH, { title: 'Hui' }, 'ABCDEF', 0));
        const documents = {
          session: new Y.Doc(),
          people: new Y.Doc(),
          notes: new Y.Doc(),
          gallery: new Y.Doc(),
        };
        const names = new NamesBehind();
        const apply = (changes: RecordChange[]): void => {
          const before = records.session;
          records.apply(changes);
          projectRecords(records, before, changes, documents, names);
        };
        for (const [index, id] of PEOPLE.slice(0, 6).entries())
          apply(
            arrive(
              records,
              { personId: id, now: 0 },
              {
                role: index === 0 ? 'facilitator' : 'participant',
                arrival: 'code',
                name: `Zork${index} Quux${index}`,
              },
            ).changes,
          );
        apply([
          {
            kind: 'person',
            id: 'person-new',
            value: {
              role: 'participant',
              arrival: 'code',
              offer: 'none',
              removed: false,
              joinedAt: 0,
            },
          },
        ]);
        for (const group of GROUPS)
          apply(
            putNote(
              records,
              { personId: 'person-ana', now: 0 },
              { id: group.noteIds[0] as string, text: 'A note' },
            ).changes,
          );
        let made = 0;
        apply(
          openTables(
            records,
            { personId: 'person-fay', now: 0 },
            makingOf(GROUPS.slice(0, 2), () => uuid(3, (made += 1))),
          ).changes,
        );
        for (const each of steps) {
          const frozen = JSON.stringify([
            records.session,
            [...records.people],
            [...records.tables],
            [...records.visits],
            [...records.connections],
          ]);
          try {
            apply(decide(records, each, () => uuid(3, (made += 1))).changes);
            done += 1;
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            refused += 1;
            // A refusal leaves everything as it was.
            expect(
              JSON.stringify([
                records.session,
                [...records.people],
                [...records.tables],
                [...records.visits],
                [...records.connections],
              ]),
            ).toBe(frozen);
          }
        }
        check(records, documents.gallery);
      }),
      { numRuns: 300 },
    );
    // Not vacuous: much was done, much was refused.
    expect(done).toBeGreaterThan(2_000);
    expect(refused).toBeGreaterThan(500);
  });
});

function check(records: WallRecords, gallery: Y.Doc): void {
  const { session } = records;
  expect(new Set(session.tables.map((table) => table.number)).size).toBe(session.tables.length);
  expect(new Set(session.tables.map((table) => table.clusterId)).size).toBe(session.tables.length);
  for (const [id, person] of records.people) {
    const row = session.tables.find((table) => table.tableId === person.table);
    if (person.table !== undefined) {
      expect(row?.state, 'nobody sits at a closed table').toBeUndefined();
      expect(person.sat).toContain(person.table);
    } else expect([person.host, person.duties]).toEqual([undefined, undefined]);
    for (const [tableId, seats] of records.seats)
      expect(seats.has(id)).toBe(!person.removed && person.table === tableId);
    expect(new Set(person.stops ?? []).size).toBe(person.stops?.length ?? 0);
    const stands = standsAt(session, person);
    if (stands !== undefined) expect(records.tables.has(stands)).toBe(true);
  }
  for (const [, seats] of records.seats) {
    const people = [...seats].map((id) => records.people.get(id));
    expect(people.filter((person) => person?.host).length).toBeLessThanOrEqual(1);
    for (const duty of TABLE_DUTIES)
      expect(people.filter((person) => person?.duties?.includes(duty)).length).toBeLessThanOrEqual(
        1,
      );
  }
  for (const connection of records.connections.values()) {
    expect(connection.from).not.toBe(connection.to);
    expect(connection.marks.length).toBe(new Set(connection.marks).size);
  }
  const live = <Record>(
    all: ReadonlyMap<string, Record>,
    show: (record: Record) => object | null,
  ): object =>
    Object.fromEntries(
      [...all].flatMap(([id, record]) => {
        const shown = show(record);
        return shown ? [[id, shown]] : [];
      }),
    );
  expect(gallery.getMap('visits').toJSON()).toEqual(
    live(records.visits, (visit) => projectVisit(records, visit)),
  );
  expect(gallery.getMap('connections').toJSON()).toEqual(
    live(records.connections, (connection) => projectConnection(records, connection)),
  );
  expect(gallery.getMap('posters').toJSON()).toEqual(Object.fromEntries(posterChoices(records)));
  const shown = JSON.stringify([
    gallery.toJSON(),
    meetingContent(records, {
      clusters: {},
      placements: {},
      sheets: new Map(),
      rated: NOTHING_RATED,
      at: 0,
    }),
  ]);
  for (const id of PEOPLE) expect(shown).not.toContain(id);
  if (session.settings.names === 'anonymous') expect(shown).not.toContain('Zork');
  if (session.settings.names !== 'named') expect(shown).not.toContain('Quux');
}

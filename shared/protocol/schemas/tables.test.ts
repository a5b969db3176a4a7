import addFormats from 'ajv-formats';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { connect, editConnection } from '../../commands/connections.ts';
import { setNoteHidden } from '../../commands/notes.ts';
import { setPhase } from '../../commands/session.ts';
import { editTable } from '../../commands/tables.ts';
import { room, uuid } from '../../commands/testTables.ts';
import { answerVisit, leaveVisit } from '../../commands/visits.ts';
import { posterView, tableView } from '../../documents/tableView.ts';
import { connectionView, visitView } from '../../documents/visitViews.ts';
import { isCount, ofOtherTypes } from '../../model/schemas/testTypes.ts';
import type { SheetBlock } from '../../model/sheet.ts';
import {
  ConnectionViewSchema,
  PosterViewSchema,
  TableMemberSchema,
  TableNoteSchema,
  TableViewSchema,
  TableVisitSchema,
} from './tables.ts';

/** Closed: what a form does not name is a fault. So a view is found that carries more than it says. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const mapped = Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, closed(value)]),
  );
  return mapped['type'] === 'object' && 'properties' in mapped
    ? { additionalProperties: false, ...mapped }
    : mapped;
}
const KEPT = new Set(['SheetBlock', 'SheetItem']);
const readsOf = (schema: object) => {
  const plain: unknown = JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$id' && !KEPT.has(String(value)) ? undefined : value,
  );
  const judge = addFormats.default(new Ajv({ strict: false })).compile(Object(closed(plain)));
  return (value: unknown): boolean => judge(JSON.parse(JSON.stringify(value)));
};
const [isTable, isPoster, isVisit, isConnection, isNote, isMember] = [
  TableViewSchema,
  PosterViewSchema,
  TableVisitSchema,
  ConnectionViewSchema,
  TableNoteSchema,
  TableMemberSchema,
].map(readsOf) as [Judge, Judge, Judge, Judge, Judge, Judge];
type Judge = ReturnType<typeof readsOf>;

const SHEET: SheetBlock[] = [
  {
    type: 'paragraph',
    text: [{ text: 'Before', bold: true, italic: true, link: 'https://x.org' }],
  },
  { type: 'heading', level: 2, text: [{ text: 'Why?', note: 'blue', quoteOf: uuid(2, 0) }] },
  {
    type: 'list',
    kind: 'ordered',
    start: 3,
    items: [
      { blocks: [{ type: 'list', kind: 'check', items: [{ checked: true, blocks: [] }] }] },
      { blocks: [{ type: 'heading', level: 3, text: [] }] },
    ],
  },
];

/** A meeting in which something of everything was done. */
function meeting() {
  const made = room(5);
  const { records, run, act, me } = made;
  const [one = '', two = ''] = made.open().map(({ tableId }) => tableId);
  me('p1', { table: one });
  me('p1', { host: true, duties: ['reporter'], commitment: { table: one, kind: 'activator' } });
  me('p1', { contact: { text: 'p1@x.org', shownTo: 'table' } });
  me('p2', { table: one });
  me('p3', { table: two });
  run(
    editTable(records, act('p1'), one, {
      again: 'yes',
      sentence: 'Clear',
      posterNotes: [uuid(2, 1)],
    }),
  );
  run(editTable(records, act('p1'), one, { spoken: { person: 'p2', spoken: true } }));
  run(setPhase(records, act('fay'), 'connect'));
  const [asked, hung, drawn] = [uuid(6, 1), uuid(6, 2), uuid(6, 3)];
  run(leaveVisit(records, act('p4'), { table: one, kind: 'question', id: asked, text: 'Why?' }));
  run(answerVisit(records, act('p1'), asked, 'So'));
  run(
    leaveVisit(records, act('p4'), {
      table: one,
      kind: 'connection',
      toTable: two,
      relation: 'supports',
      id: hung,
      text: 'Water',
    }),
  );
  run(editConnection(records, act('p1'), hung, { state: 'accepted' }));
  run(
    connect(records, act('p3'), {
      id: drawn,
      from: two,
      to: one,
      relation: 'reinforces',
      text: 'Air',
    }),
  );
  run(editConnection(records, act('p2'), drawn, { mark: true }));
  run(editConnection(records, act('p2'), drawn, { carry: true, until: 'May' }));
  return { ...made, one, two, asked, hung, drawn };
}

/** People of a test's room have short ids; those of a wall are UUIDs. */
const withIds = (view: unknown): unknown =>
  JSON.parse(
    JSON.stringify(view).replace(
      /"personId":"p(\d)"/g,
      `"personId":"${uuid(1, 0).slice(0, -1)}$1"`,
    ),
  );

describe('what the server makes for its readers has just the form that it says', () => {
  const { records, one, two, asked, hung, drawn, run, act } = meeting();
  const found = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('it is not there');
    return value;
  };
  test('a table for each of its people', () => {
    for (const id of ['p1', 'p2', 'p3'])
      expect(isTable(withIds(tableView(records, id)))).toBe(true);
    expect(isTable({ ...(withIds(tableView(records, 'p1')) as object), seats: 2 })).toBe(false);
  });

  test('a poster, with a sheet and without, for who reads notes and who does not', () => {
    for (const sheet of [SHEET, []])
      for (const reads of [true, false])
        for (const tableId of [one, two])
          expect(isPoster(posterView(records, tableId, { sheet, reads }))).toBe(true);
  });

  test('a visit and a connection, for who left it and for others', () => {
    for (const asker of ['p1', 'p3', 'p4', 'fay', 'ghost']) {
      for (const id of [asked, hung])
        expect(isVisit(visitView(records, id, found(records.visits.get(id)), asker))).toBe(true);
      for (const id of [hung, drawn])
        expect(
          isConnection(connectionView(records, id, found(records.connections.get(id)), asker)),
        ).toBe(true);
    }
  });

  test('and no view with a member of another type, however deep, is one', () => {
    const poster = posterView(records, one, { sheet: SHEET, reads: true });
    const views: [Judge, unknown][] = [
      [isTable, withIds(tableView(records, 'p1'))],
      [isPoster, poster],
      [isVisit, visitView(records, hung, found(records.visits.get(hung)), 'p4')],
      [isConnection, connectionView(records, drawn, found(records.connections.get(drawn)), 'p2')],
    ];
    for (const [reads, view] of views)
      for (const [at, other] of ofOtherTypes(view, isCount))
        expect([at, reads(other)]).toEqual([at, false]);
  });

  test('T2, T3 and has no word of a hidden note, no person’s id, and no contact that is not for its reader', () => {
    run(setNoteHidden(records, act('fay'), uuid(2, 1), true));
    const room = JSON.stringify([
      posterView(records, one, { sheet: SHEET, reads: true }),
      visitView(records, asked, found(records.visits.get(asked)), 'p4'),
      connectionView(records, drawn, found(records.connections.get(drawn)), 'p4'),
    ]);
    for (const part of ['Note 0 1', '"p1"', '"p2"', '"p3"', 'p1@x.org'])
      expect(room).not.toContain(part);
    expect(JSON.stringify(tableView(records, 'p3'))).not.toContain('p1@x.org');
    expect(JSON.stringify(tableView(records, 'p2'))).toContain('p1@x.org');
  });
});

describe('a member of a table', () => {
  const LEAST = { personId: uuid(1, 1), isMe: false, duties: [], host: false, spoken: false };
  test.each<[object, boolean]>([
    [{}, true],
    [{ name: 'Ana', commitment: 'observer', contact: 'a@x.org' }, true],
    [{ contact: { text: 'a@x.org', shownTo: 'table' } }, false],
    [{ commitment: 'boss' }, false],
    [{ commitment: null }, false],
    [{ duties: ['chair'] }, false],
    [{ personId: 'p1' }, false],
    [{ role: 'participant' }, false],
    [{ isMe: undefined }, false],
    [{ host: undefined }, false],
    [{ spoken: 1 }, false],
  ])('with %j: %s', (part, isOne) => expect(isMember({ ...LEAST, ...part })).toBe(isOne));
});

test.each<[object, boolean]>([
  [{}, true],
  [{ by: 'Ana' }, true],
  [{ by: null }, false],
  [{ id: 'n1' }, false],
  [{ color: 'violet' }, false],
  [{ text: undefined }, false],
  [{ person: 'p1' }, false],
  [{ seq: 1 }, false],
])('a note of a table with %j: %s', (part, isOne) => {
  expect(isNote({ id: uuid(2, 1), text: 'x', color: 'blue', ...part })).toBe(isOne);
});

test('a poster has what its document says of it, but for ids of notes that may not be read', () => {
  const { properties } = PosterViewSchema;
  expect(Object.keys(properties)).not.toContain('noteIds');
  for (const key of [
    'sentence',
    'again',
    'host',
    'here',
    'hereNames',
    'mightJoin',
    'activators',
    'spoken',
    'counts',
  ])
    expect(properties).toHaveProperty(key);
});

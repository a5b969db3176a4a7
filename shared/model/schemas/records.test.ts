import addFormats from 'ajv-formats';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { newSession } from '../../commands/session.ts';
import { ClusterSchema, PlacementSchema } from './arrangement.ts';
import { ConnectionSchema, PosterChoicesSchema, VisitSchema } from './gallery.ts';
import { MoveSchema } from './moves.ts';
import { ListedNoteSchema, NoteSchema, OwnNoteSchema } from './notes.ts';
import { OwnPersonSchema, PeopleCountsSchema, PersonSchema } from './people.ts';
import { CaretSchema, PresenceSchema } from './presence.ts';
import { BurstSchema, RemovalSchema } from './removal.ts';
import { SessionRecordSchema, TourSchema } from './session.ts';
import { SheetSectionSchema } from './sheet.ts';
import { TableRecordSchema, TableRowSchema } from './tables.ts';
import { isCount, ofOtherTypes } from './testTypes.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

const ID = '7c4f0a52-9d1e-4f6a-8f4e-1f6f7a4e2b10';
type Form = Record<string, unknown>;
interface Case {
  schema: object;
  /** As much as has to be there. */
  least: Form;
  /** All that may be there, each with a value; members that no form need have. */
  more: Form;
  /** What some members may be besides. */
  also?: readonly Form[];
  /** By member, values that it never has. */
  wrong: Readonly<Record<string, readonly unknown[]>>;
}

const NO_COUNT = [-1, 0.5, '1', null];
const NO_TEXT = [7, null, ['x'], { x: 1 }];
const SESSION = newSession(ENGLISH, { title: 'Hui' }, 'ABCDEF', 0) as unknown as Form;
const FORMS: Readonly<Record<string, Case>> = {
  note: {
    schema: NoteSchema,
    least: { text: '', color: 'yellow', at: 0, seq: 0 },
    more: { prompt: 0, by: 'Ana' },
    wrong: {
      text: NO_TEXT,
      color: ['violet', '', 7],
      seq: NO_COUNT,
      prompt: NO_COUNT,
      by: NO_TEXT,
    },
  },
  'listed note': {
    schema: ListedNoteSchema,
    least: { id: ID, text: 'x', color: 'blue', at: 1, seq: 1 },
    more: { mine: true, by: 'Ana', prompt: 3 },
    wrong: { id: ['n1', '', ID.slice(1), 7], mine: [false, 'yes', 1] },
  },
  'own note': {
    schema: OwnNoteSchema,
    least: { id: ID, text: 'x', color: 'blue', rev: 0, at: 1, hidden: false },
    more: { prompt: 0 },
    wrong: { id: ['n1'], rev: NO_COUNT, hidden: ['no', 0, null], prompt: [null, -1] },
  },
  person: {
    schema: PersonSchema,
    least: { role: 'participant', arrival: 'code', offer: 'none', removed: false, joinedAt: 1 },
    more: {
      name: 'Ana',
      out: ID,
      table: 't1',
      sat: ['t1'],
      host: true,
      duties: ['facilitator', 'note-taker', 'reporter'],
      commitments: { t1: 'activator', t2: 'supporter', t3: 'observer' },
      contact: { text: 'a@x.org', shownTo: 'table' },
      stops: ['t1'],
      standing: 't2',
    },
    wrong: {
      role: ['admin', '', 'Facilitator', null],
      arrival: ['email', null],
      offer: ['yes', true],
      removed: ['no', 0],
      duties: [['chair'], 'reporter', [7]],
      commitments: [{ t1: 'boss' }, { t1: null }, ['activator']],
      contact: ['a@x.org', { text: 'a@x.org' }, { text: 'a', shownTo: 'all' }],
      sat: ['t1', [7]],
    },
  },
  cluster: {
    schema: ClusterSchema,
    least: { name: '', color: 'blue', pos: [0, 0] },
    more: { state: 'dissolved', into: 'g', collapsed: true },
    wrong: {
      pos: [[0], [0, 0, 0], ['0', 0], { 0: 0, 1: 0 }, null],
      state: ['gone', null],
      into: ['', 'a b', 'g'.repeat(65), null],
      collapsed: [false, 'yes'],
    },
  },
  placement: {
    schema: PlacementSchema,
    least: { pos: [-1.5, 1_000_000] },
    more: { cluster: 'g-1_x' },
    wrong: { pos: [[0], '0,0', [null, 0]], cluster: ['', 'a/b', 7] },
  },
  visit: {
    schema: VisitSchema,
    least: { table: 't1', kind: 'join', text: '', at: 1 },
    more: {
      toTable: 't2',
      relation: 'supports',
      by: 'Ana',
      into: ID,
      thread: { state: 'gone', by: 'Ana', table: 't1', text: 'x' },
      answer: { by: 'Ana', text: 'x', at: 2 },
    },
    wrong: {
      kind: ['like', ''],
      relation: ['opposes', ''],
      thread: [{ state: 'out' }, {}, 'gone', { state: 'gone', by: 7 }],
      answer: ['x', { text: 'x' }, { at: 1 }],
    },
  },
  connection: {
    schema: ConnectionSchema,
    least: {
      from: 't1',
      to: 't2',
      relation: 'reinforces',
      text: 'x',
      state: 'proposed',
      marks: 0,
      at: 1,
    },
    more: { by: 'Ana', alsoBy: ['Ben'], carried: { by: 'Ana', until: '' } },
    wrong: {
      state: ['gone', 'out', ''],
      marks: [...NO_COUNT, ['p1']],
      alsoBy: ['Ben', [7]],
      carried: [{ by: 'Ana' }, 'Ana', { until: 7 }],
    },
  },
  'poster’s choices': {
    schema: PosterChoicesSchema,
    least: {
      sentence: '',
      again: null,
      noteIds: [],
      here: 0,
      hereNames: [],
      mightJoin: 0,
      activators: [],
      counts: { activator: 0, supporter: 0, observer: 0 },
    },
    more: { host: 'Ana', spoken: 3 },
    wrong: {
      again: ['maybe', true, ''],
      here: NO_COUNT,
      counts: [{}, { activator: 1, supporter: 1 }, { activator: -1, supporter: 0, observer: 0 }],
      spoken: [['p1'], -1],
    },
  },
  'table’s row': {
    schema: TableRowSchema,
    least: { tableId: 't', number: 1, clusterId: 'c', name: 'Water' },
    more: { state: 'closed' },
    wrong: { number: [0, -1, 1.5, '1'], state: ['open', '', null], name: NO_TEXT },
  },
  'table’s record': {
    schema: TableRecordSchema,
    least: { spoken: [], again: 'yes', sentence: '', posterNotes: [], noteIds: [] },
    more: {},
    wrong: { spoken: ['p1', [1]], again: ['', 'Yes'], posterNotes: [null, [null]] },
  },
  session: {
    schema: SessionRecordSchema,
    least: SESSION,
    more: {},
    also: [
      { timer: { state: 'running', endsAt: 1, totalMs: 1 } },
      { timer: { state: 'paused', leftMs: -0.5, totalMs: 1 } },
      { walk: { mode: 'rotation', stops: 3, stopMs: 1, stop: 3, swapAt: 1, onItsOwn: true } },
      { walk: { mode: 'free', stops: 0, stopMs: 1, stop: 0 } },
      { reportBack: { queue: ['t1'], index: 1, turnMs: 1 } },
      { door: 'closed', posting: 'closed', settings: { reveal: 'later', names: 'first' } },
    ],
    wrong: {
      phase: ['end', null],
      door: ['ajar', true],
      posting: ['later'],
      settings: [{}, { reveal: 'live' }, { reveal: 'never', names: 'named' }],
      timer: [
        { state: 'running', totalMs: 1 },
        { state: 'paused', endsAt: 1, totalMs: 1 },
        { state: 'stopped', leftMs: 1, totalMs: 1 },
      ],
      walk: [{ mode: 'rotation' }, { mode: 'run', stops: 0, stopMs: 1, stop: 0 }],
      reportBack: [
        { queue: 't1', index: 0, turnMs: 1 },
        { queue: [], index: -1, turnMs: 1 },
      ],
      prompts: ['Why?', [7]],
      tables: [[{ tableId: 't' }], {}],
    },
  },
  tour: {
    schema: TourSchema,
    least: {
      goes: 'clock',
      lead: null,
      connection: null,
      poster: null,
      focus: null,
      isHeld: false,
    },
    more: {},
    wrong: { goes: ['fast'], lead: [7], isHeld: [null], focus: [[]] },
  },
  'person’s own row': {
    schema: OwnPersonSchema,
    least: { role: 'projector', offer: 'declined', removed: true },
    more: { name: 'Ana', table: 't', contact: { text: 'x', shownTo: 'facilitators' } },
    wrong: { role: ['guest'], contact: [{ text: 'x', shownTo: 'me' }] },
  },
  counts: {
    schema: PeopleCountsSchema,
    least: { came: 0, seated: 0, choosing: 0, decided: 0 },
    more: {},
    wrong: { came: NO_COUNT, decided: NO_COUNT },
  },
  burst: {
    schema: BurstSchema,
    least: { id: 'b', kind: 'people', people: 1, places: 1, notes: 0, since: 1, until: 2 },
    more: {},
    wrong: { kind: ['visits', ''], people: NO_COUNT },
  },
  removal: {
    schema: RemovalSchema,
    least: { id: ID, people: 0, notes: 0, at: 1, doing: null },
    more: {},
    wrong: { id: ['r'], people: [['p1'], -1], doing: ['undo', undefined] },
  },
  move: {
    schema: MoveSchema,
    least: { id: ID, state: 'made', before: {}, after: {} },
    more: {},
    also: [
      { state: 'taken-back' },
      {
        before: { phase: 'tables', posting: 'open', walk: null, reportBack: null, timer: null },
        after: { timer: { state: 'running', endsAt: 1, totalMs: 1 } },
      },
      { before: { timer: { state: 'running', leftMs: -1, totalMs: 1 } } },
    ],
    wrong: {
      state: ['undone'],
      before: [{ timer: { state: 'running', endsAt: 1, totalMs: 1 } }, { phase: 'end' }, null],
      after: [{ timer: { state: 'running', leftMs: 1, totalMs: 1 } }, { walk: {} }],
    },
  },
  presence: {
    schema: PresenceSchema,
    least: { name: 'Ana', color: 1 },
    more: {
      cursor: [1, 2],
      held: ['n1'],
      drag: [0, 0],
      over: 'g',
      also: [{ cursor: [3, 4] }, {}],
      view: [0, 0, 800, 600],
      claims: ['g'],
      look: { at: 1, rect: [0, 0, 1, 1] },
    },
    wrong: {
      color: [0, 7, 1.5, '1'],
      cursor: [[1], [1, 2, 3]],
      view: [
        [0, 0, 1],
        [0, 0, 1, 1, 1],
      ],
      look: [{ at: 1 }, { at: 0.5, rect: [0, 0, 1, 1] }],
    },
  },
  caret: {
    schema: CaretSchema,
    least: { user: { name: 'Ana', color: 6 }, cursor: null },
    more: {},
    wrong: {
      user: ['Ana', { name: 'Ana' }, { name: 'Ana', color: 9 }],
      cursor: [{}, { anchor: 1 }],
    },
  },
  'section of a sheet': {
    schema: SheetSectionSchema,
    least: { question: '', blocks: [] },
    more: { heading: [{ text: 'Why?', note: 'blue', quoteOf: ID }] },
    wrong: { question: NO_TEXT, heading: ['Why?', [{ note: 'blue' }]] },
  },
};

/** Names of forms are for the API's description; only blocks and items of sheets refer to each other by them. */
const withoutNames = (schema: object): object =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$id' && value !== 'SheetBlock' && value !== 'SheetItem' ? undefined : value,
  ) as object;
const answersOf = (schema: object) => {
  const judge = addFormats.default(new Ajv({ strict: false })).compile(withoutNames(schema));
  // As it travels: what is `undefined` is not there.
  return (value: unknown): boolean => judge(JSON.parse(JSON.stringify(value)));
};

describe.each(Object.entries(FORMS))(
  'the form of a %s',
  (_name, { schema, least, more, also = [], wrong }) => {
    const reads = answersOf(schema);
    test('has what it needs, and may have what it may', () => {
      expect(reads(least)).toBe(true);
      expect(reads({ ...least, ...more })).toBe(true);
      for (const [key, value] of Object.entries(more))
        expect(reads({ ...least, [key]: value })).toBe(true);
      for (const part of also) expect([part, reads({ ...least, ...part })]).toEqual([part, true]);
    });

    test('is none where a member, however deep, is of another type', () => {
      for (const form of [{ ...least, ...more }, ...also.map((part) => ({ ...least, ...part }))])
        for (const [at, other] of ofOtherTypes(form, isCount))
          expect([at, reads(other)]).toEqual([at, false]);
    });

    test('is read by who knows less: a member more is no fault', () => {
      expect(reads({ ...least, later: { any: 'thing' } })).toBe(true);
    });

    test('is none without any of what it needs', () => {
      for (const key of Object.keys(least))
        expect([key, reads({ ...least, [key]: undefined })]).toEqual([key, false]);
      for (const value of [null, [], 'x', 7]) expect(reads(value)).toBe(false);
    });

    test('is none with what a member never is', () => {
      for (const [key, values] of Object.entries(wrong))
        for (const value of values)
          expect([key, value, reads({ ...least, ...more, [key]: value })]).toEqual([
            key,
            value,
            false,
          ]);
    });
  },
);

test('T3 no form that a room reads names a person by id, or says how she came', () => {
  const SECRET = [
    'person',
    'personId',
    'network',
    'arrival',
    'joinedAt',
    'token',
    'wordedBy',
    'accepted',
    'carrier',
  ];
  for (const schema of [
    NoteSchema,
    VisitSchema,
    ConnectionSchema,
    PosterChoicesSchema,
    TableRowSchema,
    SessionRecordSchema,
    PresenceSchema,
    CaretSchema,
    BurstSchema,
    RemovalSchema,
    MoveSchema,
  ])
    for (const name of SECRET) expect(JSON.stringify(schema)).not.toContain(`"${name}":`);
  // Her own row is hers: where she sits, not how she came or with whom she went.
  expect(
    Object.keys(PersonSchema.properties).filter((key) => !(key in OwnPersonSchema.properties)),
  ).toEqual(['arrival', 'out', 'joinedAt']);
});

import addFormats from 'ajv-formats';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../model/limits.ts';
import { ofOtherTypes } from '../../model/schemas/testTypes.ts';
import type { Operation } from './contract.ts';
import { OPERATIONS, type OperationId } from './operations.ts';

/** As the server judges what is asked: nothing is converted, filled in or taken out. */
const withoutNames = (schema: object): object =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$id' ? undefined : value,
  ) as object;
const judgeOf = (schema: object): ValidateFunction =>
  addFormats.default(new Ajv({ strict: false })).compile(withoutNames(schema));

const ID = '7c4f0a52-9d1e-4f6a-8f4e-1f6f7a4e2b10';
const TOUR = {
  goes: 'presenter',
  lead: null,
  connection: null,
  poster: 't',
  focus: null,
  isHeld: true,
};
/** As many questions as a poster may leave out. */
const LEFT_OUT = LIMITS.posterLeftOut;
const times = <Value>(count: number, value: Value): Value[] =>
  Array.from({ length: count }, () => value);

/** What each body may say, and what it may not; words and ids are judged by the commands, not here. */
const BODIES: Partial<
  Record<OperationId, { right: readonly unknown[]; wrong: readonly unknown[] }>
> = {
  createWall: {
    right: [
      { title: '' },
      { title: 'Hui', activity: 'x', prompts: [], settings: {} },
      { title: 'Hui', settings: { reveal: 'later', names: 'anonymous' } },
    ],
    wrong: [
      {},
      { title: 7 },
      { title: null },
      { title: 'x', settings: { names: 'secret' } },
      { title: 'x', settings: { locked: true } },
    ],
  },
  checkScript: { right: [{ text: '' }], wrong: [{}, { text: 7 }, { text: '', file: 'a' }] },
  copyScript: { right: [{ secret: '' }], wrong: [{}, { secret: null }] },
  changeScript: {
    right: [
      { change: { do: 'set-step', step: 'walk', was: {}, set: {} } },
      { change: { do: 'add-step', step: {}, after: null } },
      { change: { do: 'move-step', step: 'walk', after: 'post' } },
      { change: { do: 'replace-script', script: {} } },
    ],
    wrong: [
      {},
      { change: {} },
      { change: { do: 'dance' } },
      { change: { do: 'move-step', step: 'walk' } },
      { change: { do: 'move-step', step: 'A b', after: null } },
      { change: { do: 'skip-step', step: 'walk', skip: 'yes' } },
      { change: { do: 'remove-step', step: 'walk', also: 'post' } },
    ],
  },
  joinWall: {
    right: [
      { joinCode: '' },
      { joinCode: 'HUA42K', name: 'Ana', device: 'a'.repeat(16) },
      { joinCode: 'x', device: `${'a-_Z9'.repeat(12)}abcd` },
    ],
    wrong: [
      {},
      { joinCode: 7 },
      { joinCode: 'x', name: null },
      { joinCode: 'x', device: 'a'.repeat(15) },
      { joinCode: 'x', device: 'a'.repeat(65) },
      { joinCode: 'x', device: `${'a'.repeat(16)}/` },
      { joinCode: 'x', role: 'facilitator' },
    ],
  },
  openLink: {
    right: [{ secret: 'x' }, { secret: 'x', name: '' }],
    wrong: [{}, { secret: null }, { secret: ['x'] }, { secret: 'x', role: 'facilitator' }],
  },
  putNote: {
    right: [
      { text: '' },
      { text: 'x', color: 'blue', prompt: 0, rev: 3, was: times(8, '') },
      { text: 'x', prompt: null },
      { text: 'x', was: [] },
      { text: 'x', rev: -1, prompt: -1 },
    ],
    wrong: [
      {},
      { text: 7 },
      { text: 'x', color: 'violet' },
      { text: 'x', color: null },
      { text: 'x', prompt: 0.5 },
      { text: 'x', rev: null },
      { text: 'x', rev: 1.5 },
      { text: 'x', was: times(9, '') },
      { text: 'x', by: 'Ana' },
      { text: 'x', seq: 0 },
    ],
  },
  setMe: {
    right: [
      {},
      {
        name: '',
        offer: false,
        table: null,
        host: true,
        duties: [],
        standing: null,
        contact: null,
      },
      { table: 't', duties: ['reporter', 'reporter'], standing: 't' },
      { commitment: { table: 't', kind: null } },
      { contact: { text: '', shownTo: 'facilitators' } },
    ],
    wrong: [
      { role: 'facilitator' },
      { removed: false },
      { name: null },
      { offer: 'offered' },
      { duties: ['chair'] },
      { commitment: null },
      { commitment: { table: 't' } },
      { commitment: { table: 't', kind: 'boss' } },
      { contact: { text: 'x' } },
      { contact: { text: 'x', shownTo: 'all' } },
    ],
  },
  movePerson: {
    right: [{ table: null }, { table: 't' }],
    wrong: [{}, { table: 7 }, { table: undefined }, { table: 't', host: true }],
  },
  editSession: {
    right: [
      {},
      { title: 'x', prompts: [''], sheetQuestions: [], names: 'first', was: {} },
      { was: { title: 'x', prompts: [], sheetQuestions: ['x'] } },
    ],
    wrong: [
      { phase: 'gather' },
      { revealed: true },
      { names: 'none' },
      { title: null },
      { prompts: [null] },
      { was: [] },
      { was: { names: 'first' } },
    ],
  },
  goToStep: {
    right: [
      { step: 'a' },
      { step: 'tables-2', whereabouts: { step: 'a', phase: 'gather', stop: 0, turn: null } },
    ],
    wrong: [
      {},
      { step: 'A b' },
      { step: null },
      { step: 'a', whereabouts: {} },
      { step: 'a', phase: 'gather' },
    ],
  },
  setPhase: {
    right: [{ phase: 'follow-up' }],
    wrong: [{}, { phase: 'end' }, { phase: null }, { phase: ['gather'] }],
  },
  setPosting: {
    right: [{ posting: 'closed' }],
    wrong: [{}, { posting: true }, { posting: 'shut' }],
  },
  setLocked: {
    right: [{ locked: false }],
    wrong: [{}, { locked: 'false' }, { locked: 0 }, { locked: null }],
  },
  setDoor: { right: [{ door: 'open' }], wrong: [{}, { door: 'ajar' }, { door: false }] },
  setTimer: {
    right: [
      { action: 'start', ms: 1 },
      { action: 'add', ms: -1.5 },
      { action: 'pause' },
      { action: 'resume' },
      { action: 'stop' },
    ],
    wrong: [{}, { action: 'start' }, { action: 'pause', ms: 1 }, { action: 'end' }, { ms: 1 }],
  },
  steerWalk: {
    right: [
      { action: 'start', mode: 'rotation', stops: 3, stopMs: 1 },
      { action: 'start', mode: 'rotation', stops: 3, stopMs: 1, swap: true, onItsOwn: false },
      { action: 'start', mode: 'free', stopMs: 1 },
      { action: 'next' },
      { action: 'back' },
      { action: 'end' },
      { action: 'set', onItsOwn: true },
    ],
    wrong: [
      {},
      { action: 'start' },
      { action: 'start', mode: 'rotation', stopMs: 1 },
      { action: 'start', mode: 'rotation', stops: 1.5, stopMs: 1 },
      { action: 'start', mode: 'free', stopMs: 1, swap: true },
      { action: 'start', mode: 'free', stops: 1, stopMs: 1 },
      { action: 'set' },
      { action: 'next', onItsOwn: true },
    ],
  },
  steerReportBack: {
    right: [
      { action: 'start', turnMs: 1 },
      { action: 'start', queue: [], turnMs: 1 },
      { action: 'next' },
      { action: 'back' },
      { action: 'end' },
    ],
    wrong: [{}, { action: 'start' }, { action: 'next', turnMs: 1 }],
  },
  setTour: {
    right: [{ tour: null }, { tour: TOUR }],
    wrong: [
      {},
      { tour: { ...TOUR, goes: 'fast' } },
      { tour: { ...TOUR, by: 'Ana' } },
      { tour: { goes: 'clock' } },
    ],
  },
  makeMove: {
    right: [
      {},
      {
        from: { phase: 'gather', stop: null, turn: null },
        tables: 'open',
        phase: 'tables',
        posting: 'closed',
        timer: { action: 'stop' },
      },
      { walk: { action: 'next' }, reportBack: { action: 'end' } },
    ],
    wrong: [
      { from: { phase: 'gather' } },
      { from: null },
      { tables: 'close' },
      { tables: true },
      { phase: 'end' },
      { walk: { action: 'fly' } },
      { door: 'open' },
      { timer: null },
    ],
  },
  editTable: {
    right: [
      {},
      { again: null, sentence: '', posterNotes: [], was: [''] },
      { again: 'no', spoken: { person: 'p', spoken: true } },
    ],
    wrong: [
      { again: 'maybe' },
      { sentence: null },
      { spoken: { person: 'p' } },
      { name: 'x' },
      { was: times(9, 'x') },
    ],
  },
  choosePoster: {
    right: [
      {},
      { layout: null, lead: null, leftOut: [] },
      { leftOut: times(LEFT_OUT, 'q-1'), was: { lead: 'sentence' } },
    ],
    wrong: [
      { layout: '' },
      { lead: 'a b' },
      { leftOut: times(LEFT_OUT + 1, 'q') },
      { leftOut: [null] },
      { was: { layout: null } },
      { was: { text: 'x' } },
    ],
  },
  leaveVisit: {
    right: [
      { id: ID, table: 't', kind: 'join', text: '' },
      { id: '', table: '', kind: 'connection', text: 'x', toTable: 't', relation: 'supports' },
    ],
    wrong: [
      { table: 't', kind: 'join', text: '' },
      { id: ID, table: 't', kind: 'like', text: '' },
      { id: ID, table: 't', kind: 'join' },
      { id: ID, table: 't', kind: 'join', text: '', by: 'Ana' },
      { id: ID, table: 't', kind: 'connection', text: 'x', relation: 'opposes' },
    ],
  },
  answerVisit: {
    right: [{ answer: '' }, { answer: 'x', was: times(8, 'y') }],
    wrong: [{}, { answer: null }, { answer: 'x', was: times(9, 'y') }, { answer: 'x', by: 'Ana' }],
  },
  connect: {
    right: [{ id: ID, from: 'a', to: 'b', relation: 'reinforces', text: '' }],
    wrong: [
      { id: ID, from: 'a', to: 'b', text: '' },
      { id: ID, from: 'a', to: 'b', relation: 'x', text: '' },
      { id: ID, from: 'a', to: 'b', relation: 'supports', text: '', state: 'accepted' },
      { id: ID, from: 'a', to: 'b', relation: 'supports', text: '', person: 'p' },
    ],
  },
  editConnection: {
    right: [
      {},
      {
        text: '',
        was: [],
        relation: 'supports',
        state: 'gone',
        mark: false,
        carry: true,
        until: '',
        into: 'c',
      },
    ],
    wrong: [
      { state: 'proposed' },
      { state: 'out' },
      { mark: 1 },
      { carry: null },
      { until: null },
      { into: null },
      { marks: 3 },
      { by: 'Ana' },
    ],
  },
  rateThing: {
    right: [
      { answers: { a: { value: 1 } } },
      { answers: { a: { value: null, rev: 0 }, b: { value: '', was: [''] } } },
    ],
    wrong: [
      {},
      { answers: {} },
      { answers: [] },
      { answers: { a: {} } },
      { answers: { a: { value: true } } },
      { answers: { a: { value: 1, rev: -1 } } },
      { answers: { a: { value: 1, rev: 0.5 } } },
      { answers: { a: { value: '', was: 'x' } } },
      { answers: { a: { value: '', was: times(LIMITS.wasTexts + 1, '') } } },
      { answers: { a: { value: 1, person: 'p' } } },
      { answers: Object.fromEntries(times(13, 0).map((_, n) => [`f${n}`, { value: 1 }])) },
      { answers: { a: { value: 1 } }, person: 'p' },
    ],
  },
  steerRating: {
    right: [{}, { state: 'closed' }, { state: 'open', times: ['2027-03-04T15:00Z'] }],
    wrong: [
      { state: 'done' },
      { times: [] },
      { times: ['2027-03-04'] },
      { times: [1] },
      { times: times(61, '2027-03-04T15:00Z') },
      { of: {} },
    ],
  },
  claimThing: {
    right: [{}, { until: '', date: '', rev: 0 }],
    wrong: [{ until: null }, { date: 1 }, { rev: -1 }, { rev: 0.5 }, { holds: false }],
  },
  reopenTable: {
    right: [{}, { people: [] }, { people: ['p'] }],
    wrong: [{ people: 'p' }, { people: [1] }, { people: null }, { table: 't' }],
  },
  takeSnapshot: { right: [{ name: '' }], wrong: [{}, { name: 7 }, { name: 'x', at: 1 }] },
  renewCode: { right: [{}, { joinCode: 'x' }], wrong: [{ joinCode: null }, { code: 'x' }] },
  saySockets: {
    right: [
      { page: ID, turn: 0 },
      {
        page: 'x'.repeat(64),
        turn: 1,
        open: times(40, { socket: 0 }),
        frames: [[0, 'x']],
        close: [0],
      },
      { page: 'x', turn: 0, open: [{ socket: 1, document: 'notes', z: true }] },
    ],
    wrong: [
      { page: '', turn: 0 },
      { page: 'x'.repeat(65), turn: 0 },
      { page: 'x' },
      { page: 'x', turn: -1 },
      { page: 'x', turn: 0.5 },
      { page: 'x', turn: 0, open: times(41, { socket: 0 }) },
      { page: 'x', turn: 0, open: [{ socket: -1 }] },
      { page: 'x', turn: 0, open: [{}] },
      { page: 'x', turn: 0, open: [{ socket: 0, person: 'p' }] },
      { page: 'x', turn: 0, frames: [[0]] },
      { page: 'x', turn: 0, frames: [[0, 'x', 1]] },
      { page: 'x', turn: 0, close: [0.5] },
    ],
  },
  hearSockets: {
    right: [{ page: 'x', heard: 0, wait: false }],
    wrong: [
      { page: 'x', heard: 0 },
      { page: 'x', heard: -1, wait: true },
      { page: 'x', heard: 0, wait: 1 },
      { page: 'x', heard: 0, wait: true, turn: 0 },
    ],
  },
};
const SAYS_NOTHING = [
  'acceptOffer',
  'closeTable',
  'declineOffer',
  'hideNote',
  'openTables',
  'readMore',
  'readmitPerson',
  'removeBurst',
  'renewLink',
  'reveal',
  'undoRemoval',
  'unhideNote',
];

test('each operation that takes a body is here', () => {
  const taking = Object.entries<Operation>(OPERATIONS).flatMap(([id, { body }]) =>
    body ? [id] : [],
  );
  expect(taking.toSorted()).toEqual([...Object.keys(BODIES), ...SAYS_NOTHING].toSorted());
});

describe.each(Object.entries(BODIES))('what %s is asked', (id, { right, wrong }) => {
  const judge = judgeOf((OPERATIONS as Record<string, Operation>)[id]?.body ?? {});
  test('may be', () => {
    for (const body of right) expect([body, judge(body)]).toEqual([body, true]);
  });
  test('may not be', () => {
    for (const body of wrong) expect([body, judge(body)]).toEqual([body, false]);
    for (const body of [null, [], 'x', 7, true]) expect([body, judge(body)]).toEqual([body, false]);
  });
  test('may not have a member, however deep, of another type', () => {
    for (const body of right)
      for (const [at, other] of ofOtherTypes(body))
        // An answer to a form is a number, words or nothing; which of them its field says.
        if (!/^\.answers\.\w+\.value$/.test(at)) expect([at, judge(other)]).toEqual([at, false]);
  });
  test('may not have a member that is not named, however it is called', () => {
    for (const body of right)
      for (const key of ['extra', 'personId', 'constructor', 'toString', '$schema'])
        expect([key, judge({ ...(body as object), [key]: 'x' })]).toEqual([key, false]);
    const [first] = right;
    expect(
      judge(JSON.parse(`{"__proto__": 1, ${JSON.stringify(first).slice(1)}`.replace(', }', '}'))),
    ).toBe(false);
  });
});

test.each(SAYS_NOTHING)('%s is asked nothing, and takes nothing', (id) => {
  const judge = judgeOf((OPERATIONS as Record<string, Operation>)[id]?.body ?? {});
  expect(judge({})).toBe(true);
  for (const body of [{ force: true }, { person: 'p' }, null, [], ''])
    expect([body, judge(body)]).toEqual([body, false]);
});

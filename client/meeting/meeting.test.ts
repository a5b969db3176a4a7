import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { testLiveSession } from '../../shared/commands/testSession.ts';
import type { LiveSession } from '../../shared/model/session.ts';
import type { LivePersonal } from '../../shared/protocol/live.ts';
import type { SharedState } from '../sync/liveView.ts';
import type { ConnectionView, PosterView } from '../../shared/protocol/tables.ts';
import type { WallApi } from '../sync/api.ts';
import { START } from '../sync/liveView.ts';
import { ApiProblem, Unreachable, type Me } from '../sync/request.ts';
import { TestPorts, TestShelf } from '../sync/testing.ts';
import { NO_MEETING, type MeetingState, type LastKnown } from './meetingState.ts';
import { joinMeeting, type Meeting } from './openMeeting.ts';
import type { Command } from './outbox/commandMeanings.ts';
import { openLingering } from './outbox/openCommands.ts';
import type { Kept, SendResult } from './outbox/outbox.ts';
import { DESK_RATING_RULES, openRatingAnswers } from './sources/ratingsSource.ts';
import { DESK_RULES, openAnswers, PHONE_RULES } from './sources/answersSource.ts';
import type { DocumentPorts, HeldDocument } from './sources/documentSource.ts';
import { followGallery } from './sources/followGallery.ts';
import { createStore, type Store } from './store.ts';

const tables = [1, 2].map((number) => ({
  tableId: `t${number}`,
  number,
  clusterId: `c${number}`,
  name: `Topic ${number}`,
}));
const session = (more: Partial<LiveSession> = {}): LiveSession =>
  testLiveSession({ phase: 'gallery', tables, ...more });
const shared = (more: Partial<LiveSession> = {}): SharedState =>
  ({
    type: 'shared',
    v: 1,
    now: 0,
    session: session(more),
    counts: { here: 3 },
  }) as SharedState;
const personal = (more: Partial<LivePersonal> = {}): LivePersonal =>
  ({
    type: 'personal',
    personId: 'p1',
    person: { role: 'participant', offer: 'none', removed: false, table: 't1', sat: ['t1'] },
    notes: [],
    table: null,
    visits: [],
    ...more,
  }) as LivePersonal;
const POSTER = { tableId: 't1', number: 1, name: 'Topic 1', sentence: 'One plan' } as PosterView;
const THREAD: ConnectionView = {
  id: 'c',
  from: 't1',
  to: 't2',
  relation: 'supports',
  text: 'Because.',
  state: 'accepted',
  marks: 0,
  mine: true,
  marked: false,
  carries: false,
  mayEdit: true,
  at: 1,
};

/** A document that is opened and changed by hand. */
class TestDocument implements HeldDocument {
  readonly doc = new Y.Doc();
  readonly status = { loaded: false };
  isClosed = false;
  #listener = (): void => undefined;
  subscribe(listener: () => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }
  close(): void {
    this.isClosed = true;
  }
  change(write: (doc: Y.Doc) => void): void {
    this.status.loaded = true;
    write(this.doc);
    this.#listener();
  }
}

let ports: TestPorts;
let known: Store<MeetingState>;
let meeting: Meeting;
let asked: string[];
let answers: { posters: unknown; connections: unknown; poster: unknown };
let sends: (command: Command) => SendResult;
let documents: TestDocument[];
let gallery: DocumentPorts;
const live = (more: Partial<MeetingState['live']> = {}): void =>
  known.set({
    live: { ...START, state: 'live', shared: shared(), personal: personal(), ...more },
  });

beforeEach(() => {
  ports = new TestPorts();
  known = createStore(NO_MEETING);
  asked = [];
  documents = [];
  answers = {
    posters: { posters: [POSTER] },
    connections: { connections: [THREAD] },
    poster: { poster: POSTER, visits: [], connections: [], notes: [], posterNotes: ['n1'] },
  };
  sends = () => ({ kind: 'done' });
  const reply = <Answer>(name: keyof typeof answers): Promise<Answer> => {
    asked.push(name);
    const answer = answers[name];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as Answer);
  };
  const api = {
    posters: () => reply('posters'),
    connections: () => reply('connections'),
    poster: () => reply('poster'),
  } as unknown as WallApi;
  meeting = joinMeeting({
    wallId: 'w1',
    as: 'participant',
    api,
    known,
    commands: openLingering(
      new TestShelf<Kept<Command>>(),
      (command) => Promise.resolve(sends(command)),
      ports,
    ),
    answers: openAnswers(known, api, DESK_RULES, { ...ports, isHidden: () => false }),
    ratings: openRatingAnswers(known, api, DESK_RATING_RULES, { ...ports, isHidden: () => false }),
  });
  gallery = {
    open: () => {
      const opened = new TestDocument();
      documents.push(opened);
      return opened;
    },
    soon: (task) => ports.later(16, task),
  };
});

describe('the view of a meeting', () => {
  it('is there once it is known who looks at what, also before the live view speaks', () => {
    expect(meeting.state()).toBeNull();
    const arrived = {
      personId: 'p1',
      person: personal().person,
      session: session(),
      counts: { here: 2 },
      notes: [],
    } as unknown as Me;
    known.set({ arrived });
    expect(meeting.state()).toMatchObject({
      isTold: false,
      personId: 'p1',
      counts: { here: 2 },
      me: { table: 't1' },
      table: null,
    });
    live();
    expect(meeting.state()).toMatchObject({ isTold: true, counts: { here: 3 } });
  });

  it('has what was said here over what the server says, until the server says it too', async () => {
    live();
    meeting.kick();
    let told = 0;
    const stop = meeting.subscribe(() => (told += 1));
    meeting.commands.say({ kind: 'me', edit: { table: 't2' } });
    expect(meeting.state()?.me.table).toBe('t2');
    await ports.pass(1_000);
    live({ personal: personal({ person: { ...personal().person, table: 't2' } }) });
    await ports.pass(5_000);
    expect(meeting.state()?.me.table).toBe('t2');
    expect(meeting.state()?.pending).toEqual([]);
    expect(told).toBeGreaterThan(3);
    stop();
  });

  it('is as it was where the server said no, with the refusal among what is pending', async () => {
    live();
    sends = () => ({ kind: 'refused', code: 'table-closed', detail: '' });
    meeting.kick();
    meeting.commands.say({ kind: 'me', edit: { table: 't2' } });
    await ports.pass(0);
    expect(meeting.state()?.me.table).toBe('t1');
    expect(meeting.state()?.pending).toMatchObject([{ progress: { state: 'refused' } }]);
  });

  it('says what is kept for the network while there is none', () => {
    live({ state: 'offline' });
    meeting.commands.say({
      kind: 'visit',
      visit: { id: 'v', table: 't2', kind: 'question', text: 'Who pays?' },
    });
    expect(meeting.state()).toMatchObject({
      isOffline: true,
      visits: [{ id: 'v', mine: true, hangs: true, pending: { state: 'kept' } }],
    });
  });

  it('keeps the objects of what did not change', () => {
    live();
    const before = meeting.state();
    expect(meeting.state()).toBe(before);
    live({ shared: { ...shared(), session: before?.session ?? session() } });
    const after = meeting.state();
    expect(after).not.toBe(before);
    expect(after?.posters).toBe(before?.posters);
    expect(after?.connections).toHaveLength(0);
    live({ personal: personal({ visits: [] }) });
    expect(meeting.state()?.posters).toHaveLength(2);
  });
});

describe('a page that shows the whole gallery', () => {
  it('holds its document while it may be read, and asks for what is not in it', async () => {
    const stop = followGallery(meeting, gallery);
    live({ shared: shared({ phase: 'tables' }) });
    await ports.pass(1_000);
    expect(documents).toHaveLength(0);
    expect(asked).toEqual([]);
    live();
    await ports.pass(0);
    expect(documents).toHaveLength(1);
    expect(asked.toSorted()).toEqual(['connections', 'posters']);
    expect(meeting.state()?.posters[0]).toMatchObject({ sentence: 'One plan', number: 1 });
    documents[0]?.change((doc) => {
      const { id: _id, mine: _mine, marked: _marked, mayEdit: _mayEdit, ...connection } = THREAD;
      doc.getMap('connections').set('c', connection);
      doc.getMap('visits').set('v', { table: 't1', kind: 'join', text: '', at: 4 });
    });
    expect(known.state().gallery).toBeNull();
    await ports.pass(16);
    expect(meeting.state()).toMatchObject({
      connections: [{ id: 'c', mine: true, mayEdit: true }],
      visits: [{ id: 'v', mine: false }],
    });
    live({ shared: shared({ phase: 'tables' }) });
    expect(documents[0]?.isClosed).toBe(true);
    expect(known.state().gallery).toBeNull();
    stop();
  });

  it('asks again when what stands on posters changes, and not for every word of the room', async () => {
    const stop = followGallery(meeting, gallery);
    live();
    await ports.pass(0);
    asked.length = 0;
    live({ shared: { ...shared(), counts: { here: 9 } } as SharedState });
    await ports.pass(20_000);
    expect(asked).toEqual([]);
    live({ shared: shared({ tables: tables.slice(0, 1) }) });
    await ports.pass(20_000);
    expect(asked.toSorted()).toEqual(['connections', 'posters']);
    stop();
    live({ shared: shared() });
    await ports.pass(20_000);
    expect(asked).toHaveLength(2);
    expect(documents[0]?.isClosed).toBe(true);
  });
});

describe('what is asked for', () => {
  it('stays while nobody answers, is asked again when the network is back, and goes when it may not be seen', async () => {
    const asks = meeting.answers.table('t1');
    expect(meeting.answers.table('t1')).toBe(asks);
    asks.now();
    await ports.pass(0);
    expect(known.state().tables.get('t1')).toMatchObject({
      value: { posterNotes: ['n1'] },
      trouble: null,
    });
    answers.poster = new Unreachable('no');
    asks.now();
    await ports.pass(0);
    expect(known.state().tables.get('t1')).toMatchObject({
      value: { posterNotes: ['n1'] },
      trouble: { state: 'silent' },
    });
    answers.poster = new ApiProblem({ code: 'gallery-closed', status: 403, detail: 'Not open.' });
    meeting.kick();
    await ports.pass(0);
    expect(known.state().tables.get('t1')).toEqual({
      value: null,
      trouble: {
        state: 'refused',
        code: 'gallery-closed',
        detail: 'The gallery is not open yet.',
      },
    });
    expect(asked).toEqual(['poster', 'poster', 'poster']);
    meeting.answers.leave();
    expect(ports.waiting).toBe(0);
  });

  it('is asked for more seldom by a room of phones than by a few laptops', () => {
    for (const what of ['posters', 'table', 'connections'] as const) {
      expect(PHONE_RULES[what].everyMs).toBeGreaterThanOrEqual(DESK_RULES[what].everyMs);
      expect(PHONE_RULES[what].spreadMs).toBeGreaterThan(DESK_RULES[what].spreadMs);
    }
  });
});

it('shows what was known before a reload until the server answers, and then nothing of it', () => {
  const { person, notes } = personal();
  const last = {
    at: 7,
    ...shared(),
    personId: 'p1',
    person,
    notes,
    table: { tableId: 't1', members: [] },
    visits: [{ id: 'v', table: 't2', kind: 'join', text: '', at: 1, mine: true }],
    posters: [],
    connections: null,
  } as unknown as LastKnown;
  known.set({ last });
  expect(meeting.state()).toMatchObject({
    lastAt: 7,
    isTold: false,
    personId: 'p1',
    table: { tableId: 't1' },
    visits: [{ id: 'v' }],
  });
  known.set({ arrived: { ...last, person: { ...person, table: 't2' } } });
  expect(meeting.state()).toMatchObject({
    lastAt: null,
    me: { table: 't2' },
    table: null,
    visits: [],
  });
  known.set({ arrived: null });
  live();
  expect(meeting.state()).toMatchObject({ lastAt: null, isTold: true, visits: [] });
});

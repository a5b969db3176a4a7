import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { START, type LiveView } from '../sync/liveView.ts';
import { TestPorts } from '../sync/testing.ts';
import { keepLastKnown, lastKnownOf, lastKnownText, restored } from './keepLastKnown.ts';
import { forgetLastKnown, lastKnownPlace, readLastKnown } from './lastKnown.ts';
import {
  NO_MEETING,
  type MeetingState,
  type TableFromOutside,
  type LastKnown,
} from './meetingState.ts';
import { createStore, type Store } from './store.ts';

const shared = { v: 1, type: 'shared', now: 5, session: { title: 'Hui' }, counts: { here: 2 } };
const personal = {
  v: 1,
  type: 'personal',
  personId: 'p',
  person: { role: 'participant', table: 't1' },
  notes: [],
  table: null,
  visits: [],
};
const LIVE = { ...START, state: 'live', shared, personal } as unknown as LiveView;
const poster = (words = ''): TableFromOutside =>
  ({ poster: { sentence: words }, visits: [], connections: [] }) as unknown as TableFromOutside;
const looked = <Value>(value: Value) => ({ value, trouble: null });
const thread = (id: string, from: string, to: string, mine = false) => [id, { id, from, to, mine }];
const STATE = {
  ...NO_MEETING,
  live: LIVE,
  tables: new Map<string, unknown>([
    ['t1', looked(poster('one'))],
    ['t2', { value: null, trouble: { state: 'silent' } }],
  ]),
  connections: looked(
    new Map([
      thread('ours', 't2', 't1'),
      thread('of others', 't2', 't3'),
      thread('mine', 't2', 't3', true),
    ] as never),
  ),
} as unknown as MeetingState;

describe('what a phone last knew', () => {
  it('is what the server said of her, her table and its connections, with the posters that were looked at', () => {
    const last = lastKnownOf(STATE, 77) as LastKnown;
    expect(last).toMatchObject({ at: 77, personId: 'p', session: shared.session, table: null });
    expect(last.posters.map(([id]) => id)).toEqual(['t1']);
    expect(last.connections?.map(({ id }) => id)).toEqual(['ours', 'mine']);
    const again = restored(JSON.parse(lastKnownText(last) ?? '') as LastKnown);
    expect([...(again.tables ?? [])]).toEqual([['t1', looked(poster('one'))]]);
    expect([...(again.connections?.value?.keys() ?? [])]).toEqual(['ours', 'mine']);
    const unasked = lastKnownOf({ ...STATE, connections: NO_MEETING.connections }, 1) as LastKnown;
    expect(restored(unasked)).not.toHaveProperty('connections');
  });

  it('is nothing before the server spoke, nor while it is silent', () => {
    for (const live of [START, { ...LIVE, state: 'offline' as const }])
      expect(lastKnownOf({ ...STATE, live }, 1)).toBeNull();
  });

  it('goes without posters where they are too much, and never fills the tab', () => {
    const last = lastKnownOf(STATE, 1) as LastKnown;
    const large = poster('x'.repeat(600_000));
    const kept = (posters: LastKnown['posters']) =>
      (JSON.parse(lastKnownText({ ...last, posters }) ?? '') as LastKnown).posters.map(
        ([id]) => id,
      );
    expect(
      kept([
        ['a', large],
        ['b', large],
      ]),
    ).toEqual(['b']);
    expect(kept([['a', poster('x'.repeat(1_100_000))]])).toEqual([]);
    expect(lastKnownText({ ...last, personId: 'x'.repeat(1_100_000) })).toBeNull();
  });
});

describe('keeping it', () => {
  let ports: TestPorts;
  let known: Store<MeetingState>;
  let kept: (string | null)[];
  let leave: () => void;
  let stop: () => void;
  beforeEach(() => {
    ports = new TestPorts();
    known = createStore(STATE);
    kept = [];
    stop = keepLastKnown(known, {
      later: ports.later,
      deviceTime: ports.deviceTime,
      save: (text) => kept.push(text),
      onLeave: (listener) => {
        leave = listener;
        return () => (leave = () => undefined);
      },
    });
  });
  const title = (title: string): void =>
    known.set({
      live: { ...LIVE, shared: { ...shared, session: { title } } } as unknown as LiveView,
    });

  it('writes many changes once, the last of them, and all of it when the page goes', async () => {
    title('one');
    title('two');
    await ports.pass(2_999);
    expect(kept).toEqual([]);
    await ports.pass(1);
    expect(kept).toHaveLength(1);
    expect(kept[0]).toContain('two');
    title('three');
    leave();
    expect(kept[1]).toContain('three');
    await ports.pass(10_000);
    expect(kept).toHaveLength(2);
    stop();
    expect(ports.waiting).toBe(0);
  });

  it('leaves what was kept as it is while nobody answers', () => {
    known.set({ live: { ...LIVE, state: 'offline' } });
    leave();
    expect(kept).toEqual([]);
  });
});

describe('reading it', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('finds what this tab kept of this wall, or nothing, and never fails', () => {
    const tab = new Map([[lastKnownPlace('w'), '{"at":3,"session":{"present":{}}}']]);
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => tab.get(key) ?? null,
      removeItem: (key: string) => tab.delete(key),
    });
    expect(readLastKnown('w')).toMatchObject({ at: 3 });
    tab.set(lastKnownPlace('older'), '{"at":3,"session":{"phase":"gather"}}');
    expect(readLastKnown('older')).toBeNull();
    expect(readLastKnown('other')).toBeNull();
    forgetLastKnown('w');
    expect(readLastKnown('w')).toBeNull();
    tab.set(lastKnownPlace('w'), '{half');
    expect(readLastKnown('w')).toBeNull();
    vi.unstubAllGlobals();
    expect(readLastKnown('w')).toBeNull();
    expect(() => forgetLastKnown('w')).not.toThrow();
  });
});

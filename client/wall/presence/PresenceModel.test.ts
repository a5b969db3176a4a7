import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Presence } from '../../../shared/model/presence.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import type { Drag } from '../../canvas/scene/presenceOnWall.ts';
import { plainLook, testScene, wallOf, type TestScene } from '../../canvas/scene/testScene.ts';
import { PresenceModel } from './PresenceModel.ts';

const wall = wallOf(
  { a: { cluster: 'birds', pos: [12, 96] }, b: { pos: [900, 100] }, c: { pos: [1200, 100] } },
  { birds: { name: 'Birds', pos: [0, -800] }, trees: { name: '', pos: [2000, -800] } },
);

/** This page and what others say, as the server passes it on. */
class Room {
  readonly test: TestScene;
  readonly presence: PresenceModel;
  readonly awareness = new Awareness(new Y.Doc());
  readonly said: string[] = [];
  isTyping = false;

  constructor(isStill = false) {
    this.test = testScene({ look: plainLook({ isStill }) });
    const { scene, clock } = this.test;
    this.presence = new PresenceModel(scene, {
      say: (text) => this.said.push(text),
      isTyping: () => this.isTyping,
    });
    scene.show(wall);
    scene.camera.follow({ x: 100, y: 600, scale: 0.5 });
    clock.pass(500);
    this.presence.watch(this.awareness, true);
    this.presence.wallChanged(() => null);
    this.pass(100);
  }

  get scene(): TestScene['scene'] {
    return this.test.scene;
  }

  pass(ms: number): void {
    this.test.clock.pass(ms);
  }

  /** Somebody else’s presence as it is now; `null`: she left. */
  other(clientId: number, state: Partial<Presence> | null): void {
    const states = this.awareness.getStates();
    if (state === null) states.delete(clientId);
    else states.set(clientId, { name: `Nr ${clientId}`, color: 1 + (clientId % 6), ...state });
    this.awareness.emit('change', [{ added: [], updated: [clientId], removed: [] }, 'test']);
  }

  /** What this page says of its person's presence. */
  get own(): Partial<Presence> {
    this.pass(100);
    return this.awareness.getLocalState() ?? {};
  }
}

let room: Room;
beforeEach(() => {
  vi.stubGlobal('localStorage', undefined);
  room = new Room();
});

const drag = (change: Partial<Drag> = {}): Drag => ({
  pointer: 1,
  notes: new Set(['a']),
  from: new Map(),
  at: [10.4, 20.6],
  by: [3.2, 4.8],
  over: { kind: 'wall' },
  ...change,
});

describe('what this page says of its person’s presence', () => {
  it('is its pointer, what it carries and where a drop would go', () => {
    room.presence.moved([5, 6], []);
    expect(room.own).toMatchObject({ cursor: [5, 6] });
    room.presence.moved(undefined, [drag({ over: { kind: 'cluster', id: 'birds' } })]);
    expect(room.own).toMatchObject({ cursor: [10, 21], held: ['a'], drag: [3, 5], over: 'birds' });
    room.presence.moved(undefined, []);
    expect(room.own).not.toHaveProperty('held');
    expect(room.own).not.toHaveProperty('cursor');
  });

  it('is said at most twenty times a second, and the last of it always', () => {
    const set = vi.spyOn(room.awareness, 'setLocalState');
    for (let x = 0; x < 100; x += 1) {
      room.presence.moved([x, 0], []);
      room.pass(10);
    }
    expect(set.mock.calls.length).toBeLessThanOrEqual(21);
    expect(room.own).toMatchObject({ cursor: [99, 0] });
  });

  it('is what of the wall it sees, as long as it follows nobody', () => {
    expect(room.own.view).toEqual([-200, -1200, 2000, 1600]);
    room.other(7, { view: [0, 0, 500, 500] });
    room.presence.follow(7);
    expect(room.own).not.toHaveProperty('view');
    room.presence.follow(null);
    expect(room.own).toHaveProperty('view');
  });

  it('is nothing from who only looks on', () => {
    room.presence.watch(room.awareness, false);
    expect(room.awareness.getLocalState()).toBeNull();
    room.presence.moved([1, 1], []);
    room.pass(100);
    expect(room.awareness.getLocalState()).toBeNull();
  });

  it('goes on under another document, after a write was refused', () => {
    room.presence.moved([1, 1], []);
    room.pass(100);
    const fresh = new Awareness(new Y.Doc());
    room.presence.watch(fresh);
    expect(fresh.getLocalState()).toMatchObject({ cursor: [1, 1] });
    room.other(7, {});
    expect(room.presence.state.people, 'the old one is heard no more').toEqual([]);
  });
});

describe('others', () => {
  it('are listed by name, and listed anew only when the list would differ', () => {
    room.other(9, { name: 'Zoe' });
    room.other(8, { name: 'Ana' });
    expect(room.presence.state.people.map(({ name }) => name)).toEqual(['Ana', 'Zoe']);
    const { people } = room.presence.state;
    room.other(8, { name: 'Ana', cursor: [5, 5] });
    expect(room.presence.state.people).toBe(people);
    room.other(8, { name: 'Anna' });
    expect(room.presence.state.people[0]?.name).toBe('Anna');
    room.other(9, null);
    expect(room.presence.state.people).toHaveLength(1);
  });

  it('move smoothly between what is heard of them', () => {
    room.other(7, { cursor: [0, 0] });
    room.pass(50);
    room.other(7, { cursor: [100, 0] });
    expect(room.scene.presence.others[0]?.cursor).toEqual([0, 0]);
    room.pass(32);
    const [x = 0] = room.scene.presence.others[0]?.cursor ?? [];
    expect(x).toBeGreaterThan(10);
    expect(x).toBeLessThan(100);
    room.pass(200);
    expect(room.scene.presence.others[0]?.cursor).toEqual([100, 0]);
  });

  it('are drawn no more once all stand still', () => {
    room.other(7, { cursor: [0, 0] });
    room.pass(500);
    room.other(7, { cursor: [100, 0] });
    room.pass(500);
    room.test.asked();
    room.pass(500);
    expect(room.test.asked()).toEqual([]);
    expect(room.test.clock.waiting).toBe(0);
  });

  it('hold what lies where it was taken, until it is put elsewhere', () => {
    room.other(7, { held: ['b'], drag: [10, 10] });
    expect([...room.scene.presence.held()]).toEqual(['b']);
    const b = wall.notes.get('b');
    if (!b) throw new Error('no b');
    room.scene.show({
      ...wall,
      notes: new Map([...wall.notes, ['b', { ...b, rect: { ...b.rect, x: 0 } }]]),
    });
    room.presence.wallChanged(() => null);
    expect([...room.scene.presence.held()]).toEqual([]);
  });

  it('are hidden and shown: cursors and names, not what they carry', () => {
    room.presence.showPresence(false);
    expect([room.presence.state.isShown, room.scene.presence.showsOthers]).toEqual([false, false]);
    room.presence.showPresence(true);
    expect(room.scene.presence.showsOthers).toBe(true);
  });

  it('are forgotten when the wall is read no more', () => {
    room.other(7, { cursor: [0, 0], claims: ['birds'], look: { at: 1, rect: [0, 0, 10, 10] } });
    room.presence.follow(7);
    room.presence.leave();
    expect([room.scene.presence.others, room.scene.marks.claims]).toEqual([[], []]);
    expect(room.presence.state).toMatchObject({ people: [], following: null, look: null });
    room.other(7, { cursor: [0, 0] });
    expect(room.presence.state.people).toEqual([]);
  });
});

describe('following', () => {
  const seen = (): number[] => {
    const { at } = room.scene.camera;
    return [at.x, at.y, at.scale].map((value) => Math.round(value * 100) / 100);
  };

  it('brings this view to hers, in steps, and keeps it there', () => {
    room.other(7, { view: [0, 0, 500, 400] });
    room.presence.follow(7);
    expect(room.presence.isAway).toBe(true);
    room.pass(40);
    const [, , half = 0] = seen();
    expect(half).toBeGreaterThan(0.5);
    expect(half).toBeLessThan(2);
    room.pass(2_000);
    expect(seen()).toEqual([0, 0, 2]);
    room.other(7, { view: [500, 0, 500, 400] });
    room.pass(2_000);
    expect(seen()).toEqual([-1000, 0, 2]);
  });

  it('is there at once where motion is reduced', () => {
    room = new Room(true);
    room.other(7, { view: [0, 0, 500, 400] });
    room.presence.follow(7);
    room.pass(20);
    expect(seen()).toEqual([0, 0, 2]);
  });

  it('ends when this person moves the view herself, or she leaves', () => {
    room.other(7, { view: [0, 0, 500, 400] });
    room.presence.follow(7);
    room.pass(200);
    room.scene.camera.moveBy(5, 5);
    expect([room.presence.state.following, room.presence.isAway]).toEqual([null, false]);
    room.presence.follow(7);
    room.other(7, null);
    expect(room.presence.state.following).toBeNull();
  });

  it('is of nobody who has no view', () => {
    room.other(7, {});
    const before = seen();
    room.presence.follow(7);
    room.pass(500);
    expect(seen()).toEqual(before);
  });
});

describe('claims', () => {
  it('say who is on a group: others by name, oneself as “You”', () => {
    room.other(7, { name: 'Ana', claims: ['birds'] });
    room.presence.toggleClaim('trees');
    expect(room.scene.marks.claims).toEqual([
      { cluster: 'birds', name: 'Ana', color: 2 },
      { cluster: 'trees', name: 'You', color: 0 },
    ]);
    expect(room.own.claims).toEqual(['trees']);
    room.presence.toggleClaim('trees');
    expect(room.own).not.toHaveProperty('claims');
  });

  it('are so many at most, the newest', () => {
    for (let group = 0; group <= LIMITS.claims; group += 1) room.presence.toggleClaim(`g${group}`);
    expect(room.presence.state.ownClaims.size).toBe(LIMITS.claims);
    expect(room.presence.state.ownClaims.has('g0')).toBe(false);
  });

  it('go with the notes: to the group that this one went into, or away', () => {
    room.presence.toggleClaim('gone');
    room.presence.toggleClaim('lost');
    room.presence.toggleClaim('birds');
    room.presence.wallChanged((id) => (id === 'gone' ? 'trees' : null));
    expect([...room.presence.state.ownClaims].sort()).toEqual(['birds', 'trees']);
  });

  it('are hinted at softly when something is taken from there, for a while', () => {
    room.other(7, { name: 'Ana', claims: ['birds', 'trees'] });
    room.presence.lifted(drag());
    const hint = 'Ana is on “Birds” just now. Carry on if you two agree.';
    expect([room.presence.state.hint, room.said]).toEqual([hint, [hint]]);
    room.pass(7_000);
    expect(room.presence.state.hint).toBeNull();
    room.presence.lifted(drag({ cluster: 'trees', notes: new Set() }));
    expect(room.presence.state.hint).toContain('group 2');
    room.said.length = 0;
    room.presence.lifted(drag({ notes: new Set(['b']) }));
    expect(room.said, 'it lay in no group').toEqual([]);
  });

  it('of one’s own are no hint', () => {
    room.presence.toggleClaim('birds');
    room.presence.lifted(drag());
    expect(room.said).toEqual([]);
  });
});

describe('names that went', () => {
  const lost = { id: 'birds', name: 'Coast', slots: new Map() };

  it('are offered again, in words, until they stand there', () => {
    room.presence.lose(lost);
    expect(room.said[0]).toContain('Somebody took “Coast” apart while you named it');
    expect(room.presence.state.lost).toBe(lost);
    room.presence.wallChanged(() => null);
    expect(room.presence.state.lost).toBe(lost);
    room.presence.lose({ ...lost, name: 'Birds' });
    room.presence.wallChanged(() => null);
    expect(room.presence.state.lost).toBeNull();
  });

  it('are said otherwise where another name stands there', () => {
    room.presence.lose({ ...lost, instead: 'Birds' });
    expect(room.said[0]).toMatch(/named that group “Birds” at the same time.*put yours back/);
  });
});

describe('look here', () => {
  const RECT = [0, -800, 600, 400] as const;
  const ask = (at = 1): void => room.other(7, { name: 'Ana', look: { at, rect: RECT } });

  it('is asked for long enough that every page hears it, and no longer', () => {
    room.presence.askToLook({ x: 0.4, y: 0, width: 100, height: 0 });
    expect(room.own.look).toEqual({ at: 1, rect: [0, 0, 100, 1] });
    room.presence.askToLook({ x: 5, y: 0, width: 100, height: 50 });
    room.pass(7_000);
    expect(room.own.look).toMatchObject({ at: 2 });
    room.pass(1_000);
    expect(room.own).not.toHaveProperty('look');
  });

  it('is heard once, said with what is there, and followed', () => {
    const before = room.scene.camera.at;
    ask();
    expect(room.said).toEqual(['Ana asks you to look here: 1 Birds.']);
    expect(room.presence.state.look?.from).toBe(before);
    expect(room.presence.isAway).toBe(true);
    room.pass(1_000);
    expect(room.scene.camera.at).not.toEqual(before);
    ask();
    expect(room.said).toHaveLength(1);
    ask(2);
    expect(room.said).toHaveLength(2);
  });

  it('names the facilitator as such', () => {
    room.other(7, {
      name: 'Facilitator',
      look: { at: 1, rect: [5000, 5000, 10, 10], unnamed: true },
    });
    expect(room.said).toEqual(['The facilitator asks you to look here.']);
  });

  it('has a way back, which stays open for a while', () => {
    const { x, y } = room.scene.camera.at;
    ask();
    room.pass(1_000);
    room.presence.comeBack();
    expect(room.presence.state.look).toBeNull();
    room.pass(1_000);
    expect(room.scene.camera.at).toMatchObject({ x, y });
    ask(2);
    room.pass(20_000);
    expect(room.presence.state.look).toBeNull();
  });

  it('ends when this person has seen enough', () => {
    ask();
    room.presence.endLook();
    expect([room.presence.state.look, room.presence.isAway]).toEqual([null, false]);
    room.presence.goToLook();
    room.presence.comeBack();
    expect(room.presence.state.look).toBeNull();
  });

  it.each([
    ['carries something', () => room.scene.presence.take(drag())],
    ['draws a lasso', () => room.scene.presence.drawLasso({ x: 0, y: 0, width: 1, height: 1 })],
    ['names a group', () => room.scene.selection.startRenaming('birds')],
    ['is typing', () => void (room.isTyping = true)],
    ['has no wall in view', () => room.scene.camera.resize(0, 0)],
  ])('pulls nothing away from somebody who %s: she goes when she likes', (_, begin) => {
    begin();
    const before = room.scene.camera.at;
    ask();
    room.pass(1_000);
    expect([room.scene.camera.at, room.presence.state.look?.from]).toEqual([before, null]);
    expect(room.presence.isAway).toBe(false);
    room.presence.goToLook();
    expect(room.presence.state.look?.from).toBe(before);
  });
});

it('tells who listens of every change, until she does not any more', () => {
  let told = 0;
  const stop = room.presence.subscribe(() => (told += 1));
  room.presence.set({ isListOpen: true });
  expect([told, room.presence.getState().isListOpen]).toEqual([1, true]);
  stop();
  room.presence.set({ isListOpen: false });
  expect(told).toBe(1);
});

import { beforeEach, describe, expect, it } from 'vitest';
import { HandsOnWall, type Drag, type Hand } from './handsOnWall.ts';
import type { SceneLayer } from './sceneLayers.ts';

let drawn: string[] = [];
let hands: HandsOnWall;
beforeEach(() => {
  drawn = [];
  hands = new HandsOnWall((...layers: SceneLayer[]) => void drawn.push(layers.join() || 'all'));
});

const drag = (change: Partial<Drag> = {}): Drag => ({
  pointer: 1,
  notes: new Set(['a']),
  from: new Map([['a', [0, 0]]]),
  at: [10, 10],
  by: [0, 0],
  over: { kind: 'wall' },
  ...change,
});
const groupDrag = (by: readonly [number, number]): Drag =>
  drag({ pointer: 2, cluster: 'birds', notes: new Set(['b', 'c']), by });
const hand = (change: Partial<Hand> = {}): Hand => ({
  clientId: 7,
  name: 'Ana',
  hand: 3,
  held: [],
  drag: [0, 0],
  ...change,
});

describe('this person’s own', () => {
  it('are taken, carried and let go one by one; others stay', () => {
    const [first, second] = [drag(), groupDrag([0, 0])];
    hands.take(first);
    hands.take(second);
    expect(hands.drags).toEqual([first, second]);
    const further = drag({ by: [5, 5] });
    hands.carry(first, further);
    expect(hands.drags).toEqual([further, second]);
    hands.letGo(further);
    expect(hands.drags).toEqual([second]);
  });

  it('a drag that is not held any more is neither carried nor let go', () => {
    hands.take(drag());
    hands.carry(drag(), drag({ by: [9, 9] }));
    hands.letGo(drag());
    expect(hands.drags.map(({ by }) => by)).toEqual([[0, 0]]);
  });

  it('each state of them is another object: who drew the last one can tell', () => {
    const first = drag();
    hands.take(first);
    const before = hands.drags;
    hands.carry(first, drag({ by: [1, 1] }));
    expect(hands.drags).not.toBe(before);
    expect(before).toEqual([first]);
  });

  it('taking and letting go are drawn on the floor too: the place becomes free', () => {
    const first = drag();
    hands.take(first);
    hands.letGo(first);
    expect(drawn).toEqual(['all', 'all']);
  });

  it.each([
    ['on the wall', { over: { kind: 'wall' } }, { over: { kind: 'wall' } }, 'top'],
    [
      'over one group',
      { over: { kind: 'cluster', id: 'birds' } },
      { over: { kind: 'cluster', id: 'birds' } },
      'top',
    ],
    [
      'from note to note',
      { over: { kind: 'note', id: 'x' } },
      { over: { kind: 'note', id: 'y' } },
      'top',
    ],
    ['into a group', { over: { kind: 'wall' } }, { over: { kind: 'cluster', id: 'birds' } }, 'all'],
    [
      'out of a group',
      { over: { kind: 'cluster', id: 'birds' } },
      { over: { kind: 'wall' } },
      'all',
    ],
    [
      'from group to group',
      { over: { kind: 'cluster', id: 'birds' } },
      { over: { kind: 'cluster', id: 'trees' } },
      'all',
    ],
    ['onto a note', { over: { kind: 'wall' } }, { over: { kind: 'note', id: 'x' } }, 'all'],
    ['a whole group', { cluster: 'birds' }, { cluster: 'birds' }, 'all'],
  ] satisfies [string, Partial<Drag>, Partial<Drag>, string][])(
    'carrying %s',
    (_, from, to, layers) => {
      const [before, after] = [drag(from), drag({ ...to, by: [3, 3] })];
      hands.take(before);
      drawn = [];
      hands.carry(before, after);
      expect(drawn).toEqual([layers]);
    },
  );

  it('knows what it holds: a note by itself or with its group, a group by its header', () => {
    hands.take(drag());
    hands.take(groupDrag([0, 0]));
    const isHeld = (kind: 'note' | 'header', id: string): boolean => hands.isHeldHere({ kind, id });
    expect([isHeld('note', 'a'), isHeld('note', 'b'), isHeld('note', 'z')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([isHeld('header', 'birds'), isHeld('header', 'trees')]).toEqual([true, false]);
  });

  it('knows how far it has carried a group', () => {
    expect(hands.shiftOf('birds')).toEqual([0, 0]);
    hands.take(groupDrag([30, -40]));
    expect([hands.shiftOf('birds'), hands.shiftOf('trees')]).toEqual([
      [30, -40],
      [0, 0],
    ]);
  });

  it('the lasso is drawn above everything, and goes', () => {
    hands.drawLasso({ x: 0, y: 0, width: 10, height: 10 });
    expect(hands.lasso).toEqual({ x: 0, y: 0, width: 10, height: 10 });
    hands.drawLasso(null);
    expect([hands.lasso, drawn]).toEqual([null, ['top', 'top']]);
  });
});

describe('others’', () => {
  it('that only moved are drawn above the notes', () => {
    hands.showOthers([hand({ held: ['a'], cursor: [0, 0] })]);
    drawn = [];
    hands.showOthers([hand({ held: ['a'], cursor: [5, 5], drag: [5, 5] })]);
    expect(drawn).toEqual(['top']);
    expect(hands.others[0]?.cursor).toEqual([5, 5]);
  });

  it.each([
    ['comes', [], [hand()]],
    ['goes', [hand()], []],
    ['takes a note', [hand()], [hand({ held: ['a'] })]],
    ['takes another note', [hand({ held: ['a'] })], [hand({ held: ['b'] })]],
    ['takes one more', [hand({ held: ['a'] })], [hand({ held: ['a', 'b'] })]],
    ['aims at a group', [hand({ held: ['a'] })], [hand({ held: ['a'], over: 'birds' })]],
    ['is another person’s', [hand()], [hand({ clientId: 8 })]],
  ])('are drawn with the floor when one %s', (_, before, after) => {
    hands.showOthers(before);
    drawn = [];
    hands.showOthers(after);
    expect(drawn).toEqual(['all']);
  });

  it('carry notes: whose way it is, by which hand ever', () => {
    hands.showOthers([
      hand({ held: ['a'], drag: [1, 2] }),
      hand({ clientId: 8, held: ['b'], drag: [3, 4] }),
    ]);
    expect([hands.carriedBy('a'), hands.carriedBy('b'), hands.carriedBy('c')]).toEqual([
      [1, 2],
      [3, 4],
      null,
    ]);
  });

  it('are hidden and shown, cursors and names alone', () => {
    expect(hands.showsOthers).toBe(true);
    hands.showOthers([hand({ held: ['a'] })]);
    hands.setShowsOthers(false);
    expect([hands.showsOthers, [...hands.held()]]).toEqual([false, ['a']]);
  });
});

describe('of everyone', () => {
  it('what is held, mine and theirs, each once', () => {
    hands.take(drag());
    hands.take(groupDrag([0, 0]));
    hands.showOthers([hand({ held: ['a', 'x'] })]);
    expect([...hands.held()].sort()).toEqual(['a', 'b', 'c', 'x']);
  });

  it('who aims at a group: mine first, theirs only with something to drop', () => {
    expect(hands.aimAt('birds')).toBeNull();
    hands.showOthers([hand({ over: 'birds' })]);
    expect(hands.aimAt('birds'), 'an empty hand').toBeNull();
    hands.showOthers([hand({ over: 'birds', held: ['x'] })]);
    expect(hands.aimAt('birds')).toEqual({ kind: 'other', hand: 3 });
    hands.take(drag({ over: { kind: 'cluster', id: 'birds' } }));
    expect(hands.aimAt('birds')).toEqual({ kind: 'own' });
    expect(hands.aimAt('trees')).toBeNull();
  });

  it('a note of the same id as a group is not aimed at as one', () => {
    hands.take(drag({ over: { kind: 'note', id: 'birds' } }));
    expect(hands.aimAt('birds')).toBeNull();
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { PresenceOnWall, type Drag, type DrawnGrip } from './presenceOnWall.ts';
import type { SceneLayer } from './sceneLayers.ts';

let drawn: string[] = [];
let presence: PresenceOnWall;
beforeEach(() => {
  drawn = [];
  presence = new PresenceOnWall(
    (...layers: SceneLayer[]) => void drawn.push(layers.join() || 'all'),
  );
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
const grip = (change: Partial<DrawnGrip> = {}): DrawnGrip => ({
  clientId: 7,
  name: 'Ana',
  color: 3,
  held: [],
  drag: [0, 0],
  ...change,
});

describe('this person’s own', () => {
  it('are taken, carried and let go one by one; others stay', () => {
    const [first, second] = [drag(), groupDrag([0, 0])];
    presence.take(first);
    presence.take(second);
    expect(presence.drags).toEqual([first, second]);
    const further = drag({ by: [5, 5] });
    presence.carry(first, further);
    expect(presence.drags).toEqual([further, second]);
    presence.letGo(further);
    expect(presence.drags).toEqual([second]);
  });

  it('a drag that is not held any more is neither carried nor let go', () => {
    presence.take(drag());
    presence.carry(drag(), drag({ by: [9, 9] }));
    presence.letGo(drag());
    expect(presence.drags.map(({ by }) => by)).toEqual([[0, 0]]);
  });

  it('each state of them is another object: who drew the last one can tell', () => {
    const first = drag();
    presence.take(first);
    const before = presence.drags;
    presence.carry(first, drag({ by: [1, 1] }));
    expect(presence.drags).not.toBe(before);
    expect(before).toEqual([first]);
  });

  it('taking and letting go are drawn on the floor too: the place becomes free', () => {
    const first = drag();
    presence.take(first);
    presence.letGo(first);
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
      presence.take(before);
      drawn = [];
      presence.carry(before, after);
      expect(drawn).toEqual([layers]);
    },
  );

  it('knows what it holds: a note by itself or with its group, a group by its header', () => {
    presence.take(drag());
    presence.take(groupDrag([0, 0]));
    const isHeld = (kind: 'note' | 'header', id: string): boolean =>
      presence.isHeldHere({ kind, id });
    expect([isHeld('note', 'a'), isHeld('note', 'b'), isHeld('note', 'z')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([isHeld('header', 'birds'), isHeld('header', 'trees')]).toEqual([true, false]);
  });

  it('knows how far it has carried a group', () => {
    expect(presence.shiftOf('birds')).toEqual([0, 0]);
    presence.take(groupDrag([30, -40]));
    expect([presence.shiftOf('birds'), presence.shiftOf('trees')]).toEqual([
      [30, -40],
      [0, 0],
    ]);
  });

  it('the lasso is drawn above everything, and goes', () => {
    presence.drawLasso({ x: 0, y: 0, width: 10, height: 10 });
    expect(presence.lasso).toEqual({ x: 0, y: 0, width: 10, height: 10 });
    presence.drawLasso(null);
    expect([presence.lasso, drawn]).toEqual([null, ['top', 'top']]);
  });
});

describe('others’', () => {
  it('that only moved are drawn above the notes', () => {
    presence.showOthers([grip({ held: ['a'], cursor: [0, 0] })]);
    drawn = [];
    presence.showOthers([grip({ held: ['a'], cursor: [5, 5], drag: [5, 5] })]);
    expect(drawn).toEqual(['top']);
    expect(presence.others[0]?.cursor).toEqual([5, 5]);
  });

  it.each([
    ['comes', [], [grip()]],
    ['goes', [grip()], []],
    ['takes a note', [grip()], [grip({ held: ['a'] })]],
    ['takes another note', [grip({ held: ['a'] })], [grip({ held: ['b'] })]],
    ['takes one more', [grip({ held: ['a'] })], [grip({ held: ['a', 'b'] })]],
    ['aims at a group', [grip({ held: ['a'] })], [grip({ held: ['a'], over: 'birds' })]],
    ['is another person’s', [grip()], [grip({ clientId: 8 })]],
  ])('are drawn with the floor when one %s', (_, before, after) => {
    presence.showOthers(before);
    drawn = [];
    presence.showOthers(after);
    expect(drawn).toEqual(['all']);
  });

  it('carry notes: whose way it is, by which hand ever', () => {
    presence.showOthers([
      grip({ held: ['a'], drag: [1, 2] }),
      grip({ clientId: 8, held: ['b'], drag: [3, 4] }),
    ]);
    expect([presence.carriedBy('a'), presence.carriedBy('b'), presence.carriedBy('c')]).toEqual([
      [1, 2],
      [3, 4],
      null,
    ]);
  });

  it('are hidden and shown, cursors and names alone', () => {
    expect(presence.showsOthers).toBe(true);
    presence.showOthers([grip({ held: ['a'] })]);
    presence.setShowsOthers(false);
    expect([presence.showsOthers, [...presence.held()]]).toEqual([false, ['a']]);
  });
});

describe('of everyone', () => {
  it('what is held, mine and theirs, each once', () => {
    presence.take(drag());
    presence.take(groupDrag([0, 0]));
    presence.showOthers([grip({ held: ['a', 'x'] })]);
    expect([...presence.held()].sort()).toEqual(['a', 'b', 'c', 'x']);
  });

  it('who aims at a group: mine first, theirs only with something to drop', () => {
    expect(presence.aimAt('birds')).toBeNull();
    presence.showOthers([grip({ over: 'birds' })]);
    expect(presence.aimAt('birds'), 'an empty hand').toBeNull();
    presence.showOthers([grip({ over: 'birds', held: ['x'] })]);
    expect(presence.aimAt('birds')).toEqual({ kind: 'other', color: 3 });
    presence.take(drag({ over: { kind: 'cluster', id: 'birds' } }));
    expect(presence.aimAt('birds')).toEqual({ kind: 'own' });
    expect(presence.aimAt('trees')).toBeNull();
  });

  it('a note of the same id as a group is not aimed at as one', () => {
    presence.take(drag({ over: { kind: 'note', id: 'birds' } }));
    expect(presence.aimAt('birds')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { GestureHost } from '../canvas/gestures/gestureHost.ts';
import type { Drag } from '../canvas/scene/presenceOnWall.ts';
import { notesRoot } from '../../shared/documents/readNotes.ts';
import { createGestureHost } from './createGestureHost.ts';
import { startGroup } from './startGroup.ts';
import { SESSION, testWall, write, type Given, type TestWall } from './testWall.ts';

const GIVEN: Given = {
  notes: ['a', 'b', 'c', 'd'],
  placements: {
    a: { cluster: 'birds', pos: [12, 96] },
    b: { cluster: 'birds', pos: [204, 96] },
    c: { pos: [900, 100] },
  },
  clusters: { birds: { name: 'Birds', pos: [0, -800] }, trees: { pos: [1200, -800] } },
};

interface TestHost extends TestWall {
  host: GestureHost;
  tap: (
    what: 'wall' | `${'note' | 'header'} ${string}`,
    how?: { adding?: boolean; double?: boolean },
  ) => void;
  chosen: () => (string | null)[];
}

function open(given = GIVEN): TestHost {
  const test = testWall(given);
  const host = createGestureHost(test.model);
  return {
    ...test,
    host,
    tap: (what, { adding = false, double = false } = {}) => {
      const [kind, id = ''] = what.split(' ') as ['wall' | 'note' | 'header', string?];
      host.tapped(kind === 'wall' ? { kind } : { kind, id }, { adding, double });
    },
    chosen: () => [...test.model.state.selection, test.model.state.selectedCluster],
  };
}

const drag = (notes: string[], change: Partial<Drag> & { wall: TestWall }): Drag => {
  const { wall, ...rest } = change;
  return {
    pointer: 1,
    notes: new Set(notes),
    from: new Map(
      notes.map((id) => {
        const rect = wall.model.state.wall.notes.get(id)?.rect;
        return [id, [rect?.x ?? 0, rect?.y ?? 0] as const];
      }),
    ),
    at: [0, 0],
    by: [50, 60],
    over: { kind: 'wall' },
    ...rest,
  };
};

describe('a tap', () => {
  it('on a note chooses it; with others, or not any more, when adding', () => {
    const { tap, chosen } = open();
    tap('note a');
    tap('note b');
    expect(chosen()).toEqual(['b', null]);
    tap('note c', { adding: true });
    expect(chosen()).toEqual(['b', 'c', null]);
    tap('note b', { adding: true });
    expect(chosen()).toEqual(['c', null]);
  });

  it('on a header chooses the group; a second one at once opens its name', () => {
    const { tap, chosen, model } = open();
    tap('note a');
    tap('header birds');
    expect([chosen(), model.state.renaming]).toEqual([['birds'], null]);
    tap('header birds', { double: true });
    expect(model.state.renaming).toBe('birds');
  });

  it('twice on a pile opens it instead', () => {
    const { tap, model } = open({
      ...GIVEN,
      clusters: { birds: { collapsed: true, pos: [0, -800] } },
    });
    tap('header birds');
    tap('header birds', { double: true });
    expect(model.state.wall.clusters.get('birds')?.collapsed).toBeUndefined();
    expect(model.state.renaming).toBeNull();
  });

  it('on the wall lets everything go, and says nothing where nothing was chosen', () => {
    const { tap, chosen, model } = open();
    tap('header birds');
    tap('wall');
    expect(chosen()).toEqual([null]);
    let told = 0;
    model.subscribe(() => (told += 1));
    tap('wall');
    expect(told).toBe(0);
  });

  it('by somebody who may only look shows a note, and lets it go', () => {
    const { tap, chosen, model } = open();
    model.follow({ ...SESSION, locked: true }, 'volunteer', 'me');
    tap('note a');
    expect([model.state.lookedAt, chosen()]).toEqual(['a', [null]]);
    tap('header birds');
    expect(model.state.lookedAt).toBeNull();
    tap('note b');
    tap('wall');
    expect(model.state.lookedAt).toBeNull();
  });

  it('while reading brings what is there close, once', () => {
    const { tap, model, scene, settle, chosen } = open();
    model.set({ tool: 'read' });
    tap('note c');
    settle();
    expect([scene.camera.at.scale, model.state.tool, chosen()]).toEqual([2, 'move', [null]]);
    model.set({ tool: 'read' });
    tap('header birds');
    settle();
    expect(scene.camera.at.scale).toBeGreaterThan(1);
    const before = scene.camera.at;
    model.set({ tool: 'read' });
    tap('wall');
    settle();
    expect([scene.camera.at, model.state.tool]).toEqual([before, 'move']);
  });
});

describe('a lasso', () => {
  it('chooses what it held, with what was chosen when adding', () => {
    const { host, chosen } = open();
    host.lassoed(['a', 'c'], false);
    host.lassoed(['d'], true);
    expect(chosen()).toEqual(['a', 'c', 'd', null]);
    host.lassoed(['b'], false);
    expect(chosen()).toEqual(['b', null]);
  });
});

describe('a drop', () => {
  it('on the wall lays notes where they were let go, and nothing glides there', () => {
    const wall = open();
    wall.host.dropped(drag(['c', 'd'], { wall }));
    const { notes } = wall.model.state.wall;
    expect(notes.get('c')?.rect).toMatchObject({ x: 950, y: 160 });
    expect(notes.get('d')?.rect.x).toBe(3 * 192 + 50);
    expect(wall.scene.glides.isMoving).toBe(false);
  });

  it('on a group puts them into it, and chooses none any more', () => {
    const wall = open();
    wall.host.lassoed(['c', 'd'], false);
    wall.host.dropped(drag(['c', 'd'], { wall, over: { kind: 'cluster', id: 'birds' } }));
    expect(wall.model.state.wall.clusters.get('birds')?.notes).toHaveLength(4);
    expect(wall.chosen()).toEqual([null]);
  });

  it('on a note begins a group of both, chosen, its name open; up there beside it', () => {
    const wall = open({
      notes: ['a', 'b'],
      placements: { a: { pos: [300, -600] }, b: { pos: [900, -600] } },
    });
    wall.host.dropped(drag(['b'], { wall, over: { kind: 'note', id: 'a' } }));
    const [group] = wall.model.state.wall.clusters.values();
    expect(group?.notes.sort()).toEqual(['a', 'b']);
    expect(group?.pos).toEqual([288, -696]);
    expect([wall.model.state.selectedCluster, wall.model.state.renaming]).toEqual([
      group?.id,
      group?.id,
    ]);
  });

  it('on a note that is gone is nothing', () => {
    const wall = open();
    wall.host.dropped(drag(['c'], { wall, over: { kind: 'note', id: 'zz' } }));
    expect(wall.model.state.wall.notes.get('c')?.rect.x).toBe(900);
    expect(wall.model.state.steps.done).toEqual([]);
  });

  it('of a group moves it with all its notes', () => {
    const wall = open();
    wall.host.dropped(drag(['a', 'b'], { wall, cluster: 'birds' }));
    expect(wall.model.state.wall.clusters.get('birds')?.pos).toEqual([50, -740]);
    expect(wall.model.state.wall.notes.get('a')?.rect).toMatchObject({ x: 62, y: -644 });
  });

  it('of a group that is gone is nothing', () => {
    const wall = open();
    wall.host.dropped(drag([], { wall, cluster: 'nobody' }));
    expect(wall.model.state.steps.done).toEqual([]);
  });

  it('without what was taken down meanwhile, which is said', () => {
    const wall = open();
    const held = drag(['c', 'd'], { wall });
    write(wall.notes.doc, () => notesRoot(wall.notes.doc).delete('d'));
    wall.settle();
    wall.host.dropped(held);
    expect(wall.said()).toEqual([
      'Done: moving a note.',
      'A note you held was taken down meanwhile.',
    ]);
    write(wall.notes.doc, () => ['b', 'c'].forEach((id) => notesRoot(wall.notes.doc).delete(id)));
    wall.settle();
    wall.host.dropped(drag(['b', 'c'], { wall }));
    expect(wall.said()).toEqual(['2 notes you held were taken down meanwhile.']);
  });

  it('on a wall that was locked meanwhile goes back, which is said', () => {
    const wall = open();
    wall.model.follow({ ...SESSION, locked: true }, 'volunteer', 'me');
    wall.host.dropped(drag(['c'], { wall }));
    expect(wall.model.state.wall.notes.get('c')?.rect.x).toBe(900);
    expect(wall.said()[0]).toContain('What you held is back where it was.');
  });
});

describe('what gestures ask', () => {
  it('is answered as things are now', () => {
    const { host, model } = open();
    expect([host.canEdit(), host.tool(), [...host.chosen()]]).toEqual([true, 'move', []]);
    model.set({ tool: 'select' });
    model.selection.chooseNotes(['a']);
    model.follow({ ...SESSION, locked: true }, 'volunteer', 'me');
    expect([host.canEdit(), host.tool(), [...host.chosen()]]).toEqual([false, 'select', ['a']]);
  });

  it('shows this person’s presence to others only while it may do something', () => {
    const { host, model, arrangement, settle } = open();
    host.presenceMoved([7, 8], []);
    settle();
    expect(arrangement.awareness.getLocalState()).toMatchObject({ cursor: [7, 8] });
    model.follow({ ...SESSION, locked: true }, 'volunteer', 'me');
    host.presenceMoved([9, 9], []);
    settle();
    expect(arrangement.awareness.getLocalState()).not.toHaveProperty('cursor');
  });

  it('hears of a drag that begins', () => {
    const wall = open();
    wall.arrangement.awareness.getStates().set(5, { name: 'Ana', color: 1, claims: ['birds'] });
    wall.arrangement.awareness.emit('change', [{ added: [5], updated: [], removed: [] }, 'test']);
    wall.host.lifted(drag(['a'], { wall }));
    expect(wall.said()[0]).toContain('Ana is on “Birds” just now');
  });
});

describe('startGroup', () => {
  it('in the outline asks for the name there and leaves the chosen group', () => {
    const { model, chosen } = open();
    model.selection.chooseGroup('birds');
    startGroup(model, ['c'], undefined, 'outline');
    const made = model.state.namingInOutline;
    expect(model.state.wall.clusters.get(made ?? '')?.notes).toEqual(['c']);
    expect([chosen(), model.state.renaming]).toEqual([['birds'], null]);
  });

  it('of some of one group’s notes splits them off', () => {
    const { model, said } = open();
    startGroup(model, ['a']);
    expect(model.state.wall.clusters.get('birds')?.notes).toEqual(['b']);
    expect(said()[0]).toMatch(/splitting/i);
  });

  it('shows the group where it is out of view, but pulls nothing away under a hand', () => {
    const { model, scene, settle } = open();
    const away = { x: -5000, y: -5000, scale: 1 };
    scene.camera.moveTo(away);
    settle();
    const held = drag(['d'], { wall: open() });
    scene.presence.take(held);
    startGroup(model, ['c']);
    settle();
    expect(scene.camera.at).toEqual(away);
    scene.presence.letGo(held);
    startGroup(model, ['d']);
    settle();
    expect(scene.framing.showsEverything()).toBe(true);
  });

  it('leaves the view alone where the group is in sight', () => {
    const { model, scene, settle } = open();
    scene.camera.moveTo(scene.framing.fitted());
    settle();
    const before = scene.camera.at;
    startGroup(model, ['c'], [300, -500]);
    settle();
    expect(scene.camera.at).toEqual(before);
  });

  it('does nothing on a locked wall', () => {
    const { model } = open();
    model.follow({ ...SESSION, locked: true }, 'volunteer', 'me');
    startGroup(model, ['c']);
    expect([model.state.wall.clusters.size, model.state.renaming]).toEqual([2, null]);
  });
});

import { describe, expect, it } from 'vitest';
import { clustersRoot, placementsRoot } from '../../shared/documents/arrangement.ts';
import { notesRoot } from '../../shared/documents/readNotes.ts';
import { groupNotes, moveNotes, renameCluster } from '../../shared/documents/wallOperations.ts';
import * as Y from 'yjs';
import { SESSION, testWall, write } from './testWall.ts';

const BIRDS = {
  notes: ['a', 'b', 'c'],
  placements: {
    a: { cluster: 'birds', pos: [12, 96] as const },
    b: { cluster: 'birds', pos: [204, 96] as const },
  },
  clusters: { birds: { name: 'Birds', pos: [0, -800] as const } },
};

describe('following the session', () => {
  it('opens both documents once they may be read, and keeps a volunteer’s unsent work', () => {
    const { opened, model } = testWall(BIRDS);
    expect(opened).toEqual([
      { name: 'notes', keepFor: null },
      { name: 'arrangement', keepFor: 'me' },
    ]);
    expect(model.state).toMatchObject({ loaded: true, readable: true, writable: true });
    expect([...model.state.wall.notes.keys()].sort()).toEqual(['a', 'b', 'c']);
  });

  it('opens nothing before the reveal, and there is nothing to wait for', () => {
    const { opened, model } = testWall(BIRDS, { revealed: false });
    expect(opened).toEqual([]);
    expect(model.state).toMatchObject({ loaded: true, readable: false, writable: false });
  });

  it('closes them and forgets everything when they may be read no more', () => {
    const { model, notes, arrangement, scene } = testWall(BIRDS);
    model.selection.chooseGroup('birds');
    model.selection.startRenaming('birds');
    model.follow({ ...SESSION, revealed: false }, 'volunteer', 'me');
    expect([notes.isClosed, arrangement.isClosed]).toEqual([true, true]);
    expect(model.state).toMatchObject({
      readable: false,
      selectedCluster: null,
      renaming: null,
      notesStatus: null,
    });
    expect([scene.content.wall.notes.size, model.state.wall.notes.size]).toEqual([0, 0]);
  });

  it('allows no edits on a locked wall; what somebody holds is seen held no more', () => {
    const { model, settle, arrangement, scene } = testWall(BIRDS);
    scene.names.invite(true);
    model.presence.moved([1, 1], []);
    settle();
    expect(arrangement.awareness.getLocalState()).toMatchObject({ cursor: [1, 1] });
    model.follow({ ...SESSION, locked: true }, 'volunteer', 'me');
    settle();
    expect(model.state.writable).toBe(false);
    expect(arrangement.awareness.getLocalState()).not.toHaveProperty('cursor');
    expect(model.run(moveNotes(model.view, new Map([['c', [0, 0]]])))).toBe(false);
  });

  it('wears the numbers of tables once there are some', () => {
    const { model, settle } = testWall(BIRDS);
    expect(model.state.wall.clusters.get('birds')?.number).toBe(1);
    const table = { tableId: 't', number: 7, clusterId: 'birds', name: 'Birds' };
    model.follow({ ...SESSION, tables: [table] as never }, 'volunteer', 'me');
    settle();
    expect(model.state.wall.clusters.get('birds')?.number).toBe(7);
  });

  it('knows whose steps they are, and takes them from another tab', () => {
    const { model, kept } = testWall(BIRDS);
    const step = { did: { act: 'move', count: 1 } as const, edits: [] };
    kept.change({ done: [step], undone: [] });
    expect(model.state.steps.done).toEqual([step]);
    const { change } = kept;
    model.follow(SESSION, 'volunteer', 'somebody-else');
    expect(kept.isClosed).toBe(true);
    change({ done: [], undone: [] });
    expect(model.state.steps.done, 'those of the first are not hers').toEqual([step]);
  });

  it('shows a kept wall that nothing changes', () => {
    const { model } = testWall({}, { revealed: false });
    model.showSnapshot(
      new Map([['a', { text: 'A', color: 'green', at: 0, seq: 0 }]]),
      new Map(),
      new Map(),
      [],
    );
    expect(model.state).toMatchObject({ loaded: true, readable: true, writable: false });
    expect(model.state.wall.loose).toEqual(['a']);
  });

  it('closes everything with the page', () => {
    const { model, notes, kept, clock } = testWall(BIRDS);
    model.destroy();
    expect([notes.isClosed, kept.isClosed]).toEqual([true, true]);
    clock.pass(60_000);
  });
});

describe('one state of several owners', () => {
  it('is the same object until one of them has something else', () => {
    const { model } = testWall(BIRDS);
    const before = model.getState();
    expect(model.getState()).toBe(before);
    model.selection.chooseNotes(['a']);
    expect(model.getState()).not.toBe(before);
    expect([...model.getState().selection]).toEqual(['a']);
  });

  it('is told whichever of them it was', () => {
    const { model, note, settle } = testWall(BIRDS);
    let told = 0;
    model.subscribe(() => (told += 1));
    model.selection.chooseNotes(['a']);
    expect(told).toBe(1);
    model.set({ tool: 'select' });
    expect(told).toBe(2);
    note('d');
    settle();
    expect(told).toBe(3);
  });

  it('never has what the scene does not have: no copy is kept', () => {
    const { model, scene } = testWall(BIRDS);
    scene.selection.chooseGroup('birds');
    scene.selection.startRenaming('birds');
    expect(model.state).toMatchObject({ selectedCluster: 'birds', renaming: 'birds' });
    expect(model.state.wall).toBe(scene.content.wall);
    expect(model.view.wall).toBe(scene.content.wall);
  });

  it('invites names where one may be given', () => {
    const { model, scene } = testWall({ ...BIRDS, clusters: { birds: { name: '' } } });
    expect(scene.names.placed()[0]?.group.isInvitation).toBe(true);
    model.follow({ ...SESSION, locked: true }, 'volunteer', 'me');
    expect(scene.names.placed()[0]?.group.isInvitation).toBe(false);
  });
});

describe('reading', () => {
  it('takes many updates together, at the next frame', () => {
    const { model, note, clock } = testWall(BIRDS);
    let told = 0;
    model.subscribe(() => (told += 1));
    for (const id of ['d', 'e', 'f']) note(id);
    expect(model.state.wall.notes.size).toBe(3);
    clock.pass(16);
    expect([model.state.wall.notes.size, told]).toEqual([6, 1]);
  });

  it('lets go of what is chosen and went', () => {
    const { model, notes, settle } = testWall(BIRDS);
    model.selection.chooseNotes(['a', 'c']);
    write(notes.doc, () => notesRoot(notes.doc).delete('c'));
    settle();
    expect([...model.state.selection]).toEqual(['a']);
  });

  it('says what somebody else did with the chosen group, but not while its name is typed', () => {
    for (const isTyping of [false, true]) {
      const { model, arrangement, settle, said } = testWall(BIRDS);
      model.selection.chooseGroup('birds');
      if (isTyping) model.selection.startRenaming('birds');
      write(arrangement.doc, () => {
        const group = clustersRoot(arrangement.doc).get('birds');
        if (group instanceof Y.Map) group.set('state', 'dissolved');
      });
      settle();
      expect(said()).toEqual(
        isTyping ? [] : ['Somebody took “Birds” apart. Its notes lie where they were.'],
      );
      expect([model.state.selectedCluster, model.state.renaming]).toEqual([null, null]);
    }
  });

  it('marks the note that came last for half a minute, none that was there', () => {
    const { scene, note, clock } = testWall(BIRDS);
    expect(scene.marks.newest).toBeNull();
    note('d');
    clock.pass(100);
    expect(scene.marks.newest).toBe('d');
    note('a', { text: 'Other words' });
    clock.pass(100);
    expect(scene.marks.newest).toBe('d');
    clock.pass(30_000);
    expect(scene.marks.newest).toBeNull();
  });

  it('says which move was not kept, once, and goes on showing this presence', () => {
    const { model, arrangement, settle, said } = testWall(BIRDS);
    model.presence.moved([5, 5], []);
    settle();
    arrangement.emit({ refusal: { code: 'invalid-shape', detail: 'Too far.', count: 1 } });
    settle();
    arrangement.emit();
    settle();
    expect(said()).toEqual([
      'That last move was not kept: The update would put a record out of shape. The wall shows what everyone sees.',
    ]);
    expect(arrangement.awareness.getLocalState()).toMatchObject({ cursor: [5, 5] });
  });

  it('offers a name again that somebody took off with its group', () => {
    const { model, arrangement, settle } = testWall(BIRDS);
    model.run(renameCluster(model.view, 'birds', 'Coast'));
    settle();
    write(arrangement.doc, () => {
      const group = clustersRoot(arrangement.doc).get('birds');
      if (group instanceof Y.Map) group.set('state', 'dissolved');
    });
    settle();
    expect(model.presence.state.lost).toMatchObject({ id: 'birds', name: 'Coast' });
  });
});

describe('doing', () => {
  it('is seen at once, remembered and said', () => {
    const { model, said, kept, arrangement } = testWall(BIRDS);
    const isDone = model.run(moveNotes(model.view, new Map([['c', [700, 300]]])));
    expect([isDone, model.state.wall.notes.get('c')?.rect]).toMatchObject([
      true,
      { x: 700, y: 300 },
    ]);
    expect(placementsRoot(arrangement.doc).get('c')).toEqual({ pos: [700, 300] });
    expect(said()).toEqual(['Done: moving a note.']);
    expect(kept.steps.done).toHaveLength(1);
  });

  it('leaves what was held where it was let go, and has what others move glide', () => {
    const { model, scene } = testWall(BIRDS);
    model.run(moveNotes(model.view, new Map([['c', [700, 300]]])), new Set(['c']));
    expect(scene.glides.isMoving).toBe(false);
    model.run(moveNotes(model.view, new Map([['c', [0, 300]]])));
    expect(scene.glides.isMoving).toBe(true);
  });

  it('of nothing is nothing', () => {
    const { model, said } = testWall(BIRDS);
    expect(model.run({ did: { act: 'tidyWall' }, edits: [] })).toBe(false);
    expect(said()).toEqual([]);
  });

  it('is taken back and done again, said where it is seen', () => {
    const { model, said, settle } = testWall(BIRDS);
    const before = model.state.wall.notes.get('c')?.rect;
    model.run(moveNotes(model.view, new Map([['c', [700, 300]]])));
    said();
    model.undo();
    settle();
    expect(model.state.wall.notes.get('c')?.rect).toEqual(before);
    model.redo();
    settle();
    expect(model.state.wall.notes.get('c')?.rect.x).toBe(700);
    expect(said()).toEqual(['Undone: moving a note.', 'Done again: moving a note.']);
    expect(model.state.notice?.shown).toBe(true);
    model.redo();
    expect(said()).toEqual([]);
  });

  it('taken back leaves what others changed since, and says so', () => {
    const { model, said, settle, arrangement } = testWall(BIRDS);
    model.run(moveNotes(model.view, new Map([['c', [700, 300]]])));
    write(arrangement.doc, () => placementsRoot(arrangement.doc).set('c', { pos: [1, 2] }));
    settle();
    said();
    model.undo();
    expect(said()).toEqual([
      'Undone: moving a note. Others changed it since, so it stays as it is.',
    ]);
  });

  it('a group begun here that lies on one made elsewhere at the same moment goes to the next free place', () => {
    const { model, arrangement, settle, scene } = testWall({ notes: ['a', 'b', 'c'] });
    model.run(groupNotes(model.view, 'zz', ['a']));
    const place = model.state.wall.clusters.get('zz')?.pos;
    const drag = {
      pointer: 1,
      notes: new Set(['c']),
      from: new Map(),
      at: [0, 0] as const,
      by: [0, 0] as const,
      over: { kind: 'wall' as const },
    };
    scene.presence.take(drag);
    write(arrangement.doc, () => {
      clustersRoot(arrangement.doc).set(
        'aa',
        new Y.Map(Object.entries({ name: '', color: 'blue', pos: place })),
      );
    });
    settle();
    expect(model.state.wall.clusters.get('zz')?.pos, 'a hand is about to drop').toEqual(place);
    scene.presence.letGo(drag);
    arrangement.emit();
    settle();
    settle();
    expect(model.state.wall.clusters.get('zz')?.pos).not.toEqual(place);
    model.undo();
    settle();
    expect([...model.state.wall.clusters.keys()]).toEqual(['aa']);
  });
});

describe('notices', () => {
  it('have a number each, so that the same words twice are twice', () => {
    const { model } = testWall();
    model.say('Tidy already.', { kind: 'refused', shown: true });
    const first = model.state.notice;
    model.say('Tidy already.');
    expect(first).toMatchObject({ kind: 'refused', shown: true, isPassing: false });
    expect(model.state.notice).toMatchObject({ kind: 'done', shown: false });
    expect(model.state.notice?.id).toBe((first?.id ?? 0) + 1);
  });
});

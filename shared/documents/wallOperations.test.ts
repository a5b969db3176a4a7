import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isCluster, isPlacement } from '../model/arrangement.ts';
import type { Note } from '../model/note.ts';
import { resolvePlacements } from '../layout/resolvePlacements.ts';
import { clustersRoot, placementsRoot, readArrangement } from './arrangement.ts';
import {
  applyOperation,
  redoOperation,
  undoOperation,
  type Operation,
} from './arrangementEdits.ts';
import * as operations from './wallOperations.ts';

const NOTES = new Map<string, Note>(
  Array.from({ length: 12 }, (_, seq) => [
    `n${seq}`,
    { text: `note ${seq}`, color: 'green', at: 0, seq },
  ]),
);

const viewOf = (doc: Y.Doc): operations.WallView => {
  const arrangement = readArrangement(doc);
  return {
    arrangement,
    wall: resolvePlacements(NOTES, arrangement.clusters, arrangement.placements),
  };
};
const stateOf = (doc: Y.Doc): unknown => ({
  clusters: clustersRoot(doc).toJSON(),
  placements: placementsRoot(doc).toJSON(),
});

/** One thing a person does; numbers choose notes and groups modulo what there is. */
type Act = { what: number; a: number; b: number; x: number; y: number };
const act: fc.Arbitrary<Act> = fc.record({
  what: fc.nat(11),
  a: fc.nat(50),
  b: fc.nat(50),
  x: fc.integer({ min: -3000, max: 3000 }),
  y: fc.integer({ min: -3000, max: 3000 }),
});

function plan(doc: Y.Doc, { what, a, b, x, y }: Act, freshId: string): Operation {
  const view = viewOf(doc);
  const groups = [...view.wall.clusters.keys()];
  const group = groups[a % Math.max(1, groups.length)] ?? 'none';
  const other = groups[b % Math.max(1, groups.length)] ?? 'none';
  const notes = [`n${a % 12}`, `n${b % 12}`].filter((id, index, all) => all.indexOf(id) === index);
  switch (what) {
    case 0:
      return operations.moveNotes(view, new Map([[notes[0] ?? '', [x, y] as const]]));
    case 1:
      return operations.groupNotes(view, freshId, notes);
    case 2:
      return operations.dropOnCluster(view, group, notes);
    case 3:
      return operations.renameCluster(view, group, `name ${b}`);
    case 4:
      return operations.recolorCluster(view, group, b % 2 ? 'pink' : 'blue');
    case 5:
      return operations.mergeCluster(view, group, other);
    case 6:
      return operations.takeApart(view, group);
    case 7:
      return operations.moveCluster(view, group, [x, y]);
    case 8:
      return operations.collapseCluster(view, group, !view.wall.clusters.get(group)?.collapsed);
    case 9:
      return operations.splitOff(
        view,
        freshId,
        (view.wall.clusters.get(group)?.notes ?? []).filter((_, index) => (b >> index) % 2 === 1),
      );
    case 10:
      return operations.tidyOne(view, group);
    default:
      return operations.tidyEverything(view);
  }
}

/** Clients whose updates arrive late and in any order; every message is kept in a queue until it is delivered. */
class Room {
  readonly docs: Y.Doc[];
  readonly queues: Uint8Array[][];
  constructor(size: number) {
    this.docs = Array.from({ length: size }, (_, index) => {
      const doc = new Y.Doc();
      doc.clientID = index + 1;
      return doc;
    });
    this.queues = this.docs.map(() => []);
    this.docs.forEach((doc, from) =>
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'network')
          this.queues.forEach((queue, to) => {
            if (to !== from) queue.push(update);
          });
      }),
    );
  }

  deliver(to: number, pick: number): void {
    const queue = this.queues[to];
    const doc = this.docs[to];
    if (!queue || !doc || queue.length === 0) return;
    const [update] = queue.splice(pick % queue.length, 1);
    if (update) Y.applyUpdate(doc, update, 'network');
  }

  deliverAll(): void {
    this.queues.forEach((queue, to) => {
      while (queue.length > 0) this.deliver(to, 0);
    });
  }
}

const step = fc.record({
  who: fc.nat(4),
  act,
  deliverTo: fc.nat(4),
  pick: fc.nat(20),
  undo: fc.boolean(),
});

describe.each([2, 5])('%i clients under random delivery', (size) => {
  test('converge, stay in shape, and never lose a note', () => {
    let acts = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const room = new Room(size);
        const done: Operation[][] = room.docs.map(() => []);
        steps.forEach(({ who, act: what, deliverTo, pick, undo }, index) => {
          const me = who % size;
          const doc = room.docs[me];
          if (!doc) return;
          const last = undo ? done[me]?.pop() : undefined;
          if (last) undoOperation(doc, last, 'me');
          else {
            const operation = plan(doc, what, `g${index}`);
            applyOperation(doc, operation, 'me');
            done[me]?.push(operation);
            acts += operation.edits.length;
          }
          room.deliver(deliverTo % size, pick);
        });
        room.deliverAll();
        const [first, ...rest] = room.docs.map(stateOf);
        for (const state of rest) expect(state).toEqual(first);
        const doc = room.docs[0] as Y.Doc;
        for (const value of Object.values(clustersRoot(doc).toJSON()))
          expect(isCluster(value)).toBe(true);
        for (const value of Object.values(placementsRoot(doc).toJSON()))
          expect(isPlacement(value)).toBe(true);
        expect(viewOf(doc).wall.notes.size).toBe(NOTES.size);
      }),
      { verbose: fc.VerbosityLevel.Verbose },
    );
    expect(acts).toBeGreaterThan(100);
  });
});

describe('undo', () => {
  test('alone, returns every group and note to where it was, and redo does it again', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 15 }), (acts) => {
        const doc = new Y.Doc();
        const done = acts.map((each, index) => {
          const before = viewOf(doc).wall;
          const operation = plan(doc, each, `g${index}`);
          applyOperation(doc, operation, 'me');
          return { before, operation, after: viewOf(doc).wall };
        });
        for (const { before, operation, after } of [...done].reverse()) {
          undoOperation(doc, operation, 'me');
          expect(viewOf(doc).wall).toEqual(before);
          redoOperation(doc, operation, 'me');
          expect(viewOf(doc).wall).toEqual(after);
          undoOperation(doc, operation, 'me');
        }
      }),
    );
  });

  test('leaves what others did since', () => {
    fc.assert(
      fc.property(
        fc.array(act, { minLength: 1, maxLength: 8 }),
        fc.array(act, { minLength: 1, maxLength: 8 }),
        (mine, theirs) => {
          const doc = new Y.Doc();
          const done = mine.map((each, index) => {
            const operation = plan(doc, each, `m${index}`);
            applyOperation(doc, operation, 'me');
            return operation;
          });
          const touched = new Map<string, unknown>();
          theirs.forEach((each, index) => {
            const operation = plan(doc, each, `t${index}`);
            const before = stateOf(doc);
            applyOperation(doc, operation, 'them');
            if (JSON.stringify(before) === JSON.stringify(stateOf(doc))) return;
            for (const edit of operation.edits) {
              if (edit.kind === 'placement' && edit.after !== undefined)
                touched.set(edit.note, edit.after);
              // A place they took away again is nobody's.
              else if (edit.kind === 'placement') touched.delete(edit.note);
            }
          });
          for (const operation of [...done].reverse()) undoOperation(doc, operation, 'me');
          const mineToo = new Set(
            done.flatMap(({ edits }) =>
              edits.flatMap((edit) =>
                edit.kind === 'placement' ? [JSON.stringify([edit.note, edit.after])] : [],
              ),
            ),
          );
          for (const [note, value] of touched) {
            // Exactly the same value from both hands can't be told apart.
            if (!mineToo.has(JSON.stringify([note, value])))
              expect(placementsRoot(doc).get(note)).toEqual(value);
          }
        },
      ),
    );
  });

  test('a group that somebody else named stays', () => {
    const doc = new Y.Doc();
    const made = operations.groupNotes(viewOf(doc), 'g', ['n1', 'n2']);
    applyOperation(doc, made, 'me');
    applyOperation(doc, operations.renameCluster(viewOf(doc), 'g', 'Rivers'), 'them');
    undoOperation(doc, made, 'me');
    expect(viewOf(doc).wall.clusters.get('g')?.name).toBe('Rivers');
  });
});

/** A wall with two groups as some acts of one person leave it. */
function after(acts: readonly Act[]): Y.Doc {
  const doc = new Y.Doc();
  applyOperation(
    doc,
    operations.groupNotes(viewOf(doc), 'a', ['n0', 'n1', 'n2', 'n3', 'n4']),
    'me',
  );
  applyOperation(doc, operations.groupNotes(viewOf(doc), 'b', ['n5', 'n6']), 'me');
  acts.forEach((each, index) => applyOperation(doc, plan(doc, each, `g${index}`), 'me'));
  return doc;
}
const manyActs = fc.array(act, { maxLength: 25 });
const orders = ({ wall }: operations.WallView): unknown => ({
  clusters: [...wall.clusters.values()].map(({ id, notes }) => [id, notes]),
  loose: wall.loose,
});

describe('tidying', () => {
  test('one group keeps its notes in reading order and lies on no other; doing it twice changes nothing', () => {
    let tidied = 0;
    fc.assert(
      fc.property(manyActs, (acts) => {
        const doc = after(acts);
        for (const id of viewOf(doc).wall.clusters.keys()) {
          const notes = viewOf(doc).wall.clusters.get(id)?.notes;
          applyOperation(doc, operations.tidyOne(viewOf(doc), id), 'me');
          expect(viewOf(doc).wall.clusters.get(id)?.notes).toEqual(notes);
          expect(operations.tidyOne(viewOf(doc), id).edits).toEqual([]);
          tidied += 1;
        }
      }),
    );
    expect(tidied).toBeGreaterThan(50);
  });

  test('all keeps every order, the groups’ too; doing it twice changes nothing', () => {
    fc.assert(
      fc.property(manyActs, (acts) => {
        const doc = after(acts);
        const before = orders(viewOf(doc));
        applyOperation(doc, operations.tidyEverything(viewOf(doc)), 'me');
        expect(orders(viewOf(doc))).toEqual(before);
        expect(operations.tidyEverything(viewOf(doc)).edits).toEqual([]);
      }),
    );
  });
});

describe('a pile', () => {
  const withGroup = (): Y.Doc => {
    const doc = new Y.Doc();
    applyOperation(doc, operations.groupNotes(viewOf(doc), 'g', ['n1', 'n2', 'n3', 'n4']), 'me');
    return doc;
  };

  test('takes one note’s room, keeps every note, and opens as it was', () => {
    const doc = withGroup();
    const open = viewOf(doc).wall;
    const collapse = operations.collapseCluster(viewOf(doc), 'g', true);
    applyOperation(doc, collapse, 'me');
    const { wall } = viewOf(doc);
    const pile = wall.clusters.get('g');
    expect(pile).toMatchObject({ collapsed: true, notes: ['n1', 'n2', 'n3', 'n4'] });
    expect(new Set(pile?.notes.map((id) => JSON.stringify(wall.notes.get(id)?.rect))).size).toBe(1);
    expect(pile?.notes.filter((id) => wall.notes.get(id)?.pile?.isTop)).toEqual(['n1']);
    expect(pile?.rect.height).toBeLessThan(open.clusters.get('g')?.rect.height ?? 0);
    applyOperation(doc, operations.collapseCluster(viewOf(doc), 'g', false), 'me');
    expect(viewOf(doc).wall).toEqual(open);
  });

  test('takes in what is dropped on it, and opening it makes room', () => {
    const doc = withGroup();
    applyOperation(doc, operations.collapseCluster(viewOf(doc), 'g', true), 'me');
    const pos = viewOf(doc).wall.clusters.get('g')?.pos ?? [0, 0];
    applyOperation(
      doc,
      operations.groupNotes(viewOf(doc), 'h', ['n5'], [pos[0], pos[1] - 300]),
      'me',
    );
    applyOperation(doc, operations.dropOnCluster(viewOf(doc), 'g', ['n6', 'n7', 'n8']), 'me');
    expect(viewOf(doc).wall.clusters.get('g')?.notes).toHaveLength(7);
    expect(viewOf(doc).arrangement.clusters.get('g')?.pos).toEqual(pos);
    const opened = operations.collapseCluster(viewOf(doc), 'g', false);
    applyOperation(doc, opened, 'me');
    const { wall } = viewOf(doc);
    const rects = wall.clusters
      .get('g')
      ?.notes.map((id) => JSON.stringify(wall.notes.get(id)?.rect));
    expect(new Set(rects).size).toBe(7);
    undoOperation(doc, opened, 'me');
    expect(viewOf(doc).wall.clusters.get('g')?.collapsed).toBe(true);
  });

  test('taken apart, its notes lie beside each other again', () => {
    const doc = withGroup();
    applyOperation(doc, operations.collapseCluster(viewOf(doc), 'g', true), 'me');
    applyOperation(doc, operations.takeApart(viewOf(doc), 'g'), 'me');
    const { wall } = viewOf(doc);
    expect(
      new Set(['n1', 'n2', 'n3', 'n4'].map((id) => JSON.stringify(wall.notes.get(id)?.rect))).size,
    ).toBe(4);
  });
});

describe('splitting', () => {
  test('some notes of a group become a group of its colour, in their order; one undo takes it back', () => {
    const doc = new Y.Doc();
    applyOperation(doc, operations.groupNotes(viewOf(doc), 'g', ['n1', 'n2', 'n3', 'n4']), 'me');
    applyOperation(doc, operations.recolorCluster(viewOf(doc), 'g', 'pink'), 'me');
    const before = viewOf(doc).wall;
    const split = operations.splitOff(viewOf(doc), 'h', ['n4', 'n2']);
    applyOperation(doc, split, 'me');
    expect(viewOf(doc).wall.clusters.get('h')).toMatchObject({
      color: 'pink',
      name: '',
      notes: ['n2', 'n4'],
    });
    expect(viewOf(doc).wall.clusters.get('g')?.notes).toEqual(['n1', 'n3']);
    undoOperation(doc, split, 'me');
    expect(viewOf(doc).wall).toEqual(before);
  });

  test('all notes of a group, or of several, are nothing to split', () => {
    const doc = new Y.Doc();
    applyOperation(doc, operations.groupNotes(viewOf(doc), 'g', ['n1', 'n2']), 'me');
    expect(operations.splitOff(viewOf(doc), 'h', ['n1', 'n2']).edits).toEqual([]);
    expect(operations.splitOff(viewOf(doc), 'h', ['n1', 'n5']).edits).toEqual([]);
    expect(operations.splitOff(viewOf(doc), 'h', []).edits).toEqual([]);
  });

  test('a note that is dragged from a group to the open wall leaves it', () => {
    const doc = new Y.Doc();
    applyOperation(doc, operations.groupNotes(viewOf(doc), 'g', ['n1', 'n2']), 'me');
    applyOperation(doc, operations.moveNotes(viewOf(doc), new Map([['n1', [10, 20]]])), 'me');
    expect(viewOf(doc).wall.clusters.get('g')?.notes).toEqual(['n2']);
    expect(viewOf(doc).wall.loose).toContain('n1');
  });
});

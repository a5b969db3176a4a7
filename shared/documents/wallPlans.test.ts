import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { resolvePlacements } from '../layout/resolvePlacements.ts';
import type { Placement, Point } from '../model/arrangement.ts';
import type { Note, NoteColor } from '../model/note.ts';
import { readArrangement } from './arrangement.ts';
import { applyOperation, type Deed, type Edit, type Operation } from './arrangementEdits.ts';
import * as operations from './wallOperations.ts';

const COLORS: readonly NoteColor[] = ['green', 'pink'];
const NOTES = new Map<string, Note>(
  Array.from({ length: 8 }, (_, seq) => [
    `n${seq}`,
    { text: `note ${seq}`, color: COLORS[seq % 2] ?? 'green', at: 0, seq },
  ]),
);
const viewOf = (doc: Y.Doc): operations.WallView => {
  const arrangement = readArrangement(doc);
  return {
    arrangement,
    wall: resolvePlacements(NOTES, arrangement.clusters, arrangement.placements),
  };
};
const does = (doc: Y.Doc, plan: (view: operations.WallView) => Operation): Operation => {
  const operation = plan(viewOf(doc));
  applyOperation(doc, operation, 'me');
  return operation;
};
/** Two groups: `g` of n0 and n1, named; `h` of n2, unnamed. */
function wall(): Y.Doc {
  const doc = new Y.Doc();
  does(doc, (view) => operations.groupNotes(view, 'g', ['n0', 'n1']));
  does(doc, (view) => operations.groupNotes(view, 'h', ['n2']));
  does(doc, (view) => operations.renameCluster(view, 'g', 'Water'));
  return doc;
}
const kinds = ({ edits }: Operation): string[] => edits.map(({ kind }) => kind);
const placed = ({ edits }: Operation): [string, Placement | undefined][] =>
  edits.flatMap((edit) => (edit.kind === 'placement' ? [[edit.note, edit.after]] : []));

describe('what an operation did', () => {
  const view = viewOf(wall());
  const [water, unnamed] = [
    { name: 'Water', number: 1 },
    { name: '', number: 2 },
  ];
  const moving = (...notes: string[]) =>
    operations.moveNotes(view, new Map(notes.map((note): [string, Point] => [note, [9, 9]])));
  test.each<[Deed, Operation]>([
    [{ act: 'move', count: 1 }, moving('n0')],
    [{ act: 'move', count: 2 }, moving('n0', 'n3')],
    [{ act: 'moveTo', count: 1, group: water }, operations.dropOnCluster(view, 'g', ['n3'])],
    [
      { act: 'moveTo', count: 2, group: unnamed },
      operations.dropOnCluster(view, 'h', ['n3', 'n4']),
    ],
    [{ act: 'group', count: 2 }, operations.groupNotes(view, 'k', ['n3', 'n4'])],
    [{ act: 'splitOff', count: 1, group: water }, operations.splitOff(view, 'k', ['n0'])],
    [{ act: 'name', group: water }, operations.renameCluster(view, 'g', 'Air')],
    [{ act: 'name', group: unnamed }, operations.renameCluster(view, 'h', 'Air')],
    [{ act: 'color', group: water }, operations.recolorCluster(view, 'g', 'blue')],
    [{ act: 'moveGroup', group: water }, operations.moveCluster(view, 'g', [1, 2])],
    [{ act: 'merge', group: unnamed, into: water }, operations.mergeCluster(view, 'h', 'g')],
    [{ act: 'pile', group: water }, operations.collapseCluster(view, 'g', true)],
    [{ act: 'takeApart', group: water }, operations.takeApart(view, 'g')],
    [{ act: 'tidy', group: water }, operations.tidyOne(view, 'g')],
    [{ act: 'tidyWall' }, operations.tidyEverything(view)],
  ])('%j', (did, operation) => expect(operation.did).toEqual(did));
});

describe('what is not on the wall', () => {
  const view = viewOf(wall());
  test.each<[string, Operation]>([
    ['a note that is moved', operations.moveNotes(view, new Map([['ghost', [0, 0]]]))],
    ['a group that notes are dropped on', operations.dropOnCluster(view, 'ghost', ['n0'])],
    ['a group that is named', operations.renameCluster(view, 'ghost', 'Air')],
    ['a group that is recoloured', operations.recolorCluster(view, 'ghost', 'blue')],
    ['a group that is moved', operations.moveCluster(view, 'ghost', [1, 2])],
    ['a group that is merged', operations.mergeCluster(view, 'ghost', 'g')],
    ['a group that one is merged into', operations.mergeCluster(view, 'g', 'ghost')],
    ['a group that is collapsed', operations.collapseCluster(view, 'ghost', true)],
    ['a group that is taken apart', operations.takeApart(view, 'ghost')],
    ['a group that is tidied', operations.tidyOne(view, 'ghost')],
    [
      'a group that is made again',
      operations.groupAgain(view, 'ghost', 'Air', new Map([['n3', [0, 0]]])),
    ],
    ['a name that objects inherit', operations.takeApart(view, '__proto__')],
  ])('%s: nothing is done', (_what, { edits }) => {
    expect(edits).toEqual([]);
  });

  test.each<[string, Operation]>([
    ['a group that gets the name it has', operations.renameCluster(view, 'g', 'Water')],
    ['a group that gets the colour it has', operations.recolorCluster(view, 'g', 'green')],
    ['a group that is merged into itself', operations.mergeCluster(view, 'g', 'g')],
    ['an open group that is opened', operations.collapseCluster(view, 'g', false)],
  ])('%s: nothing is done either', (_what, { edits }) => expect(edits).toEqual([]));
});

describe('notes that are moved', () => {
  it('lie on whole units, leave their group, and stay on the wall', () => {
    const doc = wall();
    const to = new Map<string, Point>([
      ['n0', [10.4, -10.6]],
      ['n3', [2_000_000, -5e9]],
      ['n4', [Number.MAX_VALUE, Number.NEGATIVE_INFINITY]],
    ]);
    expect(placed(operations.moveNotes(viewOf(doc), to))).toEqual([
      ['n0', { pos: [10, -11] }],
      ['n3', { pos: [1_000_000, -1_000_000] }],
      ['n4', { pos: [1_000_000, -1_000_000] }],
    ]);
  });

  it('to where they lie are not written again', () => {
    const doc = wall();
    const there = new Map<string, Point>([['n3', [700, 800]]]);
    does(doc, (view) => operations.moveNotes(view, there));
    expect(operations.moveNotes(viewOf(doc), there).edits).toEqual([]);
    for (const pos of [
      [701, 800],
      [700, 801],
    ] as const)
      expect(operations.moveNotes(viewOf(doc), new Map([['n3', pos]])).edits).toHaveLength(1);
  });

  it('onto a group take the free slot nearest to where each was let go', () => {
    const doc = wall();
    const pos = viewOf(doc).wall.clusters.get('g')?.pos ?? [0, 0];
    const taken = new Set(['n0', 'n1'].map((id) => String(viewOf(doc).wall.notes.get(id)?.rect.x)));
    const drop = does(doc, (view) =>
      operations.dropOnCluster(view, 'g', ['n3'], new Map([['n3', [pos[0] + 12, pos[1] + 900]]])),
    );
    const { wall: after } = viewOf(doc);
    expect(after.clusters.get('g')?.notes).toEqual(['n0', 'n1', 'n3']);
    expect(placed(drop)[0]?.[1]).toMatchObject({ cluster: 'g' });
    const rects = ['n0', 'n1', 'n3'].map((id) => JSON.stringify(after.notes.get(id)?.rect));
    expect(new Set(rects).size).toBe(3);
    expect(taken.size).toBe(2);
    // Those that are in it already keep their places where they are dropped on it again.
    expect(operations.dropOnCluster(viewOf(doc), 'g', ['n0', 'n1']).edits).toEqual([]);
  });
});

test.each([1e200, Number.NEGATIVE_INFINITY, Number.NaN])(
  'a note that is let go at %d, which is nowhere, gets a free slot all the same',
  (x) => {
    const drop = operations.dropOnCluster(viewOf(wall()), 'h', ['n3'], new Map([['n3', [x, 0]]]));
    expect(placed(drop)).toEqual([['n3', { cluster: 'h', pos: [204, 96] }]]);
  },
);

describe('a new group', () => {
  it('has the first note’s colour, no name, and its notes in slots from the left', () => {
    const doc = new Y.Doc();
    const made = does(doc, (view) =>
      operations.groupNotes(view, 'k', ['ghost', 'n1', 'n0'], [5.5, 6.4]),
    );
    expect(made.edits[0]).toEqual({
      kind: 'create',
      cluster: 'k',
      after: { name: '', color: 'pink', pos: [6, 6], state: 'open' },
    });
    expect(placed(made).map(([note]) => note)).toEqual(['n1', 'n0']);
    expect(viewOf(doc).wall.clusters.get('k')?.notes).toEqual(['n1', 'n0']);
  });

  it('of no note that is there is yellow and empty', () => {
    const { edits } = operations.groupNotes(viewOf(new Y.Doc()), 'k', ['ghost']);
    expect(edits).toMatchObject([{ kind: 'create', after: { color: 'yellow' } }]);
  });

  it('lies on none of those there are', () => {
    const doc = wall();
    does(doc, (view) => operations.groupNotes(view, 'k', ['n3', 'n4', 'n5']));
    const [a, b, c] = [...viewOf(doc).wall.clusters.values()].map(({ rect }) => rect);
    const touch = (one = a, other = b): boolean =>
      one !== undefined &&
      other !== undefined &&
      one.x < other.x + other.width &&
      other.x < one.x + one.width &&
      one.y < other.y + other.height &&
      other.y < one.y + one.height;
    expect([touch(a, b), touch(a, c), touch(b, c)]).toEqual([false, false, false]);
  });
});

test.each<[readonly string[], string | null]>([
  [['n0'], 'g'],
  [['n0', 'n1'], null],
  [['n2'], null],
  [['n0', 'n2'], null],
  [['n0', 'n3'], null],
  [['n3'], null],
  [['ghost'], null],
  [[], null],
])('of %j a group to split is %j', (notes, group) => {
  expect(operations.splittable(viewOf(wall()).wall, notes)).toBe(group);
});

describe('groups that are merged', () => {
  it('are one, and the one that is gone points there', () => {
    const doc = wall();
    const merged = does(doc, (view) => operations.mergeCluster(view, 'h', 'g'));
    const { wall: after, arrangement } = viewOf(doc);
    expect([...after.clusters.keys()]).toEqual(['g']);
    expect(after.clusters.get('g')).toMatchObject({ name: 'Water', notes: ['n0', 'n1', 'n2'] });
    expect(arrangement.clusters.get('h')).toMatchObject({ state: 'dissolved', into: 'g' });
    expect(kinds(merged)).not.toContain('name');
  });

  it('are both open: one that was taken apart is merged with none', () => {
    const doc = wall();
    does(doc, (view) => operations.takeApart(view, 'g'));
    expect(operations.mergeCluster(viewOf(doc), 'g', 'h').edits).toEqual([]);
    expect(operations.mergeCluster(viewOf(doc), 'h', 'g').edits).toEqual([]);
  });

  it('keep the name that one of them has', () => {
    const doc = wall();
    does(doc, (view) => operations.mergeCluster(view, 'g', 'h'));
    expect(viewOf(doc).wall.clusters.get('h')).toMatchObject({ name: 'Water' });
  });

  it('keep the name of the one that stays where both have one', () => {
    const doc = wall();
    does(doc, (view) => operations.renameCluster(view, 'h', 'Air'));
    does(doc, (view) => operations.mergeCluster(view, 'g', 'h'));
    expect(viewOf(doc).wall.clusters.get('h')?.name).toBe('Air');
  });
});

describe('a group that was taken apart', () => {
  const SLOTS = new Map<string, Point>([
    ['n0', [12, 96]],
    ['n1', [204, 96]],
    ['ghost', [0, 0]],
  ]);
  function apart(): Y.Doc {
    const doc = wall();
    does(doc, (view) => operations.takeApart(view, 'g'));
    return doc;
  }

  it('leaves its notes where they lay, in no group', () => {
    const doc = wall();
    const before = viewOf(doc).wall;
    does(doc, (view) => operations.takeApart(view, 'g'));
    const { wall: after } = viewOf(doc);
    for (const note of ['n0', 'n1']) {
      expect(after.notes.get(note)?.rect).toEqual(before.notes.get(note)?.rect);
      expect(after.notes.get(note)?.cluster).toBeUndefined();
    }
    expect(after.clusters.has('g')).toBe(false);
  });

  it('stands again where it stood, with its notes as they lay in it and its new name', () => {
    const doc = apart();
    const again = does(doc, (view) => operations.groupAgain(view, 'g', 'Rivers', SLOTS));
    expect(again.did).toEqual({ act: 'groupAgain', count: 2, name: 'Rivers' });
    expect(kinds(again)).toEqual(['placement', 'placement', 'name', 'state']);
    expect(viewOf(doc).wall.clusters.get('g')).toMatchObject({
      name: 'Rivers',
      notes: ['n0', 'n1'],
    });
    expect(viewOf(doc).arrangement.placements.get('n1')).toEqual({ cluster: 'g', pos: [204, 96] });
  });

  it('stands elsewhere where another stands there by now', () => {
    const doc = apart();
    const pos = viewOf(doc).arrangement.clusters.get('g')?.pos ?? [0, 0];
    does(doc, (view) => operations.moveCluster(view, 'h', pos));
    const again = does(doc, (view) => operations.groupAgain(view, 'g', 'Water', SLOTS));
    expect(kinds(again)).toEqual(['placement', 'placement', 'pos', 'state']);
    expect(viewOf(doc).arrangement.clusters.get('g')?.pos).not.toEqual(pos);
  });

  it('takes no note from a group that has it by now, and is not made of none', () => {
    const doc = apart();
    does(doc, (view) => operations.dropOnCluster(view, 'h', ['n0']));
    const again = operations.groupAgain(viewOf(doc), 'g', 'Water', SLOTS);
    expect(placed(again).map(([note]) => note)).toEqual(['n1']);
    does(doc, (view) => operations.dropOnCluster(view, 'h', ['n1']));
    expect(operations.groupAgain(viewOf(doc), 'g', 'Water', SLOTS).edits).toEqual([]);
  });

  it('is only named where somebody opened it meanwhile', () => {
    const doc = wall();
    const again = operations.groupAgain(viewOf(doc), 'g', 'Rivers', SLOTS);
    expect(kinds(again)).toEqual(['name']);
    expect(again.did).toMatchObject({ act: 'name', group: { name: 'Water' } });
  });

  it('stays gone where it was merged into one that is open', () => {
    const doc = wall();
    does(doc, (view) => operations.mergeCluster(view, 'g', 'h'));
    does(doc, (view) => operations.moveNotes(view, new Map([['n0', [0, 0]]])));
    expect(operations.groupAgain(viewOf(doc), 'g', 'Water', SLOTS).edits).toEqual([]);
  });
});

test('a plan changes nothing by itself, and writes only what a record may say', () => {
  const far = fc.oneof(
    fc.integer({ min: -2e6, max: 2e6 }),
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.nat(7), fc.tuple(far, far), fc.string({ maxLength: 8 }), (n, pos, name) => {
      const doc = wall();
      const view = viewOf(doc);
      const before = structuredClone(view);
      const plans = [
        operations.moveNotes(view, new Map([[`n${n}`, pos]])),
        operations.dropOnCluster(view, 'g', [`n${n}`], new Map([[`n${n}`, pos]])),
        operations.groupNotes(view, 'k', [`n${n}`], pos),
        operations.moveCluster(view, 'g', pos),
        operations.renameCluster(view, 'g', name),
      ];
      expect(view).toEqual(before);
      const points = plans.flatMap(({ edits }) =>
        edits.flatMap((edit: Edit) =>
          edit.kind === 'placement' && edit.after
            ? [...edit.after.pos]
            : edit.kind === 'pos'
              ? [...edit.after]
              : edit.kind === 'create'
                ? [...edit.after.pos]
                : [],
        ),
      );
      for (const figure of points) {
        expect(Number.isInteger(figure)).toBe(true);
        expect(Math.abs(figure)).toBeLessThanOrEqual(1_000_000);
      }
    }),
    { numRuns: 60 },
  );
});

import type { Cluster, Placement, Point } from '../model/arrangement.ts';
import { LIMITS } from '../model/limits.ts';
import type { NoteColor } from '../model/note.ts';
import { FreeSlots } from '../layout/freeSlots.ts';
import { makeRoom } from '../layout/makeRoom.ts';
import {
  clusterNoteSlots,
  landingSlot,
  nextClusterPos,
  noteRect,
  rectsTouch,
  type Rect,
} from '../layout/noteGrid.ts';
import { openCluster } from '../layout/clusterHomes.ts';
import { clusterRect, type PlacedNote, type PlacedWall } from '../layout/resolvePlacements.ts';
import { tidyCluster, tidyWall } from '../layout/tidyWall.ts';
import type { Arrangement } from './arrangement.ts';
import type { CalledGroup, Edit, Operation } from './arrangementEdits.ts';

/** What operations are planned on: the records, and the wall as it is drawn from them. Planning writes nothing. */
export interface WallView {
  arrangement: Arrangement;
  wall: PlacedWall;
}

/** Whole wall units within what a record may say: what is pushed, or taken out of a group, at the end of the world stays there. */
const onWall = (value: number): number =>
  Math.max(-LIMITS.coordinateMax, Math.min(LIMITS.coordinateMax, Math.round(value)));
const round = ([x, y]: Point): Point => [onWall(x), onWall(y)];
const called = (view: WallView, id: string): CalledGroup => {
  const cluster = view.wall.clusters.get(id);
  return { name: cluster?.name ?? '', number: cluster?.number ?? null };
};

function place(view: WallView, note: string, after: Placement): Edit[] {
  const before = view.arrangement.placements.get(note);
  if (
    before &&
    before.cluster === after.cluster &&
    before.pos[0] === after.pos[0] &&
    before.pos[1] === after.pos[1]
  )
    return [];
  return [{ kind: 'placement', note, before, after }];
}

/** Pushes other groups aside when `cluster` comes to hold `slots` (relative) under `name`; a pile takes the room of an empty group. */
function pushAside(
  view: WallView,
  cluster: string,
  slots: readonly Point[],
  name: string,
  asPile = view.wall.clusters.get(cluster)?.collapsed === true,
): Edit[] {
  const pos = view.wall.clusters.get(cluster)?.pos;
  if (!pos) return [];
  const shown = asPile ? [] : slots;
  const grown = clusterRect(
    pos,
    shown.map(([x, y]) => noteRect([x + pos[0], y + pos[1]])),
    name,
  );
  const rects = new Map([...view.wall.clusters].map(([id, each]) => [id, each.rect]));
  return [...makeRoom(cluster, grown, rects)].flatMap(([id, to]): Edit[] => {
    const before = view.arrangement.clusters.get(id)?.pos;
    const from = id === cluster ? grown : rects.get(id);
    if (!before || !from) return [];
    // The box may start left of or above `pos`; both move by the same.
    return [
      {
        kind: 'pos',
        cluster: id,
        before,
        after: round([before[0] + to[0] - from.x, before[1] + to[1] - from.y]),
      },
    ];
  });
}

/** Where a note lies once its group is no pile. */
const openRect = (note: PlacedNote): Rect => note.pile?.open ?? note.rect;

/** Where a group's notes lie, relative to it; those in `without` left out. */
const slotsOf = (
  view: WallView,
  cluster: string,
  without: ReadonlySet<string> = new Set(),
): Point[] => {
  const placed = view.wall.clusters.get(cluster);
  return (placed?.notes ?? []).flatMap((id) => {
    const note = view.wall.notes.get(id);
    return note && placed && !without.has(id)
      ? [[openRect(note).x - placed.pos[0], openRect(note).y - placed.pos[1]] as const]
      : [];
  });
};

/** Moves notes on the open wall: `to` has their new top left corners in wall units. They leave the groups they were in. */
export function moveNotes(view: WallView, to: ReadonlyMap<string, Point>): Operation {
  const edits = [...to].flatMap(([note, pos]) =>
    view.wall.notes.has(note) ? place(view, note, { pos: round(pos) }) : [],
  );
  return { did: { act: 'move', count: to.size }, edits };
}

/** Puts notes into a group, each at the free slot nearest to where it was let go (wall units), or to where it lies. */
export function dropOnCluster(
  view: WallView,
  cluster: string,
  notes: readonly string[],
  at?: ReadonlyMap<string, Point>,
): Operation {
  const target = view.wall.clusters.get(cluster);
  if (!target) return { did: { act: 'move', count: notes.length }, edits: [] };
  const taken = slotsOf(view, cluster, new Set(notes));
  const dropped = notes.flatMap((id) => view.wall.notes.get(id) ?? []);
  const drops = dropped.map(({ id, rect }): Point => {
    const [x, y] = at?.get(id) ?? [rect.x, rect.y];
    return [x - target.pos[0], y - target.pos[1]];
  });
  const slots = new FreeSlots(taken).takeFor(drops);
  const edits = dropped.flatMap(({ id }, index) =>
    place(view, id, { cluster, pos: round(slots[index] ?? [0, 0]) }),
  );
  edits.push(...pushAside(view, cluster, [...taken, ...slots], target.name));
  return { did: { act: 'moveTo', count: notes.length, group: called(view, cluster) }, edits };
}

/** Makes a new, unnamed group of the notes. `id` is a fresh UUID; `near` is where its top left corner goes, else the next free place. */
export function groupNotes(
  view: WallView,
  id: string,
  notes: readonly string[],
  near?: Point,
): Operation {
  const first = view.wall.notes.get(notes.find((note) => view.wall.notes.has(note)) ?? '');
  return {
    did: { act: 'group', count: notes.length },
    edits: newGroup(view, id, notes, first?.note.color ?? 'yellow', near),
  };
}

/** The group that all of `notes` are in and that keeps some more; `null` where there is none to split. */
export function splittable(wall: PlacedWall, notes: Iterable<string>): string | null {
  const chosen = [...notes];
  const cluster = wall.notes.get(chosen[0] ?? '')?.cluster;
  if (cluster === undefined || chosen.some((note) => wall.notes.get(note)?.cluster !== cluster))
    return null;
  return (wall.clusters.get(cluster)?.notes.length ?? 0) > chosen.length ? cluster : null;
}

/** Makes a new, unnamed group of some notes of one group, in its colour and in the order they are read there. */
export function splitOff(view: WallView, id: string, notes: readonly string[]): Operation {
  const from = splittable(view.wall, notes);
  const cluster = from === null ? undefined : view.wall.clusters.get(from);
  if (!cluster) return { did: { act: 'group', count: notes.length }, edits: [] };
  const chosen = new Set(notes);
  const edits = newGroup(
    view,
    id,
    cluster.notes.filter((note) => chosen.has(note)),
    cluster.color,
  );
  return { did: { act: 'splitOff', count: chosen.size, group: called(view, cluster.id) }, edits };
}

function newGroup(
  view: WallView,
  id: string,
  notes: readonly string[],
  color: NoteColor,
  near?: Point,
): Edit[] {
  const ordered = notes.filter((note) => view.wall.notes.has(note));
  const others = [...view.wall.clusters.values()].map((cluster) => cluster.rect);
  const cluster: Cluster = {
    name: '',
    color,
    pos: round(near ?? nextClusterPos(others, ordered.length)),
    state: 'open',
  };
  const slots = clusterNoteSlots(ordered.length);
  const edits: Edit[] = [{ kind: 'create', cluster: id, after: cluster }];
  ordered.forEach((note, index) =>
    edits.push(...place(view, note, { cluster: id, pos: slots[index] ?? [0, 0] })),
  );
  return edits;
}

export function renameCluster(view: WallView, id: string, name: string): Operation {
  const cluster = view.arrangement.clusters.get(id);
  const edits: Edit[] =
    cluster && cluster.name !== name
      ? [
          { kind: 'name', cluster: id, before: cluster.name, after: name },
          ...pushAside(view, id, slotsOf(view, id), name),
        ]
      : [];
  return { did: { act: 'name', group: called(view, id) }, edits };
}

export function recolorCluster(view: WallView, id: string, color: NoteColor): Operation {
  const cluster = view.arrangement.clusters.get(id);
  const edits: Edit[] =
    cluster && cluster.color !== color
      ? [{ kind: 'color', cluster: id, before: cluster.color, after: color }]
      : [];
  return { did: { act: 'color', group: called(view, id) }, edits };
}

/** Moves a whole group; its notes come along because they lie relative to it. */
export function moveCluster(view: WallView, id: string, pos: Point): Operation {
  const cluster = view.arrangement.clusters.get(id);
  const edits: Edit[] = cluster
    ? [{ kind: 'pos', cluster: id, before: cluster.pos, after: round(pos) }]
    : [];
  return { did: { act: 'moveGroup', group: called(view, id) }, edits };
}

/** Puts all of group `id` into group `into`; `id` is dissolved and points there, so whoever works on it offline ends up there too. */
export function mergeCluster(view: WallView, id: string, into: string): Operation {
  const cluster = view.arrangement.clusters.get(id);
  const placed = view.wall.clusters.get(id);
  const did = { act: 'merge', group: called(view, id), into: called(view, into) } as const;
  if (!cluster || !placed || id === into || !view.wall.clusters.has(into))
    return { did, edits: [] };
  const heir = view.arrangement.clusters.get(into);
  const edits: Edit[] = [
    ...dropOnCluster(view, into, placed.notes).edits,
    // Two groups become one, and one of them had a name.
    ...(heir?.name === '' && cluster.name !== ''
      ? [{ kind: 'name' as const, cluster: into, before: '', after: cluster.name }]
      : []),
    { kind: 'into', cluster: id, before: cluster.into, after: into },
    { kind: 'state', cluster: id, before: cluster.state, after: 'dissolved' },
  ];
  return { did, edits };
}

/** Stacks a group's notes to a pile, or opens the pile again; groups that moved into its room meanwhile make place. */
export function collapseCluster(view: WallView, id: string, collapsed: boolean): Operation {
  const did = { act: collapsed ? 'pile' : 'open', group: called(view, id) } as const;
  const cluster = view.arrangement.clusters.get(id);
  if (!cluster || !view.wall.clusters.has(id) || (cluster.collapsed === true) === collapsed)
    return { did, edits: [] };
  const room = collapsed ? [] : pushAside(view, id, slotsOf(view, id), cluster.name, false);
  return {
    did,
    edits: [
      {
        kind: 'collapsed',
        cluster: id,
        before: cluster.collapsed,
        after: collapsed ? true : undefined,
      },
      ...room,
    ],
  };
}

/** Takes a group apart: its notes stay where they lie, in no group; a pile is opened first. */
export function takeApart(view: WallView, id: string): Operation {
  const cluster = view.arrangement.clusters.get(id);
  const placed = view.wall.clusters.get(id);
  const did = { act: 'takeApart', group: called(view, id) } as const;
  if (!cluster || !placed) return { did, edits: [] };
  const edits: Edit[] = placed.notes.flatMap((note) => {
    const lies = view.wall.notes.get(note);
    return lies ? place(view, note, { pos: round([openRect(lies).x, openRect(lies).y]) }) : [];
  });
  if (placed.collapsed)
    edits.push(
      ...pushAside(view, id, slotsOf(view, id), placed.name, false).filter(
        (edit) => edit.kind !== 'pos' || edit.cluster !== id,
      ),
    );
  if (cluster.into !== undefined)
    edits.push({ kind: 'into', cluster: id, before: cluster.into, after: undefined });
  edits.push({ kind: 'state', cluster: id, before: cluster.state, after: 'dissolved' });
  return { did, edits };
}

/**
 * Opens a group that was taken apart again, under a name, with those of its notes that are in no other; they lie in it as they did
 * (`slots`, relative to it). Where it stood it stands again, unless another group is there by now.
 */
export function groupAgain(
  view: WallView,
  id: string,
  name: string,
  slots: ReadonlyMap<string, Point>,
): Operation {
  if (view.wall.clusters.has(id)) return renameCluster(view, id, name);
  const cluster = view.arrangement.clusters.get(id);
  const notes = [...slots].filter(
    ([note]) => view.wall.notes.get(note)?.cluster === undefined && view.wall.notes.has(note),
  );
  const did = { act: 'groupAgain', count: notes.length, name } as const;
  if (!cluster || notes.length === 0 || openCluster(id, view.arrangement.clusters) !== null)
    return { did, edits: [] };
  const others = [...view.wall.clusters.values()].map(({ rect }) => rect);
  const room = clusterRect(
    cluster.pos,
    notes.map(([, [x, y]]) => noteRect([cluster.pos[0] + x, cluster.pos[1] + y])),
    name,
  );
  const edits: Edit[] = notes.flatMap(([note, pos]) =>
    place(view, note, { cluster: id, pos: round(pos) }),
  );
  if (others.some((other) => rectsTouch(other, room)))
    edits.push({
      kind: 'pos',
      cluster: id,
      before: cluster.pos,
      after: round(nextClusterPos(others, notes.length)),
    });
  if (cluster.name !== name)
    edits.push({ kind: 'name', cluster: id, before: cluster.name, after: name });
  edits.push({ kind: 'state', cluster: id, before: cluster.state, after: 'open' });
  return { did, edits };
}

/** One group's notes in rows, as they are read now; groups that it then lies on make place. */
export function tidyOne(view: WallView, id: string): Operation {
  const cluster = view.wall.clusters.get(id);
  const tidy = cluster ? [...tidyCluster(cluster)] : [];
  const edits = tidy.flatMap(([note, placement]) => place(view, note, placement));
  if (cluster && edits.length > 0)
    edits.push(
      ...pushAside(
        view,
        id,
        tidy.map(([, { pos }]) => pos),
        cluster.name,
      ),
    );
  return { did: { act: 'tidy', group: called(view, id) }, edits };
}

/** The whole wall in rows. */
export function tidyEverything(view: WallView): Operation {
  const plan = tidyWall(view.wall);
  const edits: Edit[] = [];
  for (const [cluster, after] of plan.clusters) {
    const before = view.arrangement.clusters.get(cluster)?.pos;
    if (before && (before[0] !== after[0] || before[1] !== after[1]))
      edits.push({ kind: 'pos', cluster, before, after });
  }
  for (const [note, placement] of plan.placements) {
    // Its own slot, where it lies by itself: writing it down would gain nothing.
    const lies = view.wall.notes.get(note);
    const slot = lies?.landed ? landingSlot(lies.note.seq) : null;
    if (slot && slot[0] === placement.pos[0] && slot[1] === placement.pos[1]) continue;
    edits.push(...place(view, note, placement));
  }
  return { did: { act: 'tidyWall' }, edits };
}

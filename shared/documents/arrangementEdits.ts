import * as Y from 'yjs';
import type { Cluster, Placement, Point } from '../model/arrangement.ts';
import type { NoteColor } from '../model/note.ts';
import { clustersRoot, placementsRoot, readArrangement } from './arrangement.ts';

/** One value before and after. `undefined` is "not there". Values are JSON. */
export type Edit =
  | { kind: 'placement'; note: string; before: Placement | undefined; after: Placement | undefined }
  /** A new group. It is never deleted again: taking it back dissolves it, once nothing of other people's is in it. */
  | { kind: 'create'; cluster: string; after: Cluster }
  | { kind: 'name'; cluster: string; before: string; after: string }
  | { kind: 'color'; cluster: string; before: NoteColor; after: NoteColor }
  | { kind: 'pos'; cluster: string; before: Point; after: Point }
  | {
      kind: 'state';
      cluster: string;
      before: 'open' | 'dissolved' | undefined;
      after: 'open' | 'dissolved' | undefined;
    }
  | { kind: 'into'; cluster: string; before: string | undefined; after: string | undefined }
  | { kind: 'collapsed'; cluster: string; before: true | undefined; after: true | undefined };

/** A group as it was called when something was done with it. `name`: `''` while it has none; `number`: `null` of one that was not on the wall. */
export interface CalledGroup {
  name: string;
  number: number | null;
}

/** What was done, for the words of the undo button. `count`: notes. */
export type Deed =
  | { act: 'move' | 'group' | 'takeOut'; count: number }
  | { act: 'moveTo' | 'splitOff' | 'takeOutOf'; count: number; group: CalledGroup }
  | {
      act: 'name' | 'color' | 'moveGroup' | 'pile' | 'open' | 'takeApart' | 'tidy';
      group: CalledGroup;
    }
  | { act: 'merge'; group: CalledGroup; into: CalledGroup }
  | { act: 'groupAgain'; count: number; name: string }
  | { act: 'tidyWall' };

/** What a person did, as edits of one transaction. */
export interface Operation {
  did: Deed;
  edits: Edit[];
}

type FieldEdit = Exclude<Edit, { kind: 'placement' } | { kind: 'create' }>;

const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value, index) => same(value, b[index]));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => same(left[key], right[key]));
};

const fieldsOf = (doc: Y.Doc, cluster: string): Y.Map<unknown> | undefined => {
  const value = clustersRoot(doc).get(cluster);
  return value instanceof Y.Map ? value : undefined;
};

function put(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

/** Writes every `after`, in one transaction. */
export function applyOperation(doc: Y.Doc, operation: Operation, origin: unknown): void {
  doc.transact(() => {
    for (const edit of operation.edits) write(doc, edit);
  }, origin);
}

function write(doc: Y.Doc, edit: Edit): void {
  if (edit.kind === 'placement') put(placementsRoot(doc), edit.note, edit.after);
  else if (edit.kind === 'create') {
    const known = fieldsOf(doc, edit.cluster);
    if (known) known.set('state', 'open');
    else clustersRoot(doc).set(edit.cluster, new Y.Map(Object.entries(edit.after)));
  } else {
    const fields = fieldsOf(doc, edit.cluster);
    if (fields) put(fields, edit.kind, edit.after);
  }
}

/** How much of an undo or redo was still possible. */
export interface Reversal {
  applied: number;
  /** Values that others changed meanwhile; they stay as they are. */
  skipped: number;
}

/**
 * Takes an operation back: each value returns to `before` where it is still exactly `after`. What others changed since stays theirs.
 */
export function undoOperation(doc: Y.Doc, operation: Operation, origin: unknown): Reversal {
  const reversal = { applied: 0, skipped: 0 };
  doc.transact(() => {
    for (let index = operation.edits.length - 1; index >= 0; index -= 1) {
      const edit = operation.edits[index];
      if (edit && undoEdit(doc, edit)) reversal.applied += 1;
      else reversal.skipped += 1;
    }
  }, origin);
  return reversal;
}

function undoEdit(doc: Y.Doc, edit: Edit): boolean {
  if (edit.kind === 'placement') {
    const root = placementsRoot(doc);
    if (!same(root.get(edit.note), edit.after)) return false;
    put(root, edit.note, edit.before);
    return true;
  }
  if (edit.kind !== 'create') return setField(doc, edit, edit.after, edit.before);
  const fields = fieldsOf(doc, edit.cluster);
  if (!fields || fields.get('state') === 'dissolved') return false;
  // Others named it, moved it or put notes in it: it belongs to them as well now.
  const { placements, clusters } = readArrangement(doc);
  const isUsed =
    [...placements.values()].some((placement) => placement.cluster === edit.cluster) ||
    [...clusters.values()].some(
      (cluster) => cluster.into === edit.cluster && cluster.state === 'dissolved',
    );
  if (!isUntouched(fields, edit.after) || isUsed) return false;
  fields.set('state', 'dissolved');
  return true;
}

/** Whether a group is still as it was made. */
const isUntouched = (fields: Y.Map<unknown>, made: Cluster): boolean =>
  (['name', 'color', 'pos'] as const).every((field) => same(fields.get(field), made[field]));

function setField(doc: Y.Doc, edit: FieldEdit, from: unknown, to: unknown): boolean {
  const fields = fieldsOf(doc, edit.cluster);
  if (!fields || !same(fields.get(edit.kind), from)) return false;
  put(fields, edit.kind, to);
  return true;
}

/** Does an operation again: each value becomes `after` where it is still exactly `before`. */
export function redoOperation(doc: Y.Doc, operation: Operation, origin: unknown): Reversal {
  const reversal = { applied: 0, skipped: 0 };
  doc.transact(() => {
    for (const edit of operation.edits) {
      if (redoEdit(doc, edit)) reversal.applied += 1;
      else reversal.skipped += 1;
    }
  }, origin);
  return reversal;
}

function redoEdit(doc: Y.Doc, edit: Edit): boolean {
  if (edit.kind === 'placement') {
    const root = placementsRoot(doc);
    if (!same(root.get(edit.note), edit.before)) return false;
    put(root, edit.note, edit.after);
    return true;
  }
  if (edit.kind !== 'create') return setField(doc, edit, edit.before, edit.after);
  const fields = fieldsOf(doc, edit.cluster);
  // Others moved it meanwhile, or merged it into another: then it stays dissolved.
  if (
    fields &&
    (fields.get('state') !== 'dissolved' || fields.has('into') || !isUntouched(fields, edit.after))
  )
    return false;
  write(doc, edit);
  return true;
}

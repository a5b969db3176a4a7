import type * as Y from 'yjs';
import {
  HUNG_STATES,
  isRelation,
  THREAD_FATES,
  VISIT_KINDS,
  type Connection,
  type PosterChoices,
  type Visit,
} from '../../../shared/model/gallery.ts';
import { ROLES, type Person } from '../../../shared/model/person.ts';
import type { PosterLook } from '../../../shared/model/table.ts';

/** The `gallery` document as plain values. */
export interface GalleryContent {
  visits: ReadonlyMap<string, Visit>;
  connections: ReadonlyMap<string, Connection>;
  /** By table id. */
  choices: ReadonlyMap<string, PosterChoices>;
}

export interface PersonRow extends Person {
  id: string;
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isTextOrNone = (value: unknown): boolean => value === undefined || isText(value);
const isOneOf = (values: readonly unknown[], value: unknown): boolean => values.includes(value);

function isVisit(value: unknown): value is Visit {
  if (!isFields(value)) return false;
  const { table, kind, text, at, toTable, relation, by, answer, into, thread } = value;
  return (
    isText(table) &&
    isOneOf(VISIT_KINDS, kind) &&
    isText(text) &&
    isNumber(at) &&
    isTextOrNone(toTable) &&
    (relation === undefined || isRelation(relation)) &&
    isTextOrNone(by) &&
    isTextOrNone(into) &&
    (thread === undefined || isThread(thread)) &&
    (answer === undefined || (isFields(answer) && isText(answer['text'])))
  );
}

function isThread(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { state, by, table, text } = value;
  return isOneOf(THREAD_FATES, state) && [by, table, text].every(isTextOrNone);
}

function isConnection(value: unknown): value is Connection {
  if (!isFields(value)) return false;
  const { from, to, relation, text, state, marks, at, by, alsoBy, carried } = value;
  return (
    isText(from) &&
    isText(to) &&
    isRelation(relation) &&
    isText(text) &&
    isOneOf(HUNG_STATES, state) &&
    isNumber(marks) &&
    isNumber(at) &&
    isTextOrNone(by) &&
    (alsoBy === undefined || (Array.isArray(alsoBy) && alsoBy.every(isText))) &&
    (carried === undefined ||
      (isFields(carried) && isText(carried['until']) && isTextOrNone(carried['by'])))
  );
}

function isLook(value: unknown): value is PosterLook {
  if (!isFields(value)) return false;
  const { layout, lead, leftOut } = value;
  return (
    [layout, lead].every(isTextOrNone) &&
    (leftOut === undefined || (Array.isArray(leftOut) && leftOut.every(isText)))
  );
}

function isChoices(value: unknown): value is PosterChoices {
  if (!isFields(value)) return false;
  const { sentence, again, noteIds, here, hereNames, mightJoin, activators, counts, look } = value;
  return (
    isText(sentence) &&
    isOneOf(['yes', 'no', null], again) &&
    [noteIds, hereNames, activators].every((list) => Array.isArray(list) && list.every(isText)) &&
    [here, mightJoin].every(isNumber) &&
    (look === undefined || isLook(look)) &&
    isFields(counts) &&
    ['activator', 'supporter', 'observer'].every((kind) => isNumber(counts[kind]))
  );
}

function isPerson(value: unknown): value is Person {
  if (!isFields(value)) return false;
  const { role, offer, removed, joinedAt, name, table } = value;
  return (
    isOneOf(ROLES, role) &&
    isOneOf(['none', 'offered', 'declined', 'accepted'], offer) &&
    typeof removed === 'boolean' &&
    isNumber(joinedAt) &&
    isTextOrNone(name) &&
    isTextOrNone(table)
  );
}

function recordsOf<Value>(
  doc: Y.Doc,
  name: string,
  isOne: (value: unknown) => value is Value,
): ReadonlyMap<string, Value> {
  const records = new Map<string, Value>();
  for (const [id, value] of doc.getMap(name)) if (isOne(value)) records.set(id, value);
  return records;
}

/** Reads visits, connections and what stands on posters; records out of shape are left out. */
export const readGallery = (doc: Y.Doc): GalleryContent => ({
  visits: recordsOf(doc, 'visits', isVisit),
  connections: recordsOf(doc, 'connections', isConnection),
  choices: recordsOf(doc, 'posters', isChoices),
});

/** Oldest first, as everybody counts them. */
export const byTime = (a: { at: number; id: string }, b: { at: number; id: string }): number =>
  a.at - b.at || (a.id < b.id ? -1 : 1);

/** Reads the people of the wall, in the order they came; records out of shape are left out. */
export const readPeople = (doc: Y.Doc): PersonRow[] =>
  [...recordsOf(doc, 'people', isPerson)]
    .map(([id, person]) => ({ id, ...person }))
    .sort((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1));

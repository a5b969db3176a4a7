import * as Y from 'yjs';
import { causalOrder, inChunks } from '../causalOrder.ts';
import { placingWeight } from './placingWork.ts';
import { readParts, writeParts, type Range, type Struct, type UpdateParts } from './updateParts.ts';

/**
 * Most structs that one part writes, and deletes, in a short document: some 10 ms of work. Yjs
 * copies a list for each line that is deleted from it, so deletions cost more.
 */
const AT_ONCE: AtOnce = { structs: 1_000, deleted: 250 };

export interface AtOnce {
  structs: number;
  deleted: number;
}

export interface SplitUpdate {
  updates: Uint8Array[];
  /**
   * They belong together. Marks (bold, a link) mean what they mean beside others: where some of
   * them are still to come Yjs takes others for superfluous, on every page that is shown that.
   */
  isJoined: boolean;
}

type Piece = Pick<UpdateParts, 'structs' | 'deletes'>;

/**
 * Splits an update into several, to be applied in order, where checking and applying it at once
 * would take long: when a book is pasted, or everything on a sheet deleted, which takes Yjs a time
 * that grows with the square of the number of lines, or when every other letter is made bold. Any
 * other update, and anything that is none, is returned as it is.
 */
export function splitUpdate(update: Uint8Array, doc: Y.Doc, asked?: AtOnce): SplitUpdate {
  const whole = { updates: [update], isJoined: false };
  let parts: UpdateParts;
  try {
    parts = readParts(update);
  } catch {
    return whole;
  }
  if (parts.hasGap) return whole;
  const atOnce = asked ?? atOnceIn(doc, parts);
  const [news, deletes] = [
    [...piecesOfStructs(parts, atOnce.structs)],
    [...piecesOfDeletes(parts, doc, atOnce.deleted)],
  ];
  // Small updates stay whole: what is written belongs together with what it replaces.
  if (news.length < 2 && deletes.length < 2) return whole;
  return {
    updates: [...news, ...deletes].flatMap((piece) => writeParts(piece) ?? []),
    isJoined: writesMarks(parts) || deletesMarks(parts, doc),
  };
}

function atOnceIn(doc: Y.Doc, { structs }: UpdateParts): AtOnce {
  const weight = placingWeight(
    doc,
    [...structs.values()].reduce((sum, { length }) => sum + length, 0),
  );
  return {
    structs: Math.ceil(AT_ONCE.structs / weight),
    deleted: Math.ceil(AT_ONCE.deleted / weight),
  };
}

const isMark = (struct: unknown): boolean =>
  struct instanceof Y.Item && struct.content instanceof Y.ContentFormat;

const writesMarks = ({ structs }: UpdateParts): boolean =>
  [...structs.values()].some((own) => own.some(isMark));

function deletesMarks({ deletes }: UpdateParts, { store }: Y.Doc): boolean {
  for (const [client, ranges] of deletes) {
    const [known, state] = [store.clients.get(client) ?? [], Y.getState(store, client)];
    for (const { from, to } of ranges) {
      if (from >= state) continue;
      for (let at = Y.findIndexSS(known, from); (known[at]?.id.clock ?? Infinity) < to; at += 1)
        if (isMark(known[at])) return true;
    }
  }
  return false;
}

/** Structs that the same update deletes are deleted in the same part, so that they never show. */
function* piecesOfStructs({ structs, deletes }: UpdateParts, atOnce: number): Generator<Piece> {
  for (const some of inChunks(causalOrder(structs, restsOn), atOnce)) {
    const piece: Piece = { structs: Map.groupBy(some, ({ id }) => id.client), deletes: new Map() };
    for (const [client, own] of piece.structs)
      piece.deletes.set(client, within(deletes.get(client) ?? [], spanOf(own)));
    yield piece;
  }
}

/**
 * The structs of other clients that this one stands beside or in; its own client's come before it
 * anyway.
 */
const restsOn = (struct: Struct): Y.ID[] =>
  struct instanceof Y.Item
    ? [struct.origin, struct.rightOrigin, struct.parent].filter(
        (id): id is Y.ID => id instanceof Y.ID && id.client !== struct.id.client,
      )
    : [];

/** Deletions of what was there before, in pieces of about `atOnce` structs. */
function* piecesOfDeletes(
  { structs, deletes }: UpdateParts,
  doc: Y.Doc,
  atOnce: number,
): Generator<Piece> {
  let some = new Map<number, Range[]>();
  let count = 0;
  for (const [client, ranges] of deletes) {
    const news = structs.get(client);
    const own = news ? spanOf(news) : { from: Infinity, to: Infinity };
    const old = [
      { from: 0, to: own.from },
      { from: own.to, to: Infinity },
    ].flatMap((span) => within(ranges, span));
    for (const range of old) {
      for (const cut of cutRange(doc, client, range, atOnce)) {
        const before = some.get(client);
        if (before) before.push(cut.range);
        else some.set(client, [cut.range]);
        count += cut.structs;
        if (count < atOnce) continue;
        yield { structs: new Map(), deletes: some };
        [some, count] = [new Map(), 0];
      }
    }
  }
  if (some.size > 0) yield { structs: new Map(), deletes: some };
}

function* cutRange(
  doc: Y.Doc,
  client: number,
  { from, to }: Range,
  atOnce: number,
): Generator<{ range: Range; structs: number }> {
  const known = doc.store.clients.get(client) ?? [];
  const state = Y.getState(doc.store, client);
  for (let start = from; start < to;) {
    const first = start < state ? Y.findIndexSS(known, start) : known.length;
    const next = known[first + atOnce]?.id.clock ?? Infinity;
    const end = Math.min(to, next);
    const last = end < state ? Y.findIndexSS(known, end) : known.length;
    let structs = 0;
    // What is deleted already takes no time: a client that comes back sends all its deletions
    // again.
    for (let at = first; at < last; at += 1) if (!known[at]?.deleted) structs += 1;
    yield { range: { from: start, to: end }, structs };
    start = end;
  }
}

const spanOf = (structs: readonly Struct[]): Range => {
  const [first, last] = [structs[0] as Struct, structs.at(-1) as Struct];
  return { from: first.id.clock, to: last.id.clock + last.length };
};

const within = (ranges: readonly Range[], span: Range): Range[] =>
  ranges
    .map(({ from, to }) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) }))
    .filter(({ from, to }) => to > from);

import * as Y from 'yjs';
import { causalOrder, inChunks } from '../causalOrder.ts';
import { readParts, writeParts, type Range, type Struct, type UpdateParts } from './updateParts.ts';

/** So many structs are judged, tried and applied in one step, or deleted: some 10 ms. Each line that goes from a full sheet costs a copy of its list. */
const AT_ONCE = { structs: 1_000, deleted: 250 } as const;

type Piece = Pick<UpdateParts, 'structs' | 'deletes'>;

/**
 * An update as several, one after the other, where judging and applying it at once would take long: a book is pasted, or everything on a
 * sheet deleted, which Yjs does in a time that grows with the square of what goes. Anything else, what is no update included, as it is.
 */
export function splitUpdate(
  update: Uint8Array,
  doc: Y.Doc,
  atOnce: { structs: number; deleted: number } = AT_ONCE,
): Uint8Array[] {
  let parts: UpdateParts;
  try {
    parts = readParts(update);
  } catch {
    return [update];
  }
  if (parts.hasGap) return [update];
  const [news, deletes] = [
    [...piecesOfStructs(parts, atOnce.structs)],
    [...piecesOfDeletes(parts, doc, atOnce.deleted)],
  ];
  // What is written and what it takes the place of belong together, where both are little.
  if (news.length < 2 && deletes.length < 2) return [update];
  return [...news, ...deletes].flatMap((piece) => writeParts(piece) ?? []);
}

/** What is deleted as it comes goes with it: it never shows. */
function* piecesOfStructs({ structs, deletes }: UpdateParts, atOnce: number): Generator<Piece> {
  for (const some of inChunks(causalOrder(structs, restsOn), atOnce)) {
    const piece: Piece = { structs: Map.groupBy(some, ({ id }) => id.client), deletes: new Map() };
    for (const [client, own] of piece.structs)
      piece.deletes.set(client, within(deletes.get(client) ?? [], spanOf(own)));
    yield piece;
  }
}

/** What of other clients' it stands beside, or in; what is its own client's comes before it anyway. */
const restsOn = (struct: Struct): Y.ID[] =>
  struct instanceof Y.Item
    ? [struct.origin, struct.rightOrigin, struct.parent].filter(
        (id): id is Y.ID => id instanceof Y.ID && id.client !== struct.id.client,
      )
    : [];

/** Deletions of what there is, or of what nobody has seen, cut where structs begin. */
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
    // What is deleted already takes no time: whoever comes back says all of it again.
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

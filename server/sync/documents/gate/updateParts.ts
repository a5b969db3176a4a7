import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type * as decoding from 'lib0/decoding';

export type Struct = Y.Item | Y.GC;

/** A range of one client's clocks that is deleted: `[from, to)`. */
export interface Range {
  from: number;
  to: number;
}

/**
 * The contents of an update, by client: structs in order of clock without overlap, and deleted
 * ranges without overlap.
 */
export interface UpdateParts {
  structs: Map<number, Struct[]>;
  deletes: Map<number, Range[]>;
  /** A struct in between is missing. */
  hasGap: boolean;
}

/** Larger than any clock that a person could reach; sums of such clocks are still exact. */
const CLOCK_MAX = 2 ** 40;

/**
 * Reads a version 1 update to its last byte and puts it in order: sections that were sent twice are
 * merged (the first wins), deletions are sorted. Throws on anything that is not exactly one update:
 * cut short, trailing bytes, version 2, empty structs, clocks out of bounds.
 */
export function readParts(update: Uint8Array): UpdateParts {
  let rest: decoding.Decoder | null = null;
  class Decoder extends Y.UpdateDecoderV1 {
    constructor(decoder: decoding.Decoder) {
      super(decoder);
      rest = decoder;
    }
  }
  const { structs, ds } = Y.decodeUpdateV2(update, Decoder);
  if ((rest as decoding.Decoder | null)?.pos !== update.length)
    throw new RangeError('not all of it is an update');
  const parts: UpdateParts = { structs: new Map(), deletes: new Map(), hasGap: false };
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (struct.length < 1 || !(clock + struct.length <= CLOCK_MAX))
      throw new RangeError('a struct without length or beyond all clocks');
    if (struct instanceof Y.Skip) parts.hasGap = true;
    else {
      const list = parts.structs.get(client);
      if (list) list.push(struct);
      else parts.structs.set(client, [struct]);
    }
  }
  for (const [client, list] of parts.structs) parts.structs.set(client, inOrder(list));
  for (const [client, items] of ds.clients) {
    const ranges = items.map(({ clock, len }) => ({ from: clock, to: clock + len }));
    if (ranges.some(({ to }) => !(to <= CLOCK_MAX)))
      throw new RangeError('a deletion beyond all clocks');
    const merged = mergeRanges(ranges);
    if (merged.length > 0) parts.deletes.set(client, merged);
  }
  return parts;
}

/**
 * Encodes an update in version 1; `null` when it has nothing. A client's structs have to follow
 * each other without gaps.
 */
export function writeParts(parts: Pick<UpdateParts, 'structs' | 'deletes'>): Uint8Array | null {
  const groups = [...parts.structs]
    .filter(([, structs]) => structs.length > 0)
    .sort(([a], [b]) => b - a);
  const deletes = [...parts.deletes]
    .filter(([, ranges]) => ranges.length > 0)
    .sort(([a], [b]) => b - a);
  if (groups.length === 0 && deletes.length === 0) return null;
  const encoder = new Y.UpdateEncoderV1();
  encoding.writeVarUint(encoder.restEncoder, groups.length);
  for (const [client, structs] of groups) {
    encoding.writeVarUint(encoder.restEncoder, structs.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, structs[0]?.id.clock ?? 0);
    for (const struct of structs) struct.write(encoder, 0);
  }
  encoding.writeVarUint(encoder.restEncoder, deletes.length);
  for (const [client, ranges] of deletes) {
    encoding.writeVarUint(encoder.restEncoder, client);
    encoding.writeVarUint(encoder.restEncoder, ranges.length);
    for (const { from, to } of ranges) {
      encoder.writeDsClock(from);
      encoder.writeDsLen(to - from);
    }
  }
  return encoder.toUint8Array();
}

/** The rest of a struct from `clock` on; the first part is known already. */
export function sliceFrom(struct: Struct, clock: number): Struct {
  const { client } = struct.id;
  const offset = clock - struct.id.clock;
  if (offset <= 0) return struct;
  if (struct instanceof Y.GC) return new Y.GC(Y.createID(client, clock), struct.length - offset);
  const before = Y.createID(client, clock - 1);
  return new Y.Item(
    Y.createID(client, clock),
    null,
    before,
    null,
    struct.rightOrigin,
    struct.parent,
    struct.parentSub,
    struct.content.splice(offset),
  );
}

/** The ranges sorted, without overlap and without empty ones. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged;
}

/** Whether all of `[from, to)` is in these merged ranges. */
export function covers(ranges: readonly Range[] | undefined, from: number, to: number): boolean {
  const index = firstEndingAfter(ranges ?? [], from);
  const range = ranges?.[index];
  return range !== undefined && range.from <= from && range.to >= to;
}

/** The index of the first range that ends after `clock`. */
export function firstEndingAfter(ranges: readonly Range[], clock: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as Range).to <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

function inOrder(structs: readonly Struct[]): Struct[] {
  const sorted = [...structs].sort((a, b) => a.id.clock - b.id.clock);
  const ordered: Struct[] = [];
  let end = 0;
  for (const struct of sorted) {
    const next = struct.id.clock + struct.length;
    if (ordered.length > 0 && next <= end) continue;
    ordered.push(ordered.length > 0 && struct.id.clock < end ? sliceFrom(struct, end) : struct);
    end = next;
  }
  return ordered;
}

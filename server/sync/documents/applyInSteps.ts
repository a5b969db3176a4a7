import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { PausableWork } from '../../../shared/model/pausableWork.ts';
import { workInTurns } from '../time/workInTurns.ts';
import { applyPart } from './applyPart.ts';
import { causalOrder } from './causalOrder.ts';

/** Applying a shorter update takes no time. Bytes. */
const SHORT_BYTES = 16 * 1024;
/** Structs, or deleted ranges, in one step: about 5 ms. */
const AT_ONCE = 2_000;

/**
 * Applies an update in steps: the placements of 10,000 notes take 90 ms at once. For updates from
 * the store and encodings of our own documents, not for what clients send. The document is
 * incomplete until all steps are done.
 */
export function* applySteps(doc: Y.Doc, update: Uint8Array): PausableWork<void> {
  const steps = update.length < SHORT_BYTES ? [update] : stepsOf(update);
  for (const step of steps) {
    if (step) applyPart(doc, step, 'load');
    yield;
  }
}

/** The same; `pause` is awaited between the steps. */
export const applyInSteps = (
  doc: Y.Doc,
  update: Uint8Array,
  pause: () => Promise<void> | undefined,
): Promise<void> => workInTurns(applySteps(doc, update), pause);

/** Consecutive structs of one client in an update. Only the first may refer to other clients'. */
interface Run {
  readonly id: Y.ID;
  count: number;
  readonly start: number;
  end: number;
  /** Ids of other clients' structs that the first refers to. */
  readonly restsOn: readonly Y.ID[];
}

/**
 * Cuts a version 1 update into several, each of which only refers to those before it. Applied one
 * after another they do what the whole does. Yields `null` where it has worked as long without
 * having a part. The bytes of structs are copied and not decoded, which keeps it cheap.
 */
export function* stepsOf(update: Uint8Array, atOnce = AT_ONCE): Generator<Uint8Array | null> {
  const decoder = decoding.createDecoder(update);
  const runs = new Map<number, Run[]>();
  for (let sections = decoding.readVarUint(decoder); sections > 0; sections -= 1) {
    let count = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    let clock = decoding.readVarUint(decoder);
    const own = runs.get(client) ?? [];
    runs.set(client, own);
    let run: Run | null = null;
    for (; count > 0; count -= 1) {
      const start = decoder.pos;
      const { length, restsOn } = scan(decoder, client);
      // With a gap inside it cannot be cut.
      if (restsOn === null) return void (yield update);
      if (run === null || restsOn.length > 0 || run.count >= atOnce) {
        run = { id: Y.createID(client, clock), count: 1, start, end: decoder.pos, restsOn };
        own.push(run);
      } else {
        run.count += 1;
        run.end = decoder.pos;
      }
      clock += length;
      if (count % atOnce === 0) yield null;
    }
  }
  let some: Run[] = [];
  let structs = 0;
  for (const run of causalOrder(runs, ({ restsOn }) => restsOn)) {
    some.push(run);
    structs += run.count;
    if (structs < atOnce) continue;
    yield ofRuns(update, some);
    [some, structs] = [[], 0];
  }
  if (some.length > 0) yield ofRuns(update, some);
  yield* stepsOfDeletes(decoder, atOnce);
}

function ofRuns(update: Uint8Array, runs: readonly Run[]): Uint8Array {
  const byClient = [...Map.groupBy(runs, ({ id }) => id.client)];
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, byClient.length);
  for (const [client, own] of byClient) {
    encoding.writeVarUint(
      encoder,
      own.reduce((sum, { count }) => sum + count, 0),
    );
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, own[0]?.id.clock ?? 0);
    for (const { start, end } of own)
      encoding.writeUint8Array(encoder, update.subarray(start, end));
  }
  // No deletions.
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

function* stepsOfDeletes(decoder: decoding.Decoder, atOnce: number): Generator<Uint8Array> {
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
    const client = decoding.readVarUint(decoder);
    for (let left = decoding.readVarUint(decoder); left > 0; left -= atOnce) {
      const count = Math.min(left, atOnce);
      const start = decoder.pos;
      for (let range = 0; range < count; range += 1) {
        decoding.readVarUint(decoder);
        decoding.readVarUint(decoder);
      }
      const encoder = encoding.createEncoder();
      for (const each of [0, 1, client, count]) encoding.writeVarUint(encoder, each);
      encoding.writeUint8Array(encoder, decoder.arr.subarray(start, decoder.pos));
      yield encoding.toUint8Array(encoder);
    }
  }
}

const [CONTENT_BITS, HAS_KEY, HAS_RIGHT, HAS_LEFT] = [0b1_1111, 0b10_0000, 0b100_0000, 0b1000_0000];
const SKIP = 10;
const NOTHING: readonly Y.ID[] = [];
/** Kinds of Yjs types whose encoding includes a name. */
const NAMED_TYPES = [3, 5];

/** Skips a struct. `restsOn` is `null` for a gap. */
function scan(
  decoder: decoding.Decoder,
  client: number,
): { length: number; restsOn: readonly Y.ID[] | null } {
  const info = decoding.readUint8(decoder);
  if (info === SKIP) return { length: decoding.readVarUint(decoder), restsOn: null };
  if ((info & CONTENT_BITS) === 0)
    return { length: decoding.readVarUint(decoder), restsOn: NOTHING };
  let restsOn = NOTHING;
  const readId = (): void => {
    const [other, clock] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)];
    if (other !== client) restsOn = [...restsOn, Y.createID(other, clock)];
  };
  if (info & HAS_LEFT) readId();
  if (info & HAS_RIGHT) readId();
  if (!(info & (HAS_LEFT | HAS_RIGHT))) {
    if (decoding.readVarUint(decoder) === 1) skipBytes(decoder);
    else readId();
    if (info & HAS_KEY) skipBytes(decoder);
  }
  return { length: scanContent(decoder, info & CONTENT_BITS), restsOn };
}

/** Skips an item's content and returns its length in clocks. `kind` as in Yjs' version 1 encoding. */
function scanContent(decoder: decoding.Decoder, kind: number): number {
  const many = (read: () => unknown): number => {
    const length = decoding.readVarUint(decoder);
    for (let index = 0; index < length; index += 1) read();
    return length;
  };
  switch (kind) {
    case 1: // deleted
      return decoding.readVarUint(decoder);
    case 2: // JSON
      return many(() => skipBytes(decoder));
    case 4: // a string
      return decoding.readVarString(decoder).length;
    case 6: // a mark on words: its key and its value
      skipBytes(decoder);
      break;
    case 7: // a type
      if (!NAMED_TYPES.includes(decoding.readVarUint(decoder))) return 1;
      break;
    case 8: // plain values
      return many(() => skipAny(decoder));
    case 3: // bytes
    case 5: // something embedded
      break;
    default:
      throw new RangeError(`a struct of unknown kind ${kind}`);
  }
  skipBytes(decoder);
  return 1;
}

/** Skips a plain value in lib0's encoding. */
function skipAny(decoder: decoding.Decoder): void {
  const kind = decoding.readUint8(decoder);
  if (kind === 125) return void decoding.readVarInt(decoder);
  if (kind === 124) return void (decoder.pos += 4);
  if (kind === 123 || kind === 122) return void (decoder.pos += 8);
  if (kind === 119 || kind === 116) return skipBytes(decoder);
  if (kind !== 118 && kind !== 117) return;
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    if (kind === 118) skipBytes(decoder);
    skipAny(decoder);
  }
}

/** Skips what begins with its length in bytes, such as a string. */
function skipBytes(decoder: decoding.Decoder): void {
  const length = decoding.readVarUint(decoder);
  decoder.pos += length;
}

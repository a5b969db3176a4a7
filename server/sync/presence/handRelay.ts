import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { isRecordKey } from '../../../shared/model/arrangement.ts';
import { cleanGrip, isHandView, keysIn, type HandState } from '../../../shared/model/hand.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { MESSAGE } from '../../../shared/protocol/wire.ts';

/** Who a hand belongs to, as the server says it: nobody can wear another's name. `hand`: colour, 1–6. */
export interface HandOwner {
  name: string;
  hand: number;
  /** May ask everyone to look somewhere. */
  leads?: boolean;
}

/** What others see of a caret in a sheet; positions as y-tiptap encodes them. */
export interface CaretState {
  user: HandOwner;
  cursor: { anchor: unknown; head: unknown } | null;
}

interface Hand<Socket> {
  socket: Socket;
  personId: string;
  clock: number;
  state: HandState | CaretState | null;
}

const HAND_COLORS = 6;
/** A page has one hand; a few more leave room for scripts. Without a bound one socket could fill the room with hands. */
const HANDS_PER_SOCKET = 4;

/** One client's state in an awareness message, unjudged; `null`: it left. */
export interface HandEntry {
  clientId: number;
  clock: number;
  raw: unknown;
}

/** The body of an awareness message, whole or not at all. Throws when it is too large or cannot be read. */
export function readHands(body: Uint8Array): HandEntry[] {
  if (body.length > LIMITS.awarenessBytes) throw new RangeError('awareness too large');
  const decoder = decoding.createDecoder(body);
  const count = decoding.readVarUint(decoder);
  const entries: HandEntry[] = [];
  while (entries.length < count) {
    entries.push({
      clientId: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      raw: JSON.parse(decoding.readVarString(decoder)) as unknown,
    });
  }
  return entries;
}

/** Presence on the arrangement: the latest state of each client, sent on as one aggregate to those who draw it. */
export class HandRelay<Socket extends object> {
  readonly #hands = new Map<number, Hand<Socket>>();
  readonly #dirty = new Set<number>();
  /** Clients that began or ended asking everyone to look somewhere, with the clock of that. */
  readonly #looks = new Map<number, number>();
  readonly #colors = new Map<string, number>();
  readonly #clean: (raw: unknown, owner: HandOwner) => HandState | CaretState;

  /** `clean` keeps of a client's state what others may see. */
  constructor(clean: (raw: unknown, owner: HandOwner) => HandState | CaretState = cleanHand) {
    this.#clean = clean;
  }

  get isDirty(): boolean {
    return this.#dirty.size > 0;
  }

  /**
   * Takes what an awareness message says. Entries under another socket's client id are passed over without a word: the stock provider
   * echoes what it hears.
   */
  receive(
    socket: Socket,
    entries: readonly HandEntry[],
    who: { personId: string; name: string; leads?: boolean },
  ): void {
    for (const { clientId, clock, raw } of entries) {
      const known = this.#hands.get(clientId);
      // The same person on a new socket takes her hand along: after a lost network the old socket may linger for half a minute.
      if (known && known.socket !== socket && known.personId !== who.personId) continue;
      if (known && clock <= known.clock && raw !== null) continue;
      if (!known && (raw === null || this.#countOf(socket) >= HANDS_PER_SOCKET)) continue;
      const state =
        raw === null
          ? null
          : this.#clean(raw, {
              name: who.name,
              hand: this.#colorOf(who.personId),
              leads: who.leads ?? false,
            });
      this.#hands.set(clientId, { socket, personId: who.personId, clock, state });
      this.#dirty.add(clientId);
      if (JSON.stringify(lookOf(known?.state)) !== JSON.stringify(lookOf(state)))
        this.#looks.set(clientId, clock);
    }
  }

  /** The hands of a closed socket go away. */
  leave(socket: Socket): void {
    for (const [clientId, hand] of this.#hands) {
      if (hand.socket !== socket) continue;
      if (hand.state === null) continue;
      const wasAsking = lookOf(hand.state) !== null;
      hand.state = null;
      hand.clock += 1;
      if (wasAsking) this.#looks.set(clientId, hand.clock);
      this.#dirty.add(clientId);
    }
  }

  /** One frame with every change since the last call, or `null`. Hands that left are forgotten afterwards. */
  takeFrame(): Uint8Array | null {
    if (this.#dirty.size === 0) return null;
    const frame = this.#encode(this.#dirty);
    for (const clientId of this.#dirty)
      if (this.#hands.get(clientId)?.state === null) this.#hands.delete(clientId);
    this.#dirty.clear();
    return frame;
  }

  /** All hands there are, for someone who just came. */
  fullFrame(): Uint8Array {
    return this.#encode(this.#hands.keys());
  }

  /** For those who are shown no hands: who began or ended asking everyone to look somewhere since the last call, or `null`. */
  takeLooks(): Uint8Array | null {
    if (this.#looks.size === 0) return null;
    const frame = encodeHands(
      [...this.#looks].map(([clientId, clock]) => ({
        clientId,
        clock,
        raw: lookOf(this.#hands.get(clientId)?.state),
      })),
    );
    this.#looks.clear();
    return frame;
  }

  /** Who asks everyone to look somewhere now, for someone who just came and is shown no hands; `null`: nobody. */
  allLooks(): Uint8Array | null {
    const asking = [...this.#hands].flatMap(([clientId, { clock, state }]) => {
      const raw = lookOf(state);
      return raw ? [{ clientId, clock, raw }] : [];
    });
    return asking.length > 0 ? encodeHands(asking) : null;
  }

  /** Whose hands there are. */
  people(): Set<string> {
    return new Set(
      [...this.#hands.values()].flatMap(({ personId, state }) =>
        state === null ? [] : [personId],
      ),
    );
  }

  #countOf(socket: Socket): number {
    let count = 0;
    for (const hand of this.#hands.values()) if (hand.socket === socket) count += 1;
    return count;
  }

  #encode(clientIds: Iterable<number>): Uint8Array {
    return encodeHands(
      [...clientIds].map((clientId) => {
        const hand = this.#hands.get(clientId);
        return { clientId, clock: hand?.clock ?? 0, raw: hand?.state ?? null };
      }),
    );
  }

  #colorOf(personId: string): number {
    let color = this.#colors.get(personId);
    if (color === undefined) {
      color = (this.#colors.size % HAND_COLORS) + 1;
      this.#colors.set(personId, color);
    }
    return color;
  }
}

/** Of a hand only that it asks everyone to look somewhere, and whose it is. */
function lookOf(
  state: HandState | CaretState | null | undefined,
): Pick<HandState, 'name' | 'hand' | 'look'> | null {
  return state && 'look' in state && state.look
    ? { name: state.name, hand: state.hand, look: state.look }
    : null;
}

function encodeHands(entries: readonly HandEntry[]): Uint8Array {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, entries.length);
  for (const { clientId, clock, raw } of entries) {
    encoding.writeVarUint(body, clientId);
    encoding.writeVarUint(body, clock);
    encoding.writeVarString(body, JSON.stringify(raw));
  }
  const frame = encoding.createEncoder();
  encoding.writeVarUint(frame, MESSAGE.awareness);
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(body));
  return encoding.toUint8Array(frame);
}

const fieldsOf = (raw: unknown): Record<string, unknown> =>
  (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;

export function cleanHand(raw: unknown, { name, hand, leads = false }: HandOwner): HandState {
  const fields = fieldsOf(raw);
  const { also, view, claims, look } = fields;
  const others = Array.isArray(also)
    ? also
        .slice(0, LIMITS.grips - 1)
        .map((grip) => cleanGrip(fieldsOf(grip)))
        .filter((grip) => Object.keys(grip).length > 0)
    : [];
  const groups = keysIn(claims, LIMITS.claims) ?? [];
  const { at, rect } = fieldsOf(look);
  return {
    name,
    hand,
    ...cleanGrip(fields),
    ...(others.length > 0 ? { also: others } : {}),
    ...(isHandView(view) ? { view } : {}),
    ...(groups.length > 0 ? { claims: groups } : {}),
    ...(leads && typeof at === 'number' && Number.isSafeInteger(at) && isHandView(rect)
      ? { look: { at, rect } }
      : {}),
  };
}

export function cleanCaret(raw: unknown, user: HandOwner): CaretState {
  const { anchor, head } = fieldsOf(fieldsOf(raw)['cursor']);
  const [from, to] = [cleanPosition(anchor), cleanPosition(head)];
  return {
    user: { name: user.name, hand: user.hand },
    cursor: from && to ? { anchor: from, head: to } : null,
  };
}

/** A Yjs relative position as JSON: `{type?, item?: {client, clock}, tname?, assoc?}`. `null` when it is none. */
function cleanPosition(raw: unknown): Record<string, unknown> | null {
  const { type, item, tname, assoc } = fieldsOf(raw);
  const id = (value: unknown): { client: number; clock: number } | null => {
    const { client, clock } = fieldsOf(value);
    return Number.isSafeInteger(client) && Number.isSafeInteger(clock)
      ? { client: client as number, clock: clock as number }
      : null;
  };
  const [typeId, itemId] = [id(type), id(item)];
  if (!typeId && !itemId && typeof tname !== 'string') return null;
  return {
    type: typeId,
    item: itemId,
    tname: typeof tname === 'string' && isRecordKey(tname) ? tname : null,
    ...(Number.isSafeInteger(assoc) ? { assoc } : {}),
  };
}

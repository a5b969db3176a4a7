import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { isRecordKey } from '../../../shared/model/arrangement.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import {
  cleanGrip,
  isPresenceView,
  keysIn,
  type Caret,
  type Presence,
} from '../../../shared/model/presence.ts';
import { MESSAGE, type WwVersion } from '../../../shared/protocol/wire.ts';

/** What others are shown of one client: a presence on the wall, or a caret in a sheet. */
export type Shown = Presence | Caret;

/** Whose presence it is. The server says it, so that nobody can wear another's name. `color`: 1–6. */
export interface PresenceOwner {
  name: string;
  color: number;
  /** May ask everyone to look somewhere. */
  leads?: boolean;
}

/**
 * One client's entry in an awareness message. `raw` is its state, `null` when it left; of messages
 * from clients nothing is known of it.
 */
export interface PresenceEntry<State = unknown> {
  clientId: number;
  clock: number;
  raw: State;
}

/**
 * Reads the body of an awareness message. Throws when it is too large or malformed; nothing of it
 * is used then.
 */
export function readPresence(body: Uint8Array): PresenceEntry[] {
  if (body.length > LIMITS.awarenessBytes) throw new RangeError('awareness too large');
  const decoder = decoding.createDecoder(body);
  const count = decoding.readVarUint(decoder);
  const entries: PresenceEntry[] = [];
  while (entries.length < count) {
    entries.push({
      clientId: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      raw: JSON.parse(decoding.readVarString(decoder)) as unknown,
    });
  }
  return entries;
}

/**
 * An awareness message with these entries. `version`: what its receiver announced as `?ww=`, `null`
 * for stock clients.
 */
export function presenceFrame(
  entries: readonly PresenceEntry<Shown | Looking | null>[],
  version: WwVersion | null,
): Uint8Array {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, entries.length);
  for (const { clientId, clock, raw } of entries) {
    encoding.writeVarUint(body, clientId);
    encoding.writeVarUint(body, clock);
    encoding.writeVarString(body, JSON.stringify(version === 1 ? asInVersion1(raw) : raw));
  }
  const frame = encoding.createEncoder();
  encoding.writeVarUint(frame, MESSAGE.awareness);
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(body));
  return encoding.toUint8Array(frame);
}

/**
 * The state as version 1 has it, with the colour under `hand`. The new name stays beside it,
 * because sockets over requests announce no version and pages of both read this (PROTOCOL 8.1).
 */
function asInVersion1(state: Shown | Looking | null): unknown {
  if (state === null) return null;
  return 'user' in state
    ? { ...state, user: { ...state.user, hand: state.user.color } }
    : { ...state, hand: state.color };
}

/**
 * What people are told who are shown no presence: that somebody asks everyone to look somewhere,
 * and who.
 */
export type Looking = Pick<Presence, 'name' | 'color' | 'look'>;

/** What a person is called; `isNamed`: that is her name, and not what she does here. */
export interface ShownName {
  name: string;
  isNamed: boolean;
}

/** The same under this name. */
export function named(state: Shown, { name, isNamed }: ShownName): Shown {
  if ('user' in state) return { ...state, user: { ...state.user, name } };
  const { look } = state;
  return { ...state, name, ...(look && !isNamed ? { look: { ...look, unnamed: true } } : {}) };
}

const fieldsOf = (raw: unknown): Record<string, unknown> =>
  (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;

export function cleanPresence(
  raw: unknown,
  { name, color, leads = false }: PresenceOwner,
): Presence {
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
    color,
    ...cleanGrip(fields),
    ...(others.length > 0 ? { also: others } : {}),
    ...(isPresenceView(view) ? { view } : {}),
    ...(groups.length > 0 ? { claims: groups } : {}),
    ...(leads && typeof at === 'number' && Number.isSafeInteger(at) && isPresenceView(rect)
      ? { look: { at, rect } }
      : {}),
  };
}

export function cleanCaret(raw: unknown, user: PresenceOwner): Caret {
  const { anchor, head } = fieldsOf(fieldsOf(raw)['cursor']);
  const [from, to] = [cleanPosition(anchor), cleanPosition(head)];
  return {
    user: { name: user.name, color: user.color },
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

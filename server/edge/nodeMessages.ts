import type { ProblemCode } from '../../shared/model/problems.ts';

/** An HTTP request as it came to the server that passes it on. */
export interface PassedRequest {
  wallId: string;
  method: string;
  url: string;
  headers: Readonly<Record<string, string | string[]>>;
  /** The other end of its connection. */
  remoteAddress: string;
}

/** What one server asks another; the body is a request's or empty. */
export type NodeQuestion =
  | { do: 'http'; request: PassedRequest }
  /** The next piece of an answer's body. */
  | { do: 'piece'; answer: number }
  /** The answer is not read to its end. */
  | { do: 'enough'; answer: number }
  /** A socket of a live view; `knows`: what everybody is told is known there already. */
  | {
      do: 'join';
      wallId: string;
      personId: string;
      seat: number;
      address: string;
      knows: boolean;
    }
  | { do: 'leave'; wallId: string; seats: readonly number[] }
  /** What everybody is told was missed. */
  | { do: 'shared'; wallId: string }
  /** What single people are told was missed. */
  | { do: 'again' }
  /** `isHere`: there are sockets here that were let in there. */
  | { do: 'ping'; isHere: boolean };

/** What is answered; the body is a piece of an answer's, or what everybody is told. */
export type NodeAnswer =
  /** The wall is not there: ask who has it. */
  | { is: 'elsewhere' }
  | { is: 'done' }
  | {
      is: 'http';
      status: number;
      headers: Readonly<Record<string, string | string[]>>;
      /** There is more to ask for under this number. */
      more: number | null;
    }
  | { is: 'piece'; isLast: boolean }
  | { is: 'refused'; code: ProblemCode }
  /** `bus` said `sequence` as the last before this; `isTold`: the body has it. */
  | { is: 'shared'; bus: string; sequence: number; now: number; isTold: boolean }
  /** `isKnown`: sockets of the asking server are known there. */
  | { is: 'alive'; isKnown: boolean };

/** One message to a seat at another server: what she is told, or the end. */
export interface ToSeat {
  seat: number;
  /** Bytes of the body that are hers. */
  bytes: number;
  close?: { code: number; reason: string };
}

/** Topic of what is asked of a server; `node`: its name as an owner. */
export const questionsTo = (node: string): string => `node/${node}`;
/** Topic of what seats at a server are told; `bus`: its bus. */
export const seatsAt = (bus: string): string => `seats/${bus}`;
/** Topic of what everybody on a wall is told by the server that has it. */
export const sharedOf = (wallId: string, node: string): string => `shared/${wallId}/${node}`;

const HEAD_BYTES = 4;

/** JSON with bytes after it. */
export function pack(head: object, body: Uint8Array = new Uint8Array()): Buffer {
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(HEAD_BYTES);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json, body]);
}

/** Throws on what {@link pack} did not write. */
export function unpack(raw: Uint8Array): { head: unknown; body: Buffer } {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const end = HEAD_BYTES + bytes.readUInt32BE();
  if (end > bytes.length) throw new RangeError('a message of another server is cut off');
  return {
    head: JSON.parse(bytes.toString('utf8', HEAD_BYTES, end)),
    body: bytes.subarray(end),
  };
}

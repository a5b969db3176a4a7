import type { ProblemCode } from '../../shared/model/problems.ts';
import type { SharedView } from '../sync/phones/sharedView.ts';
import type { SocketManner } from '../sync/transport/openSocket.ts';

/** An HTTP request as it came to the server that passes it on. */
export interface PassedRequest {
  /** Its number among those that the server passes on. */
  number: number;
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
  /** Whoever asked for a request that was passed on is gone. */
  | { do: 'cut'; request: number }
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
  /** A socket of a document; `node`: the asking server's name as an owner. */
  | ({ do: 'open'; wallId: string; seat: number; node: string; line: string } & DocumentSeat)
  /** What was said on a line from this number on was missed. */
  | { do: 'line-again'; line: string; way: Way; from: number }
  /** A line is broken: its sockets are closed. */
  | { do: 'hang-up'; line: string }
  /** `isHere`: there are phones here that were let in there. */
  | { do: 'ping'; isHere: boolean; line: LineAt | null };

/** `up`: from the server that holds the sockets to the one that has their walls. */
export type Way = 'up' | 'down';

/** A line on which sockets of documents were let in, and how much was said on it so far. */
export interface LineAt {
  name: string;
  number: number;
}

/** Who opens a socket of a document, and how. */
export interface DocumentSeat extends SocketManner {
  personId: string;
  /** As it stood in the socket's address. */
  document: string;
  address: string;
}

/** Heads what everybody is told, whose `rest` is the body. */
export type SharedHead = Omit<SharedView, 'rest'>;

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
  | ({ is: 'shared'; bus: string; sequence: number; isTold: boolean } & SharedHead)
  /** She was let in: what she is told comes on the line. */
  | { is: 'opened' }
  /** Sizes of the pieces that the body holds, bytes. */
  | { is: 'pieces'; sizes: readonly number[] }
  /** There is no such line, or what is missing of it is gone. */
  | { is: 'broken' }
  /**
   * `isKnown`: phones of the asking server are known there; `lineAt`: how much was said on the line,
   * `null`: it is not known.
   */
  | { is: 'alive'; isKnown: boolean; lineAt: number | null };

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

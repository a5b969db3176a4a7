import { Type } from 'typebox';
import { LIMITS } from '../../model/limits.ts';
import { strict } from '../../model/schemas/schema.ts';
import { Done } from './common.ts';
import { operations, WALL } from './contract.ts';

/** A UUID made by the page. */
const PageId = Type.String({ minLength: 1, maxLength: 64 });
const SocketNumber = Type.Integer({ minimum: 0 });

/** Sockets carried by requests, where a network lets no WebSocket through (PROTOCOL 8). POST, so that nothing on the way keeps or repeats an answer. */
export const socketOperations = operations({
  saySockets: {
    method: 'POST',
    path: `${WALL}/sockets/say`,
    tag: 'sockets',
    summary: 'What a page’s sockets say, where there are no WebSockets',
    access: 'person',
    bodyBytes: LIMITS.sayingBytes,
    body: strict({
      page: PageId,
      turn: Type.Integer({ minimum: 0 }),
      /** New sockets, numbered by the page; without `document` a live view. `z`: it reads compressed first loads. */
      open: Type.Optional(
        Type.Array(
          strict({
            socket: SocketNumber,
            document: Type.Optional(Type.String()),
            z: Type.Optional(Type.Boolean()),
          }),
          { maxItems: LIMITS.socketsPerPerson },
        ),
      ),
      /** Messages in order: of a live view text, of a document frames in base64. */
      frames: Type.Optional(Type.Array(Type.Tuple([SocketNumber, Type.String()]))),
      close: Type.Optional(Type.Array(SocketNumber)),
    }),
    answers: { 200: { says: 'Heard', body: Done } },
    problems: ['sockets-gone'],
  },
  hearSockets: {
    method: 'POST',
    path: `${WALL}/sockets/hear`,
    tag: 'sockets',
    summary: 'What a page’s sockets have to hear; waits for it',
    access: 'person',
    body: strict({
      page: PageId,
      /** How many answers the page got so far; when the server gave more, one was lost. */
      heard: Type.Integer({ minimum: 0 }),
      /** Until there is news. */
      wait: Type.Boolean(),
    }),
    answers: {
      200: {
        says: 'What there is, or nothing once the time is up',
        body: Type.Object({
          /** A live view's are its messages, as JSON; a document's are base64. */
          frames: Type.Array(Type.Tuple([SocketNumber, Type.Unknown()])),
          /** Socket, close code, reason. */
          closed: Type.Array(Type.Tuple([SocketNumber, Type.Integer(), Type.String()])),
        }),
      },
    },
    problems: ['sockets-gone'],
  },
});

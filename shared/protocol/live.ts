import type { Static } from 'typebox';
import type { OwnNoteSchema } from '../model/schemas/notes.ts';
import type { OwnPersonSchema } from '../model/schemas/people.ts';
import type {
  CountsSchema,
  LiveBoardSchema,
  LiveMessageSchema,
  LivePersonalSchema,
  LiveSharedSchema,
} from './schemas/live.ts';

/** Version of the live view; raised on a change that an older client would misread. */
export const LIVE_VERSION = 1;

export type Counts = Static<typeof CountsSchema>;
export type OwnNote = Static<typeof OwnNoteSchema>;
export type OwnPerson = Static<typeof OwnPersonSchema>;
export type LiveShared = Static<typeof LiveSharedSchema>;
export type LivePersonal = Static<typeof LivePersonalSchema>;
export type LiveBoard = Static<typeof LiveBoardSchema>;
export type LiveMessage = Static<typeof LiveMessageSchema>;
export type Rushes = NonNullable<LivePersonal['rushes']>;

/** All that a client of a live view may say: "are you there?" */
export const LIVE_PING = '{"type":"ping"}';

/** `now` in ms since 1970 UTC. */
export function livePing(now: number): string {
  const message: LiveMessage = { v: LIVE_VERSION, type: 'ping', now };
  return JSON.stringify(message);
}

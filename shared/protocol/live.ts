import type { Static } from 'typebox';
import type { OwnNoteShape } from '../model/shapes/notes.ts';
import type { OwnPersonShape } from '../model/shapes/people.ts';
import type {
  CountsShape,
  LiveMessageShape,
  LivePersonalShape,
  LiveSharedShape,
} from './shapes/live.ts';

/** Version of the live view; raised on a change that an older client would misread. */
export const LIVE_VERSION = 1;

export type Counts = Static<typeof CountsShape>;
export type OwnNote = Static<typeof OwnNoteShape>;
export type OwnPerson = Static<typeof OwnPersonShape>;
export type LiveShared = Static<typeof LiveSharedShape>;
export type LivePersonal = Static<typeof LivePersonalShape>;
export type LiveMessage = Static<typeof LiveMessageShape>;
export type Rushes = NonNullable<LivePersonal['rushes']>;

/** All that a client of a live view may say: "are you there?" */
export const LIVE_PING = '{"type":"ping"}';

/** `now` in ms since 1970 UTC. */
export function livePing(now: number): string {
  const message: LiveMessage = { v: LIVE_VERSION, type: 'ping', now };
  return JSON.stringify(message);
}

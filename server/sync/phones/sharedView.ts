import { LIVE_VERSION, type LiveShared } from '../../../shared/protocol/live.ts';

/** What everybody on a wall is told. */
export interface SharedView {
  /** The meeting's time, ms since 1970 UTC. */
  now: number;
  /** The rest of the message, JSON without its first brace. */
  rest: string;
  /** Where in that the present steps begin, which come last: their words take more than all else, and change a few times in a meeting. */
  stepsAt: number;
}

/** The present steps of a message, as it has them. */
export const stepsIn = ({ rest, stepsAt }: Omit<SharedView, 'now'>): string => rest.slice(stepsAt);

/** The message of a {@link SharedView}; whoever has been told its steps gets it without. */
export function sharedText({ now, rest, stepsAt }: SharedView, knowsSteps = false): Buffer {
  const head: Pick<LiveShared, 'v' | 'type' | 'now'> = { v: LIVE_VERSION, type: 'shared', now };
  const told = knowsSteps ? `${rest.slice(0, stepsAt)}}` : rest;
  return Buffer.from(`${JSON.stringify(head).slice(0, -1)},${told}`);
}

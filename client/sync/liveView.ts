import type { Role } from '../../shared/model/person.ts';
import type { LiveSession } from '../../shared/model/session.ts';
import type { ProblemCode } from '../../shared/model/problems.ts';
import {
  LIVE_VERSION,
  type LiveMessage,
  type LivePersonal,
  type LiveShared,
} from '../../shared/protocol/live.ts';
import type { RatingBoard } from '../../shared/protocol/ratings.ts';
import { WW_VERSION } from '../../shared/protocol/wire.ts';
import { deviceTime, elapsed, renewedOffset } from './elapsed.ts';
import { PAGE_PORTS } from './pagePorts.ts';
import { pageProof } from './pageProof.ts';
import { onReached } from './reached.ts';
import { send } from './request.ts';
import { socketWay } from './socketWay.ts';
import { SteadySocket } from './steadySocket.ts';
import { onWake, type Wake } from './wakes.ts';

/** What everyone is told, the present steps in its session. */
export type SharedState = Omit<LiveShared, 'session' | 'steps'> & { session: LiveSession };

/** A message with the steps that it leaves out, because they are as they were; `null` where nobody said them. */
function withSteps(
  { steps, session, ...message }: LiveShared,
  before: SharedState | null,
): SharedState | null {
  const known = steps ?? before?.session;
  if (!known) return null;
  const { present, seating, noteForms, grouping, past } = known;
  return { ...message, session: { ...session, present, seating, noteForms, grouping, past } };
}

/** What a page knows of the wall, and how sure it may be of it. */
export interface LiveView {
  state: 'connecting' | 'live' | 'offline' | 'refused';
  shared: SharedState | null;
  personal: LivePersonal | null;
  /** For facilitators, while people rate. */
  board?: RatingBoard;
  /** The server's time minus `elapsed()`, ms; renewed with every word of the server's. */
  clockOffsetMs: number;
  /** Why, when `state` is `refused`. */
  refused: ProblemCode | null;
}

/** As much of a socket as it takes. */
export interface LiveSocket {
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  close(): void;
}

/** What keeping a live view open takes from the world around it. */
export interface LivePorts {
  open(): LiveSocket;
  isOnline(): boolean;
  elapsed(): number;
  later(ms: number, task: () => void): () => void;
  chance(): number;
  onWake(listener: (wake: Wake) => void): () => void;
  onReached(listener: () => void): () => void;
  /** Asks the server for something small: its answer is heard by `onReached`. */
  ask(): void;
  /** The server answers requests, whatever its socket does. */
  answered(): void;
  /** The server speaks a newer version than this page knows. */
  newer(version: number): void;
}

declare global {
  interface WindowEventMap {
    /** As `LivePorts.newer`, for whatever looks after the page; `detail` is the version. */
    'ww-newer': CustomEvent<number>;
  }
}

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 8_000;
/** Failures in a row that mean “offline”: a network that only lets no WebSocket through has been found out by then (`socketWay.ts`). */
const OFFLINE_FROM = 3;
/** An opening that takes longer than this while requests are answered is given up for another, ms. */
const HUNG_MS = 1_500;

/** Until the server spoke, the two clocks are taken to agree. */
export const START: LiveView = {
  state: 'connecting',
  shared: null,
  personal: null,
  clockOffsetMs: deviceTime() - elapsed(),
  refused: null,
};

/** Opens a live view and keeps it open. Returns how to stop. Waits grow with jitter, so that 1,000 phones do not return at once. */
export function keepLive(ports: LivePorts, onChange: (view: LiveView) => void): () => void {
  let view = START;
  let offset: number | null = null;
  let socket: LiveSocket | null = null;
  let wait = FIRST_WAIT_MS;
  let failures = 0;
  let openedAt = 0;
  let hasAsked = false;
  let stopRetry = (): void => undefined;

  const change = (part: Partial<LiveView>): void => {
    view = { ...view, ...part };
    onChange(view);
  };

  const hear = (message: LiveMessage | { v: number; type?: never }): void => {
    // Its form may be another, so nothing of it is read.
    if (message.v > LIVE_VERSION) return ports.newer(message.v);
    if (message.type === 'shared' || message.type === 'ping')
      offset = renewedOffset(offset, message.now, ports.elapsed());
    const clockOffsetMs = offset ?? view.clockOffsetMs;
    if (message.type === 'shared') {
      const shared = withSteps(message, view.shared);
      // Without the steps it would be half of what it has to be: the next opening brings them.
      if (shared) change({ state: 'live', shared, clockOffsetMs });
    } else if (message.type === 'personal') change({ state: 'live', personal: message });
    else if (message.type === 'board') change({ board: message.board });
    else if (message.type === 'refused' && message.code !== 'storage-failed')
      change({ state: 'refused', refused: message.code });
    else if (clockOffsetMs !== view.clockOffsetMs) change({ clockOffsetMs });
  };

  /** What comes of it when it is closed from here is not heard. */
  const shut = (): void => {
    stopRetry();
    const closing = socket;
    socket = null;
    closing?.close();
  };
  const open = (): void => {
    shut();
    const opened = ports.open();
    socket = opened;
    openedAt = ports.elapsed();
    opened.onmessage = (event) => {
      [wait, failures, hasAsked] = [FIRST_WAIT_MS, 0, false];
      hear(JSON.parse(String(event.data)) as LiveMessage);
    };
    opened.onclose = ({ code, reason }) => {
      if (socket !== opened) return;
      socket = null;
      if (view.state === 'refused') return;
      if (code >= 4400 && code < 4500)
        return change({ state: 'refused', refused: (reason || 'forbidden') as ProblemCode });
      failures += 1;
      change({ state: ports.isOnline() && failures < OFFLINE_FROM ? 'connecting' : 'offline' });
      // Once an outage: is it only the WebSocket that does not come through?
      if (!hasAsked && view.shared) ports.ask();
      hasAsked = true;
      stopRetry = ports.later(wait * (0.5 + ports.chance()), open);
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    };
  };
  const openSoon = (): void => {
    wait = FIRST_WAIT_MS;
    open();
  };

  /** Whoever answers a request is there: that is not "offline", and the view has no reason to wait. */
  const stopReached = ports.onReached(() => {
    if (view.state === 'live' || view.state === 'refused') return;
    failures = 0;
    if (view.state === 'offline' && ports.isOnline()) change({ state: 'connecting' });
    ports.answered();
    if (!socket || ports.elapsed() - openedAt > HUNG_MS) openSoon();
  });
  const stopWakes = ports.onWake((wake) => {
    if (view.state === 'refused') return;
    if (wake === 'offline') {
      if (view.state === 'live') change({ state: wake });
      shut();
      stopRetry = ports.later(FIRST_WAIT_MS, open);
    } else if (wake === 'online' && view.state === 'offline') openSoon();
    else if (!socket) open();
  });
  open();
  return () => {
    stopReached();
    stopWakes();
    shut();
  };
}

/** The live view of a wall, for whose cookie `as` names. */
export const openLiveView = (
  wall: string,
  as: Role,
  onChange: (view: LiveView) => void,
): (() => void) =>
  keepLive(
    {
      ...PAGE_PORTS,
      onWake,
      onReached,
      isOnline: () => navigator.onLine,
      open: () =>
        new SteadySocket(
          `${location.origin.replace('http', 'ws')}/live/${wall}?${new URLSearchParams({ as, ww: String(WW_VERSION), ...pageProof(wall, as) }).toString()}`,
        ),
      ask: () => void send('GET', '/healthz', null).catch(() => undefined),
      answered: () => socketWay.answered(),
      newer: (detail) => void dispatchEvent(new CustomEvent('ww-newer', { detail })),
    },
    onChange,
  );

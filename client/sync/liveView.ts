import type { Role } from '../../shared/model/person.ts';
import type { ProblemCode } from '../../shared/model/problems.ts';
import type { LiveMessage, LivePersonal, LiveShared } from '../../shared/protocol/live.ts';
import { pageProof } from './pageProof.ts';
import { deviceTime, elapsed, renewedOffset } from './elapsed.ts';
import { send } from './request.ts';
import { onReached } from './reached.ts';
import { socketWay } from './socketWay.ts';
import { SteadySocket } from './steadySocket.ts';
import { onWake } from './wakes.ts';

/** What a page knows of the wall, and how sure it may be of it. */
export interface LiveView {
  state: 'connecting' | 'live' | 'offline' | 'refused';
  shared: LiveShared | null;
  personal: LivePersonal | null;
  /** The server's time minus `elapsed()`, ms; renewed with every word of the server's. */
  clockOffsetMs: number;
  /** Why, when `state` is `refused`. */
  refused: ProblemCode | null;
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

/** Opens `/live/<wall>` and keeps it open. Returns how to stop. Waits grow with jitter, so that 1,000 phones do not return at once. */
export function openLiveView(
  wall: string,
  as: Role,
  onChange: (view: LiveView) => void,
): () => void {
  let view = START;
  let offset: number | null = null;
  let socket: SteadySocket | null = null;
  let wait = FIRST_WAIT_MS;
  let failures = 0;
  let openedAt = 0;
  let hasAsked = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const change = (part: Partial<LiveView>): void => {
    view = { ...view, ...part };
    onChange(view);
  };

  const hear = (message: LiveMessage): void => {
    if (message.type === 'shared' || message.type === 'ping')
      offset = renewedOffset(offset, message.now);
    const clockOffsetMs = offset ?? view.clockOffsetMs;
    if (message.type === 'shared') change({ state: 'live', shared: message, clockOffsetMs });
    else if (message.type === 'personal') change({ state: 'live', personal: message });
    else if (message.type === 'refused' && message.code !== 'storage-failed')
      change({ state: 'refused', refused: message.code });
    else if (clockOffsetMs !== view.clockOffsetMs) change({ clockOffsetMs });
  };

  const open = (): void => {
    clearTimeout(retry);
    if (stopped) return;
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const opened = new SteadySocket(
      `${scheme}://${location.host}/live/${wall}?${new URLSearchParams({ as, ww: '1', ...pageProof(wall, as) }).toString()}`,
    );
    socket = opened;
    openedAt = elapsed();
    opened.onmessage = (event) => {
      [wait, failures, hasAsked] = [FIRST_WAIT_MS, 0, false];
      hear(JSON.parse(String(event.data)) as LiveMessage);
    };
    opened.onclose = ({ code, reason }) => {
      if (stopped || socket !== opened) return;
      socket = null;
      if (view.state === 'refused') return;
      if (code >= 4400 && code < 4500)
        return change({ state: 'refused', refused: (reason || 'forbidden') as ProblemCode });
      failures += 1;
      change({ state: navigator.onLine && failures < OFFLINE_FROM ? 'connecting' : 'offline' });
      // Once an outage: is it only the WebSocket that does not come through? The answer is heard by `reach`.
      if (!hasAsked && failures === 1 && view.shared !== null) {
        hasAsked = true;
        send('GET', '/healthz', null).catch(() => undefined);
      }
      retry = setTimeout(open, wait * (0.5 + Math.random()));
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    };
  };

  const openAnew = (): void => {
    const closing = socket;
    socket = null;
    closing?.close();
    wait = FIRST_WAIT_MS;
    open();
  };
  /** Whoever answers a request is there: that is not "offline", and the view has no reason to wait. */
  const reach = (): void => {
    if (view.state === 'live' || view.state === 'refused') return;
    failures = 0;
    if (view.state === 'offline' && navigator.onLine) change({ state: 'connecting' });
    socketWay.answered();
    if (!socket || elapsed() - openedAt > HUNG_MS) openAnew();
  };
  const backOnline = (): void => {
    if (view.state === 'offline') openAnew();
  };
  const wake = (): void => {
    if (!socket && view.state !== 'refused') open();
  };
  const sleep = (): void => {
    if (view.state === 'live') change({ state: 'offline' });
    const closing = socket;
    socket = null;
    closing?.close();
    clearTimeout(retry);
    retry = setTimeout(open, FIRST_WAIT_MS);
  };
  window.addEventListener('offline', sleep);
  window.addEventListener('online', backOnline);
  const stopWakes = onWake(wake);
  const stopReached = onReached(reach);
  open();
  return () => {
    stopped = true;
    window.removeEventListener('offline', sleep);
    window.removeEventListener('online', backOnline);
    stopWakes();
    stopReached();
    clearTimeout(retry);
    socket?.close();
  };
}

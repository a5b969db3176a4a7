import { useLayoutEffect, useState } from 'react';
import type { Role } from '../../shared/model/person.ts';
import type { ProblemCode } from '../../shared/model/problems.ts';
import type { LiveMessage, LivePersonal, LiveShared } from '../../shared/protocol/live.ts';
import { pageProof } from './pageProof.ts';

/** What a page knows of the wall, and how sure it may be of it. */
export interface LiveView {
  state: 'connecting' | 'live' | 'offline' | 'refused';
  shared: LiveShared | null;
  personal: LivePersonal | null;
  /** Server clock minus this device's, ms. */
  clockOffsetMs: number;
  /** Why, when `state` is `refused`. */
  refused: ProblemCode | null;
}

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 8_000;
/** The server speaks every 15 s; after this silence, ms, the socket is taken for dead. */
const SILENCE_MS = 35_000;

const START: LiveView = { state: 'connecting', shared: null, personal: null, clockOffsetMs: 0, refused: null };

/** Opens `/live/<wall>` and keeps it open. Returns how to stop. Waits grow with jitter, so that 1,000 phones do not return at once. */
export function openLiveView(wall: string, as: Role, onChange: (view: LiveView) => void): () => void {
  let view = START;
  let socket: WebSocket | null = null;
  let wait = FIRST_WAIT_MS;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const change = (part: Partial<LiveView>): void => {
    view = { ...view, ...part };
    onChange(view);
  };

  const hear = (message: LiveMessage): void => {
    if (message.type === 'shared') change({ state: 'live', shared: message, clockOffsetMs: message.now - Date.now() });
    else if (message.type === 'personal') change({ state: 'live', personal: message });
    else if (message.type === 'refused' && message.code !== 'storage-failed') change({ state: 'refused', refused: message.code as ProblemCode });
  };

  const listen = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => socket?.close(), SILENCE_MS);
  };

  const open = (): void => {
    clearTimeout(retry);
    if (stopped) return;
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const opened = new WebSocket(`${scheme}://${location.host}/live/${wall}?${new URLSearchParams({ as, ww: '1', ...pageProof(wall, as) }).toString()}`);
    socket = opened;
    listen();
    opened.addEventListener('message', (event) => {
      wait = FIRST_WAIT_MS;
      listen();
      hear(JSON.parse(String(event.data)) as LiveMessage);
    });
    opened.addEventListener('close', (event) => {
      clearTimeout(silence);
      if (stopped || socket !== opened) return;
      socket = null;
      if (view.state === 'refused') return;
      if (event.code >= 4400 && event.code < 4500) return change({ state: 'refused', refused: (event.reason || 'forbidden') as ProblemCode });
      change({ state: 'offline' });
      retry = setTimeout(open, wait * (0.5 + Math.random()));
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    });
  };

  const wake = (): void => {
    if (!socket && !document.hidden && view.state !== 'refused') open();
  };
  const sleep = (): void => {
    if (view.state === 'live') change({ state: 'offline' });
    const closing = socket;
    socket = null;
    closing?.close();
    clearTimeout(silence);
    clearTimeout(retry);
    retry = setTimeout(open, FIRST_WAIT_MS);
  };
  window.addEventListener('online', wake);
  window.addEventListener('offline', sleep);
  document.addEventListener('visibilitychange', wake);
  open();
  return () => {
    stopped = true;
    window.removeEventListener('online', wake);
    window.removeEventListener('offline', sleep);
    document.removeEventListener('visibilitychange', wake);
    clearTimeout(retry);
    clearTimeout(silence);
    socket?.close();
  };
}

/**
 * The live view of a wall; `null` as wall waits (while a grant is being fetched). `onView` hears each view before anything is rendered
 * from it, so that what it opens is not held up by a page's first drawing; give it the same function every time.
 */
export function useLiveView(wall: string | null, as: Role, onView?: (view: LiveView) => void): LiveView {
  const [view, setView] = useState<LiveView>(START);
  // Before the page is painted: a frame or two sooner, on every page.
  useLayoutEffect(() => (wall === null ? undefined : openLiveView(wall, as, (next) => {
    onView?.(next);
    setView(next);
  })), [wall, as, onView]);
  return view;
}

import { LIMITS } from '../../shared/model/limits.ts';
import type { NoteColor } from '../../shared/model/note.ts';

/** A note on its way to the wall, new or edited. `rev` rises with each edit; `prompt: null` answers no question. */
export interface PutEntry {
  op: 'put';
  id: string;
  text: string;
  color: NoteColor;
  prompt: number | null;
  rev: number;
  /** Of an edit: the words it was made from, its own earlier ones included; the server says when others stand there. */
  was?: readonly string[];
  /** ms since 1970 by this phone's clock; orders the list, newest first. */
  queuedAt: number;
  /** Which page keeps it: two tabs that change one note must not write over each other's record. */
  page?: string;
  progress: Progress;
}

/**
 * A note being taken down. It is sent at `notBefore` (ms of the page's `elapsed()`), so that taking it down can be undone; `before` is what
 * undo brings back. With the page that time is over: another page's clock says nothing here.
 */
export interface WithdrawEntry {
  op: 'withdraw';
  id: string;
  notBefore: number;
  queuedAt: number;
  before: PutEntry | null;
  progress: Progress;
}

export type OutboxEntry = PutEntry | WithdrawEntry;

/** Whose turn it is when an attempt failed: the `network`'s to come back, or the `server`'s (busy, unwell, or it forgot this phone). */
export type WaitsFor = 'network' | 'server';

/**
 * `kept`: an attempt failed and it goes again by itself, not before `until` (ms by `elapsed()`). `failures` counts what
 * the server could not do with it, so that a note it cannot take lets the others pass. `refused`: it will not go as it is.
 */
export type Progress =
  | { state: 'waiting' }
  | { state: 'sending'; failures: number }
  | { state: 'kept'; waitsFor: WaitsFor; until: number; failures: number }
  | { state: 'refused'; code: string; detail: string };

export type OutboxAction =
  | { type: 'loaded'; entries: readonly OutboxEntry[] }
  | { type: 'put'; entry: Omit<PutEntry, 'op' | 'progress'> }
  /** `now` by `elapsed()`, `at` by the device's clock. */
  | { type: 'withdraw'; id: string; now: number; at: number; holdMs: number }
  | { type: 'undo-withdraw'; id: string }
  | { type: 'started'; id: string }
  | { type: 'acknowledged'; entry: OutboxEntry }
  /** `until`: only this entry waits that long (ms by `elapsed()`), because the server failed over it; without it the attempt says nothing about the note. */
  | { type: 'failed'; entry: OutboxEntry; waitsFor: WaitsFor; until?: number }
  /** Something got better (network, server, person back): nothing waits any longer. */
  | { type: 'kicked' }
  | { type: 'refused'; entry: OutboxEntry; code: string; detail: string }
  | { type: 'retry'; id: string }
  | { type: 'dropped'; id: string };

/** At most one entry a note, oldest first. */
export type OutboxState = readonly OutboxEntry[];

const WAITING: Progress = { state: 'waiting' };

/** The same intent, not a newer one that replaced it while it was on its way. */
const isSame = (a: OutboxEntry, b: OutboxEntry): boolean =>
  a.id === b.id && a.op === b.op && (a.op !== 'put' || b.op !== 'put' || a.rev === b.rev);

const withProgress = (
  state: OutboxState,
  match: (entry: OutboxEntry) => boolean,
  progress: Progress,
): OutboxState => state.map((entry) => (match(entry) ? { ...entry, progress } : entry));

/** How often the server failed over this entry. */
export const failuresOf = ({ progress }: OutboxEntry): number =>
  'failures' in progress ? progress.failures : 0;

/** Under what an entry is kept on this device. */
export const recordOf = (entry: OutboxEntry): string =>
  entry.op === 'put' && entry.page !== undefined ? `${entry.id}/${entry.page}` : entry.id;

/**
 * Pure. Of two edits of one note, made in two tabs and found after a reload, the newer goes on; the other's words become an entry of
 * their own under `newId()`, refused, for the person to put where she likes.
 */
export function setApart(entries: readonly OutboxEntry[], newId: () => string): OutboxEntry[] {
  const newest = new Map<string, OutboxEntry>();
  for (const entry of [...entries].sort((a, b) => a.queuedAt - b.queuedAt))
    newest.set(entry.id, entry);
  return entries.flatMap((entry): OutboxEntry[] => {
    const other = newest.get(entry.id);
    if (other === entry) return [entry];
    if (entry.op === 'withdraw' || (other?.op === 'put' && other.text === entry.text)) return [];
    const { was: _was, page: _page, ...rest } = entry;
    return [
      {
        ...rest,
        id: newId(),
        rev: 1,
        progress: { state: 'refused', code: 'changed-meanwhile', detail: '' },
      },
    ];
  });
}

/** Pure. What waits on this phone after something happened; an answer to an entry that was replaced meanwhile changes nothing. */
export function outboxReducer(state: OutboxState, action: OutboxAction): OutboxState {
  switch (action.type) {
    case 'loaded': {
      const known = new Set(state.map((entry) => entry.id));
      // Nothing is on its way right after loading: what was being sent when the page closed goes again.
      const kept = action.entries
        .filter((entry) => !known.has(entry.id))
        .map((entry): OutboxEntry => (entry.op === 'withdraw' ? { ...entry, notBefore: 0 } : entry))
        .map((entry): OutboxEntry =>
          entry.progress.state === 'refused' ? entry : { ...entry, progress: WAITING },
        );
      return [...kept, ...state].sort((a, b) => a.queuedAt - b.queuedAt);
    }
    case 'put': {
      const before = state.find((other) => other.id === action.entry.id && other.op === 'put');
      // What was on its way may have arrived, whatever came back. What was refused did not.
      const own =
        before?.op === 'put' && before.progress.state !== 'refused'
          ? [...(before.was ?? []), before.text]
          : [];
      const was = [...new Set([...own, ...(action.entry.was ?? [])])].slice(-LIMITS.wasTexts);
      const { was: _was, ...rest } = action.entry;
      const entry: PutEntry = {
        ...rest,
        ...(was.length === 0 ? {} : { was }),
        op: 'put',
        progress: WAITING,
      };
      return [...state.filter((other) => other.id !== entry.id), entry];
    }
    case 'withdraw': {
      const known = state.find((entry) => entry.id === action.id);
      if (known?.op === 'withdraw') return state;
      const entry: WithdrawEntry = {
        op: 'withdraw',
        id: action.id,
        notBefore: action.now + action.holdMs,
        queuedAt: known?.queuedAt ?? action.at,
        before: known ?? null,
        progress: WAITING,
      };
      return [...state.filter((other) => other.id !== action.id), entry];
    }
    case 'undo-withdraw':
      return state.flatMap((entry) => {
        if (entry.id !== action.id || entry.op !== 'withdraw') return [entry];
        return entry.before
          ? [
              {
                ...entry.before,
                progress:
                  entry.before.progress.state === 'refused' ? entry.before.progress : WAITING,
              },
            ]
          : [];
      });
    case 'started':
      return state.map((entry) =>
        entry.id === action.id
          ? { ...entry, progress: { state: 'sending', failures: failuresOf(entry) } }
          : entry,
      );
    case 'acknowledged':
      return state.filter((entry) => !isSame(entry, action.entry));
    case 'failed':
      return state.map((entry) =>
        isSame(entry, action.entry)
          ? {
              ...entry,
              progress: {
                state: 'kept',
                waitsFor: action.waitsFor,
                until: action.until ?? 0,
                failures: failuresOf(entry) + (action.until === undefined ? 0 : 1),
              },
            }
          : entry,
      );
    case 'kicked':
      if (!state.some((entry) => entry.progress.state === 'kept')) return state;
      return state.map((entry) =>
        entry.progress.state === 'kept'
          ? { ...entry, progress: { ...entry.progress, until: 0 } }
          : entry,
      );
    case 'refused':
      return withProgress(state, (entry) => isSame(entry, action.entry), {
        state: 'refused',
        code: action.code,
        detail: action.detail,
      });
    case 'retry':
      return withProgress(state, (entry) => entry.id === action.id, WAITING);
    case 'dropped':
      return state.filter((entry) => entry.id !== action.id);
  }
}

/**
 * What to send now, or when to look again (ms), or `null` when nothing waits. Oldest first, but what the server failed over least goes
 * before: one note it cannot take never holds up those behind it. A note has one entry at most, so its own edits never overtake.
 */
export function nextToSend(
  state: OutboxState,
  now: number,
): { entry: OutboxEntry } | { atMs: number } | null {
  let atMs = Infinity;
  let next: OutboxEntry | null = null;
  for (const entry of state) {
    if (entry.progress.state === 'refused') continue;
    const from = Math.max(
      entry.op === 'withdraw' ? entry.notBefore : 0,
      entry.progress.state === 'kept' ? entry.progress.until : 0,
    );
    if (from > now) atMs = Math.min(atMs, from);
    else if (!next || failuresOf(entry) < failuresOf(next)) next = entry;
  }
  if (next) return { entry: next };
  return atMs === Infinity ? null : { atMs };
}

/** First retry soon, then longer, at most half a minute; `chance` in 0…1 spreads a room's phones apart. ms. */
export const retryDelayMs = (attempt: number, chance: number): number =>
  Math.min(30_000, 800 * 2 ** attempt) * (0.6 + 0.4 * chance);

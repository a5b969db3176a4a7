/** Whose turn it is when an attempt failed: the `network`'s to come back, or the `server`'s (busy, unwell, or it forgot this person). */
export type WaitsFor = 'network' | 'server';

/**
 * `kept`: it goes again by itself, not before `until` (ms by `elapsed()`). `failures` counts what the server could not do with it, so that
 * one it cannot take lets others pass. `refused`: it will not go as it is. `saved`: the server has it, and answered; it is shown as done for a moment.
 */
export type Progress =
  | { state: 'waiting' }
  | { state: 'sending'; failures: number }
  | { state: 'kept'; waitsFor: WaitsFor; until: number; failures: number }
  | { state: 'refused'; code: string; detail: string }
  | { state: 'saved'; answer?: unknown };

/** Something a person said that must arrive, now or when there is a network again. Sent twice it counts once. */
export interface Kept<Intent> {
  /** Its own, and its record's on this device: so two tabs never write over each other's. */
  id: string;
  /** When it was said, ms since 1970 by this device's clock, made to rise. */
  at: number;
  intent: Intent;
  progress: Progress;
  /** Not sent before, ms by `elapsed()`: until then it can be called off. */
  notBefore: number;
  /** What it took the place of; calling it off brings that back. */
  before: Kept<Intent> | null;
}

/** What an outbox has to know of the intents it keeps. Pure. */
export interface Kind<Intent> {
  /** What it is about: a newer one about the same takes the place of one that has not arrived. */
  slotOf(intent: Intent): string;
  /** Must `later` not go before `earlier` has arrived, which the server failed over so often? `null`: each goes by itself. */
  follows: ((later: Intent, earlier: Intent, failures: number) => boolean) | null;
  /** Why `later` must not go where `ground`, said before it, will not be (`instead` is, or nothing): it counts only with it. Else `null`. */
  voidWithout: ((later: Intent, ground: Intent, instead: Intent | null) => string | null) | null;
  /** A newer one after `earlier` ones about the same, which may or may not have arrived. */
  madeFrom(intent: Intent, earlier: Intent): Intent;
  /** Of two about the same, said in two tabs, the older one as it is given back to the person; `null` where it holds nothing to keep. */
  apart(older: Intent, newer: Intent, newId: () => string): Intent | null;
}

/**
 * What came of sending one. To be tried again: `unreachable` (no answer) and `busy` (too fast, or the person has to come in again) hold
 * everything back for a while, `busy` at least `afterMs`; `unwell` may be this one's fault, so the next one has its turn.
 */
export type SendResult =
  | { kind: 'done'; answer?: unknown }
  | { kind: 'unreachable' }
  | { kind: 'busy'; afterMs: number }
  | { kind: 'unwell' }
  | { kind: 'refused'; code: string; detail: string };

export interface OutboxState<Intent> {
  /** At most one about the same that may still go, oldest first. */
  entries: readonly Kept<Intent>[];
  /** The person is known to the server: nothing is sent before. */
  ready: boolean;
  /** What is on its way, one at a time; it may have been replaced meanwhile. */
  sending: string | null;
  /** Attempts in a row that came to nothing, and what all of it waits for since. */
  attempt: number;
  heldBy: WaitsFor | null;
  /** Nothing is sent before these, ms by `elapsed()`: after no answer (a kick ends it), and when told to slow down (nothing ends it). */
  pausedUntil: number;
  slowUntil: number;
}

export const EMPTY_OUTBOX: OutboxState<never> = {
  entries: [],
  ready: false,
  sending: null,
  attempt: 0,
  heldBy: null,
  pausedUntil: 0,
  slowUntil: 0,
};

const WAITING: Progress = { state: 'waiting' };

/** First retry soon, then longer, at most half a minute; `chance` in 0…1 spreads a room's phones apart. ms. */
export const retryDelayMs = (attempt: number, chance: number): number =>
  Math.min(30_000, 800 * 2 ** attempt) * (0.6 + 0.4 * chance);

/** How often the server failed over it. */
const failuresOf = ({ progress }: Kept<unknown>): number =>
  'failures' in progress ? progress.failures : 0;
const isRefused = ({ progress }: Kept<unknown>): boolean => progress.state === 'refused';
/** It goes on from the beginning, whatever was being tried. */
const anew = <Intent>(entry: Kept<Intent>): Kept<Intent> =>
  isRefused(entry) ? entry : { ...entry, progress: WAITING };

/** What was said after `ground` and counts only with it, which will not be: refused, for the person to see. */
const voided = <Intent>(
  { voidWithout }: Kind<Intent>,
  entries: readonly Kept<Intent>[],
  ground: Kept<Intent>,
  instead: Pick<Kept<Intent>, 'at' | 'intent'> | null,
): Kept<Intent>[] =>
  entries.map((entry) => {
    const isBetween = entry.at > ground.at && entry.at < (instead?.at ?? Infinity);
    const code =
      isBetween && !isRefused(entry)
        ? voidWithout?.(entry.intent, ground.intent, instead?.intent ?? null)
        : null;
    return code ? { ...entry, progress: { state: 'refused', code, detail: '' } } : entry;
  });

/**
 * Pure. What a device kept and what was said before that was read, as one list: of two about the same, said in two tabs, the newer goes on;
 * the words of the other stay, refused, for the person to put where she likes.
 */
export function mergeKept<Intent>(
  kind: Kind<Intent>,
  found: readonly Kept<Intent>[],
  said: readonly Kept<Intent>[],
  newId: () => string,
): Kept<Intent>[] {
  const newest = new Map<string, Kept<Intent>>();
  const old = [...found].sort((a, b) => a.at - b.at);
  for (const entry of [...old, ...said]) newest.set(kind.slotOf(entry.intent), entry);
  const merged = [
    ...old.flatMap((entry): Kept<Intent>[] => {
      const newer = newest.get(kind.slotOf(entry.intent)) ?? entry;
      // With its page the time for calling it off is over: another page's clock says nothing here.
      if (newer === entry) return [{ ...anew(entry), notBefore: 0 }];
      const intent = kind.apart(entry.intent, newer.intent, newId);
      return intent === null
        ? []
        : [
            {
              ...entry,
              intent,
              progress: { state: 'refused', code: 'changed-meanwhile', detail: '' },
            },
          ];
    }),
    ...said,
  ];
  return old.reduce((entries, entry) => {
    const newer = newest.get(kind.slotOf(entry.intent)) ?? entry;
    return newer === entry || isRefused(entry) ? entries : voided(kind, entries, entry, newer);
  }, merged);
}

// What waits on this device after something happened. All pure; `now` is by `elapsed()`, `at` by the device's clock, `chance` in 0…1
// spreads a room's devices apart.

type Change<Intent> = (entry: Kept<Intent>) => Kept<Intent> | null;
const change = <Intent>(
  state: OutboxState<Intent>,
  id: string,
  to: Change<Intent>,
): OutboxState<Intent> => ({
  ...state,
  entries: state.entries.flatMap((entry) => (entry.id === id ? (to(entry) ?? []) : [entry])),
});

/** Something was said: it takes the place of whatever was said before about the same. */
export function said<Intent>(
  kind: Kind<Intent>,
  state: OutboxState<Intent>,
  { id, at, intent, notBefore }: Pick<Kept<Intent>, 'id' | 'at' | 'intent' | 'notBefore'>,
): OutboxState<Intent> {
  const { entries, heldBy } = state;
  const slot = kind.slotOf(intent);
  const same = entries.filter((each) => kind.slotOf(each.intent) === slot);
  const entry: Kept<Intent> = {
    id,
    at: Math.max(at, ...entries.map((each) => each.at + 1)),
    // What was on its way may have arrived, whatever came back. What was refused did not.
    intent: same
      .filter((each) => !isRefused(each))
      .reduceRight((made, each) => kind.madeFrom(made, each.intent), intent),
    // What can still be called off is not on its way, whatever the network does.
    progress:
      heldBy && notBefore === 0
        ? { state: 'kept', waitsFor: heldBy, until: 0, failures: 0 }
        : WAITING,
    notBefore,
    before: notBefore > 0 ? (same.at(-1) ?? null) : null,
  };
  const others = entries.filter((each) => !same.includes(each));
  const kept = same
    .filter((each) => !isRefused(each))
    .reduce((before, ground) => voided(kind, before, ground, entry), others);
  return { ...state, entries: [...kept, entry] };
}

/** Taken back, before it was sent or after it was refused: what it took the place of is there again. */
export const calledOff = <Intent>(state: OutboxState<Intent>, id: string): OutboxState<Intent> =>
  change(state, id, ({ before }) => before && anew(before));

export const retried = <Intent>(state: OutboxState<Intent>, id: string): OutboxState<Intent> =>
  change(state, id, (entry) => ({ ...entry, progress: WAITING }));

export const dropped = <Intent>(state: OutboxState<Intent>, id: string): OutboxState<Intent> =>
  change(state, id, () => null);

/** Something got better (network, server, person back): nothing waits any longer. */
export const kicked = <Intent>(state: OutboxState<Intent>): OutboxState<Intent> => ({
  ...state,
  ready: true,
  attempt: 0,
  heldBy: null,
  pausedUntil: 0,
  entries: state.entries.map((entry) =>
    entry.progress.state === 'kept'
      ? { ...entry, progress: { ...entry.progress, until: 0 } }
      : entry,
  ),
});

export const started = <Intent>(state: OutboxState<Intent>, id: string): OutboxState<Intent> => ({
  ...change(state, id, (entry) => ({
    ...entry,
    progress: { state: 'sending', failures: failuresOf(entry) },
  })),
  sending: id,
});

const THROUGH = { sending: null, attempt: 0, heldBy: null } as const;

/** The answer to what was started. About what was replaced meanwhile it says nothing. */
export function answered<Intent>(
  kind: Kind<Intent>,
  state: OutboxState<Intent>,
  id: string,
  result: SendResult,
  now: number,
  chance: number,
): OutboxState<Intent> {
  const outcome = result.kind;
  const { attempt, heldBy, pausedUntil, slowUntil } = state;
  if (outcome === 'done') return { ...dropped(state, id), ...THROUGH };
  if (outcome === 'refused') {
    const { code, detail } = result;
    const told = change(state, id, (entry) => ({
      ...entry,
      progress: { state: outcome, code, detail },
    }));
    const ground = state.entries.find((entry) => entry.id === id);
    const entries = ground ? voided(kind, told.entries, ground, null) : told.entries;
    return { ...told, entries, ...THROUGH };
  }
  const delay = retryDelayMs(attempt, chance);
  const waitsFor = outcome === 'unreachable' ? 'network' : 'server';
  // One the server fails over is that one's matter; two in a row are the server's, and it gets some rest.
  const isOwn = outcome === 'unwell';
  const pauses = isOwn ? attempt > 0 : outcome === 'unreachable';
  return {
    ...change(state, id, (entry) => {
      const failures = failuresOf(entry);
      // Only this one waits that long, because the server failed over it; else the attempt says nothing about it.
      const until = isOwn ? now + retryDelayMs(failures, chance) : 0;
      return {
        ...entry,
        progress: { state: 'kept', waitsFor, until, failures: failures + Number(isOwn) },
      };
    }),
    sending: null,
    attempt: attempt + 1,
    heldBy: isOwn && !pauses ? heldBy : waitsFor,
    pausedUntil: pauses ? now + delay : pausedUntil,
    slowUntil: outcome === 'busy' ? now + Math.max(result.afterMs, delay) : slowUntil,
  };
}

/**
 * What to send now, or when to look again (ms by `elapsed()`), or `null` when nothing waits. Oldest first, but what the server failed
 * over least goes before: one it cannot take never holds up those behind it, unless they build upon it.
 */
export function nextStep<Intent>(
  kind: Kind<Intent>,
  { entries, ready, sending, pausedUntil, slowUntil }: OutboxState<Intent>,
  now: number,
): { send: Kept<Intent> } | { lookAt: number } | null {
  let lookAt = Infinity;
  let send: Kept<Intent> | null = null;
  const paused = Math.max(pausedUntil, slowUntil);
  if (!ready || sending !== null) return null;
  const open = entries.filter((entry) => !isRefused(entry));
  open.forEach((entry, at) => {
    const { follows } = kind;
    const waitsFor = (earlier: Kept<Intent>): boolean =>
      follows?.(entry.intent, earlier.intent, failuresOf(earlier)) === true;
    if (open.slice(0, at).some(waitsFor)) return;
    const { progress } = entry;
    const from = Math.max(entry.notBefore, paused, progress.state === 'kept' ? progress.until : 0);
    if (from > now) lookAt = Math.min(lookAt, from);
    else if (!send || failuresOf(entry) < failuresOf(send)) send = entry;
  });
  if (send) return { send };
  return lookAt === Infinity ? null : { lookAt };
}

/** What has to be written on the device after a change, first what is to be kept. "Sending" and "kept" need no write: both go again. */
export function writesOf<Intent>(
  before: readonly Kept<Intent>[],
  after: readonly Kept<Intent>[],
): { save: Kept<Intent>[]; gone: string[] } {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const save = after.filter((entry) => {
    const known = old.get(entry.id);
    old.delete(entry.id);
    return !known || known.intent !== entry.intent || isRefused(known) !== isRefused(entry);
  });
  return { save, gone: [...old.keys()] };
}

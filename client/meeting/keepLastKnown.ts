import type { LastKnown, Looked, MeetingState } from './meetingState.ts';
import type { Store } from './store.ts';

/** Written at most so often, ms: an old phone has other things to do. */
const KEEP_EVERY_MS = 3_000;
/** So many posters: the stops of a walk, and what was looked at beside them. */
const POSTERS = 12;
/** Letters; a tab's storage holds five million, and what is being typed comes first. */
const MOST_CHARS = 1_000_000;

export interface KeepPorts {
  /** `null`: forget it. May fail in silence. */
  save(text: string | null): void;
  later(ms: number, task: () => void): () => void;
  /** This device's clock, ms since 1970. */
  deviceTime(): number;
  /** Calls when the page goes, or is hidden and may not come back. Returns how to stop. */
  onLeave(listener: () => void): () => void;
}

/** What is worth keeping while the server speaks; `null` before it did. Pure. */
export function lastKnownOf(
  { live, tables, connections, ratings, claims }: MeetingState,
  at: number,
): LastKnown | null {
  const { shared, personal, state } = live;
  if (state !== 'live' || !shared || !personal) return null;
  const { personId, person, notes, table, visits } = personal;
  const posters = answered(tables);
  const own = ({ from, to, mine }: { from: string; to: string; mine: boolean }): boolean =>
    mine || from === person.table || to === person.table;
  return {
    at,
    session: shared.session,
    counts: shared.counts,
    personId,
    person,
    notes,
    table,
    visits,
    posters: posters.slice(-POSTERS),
    connections: connections.value && [...connections.value.values()].filter(own),
    ratings: answered(ratings),
    claims: answered(claims),
  };
}

const answered = <Value>(
  looked: ReadonlyMap<string, Looked<Value>>,
): (readonly [string, Value])[] =>
  [...looked].flatMap(([id, { value }]) => (value ? [[id, value] as const] : []));

/** As it is written; without posters where they are too much. Pure. */
export function lastKnownText(last: LastKnown): string | null {
  for (const each of [
    last,
    { ...last, posters: last.posters.slice(-1) },
    { ...last, posters: [] },
    { ...last, posters: [], claims: [] },
  ]) {
    const text = JSON.stringify(each);
    if (text.length <= MOST_CHARS) return text;
  }
  return null;
}

/** What is known anew after a reload, from what was kept: until somebody answers it stands in for the answers. */
export function restored({
  posters,
  connections,
  ratings = [],
  claims = [],
}: LastKnown): Partial<MeetingState> {
  const looked = <Value>(value: Value): Looked<Value> => ({ value, trouble: null });
  const byId = <Value>(
    kept: readonly (readonly [string, Value])[],
  ): ReadonlyMap<string, Looked<Value>> =>
    new Map(kept.map(([id, value]) => [id, looked(value)] as const));
  return {
    tables: byId(posters),
    ratings: byId(ratings),
    claims: byId(claims),
    ...(connections
      ? { connections: looked(new Map(connections.map((each) => [each.id, each]))) }
      : {}),
  };
}

/** Keeps what is known for the next loading of this page. Returns how to stop. */
export function keepLastKnown(known: Store<MeetingState>, ports: KeepPorts): () => void {
  let callOff: (() => void) | null = null;
  const write = (): void => {
    callOff?.();
    callOff = null;
    const last = lastKnownOf(known.state(), ports.deviceTime());
    if (last) ports.save(lastKnownText(last));
  };
  const stops = [
    known.subscribe(() => (callOff ??= ports.later(KEEP_EVERY_MS, write))),
    ports.onLeave(write),
  ];
  return () => {
    callOff?.();
    stops.forEach((stop) => stop());
  };
}

/** What JSON may hold; `undefined` where there is nothing. */
export type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

export const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two things are the same, in whatever order their fields stand. Scripts go a few levels deep. */
export function isSame(one: Json, two: Json): boolean {
  if (one === two) return true;
  if (Array.isArray(one))
    return (
      Array.isArray(two) &&
      one.length === two.length &&
      one.every((each, at) => isSame(each, two[at]))
    );
  if (!isObject(one) || !isObject(two)) return false;
  const names = [...new Set([...Object.keys(one), ...Object.keys(two)])];
  return names.every((name) => isSame(one[name], two[name]));
}

/** Both changed the same thing, each to something else. */
export const CLASH = Symbol('clash');
type Clash = typeof CLASH;

/**
 * One value from two people's changes of it: `was` is what both began from, `mine` what one of them made of it, `now` what stands there by
 * now. Words of two languages, two rounds, two questions are taken from either; `CLASH` where both wrote in the same place.
 */
export function mergeSettings(was: Json, mine: Json, now: Json): Json {
  if (isSame(mine, was) || isSame(mine, now)) return now;
  if (isSame(now, was)) return mine;
  if (isObject(mine) && isObject(now)) return mergeObjects(isObject(was) ? was : {}, mine, now);
  if (!Array.isArray(was) || !Array.isArray(mine) || !Array.isArray(now)) return CLASH;
  const [before, hers, theirs] = [keyed(was), keyed(mine), keyed(now)];
  return before && hers && theirs
    ? mergeKeyed(before, hers, theirs)
    : mergeByPlace(was as Json[], mine as Json[], now as Json[]);
}

function mergeObjects(was: JsonObject, mine: JsonObject, now: JsonObject): Json {
  // Of another kind it is another thing: its other fields mean something else.
  if (!isSame(mine['kind'], now['kind'])) return CLASH;
  const merged: [string, Json][] = [];
  for (const name of new Set([...Object.keys(now), ...Object.keys(mine)])) {
    const value = mergeSettings(was[name], mine[name], now[name]);
    if (value === CLASH) return CLASH;
    if (value !== undefined) merged.push([name, value]);
  }
  return Object.fromEntries(merged);
}

type Keyed = ReadonlyMap<string, Json>;

/** By what things of a list are told apart. */
const keyOf = (value: Json): string | null => {
  if (!isObject(value)) return null;
  const key = value['id'] ?? value['color'];
  return typeof key === 'string' ? key : null;
};

/** A list whose things have ids, papers by their colours; `null` of others. */
function keyed(list: readonly Json[]): Keyed | null {
  const found = new Map<string, Json>();
  for (const value of list) {
    const key = keyOf(value);
    if (key === null || found.has(key)) return null;
    found.set(key, value);
  }
  return found;
}

function mergeKeyed(was: Keyed, mine: Keyed, now: Keyed): Json[] | Clash {
  const kept = new Map<string, Json>();
  for (const key of new Set([...now.keys(), ...mine.keys()])) {
    const value = mergeSettings(was.get(key), mine.get(key), now.get(key));
    if (value === CLASH) return CLASH;
    if (value !== undefined) kept.set(key, value);
  }
  const common = [...was.keys()].filter((key) => mine.has(key) && now.has(key));
  const isInOrder = (list: Keyed): boolean =>
    isSame(
      [...list.keys()].filter((key) => common.includes(key)),
      common,
    );
  // Whoever put the list in another order has it her way; what the other added comes after what it stood behind there.
  const [leads, follows] = isInOrder(mine) ? [now, mine] : [mine, now];
  const order = [...leads.keys()];
  let before = -1;
  for (const key of follows.keys()) {
    const at = order.indexOf(key);
    if (at < 0) order.splice(before + 1, 0, key);
    before = at < 0 ? before + 1 : at;
  }
  return order.flatMap((key) => (kept.has(key) ? [kept.get(key)] : []));
}

/** A list whose things are told apart by their places; where one was taken away they cannot be. */
function mergeByPlace(
  was: readonly Json[],
  mine: readonly Json[],
  now: readonly Json[],
): Json[] | Clash {
  if (mine.length < was.length || now.length < was.length) return CLASH;
  const merged = was.map((each, at) => mergeSettings(each, mine[at], now[at]));
  if (merged.includes(CLASH)) return CLASH;
  const hers = mine.slice(was.length);
  const theirs = now.slice(was.length);
  return [...merged, ...theirs, ...hers.filter((each) => !theirs.some((its) => isSame(its, each)))];
}

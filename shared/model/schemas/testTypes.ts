const COUNTS = new Set(
  'seq prompt rev marks here mightJoin spoken activator came seated choosing decided places stop stops swapAt index'.split(
    ' ',
  ),
);
/** Of a member by its name: what is counted is whole, and never less than nothing. */
export const isCount = (name: string): boolean => COUNTS.has(name);

/** What stands in a script is told apart by its own reader (`readScript.test.ts`): words, for one, are of two types. */
const STEPS: ReadonlySet<string> = new Set(['script', 'present', 'seating', 'noteForms', 'past']);

const OTHERS = [7, 'x', true, { x: 1 }, ['x', 7]];
const typeOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value);

/**
 * For tests: the same value with one member, at any depth, of another type, and where that is;
 * members that are `null` are left alone. `counts`: which members may not be -1 or a half either.
 */
export function* ofOtherTypes(
  value: unknown,
  counts: (name: string) => boolean = () => false,
  at = '',
): Generator<[at: string, other: unknown]> {
  if (typeof value !== 'object' || value === null) return;
  const put = (key: string, part: unknown): unknown =>
    Array.isArray(value)
      ? value.map((each: unknown, index) => (String(index) === key ? part : each))
      : { ...value, [key]: part };
  for (const [key, part] of Object.entries(value)) {
    if (part === null) continue;
    const here = `${at}.${key}`;
    for (const other of OTHERS) if (typeOf(other) !== typeOf(part)) yield [here, put(key, other)];
    if (typeof part === 'number' && counts(key))
      for (const other of [-1, 0.5]) yield [here, put(key, other)];
    if (STEPS.has(key)) continue;
    for (const [deep, other] of ofOtherTypes(part, counts, here)) yield [deep, put(key, other)];
  }
}

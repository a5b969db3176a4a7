import type { Relation } from '../model/gallery.ts';
import type { Face } from './faces.ts';
import type { Hang } from './hang.ts';
import type { Pair } from './pairs.ts';
import { lineBox, type Measure, type SetLine } from './setWords.ts';

/** A sign, a number or "+2" in a poster's foot. */
export interface KnotPart extends SetLine {
  kind: 'sign' | 'number' | 'more';
  /** Of a number: its pair, and how it helps (its underline). */
  pair?: Pair;
  relation?: Relation;
  /** The legend holds it back. */
  isPale?: boolean;
}

/** A poster's threads as numbers at its foot: → to, ← from, ↔ both ways. */
export interface Knots {
  tableId: string;
  size: number;
  /** Empty: no thread yet. */
  parts: readonly KnotPart[];
  /** Connections whose numbers have no room. */
  more: number;
}

const SIGNS = ['↔', '→', '←'] as const;
type Sign = (typeof SIGNS)[number];
/** Between a number and the next, and before a sign; of their size. */
const GAP = 0.42;

interface Knot {
  sign: Sign;
  number: number;
  pair: Pair;
}

function knotsOf(
  tableId: string,
  pairs: readonly Pair[],
  numbers: ReadonlyMap<string, number>,
): Knot[] {
  return pairs
    .map((pair): Knot => {
      const isFrom = pair.from === tableId;
      const other = isFrom ? pair.to : pair.from;
      const sign = pair.isMutual ? '↔' : isFrom ? '→' : '←';
      return { sign, number: numbers.get(other) ?? 0, pair };
    })
    .sort((a, b) => SIGNS.indexOf(a.sign) - SIGNS.indexOf(b.sign) || a.number - b.number);
}

/** Lays knots in a foot from its left; the numbers that have no room are summed, and where not even the sum has room it is a "+". */
function layKnots(
  knots: readonly Knot[],
  { foot }: Face,
  size: number,
  shown: ReadonlySet<string>,
  measure: Measure,
): Pick<Knots, 'parts' | 'more'> {
  const y = foot.y + (foot.height - lineBox('1').height * size) / 2 + lineBox('1').baseline * size;
  const right = foot.x + foot.width;
  const gap = GAP * size;
  let left = knots.reduce((sum, { pair }) => sum + pair.connections.length, 0);
  let x = foot.x;
  let sign: Sign | null = null;
  const parts: KnotPart[] = [];
  const put = (part: Omit<KnotPart, 'x' | 'y' | 'width'>): void => {
    const width = measure(part.text, size);
    parts.push({ ...part, x, y, width });
    x += width + gap;
  };
  for (const knot of knots) {
    const text = String(knot.number);
    const isNew = knot.sign !== sign;
    const after = left - knot.pair.connections.length;
    const needs = (isNew ? measure(knot.sign, size) + gap : 0) + measure(text, size);
    // Room for the sum of the rest, if there is a rest.
    const rest = after > 0 ? gap + measure(`+${after}`, size) : 0;
    if (x + needs + rest > right) break;
    if (isNew) put({ kind: 'sign', text: knot.sign });
    const { pair } = knot;
    put({ kind: 'number', text, pair, relation: pair.relation, isPale: !shown.has(pair.id) });
    sign = knot.sign;
    left = after;
  }
  const sum = `+${left}`;
  if (left > 0) put({ kind: 'more', text: x + measure(sum, size) > right ? '+' : sum });
  return { parts, more: left };
}

/** Every poster's knots; those of pairs that are not among `shown`, by id, are pale. */
export function tieKnots(
  room: Hang,
  faces: ReadonlyMap<string, Face>,
  pairs: readonly Pair[],
  shown: ReadonlySet<string>,
  measure: Measure,
): Knots[] {
  const numbers = new Map(room.posters.map(({ tableId, number }) => [tableId, number]));
  const own = new Map<string, Pair[]>();
  for (const pair of pairs)
    for (const end of [pair.from, pair.to]) {
      const known = own.get(end);
      if (known) known.push(pair);
      else own.set(end, [pair]);
    }
  const size = room.screen.smallest;
  return room.posters.flatMap(({ tableId }): Knots[] => {
    const face = faces.get(tableId);
    if (!face) return [];
    const knots = knotsOf(tableId, own.get(tableId) ?? [], numbers);
    return [{ tableId, size, ...layKnots(knots, face, size, shown, measure) }];
  });
}

import type { Cluster, Placement, Point } from '../model/arrangement.ts';
import { LIMITS } from '../model/limits.ts';
import { NOTE_COLORS, type Note } from '../model/note.ts';
import { clusterNoteSlots, landingSlot } from './noteGrid.ts';

/** For tests: records that the rules allow, and no meeting makes. */
export interface WallRecords {
  notes: Map<string, Note>;
  clusters: Map<string, Cluster>;
  placements: Map<string, Placement>;
}

const FAR = LIMITS.coordinateMax;
const id = (kind: string, index: number): string => `${kind}${String(index).padStart(5, '0')}`;
const record = (index: number, pos: Point, more: Partial<Cluster> = {}): Cluster => ({
  name: `Group ${index}`,
  color: NOTE_COLORS[index % 6] ?? 'yellow',
  pos,
  ...more,
});

function wallOf(
  count: number,
  place: (index: number) => Placement | null,
  clusters: Iterable<[string, Cluster]> = [],
  text = (index: number): string => `Note ${index}`,
): WallRecords {
  const notes = new Map<string, Note>();
  const placements = new Map<string, Placement>();
  for (let seq = 0; seq < count; seq += 1) {
    notes.set(id('n', seq), {
      text: text(seq),
      color: NOTE_COLORS[seq % 6] ?? 'yellow',
      at: 1,
      seq,
    });
    const placement = place(seq);
    if (placement) placements.set(id('n', seq), placement);
  }
  return { notes, clusters: new Map(clusters), placements };
}

const groups = (
  count: number,
  at: (index: number) => Point,
  more: (index: number) => Partial<Cluster> = () => ({}),
): [string, Cluster][] =>
  Array.from({ length: count }, (_, index) => [
    id('c', index),
    record(index, at(index), more(index)),
  ]);
const at = (x: number, y: number): Placement => ({ pos: [x, y] });
const inGroup = (index: number, pos: Point): Placement => ({ cluster: id('c', index), pos });
/** A wall as people make it: most notes in forty groups, the others where they landed. */
const ordinary = (count: number): WallRecords => {
  const slots = clusterNoteSlots(Math.ceil(count / 60));
  return wallOf(
    count,
    (seq) => (seq % 3 === 0 ? null : inGroup(seq % 40, slots[Math.floor(seq / 60)] ?? [12, 96])),
    groups(40, (index) => [(index % 8) * 4000, -2000 - Math.floor(index / 8) * 1200]),
  );
};

export const ORDINARY = ordinary;

/** By what is odd about them, each of `count` notes. Coordinates reach as far as they may, and are as small as they can be. */
export const ADVERSARIAL: Readonly<Record<string, (count: number) => WallRecords>> = {
  'two on one spot at the far corner': (count) =>
    wallOf(count, (seq) => (seq < 2 ? at(FAR, FAR) : null)),
  'two at each corner': (count) =>
    wallOf(count, (seq) => (seq < 8 ? at(seq & 1 ? FAR : -FAR, seq & 2 ? FAR : -FAR) : null)),
  'all on one spot': (count) => wallOf(count, () => at(-4000, -4000)),
  'all on one spot at the far corner': (count) => wallOf(count, () => at(FAR, FAR)),
  'all on the first landing slot': (count) => wallOf(count, () => at(...landingSlot(0))),
  'all on the next landing slot': (count) => wallOf(count, () => at(...landingSlot(count))),
  'pairs along the far edge': (count) => wallOf(count, (seq) => at(FAR - (seq >> 1) * 30, FAR)),
  'pairs all over the landing area to come': (count) =>
    wallOf(count, (seq) =>
      at(100_000 + ((seq >> 1) % 70) * 400, 100_000 + Math.floor((seq >> 1) / 70) * 400),
    ),
  'pairs at its edge': (count) =>
    wallOf(count, (seq) =>
      at(20_000 + ((seq >> 1) % 70) * 30, 18_000 + Math.floor((seq >> 1) / 70) * 30),
    ),
  'a dense heap of pairs': (count) =>
    wallOf(count, (seq) =>
      at(-9000 + ((seq >> 1) % 70) * 22, -9000 + Math.floor((seq >> 1) / 70) * 20),
    ),
  'two heaps beside each other': (count) =>
    wallOf(count, (seq) => at(-4000 + (seq % 2) * 100, -4000 + (seq % 2) * 90)),
  'a spiral of heaps': (count) =>
    wallOf(count, (seq) => {
      const turn = Math.floor(seq / 20) / 10;
      return at(Math.cos(turn) * turn * 40, -90_000 + Math.sin(turn) * turn * 40);
    }),
  'a line a unit apart': (count) => wallOf(count, (seq) => at(seq - 5000, -700)),
  'grids slightly offset': (count) =>
    wallOf(count, (seq) =>
      at((seq % 100) * 21 + (seq % 2) * 0.5, -9000 + Math.floor(seq / 100) * 19 - (seq % 3) * 1e-7),
    ),
  'denormals and zeros below zero': (count) =>
    wallOf(count, (seq) =>
      at([0, -0, 5e-324, -5e-324, 1e-310][seq % 5] ?? 0, [-0, 0, -5e-324, 2e-308][seq % 4] ?? 0),
    ),
  'strewn over everything': (count) =>
    wallOf(count, (seq) =>
      at((((seq * 7919) % 2001) - 1000) * 1000, (((seq * 104_729) % 2001) - 1000) * 1000),
    ),
  'a group over everything, pairs in it': (count) =>
    wallOf(
      count,
      (seq) =>
        seq < 2
          ? inGroup(0, seq ? [FAR, FAR] : [-FAR, -FAR])
          : at(((seq >> 1) % 70) * 600 - 300_000, -200_000 - Math.floor((seq >> 1) / 70) * 600),
      groups(1, () => [0, 0]),
    ),
  'a thousand groups over everything': (count) =>
    wallOf(
      count,
      (seq) =>
        seq < 2000 ? inGroup(seq >> 1, seq & 1 ? [FAR, FAR] : [-FAR, -FAR]) : at(-4000, -4000),
      groups(1000, (index) => [index, -index]),
    ),
  'a thousand wide groups': (count) =>
    wallOf(
      count,
      (seq) =>
        seq < 2000 ? inGroup(seq >> 1, seq & 1 ? [FAR, 96] : [-FAR, 96]) : at(-4000, -4000),
      groups(1000, (index) => [0, -index * 300]),
    ),
  'a thousand groups on one spot': (count) =>
    wallOf(
      count,
      (seq) => inGroup(seq % 1000, [12, 96]),
      groups(1000, () => [0, -1000]),
    ),
  'a thousand groups a step apart': (count) =>
    wallOf(
      count,
      (seq) => inGroup(seq % 1000, [12 + (seq % 7) * 192, 96]),
      groups(1000, (index) => [index * 5, -1000 - (index % 3)]),
    ),
  'all on one slot of one group': (count) =>
    wallOf(
      count,
      () => inGroup(0, [12, 96]),
      groups(1, () => [0, -9000]),
    ),
  'to and fro between two groups on one slot': (count) =>
    wallOf(
      count,
      (seq) => inGroup(seq % 2, [12, 96]),
      groups(2, (index) => [index * 100, -9000]),
    ),
  'between the slots of one group': (count) =>
    wallOf(
      count,
      (seq) =>
        inGroup(0, [108 + ((seq >> 1) % 100) * 384, 182 + Math.floor((seq >> 1) / 100) * 344]),
      groups(1, () => [0, -90_000]),
    ),
  'a tower of stairs': (count) =>
    wallOf(
      count,
      (seq) => inGroup(0, [seq * 50 - 300_000, seq * 95 - 500_000]),
      groups(1, () => [0, 0]),
    ),
  'stairs to and fro': (count) =>
    wallOf(
      count,
      (seq) => inGroup(0, [[0, 59, 100, 41, 7][seq % 5] ?? 0, seq * 100 - 500_000]),
      groups(1, () => [0, 0]),
    ),
  'one group in another, a thousand deep': (count) =>
    wallOf(
      count,
      (seq) => inGroup(seq % 1000, [12, 96 + seq]),
      groups(
        1000,
        () => [0, -9000],
        (index) => (index === 999 ? {} : { state: 'dissolved', into: id('c', index + 1) }),
      ),
    ),
  'a thousand groups merged in a ring': (count) =>
    wallOf(
      count,
      (seq) => inGroup(seq % 1000, [12, 96]),
      groups(
        1000,
        (index) => [index * 900, -9000],
        (index) => ({ state: 'dissolved', into: id('c', (index + 1) % 1000) }),
      ),
    ),
  'ways that lead into a ring': (count) =>
    wallOf(
      count,
      (seq) => inGroup(seq % 1000, [12, 96]),
      groups(
        1000,
        () => [FAR, -FAR],
        (index) => ({
          state: 'dissolved',
          into: id('c', index < 500 ? (index + 1) % 500 : index - 1),
        }),
      ),
    ),
  'all in groups taken apart': (count) =>
    wallOf(
      count,
      (seq) => inGroup(seq % 1000, [12, 96]),
      groups(
        1000,
        () => [-9000, -9000],
        () => ({ state: 'dissolved' }),
      ),
    ),
  'all in piles on one spot': (count) =>
    wallOf(
      count,
      (seq) => inGroup(seq % 1000, [FAR, -FAR]),
      groups(
        1000,
        () => [-FAR, FAR],
        () => ({ collapsed: true }),
      ),
    ),
};

/** Texts that are hard to break into lines, each as long as a note may be. */
export const HARD_TEXTS: Readonly<Record<string, string>> = {
  'one word': 'x'.repeat(500),
  'wide letters': 'W'.repeat(500),
  'words that just do not fit': `${'M'.repeat(40)} `.repeat(12),
  'a letter and its marks': `a${'\u0301'.repeat(499)}`,
  'marks alone': '\u0300'.repeat(500),
  'joined people': '\u{1f468}\u200d\u{1f469}\u200d'.repeat(125),
  'line breaks': '\n'.repeat(499) + 'x',
  'letters and breaks': 'a\n'.repeat(250),
  'letters and spaces': 'a '.repeat(250),
  'no width at all': '\u200b'.repeat(500),
  Chinese: '水'.repeat(500),
  'both directions': 'aא'.repeat(250),
};

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  HEADER,
  rectsTouch,
  tidyClusterSize,
  type Rect,
} from '../../../shared/layout/noteGrid.ts';
import { breakInTwo, cutInTwo, cutName, NARROWEST, type MeasureName } from './nameForms.ts';
import type { GroupToName, NamesGiven, PlacedName } from './placedName.ts';
import { placeNames } from './placeNames.ts';

/** Every letter is half as wide as it is high. */
const measure: MeasureName = {
  name: (text) => [...text].length * 0.5,
  plain: (text) => [...text].length * 0.5,
  known: new Map(),
};
const PHONE = 12;

interface Seen {
  name: string;
  notes: number;
  x: number;
  y: number;
}

/** Names of groups (wall units), as they are seen at a scale; `loose`: notes in none. */
function placed(
  groups: readonly Seen[],
  scale: number,
  {
    least = PHONE,
    loose = [],
    first = null,
    room = 19,
    fromRight = false,
  }: {
    least?: number;
    loose?: readonly Rect[];
    first?: string | null;
    room?: number;
    fromRight?: boolean;
  } = {},
): PlacedName[] {
  const wanted = groups.map(({ name, notes, x, y }, index): GroupToName => {
    const { width, height } = tidyClusterSize(notes, name);
    return {
      id: `g${index}`,
      name,
      isInvitation: false,
      count: String(notes),
      measure: { ...measure, fromRight },
      area: { x: x * scale, y: y * scale, width: width * scale, height: height * scale },
      bottom: (y + HEADER) * scale,
    };
  });
  const all = boundsOf(wanted.map(({ area }) => area)) ?? { x: 0, y: 0, width: 0, height: 0 };
  const given: NamesGiven = {
    size: Math.max(least, 50 * scale),
    least,
    header: HEADER * scale,
    inset: Math.max(6, 16 * scale),
    first,
    within: {
      x: all.x - room,
      y: all.y - room,
      width: all.width + 2 * room,
      height: all.height + 2 * room,
    },
    scale,
    looseFrom: Math.min(...loose.map(({ y }) => y)) * scale,
    notesUnder: (area) => [
      ...loose
        .filter((rect) => rectsTouch(rect, area))
        .map((rect, index) => ({ id: `n${index}`, rect })),
      ...groups.flatMap(({ name, notes, x, y }, index) => {
        const { width, height } = tidyClusterSize(notes, name);
        const rect = { x, y: y + HEADER, width, height: height - HEADER };
        return rectsTouch(rect, area) ? [{ id: `in ${index}`, cluster: `g${index}`, rect }] : [];
      }),
    ],
  };
  return placeNames(wanted, given);
}

const rowOf = (names: readonly string[], notes = 6, y = 0): Seen[] => {
  let x = 0;
  return names.map((name) => {
    const at = x;
    x += tidyClusterSize(notes, name).width + 28;
    return { name, notes, x: at, y };
  });
};
const said = (name: PlacedName | undefined): string => name?.form.lines.join(' / ') ?? 'none';

describe('names of groups', () => {
  it('stand in their headers where these have room, a long one in smaller letters', () => {
    const [short, long] = placed(rowOf(['Water', 'Who pays for all of it, now and later'], 4), 1, {
      least: 26,
    });
    expect([short?.tab, short?.size, long?.tab]).toEqual([null, 50, null]);
    expect(long?.size).toBeLessThan(50);
    expect(long?.size).toBeGreaterThanOrEqual(26);
    expect(said(long)).toBe('Who pays for all of it, now and later');
  });

  it('stand in two lines in a header that is high enough', () => {
    const [name] = placed(
      [
        {
          name: 'Who pays for all of this, now and later, and how it is decided',
          notes: 8,
          x: 0,
          y: 0,
        },
      ],
      0.9,
      { least: 34 },
    );
    expect([name?.tab, said(name), name?.size]).toEqual([
      null,
      'Who pays for all of this, now and / later, and how it is decided',
      34,
    ]);
  });

  it('break before they cover notes, and stand above the wall rather than over notes', () => {
    const names = ['Growing up with nature', 'Farms that give back', 'Nature in our towns'];
    const above = placed(rowOf(names), 0.138);
    expect(above.map(said)).toEqual([
      'Growing up / with nature',
      'Farms that / give back',
      'Nature in / our towns',
    ]);
    for (const { tab, group } of above)
      expect((tab?.y ?? 0) + (tab?.height ?? 0)).toBeCloseTo(group.bottom);
    // With no room above, they go down over their own notes, and still are whole.
    const below = placed(rowOf(names), 0.138, { room: 5 });
    expect(below.map(said)).toEqual(above.map(said));
    for (const { tab, group } of below)
      expect((tab?.y ?? 0) + (tab?.height ?? 0)).toBeGreaterThan(group.bottom + 5);
  });

  it('are as wide as they need where the wall is bare', () => {
    const [one, last] = placed(rowOf(['Kaitiakitanga', 'Kaitiakitanga']), 0.155, { room: 40 });
    expect(last?.tab?.width).toBeGreaterThan(last?.group.area.width ?? Infinity);
    expect(one?.tab?.width).toBeLessThanOrEqual((one?.group.area.width ?? 0) + 28 * 0.155);
    expect([said(one), said(last)]).toEqual(['Kaitiakitanga', 'Kaitiakitanga']);
  });

  it('go out of the way of a note in no group, or let it lie on them', () => {
    const groups = rowOf(['Nature in our towns']);
    const [free] = placed(groups, 0.138, { room: 60 });
    expect([said(free), free?.above]).toEqual(['Nature in our towns', []]);
    const beside = { x: ((free?.tab?.width ?? 0) - 10) / 0.138, y: 0, width: 180, height: 90 };
    const [away] = placed(groups, 0.138, { room: 60, loose: [beside] });
    expect([said(away), away?.above]).toEqual(['Nature in / our towns', []]);
    const everywhere = { x: 150, y: -150, width: 280, height: 430 };
    const [under] = placed(groups, 0.138, { room: 60, loose: [everywhere] });
    expect(under?.above.map(({ rect }) => rect)).toEqual([everywhere]);
    expect(said(under).replace(' / ', ' ')).toBe('Nature in our towns');
  });

  it('stand in two fine lines, on none of their notes, rather than over them or cut', () => {
    const names = [
      'Mehrgenerationenwohnprojekte mit Bauträgern',
      'Straßenverkehrsbeschränkungsverordnung',
      'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstellenreform',
    ];
    const rows = [0, 1].flatMap((row) => rowOf(names, 3, row * 300));
    const set = placed(rows, 0.25, { least: 26, room: 0 });
    expect(set.slice(3).map(said)).toEqual([
      'Mehrgenerationenwohnpro- / jekte mit Bauträgern',
      'Straßenverkehrsbeschrän- / kungsverordnung',
      'Donaudampfschifffahrts- / gesellschaftskapitäns…',
    ]);
    for (const { tab, group, form } of set) {
      expect(form.letters).toBe(0.62);
      expect((tab?.y ?? 0) + (tab?.height ?? 0)).toBeCloseTo(group.bottom);
    }
    // Too small to be read, there are none.
    expect(placed(rows, 0.12, { room: 0 }).map(({ form }) => form.letters)).toEqual(
      Array.from({ length: 6 }, () => 1),
    );
  });

  it('are cut to what has room as it is drawn: a sign at the end may widen what stands before it', () => {
    const wide: MeasureName = {
      ...measure,
      name: (text) => [...text].length * 0.5 + (text.endsWith('…') && text.length > 1 ? 0.4 : 0),
      known: new Map(),
    };
    for (let width = 5; width < 8; width += 0.1) {
      const cut = cutName('การจัดการขยะอินทรีย์', width, wide);
      expect(wide.name(cut)).toBeLessThanOrEqual(width);
      expect(cut).toMatch(/^.{3,}…$/u);
    }
  });

  it('leave their number where there is room for no more, and where not even for that, to the largest group, or the chosen one', () => {
    const groups = Array.from({ length: 6 }, (_, index) => ({
      name: 'Nature in our towns',
      notes: 6 + index,
      x: index * 2000,
      y: 0,
    }));
    expect(placed(groups, 0.01).map(({ group, form }) => [group.id, form.lines.length])).toEqual([
      ['g1', 0],
      ['g3', 0],
      ['g5', 0],
    ]);
    expect(placed(groups, 0.01, { first: 'g4' }).map(({ group }) => group.id)).toContain('g4');
  });

  const seen = fc.record({
    name: fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.constantFrom('Growing up with nature', 'Water', 'אנחנו והנהר'),
    ),
    notes: fc.nat(30),
    x: fc.integer({ min: -4000, max: 4000 }),
    y: fc.integer({ min: -4000, max: 4000 }),
  });
  const wall = fc.array(seen, { minLength: 1, maxLength: 14 });
  const loose = fc.array(
    fc.record({
      x: fc.integer({ min: -4000, max: 4000 }),
      y: fc.integer({ min: -4000, max: 4000 }),
      width: fc.constant(180),
      height: fc.constant(160),
    }),
    { maxLength: 10 },
  );

  it('never lie on each other, keep their letters within their tabs, and say which notes lie on them', () => {
    fc.assert(
      fc.property(
        wall,
        loose,
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (groups, notes, scale) => {
          const names = placed(groups, scale, { loose: notes });
          const tabs = names.flatMap(({ tab }) => tab ?? []);
          for (const [index, tab] of tabs.entries())
            expect(tabs.slice(index + 1).some((other) => rectsTouch(tab, other))).toBe(false);
          for (const { tab, form, size, squeeze, start, above } of names) {
            expect(size).toBeGreaterThanOrEqual(PHONE);
            expect(squeeze).toBeGreaterThanOrEqual(NARROWEST - 1e-9);
            if (!tab) continue;
            expect(start + (1.18 + 0.34 + form.widest * squeeze) * size).toBeLessThanOrEqual(
              tab.x + tab.width + (form.lines.length > 0 ? 1e-6 : size),
            );
            const onWall = {
              x: tab.x / scale,
              y: tab.y / scale,
              width: tab.width / scale,
              height: tab.height / scale,
            };
            expect(above.map(({ rect }) => rect)).toEqual(
              notes.filter((rect) => rectsTouch(rect, onWall)),
            );
          }
        },
      ),
    );
  });
});

describe('a name', () => {
  it('breaks into lines of about one length: at spaces, after hyphens, between signs', () => {
    expect(breakInTwo('Cats, pests and poison', measure)).toEqual(['Cats, pests', 'and poison']);
    expect(breakInTwo('Rules that work', measure, 2)).toEqual(['Rules that', 'work']);
    expect(breakInTwo('Public-private', measure)).toEqual(['Public-', 'private']);
    expect(breakInTwo('海と川と森', measure)).toEqual(['海と', '川と森']);
    expect(breakInTwo('Kaitiakitanga', measure)).toBeNull();
    expect(breakInTwo('การจัดการขยะอินทรีย์', measure)?.join('|')).toBe('การจัดการ|ขยะอินทรีย์');
  });

  it('is cut between signs, never within one, and not to next to nothing', () => {
    expect(cutName('🌿🌿🌿🌿🌿🌿🌿🌿', 3, measure)).toBe('🌿🌿🌿🌿🌿…');
    expect(cutName('Nature', 1.5, measure)).toBe('');
    expect(cutInTwo('Who pays, and how we decide what is fair', 6, measure)).toEqual([
      'Who pays,',
      'and how we…',
    ]);
  });
});

describe('where the page’s lines run from the right', () => {
  const NAMES = ['Wai', 'Growing up with nature, all of us together', 'נחלים ומים לכולם', 'x'];
  const rightOf = ({ x, width }: Rect): number => x + width;

  it('numbers stand at the right of their groups and tabs, and names left of them', () => {
    for (const scale of [0.9, 0.3, 0.05]) {
      const names = placed(rowOf(NAMES), scale, { fromRight: true });
      expect(names.length).toBeGreaterThan(0);
      for (const { group, tab, start, form, size, squeeze } of names) {
        const box = tab ?? group.area;
        expect(start).toBeLessThan(rightOf(box));
        expect(rightOf(box) - start).toBeLessThan(Math.max(6, 16 * scale, size * 0.3) + 1e-6);
        expect(start - (1.18 + 0.34 + form.widest * squeeze) * size).toBeGreaterThan(
          box.x - (form.lines.length > 0 ? 1e-6 : size),
        );
        if (tab) expect(rightOf(tab)).toBeCloseTo(rightOf(group.area));
      }
    }
  });

  it('no two tabs lie on each other, and a wall that is its own mirror has its names in mirrored places', () => {
    const row = rowOf(['Wai', 'Wai', 'Wai']);
    const width = row.at(-1)!.x + tidyClusterSize(6, 'Wai').width;
    for (const scale of [0.6, 0.1, 0.04]) {
      const [left, right] = [placed(row, scale), placed(row, scale, { fromRight: true })];
      const flipped = (x: number): number => width * scale - x;
      expect(right.map(({ group }) => group.id).toSorted()).toEqual(
        left.map(({ group }) => group.id).toSorted(),
      );
      for (const { group, start } of right) {
        const twin = left.find((each) => each.group.id === `g${2 - Number(group.id.slice(1))}`);
        expect(flipped(start)).toBeCloseTo(twin?.start ?? NaN);
      }
      const tabs = right.flatMap(({ tab }) => tab ?? []);
      for (const [index, tab] of tabs.entries())
        expect(tabs.slice(index + 1).some((other) => rectsTouch(tab, other))).toBe(false);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { setFaces } from './faces.ts';
import type { Screen } from './hang.ts';
import { tieKnots, type Knots } from './knots.ts';
import { pairsOf, type ThreadConnection } from './pairs.ts';
import { connectionOf, roomOf } from './testRooms.ts';

const measure = (text: string, size: number): number => [...text].length * size * 0.5;
const PROJECTOR: Screen = { width: 1920, height: 953, smallest: 20 };
let made = 0;
const said = (from: number, to: number, more: Partial<ThreadConnection> = {}): ThreadConnection =>
  connectionOf(from, to, (made += 1), more);

function knotsOf(
  connections: readonly ThreadConnection[],
  { tables = 30, screen = PROJECTOR, pale = '' } = {},
): Map<string, Knots> {
  const room = roomOf(tables, screen, false);
  const { pairs } = pairsOf(room, connections);
  const shown = new Set(pairs.flatMap(({ id }) => (id === pale ? [] : id)));
  const knots = tieKnots(room, setFaces(room, new Map(), measure), pairs, shown, measure);
  return new Map(knots.map((each) => [each.tableId, each]));
}
const read = (knots: Knots | undefined): string =>
  knots?.parts.map(({ text }) => text).join(' ') ?? '?';

describe('a foot', () => {
  it('tells both ways first, then to whom, then from whom, each by number', () => {
    const knots = knotsOf([
      said(5, 9),
      said(5, 2),
      said(8, 5),
      said(5, 12),
      said(12, 5),
      said(3, 5),
      said(5, 7),
      said(7, 5),
    ]);
    expect(read(knots.get('t5'))).toBe('↔ 7 12 → 2 9 ← 3 8');
    expect(read(knots.get('t9'))).toBe('← 5');
    expect(read(knots.get('t7'))).toBe('↔ 5');
  });

  it('counts by numbers, not by letters', () => {
    expect(read(knotsOf([said(1, 12), said(1, 9), said(1, 2)]).get('t1'))).toBe('→ 2 9 12');
  });

  it('of a poster without a thread is empty', () => {
    expect(knotsOf([said(1, 2)]).get('t3')).toMatchObject({ parts: [], more: 0 });
    expect([...knotsOf([]).values()].every(({ parts }) => parts.length === 0)).toBe(true);
    expect(knotsOf([]).size).toBe(30);
  });

  it('names a pair once, however many sentences it has', () => {
    const knots = knotsOf([said(1, 2), said(1, 2), said(1, 2)]);
    expect(read(knots.get('t1'))).toBe('→ 2');
    expect(knots.get('t1')?.more).toBe(0);
  });

  it('says of each number whose it is, of which kind, and whether the legend holds it back', () => {
    const knots = knotsOf([said(1, 2, { relation: 'supports' }), said(1, 3)], { pale: 't1 t2' });
    expect(knots.get('t1')?.parts).toMatchObject([
      { kind: 'sign', text: '→' },
      { kind: 'number', text: '2', relation: 'supports', isPale: true, pair: { id: 't1 t2' } },
      { kind: 'number', text: '3', relation: 'reinforces', isPale: false },
    ]);
    expect(knots.get('t1')?.parts[0]).not.toHaveProperty('pair');
  });

  it('stands in the smallest type, parts 0.42 of it apart, from the foot’s left', () => {
    const room = roomOf(30, PROJECTOR, false);
    const foot = setFaces(room, new Map(), measure).get('t1')?.foot;
    const { parts = [], size } = knotsOf([said(1, 2), said(1, 13)]).get('t1') ?? {};
    expect(size).toBe(20);
    const left = foot?.x ?? 0;
    expect(parts.map(({ x, width }) => [Math.round((x - left) * 10) / 10, width])).toEqual([
      [0, 10],
      [18.4, 10],
      [36.8, 20],
    ]);
    for (const { y } of parts) {
      expect(y - 20 * 0.72).toBeGreaterThan(foot?.y ?? 0);
      expect(y).toBeLessThan((foot?.y ?? 0) + (foot?.height ?? 0));
    }
  });
});

describe('a full foot', () => {
  const all = Array.from({ length: 29 }, (_, at) => said(1, at + 2));

  it('sums up what has no room, all its connections', () => {
    const foot = knotsOf([...all, said(1, 30), said(1, 30)]).get('t1');
    const named = foot?.parts.filter(({ kind }) => kind === 'number').length ?? 0;
    expect(named).toBeGreaterThan(3);
    expect(foot?.more).toBe(31 - named);
    expect(foot?.parts.at(-1)).toMatchObject({ kind: 'more', text: `+${31 - named}` });
  });

  it('keeps its sum within the foot, and names no number it could not sum up after', () => {
    const room = roomOf(30, PROJECTOR, false);
    const faces = setFaces(room, new Map(), measure);
    for (let count = 1; count <= all.length; count += 1) {
      const { parts = [], more = 0 } = knotsOf(all.slice(0, count)).get('t1') ?? {};
      const foot = faces.get('t1')?.foot;
      const last = parts.at(-1);
      expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(
        (foot?.x ?? 0) + (foot?.width ?? 0),
      );
      expect(parts.filter(({ kind }) => kind === 'number').length + more).toBe(count);
    }
  });

  it('takes a sign with its first number or not at all', () => {
    for (let count = 1; count <= 29; count += 1) {
      const mixed = all
        .slice(0, count)
        .map((each, at) => (at % 2 ? each : { ...each, from: each.to, to: each.from }));
      const { parts = [] } = knotsOf(mixed).get('t1') ?? {};
      for (const [at, { kind }] of parts.entries())
        if (kind === 'sign') expect(parts[at + 1]?.kind).toBe('number');
    }
  });

  it('too narrow for its sum has a plus sign, and still knows the sum', () => {
    const screen = { width: 320, height: 2000, smallest: 15 };
    const many = Array.from({ length: 150 }, () => said(1, 2));
    const foot = knotsOf([...many, said(1, 3)], { tables: 60, screen }).get('t1');
    expect(foot).toMatchObject({ more: 151, parts: [{ kind: 'more', text: '+' }] });
  });
});

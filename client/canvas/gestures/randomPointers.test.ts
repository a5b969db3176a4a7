import { expect, it } from 'vitest';
import type { Drag } from '../scene/presenceOnWall.ts';
import { far, START, TestTable } from './testTable.ts';

/** Chance that the same seed repeats (mulberry32). */
function randomFrom(seed: number): {
  below: (bound: number) => number;
  chance: (share: number) => boolean;
} {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { below: (bound) => Math.floor(next() * bound), chance: (share) => next() < share };
}

it('random hands: no note in two hands, none dropped twice, no drag lost, nothing left behind', () => {
  const totals = { drops: 0, cancelled: 0, together: 0, pinches: 0, lassos: 0, taps: 0 };
  for (let seed = 1; seed <= 150; seed += 1) {
    const random = randomFrom(seed);
    const table = new TestTable(random.chance(0.15) ? 390 : 1920);
    const where = new Map<number, { x: number; y: number }>();
    let cancelled = 0;
    const expected = new Map([...table.content.wall.notes.keys()].map((id) => [id, table.at(id)]));
    const carriedAway = (before: readonly Drag[]): void =>
      void (cancelled += before.filter(
        ({ pointer }) => !table.drags.some((drag) => drag.pointer === pointer),
      ).length);
    for (let step = 0; step < 120; step += 1) {
      table.pass(random.below(220));
      const id = 1 + random.below(5);
      const spot = { x: random.below(1100), y: random.below(1080) };
      const known = where.get(id);
      const kind = id === 5 ? 'mouse' : id === 4 ? 'pen' : 'touch';
      const before = table.drags;
      const dropsBefore = table.drops.length;
      const { wall } = table.content;
      const membersOf = (note: string): string | undefined => wall.notes.get(note)?.cluster;
      const scaleBefore = table.camera.at.scale;
      if (random.chance(0.04))
        table.tool = random.chance(0.6) ? 'move' : random.chance(0.5) ? 'select' : 'read';
      if (random.chance(0.02)) table.canEdit = !table.canEdit;
      if (random.chance(0.05)) table.selection.add(`n${random.below(40)}`);
      if (random.chance(0.02)) table.selection.clear();
      if (!known) {
        const target = random.chance(0.75) ? table.onScreen(`n${random.below(40)}`) : spot;
        table.down(id, target, kind, random.chance(0.3));
        where.set(id, target);
        carriedAway(before);
      } else if (random.chance(0.62)) {
        const to = random.chance(0.5)
          ? far(known, random.below(60) - 30, random.below(60) - 30)
          : spot;
        where.set(id, to);
        table.machine.move(id, to.x, to.y);
        expect(
          before.every(({ pointer }) => table.drags.some((drag) => drag.pointer === pointer)),
          `seed ${seed}: a move lets nothing go`,
        ).toBe(true);
      } else if (random.chance(0.8)) {
        where.delete(id);
        const held = before.find(({ pointer }) => pointer === id);
        table.machine.up(id, known.x, known.y, table.now);
        const drops = table.drops.slice(dropsBefore);
        if (held)
          expect(
            drops.map(({ pointer }) => pointer),
            `seed ${seed}: a drag ends in its drop`,
          ).toEqual([id]);
        for (const { cluster, from, by } of drops) {
          // A group takes along its notes in other hands: they belong to it until they are dropped elsewhere.
          const lay =
            cluster === undefined
              ? from
              : new Map([...expected].filter(([note]) => membersOf(note) === cluster));
          for (const [note, [x, y]] of lay) expected.set(note, [x + by[0], y + by[1]]);
        }
      } else if (random.chance(0.7)) {
        where.delete(id);
        table.machine.cancel(id);
        carriedAway(before);
      } else {
        table.machine.putBack();
        carriedAway(before);
        expect(table.drags).toEqual([]);
      }
      const held = table.drags.flatMap(({ notes }) => [...notes]);
      expect(new Set(held).size, `seed ${seed}: a note is in one hand`).toBe(held.length);
      if (table.drags.length > 1) totals.together += 1;
      if (table.camera.at.scale !== scaleBefore) totals.pinches += 1;
      // Another finger's view is not this wall's doing: keep it in reach of the next hands.
      if (table.drags.length === 0 && where.size === 0) table.camera.follow(START);
    }
    const before = table.drags;
    table.machine.cancelAll();
    carriedAway(before);
    expect([table.drags, table.presence.lasso], `seed ${seed}`).toEqual([[], null]);
    expect(table.drops.length + cancelled, `seed ${seed}: every drag ends once`).toBe(
      table.lifts.length,
    );
    for (const [note, [x, y]] of expected) {
      const [isX, isY] = table.recorded(note);
      expect(
        Math.hypot(isX - x, isY - y),
        `seed ${seed}: ${note} lies where its drops put it`,
      ).toBeLessThan(0.01);
    }
    totals.drops += table.drops.length;
    totals.cancelled += cancelled;
    totals.lassos += table.lassos.length;
    totals.taps += table.taps.length;
  }
  // Not in vain: all of it did happen.
  for (const [what, count] of Object.entries(totals)) expect(count, what).toBeGreaterThan(20);
});

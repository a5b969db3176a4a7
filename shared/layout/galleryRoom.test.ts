import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hangPosters, type GalleryRoom } from './galleryRoom.ts';
import {
  distanceTo,
  mostMarked,
  placeCards,
  pointAt,
  spanThreads,
  threadAt,
  type ThreadEnds,
} from './galleryThreads.ts';
import { rectsTouch } from './noteGrid.ts';

const tables = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `t${index + 1}`);
const sidesOf = (room: GalleryRoom): string =>
  ['top', 'right', 'bottom', 'left']
    .map((side) => room.posters.filter((poster) => poster.side === side).length)
    .join(' ');

describe('hanging', () => {
  it('hangs eight as drawn: three above, one on each side, three below', () => {
    expect(sidesOf(hangPosters(tables(8)))).toBe('3 1 3 1');
    expect(sidesOf(hangPosters(tables(1)))).toBe('1 0 0 0');
    expect(hangPosters(tables(2)).posters.map(({ side }) => side)).toEqual(['left', 'right']);
    expect(hangPosters([]).posters).toEqual([]);
  });

  it.each(Array.from({ length: 100 }, (_, index) => index + 1))(
    'hangs %i posters clockwise, none over another, all in the room',
    (count) => {
      const room = hangPosters(tables(count));
      expect(room.posters.map(({ tableId }) => tableId)).toEqual(tables(count));
      expect(room.open.width).toBeGreaterThan(room.posters[0]?.width ?? 0);
      expect(room.open.height).toBeGreaterThan(200);
      let before = -Infinity;
      room.posters.forEach((poster, index) => {
        expect(poster.x).toBeGreaterThanOrEqual(0);
        expect(poster.y).toBeGreaterThanOrEqual(0);
        expect(poster.x + poster.width).toBeLessThanOrEqual(room.width + 0.01);
        expect(poster.y + poster.height).toBeLessThanOrEqual(room.height + 0.01);
        for (const other of room.posters.slice(index + 1))
          expect(rectsTouch(poster, other)).toBe(false);
        // Angle seen from the middle of the floor grows clockwise, from the first poster on.
        const angleOf = ({ x, y, width, height }: typeof poster): number =>
          Math.atan2(y + height / 2 - room.height / 2, x + width / 2 - room.width / 2);
        const first = angleOf(room.posters[0] ?? poster);
        const angle = angleOf(poster) < first ? angleOf(poster) + 2 * Math.PI : angleOf(poster);
        if (count > 2) expect(angle).toBeGreaterThan(before);
        before = angle;
      });
      expect(room.width / room.height).toBeGreaterThan(1.6);
      expect(room.width / room.height).toBeLessThan(2.3);
    },
  );
});

const anyThreads = (count: number): fc.Arbitrary<ThreadEnds[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: count }), fc.integer({ min: 1, max: count })), {
      maxLength: 40,
    })
    .map((pairs) =>
      pairs.map(([from, to], index) => ({ id: `c${index}`, from: `t${from}`, to: `t${to}` })),
    );

describe('threads', () => {
  it('cross the floor only, and never share a pin', () => {
    let spanned = 0;
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 40 })
          .chain((count) => fc.tuple(fc.constant(count), anyThreads(count))),
        ([count, connections]) => {
          const room = hangPosters(tables(count));
          const threads = spanThreads(room, connections);
          expect(threads.length).toBe(connections.filter(({ from, to }) => from !== to).length);
          spanned += threads.length;
          const { x, y, width, height } = room.open;
          const pins = new Set<string>();
          for (const thread of threads) {
            for (let step = 0; step <= 10; step += 1) {
              const [px, py] = pointAt(thread, step / 10);
              expect(px).toBeGreaterThanOrEqual(x - 0.01);
              expect(px).toBeLessThanOrEqual(x + width + 0.01);
              expect(py).toBeGreaterThanOrEqual(y - 0.01);
              expect(py).toBeLessThanOrEqual(y + height + 0.01);
            }
            for (const [px, py] of [thread.start, thread.end])
              pins.add(`${px.toFixed(4)} ${py.toFixed(4)}`);
          }
          expect(pins.size).toBe(threads.length * 2);
        },
      ),
      { numRuns: 200 },
    );
    expect(spanned).toBeGreaterThan(100);
  });

  it('from one poster do not cross each other', () => {
    const room = hangPosters(tables(8));
    const threads = spanThreads(
      room,
      ['t8', 't7', 't6', 't5', 't4'].map((to, index) => ({ id: `c${index}`, from: 't2', to })),
    );
    const byPin = [...threads].sort((a, b) => a.start[0] - b.start[0]).map(({ to }) => to);
    expect(byPin).toEqual(['t8', 't7', 't6', 't5', 't4']);
  });

  it('are left out when they lead nowhere or to themselves', () => {
    expect(
      spanThreads(hangPosters(tables(3)), [
        { id: 'a', from: 't1', to: 't9' },
        { id: 'b', from: 't1', to: 't1' },
      ]),
    ).toEqual([]);
  });

  it('are found under a finger', () => {
    const threads = spanThreads(hangPosters(tables(8)), [
      { id: 'a', from: 't1', to: 't6' },
      { id: 'b', from: 't8', to: 't4' },
    ]);
    for (const thread of threads) {
      expect(distanceTo(thread, pointAt(thread, 0.3))).toBeLessThan(3);
      expect(threadAt(threads, pointAt(thread, 0.12), 10)?.id).toBe(thread.id);
    }
    expect(threadAt(threads, [-900, -900], 10)).toBeNull();
  });

  it('carry cards that do not cover each other', () => {
    const room = hangPosters(tables(8));
    const threads = spanThreads(room, [
      { id: 'a', from: 't1', to: 't5' },
      { id: 'b', from: 't7', to: 't3' },
      { id: 'c', from: 't8', to: 't4' },
    ]);
    const cards = [
      ...placeCards(
        threads,
        new Map(threads.map(({ id }) => [id, { width: 280, height: 100 }])),
        room.open,
      ).values(),
    ];
    expect(cards).toHaveLength(3);
    cards.forEach((card, index) =>
      cards.slice(index + 1).forEach((other) => expect(rectsTouch(card, other)).toBe(false)),
    );
  });

  it('carry cards that cover each other as little as can be where they are too large', () => {
    const room = hangPosters(tables(8));
    const threads = spanThreads(room, [
      { id: 'a', from: 't7', to: 't2' },
      { id: 'b', from: 't3', to: 't6' },
      { id: 'c', from: 't4', to: 't7' },
    ]);
    const [first, , last] = [
      ...placeCards(
        threads,
        new Map(threads.map(({ id }) => [id, { width: 300, height: 330 }])),
        room.open,
      ).values(),
    ];
    expect(first && last && rectsTouch(first, last)).toBe(false);
  });

  it('are lit by what most people marked', () => {
    const rows = [
      { id: 'a', marks: 0, state: 'accepted', at: 2 },
      { id: 'b', marks: 3, state: 'proposed', at: 3 },
      { id: 'c', marks: 0, state: 'proposed', at: 1 },
    ];
    expect(mostMarked(rows, 2).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextSetter } from '../../server/exports/report/setText.ts';
import type { Rect } from '../layout/noteGrid.ts';
import { RELATIONS } from '../model/gallery.ts';
import { focusOf } from './focus.ts';
import { hang, smallestType, type Hang } from './hang.ts';
import { openHooks } from './hooks.ts';
import { KIND_MARKS, marksOf } from './marks.ts';
import { overviewOf, type RoomInput } from './overview.ts';
import type { DrawnThread, RoomPicture } from './picture.ts';
import {
  ARABIC_80,
  connectionsOf,
  namesOf,
  NAMES,
  roomOf,
  SCREENS,
  tablesOf,
  THAI_80,
} from './testRooms.ts';

// The nine rules of the gallery's look, measured with the product's own letters on random galleries.

const setter = new TextSetter();
const widths = new Map<string, number>();
/** Em of a text in the weight of names, as HarfBuzz sets it. */
function emOf(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  const { width } = setter.line([{ text, style: 'bold' }]);
  widths.set(text, width);
  return width;
}
const measure = (text: string, size: number): number => emOf(text) * size;

type Segment = readonly [x: number, y: number, toX: number, toY: number];
const segmentsOf = ({ points }: Pick<DrawnThread, 'points'>): Segment[] =>
  points.slice(1).map(([x, y], index) => {
    const [fromX, fromY] = points[index] ?? [x, y];
    return [fromX, fromY, x, y];
  });
const boxOf = ([x, y, toX, toY]: Segment): Rect => ({
  x: Math.min(x, toX),
  y: Math.min(y, toY),
  width: Math.abs(toX - x),
  height: Math.abs(toY - y),
});
/** Distance between two boxes: 0 where they touch. */
const apart = (a: Rect, b: Rect): number =>
  Math.hypot(
    Math.max(0, b.x - (a.x + a.width), a.x - (b.x + b.width)),
    Math.max(0, b.y - (a.y + a.height), a.y - (b.y + b.height)),
  );
const isWithin = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01;
const posterOf = ({ posters }: Hang, tableId: string): Rect =>
  posters.find((poster) => poster.tableId === tableId) ?? { x: 0, y: 0, width: 0, height: 0 };

/** Rules 1 and 2. */
function labelFaults({ room, threads, labels, letters }: RoomPicture): string[] {
  const faults: string[] = [];
  const half = room.screen.width * 0.0012;
  const isTwo = room.columns * room.rows === 2;
  const all = [...labels, ...letters];
  for (const [index, label] of all.entries()) {
    const name = `${label.pair.id} ${label.place}`;
    if (!isWithin(label.rect, { x: 0, y: 0, ...room.screen })) faults.push(`1 ${name}: outside`);
    for (const thread of threads) {
      if (thread.pair.id === label.pair.id) continue;
      for (const segment of segmentsOf(thread))
        if (apart(label.rect, boxOf(segment)) < 3 + half)
          faults.push(`1 ${name} touches ${thread.pair.id}`);
    }
    for (const other of all.slice(index + 1))
      if (apart(label.rect, other.rect) < (isTwo ? 0 : 3))
        faults.push(`1 ${name} touches ${other.pair.id}`);
    for (const poster of room.posters) {
      const isOwn = [label.pair.from, label.pair.to].includes(poster.tableId);
      const isOnIt = label.place === 'poster' && isWithin(label.rect, poster);
      if (apart(label.rect, poster) < 3 && !(isOwn && isOnIt))
        faults.push(`1 ${name} touches poster ${poster.tableId}`);
    }
    const own = threads.find(({ pair }) => pair.id === label.pair.id);
    const far = Math.min(
      ...(own ? segmentsOf(own) : []).map((each) => apart(label.rect, boxOf(each))),
    );
    const isOnPoster =
      label.place === 'poster' &&
      [label.pair.from, label.pair.to].some((end) => isWithin(label.rect, posterOf(room, end)));
    // From the thread's edge, not from its middle.
    if (!isOnPoster && far > 5 + half && !(isTwo && index > 0))
      faults.push(`2 ${name}: ${far} px off`);
  }
  for (const { lines, rect, pair } of labels)
    for (const { x, y, width } of lines)
      if (!isWithin({ x, y: y - 1, width, height: 1 }, rect)) faults.push(`2 ${pair.id} overflows`);
  return faults;
}

/** Rules 3 and 4. */
function threadFaults({ room, threads, crossings }: RoomPicture): string[] {
  const faults: string[] = [];
  const legs = threads.flatMap((thread, index) =>
    segmentsOf(thread).map((segment) => ({ index, box: boxOf(segment) })),
  );
  for (const { index, box } of legs)
    for (const { x, y, width, height, tableId } of room.posters) {
      const inside = { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 };
      if (apart(box, inside) === 0) faults.push(`3 ${threads[index]?.pair.id} under ${tableId}`);
    }
  let met = 0;
  for (const [at, one] of legs.entries())
    for (const two of legs.slice(at + 1)) {
      if (one.index === two.index) continue;
      const [a, b] = [one.box, two.box];
      const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      if ((across > 2 && down > -2) || (down > 2 && across > -2))
        if (a.width > 0 === b.width > 0)
          faults.push(`3 ${threads[one.index]?.pair.id} on ${threads[two.index]?.pair.id}`);
      if (across >= 0 && down >= 0 && a.width > 0 !== b.width > 0) met += 1;
    }
  if (met !== crossings.length) faults.push(`4 ${met} crossings, ${crossings.length} told`);
  const pins = threads.flatMap(({ points }) => [points[0], points.at(-1)]);
  for (const [index, pin] of pins.entries())
    for (const other of pins.slice(index + 1))
      if (pin && other && Math.hypot(pin[0] - other[0], pin[1] - other[1]) < 3)
        faults.push('4 two threads share a pin');
  for (const { at, over, under } of crossings) {
    const isSeen = (index: number): boolean =>
      (threads[index]?.pieces ?? []).some((points) =>
        segmentsOf({ points }).some(
          (segment) => apart(boxOf(segment), { x: at[0], y: at[1], width: 0, height: 0 }) < 3,
        ),
      );
    if (over === under || isSeen(under)) faults.push(`4 not under at ${at.join(' ')}`);
  }
  return faults;
}

/** Where words end no space says. */
const UNSPACED = /[\u0e00-\u0e7f\u3000-\u9fff]/;

/** Rules 5 and 6, and that knots stand at their own poster's foot. */
function wordFaults(
  { room, faces, knots, labels, letters }: RoomPicture,
  names: RoomInput['names'],
): string[] {
  const faults: string[] = [];
  const { smallest } = room.screen;
  for (const { size } of [...labels, ...letters, ...knots])
    if (size < smallest) faults.push(`5 words of ${size}`);
  for (const { tableId, name, number, foot } of faces) {
    const poster = posterOf(room, tableId);
    const words = names.get(tableId) ?? '';
    if (number.size < smallest) faults.push(`5 number of ${number.size}`);
    if (!name) continue;
    if (name.size < smallest) faults.push(`5 name of ${name.size}`);
    const text = name.lines.map((line) => line.text);
    let left = words;
    for (const line of text) {
      // Only where its whole words cannot be read at all.
      const isParted = name.size <= smallest && line.endsWith('-') && !left.startsWith(line);
      const own = isParted ? line.slice(0, -1) : line;
      if (!left.startsWith(own)) faults.push(`6 ${words}: ${text.join(' | ')}`);
      left = left.slice(own.length);
      if (isParted && !/^\p{L}{3}/u.test(left)) faults.push(`6 ${words} parted at ${line}`);
      if (left !== '' && !left.startsWith(' ') && !line.endsWith('-') && !UNSPACED.test(words))
        faults.push(`6 ${words} at ${line}`);
      left = left.trimStart();
    }
    if (left !== '') faults.push(`6 ${words}: ${left} is not there`);
    for (const { text: line, x, y, width } of name.lines) {
      const box = { x, y: y - name.size * 0.7, width, height: name.size * 0.9 };
      const figures = { ...number, y: number.y - number.size * 0.7, height: number.size * 0.7 };
      if (!isWithin(box, { ...poster, height: foot.y - poster.y }))
        faults.push(`6 ${line} hangs over`);
      if (Math.abs(width - measure(line, name.size)) > 0.01) faults.push(`6 ${line}: ${width}`);
      if (apart(box, figures) <= 0) faults.push(`6 ${line} on its number`);
    }
  }
  for (const { tableId, parts } of knots) {
    const foot = faces.find((face) => face.tableId === tableId)?.foot;
    for (const [index, { x, y, width }] of parts.entries()) {
      if (!foot || !isWithin({ x, y: y - 1, width, height: 1 }, foot))
        faults.push(`1 knot of ${tableId}`);
      const next = parts[index + 1];
      if (next && next.x - x - width < 3) faults.push(`1 knots of ${tableId} touch`);
    }
  }
  return faults;
}

/** Rule 8: what is told where, counted anew. */
function countFaults(
  { counts, labels, letters, knots, shows, room }: RoomPicture,
  input: RoomInput,
): string[] {
  const { all, shown, letters: inFoot, knots: knotted, more, unhung } = counts;
  const faults: string[] = [];
  if (shown + inFoot + knotted + more + unhung !== all) faults.push(`8 ${JSON.stringify(counts)}`);
  if (labels.length !== shown || letters.length !== inFoot) faults.push('8 sentences');
  const drawn = new Set(labels.map(({ pair }) => pair.id));
  const tied = new Map(
    knots
      .flatMap(({ parts }) => parts.flatMap(({ pair }) => pair ?? []))
      .map((pair) => [pair.id, pair]),
  );
  const told = [...tied.values()].filter(({ id }) => !drawn.has(id));
  if (told.reduce((sum, pair) => sum + pair.connections.length, 0) !== knotted)
    faults.push('8 knots');
  const hung = new Set(room.posters.map(({ tableId }) => tableId));
  // Each foot tells all of its poster: as numbers, or in their sum.
  for (const { tableId, parts, more: rest } of knots) {
    const own = input.connections.filter(
      ({ from, to }) => [from, to].includes(tableId) && hung.has(from) && hung.has(to),
    );
    const named = parts.reduce((sum, { pair }) => sum + (pair?.connections.length ?? 0), 0);
    if (named + rest !== own.length) faults.push(`8 foot of ${tableId}`);
  }
  const away = input.connections.filter(({ from, to }) => !hung.has(from) || !hung.has(to));
  if (shows !== 'focus' && away.length !== unhung) faults.push('8 unhung');
  return faults;
}

const faultsOf = (picture: RoomPicture, input: RoomInput): string[] => [
  ...labelFaults(picture),
  ...threadFaults(picture),
  ...wordFaults(picture, input.names),
  ...countFaults(picture, input),
];

function inputOf(
  tables: number,
  connections: number,
  seed: number,
  screen: number,
  spare: boolean,
): RoomInput {
  const size = SCREENS[screen] ?? { width: 0, height: 0, smallest: 0 };
  // In one gallery of three a table was closed.
  const room = roomOf(tables, size, spare, seed % 3 === 0 ? 2 : 0);
  return {
    room,
    names: namesOf(room, seed),
    connections: connectionsOf(tables, connections, seed),
    measure,
    foot: room.screen.width * 0.62,
  };
}

describe('the rules of the gallery', () => {
  it.each(
    [
      [8, 14],
      [8, 32],
      [12, 24],
      [12, 48],
      [30, 80],
      [60, 200],
    ].flatMap(([tables = 0, connections = 0]) =>
      [0, 1, 2].map((screen) => [tables, connections, screen] as const),
    ),
  )('hold with %i posters, %i connections on screen %i', (tables, connections, screen) => {
    for (const seed of [1, 2, 3])
      for (const spare of [false, true]) {
        const input = inputOf(tables, connections, seed, screen, spare);
        expect(faultsOf(overviewOf(input), input)).toEqual([]);
        for (const { tableId } of input.room.posters.slice(0, 4))
          expect(faultsOf(focusOf(input, tableId), input)).toEqual([]);
      }
  });

  it.each([
    [8, 14, 'threads'],
    [8, 32, 'threads'],
    [12, 24, 'threads'],
    [30, 80, 'knots'],
    [60, 200, 'knots'],
  ])('all threads are drawn while they can be followed: %i, %i, %s', (tables, count, shows) => {
    for (const screen of [0, 1, 2])
      for (let seed = 1; seed <= 6; seed += 1)
        expect(overviewOf(inputOf(tables, count, seed, screen, false)).shows).toBe(shows);
  });

  it('hold in random galleries', () => {
    fc.assert(
      fc.property(
        // Most have few posters: there threads are drawn.
        fc.oneof(
          { weight: 3, arbitrary: fc.integer({ min: 1, max: 14 }) },
          { weight: 1, arbitrary: fc.integer({ min: 15, max: 100 }) },
        ),
        fc.oneof(
          { weight: 3, arbitrary: fc.integer({ min: 0, max: 40 }) },
          { weight: 1, arbitrary: fc.integer({ min: 41, max: 300 }) },
        ),
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 0, max: 2 }),
        fc.boolean(),
        (tables, connections, seed, screen, spare) => {
          const input = inputOf(tables, tables < 2 ? 0 : connections, seed, screen, spare);
          const focused = input.room.posters[seed % input.room.posters.length]?.tableId ?? '';
          expect(faultsOf(overviewOf(input), input)).toEqual([]);
          expect(faultsOf(focusOf(input, focused), input)).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  /** No meeting's, and a meeting may have them. */
  const WILD_NAMES = [
    '水',
    'Nachbarschaftshilfeorganisationsentwicklungsgesellschaft',
    'ครูและนักเรียนร่วมกันดูแลแม่น้ำ',
    '河川と海と土壌を守る地域の学校と農家の協働プロジェクト',
    '🌊 Water',
    'A-B-C-D-E-F',
    ARABIC_80,
    THAI_80,
    '',
    'W'.repeat(20),
  ];
  const wildScreen = fc.oneof(
    fc
      .record({
        width: fc.integer({ min: 320, max: 5120 }),
        height: fc.integer({ min: 400, max: 2000 }),
        read: fc.constantFrom('room' as const, 'desk' as const),
      })
      // No flatter than a banner.
      .filter(({ width, height }) => height * 4 > width)
      .map(({ width, height, read }) => ({ width, height, smallest: smallestType(read, width) })),
    // A phone, upright.
    fc.constant({ width: 390, height: 600, smallest: smallestType('hand', 390) }),
    fc.constant({ width: 320, height: 2000, smallest: smallestType('hand', 320) }),
  );

  it('hold for wild names on odd screens, with tables closed in between', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(400),
        fc.integer({ min: 1, max: 1e6 }),
        wildScreen,
        fc.array(fc.nat(59), { maxLength: 5 }),
        (count, connections, seed, screen, closed) => {
          const tables = tablesOf(count);
          const ids = tables.map(({ tableId }) => tableId);
          const open = tables.filter((_, index) => !closed.includes(index));
          const room = hang(openHooks(ids, seed % 2 === 0), open, screen);
          const names = new Map(ids.map((id, at) => [id, WILD_NAMES[(at + seed) % 10] ?? '']));
          const said = connectionsOf(count, count < 2 ? 0 : connections, seed);
          const input = { room, names, connections: said, measure, foot: screen.width * 0.62 };
          expect(faultsOf(overviewOf(input), input)).toEqual([]);
          const { tableId = '' } = room.posters[seed % Math.max(1, room.posters.length)] ?? {};
          expect(faultsOf(focusOf(input, tableId), input)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('names are read with ease up to twelve posters, and stand whole on all of thirty', () => {
    // A word of more letters is as wide as its poster before.
    const usual = NAMES.filter((name) => name.split(/[\s-]/).every((word) => word.length < 16));
    for (const [tables, least] of [
      [8, 0.018],
      [12, 0.015],
      [30, 0.0105],
    ] as const)
      for (const screen of [0, 1]) {
        const input = inputOf(tables, 0, 1, screen, false);
        const { posters } = input.room;
        const names = new Map(
          posters.map(({ tableId }, at) => [tableId, usual[at % usual.length] ?? '']),
        );
        const { faces } = overviewOf({ ...input, names });
        const sizes = faces.map(({ name }) => name?.size ?? 0);
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(least * input.room.screen.width);
      }
  });

  it('kinds differ without colour, on threads and where these end', () => {
    const [one, two] = RELATIONS.map((relation) => KIND_MARKS[relation]);
    expect(one?.isDotted).not.toBe(two?.isDotted);
    expect(one?.isOpen).not.toBe(two?.isOpen);
    const { threads, head } = overviewOf(inputOf(8, 14, 1, 0, true));
    expect(new Set(threads.map(({ pair }) => pair.relation)).size).toBe(2);
    for (const thread of threads) {
      const { heads, isOpen, start } = marksOf(thread, head);
      expect(isOpen).toBe(KIND_MARKS[thread.pair.relation].isOpen);
      expect(heads.every((path) => path.endsWith('Z') !== isOpen)).toBe(true);
      expect(heads).toHaveLength(thread.pair.isMutual ? 2 : 1);
      expect(start === null).toBe(thread.pair.isMutual);
    }
  });
});

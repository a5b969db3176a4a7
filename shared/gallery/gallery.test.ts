import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '../layout/breakWords.ts';
import { setFaces } from './faces.ts';
import { focusOf } from './focus.ts';
import { finestType, hang, smallestType } from './hang.ts';
import { keepHooks, openHooks, type Hooks } from './hooks.ts';
import { overviewOf, type RoomInput } from './overview.ts';
import { pairsOf, type ThreadConnection } from './pairs.ts';
import { threadPath } from './picture.ts';
import {
  ARABIC_80,
  connectionsOf,
  namesOf,
  roomOf,
  SCREENS,
  tablesOf,
  THAI_80,
} from './testRooms.ts';
import { posterAt, posterBeside, threadAt, type Way } from './steps.ts';
import { weave } from './weave.ts';

/** Letters of one width. */
const measure = (text: string, size: number): number => [...text].length * size * 0.54;
const [PROJECTOR] = SCREENS;
const screen = PROJECTOR ?? { width: 0, height: 0, smallest: 0 };
const ids = (count: number): string[] => tablesOf(count).map(({ tableId }) => tableId);
const gridOf = ({ columns, rows }: Hooks): string => `${columns}x${rows}`;

const connection = (
  from: number,
  to: number,
  more: Partial<ThreadConnection> = {},
): ThreadConnection => ({
  id: `${from}-${to}-${more.at ?? 0}`,
  from: `t${from}`,
  to: `t${to}`,
  relation: 'reinforces',
  text: 'Clean water is a rule',
  state: 'accepted',
  marks: 0,
  at: 0,
  ...more,
});
const inputOf = (tables: number, connections: readonly ThreadConnection[]): RoomInput => {
  const room = roomOf(tables, screen, false);
  return { room, names: namesOf(room, 1), connections, measure, foot: 1200 };
};

describe('hooks', () => {
  it('are as many as posters and 15 %, one at least, in the order of numbers', () => {
    expect(
      [1, 2, 3, 4, 6, 8, 12, 20, 30, 60, 100].map((count) => gridOf(openHooks(ids(count), true))),
    ).toEqual(['1x1', '2x1', '2x2', '3x2', '4x2', '5x2', '5x3', '6x4', '7x5', '10x7', '13x9']);
    expect(
      [2, 3, 4, 6, 8, 12, 30, 60].map((count) => gridOf(openHooks(ids(count), false))),
    ).toEqual(['2x1', '3x1', '2x2', '3x2', '4x2', '4x3', '6x5', '10x6']);
    for (let count = 3; count <= 100; count += 1) {
      const { columns, rows, at } = openHooks(ids(count), true);
      expect(columns * rows).toBeGreaterThanOrEqual(Math.max(count + 1, count * 1.15));
      expect(Object.values(at)).toEqual(ids(count).map((_, index) => index));
    }
  });

  it('hold still while tables are added and closed, and grow by rows between steps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 60 }),
        fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.boolean()), { maxLength: 30 }),
        (count, changes) => {
          const all = tablesOf(200);
          let open = all.slice(0, count);
          let hooks = openHooks(ids(count), true);
          let next = count;
          for (const [isNew, which, mayGrow] of changes) {
            const before = { hooks, room: hang(hooks, open, screen) };
            if (isNew) open = [...open, ...all.slice(next, (next += 1))];
            else open = open.filter((_, index) => index !== which % open.length);
            hooks = keepHooks(
              hooks,
              open.map(({ tableId }) => tableId),
              mayGrow,
            );
            const room = hang(hooks, open, screen);
            expect(hooks.columns).toBe(before.hooks.columns);
            expect(hooks.at).toMatchObject(before.hooks.at);
            if (!mayGrow) expect(hooks.rows).toBe(before.hooks.rows);
            else if (hooks.rows > before.hooks.rows)
              expect(Math.max(...Object.values(hooks.at))).toBeGreaterThanOrEqual(
                hooks.columns * (hooks.rows - 1),
              );
            // A table waits only for a row that may not come yet.
            if (mayGrow) expect(room.posters).toHaveLength(open.length);
            expect(room.posters.length + room.free.length).toBe(hooks.columns * hooks.rows);
            if (hooks.rows !== before.hooks.rows) continue;
            for (const poster of room.posters) {
              const was = before.room.posters.find(({ tableId }) => tableId === poster.tableId);
              if (was) expect(poster).toEqual(was);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('a closed table leaves an empty hook, and takes it again', () => {
    const hooks = openHooks(ids(8), true);
    const open = tablesOf(8).filter(({ number }) => number !== 3);
    const room = hang(
      keepHooks(
        hooks,
        open.map(({ tableId }) => tableId),
        true,
      ),
      open,
      screen,
    );
    expect(room.posters.map(({ number }) => number)).toEqual([1, 2, 4, 5, 6, 7, 8]);
    expect(room.free).toContainEqual(
      expect.objectContaining({ x: hang(hooks, tablesOf(8), screen).posters[2]?.x }),
    );
    expect(keepHooks(hooks, ids(8), false)).toBe(hooks);
  });

  it('posters are as large as they were measured', () => {
    const sizeOf = (count: number): string => {
      const poster = roomOf(count, screen, false).posters[0];
      return `${Math.round(poster?.width ?? 0)}x${Math.round(poster?.height ?? 0)}`;
    };
    expect([8, 12, 30, 60].map(sizeOf)).toEqual(['418x305', '418x216', '278x151', '167x135']);
    expect(smallestType('room', 1920)).toBeCloseTo(20.16);
    expect(smallestType('room', 1280)).toBe(14);
    expect(smallestType('hand', 390)).toBe(15);
  });
});

describe('names', () => {
  const linesOf = (name: string, count = 12): string[] | undefined => {
    const room = roomOf(count, screen, false);
    const faces = setFaces(room, new Map([['t1', name]]), measure);
    return faces.get('t1')?.name?.lines.map(({ text }) => text);
  };

  it('break between words and after hyphens, never within a word', () => {
    expect(piecesOf('Healing-centred funding').map(({ text }) => text)).toEqual([
      'Healing-',
      'centred',
      'funding',
    ]);
    expect(piecesOf('from -5 to 10 km').map(({ text }) => text)).toEqual([
      'from',
      '-5',
      'to',
      '10',
      'km',
    ]);
    expect(piecesOf('10\u00a0km').map(({ text }) => text)).toEqual(['10\u00a0km']);
    expect(piecesOf('  ')).toEqual([]);
  });

  it('in Thai break between words, which no space parts', () => {
    const pieces = piecesOf(THAI_80);
    expect(pieces.length).toBeGreaterThan(10);
    expect(pieces.map(({ text }) => text).join('')).toBe(THAI_80);
    expect(linesOf(THAI_80)?.join('')).toBe(THAI_80);
    expect(linesOf(ARABIC_80)?.join(' ')).toBe(ARABIC_80);
  });

  it('a word longer than its poster is parted, or leaves the number alone', () => {
    expect(linesOf('Energiegenossenschaften', 12)).toEqual(['Energiegenossenschaften']);
    expect(linesOf('x'.repeat(60), 12)?.join('').replaceAll('-', '')).toBe('x'.repeat(60));
    const faces = setFaces(roomOf(12, screen, false), new Map([['t1', 'ب'.repeat(60)]]), measure);
    expect(faces.get('t1')).toMatchObject({ form: 'number', name: null });
  });

  it('from right to left: the number on the left, words at the right edge', () => {
    const room = roomOf(12, screen, false);
    const face = setFaces(room, new Map([['t1', ARABIC_80]]), measure).get('t1');
    expect(face?.name?.direction).toBe('rtl');
    const rights = face?.name?.lines.map(({ x, width }) => Math.round(x + width));
    expect(new Set(rights).size).toBe(1);
    expect(face?.number.x).toBeLessThan((room.posters[0]?.x ?? 0) + 60);
  });

  it('none is much larger than the others', () => {
    const room = roomOf(8, screen, false);
    const names = new Map(
      room.posters.map(({ tableId }, index) => [tableId, index === 0 ? 'Go' : ARABIC_80]),
    );
    const sizes = [...setFaces(room, names, measure).values()].map(({ name }) => name?.size ?? 0);
    expect(sizes[0]).toBeLessThanOrEqual((sizes[1] ?? 0) * 1.4 + 0.01);
    expect(sizes[0]).toBeGreaterThan(sizes[1] ?? 0);
  });

  it('of sixty tables, 80 letters in Arabic and Thai: whole, or the number', () => {
    const room = roomOf(60, screen, true);
    const names = new Map(
      room.posters.map(({ tableId }, index) => [tableId, index % 2 ? ARABIC_80 : THAI_80]),
    );
    for (const [id, { name, number }] of setFaces(room, names, measure)) {
      expect(number.size).toBeGreaterThan(screen.smallest);
      const words = name?.lines
        .map(({ text }) => text)
        .join('')
        .replaceAll(' ', '');
      if (name) expect(words).toBe(names.get(id)?.replaceAll(' ', ''));
    }
  });

  it('of thirty tables, names of seventy letters are set finer rather than not at all', () => {
    const room = roomOf(30, { ...screen, finest: finestType(screen.smallest) }, true);
    const long = 'Nachbarschaftshilfe und Mitfahrgelegenheiten für alle im Landkreis Ost';
    const names = new Map(room.posters.map(({ tableId }) => [tableId, long]));
    const faces = [...setFaces(room, names, measure).values()];
    expect(faces.every(({ name }) => name !== null)).toBe(true);
    // One or two that are too long leave the others as large as can be read from afar.
    const few = new Map(room.posters.map(({ tableId }, at) => [tableId, at < 2 ? long : 'Rivers']));
    const others = [...setFaces(room, few, measure).values()].slice(2);
    const sizes = others.map(({ name }) => name?.size ?? 0);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(screen.smallest);
  });
});

describe('hands and keys', () => {
  it('find posters and threads', () => {
    const picture = overviewOf(inputOf(8, [connection(1, 4), connection(5, 6)]));
    const [poster] = picture.room.posters;
    const [thread, other] = picture.threads;
    const [x, y] = thread?.points[1] ?? [0, 0];
    expect(posterAt(picture.room, [(poster?.x ?? 0) + 5, (poster?.y ?? 0) + 5])).toBe(poster);
    expect(posterAt(picture.room, [1, 1])).toBeNull();
    expect(threadAt(picture.threads, [x + 40, y + 6], 10)).toBe(thread);
    expect(threadAt(picture.threads, [x + 40, y + 12], 10)).toBeNull();
    expect(threadAt(picture.threads, other?.points[0] ?? [0, 0], 10)).toBe(other);
  });

  it('go from poster to poster as they hang, past empty hooks', () => {
    // 5 by 2: eight posters and two free hooks; the seventh was closed.
    const room = roomOf(8, screen, true, 7);
    const next = (from: number, way: Way): number | undefined =>
      posterBeside(room, `t${from}`, way)?.number;
    expect([next(5, 'right'), next(6, 'left'), next(6, 'right'), next(8, 'right')]).toEqual([
      6,
      5,
      8,
      undefined,
    ]);
    expect([next(1, 'down'), next(5, 'down'), next(8, 'up'), next(2, 'up')]).toEqual([
      6,
      8,
      3,
      undefined,
    ]);
    expect(next(99, 'right')).toBe(1);
  });
});

describe('pairs', () => {
  it('are one thread with all sentences, the most marked in front', () => {
    const { room } = inputOf(8, []);
    const { pairs, unhung } = pairsOf(room, [
      connection(1, 2, { at: 1, marks: 1 }),
      connection(2, 1, { at: 2, marks: 5, relation: 'supports', state: 'proposed' }),
      connection(3, 4, { at: 3, state: 'proposed' }),
      connection(3, 99, { at: 4 }),
    ]);
    expect(unhung).toBe(1);
    expect(pairs).toMatchObject([
      { from: 't2', to: 't1', relation: 'supports', isMutual: true, isProposed: false, marks: 6 },
      { from: 't3', to: 't4', isMutual: false, isProposed: true, marks: 0 },
    ]);
    expect(pairs[0]?.connections.map(({ at }) => at)).toEqual([2, 1]);
  });
});

describe('the room', () => {
  it('without connections is the room; one poster hangs alone, large', () => {
    expect(overviewOf(inputOf(8, []))).toMatchObject({
      shows: 'threads',
      threads: [],
      labels: [],
      knots: [],
    });
    const { room, faces } = overviewOf(inputOf(1, []));
    expect(room.posters[0]?.width).toBeGreaterThan(screen.width * 0.7);
    expect(faces).toHaveLength(1);
    expect(overviewOf(inputOf(0, [])).faces).toEqual([]);
  });

  it('of two posters has all their sentences between them, stacked', () => {
    const connections = Array.from({ length: 4 }, (_, at) =>
      connection(1, 2, { at, text: `Sentence ${at}` }),
    );
    const { room, labels, threads, counts } = overviewOf(inputOf(2, connections));
    expect(threads).toHaveLength(1);
    expect(labels.map(({ lines }) => lines[0]?.text)).toEqual(connections.map(({ text }) => text));
    const [left, right] = room.posters;
    for (const { rect } of labels) {
      expect(rect.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0));
      expect(rect.x + rect.width).toBeLessThan(right?.x ?? 0);
    }
    expect(counts).toMatchObject({ all: 4, shown: 4, more: 0 });
    expect(focusOf(inputOf(2, connections), 't1').counts.shown).toBe(4);
  });

  it('with all between two posters has one thread with its count', () => {
    const connections = Array.from({ length: 300 }, (_, at) => connection(1, 6, { at, marks: 2 }));
    const { threads, labels, counts } = overviewOf(inputOf(8, connections));
    expect(threads).toHaveLength(1);
    expect(labels[0]?.more?.text).toBe('+299');
    expect(counts).toEqual({ all: 300, shown: 1, letters: 0, knots: 0, more: 299, unhung: 0 });
  });

  it('with 2,000 connections has knots with counts', () => {
    const input = inputOf(60, connectionsOf(60, 2000, 1));
    const picture = overviewOf(input);
    expect(picture.shows).toBe('knots');
    expect(picture.counts.knots + picture.counts.more + picture.counts.shown).toBe(2000);
    expect(picture.knots.some(({ more }) => more > 0)).toBe(true);
    expect(focusOf(input, 't1').threads.length).toBeGreaterThan(0);
  });

  it('counts threads to a closed table', () => {
    const all = tablesOf(8);
    const hooks = openHooks(ids(8), true);
    const room = hang(hooks, all.slice(0, 7), screen);
    const input = { ...inputOf(8, [connection(1, 8), connection(1, 2)]), room };
    expect(overviewOf(input).counts).toMatchObject({ all: 2, shown: 1, more: 0, unhung: 1 });
    expect(focusOf(input, 't1').counts).toMatchObject({ all: 2, shown: 1, unhung: 1 });
  });

  it('leaves knots of what the legend holds back, pale', () => {
    const input = inputOf(30, connectionsOf(30, 200, 1));
    const isShown = ({ relation }: ThreadConnection): boolean => relation === 'supports';
    const { knots, counts, threads, shows } = overviewOf({ ...input, isShown });
    expect(shows).toBe('knots');
    expect(counts.all).toBe(input.connections.filter(isShown).length);
    expect(counts.shown + counts.knots + counts.more).toBe(counts.all);
    const parts = knots.flatMap(({ parts }) => parts.filter(({ kind }) => kind === 'number'));
    for (const { pair, isPale } of parts) expect(isPale).toBe(!pair?.connections.some(isShown));
    expect(parts.some(({ isPale }) => isPale)).toBe(true);
    expect(threads.every(({ pair }) => pair.connections.every(isShown))).toBe(true);
    expect(overviewOf({ ...inputOf(8, [connection(1, 2)]), isShown }).threads).toEqual([]);
  });

  it('lights all where there are few', () => {
    const { threads } = overviewOf(inputOf(8, [connection(1, 4), connection(2, 3)]));
    expect(threads.every(({ isLit }) => isLit)).toBe(true);
  });

  it('lights the three most marked, and none that nobody marked', () => {
    const picture = overviewOf(
      inputOf(
        8,
        [3, 0, 5, 0, 1, 2, 0].map((marks, at) => connection(at + 1, at + 2, { marks, at })),
      ),
    );
    expect(picture.threads.filter(({ isLit }) => isLit).map(({ pair }) => pair.marks)).toEqual([
      5, 3, 2,
    ]);
  });

  it('opens a lane for its sentence', () => {
    const { threads, labels } = overviewOf(inputOf(8, [connection(1, 4)]));
    const [label] = labels;
    expect(label?.place).toBe('in');
    expect(threads[0]?.pieces).toHaveLength(2);
    const ends = threads[0]?.pieces.map((piece) => piece.at(-1)?.[0] ?? 0);
    expect(ends?.[0]).toBeLessThan(label?.rect.x ?? 0);
    expect(threadPath(threads[0] ?? { pieces: [] }, 10)).toMatch(/^M[\d. ]+L[\d. ]+Q/);
  });

  it('is the same for the same room', () => {
    const connections = connectionsOf(20, 40, 3);
    const one = overviewOf(inputOf(20, connections));
    expect(overviewOf(inputOf(20, connections))).toEqual(one);
    expect(overviewOf(inputOf(20, [...connections].reverse()))).toEqual(one);
  });

  it('crosses threads no more often than when this was measured', () => {
    const crossings = (tables: number, count: number, tries?: number): number => {
      let sum = 0;
      for (let seed = 1; seed <= 10; seed += 1) {
        const { room } = inputOf(tables, []);
        const { pairs } = pairsOf(room, connectionsOf(tables, count, seed));
        sum += weave(room, pairs, new Map(), tries).crossings.length;
      }
      return sum;
    };
    expect(crossings(8, 14)).toBeLessThanOrEqual(30);
    expect(crossings(12, 24)).toBeLessThanOrEqual(140);
    expect(crossings(12, 24)).toBeLessThan(crossings(12, 24, 0) * 0.8);
  });
});

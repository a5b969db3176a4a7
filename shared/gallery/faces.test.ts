import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../layout/noteGrid.ts';
import { faceWithRoom, sentenceOn, setFaces, type Face } from './faces.ts';
import { finestType, type Hang, type Screen } from './hang.ts';
import { DESCENT, type Measure } from './setWords.ts';
import { ARABIC_80, roomOf, SCREENS, THAI_80 } from './testRooms.ts';

const measure: Measure = (text, size) => [...text].length * size * 0.54;
const PROJECTOR: Screen = { width: 1920, height: 953, smallest: 20.16 };
const PHONE: Screen = { width: 390, height: 600, smallest: 15 };
const LONG = 'Cross-border water compact: tribes, farmers and cities at one table before 2030';

const facesOf = (room: Hang, names: readonly string[]): Face[] => [
  ...setFaces(
    room,
    new Map(room.posters.map(({ tableId }, at) => [tableId, names[at % names.length] ?? ''])),
    measure,
  ).values(),
];
const faceOf = (count: number, name: string, screen = PROJECTOR): Face =>
  facesOf(roomOf(count, screen, false), [name])[0] as Face;
const sizesOf = (faces: readonly Face[]): (number | null)[] =>
  faces.map(({ name }) => name?.size ?? null);
const within = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01;

describe('a poster shows', () => {
  it.each([
    ['number, name and the rest, where it is wide and high enough', 12, PROJECTOR, 'whole'],
    ['number and name where it is narrow', 60, PROJECTOR, 'name'],
    ['number and name where it is low', 30, { ...PROJECTOR, height: 500 }, 'name'],
  ] as const)('%s', (_what, count, screen, form) => {
    expect(faceOf(count, 'Rivers', screen).form).toBe(form);
  });

  it.each(['', '   ', 'ب'.repeat(80)])('its number alone where its name is %j', (name) => {
    expect(faceOf(12, name)).toMatchObject({ form: 'number', name: null });
  });

  it('the number alone larger than beside a name, in the middle', () => {
    const room = roomOf(12, PROJECTOR, false);
    const [poster] = room.posters;
    const alone = faceOf(12, '').number;
    expect(alone.size).toBeGreaterThan(2 * faceOf(12, 'Rivers').number.size);
    expect(alone.x + alone.width / 2).toBeCloseTo((poster?.x ?? 0) + (poster?.width ?? 0) / 2);
    // Its middle in the middle of the paper above the foot.
    const { foot } = faceOf(12, '');
    expect(alone.y - alone.size * 0.36).toBeCloseTo(((poster?.y ?? 0) + foot.y) / 2);
    expect(
      within(
        { ...alone, y: alone.y - alone.size * 0.72, height: alone.size * 0.72 },
        poster as Rect,
      ),
    ).toBe(true);
  });

  it('a number that can be read, also on the smallest posters of a phone', () => {
    for (const count of [8, 20, 30, 60, 100])
      for (const name of ['Rivers', ''])
        for (const { number } of facesOf(roomOf(count, PHONE, true), [name])) {
          // Three figures are wider than a thirteenth of a phone.
          if (number.text.length < 3) expect(number.size, `${count}`).toBeGreaterThanOrEqual(15);
          expect(number.width).toBeLessThan(roomOf(count, PHONE, true).posters[0]?.width ?? 0);
        }
  });

  it('its own number, whatever is on the other hooks', () => {
    const faces = facesOf(roomOf(12, PROJECTOR, true, 3), ['Rivers']);
    expect(faces.map(({ number }) => number.text)).toEqual([
      '1',
      '2',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      '11',
      '12',
    ]);
  });
});

describe('a name', () => {
  it('stands beside its number, and under it from the line where that ends', () => {
    const { number, name } = faceOf(12, 'Growing up with nature and rivers and soil and sea');
    const [first, ...rest] = name?.lines ?? [];
    // A quarter of the number between them.
    expect(first?.x).toBeCloseTo(number.x + number.width + number.size * 0.25);
    expect(rest.at(-1)?.x).toBe(number.x);
  });

  it('stands all under its number where a long word would be small beside it', () => {
    const { number, name } = faceOf(12, 'Energiegenossenschaften');
    expect(name?.lines).toHaveLength(1);
    expect(name?.lines[0]?.x).toBe(number.x);
    expect((name?.lines[0]?.y ?? 0) - (name?.size ?? 0) * 0.72).toBeGreaterThan(number.y);
  });

  it('from right to left ends at the paper’s edge, and its number stays left', () => {
    const { number, name, below } = faceOf(12, ARABIC_80);
    expect(name?.direction).toBe('rtl');
    for (const { x, width } of name?.lines ?? [])
      expect(x + width).toBeCloseTo(below.x + below.width);
    expect(number.x).toBeCloseTo(below.x);
  });

  it('is larger on larger paper and never larger than what its number allows', () => {
    const sizes = [60, 30, 12, 8].map((count) => faceOf(count, 'Rivers').name?.size ?? 0);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    for (const count of [8, 12, 30]) {
      const { name, number } = faceOf(count, 'Go');
      expect(name?.size).toBeLessThanOrEqual(Math.max(number.size * 0.68, PROJECTOR.smallest));
    }
  });

  it('in several lines has them of about one length, none longer than it has to be', () => {
    const linesOf = (name: string, count: number): string[] | undefined =>
      faceOf(count, name).name?.lines.map(({ text }) => text);
    expect(linesOf('Rural broadband co-operatives owned by the households they serve', 12)).toEqual(
      ['Rural broadband', 'co-operatives', 'owned by the', 'households they serve'],
    );
    expect(linesOf('Youth seats with votes, not advice', 8)).toEqual([
      'Youth seats',
      'with votes,',
      'not advice',
    ]);
  });

  it('leaves its sentence room where it can be read with ease all the same', () => {
    const { below } = faceOf(12, 'Rivers');
    expect(below.height).toBeGreaterThan(PROJECTOR.smallest * 1.2);
  });

  it('is at most 1.4 times as large as the one in the middle', () => {
    const sizes = sizesOf(facesOf(roomOf(8, PROJECTOR, false), ['Go', LONG, LONG, LONG]));
    expect(sizes[0]).toBeLessThanOrEqual(1.4 * (sizes[1] ?? 0));
    expect(sizes[0]).toBeGreaterThan(sizes[1] ?? 0);
    // Bare numbers are not among those in the middle.
    const few = sizesOf(facesOf(roomOf(8, PROJECTOR, false), ['Go', '', '', '', '']));
    expect(few[0]).toBe(faceOf(8, 'Go').name?.size);
  });
});

describe('where a name would be a bare number', () => {
  const LONG_70 = 'Nachbarschaftshilfe und Mitfahrgelegenheiten für alle im Landkreis Ost';
  const COMPOUND = 'Straßenverkehrsbeschränkungsverordnung für Schulvorplätze';
  const fine: Screen = { ...PROJECTOR, finest: finestType(PROJECTOR.smallest) };
  const finest = finestType(PROJECTOR.smallest);
  const wide = roomOf(30, fine, true);
  const coarse = { ...wide, screen: PROJECTOR };
  const linesOf = (room: Hang, name: string): string[] | undefined =>
    facesOf(room, [name])[0]?.name?.lines.map(({ text }) => text);

  it('it is set finer, whole; only one that has to', () => {
    const names = (long: number): string[] =>
      Array.from({ length: 30 }, (_, at) => (at < long ? LONG_70 : 'Go'));
    for (const long of [1, 8, 30])
      for (const [at, { name }] of facesOf(wide, names(long)).entries()) {
        expect(name?.size ?? 99).toBeGreaterThanOrEqual(at < long ? finest : PROJECTOR.smallest);
        if (at < long) {
          expect(name?.size).toBeLessThanOrEqual(PROJECTOR.smallest);
          expect(name?.lines.map(({ text }) => text).join(' ')).toBe(LONG_70);
        }
      }
  });

  it('and where no line holds one of its words, that is parted, and no other', () => {
    const lines = linesOf(wide, COMPOUND);
    expect(lines).toEqual([
      'Straßenver-',
      'kehrsbeschrän-',
      'kungsverordnung',
      'für Schulvorplätze',
    ]);
  });

  it('on paper, which has no finer type, its words are parted before it is a number', () => {
    const [long, short] = facesOf(coarse, ['Gemeindeverwaltungsreformkommission', 'Go']);
    expect(long?.name?.size).toBe(PROJECTOR.smallest);
    expect(long?.name?.lines.map(({ text }) => text).join(' ')).toContain('-');
    expect(short?.name?.lines).toHaveLength(1);
  });

  it('one of 60 letters that may be parted is never a number on thirty posters of a projector', () => {
    for (const name of ['x'.repeat(60), 'Größenwahn'.repeat(6), COMPOUND])
      expect(facesOf(wide, [name]).filter((face) => !face.name)).toEqual([]);
  });
});

describe('what stands under a name', () => {
  it('begins under its last line, and ends above the foot', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(...SCREENS),
        fc.constantFrom('Go', 'Rivers, soil and sea', LONG, ARABIC_80, THAI_80, ''),
        (count, screen, name) => {
          const room = roomOf(count, screen, false);
          for (const [at, face] of facesOf(room, [name]).entries()) {
            const poster = room.posters[at] as Rect;
            const { below, foot, name: set, number } = face;
            const last = set?.lines.at(-1);
            const bottom = last && set ? last.y + set.size * DESCENT : number.y;
            expect(below.y).toBeGreaterThan(bottom);
            if (below.height > 0) expect(below.y + below.height).toBeLessThan(foot.y);
            expect(within(foot, poster)).toBe(true);
            expect(foot.height).toBeCloseTo(screen.smallest * 1.25);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a face that makes room', () => {
  const room = roomOf(12, PROJECTOR, false);
  const name = 'Growing up with nature';
  const face = faceOf(12, name);

  it('has a smaller name, whole, with so much height under it', () => {
    const height = face.below.height + face.foot.height + 30;
    const smaller = faceWithRoom(room, face, name, height, measure);
    expect(smaller?.name?.size).toBeLessThan(face.name?.size ?? 0);
    expect(smaller?.name?.lines.map(({ text }) => text).join(' ')).toBe(name);
    const { below, foot } = smaller as Face;
    expect(foot.y + foot.height - below.y).toBeGreaterThanOrEqual(height - 0.01);
    expect(smaller?.number).toEqual(face.number);
  });

  it('never has a larger name, nor one that cannot be read', () => {
    expect(faceWithRoom(room, face, name, 0, measure)?.name?.size).toBeLessThanOrEqual(
      face.name?.size ?? 0,
    );
    expect(faceWithRoom(room, face, name, 150, measure)).toBeNull();
    expect(faceWithRoom(room, face, name, 1e6, measure)).toBeNull();
  });

  it('there is none of a bare number, nor of a poster that does not hang', () => {
    expect(faceWithRoom(room, faceOf(12, ''), '', 10, measure)).toBeNull();
    expect(faceWithRoom(room, { ...face, tableId: 'gone' }, name, 10, measure)).toBeNull();
  });
});

describe('a poster’s own sentence', () => {
  const face = faceOf(12, 'Rivers');
  const at = (sentence: string, of: Face = face) => sentenceOn(of, sentence, 20, measure);

  it('is as large as it stands whole, from 1.2 of the smallest type down to 0.9', () => {
    expect(at('Water for all')?.size).toBeCloseTo(24);
    expect(
      at('Water for all', { ...face, below: { ...face.below, height: 20 } })?.size,
    ).toBeCloseTo(20);
    expect(
      at('Water for all', { ...face, below: { ...face.below, height: 18 } })?.size,
    ).toBeCloseTo(18);
    expect(at('Water for all', { ...face, below: { ...face.below, height: 17 } })).toBeNull();
  });

  it('is there whole or not at all, and only on a poster that shows all', () => {
    expect(at('')).toBeNull();
    expect(at('word '.repeat(200))).toBeNull();
    for (const form of ['name', 'number'] as const)
      expect(at('Water', { ...face, form })).toBeNull();
  });
});

it('no name depends on the order in which names are told, nor changes what it is given', () => {
  const room = roomOf(20, PROJECTOR, true);
  const entries = room.posters.map(({ tableId }, index): [string, string] => [
    tableId,
    ['Go', LONG, ARABIC_80, ''][index % 4] ?? '',
  ]);
  const faces = setFaces(room, new Map(entries), measure);
  expect(setFaces(room, new Map(entries.toReversed()), measure)).toEqual(faces);
  // A table that nobody named has its number.
  expect(setFaces(room, new Map(), measure).get('t1')).toMatchObject({ form: 'number' });
});

import { expect, it } from 'vitest';
import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import { words } from '../../words/speak.ts';
import { hereWords, roomWords, type RoomSum, type RoomWords } from './roomWords.ts';

const row = { by: 'Mere', alsoBy: ['Tom'] } as unknown as ConnectionRow;
const picture = (part: object, counts: object = {}): RoomPicture =>
  ({
    shows: 'threads',
    counts: { all: 2, shown: 2, letters: 0, knots: 0, more: 0, unhung: 0, ...counts },
    room: { posters: [{}, {}, {}] },
    threads: [],
    ...part,
  }) as unknown as RoomPicture;
/** As the foot has it, without marks. */
function inWords({ sum, sentences }: RoomWords): string {
  const first =
    sum && words().parts<RoomSum['k'], string>(sum.k, { ...sum, b: (inside) => inside.join('') });
  return [...(first ? [first.join('')] : []), ...sentences].join(' ');
}
const said = (...asked: Parameters<typeof roomWords>): string => inWords(roomWords(...asked));

it('says how many there are, by whom, and where the rest is told', () => {
  expect(said(picture({}), [row, row], null, false)).toBe('2 connections by 2 people.');
  expect(said(picture({}), [{} as ConnectionRow], null, false)).toBe('1 connection.');
  expect(said(picture({ shows: 'knots' }, { more: 4 }), [row], null, false)).toContain(
    'A number at',
  );
  expect(said(picture({}, { more: 4, unhung: 1 }), [row], null, false)).toBe(
    '1 connection by 2 people. 4 more in the list. One leads to a table that is closed.',
  );
  expect(said(picture({}, { unhung: 3 }), [row], null, false)).toContain('3 lead to a table');
});

it('says what to do where there is none, and that others are there', () => {
  expect(said(picture({}), [], null, false)).toMatch(/^No connection yet\./);
  expect(said(picture({}), [], null, true)).toContain('None that you asked for');
});

it('sums a poster’s own, and names the most marked', () => {
  const pair = { from: 'b', to: 'a', marks: 3 };
  const [fromB, toC, toClosed] = [
    { from: 'b', to: 'a' },
    { from: 'a', to: 'c' },
    { from: 'a', to: 'closed' },
  ] as ConnectionRow[];
  const told = roomWords(
    picture(
      {
        shows: 'focus',
        threads: [{ pair }],
        room: { posters: ['a', 'b', 'c'].map((tableId) => ({ tableId })) },
      },
      { all: 5, more: 2, unhung: 1 },
    ),
    [fromB, fromB, toC, toC, toClosed] as ConnectionRow[],
    'a',
    false,
  );
  // Also the neighbour whose thread has no room.
  expect(inWords(told)).toBe(
    '5 connections with 2 of the other 2. 2 more in the list. One leads to a table that is closed.',
  );
  expect(told.most).toEqual({ way: 'from', table: 'b', marks: 3 });
  expect(said(picture({ shows: 'focus' }, { all: 0 }), [row], 'a', false)).toBe(
    '0 connections here yet.',
  );
});

it('names who stands at a poster, and counts the rest', () => {
  const at = (here: number, hereNames: string[], walk: object | null = {}) =>
    hereWords(
      {
        session: { walk },
        posters: [{ tableId: 'a', number: 3, name: 'Rivers', here, hereNames }],
      } as unknown as Parameters<typeof hereWords>[0],
      'a',
    );
  expect(at(2, ['Ana', 'Ben'])).toBe('At 3 Rivers now: Ana, Ben');
  expect(at(3, ['Ana'])).toBe('At 3 Rivers now: Ana, 2 more');
  expect(at(3, [])).toBe('At 3 Rivers now: 3');
  expect(at(0, [])).toBe('');
  expect(at(2, ['Ana'], null)).toBe('');
});

import type { DemoMeeting } from '../demoWalls/demoMeeting.ts';
import type { DemoWall } from '../demoWalls/demoWalls.ts';

const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aаbбcцdдeеfфgгhхiиjйkкlлmмnнoоpпqчrрsсtтuуvвwшxжyыzз'.matchAll(/(.)(.)/gu)].flatMap(
    ([, latin = '', letter = '']) => [
      [latin, letter],
      [latin.toUpperCase(), letter.toUpperCase()],
    ],
  ),
);
const inCyrillic = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[a-z]/gi, (letter) => LETTERS[letter] ?? letter);

/** Fields of a demo that are words of people; all else are names of papers, parts and kinds. */
const WORDS = new Set([
  'title',
  'prompts',
  'people',
  'name',
  'text',
  'sentence',
  'answers',
  'answer',
  'posterNotes',
  'person',
  'table',
  'toTable',
  'marks',
]);

function written(value: unknown, isWords: boolean): unknown {
  if (typeof value === 'string') return isWords ? inCyrillic(value) : value;
  if (Array.isArray(value)) return value.map((each) => written(each, isWords));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, written(each, WORDS.has(key))]),
  );
}

/** A demo whose people write with Cyrillic letters: every Latin one is the product's. */
export const wallInCyrillic = (wall: DemoWall): DemoWall => written(wall, false) as DemoWall;

export const meetingInCyrillic = ({ tables, ...rest }: DemoMeeting): DemoMeeting => ({
  ...(written(rest, false) as Omit<DemoMeeting, 'tables'>),
  tables: Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [
      inCyrillic(name),
      written(table, false) as DemoMeeting['tables'][string],
    ]),
  ),
});

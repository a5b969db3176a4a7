import { expect, test } from 'vitest';
import type { WallState } from '../commands/wallState.ts';
import type { Note } from '../model/note.ts';
import type { SheetBlock, SheetSection } from '../model/sheet.ts';
import { keptQuotes, TAKEN_DOWN } from './readableNotes.ts';

const note = (text: string): Note => ({ text, color: 'blue', seq: 1, at: 0 });
const GONE = '00000000-0000-4000-8000-000000000001';
const STAYS = '00000000-0000-4000-8000-000000000002';
/** As much of a wall as is asked for here. */
function wallWith(live: Record<string, string>): WallState {
  const notes = new Map(
    Object.entries(live).map(([id, text]) => [id, { ...note(text), state: 'live' }]),
  );
  return {
    notes,
    people: new Map(),
    session: { settings: { names: 'anonymous' } },
  } as unknown as WallState;
}
const read = (
  section: SheetSection,
  isMarked: boolean,
  gone = 'the weir at Ōtaki',
  stays = 'weir',
): SheetSection =>
  keptQuotes(
    wallWith({ [STAYS]: stays }),
    { [GONE]: note(gone), [STAYS]: note(stays) },
    isMarked,
  )(section);
const question = (words: string): SheetSection => ({ question: words, blocks: [] });

test.each([
  ['Who owns the weir at Ōtaki today?', `Who owns ${TAKEN_DOWN} today?`],
  ['the weir  at Ōtaki', TAKEN_DOWN],
  ['“the weir at Ōtaki”, the weir at Ōtaki', `“${TAKEN_DOWN}”, ${TAKEN_DOWN}`],
  ['Bathe the weir at Ōtakitown', 'Bathe the weir at Ōtakitown'],
  ['What is a weir?  Yes', 'What is a weir?  Yes'],
])('T2 an older snapshot’s question %j is read as %j once the note is gone', (kept, shown) => {
  expect(read(question(kept), false).question).toBe(shown);
});

test('T2 languages without spaces have a note’s words inside a question too', () => {
  expect(read(question('为什么水坝重要'), false, '水坝').question).toBe(`为什么${TAKEN_DOWN}重要`);
});

test('a question of a snapshot that marks its quotes is its writer’s own, whatever a note said', () => {
  expect(read(question('Who owns the weir at Ōtaki today?'), true).question).toBe(
    'Who owns the weir at Ōtaki today?',
  );
});

test.each([
  ['weir at Ōtaki', TAKEN_DOWN],
  ['See the weir at Ōtaki!', TAKEN_DOWN],
  ['weir', 'weir'],
  ['a bridge', 'a bridge'],
])(
  'T2 an older snapshot’s quote without an id, %j, in a nested list, is read as %j',
  (kept, shown) => {
    const quote: SheetBlock = { type: 'paragraph', text: [{ text: kept, note: 'blue' }] };
    const inLists: SheetBlock = {
      type: 'list',
      kind: 'check',
      items: [
        {
          checked: true,
          blocks: [{ type: 'list', kind: 'ordered', items: [{ blocks: [quote] }] }],
        },
      ],
    };
    expect(JSON.stringify(read({ question: '', blocks: [inLists] }, false).blocks)).toContain(
      `"text":${JSON.stringify(shown)}`,
    );
  },
);

import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import { beyondWords } from '../../../shared/exchange/ratedWords.ts';
import { paperOf } from '../../../shared/model/note.ts';
import { gap, type Row } from './pageItems.ts';
import { FLOW_WIDTH } from './pageFlow.ts';
import { INK_SOFT, SIZE } from './reportLook.ts';
import { headingRows, noteRows, textRows } from './rows.ts';
import type { TextSetter } from './setText.ts';

export const section = (setter: TextSetter, words: string, role: 'H3' | 'H4' = 'H3'): Row[] =>
  headingRows(setter, words, {
    width: FLOW_WIDTH,
    size: SIZE.section,
    before: 14,
    start: 'page',
    role,
  });
export const chapter = (setter: TextSetter, words: string): Row[] => [
  ...headingRows(setter, words, { width: FLOW_WIDTH, size: SIZE.chapter, role: 'H2' }),
  { ...gap(6), keepWithNext: true },
];
export const soft = (setter: TextSetter, words: string): Row[] =>
  textRows(setter, words, { width: FLOW_WIDTH, ink: INK_SOFT, start: 'page' });

export function oneNote(
  setter: TextSetter,
  content: MeetingContent,
  id: string,
  after: string,
): Row[] {
  const note = content.notes[id];
  if (!note) return [];
  const beyond = beyondWords(setter.words, content)(note);
  return noteRows(setter, { ...note, beyond }, paperOf(note.color).light, after, FLOW_WIDTH);
}

import { expect, it } from 'vitest';
import { lookWith } from '../../shared/model/poster.ts';
import type { SheetSection } from '../../shared/model/sheet.ts';
import type { PosterLook } from '../../shared/model/table.ts';
import {
  backEdit,
  layoutName,
  lookChoices,
  lookText,
  questionWords,
  showEdit,
} from './posterLook.ts';

const section = (id: string, question: string, text: string): SheetSection => ({
  question,
  ...(id === '' ? {} : { id }),
  blocks: text === '' ? [] : [{ type: 'paragraph', text: [{ text }] }],
});
const SECTIONS = [
  section('', '', 'Before.'),
  section('7-1', ' Why? ', 'Because.'),
  section('7-2', 'Who?', ''),
];
const poster = (look?: PosterLook, sentence = 'Clear water.') => ({
  sentence,
  sections: SECTIONS,
  ...(look ? { look } : {}),
});

it('offers answered questions, in the sheet’s order, and says which of them are shown', () => {
  const { layout, questions, leads } = lookChoices(poster({ leftOut: ['7-1'] }));
  expect(layout).toBe('columns');
  expect(questions).toEqual([
    { key: 'start', words: '', isShown: true },
    { key: '7-1', words: 'Why?', isShown: false },
  ]);
  expect(questions.map(questionWords)).toEqual(['What stands before the questions', 'Why?']);
  expect(leads).toEqual([]);
});

it('offers as large words what is on the poster, the table’s sentence first', () => {
  const leads = (look: PosterLook, sentence?: string) =>
    lookChoices(poster({ layout: 'sentence', ...look }, sentence)).leads.map(
      ({ key, isLead }) => `${key}${isLead ? ' large' : ''}`,
    );
  expect(leads({})).toEqual(['sentence large', 'start', '7-1']);
  expect(leads({ lead: '7-1' })).toEqual(['sentence', 'start', '7-1 large']);
  expect(leads({ leftOut: ['start'] }, ' ')).toEqual(['7-1 large']);
});

it('knows what it does not know', () => {
  expect(lookChoices(poster({ layout: 'mosaic' })).layout).toBeNull();
  expect(layoutName({ layout: 'mosaic' })).toBeNull();
  expect([layoutName({}), layoutName({ layout: 'notes' })]).toEqual([
    'Answers side by side',
    'Notes first',
  ]);
});

it('takes one question off and puts it on again, and gives back what was', () => {
  const look = { layout: 'notes', leftOut: ['7-1'] };
  expect(lookWith(look, showEdit(look, 'start', false))).toEqual({
    layout: 'notes',
    leftOut: ['7-1', 'start'],
  });
  expect(lookWith(look, showEdit(look, '7-1', true))).toEqual({ layout: 'notes' });
  for (const before of [{}, look, { layout: 'mosaic', lead: '7-1' }])
    for (const now of [{}, { layout: 'columns', leftOut: ['a'] }])
      expect(lookText(lookWith(now, backEdit(now, before)))).toBe(lookText(before));
});

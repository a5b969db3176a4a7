import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  POSTER_LAYOUTS,
  posterParts,
  sentenceOf,
  SENTENCE_LEADS,
  type PosterWords,
} from './poster.ts';
import type { SheetSection } from './sheet.ts';

const section = (id: string | undefined, question: string, text = ''): SheetSection => ({
  question,
  ...(id === undefined ? {} : { id }),
  blocks: text === '' ? [] : [{ type: 'paragraph', text: [{ text }] }],
});
const SECTIONS = [
  section(undefined, '', 'Before.'),
  section('7-1', 'Why?', 'Because.'),
  section('7-2', 'Who?', 'Us.'),
  section('7-3', 'When?'),
];
const poster = (part: Partial<PosterWords> = {}): PosterWords => ({
  sentence: 'Clear water.',
  sections: SECTIONS,
  ...part,
});
const questions = (words: PosterWords): string[] =>
  posterParts(words).answers.map(({ question }) => question);

describe('what a poster shows', () => {
  it('nobody chose: all answers, in the sheet’s order, none large', () => {
    expect(posterParts(poster())).toEqual({
      layout: 'columns',
      lead: null,
      answers: SECTIONS.slice(0, 3),
      leftOut: 0,
    });
  });

  it('questions that are left out; what stands before the first one has a name as well', () => {
    expect(questions(poster({ look: { leftOut: ['7-1'] } }))).toEqual(['', 'Who?']);
    expect(questions(poster({ look: { leftOut: ['start'] } }))).toEqual(['Why?', 'Who?']);
    const none = poster({ look: { leftOut: ['start', '7-1', '7-2', '7-3'] } });
    expect([questions(none), posterParts(none).leftOut]).toEqual([[], 3]);
  });

  it('questions that are gone, and a layout of a newer version, are as if nobody had chosen', () => {
    expect(
      posterParts(poster({ look: { layout: 'mosaic', leftOut: ['9-9'], lead: '9-9' } })),
    ).toEqual(posterParts(poster()));
  });

  it('one is set large: the chosen one, else the table’s sentence, else the first answer', () => {
    const big = (look: PosterWords['look'], sentence = 'Clear water.'): unknown => {
      const { lead, answers } = posterParts(
        poster({ sentence, look: { layout: 'sentence', ...look } }),
      );
      const large = lead?.kind === 'sentence' ? lead.text : lead?.section.question;
      return [large, answers.length];
    };
    expect(big({ lead: '7-2' })).toEqual(['Who?', 2]);
    expect(big({})).toEqual(['Clear water.', 3]);
    expect(big({ lead: SENTENCE_LEADS })).toEqual(['Clear water.', 3]);
    expect(big({ lead: '7-2', leftOut: ['7-2'] })).toEqual(['Clear water.', 2]);
    expect(big({}, ' ')).toEqual(['', 2]);
    expect(big({ leftOut: ['start'] }, '')).toEqual(['Why?', 1]);
    expect(big({ leftOut: ['start', '7-1', '7-2'] }, '')).toEqual([undefined, 0]);
  });

  it('whatever was chosen, nothing is lost and nothing is made up', () => {
    const keys = fc.constantFrom('start', '7-1', '7-2', '7-3', '9-9', 'sentence', '__proto__');
    fc.assert(
      fc.property(
        fc.constantFrom(...POSTER_LAYOUTS, 'mosaic', 'constructor'),
        keys,
        fc.uniqueArray(keys),
        fc.constantFrom('', 'Clear water.'),
        (layout, lead, leftOut, sentence) => {
          const parts = posterParts(poster({ sentence, look: { layout, lead, leftOut } }));
          const large = parts.lead?.kind === 'answer' ? [parts.lead.section] : [];
          const shown = new Set([...large, ...parts.answers]);
          expect(shown.size + parts.leftOut).toBe(3);
          expect(parts.answers).toEqual(SECTIONS.filter((each) => parts.answers.includes(each)));
          expect(POSTER_LAYOUTS.some((layout) => layout === parts.layout)).toBe(true);
        },
      ),
    );
  });
});

it('on its card in the room a poster says what it says largest', () => {
  expect(sentenceOf(poster())).toBe('Clear water.');
  expect(sentenceOf(poster({ look: { layout: 'sentence', lead: '7-1' } }))).toBe('Because.');
  expect(sentenceOf(poster({ look: { layout: 'notes', lead: '7-1' } }))).toBe('Clear water.');
  const long = section('7-5', 'What?', 'word '.repeat(40_000));
  const cut = sentenceOf(poster({ sections: [long], look: { layout: 'sentence', lead: '7-5' } }));
  expect(cut).toMatch(/^(word )+word…$/u);
  expect(cut.length).toBeLessThan(210);
  const list: SheetSection = {
    question: 'What?',
    id: '7-4',
    blocks: [
      {
        type: 'list',
        kind: 'bullet',
        items: [section('', '', 'One\ntwo'), section('', '', 'three')],
      },
    ],
  };
  const look = { layout: 'sentence', lead: '7-4' };
  expect(sentenceOf(poster({ sections: [list], look }))).toBe('One two three');
});

import { expect, it } from 'vitest';
import { plainText, type SheetBlock, type SheetSection } from '../../shared/model/sheet.ts';
import { composePoster, cutBlocks } from './composePoster.ts';
import { textDirection } from '../../shared/model/textDirection.ts';

const paragraph = (text: string): SheetBlock => ({ type: 'paragraph', text: [{ text }] });
const section = (question: string, ...texts: string[]): SheetSection => ({
  question,
  blocks: texts.map(paragraph),
});

it('puts answered questions on the poster, in order, and leaves out empty ones', () => {
  const { answers, left } = composePoster(
    [section('Why?'), section('Who?', 'Us.'), section('How?', 'Together.')],
    12,
  );
  expect(answers.map(({ question }) => question)).toEqual(['Who?', 'How?']);
  expect(left).toBe(0);
});

it('says what found no room', () => {
  const long = 'word '.repeat(400);
  const { answers, left } = composePoster(
    Array.from({ length: 12 }, (_, index) => section(`Question ${index}`, long)),
    10,
  );
  expect(answers.length).toBeGreaterThan(1);
  expect(answers.every((answer) => answer.more)).toBe(true);
  expect(left).toBe(12 - answers.length);
});

it('with as many lines as there are, everything stands whole, in order', () => {
  const sections = Array.from({ length: 9 }, (_, index) =>
    section(`Question ${index}`, 'word '.repeat(40 + 10 * index)),
  );
  const { answers, left } = composePoster(sections, Infinity, 3);
  expect(left).toBe(0);
  expect(answers).toEqual(sections.map((each) => ({ ...each, more: false })));
});

it('three columns hold more than two before anything is left to the sheet', () => {
  const sections = Array.from({ length: 6 }, (_, index) =>
    section(`Question ${index}`, 'word '.repeat(64)),
  );
  const isCut = (count: number): boolean => {
    const { answers, left } = composePoster(sections, 21, count);
    return left > 0 || answers.some(({ more }) => more);
  };
  expect([isCut(2), isCut(3)]).toEqual([true, false]);
});

it('little stands in one column, and one long answer flows through all', () => {
  expect(composePoster([section('Who?', 'Us.')], Infinity, 3).columns).toBe(1);
  expect(composePoster([section('Who?', 'word '.repeat(400))], Infinity, 3).columns).toBe(3);
  expect(composePoster([section('Who?', 'Us.'), section('How?', 'So.')], 20).columns).toBe(2);
});

it('keeps whole items of a list and cuts the rest', () => {
  const list: SheetBlock = {
    type: 'list',
    kind: 'bullet',
    items: Array.from({ length: 9 }, (_, index) => ({ blocks: [paragraph(`Item ${index}`)] })),
  };
  const { blocks, more } = cutBlocks([list], 5);
  expect(more).toBe(true);
  const [kept] = blocks;
  expect(kept?.type === 'list' && kept.items.length).toBeGreaterThan(1);
  expect(cutBlocks([paragraph('Short.')], 5)).toEqual({
    blocks: [paragraph('Short.')],
    more: false,
  });
  const [cut] = cutBlocks(
    [paragraph('one two three four five six seven eight nine ten eleven, twelve')],
    1,
  ).blocks;
  expect(cut?.type === 'paragraph' && plainText(cut.text)).toMatch(/\w…$/u);
});

it('knows which way words run', () => {
  expect(textDirection('مرحبا')).toBe('rtl');
  expect(textDirection('3 שלום')).toBe('rtl');
  expect(textDirection('Ōtautahi')).toBe('ltr');
  expect(textDirection('123')).toBe('ltr');
});

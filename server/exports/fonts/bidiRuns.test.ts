import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textDirection } from '../../../shared/model/textDirection.ts';
import type { TextDirection } from './openFont.ts';
import { bidiLevels, bidiRuns, type BidiRun } from './bidiRuns.ts';

const runsOf = (text: string, base: TextDirection): BidiRun[] =>
  bidiRuns(bidiLevels(text, base), 0, text.length);

/** The line as it stands on paper, letter by letter from the left; brackets as they are typed. */
const onPaper = (text: string): string =>
  runsOf(text, textDirection(text))
    .map(({ start, end, direction }) =>
      direction === 'rtl'
        ? Array.from(text.slice(start, end)).reverse().join('')
        : text.slice(start, end),
    )
    .join('');

test.each([
  ['abc 2026', 'abc 2026'],
  ['خطة ٢٠٢٦', '٢٠٢٦ ةطخ'],
  ['سال ۱۴۰۵', '۱۴۰۵ لاس'],
  ['٢٠٢٦/١٢/٣١', '٢٠٢٦/١٢/٣١'],
  ['שלום 30 (Auckland)', ')Auckland( 30 םולש'],
  ['I say שלום עולם now', 'I say םלוע םולש now'],
  ['مرحبا 👍🏽 يا', 'اي 🏽👍 ابحرم'],
  ['see https://a.example/نص?x=1', 'see https://a.example/صن?x=1'],
  ['نص 𞤀 a', 'a 𞤀 صن'],
  // As Chromium has them (a hundred and fourteen such lines were compared with it).
  ['العربية (2026).', '.)2026( ةيبرعلا'],
  ['كلمة "quoted words" هنا', 'انه "quoted words" ةملك'],
  ['السعر $25.50', '25.50$ رعسلا'],
  ['٥٠٪ من الناس', 'سانلا نم ٪٥٠'],
  ['موعد ١٢/٠٥/٢٠٢٦', '١٢/٠٥/٢٠٢٦ دعوم'],
  ['تاريخ 2026-05-12.', '.12-05-2026 خيرات'],
  ['תאריך 12.05.2026', '12.05.2026 ךיראת'],
  ['טלפון +64 21 555-1234', '555-1234 21 64+ ןופלט'],
  ['هاتف +64 21 555-1234', '1234-555 21 64+ فتاه'],
  ['אני אוהב C++!', '!++C בהוא ינא'],
  ['English then עברית.', 'English then תירבע.'],
  ['קישור [a] ב-{b}', '}b{-ב ]a[ רושיק'],
  ['a.b@c.example كتب', 'a.b@c.example بتك'],
  ['«نص» و ‹آخر›', '›رخآ‹ و »صن«'],
  ['۱۲٫۵ درصد', 'دصرد ۱۲٫۵'],
  ['١٢٣ abc ٤٥٦', '١٢٣ abc ٤٥٦'],
  ['abc ١٢٣ def', 'abc ١٢٣ def'],
  ['ا 1-2 ب', 'ب 2-1 ا'],
  ['א 1-2 ב', 'ב 1-2 א'],
  ['א -5 ב', 'ב 5- א'],
  ['ا -5 ب', 'ب 5- ا'],
  ['ساعة 10:30–11:45', '11:45–10:30 ةعاس'],
  ['[(א)]b', 'b])א(['],
  ['a [ב) c', 'a [ב) c'],
  ['abc \u2067(def) 12\u2069 ghi', 'abc \u206712 )def(\u2069 ghi'],
  ['نص\u200e!', '!\u200eصن'],
  ['...נקודה', 'הדוקנ...'],
  ['1. ראשון', 'ןושאר .1'],
  ['محمد، Ali؛ سارة', 'ةراس ؛Ali ،دمحم'],
  ['א 5€', '5€ א'],
  ['〈א〉 x', 'x 〉א〈'],
  ['ה־2', '2־ה'],
  ['ا 1/2', '1/2 ا'],
  ['ا ١,٢', '١,٢ ا'],
  ['16:00 الى 18:00', '18:00 ىلا 16:00'],
  ['نص [٢]', ']٢[ صن'],
])('%j stands as %j', (typed, standing) => {
  expect(onPaper(typed)).toBe(standing);
});

test('every character stands somewhere, once, where the library’s own reordering has it', () => {
  const bidi = bidiFactory();
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(...'ab 12٣۴,.-/:()«»שלאب\u200f\u2067\u2069☺'),
        maxLength: 24,
      }),
      fc.constantFrom('ltr', 'rtl'),
      (text, base) => {
        const runs = runsOf(text, base);
        const order = runs.flatMap(({ start, end, direction }) => {
          const at = Array.from({ length: end - start }, (_, index) => start + index);
          return direction === 'rtl' ? at.reverse() : at;
        });
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from(text, (_, index) => index));
        // The library also carries out rule L1 (spaces at a line's end), which lines here never have.
        if (/\s$/.test(text)) return;
        expect(order).toEqual(bidi.getReorderedIndices(text, bidi.getEmbeddingLevels(text, base)));
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([
  // Broken behind `|`; each line as it stands, from the left.
  ['العام| 1-2 ثم', ['ماعلا', 'مث 2-1 ']],
  ['كلمة (طويلة| هنا) abc', ['ةليوط( ةملك', 'abc )انه ']],
  ['see \u2067one| two 12\u2069 end', ['see \u2067one', ' two 12\u2069 end']],
  ['abc (שלום| עולם) def', ['abc (םולש', 'םלוע ) def']],
])('a line of %j is ordered as a part of its paragraph', (typed, standing) => {
  const paragraph = typed.replaceAll('|', '');
  const levels = bidiLevels(paragraph, textDirection(paragraph));
  let from = 0;
  expect(
    typed.split('|').map((line) => {
      const runs = bidiRuns(levels, from, from + line.length);
      from += line.length;
      return runs
        .map(({ start, end, direction }) =>
          direction === 'rtl'
            ? Array.from(paragraph.slice(start, end)).reverse().join('')
            : paragraph.slice(start, end),
        )
        .join('');
    }),
  ).toEqual(standing);
});

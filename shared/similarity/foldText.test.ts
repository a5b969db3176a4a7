import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FoldedTexts, foldText, hasWords, searchWords } from './foldText.ts';

describe('foldText', () => {
  it.each([
    ['Kaitiakitanga MĀORI', 'kaitiakitanga maori'],
    ['Straße', 'STRASSE'],
    ['İstanbul', 'istanbul'],
    ['smørrebrød', 'Smorrebrod'],
    ['łódź', 'LODZ'],
    ['Ελλάς', 'ΕΛΛΑΣ'],
    ['Ёлка', 'елка'],
    ['مَدْرَسَة', 'مدرسه'],
    ['أحمد', 'احمد'],
    ['إلى آخر ٱلطريق', 'الي اخر الطريق'],
    ['ٲٳ', 'اا'],
    ['مسؤولية', 'مسووليه'],
    ['بيئة', 'بييه'],
    ['مـــاء', 'ماء'],
    ['أين المدرسة؟', 'اين المدرسه?'],
    ['کتابی', 'كتابي'],
    ['ﻻ', 'لا'],
    ['KAPALI ALAN', 'kapalı alan'],
    ['GROẞE STRAẞE', 'grosse strasse'],
    ['« ça » cœur', '" ca " coeur'],
    ['água é ação', 'agua e acao'],
    ['„Größe“', '"GROSSE"'],
    ['e‑mail', 'e-mail'],
    ['طاولة ١٢', 'طاوله 12'],
    ['۲۰۲۶', '２０２６'],
    ['meeting 3', 'meeting ３'],
    ['שָׁלוֹם', 'שלום'],
    ['ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
    ['a\n\n b', 'A B'],
    ['don’t', "don't"],
    ['Tiếng Việt', 'tieng viet'],
    ['\u202Ereversed', 'reversed'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['ﬁsh', 'fish'],
  ])('%s and %s are the same', (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  it.each([
    ['น้ำ', 'นำ้ไ'],
    ['की', 'का'],
    ['川', '海'],
    ['🌊', '🌳'],
  ])('%s and %s are not', (one, other) => {
    expect(foldText(one)).not.toBe(foldText(other));
  });

  const anything = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'أإآٱٲىةؤئـًَّ١۲ßẞıİIiœŒ«»‑ﻻﷺ\u0301\u200d\ud800 \n') }),
  );

  it('is the same a second time, and whatever the form it was typed in', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = foldText(text);
        expect(foldText(once)).toBe(once);
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
      }),
    );
  });

  it('finds what is part of a text, in whatever case', () => {
    fc.assert(
      fc.property(anything, anything, (before, word) => {
        const folded = foldText(`${before} ${word}`);
        expect(hasWords(folded, searchWords(word))).toBe(true);
        expect(hasWords(folded, searchWords(foldText(word).toUpperCase()))).toBe(true);
      }),
    );
  });
});

describe('hasWords', () => {
  it('wants every word, in any order; no words are in every text', () => {
    const folded = foldText('Die Straße nach Süden');
    expect(hasWords(folded, searchWords(' SUDEN  strasse '))).toBe(true);
    expect(hasWords(folded, searchWords('suden norden'))).toBe(false);
    expect(hasWords(folded, searchWords(' \n '))).toBe(true);
  });
});

describe('FoldedTexts', () => {
  it('folds a text anew when it is another', () => {
    const texts = new FoldedTexts();
    expect(texts.of('n', 'Ä')).toBe('a');
    expect(texts.of('m', 'Ö')).toBe('o');
    expect(texts.of('n', 'Ü')).toBe('u');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './foldText.ts';

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

  it('is the same a second time, and whatever the form it was typed in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = foldText(text);
        expect(foldText(once)).toBe(once);
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { languageOf, ownLanguage } from './requestLanguage.ts';

const asked = (accept?: string, cookie?: string) => ({
  headers: {
    ...(accept === undefined ? {} : { 'accept-language': accept }),
    ...(cookie === undefined ? {} : { cookie }),
  },
});

describe('somebody’s language', () => {
  it('is what she chose, else what her browser prefers of ours', () => {
    expect(ownLanguage(asked('xx, en;q=0.5', 'a=b; ww_language=ar-XB'))).toBe('ar-XB');
    expect(ownLanguage(asked('xx, ar-XB;q=0.3, en-GB;q=0.5'))).toBe('en');
  });

  it.each([
    ['no header', asked()],
    ['an empty one', asked('')],
    ['none of ours', asked('xx,yy;q=0.9')],
    ['one that she will not have', asked('en;q=0')],
    ['anything at all', asked('*')],
    ['rubbish', asked(';;q==,,\u0001,=;q=99,en_US')],
    ['private tags', asked('x-klingon, i-enochian')],
    ['a cookie of no language', asked(undefined, 'ww_language=tlh')],
    ['a cookie with a path in it', asked(undefined, 'ww_language=../../etc')],
  ])('is the wall’s with %s', (_, request) => {
    expect([ownLanguage(request), languageOf(request, 'ar-XB'), languageOf(request)]).toEqual([
      null,
      'ar-XB',
      'en',
    ]);
  });

  it('is read of the beginning of a list of 10 kB, soon, and no tag is cut in two', () => {
    const long = 'xx-Latn-1994,'.repeat(1000);
    expect(ownLanguage(asked(`en,${long}`))).toBe('en');
    expect(ownLanguage(asked(`${long}en`))).toBeNull();
    expect(ownLanguage(asked(`${'xx,'.repeat(165)}enormous`))).toBeNull();
  });
});

import compile from 'icu-minify/compile';
import { describe, expect, it } from 'vitest';
import { MessageMissing, wordsOf, type Catalogue, type Words } from './words.ts';

/** Catalogues are typed by the product's own messages; how they are said does not depend on which they are. */
const spoken = (language: string, messages: Readonly<Record<string, string>>): Loose =>
  wordsOf(
    language,
    Object.fromEntries(
      Object.entries(messages).map(([key, text]) => [key, compile(text)]),
    ) as Catalogue,
  ) as unknown as Loose;
type Loose = {
  language: Words['language'];
  say: (key: string, values?: object) => string;
  parts: (key: string, values: object) => readonly unknown[];
} & Pick<Words, 'number' | 'list' | 'time' | 'moment'>;

describe('words of a language', () => {
  it('say what the catalogue has, with values as they are', () => {
    const words = spoken('en', {
      'a.plain': 'Join a wall',
      'a.name': 'Table {name} is closed',
      'a.braces': "It says '{name}' and it''s so",
    });
    expect(words.say('a.plain')).toBe('Join a wall');
    expect(words.say('a.name', { name: '<b>{name}</b> & Søns' })).toBe(
      'Table <b>{name}</b> & Søns is closed',
    );
    expect(words.say('a.braces')).toBe("It says {name} and it's so");
  });

  it('count as the language does', () => {
    const notes = (language: string, text: string): string[] => {
      const words = spoken(language, { notes: `{count, plural, ${text}}` });
      return [0, 1, 2, 5, 11, 100, 1234].map((count) => words.say('notes', { count }));
    };
    expect(notes('en', 'one {# note} other {# notes}')).toEqual([
      '0 notes',
      '1 note',
      '2 notes',
      '5 notes',
      '11 notes',
      '100 notes',
      '1,234 notes',
    ]);
    expect(notes('fr', 'one {# note} many {# de notes} other {# notes}').slice(0, 3)).toEqual([
      '0 note',
      '1 note',
      '2 notes',
    ]);
    // Arabic has six forms.
    expect(notes('ar-u-nu-latn', 'zero {z} one {o} two {t} few {f} many {m} other {x}')).toEqual([
      'z',
      'o',
      't',
      'f',
      'm',
      'x',
      'm',
    ]);
    expect(notes('de', '=0 {nichts} one {# Zettel} other {# Zettel}').at(-1)).toBe('1.234 Zettel');
    expect(notes('de', '=0 {nichts} one {# Zettel} other {# Zettel}')[0]).toBe('nichts');
  });

  it('choose between cases, and say the last where none fits', () => {
    const words = spoken('en', { whose: '{who, select, host {Yours} other {Theirs}}' });
    expect([words.say('whose', { who: 'host' }), words.say('whose', { who: 'guest' })]).toEqual([
      'Yours',
      'Theirs',
    ]);
  });

  it('give marked parts to whoever asks for them, in their order, also within one another', () => {
    const words = spoken('en', { go: 'Go to <strong>{host}, <em>now</em></strong>.' });
    const mark =
      (name: string) =>
      (inside: readonly unknown[]): object => ({ [name]: inside });
    expect(words.parts('go', { host: 'here', strong: mark('strong'), em: mark('em') })).toEqual([
      'Go to ',
      { strong: ['here, ', { em: ['now'] }] },
      '.',
    ]);
    expect(spoken('en', { plain: 'Join' }).parts('plain', {})).toEqual(['Join']);
  });

  it('know no message that the catalogue has not', () => {
    const words = spoken('de', { 'a.one': 'Eins' });
    expect(() => words.say('a.two')).toThrow(MessageMissing);
    expect(() => words.say('a.two')).toThrow('a.two in de');
  });

  it('keep the direction of people’s words, wherever they stand', () => {
    const texts = { at: '{name} at {table, number}', who: '{who, select, host {H} other {O}}' };
    expect(spoken('en', texts).say('at', { name: 'Ann', table: 3 })).toBe('Ann at 3');
    expect(spoken('en', texts).say('at', { name: 'סבא', table: 3 })).toBe('\u2068סבא\u2069 at 3');
    expect(spoken('ar', texts).say('at', { name: 'Ann', table: 3 })).toBe('\u2068Ann\u2069 at 3');
    // What is isolated already is not isolated again, and a choice never.
    expect(spoken('ar', texts).say('at', { name: '\u2068Ann\u2069', table: 3 })).toBe(
      '\u2068Ann\u2069 at 3',
    );
    expect(spoken('ar', texts).say('who', { who: 'host' })).toBe('H');
  });

  it('list, count and tell moments as the language does', () => {
    const [english, arabic] = [spoken('en', {}), spoken('ar', {})];
    expect(english.list(['Ann', 'Bo', 'Cy'])).toBe('Ann, Bo and Cy');
    expect(english.list(['Ann', 'Bo'], 'or')).toBe('Ann or Bo');
    expect(english.list(['Ann', 'Bo', 'Cy'], 'unit')).toBe('Ann, Bo, Cy');
    expect(english.list(['Ann', 'Bo'], 'unit')).toBe('Ann, Bo');
    const german = spoken('de', {});
    expect(german.list(['Ann', 'Bo', 'Cy'], 'unit')).toBe('Ann, Bo und Cy');
    expect(german.list(['Ann', 'Bo'], 'unit')).toBe('Ann und Bo');
    expect(arabic.list(['Ann', 'Bo'])).toBe('\u2068Ann\u2069 و\u2068Bo\u2069');
    expect([english.number(12_345), spoken('de', {}).number(12_345)]).toEqual(['12,345', '12.345']);
    // The same digits everywhere: those of the badges.
    expect(arabic.number(345)).toBe('345');
    const at = Date.UTC(2026, 10, 30, 14, 5);
    expect(english.time(at, 'UTC')).toBe('14:05');
    expect(wordsOf('en', {}, 'en-US').time(at, 'UTC')).toMatch(/^02:05\sPM$/);
    expect(english.moment(at, 'weekday', 'UTC')).toBe('Mon 14:05');
    expect(english.moment(at, 'date', 'UTC')).toBe('30 Nov 2026, 14:05');
  });
});

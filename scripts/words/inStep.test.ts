import { describe, expect, it } from 'vitest';
import { catalogueOf, readEntries, type Entry } from '../../locales/readCatalogue.ts';
import { byArea, inStep, poText } from './inStep.ts';

const entry = (key: string, source: string, text: string, more: Partial<Entry> = {}): Entry => ({
  key,
  source,
  text,
  note: '',
  isFuzzy: false,
  ...more,
});
const english = [
  entry('a.join', 'Join', 'Join', { note: 'A button' }),
  entry('a.new', 'New', 'New'),
];

describe('another language', () => {
  it('has what is new, empty, in English’s order and with its notes; what is gone is gone', () => {
    expect(
      inStep(english, [entry('a.gone', 'Gone', 'Weg'), entry('a.join', 'Join', 'Mitmachen')]),
    ).toEqual([
      entry('a.join', 'Join', 'Mitmachen', { note: 'A button' }),
      entry('a.new', 'New', ''),
    ]);
  });

  it('is no longer sure of what English says otherwise now, until somebody looked', () => {
    const [join] = inStep(english, [entry('a.join', 'Enter', 'Eintreten')]);
    expect(join).toMatchObject({ source: 'Join', text: 'Eintreten', isFuzzy: true });
    const [again] = inStep(english, join ? [join] : []);
    expect(again).toMatchObject({ isFuzzy: true });
    const [looked] = inStep(english, [entry('a.join', 'Join', 'Mitmachen')]);
    expect(looked).toMatchObject({ isFuzzy: false });
  });

  it('English is its own source, and never unsure', () => {
    const changed = [entry('a.join', 'Enter', 'Join')];
    expect(inStep(changed, changed)).toEqual([entry('a.join', 'Join', 'Join')]);
  });
});

describe('a PO file', () => {
  it('holds what it is given, whatever is in it', () => {
    const entries = [
      entry('a.quote', 'Say “so”, "so" and \\', 'Sag „so“', { note: 'First line\nsecond line' }),
      entry('a.lines', 'One\nTwo', 'أ\nب'),
      entry('a.same', 'Open', 'Öffnen'),
      entry('b.same', 'Open', 'Offen', { isFuzzy: true }),
      entry('a.plural', '{n, plural, one {# note} other {# notes}}', ''),
    ];
    const text = poText('de', entries);
    expect(readEntries(text)).toEqual(entries);
    expect(poText('de', readEntries(text))).toBe(text);
    expect(text).toContain('"Language: de\\n"');
  });

  it('gives a catalogue of what is translated and sure', () => {
    const entries = [
      entry('a.one', 'One', 'Eins'),
      entry('a.two', 'Two', ''),
      entry('a.three', 'Three', 'Drei', { isFuzzy: true }),
    ];
    expect(catalogueOf(entries)).toEqual({ 'a.one': 'Eins' });
  });
});

it('entries stand by area, in each as they stood', () => {
  const keys = ['join.b', 'app.x', 'join.a', 'apply.y'];
  expect(byArea(keys.map((key) => entry(key, '', ''))).map(({ key }) => key)).toEqual([
    'app.x',
    'apply.y',
    'join.b',
    'join.a',
  ]);
});

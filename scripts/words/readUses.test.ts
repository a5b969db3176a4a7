import { describe, expect, it } from 'vitest';
import { readUses } from './readUses.ts';

const usesOf = (source: string) => readUses('page.tsx', source);
const literalsIn = (source: string): string[] => usesOf(source).literals.map(({ text }) => text);

describe('what a module says', () => {
  it('by messages: called, drawn, chosen between, kept in a list', () => {
    expect(
      usesOf(`
        t('a.one');
        words.say(isOpen ? 'a.two' : 'a.three', { count });
        const KEYS = [messageKey('a.four')];
        const page = <T k="a.five" with={{}} />;
        const other = <T k={isOpen ? 'a.six' : 'a.seven'} with={{}} />;
      `).keys,
    ).toEqual(['a.one', 'a.two', 'a.three', 'a.four', 'a.five', 'a.six', 'a.seven']);
  });

  it('by messages whose end is known only when it is said', () => {
    const uses = usesOf('t(`problem.${code}`);');
    expect([uses.keys, uses.patterns]).toEqual([[], ['problem.*']]);
  });

  it('not by what only has the same name', () => {
    expect(usesOf('notices.say(`${done}${kept}`, { action });').patterns).toEqual([]);
  });

  it('not by words that stand in the code', () => {
    expect(literalsIn('const page = <p>Join a wall</p>;')).toEqual(['Join a wall']);
    expect(literalsIn('const page = <p>{count} notes</p>;')).toEqual(['notes']);
    expect(literalsIn('const page = <input aria-label="Your name" />;')).toEqual(['Your name']);
    expect(literalsIn("const WORDS = { late: 'Too many wrong codes.' };")).toEqual([
      'Too many wrong codes.',
    ]);
    expect(literalsIn('const told = `Table ${number} is closed`;')).toEqual(['Table', 'is closed']);
  });

  it('nor by a word alone that an element shows or has read out', () => {
    expect(literalsIn("const page = <p>{isOver ? 'over' : isOn && 'still on'}</p>;")).toEqual([
      'over',
      'still on',
    ]);
    expect(literalsIn('const page = <>{`at ${place}`}</>;')).toEqual(['at']);
    expect(literalsIn('const page = <button aria-label={`edit: ${note}`} />;')).toEqual(['edit:']);
  });

  it.each([
    ["import { Field } from '../design/Field.tsx';"],
    ['const page = <p className="Big bold">{t(\'a.b\')}</p>;'],
    ["const codes = ['no-such-code', 'Enter', 'ABC'];"],
    ['const page = <b>·</b>;'],
    ['const page = <b>Weavewall</b>;'],
    ['const path = "M4 4l16 16";'],
    ["throw new Error('The page holds no wall.');"],
    ['throw new TypeError(`The page has no #${id}.`);'],
    ['const field = <input placeholder="https://…" />;'],
  ])('what nobody reads is no word: %s', (source) => {
    expect(literalsIn(source)).toEqual([]);
  });
});

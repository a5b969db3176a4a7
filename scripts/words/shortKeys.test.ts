import { describe, expect, it } from 'vitest';
import { ShortKeys } from './shortKeys.ts';

const KEYS = ['a.one', 'a.two', 'step.gather', 'step.cluster', 'a.three'];
const short = new ShortKeys(KEYS, ['step.*']);

describe('keys as they are built', () => {
  it('are short, each its own; those that are put together stay', () => {
    expect(KEYS.map((key) => short.of(key))).toEqual([
      '0',
      '1',
      'step.gather',
      'step.cluster',
      '2',
    ]);
    expect(short.of('b.unknown')).toBe('b.unknown');
  });

  it('stand where they were named, and nowhere else', () => {
    const source = `
      const all = { 'a.one': messageKey('a.three') };
      t(isNew ? 'a.one' : 'a.two', { name: 'a.one' });
      t('step.gather'); t(\`step.\${phase}\`);
      const page = <T k="a.two" with={{}} />;`;
    expect(short.shortened('page.tsx', source)).toBe(`
      const all = { 'a.one': messageKey("2") };
      t(isNew ? "0" : "1", { name: 'a.one' });
      t('step.gather'); t(\`step.\${phase}\`);
      const page = <T k="1" with={{}} />;`);
  });
});

import { expect, it } from 'vitest';
import { readStrings } from './readStrings.ts';

it('reads the strings of a module, and neither names of properties nor templates with a value', () => {
  const source = [
    "press('Not now');",
    '',
    'look({ "a table": [`Start another`, "Who’s there?"] }, `${count} notes`, 3, /So it is/);',
  ].join('\n');
  expect(readStrings('page.ts', source)).toEqual([
    { line: 1, text: 'Not now' },
    { line: 3, text: 'Start another' },
    { line: 3, text: 'Who’s there?' },
  ]);
  expect(() => readStrings('page.ts', 'const = 3')).toThrow('page.ts');
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENGLISH } from '../../locales/englishWords.ts';
import { changeWords, withFirst } from './everyWord.ts';
import { readScript } from './readScript.ts';
import { WORDS } from './schemas/words.ts';
import { ScriptSchema } from './schemas/script.ts';
import type { Script } from './script.ts';
import { SHIPPED_SCRIPTS } from '../../server/words/shippedScripts.ts';
import { scriptIn } from './shippedScript.ts';

const FILES = [
  'innovation-fund',
  'learning-cluster',
  'peer-assist',
  'peer-circle',
  'periphery-map',
  'six-practices',
  'values-reading',
  'virtual-cafe',
].map(
  (name) =>
    JSON.parse(
      readFileSync(new URL(`testScripts/${name}.json`, import.meta.url), 'utf8'),
    ) as unknown,
);
const SCRIPTS: readonly Script[] = [
  ...FILES.map((file) => readScript(file).script as Script),
  ...SHIPPED_SCRIPTS.map((shipped) => scriptIn(shipped, ENGLISH)),
];

/** Names of fields in which words stand, by the format's schema. */
function wordFields(schema: unknown, name = '', found = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  if (Reflect.get(schema, '$comment') === WORDS) return found.add(name);
  for (const [key, part] of Object.entries(schema)) {
    const isName = key !== 'properties' && key !== 'items' && key !== 'anyOf';
    if (key === 'properties')
      for (const [field, each] of Object.entries(part as object)) wordFields(each, field, found);
    else if (!isName || /^\d+$/.test(key)) wordFields(part, name, found);
  }
  return found;
}

test('all words of the format are changed, and nothing else', () => {
  const seen = new Set<string>();
  for (const name of wordFields(ScriptSchema)) {
    const part = ['prompts', 'questions', 'topics', 'items'].includes(name) ? ['w'] : 'w';
    const changed = changeWords({ [name]: part, id: 'w' } as unknown as Script, () => 'changed');
    expect(JSON.stringify(changed)).toBe(
      JSON.stringify({ [name]: part === 'w' ? 'changed' : ['changed'], id: 'w' }),
    );
    seen.add(name);
  }
  expect(seen.size).toBeGreaterThan(12);
  const times = { kind: 'times', items: ['2027-03-04T15:00Z'] };
  expect(changeWords(times as unknown as Script, () => 'x')).toEqual(times);
});

test('a script whose words are in another language first is as whole, and says the same there', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SCRIPTS), fc.constantFrom('de', 'en', 'so'), (script, first) => {
      const made = withFirst(script, first);
      expect(readScript(made).faults).toBeUndefined();
      expect(made.languages[0]).toBe(first);
      expect(withFirst(made, first)).toBe(made);
      const again = withFirst(made, script.languages[0] ?? '');
      expect(readScript(again).faults).toBeUndefined();
    }),
  );
});

test('what is known in the language is said in it, what was given stays', () => {
  const script = {
    languages: ['en'],
    name: 'Post',
    summary: { en: 'All', de: 'Alles' },
  } as unknown as Script;
  expect(withFirst(script, 'de', new Map([['Post', 'Zettel']]))).toEqual({
    languages: ['de', 'en'],
    name: { en: 'Post', de: 'Zettel' },
    summary: { en: 'All', de: 'Alles' },
  });
});

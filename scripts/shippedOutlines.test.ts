import { expect, test } from 'vitest';
import { ENGLISH } from '../locales/englishWords.ts';
import { SHIPPED_SCRIPTS } from '../server/words/shippedScripts.ts';
import { scriptIn } from '../shared/scripts/shippedScript.ts';
import { SPOKEN } from '../shared/words/languages.ts';
import { shippedOutlinesNow } from './shippedOutlines.ts';

test('the start page lists the scripts that ship, with their words in whatever a page speaks', () => {
  const outlines = shippedOutlinesNow();
  expect(outlines.map(({ id, kinds }) => ({ id, kinds }))).toEqual(
    SHIPPED_SCRIPTS.map((shipped) => ({
      id: shipped.id,
      kinds: scriptIn(shipped, ENGLISH).steps.map(({ kind }) => kind),
    })),
  );
  for (const { name, summary, prompts } of outlines)
    for (const words of [name, summary, ...prompts])
      expect(Object.keys(words).toSorted()).toEqual([...SPOKEN].toSorted());
});

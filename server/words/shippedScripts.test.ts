import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ENGLISH } from '../../locales/englishWords.ts';
import { readCatalogueOf } from '../../locales/readCatalogue.ts';
import { changeWords } from '../../shared/scripts/everyWord.ts';
import { readScript } from '../../shared/scripts/readScript.ts';
import { leverageInRoom } from '../../shared/scripts/shipped/leverageInRoom.ts';
import {
  findShipped,
  scriptForWall,
  scriptIn,
  type OwnWords,
} from '../../shared/scripts/shippedScript.ts';
import { LANGUAGES, SPOKEN } from '../../shared/words/languages.ts';
import { wordsOf } from '../../shared/words/words.ts';
import { SHIPPED_FOLDER, SHIPPED_SCRIPTS } from './shippedScripts.ts';

const EVERY = SPOKEN.map((language) => wordsOf(language, readCatalogueOf(language)));
const [english = ENGLISH, spanish = ENGLISH, ...further] = EVERY;

test('whatever lies in their folder ships, under an id and at a place of its own', () => {
  expect(SHIPPED_SCRIPTS).toHaveLength(readdirSync(SHIPPED_FOLDER).length);
  const ids = SHIPPED_SCRIPTS.map(({ id }) => id);
  expect(ids[0]).toBe(leverageInRoom.id);
  for (const of of ['id', 'place'] as const)
    expect(new Set(SHIPPED_SCRIPTS.map((shipped) => shipped[of])).size).toBe(ids.length);
  for (const shipped of SHIPPED_SCRIPTS) {
    expect(findShipped(SHIPPED_SCRIPTS, shipped.id)).toBe(shipped);
    expect(scriptIn(shipped, ENGLISH).id).toBe(shipped.id);
  }
  for (const id of ['', 'Empty', '__proto__'])
    expect(findShipped(SHIPPED_SCRIPTS, id)).toBeUndefined();
});

test.each(SHIPPED_SCRIPTS.map((shipped) => [shipped.id, shipped] as const))(
  '%s is a script without a fault in every language, those that stretch words included',
  (_id, shipped) => {
    const script = scriptIn(shipped, english, spanish, ...further);
    expect(readScript(script)).toEqual({ script });
    expect(script.languages).toEqual(SPOKEN);
    for (const words of EVERY) {
      const alone = scriptForWall(shipped, words, EVERY);
      expect(readScript(alone)).toEqual({ script: alone });
      expect(alone.languages[0]).toBe(words.language);
    }
  },
);

test.each(SHIPPED_SCRIPTS.map((shipped) => [shipped.id, shipped] as const))(
  'each word that %s brings along is another in each language, without room around it',
  (_id, shipped) => {
    const own: OwnWords[] = [];
    shipped.inWords((said) => {
      if (typeof said !== 'string') own.push(said);
      return 'x';
    });
    for (const words of own) {
      expect(Object.keys(words).toSorted()).toEqual([...LANGUAGES].toSorted());
      for (const text of Object.values(words)) expect(text.trim()).toBe(text);
      // Short words are the same in related languages; a sentence never is.
      if (words.en.length > 20) expect(new Set(Object.values(words)).size).toBe(LANGUAGES.length);
    }
  },
);

test('its words are said in each of the languages, the wall’s first', () => {
  const script = scriptIn(leverageInRoom, spanish, ENGLISH);
  expect(script.languages).toEqual(['es', 'en']);
  expect(script.name).toEqual({ es: 'Puntos de palanca', en: 'Leverage points' });
});

test('what is said in no catalogue is English where developers look whether words have room', () => {
  const said = scriptIn(
    { id: 'x', place: 1, inWords: (say) => ({ ...SCRIPT, name: say(OWN) }) },
    wordsOf('en-XA', readCatalogueOf('en-XA')),
  );
  expect(said.name).toEqual({ 'en-XA': 'Hello' });
});
const OWN: OwnWords = { en: 'Hello', es: 'a', fr: 'b', de: 'c', 'pt-BR': 'd', ar: 'e' };
const SCRIPT = changeWords(scriptIn(leverageInRoom, ENGLISH), () => 'x');

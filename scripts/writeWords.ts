/**
 * `npm run words`: makes `shared/words/messages.ts`, the types of messages, from `locales/en.po`, and brings the other languages' files
 * in step with it: what is new is there to be translated, what English says otherwise now is marked as no longer sure ("fuzzy"), what is
 * gone is gone. Prints what is left to do.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LOCALES, readEntriesOf } from '../locales/readCatalogue.ts';
import { LANGUAGES } from '../shared/words/languages.ts';
import { byArea, inStep, poText } from './words/inStep.ts';
import { messagesModule } from './words/messageTypes.ts';

const english = byArea(readEntriesOf('en'));
writeFileSync(resolve(import.meta.dirname, '../shared/words/messages.ts'), messagesModule(english));
for (const language of LANGUAGES) {
  const entries = inStep(english, language === 'en' ? english : readEntriesOf(language));
  writeFileSync(join(LOCALES, `${language}.po`), poText(language, entries));
  const left = entries.filter(({ text, isFuzzy }) => text === '' || isFuzzy).length;
  console.log(`${language}: ${entries.length} messages${left > 0 ? `, ${left} to translate` : ''}`);
}

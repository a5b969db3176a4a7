import { expect, test } from 'vitest';
import { readCatalogueOf } from '../../locales/readCatalogue.ts';
import { SHIPPED_SCRIPTS } from '../../server/words/shippedScripts.ts';
import type { SessionRecord } from '../model/session.ts';
import { readScript } from '../scripts/readScript.ts';
import { LANGUAGES, type Language } from '../words/languages.ts';
import { wordsOf } from '../words/words.ts';
import { arrive } from './people.ts';
import { editSession, newSession, type NewWall, type SessionEdit } from './session.ts';
import { WallRecords } from './wallState.ts';

const wordsIn = (language: Language) => wordsOf(language, readCatalogueOf(language));
const PRODUCT = { wordsIn, shipped: SHIPPED_SCRIPTS };
const actor = { personId: 'fay', now: 1 };

/** A wall's session after edits, one after the other. */
function edited(wall: Partial<NewWall>, ...edits: SessionEdit[]): SessionRecord {
  const making = { words: wordsIn(wall.language ?? 'en'), further: LANGUAGES.map(wordsIn) };
  const records = new WallRecords(newSession(making, { title: 'Hui', ...wall }, 'ABCDEF', 0));
  records.apply(arrive(records, actor, { role: 'facilitator', arrival: 'link' }).changes);
  for (const edit of edits) records.apply(editSession(records, actor, edit, PRODUCT).changes);
  expect(readScript(records.session.script).faults).toBeUndefined();
  return records.session;
}
const asked = ({ language, prompts, promptsIn, sheetQuestions }: SessionRecord) => ({
  language,
  prompts,
  promptsIn,
  sheetQuestions,
});

test('a new wall asks in its language alone, and says its steps in all of them', () => {
  const german = edited({ language: 'de' });
  expect(german.promptsIn).toEqual({});
  expect(german.script.languages[0]).toBe('de');
  expect(Object.keys(german.script.steps[0]?.title ?? {}).toSorted()).toEqual(
    [...LANGUAGES].toSorted(),
  );
});

test('questions that are still its script’s own are asked in the wall’s new language, on sheets too', () => {
  const [english, german] = [edited({}), edited({ language: 'de' })];
  expect(asked(edited({}, { language: 'de' }))).toEqual({
    ...asked(german),
    promptsIn: { en: english.prompts },
  });
  expect(asked(edited({}, { language: 'de' }, { language: 'en' }))).toMatchObject({
    prompts: english.prompts,
    sheetQuestions: english.sheetQuestions,
  });
});

test('what somebody wrote stays', () => {
  const german = edited({ language: 'de' });
  const [first] = edited({}).prompts;
  const own = { prompts: [first ?? '', 'And the river?'], sheetQuestions: ['Why here?'] };
  expect(edited({}, own, { language: 'de' })).toMatchObject({
    prompts: [german.prompts[0], 'And the river?'],
    sheetQuestions: ['Why here?'],
  });
});

test('a wall with another’s script asks what that asks in its new language', () => {
  const both = { en: 'Who?', de: 'Wer?' };
  const step = { title: 'Sit', ask: 'Sit down.', from: { kind: 'dealt' as const } };
  const script = {
    ...edited({}).script,
    languages: ['en', 'de'],
    name: 'Own',
    summary: 'Own.',
    steps: [{ ...step, id: 'sit', kind: 'tables' as const, questions: [both] }],
  };
  const records = new WallRecords(
    newSession({ words: wordsIn('en'), script }, { title: 'Hui' }, 'ABCDEF', 0),
  );
  records.apply(arrive(records, actor, { role: 'facilitator', arrival: 'link' }).changes);
  const { reply } = editSession(records, actor, { language: 'de' }, PRODUCT);
  expect([records.session.sheetQuestions, reply.sheetQuestions]).toEqual([['Who?'], ['Wer?']]);
  expect(reply.script.languages).toEqual(['de', 'en']);
});

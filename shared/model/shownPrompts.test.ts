import { describe, expect, it } from 'vitest';
import {
  promptInFor,
  promptsOnceIn,
  promptLanguages,
  promptsBeside,
  promptTexts,
  shownPrompts,
} from './shownPrompts.ts';

const ASKED = {
  language: 'en' as const,
  prompts: ['Where?', 'Who?'],
  promptsIn: { 'en-XA': ['Ŵĥéŕé?', '  '], 'ar-XB': [' '], tlh: ['nuqDaq?'] },
};

describe('questions in several languages', () => {
  it('each in the reader’s where it was given in it, else in the wall’s', () => {
    expect(shownPrompts(ASKED, 'en-XA')).toEqual([
      { language: 'en-XA', text: 'Ŵĥéŕé?' },
      { language: 'en', text: 'Who?' },
    ]);
    expect(promptTexts(ASKED, 'ar-XB')).toEqual(['Where?', 'Who?']);
    expect(promptTexts(ASKED, 'en')).toEqual(['Where?', 'Who?']);
    expect(promptTexts({ ...ASKED, prompts: [] }, 'en-XA')).toEqual([]);
  });

  it('once the wall speaks another language, what was given in it is asked, and nothing is lost', () => {
    const once = promptsOnceIn(ASKED, 'en-XA');
    expect(once).toEqual({
      language: 'en-XA',
      prompts: ['Ŵĥéŕé?', 'Who?'],
      promptsIn: { en: ['Where?', 'Who?'], 'ar-XB': [' '], tlh: ['nuqDaq?'] },
    });
    expect(promptTexts(promptsOnceIn(once, 'en'), 'en')).toEqual(ASKED.prompts);
    expect(promptTexts(promptsOnceIn(once, 'en'), 'en-XA')).toEqual(['Ŵĥéŕé?', 'Who?']);
    expect(promptsOnceIn(ASKED, 'en')).toBe(ASKED);
    expect(
      promptsOnceIn({ language: 'en', prompts: [], promptsIn: {} }, 'en-XA').promptsIn,
    ).toEqual({});
  });

  it('what nobody gave in a language is not given in it because the wall spoke it for a while', () => {
    const [there, back] = [
      promptsOnceIn({ ...ASKED, promptsIn: {} }, 'en-XA'),
      promptsOnceIn(promptsOnceIn({ ...ASKED, promptsIn: {} }, 'en-XA'), 'ar-XB'),
    ];
    expect(shownPrompts(there, 'en-XA')).toEqual([
      { language: 'en', text: 'Where?' },
      { language: 'en', text: 'Who?' },
    ]);
    expect(back.promptsIn).toEqual({ en: ['Where?', 'Who?'] });
    expect(promptsOnceIn(back, 'en')).toEqual({ ...ASKED, promptsIn: {} });
  });

  it('a note keeps in which she was asked, where there are several', () => {
    expect([0, 1, 2].map((prompt) => promptInFor(ASKED, 'en-XA', prompt))).toEqual([
      'en-XA',
      'en',
      undefined,
    ]);
    expect(promptInFor({ ...ASKED, promptsIn: {} }, 'en-XA', 0)).toBeUndefined();
  });

  it('the wall asks in its own first, and in those that have words', () => {
    expect(promptLanguages(ASKED)).toEqual(['en', 'en-XA']);
    expect(promptLanguages({ ...ASKED, promptsIn: {} })).toEqual(['en']);
    expect(promptLanguages({ ...ASKED, language: 'en-XA' })).toEqual(['en-XA']);
  });

  it('what stands beside each other are different words, so many of them whatever else was not given', () => {
    const asked = {
      language: 'fr' as const,
      prompts: ['Wo?', 'Qui ?'],
      promptsIn: { de: ['Wo?', 'Wer?'], es: ['¿Dónde?', ''], ar: ['أين؟', ''] },
    };
    const languages = promptsBeside(asked, 3).map((texts) => texts.map(({ language }) => language));
    expect(languages).toEqual([
      ['de', 'es', 'ar'],
      ['fr', 'de'],
    ]);
  });
});

import { isLanguage, type Language } from '../words/languages.ts';
import type { Session } from './session.ts';

/** A question as somebody reads it. */
export interface ShownPrompt {
  language: Language;
  text: string;
}

type Asked = Pick<Session, 'language' | 'prompts' | 'promptsIn'>;

/**
 * In which language a wall's own question stands: the wall's, or the one it was given in, where nobody has given it in the wall's since
 * that was changed.
 */
function languageAt({ language, prompts, promptsIn }: Asked, index: number): Language {
  const isIt = (each: string): boolean => promptsIn[each]?.[index] === prompts[index];
  return (Object.keys(promptsIn).find(isIt) as Language | undefined) ?? language;
}

/** A wall's questions for a reader of `language`, in their order: in hers where they were given in it, else in the wall's. */
export const shownPrompts = (asked: Asked, reader: Language): ShownPrompt[] =>
  asked.prompts.map((prompt, index) => {
    const own = asked.promptsIn[reader]?.[index]?.trim();
    return own
      ? { language: reader, text: own }
      : { language: languageAt(asked, index), text: prompt };
  });

/** Whether the wall asks in more languages than its own. */
export const isAskedInSeveral = (asked: Asked): boolean => promptLanguages(asked).length > 1;

/** In which language a reader of `language` is asked a question, where the wall asks in several. */
export const promptInFor = (
  asked: Asked,
  reader: Language,
  prompt: number,
  isSeveral: boolean = isAskedInSeveral(asked),
): Language | undefined => (isSeveral ? shownPrompts(asked, reader)[prompt]?.language : undefined);

/**
 * A wall's questions once the wall speaks another language: those that were given in it are its own from then on, and what it asked before
 * is what it asks in the language it spoke. A question that was not given keeps its words until somebody gives it, and is still not given where the wall's
 * language changes again meanwhile.
 */
export function promptsOnceIn(asked: Asked, language: Language): Asked {
  if (language === asked.language) return asked;
  const { [language]: given = [], ...further } = asked.promptsIn;
  const before = asked.prompts.map((prompt, index) =>
    languageAt(asked, index) === asked.language ? prompt : '',
  );
  return {
    language,
    prompts: asked.prompts.map((prompt, index) => given[index]?.trim() || prompt),
    promptsIn: before.some((text) => text !== '')
      ? { ...further, [asked.language]: before }
      : further,
  };
}

/** Only their words. */
export const promptTexts = (asked: Asked, reader: Language): string[] =>
  shownPrompts(asked, reader).map(({ text }) => text);

/** The languages in which a wall asks: its own first, then those in which at least one question was given. */
export function promptLanguages({ language, promptsIn }: Asked): Language[] {
  const further = Object.keys(promptsIn)
    .filter(isLanguage)
    .filter((each) => each !== language && promptsIn[each]?.some((text) => text.trim() !== ''));
  return [language, ...further];
}

/** Each question in the languages in which the wall asks it, at most so many: where one was not given, the wall's own stands there once. */
export function promptsBeside(asked: Asked, most: number): ShownPrompt[][] {
  const inEach = promptLanguages(asked).map((reader) => shownPrompts(asked, reader));
  return asked.prompts.map((_, place) =>
    inEach
      .flatMap((shown) => shown[place] ?? [])
      .filter(({ text }, at, all) => all.findIndex((each) => each.text === text) === at)
      .slice(0, most),
  );
}

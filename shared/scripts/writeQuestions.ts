import type { Session } from '../model/session.ts';
import { byLanguage } from './everyWord.ts';
import type { Script, ScriptWords, Step } from './script.ts';
import { askingStep, inLanguage, sheetStep, type Stand } from './standing.ts';

type Questions = Pick<Session, 'prompts' | 'promptsIn' | 'sheetQuestions'>;

/**
 * The script in which the meeting's present questions are these, in the language that comes first there, which is the wall's. Sheets'
 * questions that say what they said before keep what they say in other languages.
 */
export function writeQuestions(
  stand: Stand,
  { prompts, promptsIn, sheetQuestions }: Questions,
): Script {
  const { script, language } = stand;
  const [asking, sheet] = [askingStep(stand), sheetStep(stand)];
  const others = Object.entries(promptsIn).filter(([other]) => other !== language);
  const promptWords = (text: string, index: number): ScriptWords => ({
    [language]: text,
    ...Object.fromEntries(
      others.flatMap(([other, texts]) => (texts[index]?.trim() ? [[other, texts[index]]] : [])),
    ),
  });
  const sheetWords = (text: string): ScriptWords => {
    const known = sheet?.questions?.find((words) => inLanguage(words, language, language) === text);
    return { ...(known === undefined ? {} : byLanguage(known, language)), [language]: text };
  };
  const written = (step: Step): Step => {
    if (step.id === asking?.id) return { ...asking, prompts: prompts.map(promptWords) };
    if (step.id === sheet?.id) return { ...sheet, questions: sheetQuestions.map(sheetWords) };
    return step;
  };
  const languages = [...new Set([...script.languages, ...others.map(([other]) => other)])];
  return { ...script, languages, steps: script.steps.map(written) };
}

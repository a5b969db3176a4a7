import type { Session } from '../model/session.ts';
import type { Words } from '../words/words.ts';
import { firstStepOf } from './course.ts';
import type { Script, ScriptWords, Step } from './script.ts';
import { leverageInRoom } from './shipped/leverageInRoom.ts';
import { findShippedScript, scriptIn } from './shipped/shipped.ts';

/** What a wall kept of its run before it had a script. */
export type OldWall = Pick<
  Session,
  'activity' | 'phase' | 'language' | 'prompts' | 'promptsIn' | 'sheetQuestions' | 'settings'
>;

/** A wall's questions, each in the languages in which it was given. */
function promptsOf({ language, prompts, promptsIn }: OldWall): ScriptWords[] {
  const given = Object.entries(promptsIn).filter(([other]) => other !== language);
  return prompts.map((text, index) => ({
    [language]: text,
    ...Object.fromEntries(
      given.flatMap(([other, texts]) => (texts[index]?.trim() ? [[other, texts[index]]] : [])),
    ),
  }));
}

/**
 * The script of a wall that had none, and the step it stands at: its activity's script, with the questions it asks by now. `own` are the words
 * of the wall's language, `further` those of others that the script shall have.
 */
export function scriptOfOldWall(
  wall: OldWall,
  own: Words,
  ...further: readonly Words[]
): { script: Script; step: string } {
  const others = further.filter(({ language }) => language !== own.language);
  const script = scriptIn(findShippedScript(wall.activity) ?? leverageInRoom, own, ...others);
  const prompts = promptsOf(wall);
  const asked = prompts.flatMap((words) => Object.keys(words));
  const steps = script.steps.map((step): Step => {
    if (step.kind === 'post') return { ...step, prompts, reveal: wall.settings.reveal };
    if (step.kind !== 'tables') return step;
    return { ...step, questions: wall.sheetQuestions.map((text) => ({ [wall.language]: text })) };
  });
  const whole = { ...script, languages: [...new Set([...script.languages, ...asked])], steps };
  // Each of these scripts has a step of every phase there was.
  return { script: whole, step: firstStepOf(whole, wall.phase)?.id ?? steps[0]?.id ?? '' };
}

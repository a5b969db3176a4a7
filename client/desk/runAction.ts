import {
  changeScript,
  inverseChange,
  scriptSign,
  type ScriptChange,
} from '../../shared/scripts/change/changeScript.ts';
import { findStep } from '../../shared/scripts/course.ts';
import type { Script } from '../../shared/scripts/script.ts';
import type { RunContent } from '../meeting/documents/readRun.ts';
import { t } from '../words/speak.ts';
import { stepTitle } from './stepTitle.ts';

/** A change of the run that was made, with the change that takes it back. */
export interface RunAction {
  kind: 'run';
  change: ScriptChange;
  back: ScriptChange;
  /** Name of the step it is about; '' where it is about none. */
  step: string;
}

/** A change as an action, of the run as it was before it; `after`: as the server answered it. */
export function runAction(before: Script, change: ScriptChange, after: Script): RunAction {
  const back = inverseChange(before, change);
  const id =
    change.do === 'repeat-step'
      ? change.as
      : change.do === 'add-step'
        ? (change.step['id'] as string)
        : 'step' in change && change.step;
  const step = id ? (findStep(after, id) ?? findStep(before, id)) : undefined;
  return {
    kind: 'run',
    change,
    // The server puts a loaded script's words in order of its languages: what is taken back is what it made of it.
    back: back.do === 'replace-script' ? { ...back, was: scriptSign(after) } : back,
    step: step ? stepTitle(after, step, after.languages[0] ?? '') : '',
  };
}

export const changedBack = (action: RunAction): RunAction => ({
  ...action,
  change: action.back,
  back: action.change,
});

export function runSaid({ change, step }: RunAction): string {
  return change.do === 'skip-step' && !change.skip
    ? t('run.said.take-in', { step })
    : t(`run.said.${change.do}`, { step });
}

/** Whether a change could still be taken back: nobody changed the same since. */
export const runStands = ({ back }: RunAction, run: RunContent | undefined): boolean =>
  run !== undefined && changeScript(run.script, back).refused === undefined;

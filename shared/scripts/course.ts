import type { Phase } from '../model/session.ts';
import { wordsFor } from '../words/languages.ts';
import type { Script, ScriptWords, Step, StepKind } from './script.ts';

// What follows what in a script, by the ids of its steps. Steps that are left out of a run (`skip`) are gone past, both ways.

type Steps = Pick<Script, 'steps'>;

export const findStep = ({ steps }: Steps, id: string): Step | undefined =>
  steps.find((step) => step.id === id);

const isInRun = ({ skip }: Step): boolean => skip !== true;

/** The steps of the run, in their order. */
export const stepsInRun = ({ steps }: Steps): Step[] => steps.filter(isInRun);

/** Where a meeting begins: at its first step, also where all are left out. */
export const firstStep = (script: Steps): Step | undefined =>
  stepsInRun(script)[0] ?? script.steps[0];

/** Of the run, the steps that stand before one, and those that stand after it; none of an id that is not there. */
export function stepsBehind({ steps }: Steps, id: string): Step[] {
  const at = steps.findIndex((step) => step.id === id);
  return steps.slice(0, Math.max(at, 0)).filter(isInRun);
}
export function stepsAhead({ steps }: Steps, id: string): Step[] {
  const at = steps.findIndex((step) => step.id === id);
  return at < 0 ? [] : steps.slice(at + 1).filter(isInRun);
}

export const stepBefore = (script: Steps, id: string): Step | undefined =>
  stepsBehind(script, id).at(-1);
export const stepAfter = (script: Steps, id: string): Step | undefined => stepsAhead(script, id)[0];

/**
 * Steps by which a meeting came to `to`, from `from` and the steps by which it had come there, by their ids. Going on it comes by all of the
 * run in between. Going back it is as before it had been at `to`: what later steps opened rests until it comes by them again.
 */
export function wayTo(
  script: Steps,
  { step: from, been }: { step: string; been: readonly string[] },
  to: string,
): string[] {
  const again = been.indexOf(to);
  if (again >= 0) return been.slice(0, again);
  const place = (id: string): number => script.steps.findIndex((step) => step.id === id);
  if (place(to) < place(from)) return been.filter((id) => place(id) < place(to));
  const between = stepsBehind(script, to).map(({ id }) => id);
  const on = [from, ...between.filter((id) => place(id) > place(from))];
  return [...been, ...on.filter((id) => !been.includes(id) && id !== to)];
}

/** The phases of the API that kinds of steps are; others happen within the phase that a step before them began. */
const PHASE_OF: Readonly<Partial<Record<StepKind, Phase>>> = {
  post: 'gather',
  group: 'cluster',
  tables: 'tables',
  walk: 'gallery',
  'report-back': 'gallery',
  connect: 'connect',
  'follow-up': 'follow-up',
};

/** The phase that steps of a kind are; `undefined` of those that happen within another. */
export const phaseOfKind = (kind: StepKind): Phase | undefined => PHASE_OF[kind];

/** The phase that a meeting is in at a step. A script that begins with a rating begins as it is gathered. */
export function phaseAt(script: Steps, id: string): Phase {
  const step = findStep(script, id);
  const way = [...stepsBehind(script, id), ...(step ? [step] : [])];
  return way.reduce<Phase>((phase, { kind }) => PHASE_OF[kind] ?? phase, 'gather');
}

/** Where a meeting goes that is taken to a phase; `undefined` where its run has none. */
export const firstStepOf = (script: Steps, phase: Phase): Step | undefined =>
  stepsInRun(script).find(({ kind }) => PHASE_OF[kind] === phase);

/**
 * Words of a script for a reader: in her language (BCP 47) where they were given in it, else in the wall's, else in the script's first, in
 * which all are given.
 */
export function scriptWordsFor(
  { languages: [first = ''] }: Pick<Script, 'languages'>,
  words: ScriptWords,
  reader: string,
  wall: string,
): { language: string; text: string } {
  const given = typeof words === 'string' ? { [first]: words } : words;
  return wordsFor(given, reader, wall in given ? wall : first) ?? { language: first, text: '' };
}

/** Whether a run does something with groups: makes them, or is of them. What is left out is not of it. */
export const hasGroups = ({ steps }: Pick<Script, 'steps'>): boolean =>
  steps.some(
    (step) =>
      step.skip !== true &&
      (step.kind === 'group' ||
        (step.kind === 'tables' && step.from.kind === 'groups') ||
        ((step.kind === 'rate' || step.kind === 'claim') && step.of.kind === 'groups') ||
        ((step.kind === 'connect' || step.kind === 'report-back') && step.of === 'groups')),
  );

import { findStep, firstStep } from '../course.ts';
import { readScript, type ScriptRead } from '../readScript.ts';
import type { Script, Step } from '../script.ts';
import { renameStep } from '../scriptRules.ts';
import { changeScript, newIdAmong, type ChangeRefused, type ScriptChange } from './changeScript.ts';

/** Where the meeting stands whose script is changed. */
export interface Stands {
  script: Script;
  /** The present step's id. */
  step: string;
  /** Steps by which the meeting came, the present one among them, also those that are in the script no longer. */
  been: readonly Step[];
}

/** What a change makes of a wall's run, or why it makes nothing. */
export type Applied =
  | {
      script: Script;
      /** Where the meeting stands from now on: elsewhere only where another script has no such step. */
      step: string;
      /** Steps by which the meeting came and that the script has no longer: what they opened and made stays. */
      gone: readonly Step[];
    }
  | (Omit<ChangeRefused, 'refused'> & { refused: ChangeRefused['refused'] | 'step-is-now' })
  | Exclude<ScriptRead, { script: Script }>;

/**
 * A wall's run with a change: all of it or, with every fault by its place in the changed script, nothing. A meeting stands where it stood,
 * wherever that step stands by now; so nobody can take its step away or leave it out, and whoever moves on meanwhile names a step by its id.
 */
export function applyChange(stands: Stands, change: ScriptChange): Applied {
  const { script, step: present, been } = stands;
  if (
    (change.do === 'remove-step' || (change.do === 'skip-step' && change.skip)) &&
    change.step === present
  )
    return { refused: 'step-is-now' };
  const changed = changeScript(script, change);
  if (changed.refused) return changed;
  const read = readScript(changed.script);
  if (!read.script) return read;
  if (change.do === 'replace-script') return replaced(stands, read.script);
  const isOther = (step: Step): boolean =>
    been.some(({ id, kind }) => id === step.id && kind !== step.kind);
  // What was made in a step is known by its id.
  if (read.script.steps.some(isOther)) return { refused: 'id-taken' };
  return { script: read.script, step: present, gone: goneOf(been, read.script) };
}

/** Each once, however often the meeting came by it. */
const goneOf = (been: readonly Step[], script: Script): Step[] =>
  [...new Map(been.map((step) => [step.id, step])).values()].filter(
    ({ id }) => !findStep(script, id),
  );

function replaced({ step: present, been }: Stands, script: Script): Applied {
  const taken = new Set([...been, ...script.steps].map(({ id }) => id));
  let next = script;
  for (const { id, kind } of been) {
    const other = findStep(next, id);
    if (!other || other.kind === kind) continue;
    const free = newIdAmong(taken, id);
    taken.add(free);
    next = renameStep(next, id, free);
  }
  const kind = been.find(({ id }) => id === present)?.kind;
  const step =
    findStep(next, present) ??
    next.steps.find((each) => each.kind === kind && !each.skip) ??
    been.findLast(({ id }) => findStep(next, id)) ??
    firstStep(next);
  return { script: next, step: step?.id ?? present, gone: goneOf(been, next) };
}

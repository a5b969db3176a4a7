import type { Static } from 'typebox';
import { hashText } from '../../model/hashText.ts';
import { findStep } from '../course.ts';
import type { ScriptChangeSchema } from '../schemas/change.ts';
import type { Script, Step } from '../script.ts';
import { SCRIPT_LIMITS } from '../scriptLimits.ts';
import { withAllStatementIds, withStatementIds } from '../statements.ts';
import { CLASH, isSame, mergeSettings } from './mergeSettings.ts';

export type ScriptChange = Static<typeof ScriptChangeSchema>;
type Change<Do extends ScriptChange['do']> = Extract<ScriptChange, { do: Do }>;
type Settings = Readonly<Record<string, unknown>>;

/** Why a change cannot be made, whatever it is made of. `place`: of what others changed meanwhile. */
export interface ChangeRefused {
  refused: 'no-such-step' | 'id-taken' | 'changed-meanwhile' | 'not-a-setting';
  place?: string;
}
/** A script after a change; whether its settings may be so, nobody has asked yet. */
export type Changed = { script: Script; refused?: undefined } | ChangeRefused;

/** What makes a step the step it is. Whether it is left out is a change of its own. */
const NOT_SET_OF_STEPS: readonly string[] = ['id', 'kind', 'skip'];
const NOT_SET_OF_SCRIPTS: readonly string[] = ['id', 'version', 'steps', '$schema'];

/** A name for one state of a script, as good as unique: whoever replaces it says by this what she has seen. */
export function scriptSign(script: Script): string {
  // FNV-1a, twice with different beginnings; over fields in the order of their names.
  const text = JSON.stringify(withAllStatementIds(script), (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
  return [0x811c9dc5, 0x01000193]
    .map((begin) => hashText(text, begin).toString(16).padStart(8, '0'))
    .join('');
}

/**
 * A script with a change, or why there is none. Steps are told by their ids, so changes of two people fit together in whatever order they
 * come; the same change once more changes nothing. Pure, and without schemas: pages ask it as well.
 */
export function changeScript(script: Script, asked: ScriptChange): Changed {
  const change = identified(script, asked);
  switch (change.do) {
    case 'set-step':
      return setStep(script, change);
    case 'set-script': {
      const set = withSettings(script, change, NOT_SET_OF_SCRIPTS, '');
      if ('refused' in set) return set;
      const next = set.value as unknown as Script;
      // Text that is given alone is in the first language: it would be taken for another's.
      return isSame(next.languages?.[0], script.languages[0])
        ? { script: next }
        : { refused: 'not-a-setting', place: 'languages[0]' };
    }
    case 'add-step':
      return addStep(script, change.step, change.after);
    case 'repeat-step': {
      const step = findStep(script, change.step);
      if (!step) return { refused: 'no-such-step' };
      // It begins when its turn comes, not at the hour of the first, and is part of the run.
      const { at: _hour, skip: _left, ...copy } = step;
      return addStep(script, { ...copy, id: change.as }, change.after);
    }
    case 'move-step': {
      const step = findStep(script, change.step);
      if (!step || change.after === change.step) return { refused: 'no-such-step' };
      return placed(
        script.steps.filter((each) => each !== step),
        script,
        step,
        change.after,
      );
    }
    case 'skip-step':
      return findStep(script, change.step)
        ? { script: withStep(script, change.step, (step) => skipped(step, change.skip)) }
        : { refused: 'no-such-step' };
    case 'remove-step': {
      const index = script.steps.findIndex(({ id }) => id === change.step);
      // Gone already is as gone.
      if (index < 0) return { script };
      return change.was !== undefined && !isSame(change.was, script.steps[index])
        ? { refused: 'changed-meanwhile', place: `steps[${index}]` }
        : { script: { ...script, steps: script.steps.toSpliced(index, 1) } };
    }
    case 'replace-script':
      return change.was !== undefined &&
        change.was !== scriptSign(script) &&
        !isSame(script, change.script)
        ? { refused: 'changed-meanwhile', place: '' }
        : { script: change.script as unknown as Script };
  }
}

/** A change in which all statements have their ids: so it is the same change once more that it was at first. */
function identified(script: Script, change: ScriptChange): ScriptChange {
  const [first = ''] = script.languages;
  switch (change.do) {
    case 'set-step':
      return {
        ...change,
        was: withStatementIds(change.was, first),
        set: withStatementIds(change.set, first),
      };
    case 'add-step':
      return { ...change, step: withStatementIds(change.step, first) };
    case 'remove-step':
      return change.was === undefined
        ? change
        : { ...change, was: withStatementIds(change.was, first) };
    case 'replace-script':
      return { ...change, script: withAllStatementIds(change.script) };
    default:
      return change;
  }
}

const withStep = (script: Script, id: string, make: (step: Step) => Step): Script => ({
  ...script,
  steps: script.steps.map((step) => (step.id === id ? make(step) : step)),
});

function skipped(step: Step, skip: boolean): Step {
  const { skip: _before, ...rest } = step;
  return skip ? { ...rest, skip } : rest;
}

/** Settings that were changed, merged with what others changed meanwhile. */
function withSettings(
  thing: object,
  { was, set }: { was: Settings; set: Settings },
  fixed: readonly string[],
  place: string,
): { value: Settings } | ChangeRefused {
  let value = thing as Settings;
  for (const name of new Set([...Object.keys(set), ...Object.keys(was)])) {
    const at = place === '' ? name : `${place}.${name}`;
    if (fixed.includes(name)) return { refused: 'not-a-setting', place: at };
    const merged = mergeSettings(was[name] ?? undefined, set[name] ?? undefined, value[name]);
    if (merged === CLASH) return { refused: 'changed-meanwhile', place: at };
    const { [name]: _before, ...rest } = value;
    value = merged === undefined ? rest : { ...value, [name]: merged };
  }
  return { value };
}

function setStep(script: Script, change: Change<'set-step'>): Changed {
  const index = script.steps.findIndex(({ id }) => id === change.step);
  const step = script.steps[index];
  if (!step) return { refused: 'no-such-step' };
  const set = withSettings(step, change, NOT_SET_OF_STEPS, `steps[${index}]`);
  if ('refused' in set) return set;
  return { script: withStep(script, step.id, () => set.value as unknown as Step) };
}

function placed(
  others: readonly Step[],
  script: Script,
  step: Step,
  after: string | null,
): Changed {
  const at = others.findIndex(({ id }) => id === after);
  if (at < 0 && after !== null) return { refused: 'no-such-step' };
  return { script: { ...script, steps: others.toSpliced(at + 1, 0, step) } };
}

function addStep(script: Script, step: Settings, after: string | null): Changed {
  const known = findStep(script, step['id'] as string);
  if (known && isSame(known, step)) return { script };
  if (known) return { refused: 'id-taken' };
  return placed(script.steps, script, step as unknown as Step, after);
}

/** Room for a number after what an id begins with. */
const BEGINNING_CHARS = SCRIPT_LIMITS.idChars - '-999'.length;

/** An id for a new thing, beginning as asked, that none of those taken is. */
export function newIdAmong(taken: ReadonlySet<string>, beginning: string): string {
  if (!taken.has(beginning)) return beginning;
  const stem = beginning.replace(/-\d+$/, '').slice(0, BEGINNING_CHARS).replace(/-$/, '');
  for (let number = 2; ; number += 1) {
    const id = `${stem}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/**
 * The change that takes one back, of a script as it was before it. What others changed since stays: what of it stands in the same place is
 * refused as any change would be.
 */
export function inverseChange(before: Script, change: ScriptChange): ScriptChange {
  const behind = (id: string): string | null =>
    before.steps[before.steps.findIndex((step) => step.id === id) - 1]?.id ?? null;
  switch (change.do) {
    case 'set-step':
    case 'set-script':
      return { ...change, was: change.set, set: change.was };
    case 'add-step':
    case 'repeat-step': {
      const id = change.do === 'repeat-step' ? change.as : (change.step['id'] as string);
      // Sent again it changed nothing.
      return findStep(before, id) ? change : { do: 'remove-step', step: id };
    }
    case 'move-step':
      return { ...change, after: behind(change.step) };
    case 'skip-step':
      return { ...change, skip: findStep(before, change.step)?.skip === true };
    case 'remove-step': {
      const step = findStep(before, change.step);
      return step
        ? { do: 'add-step', step, after: behind(change.step) }
        : { do: 'remove-step', step: change.step };
    }
    case 'replace-script':
      return {
        do: 'replace-script',
        script: before,
        was: scriptSign(change.script as unknown as Script),
      };
  }
}

import { isSame } from '../../../shared/scripts/change/mergeSettings.ts';
import type { ScriptChange } from '../../../shared/scripts/change/changeScript.ts';

/** Settings that were changed and not kept yet, by their names: as they were when that began, and as they shall be; `null`: not there. */
export interface RunDraft {
  was: Readonly<Record<string, unknown>>;
  now: Readonly<Record<string, unknown>>;
}
export const NO_DRAFT: RunDraft = { was: {}, now: {} };

export const isDirty = ({ now }: RunDraft): boolean => Object.keys(now).length > 0;

/** A step or a script as it is to be, over what others make of the rest meanwhile. */
export function withDraft<Thing extends object>(thing: Thing, { now }: RunDraft): Thing {
  const kept = Object.entries({ ...thing, ...now }).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as Thing;
}

/**
 * The draft after somebody changed what she sees, `before`, to `after`. A setting that is again as it was is no change any more.
 */
export function drafted(draft: RunDraft, before: object, after: object): RunDraft {
  const [one, two] = [before, after] as Readonly<Record<string, unknown>>[];
  const [was, now] = [{ ...draft.was }, { ...draft.now }];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (isSame(one?.[name], two?.[name])) continue;
    if (!Object.hasOwn(was, name)) was[name] = one?.[name] ?? null;
    now[name] = two?.[name] ?? null;
    if (!isSame(was[name], now[name])) continue;
    delete was[name];
    delete now[name];
  }
  return { was, now };
}

/** What was typed while a draft was on its way to being kept: changes of it that are still to be sent. */
export function draftSince(sent: RunDraft, draft: RunDraft): RunDraft {
  const names = Object.keys(draft.now).filter((name) => !isSame(sent.now[name], draft.now[name]));
  return {
    was: Object.fromEntries(names.map((name) => [name, sent.now[name] ?? draft.was[name]])),
    now: Object.fromEntries(names.map((name) => [name, draft.now[name]])),
  };
}

/** The same words, over what stands there by now: whoever sends it has seen it. */
export const overOthers = (draft: RunDraft, thing: object): RunDraft => ({
  was: Object.fromEntries(
    Object.keys(draft.now).map((name) => [name, Reflect.get(thing, name) ?? null]),
  ),
  now: draft.now,
});

/** Lines that were added and say nothing yet are none. */
const withoutBlank = (value: unknown): unknown =>
  Array.isArray(value) ? value.filter((each) => each !== '').map(withoutBlank) : value;

/** What a draft asks for; `step`: of that step, `null`: of the script. */
export function changeOf({ was, now }: RunDraft, step: string | null): ScriptChange {
  const lines = Object.fromEntries(
    Object.entries(now).map(([name, value]) => [name, withoutBlank(value)]),
  );
  return step === null
    ? { do: 'set-script', was, set: lines }
    : { do: 'set-step', step, was, set: lines };
}

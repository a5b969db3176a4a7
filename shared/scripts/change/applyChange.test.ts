import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findStep } from '../course.ts';
import { readScriptText } from '../readScript.ts';
import type { Script, Step } from '../script.ts';
import { renameStep } from '../scriptRules.ts';
import { applyChange, type Applied } from './applyChange.ts';
import { inverseChange, newIdAmong, scriptSign, type ScriptChange } from './changeScript.ts';

function practice(name: string): Script {
  const path = join(import.meta.dirname, '..', 'testScripts', `${name}.json`);
  const { script } = readScriptText(readFileSync(path, 'utf8'));
  if (!script) throw new Error(`${name} is no script`);
  return script;
}
const MAP = practice('periphery-map');
const FUND = practice('innovation-fund');
const stepOf = (script: Script, id: string): Step => {
  const step = findStep(script, id);
  if (!step) throw new Error(`no step ${id}`);
  return step;
};
const idsOf = ({ steps }: Script): string[] => steps.map(({ id }) => id);

/** A change of a script whose meeting came by some steps and stands at the last of them. */
function apply(script: Script, change: ScriptChange, ...been: string[]): Applied {
  const [first = ''] = idsOf(script);
  const way = been.length > 0 ? been : [first];
  return applyChange(
    { script, step: way.at(-1) ?? '', been: way.map((id) => stepOf(script, id)) },
    change,
  );
}
function scriptAfter(...of: Parameters<typeof apply>): Script {
  const applied = apply(...of);
  if (!('script' in applied) || !applied.script) throw new Error(JSON.stringify(applied));
  return applied.script;
}

describe('a step', () => {
  test('has other settings, and loses those that are null', () => {
    const change: ScriptChange = {
      do: 'set-step',
      step: 'kinds',
      was: { title: stepOf(MAP, 'kinds').title, goal: [6, 12] },
      set: { title: 'Who is alike?', goal: null },
    };
    const was = { ...change.was, goal: (stepOf(MAP, 'kinds') as { goal?: unknown }).goal };
    const after = scriptAfter(MAP, { ...change, was });
    expect(stepOf(after, 'kinds')).toMatchObject({ title: 'Who is alike?' });
    expect(stepOf(after, 'kinds')).not.toHaveProperty('goal');
  });

  test('is not changed where somebody wrote the same setting meanwhile, and the place is named', () => {
    expect(
      apply(MAP, { do: 'set-step', step: 'kinds', was: { ask: 'Old' }, set: { ask: 'New' } }),
    ).toEqual({ refused: 'changed-meanwhile', place: 'steps[1].ask' });
  });

  test.each(['id', 'kind', 'skip'])('keeps its %s whatever is asked', (name) => {
    expect(apply(MAP, { do: 'set-step', step: 'kinds', was: {}, set: { [name]: 'walk' } })).toEqual(
      { refused: 'not-a-setting', place: `steps[1].${name}` },
    );
  });

  test('with a fault is refused with its place, and nothing is changed', () => {
    const applied = apply(MAP, {
      do: 'set-step',
      step: 'priority',
      was: { minutes: stepOf(MAP, 'priority').minutes, fewest: null },
      set: { minutes: 0, fewest: 'three' },
    });
    expect('faults' in applied && applied.faults).toEqual([
      { place: 'steps[3].minutes', code: 'below', values: { min: 1 } },
      { place: 'steps[3].fewest', code: 'wrong-type', values: { expected: 'whole' } },
    ]);
  });

  const BREAK: Step = {
    id: 'look-back',
    kind: 'post',
    title: 'Look back',
    ask: 'What surprised you?',
    prompts: [],
  };

  test('is added after another or first, once however often it is asked for', () => {
    const change: ScriptChange = { do: 'add-step', step: BREAK, after: 'kinds' };
    const after = scriptAfter(MAP, change);
    expect(idsOf(after).slice(0, 4)).toEqual(['around', 'kinds', 'look-back', 'contacts']);
    expect(scriptAfter(after, change)).toEqual(after);
    expect(idsOf(scriptAfter(MAP, { ...change, after: null }))[0]).toBe('look-back');
    expect(apply(MAP, { ...change, after: 'gone' })).toEqual({ refused: 'no-such-step' });
    expect(apply(MAP, { ...change, step: { ...BREAK, id: 'kinds' } })).toEqual({
      refused: 'id-taken',
    });
  });

  test('with the id of one that people have been in is that one, not another kind of step', () => {
    const been = [stepOf(MAP, 'around'), { ...BREAK, id: 'gone' }];
    const stands = { script: MAP, step: 'around', been };
    const step = { id: 'gone', kind: 'group', title: 'Group', ask: 'Group them.' };
    expect(applyChange(stands, { do: 'add-step', step, after: 'around' })).toEqual({
      refused: 'id-taken',
    });
    expect(
      applyChange(stands, { do: 'add-step', step: { ...BREAK, id: 'gone' }, after: null }),
    ).toMatchObject({ gone: [] });
  });

  test('is moved, but not to where what it is of has not been made yet', () => {
    const moved = scriptAfter(MAP, { do: 'move-step', step: 'priority', after: 'kinds' });
    expect(idsOf(moved)).toEqual(['around', 'kinds', 'priority', 'contacts', 'reach', 'next']);
    const early = apply(MAP, { do: 'move-step', step: 'priority', after: null });
    expect('faults' in early && early.faults?.map(({ place, code }) => [place, code])).toEqual([
      ['steps[0].of', 'nothing-made'],
      ['steps[0].of.step', 'step-later'],
    ]);
    for (const [step, after] of [
      ['gone', null],
      ['kinds', 'gone'],
      ['kinds', 'kinds'],
    ] as const)
      expect(apply(MAP, { do: 'move-step', step, after })).toEqual({ refused: 'no-such-step' });
  });

  test('moves under the feet of the meeting, which stays with it', () => {
    const applied = apply(
      MAP,
      { do: 'move-step', step: 'contacts', after: 'priority' },
      'around',
      'contacts',
    );
    expect(applied).toMatchObject({ step: 'contacts', gone: [] });
  });

  test('is left out and taken in again', () => {
    const left = scriptAfter(MAP, { do: 'skip-step', step: 'kinds', skip: true });
    expect(stepOf(left, 'kinds').skip).toBe(true);
    expect(scriptAfter(left, { do: 'skip-step', step: 'kinds', skip: false })).toEqual(MAP);
  });

  test('is repeated as another step: in the run, and without the hour of the first', () => {
    const fixed = scriptAfter(MAP, {
      do: 'set-step',
      step: 'priority',
      was: {},
      set: { at: '12:30' },
    });
    const left = scriptAfter(fixed, { do: 'skip-step', step: 'priority', skip: true });
    const after = scriptAfter(left, {
      do: 'repeat-step',
      step: 'priority',
      as: 'priority-2',
      after: 'reach',
    });
    expect(stepOf(after, 'priority-2')).toEqual({ ...stepOf(MAP, 'priority'), id: 'priority-2' });
    expect(idsOf(after)[5]).toBe('priority-2');
  });

  test('is removed; where others go by it they are named', () => {
    expect(idsOf(scriptAfter(MAP, { do: 'remove-step', step: 'contacts' }))).not.toContain(
      'contacts',
    );
    const needed = apply(MAP, { do: 'remove-step', step: 'priority' });
    expect('faults' in needed && needed.faults).toEqual([
      { place: 'steps[3].order', code: 'no-such-step', values: { given: 'priority' } },
    ]);
    expect(scriptAfter(MAP, { do: 'remove-step', step: 'never-was' })).toEqual(MAP);
  });

  test('is not removed where somebody wrote in it meanwhile', () => {
    const was = stepOf(MAP, 'contacts');
    const change: ScriptChange = { do: 'remove-step', step: 'contacts', was };
    expect(idsOf(scriptAfter(MAP, change))).not.toContain('contacts');
    const reworded = scriptAfter(MAP, {
      do: 'set-step',
      step: 'contacts',
      was: { title: was.title },
      set: { title: 'Who knows them?' },
    });
    expect(apply(reworded, change)).toEqual({ refused: 'changed-meanwhile', place: 'steps[2]' });
  });

  test('that is now is neither removed nor left out', () => {
    for (const change of [
      { do: 'remove-step', step: 'contacts' },
      { do: 'skip-step', step: 'contacts', skip: true },
    ] as const)
      expect(apply(MAP, change, 'around', 'contacts')).toEqual({ refused: 'step-is-now' });
  });

  test('that people have been in is handed over when it goes: what it opened and made stays', () => {
    const applied = apply(
      MAP,
      { do: 'remove-step', step: 'contacts' },
      'around',
      'contacts',
      'priority',
    );
    expect(applied).toMatchObject({ step: 'priority', gone: [stepOf(MAP, 'contacts')] });
  });
});

describe('the script', () => {
  test('has another name, papers with meanings, another language to give words in', () => {
    const after = scriptAfter(MAP, {
      do: 'set-script',
      was: { name: MAP.name, languages: MAP.languages },
      set: { name: { en: 'Our edges', es: 'Nuestros bordes' }, languages: ['en', 'es'] },
    });
    expect(after.name).toEqual({ en: 'Our edges', es: 'Nuestros bordes' });
  });

  test('keeps the language in which text alone is given, its version and its id', () => {
    const set = (more: object): ScriptChange => ({
      do: 'set-script',
      was: { languages: MAP.languages },
      set: { languages: MAP.languages, ...more },
    });
    expect(apply(MAP, set({ languages: ['es', 'en'] }))).toMatchObject({
      refused: 'not-a-setting',
    });
    for (const name of ['version', 'id', 'steps'])
      expect(apply(MAP, set({ [name]: 2 }))).toEqual({ refused: 'not-a-setting', place: name });
  });

  test('is replaced whole, unless somebody changed it meanwhile', () => {
    const change: ScriptChange = { do: 'replace-script', script: FUND, was: scriptSign(MAP) };
    expect(scriptAfter(MAP, change)).toEqual(FUND);
    const renamed = { ...MAP, name: 'Another' };
    expect(apply(renamed, change)).toEqual({ refused: 'changed-meanwhile', place: '' });
    // Sent again after its answer was lost.
    expect(scriptAfter(FUND, change)).toEqual(FUND);
  });

  test('that replaces it is read as any file is', () => {
    const applied = apply(MAP, { do: 'replace-script', script: { version: 9 } });
    expect('faults' in applied && applied.faults?.map(({ code }) => code)).toEqual([
      'newer-version',
    ]);
  });

  test('replaced, the meeting stands at the same step, else at one of its kind, else at the last one it came by, else at the first', () => {
    const replace = (script: Script): ScriptChange => ({ do: 'replace-script', script });
    expect(apply(MAP, replace({ ...MAP, name: 'Mine' }), 'around', 'priority')).toMatchObject({
      step: 'priority',
    });
    expect(apply(MAP, replace(FUND), 'around', 'priority')).toMatchObject({
      step: 'read',
      gone: [stepOf(MAP, 'around'), stepOf(MAP, 'priority')],
    });
    const shorter = { ...MAP, steps: MAP.steps.slice(0, 2) };
    expect(apply(MAP, replace(shorter), 'around', 'kinds', 'contacts')).toMatchObject({
      step: 'kinds',
    });
    expect(apply(MAP, replace(FUND), 'around', 'contacts')).toMatchObject({
      step: 'design-group',
    });
  });

  test('replaced, a step of another kind does not take the id of one that people have been in', () => {
    const other = renameStep(renameStep(FUND, 'read', 'around'), 'call', 'kinds');
    const applied = apply(MAP, { do: 'replace-script', script: other }, 'around', 'kinds');
    expect('script' in applied && applied.script && idsOf(applied.script).slice(0, 4)).toEqual([
      'design-group',
      'kinds-2',
      'around-2',
      'decide',
    ]);
    expect('script' in applied && applied.script && stepOf(applied.script, 'decide')).toMatchObject(
      { order: 'around-2', of: { step: 'kinds-2' } },
    );
  });
});

test('an id for something new is one that nothing has', () => {
  expect(newIdAmong(new Set(), 'rate')).toBe('rate');
  expect(newIdAmong(new Set(['rate', 'rate-2']), 'rate')).toBe('rate-3');
  expect(newIdAmong(new Set(['rate-2']), 'rate-2')).toBe('rate-3');
  const long = 'a'.repeat(32);
  expect(newIdAmong(new Set([long]), long)).toBe(`${'a'.repeat(28)}-2`);
});

test('taking back makes it as it was', () => {
  const changes: ScriptChange[] = [
    { do: 'set-step', step: 'kinds', was: { minutes: 10 }, set: { minutes: 12 } },
    { do: 'move-step', step: 'priority', after: 'kinds' },
    { do: 'skip-step', step: 'kinds', skip: true },
    { do: 'repeat-step', step: 'priority', as: 'again', after: 'reach' },
    { do: 'remove-step', step: 'contacts' },
    { do: 'set-script', was: { name: MAP.name }, set: { name: 'Mine' } },
    { do: 'replace-script', script: FUND, was: scriptSign(MAP) },
  ];
  for (const change of changes) {
    const before: Script = {
      ...MAP,
      steps: MAP.steps.map((step) => (step.id === 'kinds' ? { ...step, minutes: 10 } : step)),
    };
    const made = change.do === 'replace-script' ? { ...change, was: scriptSign(before) } : change;
    expect(scriptAfter(scriptAfter(before, made), inverseChange(before, made))).toEqual(before);
  }
});

import { describe, expect, test } from 'vitest';
import { ENGLISH } from '../../locales/englishWords.ts';
import { PHASES } from '../model/session.ts';
import {
  findStep,
  firstStep,
  firstStepOf,
  phaseAt,
  scriptWordsFor,
  stepAfter,
  stepBefore,
  stepsAhead,
  stepsBehind,
  stepsInRun,
} from './course.ts';
import type { Script, Step } from './script.ts';
import { leverageInRoom } from './shipped/leverageInRoom.ts';
import { leverageOnCall } from './shipped/leverageOnCall.ts';
import { scriptIn } from './shippedScript.ts';

const inRoom = scriptIn(leverageInRoom, ENGLISH);
const onCall = scriptIn(leverageOnCall, ENGLISH);
const idsOf = (steps: readonly Step[]): string[] => steps.map(({ id }) => id);
const RATE: Step = {
  id: 'rate',
  kind: 'rate',
  title: 'Rate',
  ask: 'How far?',
  of: { kind: 'statements', items: ['One'] },
  form: [{ id: 'agree', kind: 'agree', label: 'We do this.' }],
  each: 'all',
};
const withStep = (script: Script, at: number, step: Step): Script => ({
  ...script,
  steps: script.steps.toSpliced(at, 0, step),
});
const without = (script: Script, ...ids: string[]): Script => ({
  ...script,
  steps: script.steps.map((step): Step => (ids.includes(step.id) ? { ...step, skip: true } : step)),
});

describe('what follows what', () => {
  test('goes from step to step, both ways, and ends', () => {
    expect(idsOf(stepsInRun(inRoom))).toEqual(idsOf(inRoom.steps));
    expect(stepAfter(inRoom, 'post')?.id).toBe('group');
    expect(stepBefore(inRoom, 'group')?.id).toBe('post');
    expect(stepAfter(inRoom, 'follow-up')).toBeUndefined();
    expect(stepBefore(inRoom, 'post')).toBeUndefined();
    expect(idsOf(stepsBehind(inRoom, 'walk'))).toEqual(['post', 'group', 'tables']);
    expect(idsOf(stepsAhead(inRoom, 'walk'))).toEqual(['connect', 'follow-up']);
  });

  test('goes past what is left out, also from there', () => {
    const bent = without(inRoom, 'group', 'walk');
    expect(stepAfter(bent, 'post')?.id).toBe('tables');
    expect(stepBefore(bent, 'tables')?.id).toBe('post');
    expect(stepAfter(bent, 'walk')?.id).toBe('connect');
    expect(idsOf(stepsBehind(bent, 'connect'))).toEqual(['post', 'tables']);
    expect(firstStep(without(inRoom, 'post'))?.id).toBe('group');
    expect(firstStep(without(inRoom, ...idsOf(inRoom.steps)))?.id).toBe('post');
  });

  test('of a step that is not there is nothing', () => {
    expect(findStep(inRoom, 'gone')).toBeUndefined();
    expect([stepsBehind(inRoom, 'gone'), stepsAhead(inRoom, 'gone')]).toEqual([[], []]);
  });
});

describe('phases', () => {
  test('of the script of today’s meetings are its steps, in their order', () => {
    expect(inRoom.steps.map(({ id }) => phaseAt(inRoom, id))).toEqual(PHASES);
    expect(PHASES.map((phase) => firstStepOf(inRoom, phase)?.id)).toEqual(idsOf(inRoom.steps));
  });

  test('a report-back is in the gallery; what is rated or claimed is in the phase that was', () => {
    expect(phaseAt(onCall, 'report-back')).toBe('gallery');
    expect(firstStepOf(onCall, 'gallery')?.id).toBe('report-back');
    expect(inRoom.steps.map((_, at) => phaseAt(withStep(inRoom, at, RATE), 'rate'))).toEqual([
      'gather',
      ...PHASES.slice(0, -1),
    ]);
  });

  test('one that the run has not, or leaves out, leads nowhere', () => {
    expect(firstStepOf(without(inRoom, 'walk'), 'gallery')).toBeUndefined();
    expect(firstStepOf({ steps: [RATE] }, 'gather')).toBeUndefined();
  });
});

test('words are said to a reader in hers, else the wall’s language, else the script’s first', () => {
  const script = { languages: ['so', 'es', 'en'] };
  const words = { en: 'Hello', es: 'Hola', so: 'Salaan' };
  expect(scriptWordsFor(script, words, 'es', 'en')).toEqual({ language: 'es', text: 'Hola' });
  expect(scriptWordsFor(script, words, 'fr', 'en')).toEqual({ language: 'en', text: 'Hello' });
  expect(scriptWordsFor(script, words, 'fr', 'de')).toEqual({ language: 'so', text: 'Salaan' });
  expect(scriptWordsFor(script, 'Salaan', 'en', 'de')).toEqual({ language: 'so', text: 'Salaan' });
});

import { describe, expect, test } from 'vitest';
import { CAPABILITIES, openAt, openingOf, type Capability } from './capabilities.ts';
import { STEP_KINDS, type Step } from './script.ts';
import { settingsOf } from './stepSettings.ts';

const COMMON = { id: 'a', title: 'A', ask: 'A?' };
const STEPS: readonly Step[] = [
  { ...COMMON, kind: 'post', prompts: [] },
  { ...COMMON, kind: 'group' },
  { ...COMMON, kind: 'tables', from: { kind: 'groups' } },
  { ...COMMON, kind: 'tables', from: { kind: 'dealt' } },
  { ...COMMON, kind: 'rate', of: { kind: 'notes' }, form: [], each: 3 },
  { ...COMMON, kind: 'rate', of: { kind: 'times', items: [] }, form: [], each: 'all' },
  { ...COMMON, kind: 'claim', of: { kind: 'groups' }, roles: [] },
  { ...COMMON, kind: 'walk' },
  { ...COMMON, kind: 'connect' },
  { ...COMMON, kind: 'connect', of: 'groups' },
  { ...COMMON, kind: 'report-back' },
  { ...COMMON, kind: 'follow-up' },
];
const [post, group, tables, dealt, rateNotes, rateTimes] = STEPS as [
  Step,
  Step,
  Step,
  Step,
  Step,
  Step,
];
const openOf = (...steps: readonly Step[]): Capability[] => {
  const named = steps.map((step, index): Step => ({ ...step, id: `s${index}` }));
  const open = openAt({ steps: named }, `s${named.length - 1}`);
  return CAPABILITIES.filter((capability) => open.has(capability));
};

describe('what a step opens', () => {
  test('is said of every kind, and every capability is opened by one', () => {
    expect(new Set(STEPS.map(({ kind }) => kind))).toEqual(new Set(STEP_KINDS));
    expect(new Set(STEPS.flatMap((step) => openingOf(step).opens))).toEqual(new Set(CAPABILITIES));
    for (const step of STEPS) {
      const { opens, stays } = openingOf(step);
      expect(opens).toEqual(expect.arrayContaining([...stays]));
    }
  });

  test('stays open, but for what is over when it is over', () => {
    expect(openOf(post)).toEqual(['post', 'edit-notes', 'arrange']);
    expect(openOf(post, rateTimes)).toEqual(['post', 'edit-notes', 'arrange', 'rate']);
    expect(openOf(post, rateTimes, group)).toEqual(['post', 'edit-notes', 'arrange']);
  });

  test('notes are settled once people sit down for them or rate them, not by tables about other things', () => {
    expect(openOf(post, group, tables)).not.toContain('edit-notes');
    expect(openOf(post, rateNotes)).not.toContain('edit-notes');
    expect(openOf(post, rateNotes, group)).not.toContain('edit-notes');
    expect(openOf(post, dealt)).toContain('edit-notes');
    expect(openOf(post, group, tables, post)).toContain('edit-notes');
  });

  test('what stays open is of the steps the meeting came by, whatever stands before', () => {
    const steps = [post, group, tables].map((step, index): Step => ({ ...step, id: `s${index}` }));
    expect([...openAt({ steps }, 's0', steps)].toSorted()).toEqual(
      ['arrange', 'decide', 'edit-notes', 'post', 'sit', 'write-sheets'].toSorted(),
    );
    expect([...openAt({ steps }, 's2', [])].toSorted()).toEqual(['decide', 'sit', 'write-sheets']);
    expect([...openAt({ steps }, 'gone', [])]).toEqual([]);
  });
});

test('what a step does not say is as the product does it; what it says stays', () => {
  for (const step of STEPS) expect(settingsOf(step)).toMatchObject(step);
  expect(settingsOf<'walk'>({ ...COMMON, kind: 'walk', stopMinutes: 5 })).toEqual({
    ...COMMON,
    kind: 'walk',
    mode: 'rotation',
    stops: 3,
    stopMinutes: 5,
    swap: false,
    onItsOwn: false,
  });
  expect(settingsOf<'rate'>(rateNotes as Extract<Step, { kind: 'rate' }>).shown).toBe('closed');
});

import { describe, expect, test } from 'vitest';
import { PHASES, type Phase, type Session } from '../model/session.ts';
import { TABLE_DUTIES } from '../model/table.ts';
import type { Walk } from '../model/walk.ts';
import { textProblem } from '../model/text.ts';
import { LIMITS } from '../model/limits.ts';
import { ACTIVITIES, DEFAULT_ACTIVITY, findActivity } from './activities.ts';
import { PHASE_WORDS } from './activity.ts';
import { DUTY_WORDS, listDuties, whatDutiesDo } from './dutyWords.ts';
import { momentNow } from './moment.ts';
import { countNotes } from './noteWords.ts';
import { PHASE_SAY } from './phaseSay.ts';

const tables = (count: number, closed = 0): Session['tables'] =>
  Array.from({ length: count }, (_, index) => ({
    tableId: `t${index + 1}`,
    number: index + 1,
    clusterId: `c${index}`,
    name: `Topic ${index + 1}`,
    ...(index >= count - closed ? { state: 'closed' as const } : {}),
  }));
const session = (
  phase: Phase,
  more: Partial<Session> = {},
): Pick<Session, 'phase' | 'walk' | 'reportBack' | 'tables'> => ({
  phase,
  walk: null,
  reportBack: null,
  tables: tables(6),
  ...more,
});
const NOBODY = { came: 0, seated: 0, choosing: 0, decided: 0 };
const people = (seated: number, choosing: number, decided = 0) => ({
  ...NOBODY,
  came: seated + choosing,
  seated,
  choosing,
  decided,
});

describe('what the room does now', () => {
  test.each(PHASES)('in %s is what its words say', (phase) => {
    const { step: _step, ...words } = PHASE_WORDS[phase];
    expect(momentNow(session(phase), NOBODY)).toEqual({ kind: 'phase', progress: '', ...words });
  });

  test.each([
    ['while nobody sits anywhere', people(0, 0), 'phase'],
    ['while nobody sits and all choose', people(0, 40), 'phase'],
    ['while more than 15 of 100 choose', people(84, 16), 'phase'],
    ['from 15 of 100 on', people(85, 15), 'talk'],
    ['while less than a third of six tables decided', people(40, 0, 1), 'talk'],
    ['from a third of them on', people(40, 0, 2), 'decide'],
    ['when all decided, and somebody comes late', people(40, 7, 6), 'decide'],
    ['when all decided, and a crowd comes late', people(40, 8, 6), 'phase'],
  ] as const)('at the tables people choose, talk, decide: %s', (_when, counts, kind) => {
    expect(momentNow(session('tables'), counts).kind).toBe(kind);
  });

  test('closed tables have nothing to decide', () => {
    const counts = people(10, 0, 1);
    expect(momentNow(session('tables', { tables: tables(6, 2) }), counts).kind).toBe('talk');
    expect(momentNow(session('tables', { tables: tables(6, 3) }), counts).kind).toBe('decide');
  });

  test('what tables do is said at the tables alone', () => {
    for (const phase of PHASES.filter((each) => each !== 'tables'))
      expect(momentNow(session(phase), people(40, 0, 6)).kind).toBe('phase');
  });
});

describe('how far it is', () => {
  const walk = (stop: number, more: Partial<Walk> = {}): Partial<Session> => ({
    walk: { mode: 'rotation', stops: 3, stopMs: 1, stop, ...more },
  });

  test.each([
    [0, 'stop 1 of 3'],
    [2, 'stop 3 of 3'],
    [3, 'all stops walked'],
  ])('at stop %i: %s', (stop, progress) => {
    expect(momentNow(session('gallery', walk(stop)), NOBODY).progress).toBe(progress);
  });

  test('nobody counts where people walk freely, or do not walk', () => {
    expect(momentNow(session('gallery', walk(0, { mode: 'free' })), NOBODY).progress).toBe('');
    expect(momentNow(session('gallery'), NOBODY).progress).toBe('');
    expect(momentNow(session('connect', walk(0)), NOBODY).progress).toBe('');
  });
});

describe('a report-back', () => {
  const reports = (queue: readonly string[], index: number): Partial<Session> => ({
    reportBack: { queue: [...queue], index, turnMs: 1 },
  });

  test('comes before the step it happens in, and says whose turn it is', () => {
    for (const phase of ['gallery', 'connect', 'follow-up'] as const)
      expect(momentNow(session(phase, reports(['t3', 't1'], 1)), people(9, 0, 6))).toEqual({
        kind: 'report',
        title: 'Table 1 reports back',
        ask: 'Topic 1',
        progress: '2 of 2',
      });
  });

  test('of a table that is not there is none', () => {
    for (const more of [reports(['gone'], 0), reports(['t1'], 1), reports([], 0)])
      expect(momentNow(session('connect', more), NOBODY).title).toBe('Connect the topics');
  });

  test('of a closed table is one: it was closed meanwhile', () => {
    expect(
      momentNow(session('connect', { ...reports(['t6'], 0), tables: tables(6, 1) }), NOBODY).kind,
    ).toBe('report');
  });
});

describe('activities', () => {
  test('have ids of their own, by which they are found', () => {
    expect(new Set(ACTIVITIES.map(({ id }) => id)).size).toBe(ACTIVITIES.length);
    for (const activity of ACTIVITIES) expect(findActivity(activity.id)).toBe(activity);
    expect(ACTIVITIES).toContain(DEFAULT_ACTIVITY);
    for (const id of ['', 'Empty', '__proto__', 'constructor'])
      expect(findActivity(id)).toBeUndefined();
  });

  test('start a wall that holds its own limits', () => {
    for (const { prompts, sheetQuestions } of ACTIVITIES) {
      expect(prompts.length).toBeGreaterThan(0);
      expect(prompts.length).toBeLessThanOrEqual(LIMITS.promptsPerWall);
      expect(sheetQuestions.length).toBeLessThanOrEqual(LIMITS.sheetQuestionsPerWall);
      for (const question of [...prompts, ...sheetQuestions])
        expect(textProblem(question, LIMITS.promptChars, 'one')).toBeNull();
    }
  });
});

describe('words of steps and duties', () => {
  test('each step has its own, none is another’s', () => {
    for (const words of [
      PHASES.map((phase) => PHASE_WORDS[phase].step),
      PHASES.map((phase) => PHASE_WORDS[phase].title),
      PHASES.map((phase) => PHASE_SAY[phase]),
    ])
      expect(new Set(words).size).toBe(PHASES.length);
    expect(Object.keys(PHASE_WORDS)).toEqual([...PHASES]);
    expect(Object.keys(PHASE_SAY)).toEqual([...PHASES]);
  });

  test('what is asked is a sentence, what is a step or title is none', () => {
    for (const { step, title, ask } of Object.values(PHASE_WORDS)) {
      expect(ask).toMatch(/[.?]$/);
      expect(`${step}${title}`).not.toMatch(/[.?!]/);
      // A step stands on a button, a title is read from the back of a room.
      expect(step.length).toBeLessThanOrEqual(12);
      expect(title.length).toBeLessThanOrEqual(30);
    }
    for (const words of Object.values(PHASE_SAY)) expect(words).toMatch(/[.?]$/);
  });

  test('duties are listed in the order in which somebody has them', () => {
    expect(listDuties([])).toBe('');
    expect(listDuties(['reporter'])).toBe('reports back');
    expect(listDuties(['facilitator', 'reporter', 'note-taker'])).toBe(
      'facilitator, reports back, note-taker',
    );
    expect(listDuties(['facilitator', 'reporter'], '; ')).toBe('facilitator; reports back');
    expect(whatDutiesDo(['note-taker', 'reporter'])).toBe('takes notes, reports back');
    expect(whatDutiesDo([])).toBe('');
    expect(Object.keys(DUTY_WORDS).sort()).toEqual([...TABLE_DUTIES].sort());
  });

  test.each([
    [0, '0 notes'],
    [1, '1 note'],
    [2, '2 notes'],
    [10_000, '10000 notes'],
  ])('%i: %s', (count, words) => expect(countNotes(count)).toBe(words));
});

import { describe, expect, test } from 'vitest';
import { newSession } from '../commands/session.ts';
import { sessionAt } from '../commands/testSession.ts';
import { liveSession } from '../scripts/toldRun.ts';
import { PHASES, type LiveSession, type Phase, type Session } from '../model/session.ts';
import type { Walk } from '../model/walk.ts';
import { dutiesListed, whatDutiesDo } from './dutyWords.ts';
import { momentNow, progressNow, progressWords } from './moment.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const tables = (count: number, closed = 0): Session['tables'] =>
  Array.from({ length: count }, (_, index) => ({
    tableId: `t${index + 1}`,
    number: index + 1,
    clusterId: `c${index}`,
    name: `Topic ${index + 1}`,
    ...(index >= count - closed ? { state: 'closed' as const } : {}),
  }));
const ENGLISH_WALL = newSession(ENGLISH, { title: 'Hui' }, 'ABCDEF', 0);
const session = (phase: Phase, more: Partial<Session> = {}): LiveSession =>
  liveSession({ ...sessionAt(ENGLISH_WALL, phase), tables: tables(6), ...more });
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
    expect(momentNow(ENGLISH, session(phase), NOBODY)).toEqual({
      kind: 'step',
      progress: null,
      title: ENGLISH.say(`step.${phase}.title`),
      ask: ENGLISH.say(`step.${phase}.ask`),
    });
  });

  test.each([
    ['while nobody sits anywhere', people(0, 0), 'step'],
    ['while nobody sits and all choose', people(0, 40), 'step'],
    ['while more than 15 of 100 choose', people(84, 16), 'step'],
    ['from 15 of 100 on', people(85, 15), 'talk'],
    ['while less than a third of six tables decided', people(40, 0, 1), 'talk'],
    ['from a third of them on', people(40, 0, 2), 'decide'],
    ['when all decided, and somebody comes late', people(40, 7, 6), 'decide'],
    ['when all decided, and a crowd comes late', people(40, 8, 6), 'step'],
  ] as const)('at the tables people choose, talk, decide: %s', (_when, counts, kind) => {
    expect(momentNow(ENGLISH, session('tables'), counts).kind).toBe(kind);
  });

  test('closed tables have nothing to decide', () => {
    const counts = people(10, 0, 1);
    expect(momentNow(ENGLISH, session('tables', { tables: tables(6, 2) }), counts).kind).toBe(
      'talk',
    );
    expect(momentNow(ENGLISH, session('tables', { tables: tables(6, 3) }), counts).kind).toBe(
      'decide',
    );
  });

  test('a run’s own words stand whatever people do; where it has none, people who were seated look for no table', () => {
    const at = (part: object, counts = people(40, 0, 6)) => {
      const now = session('tables');
      return momentNow(ENGLISH, { ...now, present: { ...now.present, ...part } }, counts);
    };
    const own = { title: 'Help one another', ask: 'Sit down where you can help.' };
    expect(at(own)).toMatchObject({ kind: 'decide', ...own });
    expect(at({ ask: own.ask }, people(40, 0))).toMatchObject({
      title: 'Talk at the tables',
      ask: own.ask,
    });
    expect(at({ from: { kind: 'dealt' } }, people(0, 40)).title).toBe('Find your table');
    expect(at({ from: { kind: 'pairs', choose: 'people' } }, people(0, 40)).title).toBe(
      'Choose a table',
    );
    expect(at({ decide: {} }).kind).toBe('talk');
  });

  test('what tables do is said at the tables alone', () => {
    for (const phase of PHASES.filter((each) => each !== 'tables'))
      expect(momentNow(ENGLISH, session(phase), people(40, 0, 6)).kind).toBe('step');
  });
});

describe('how far it is', () => {
  const walk = (stop: number, more: Partial<Walk> = {}): Partial<Session> => ({
    walk: { mode: 'rotation', stops: 3, stopMs: 1, stop, ...more },
  });

  const progressOf = (more: Partial<Session> = {}, phase: Phase = 'gallery') =>
    momentNow(ENGLISH, session(phase, more), NOBODY).progress;

  test.each([
    [0, 'Stop 1 of 3', 'Now, stop 1 of 3'],
    [2, 'Stop 3 of 3', 'Now, stop 3 of 3'],
    [3, 'All stops walked', 'Now, all stops walked'],
  ])('at stop %i: %s', (stop, words, now) => {
    const progress = progressOf(walk(stop));
    expect([progressWords(ENGLISH, progress), progressNow(ENGLISH, progress)]).toEqual([
      words,
      now,
    ]);
  });

  test('a stop whose time is up says so', () => {
    expect(progressWords(ENGLISH, progressOf(walk(1)), true)).toBe('Stop 2 of 3: time’s up');
  });

  test('nobody counts where people walk freely, or do not walk', () => {
    for (const progress of [
      progressOf(walk(0, { mode: 'free' })),
      progressOf(),
      progressOf(walk(0), 'connect'),
    ])
      expect([progress, progressWords(ENGLISH, progress), progressNow(ENGLISH, progress)]).toEqual([
        null,
        '',
        'Now',
      ]);
  });
});

describe('a report-back', () => {
  const reports = (queue: readonly string[], index: number): Partial<Session> => ({
    reportBack: { queue: [...queue], index, turnMs: 1 },
  });

  test('comes before the step it happens in, and says whose turn it is', () => {
    for (const phase of ['gallery', 'connect', 'follow-up'] as const)
      expect(momentNow(ENGLISH, session(phase, reports(['t3', 't1'], 1)), people(9, 0, 6))).toEqual(
        {
          kind: 'report',
          title: 'Table 1 reports back',
          ask: 'Topic 1',
          progress: { kind: 'turn', turn: 2, turns: 2 },
        },
      );
  });

  test('says how many there are', () => {
    const { progress } = momentNow(ENGLISH, session('connect', reports(['t3', 't1'], 1)), NOBODY);
    expect([progressWords(ENGLISH, progress), progressNow(ENGLISH, progress)]).toEqual([
      '2 of 2',
      'Now, 2 of 2',
    ]);
  });

  test('of a table that is not there is none', () => {
    for (const more of [reports(['gone'], 0), reports(['t1'], 1), reports([], 0)])
      expect(momentNow(ENGLISH, session('connect', more), NOBODY).title).toBe('Connect the topics');
  });

  test('of a closed table is one: it was closed meanwhile', () => {
    expect(
      momentNow(
        ENGLISH,
        session('connect', { ...reports(['t6'], 0), tables: tables(6, 1) }),
        NOBODY,
      ).kind,
    ).toBe('report');
  });
});

describe('words of steps and duties', () => {
  test('each step has its own, none is another’s', () => {
    for (const words of [
      PHASES.map((phase) => ENGLISH.say(`step.${phase}`)),
      PHASES.map((phase) => ENGLISH.say(`step.${phase}.title`)),
      PHASES.map((phase) => ENGLISH.say(`say.${phase}`)),
    ])
      expect(new Set(words).size).toBe(PHASES.length);
  });

  test('what is asked is a sentence, what is a step or title is none', () => {
    for (const phase of PHASES) {
      const [step, title] = [ENGLISH.say(`step.${phase}`), ENGLISH.say(`step.${phase}.title`)];
      expect(ENGLISH.say(`step.${phase}.ask`)).toMatch(/[.?]$/);
      expect(`${step}${title}`).not.toMatch(/[.?!]/);
      // A step stands on a button, a title is read from the back of a room.
      expect(step.length).toBeLessThanOrEqual(12);
      expect(title.length).toBeLessThanOrEqual(30);
      expect(ENGLISH.say(`say.${phase}`)).toMatch(/[.?]$/);
    }
  });

  test('duties are listed in the order in which somebody has them', () => {
    expect(dutiesListed(ENGLISH, [])).toEqual([]);
    expect(dutiesListed(ENGLISH, ['facilitator', 'reporter', 'note-taker'])).toEqual([
      'facilitator',
      'reports back',
      'note-taker',
    ]);
    expect(whatDutiesDo(ENGLISH, ['note-taker', 'reporter'])).toBe('takes notes, reports back');
    expect(whatDutiesDo(ENGLISH, [])).toBe('');
  });
});

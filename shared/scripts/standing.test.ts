import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sessionAt, testSession } from '../commands/testSession.ts';
import { PHASES, type SessionRecord } from '../model/session.ts';
import { AT_A_TABLE, openAt } from './capabilities.ts';
import { stepsBehind, wayTo } from './course.ts';
import type { Script, Step } from './script.ts';
import { presentStep, sheetStep, standingAt } from './standing.ts';
import { liveSession } from './toldRun.ts';
import { writeQuestions } from './writeQuestions.ts';

const step = (id: string, kind: Step['kind'], more: object = {}): Step =>
  ({ id, kind, title: id, ask: `${id}?`, say: 'Say it', ...more }) as Step;
const SCRIPT: Script = {
  ...testSession().script,
  languages: ['en', 'de'],
  steps: [
    step('first', 'post', { prompts: ['Why?', { en: 'How?', de: 'Wie?' }] }),
    step('rate', 'rate', { of: { kind: 'notes' }, form: [], each: 'all' }),
    step('sit', 'tables', { from: { kind: 'notes' }, questions: ['Who?'] }),
    step('second', 'post', { prompts: ['What now?'] }),
    step('skipped', 'group', { skip: true }),
    step('again', 'tables', { from: { kind: 'dealt' }, questions: ['When?'] }),
    step('walk', 'walk'),
  ],
};
const at = (id: string, more: Partial<SessionRecord> = {}): SessionRecord =>
  standingAt({
    ...testSession(),
    script: SCRIPT,
    step: id,
    been: stepsBehind(SCRIPT, id).map((each) => each.id),
    ...more,
  });

describe('from where a meeting stands follows', () => {
  test.each([
    ['first', 'gather', ['Why?', 'How?'], ['Who?']],
    ['rate', 'gather', ['Why?', 'How?'], ['Who?']],
    ['sit', 'tables', ['Why?', 'How?'], ['Who?']],
    ['second', 'gather', ['What now?'], ['When?']],
    ['again', 'tables', ['What now?'], ['When?']],
    ['walk', 'gallery', ['What now?'], ['When?']],
  ])('at %s: its phase, and what is asked', (id, phase, prompts, sheetQuestions) => {
    expect(at(id)).toMatchObject({ phase, prompts, sheetQuestions });
    expect(at(id).open).toEqual([...openAt(SCRIPT, id)]);
  });

  test('what is asked in further languages, and in the wall’s where it was given', () => {
    expect(at('first').promptsIn).toEqual({ de: ['', 'Wie?'] });
    expect(at('first', { language: 'de' })).toMatchObject({
      prompts: ['Why?', 'Wie?'],
      promptsIn: { en: ['Why?', 'How?'] },
    });
    expect(at('second').promptsIn).toEqual({});
  });

  test('what people do at tables that there are stays open where the meeting goes back', () => {
    const tables = [{ tableId: 't', number: 1, clusterId: 'c', name: 'Water' }];
    expect(at('first', { tables }).open).toEqual([...openAt(SCRIPT, 'first'), ...AT_A_TABLE]);
    expect(at('walk', { tables }).open).toEqual([...openAt(SCRIPT, 'walk')]);
  });

  test('a script that asks nothing has no questions', () => {
    const script = { ...SCRIPT, steps: [step('walk', 'walk')] };
    expect(at('walk', { script, been: [] })).toMatchObject({ prompts: [], sheetQuestions: [] });
  });

  test('a step that is gone is the first of the run', () => {
    expect(presentStep({ script: SCRIPT, step: 'gone' }).id).toBe('first');
    expect(at('gone').step).toBe('first');
  });
});

describe('phones are told', () => {
  test('the present step and the tables that people sit at, without what is the facilitator’s', () => {
    const { present, seating, ...rest } = liveSession(at('walk'));
    expect([present.id, seating?.id]).toEqual(['walk', 'again']);
    expect(JSON.stringify([present, seating, rest])).not.toMatch(/Say it|script|been/);
    expect(liveSession(at('again'))).toMatchObject({ present: { id: 'again' }, seating: null });
  });
});

describe('the way', () => {
  const WAYS: [string, string[], string, string[]][] = [
    ['first', [], 'sit', ['first', 'rate']],
    ['first', [], 'first', []],
    ['sit', ['first', 'rate'], 'rate', ['first']],
    ['first', [], 'walk', ['first', 'rate', 'sit', 'second', 'again']],
    ['skipped', ['first'], 'again', ['first', 'skipped']],
    ['again', ['first', 'sit'], 'second', ['first', 'sit']],
  ];
  test.each(WAYS)('from %s, having come by %j, to %s', (from, been, to, way) =>
    expect(wayTo(SCRIPT, { step: from, been }, to)).toEqual(way),
  );

  test('however a meeting goes to and fro, it came by what stands before, each once', () => {
    const ids = SCRIPT.steps.filter(({ skip }) => !skip).map(({ id }) => id);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ids)), (goes) => {
        let [now, been]: [string, string[]] = ['first', []];
        for (const to of goes) [now, been] = [to, wayTo(SCRIPT, { step: now, been }, to)];
        expect(been).toEqual(stepsBehind(SCRIPT, now).map(({ id }) => id));
      }),
    );
  });

  test('in a script that ships, phases open what their steps open', () => {
    for (const phase of PHASES) {
      const session = sessionAt(testSession(), phase);
      expect(session.phase).toBe(phase);
      expect(new Set(session.open)).toEqual(openAt(session.script, session.step));
    }
  });
});

describe('questions that are written', () => {
  const QUESTION = fc
    .string({ minLength: 1, maxLength: 20 })
    .filter((text) => /[\p{L}\p{N}]/u.test(text));
  test('are what is asked from then on, at any step, and what other steps ask stays', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCRIPT.steps.map(({ id }) => id)),
        fc.array(QUESTION, { maxLength: 4 }),
        fc.array(QUESTION, { maxLength: 4 }),
        (id, prompts, sheetQuestions) => {
          const before = at(id);
          const questions = { prompts, promptsIn: { fr: prompts.slice(1) }, sheetQuestions };
          const after = standingAt({ ...before, script: writeQuestions(before, questions) });
          expect(after).toMatchObject({ prompts, sheetQuestions });
          const others = SCRIPT.steps.filter((each) => !['post', 'tables'].includes(each.kind));
          expect(after.script.steps).toEqual(expect.arrayContaining(others));
        },
      ),
    );
  });

  test('a sheet’s question that stays keeps its other languages', () => {
    const steps = [
      step('sit', 'tables', { from: { kind: 'dealt' }, questions: [{ en: 'Who?', de: 'Wer?' }] }),
    ];
    const session = at('sit', { script: { ...SCRIPT, steps }, been: [] });
    const asked = { prompts: [], promptsIn: {}, sheetQuestions: ['When?', 'Who?'] };
    const script = writeQuestions(session, asked);
    expect(sheetStep({ ...session, script })?.questions).toEqual([
      { en: 'When?' },
      { en: 'Who?', de: 'Wer?' },
    ]);
  });
});

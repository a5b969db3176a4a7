import { describe, expect, it, test } from 'vitest';
import { ENGLISH } from '../../locales/englishWords.ts';
import { PROBLEMS, problem, problemWords, Refusal, type ProblemCode } from './problems.ts';

const ALL = Object.entries(PROBLEMS) as [ProblemCode, { status: number }][];

describe('the catalogue of problems', () => {
  it('has a sentence of its own for each', () => {
    expect(ALL.length).toBeGreaterThan(60);
    expect(new Set(ALL.map(([code]) => problemWords(ENGLISH, code))).size).toBe(ALL.length);
    for (const [code] of ALL) {
      expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(problemWords(ENGLISH, code)).toMatch(/^[A-Z].*\.$/);
    }
  });

  test.each<[number, ProblemCode[]]>([
    [401, ['unauthenticated']],
    [404, ['no-such-wall', 'no-such-code', 'no-such-note', 'no-such-table', 'not-found']],
    [409, ['changed-meanwhile', 'moved-meanwhile', 'id-taken', 'too-many-notes', 'table-closed']],
    [410, ['note-gone', 'visit-gone', 'connection-gone', 'code-renewed', 'sockets-gone']],
    [413, ['too-large']],
    [429, ['rate-limited']],
    [503, ['busy', 'storage-failed']],
    [500, ['internal']],
  ])('answers %i to %j', (status, codes) => {
    for (const code of codes) expect(problem(ENGLISH, code).status).toBe(status);
  });

  it('has a status of an error for each, and says by name what that status means', () => {
    const statusOf = (matches: RegExp) => [
      ...new Set(ALL.flatMap(([code, { status }]) => (matches.test(code) ? [status] : []))),
    ];
    for (const [, { status }] of ALL) expect(status >= 400 && status < 600).toBe(true);
    expect(statusOf(/^no-such-/)).toEqual([404]);
    expect(statusOf(/-gone$/)).toEqual([410]);
    expect(statusOf(/^too-many-/)).toEqual([409]);
    expect(statusOf(/^invalid-/)).toEqual([400]);
  });
});

test('a problem says what it is, and what is special about this one', () => {
  const busy = 'Too much is going on at once. Wait a moment; nothing is lost.';
  expect(problem(ENGLISH, 'busy')).toEqual({
    type: 'urn:weavewall:problem:busy',
    title: busy,
    status: 503,
    detail: busy,
    code: 'busy',
  });
  const values = { why: 'note', max: 1_000 };
  expect(problem(ENGLISH, 'text-too-long', values)).toMatchObject({
    title: 'The text is too long.',
    detail: 'A note holds 1,000 characters.',
    values,
  });
  const wrong = problem(
    ENGLISH,
    'invalid-request',
    { why: 'field', where: 'body.title' },
    {
      errors: ['body.title must be string'],
    },
  );
  expect([wrong.detail, wrong.errors]).toEqual([
    'The request is not in the right form at “body.title”.',
    ['body.title must be string'],
  ]);
});

test('a case that nobody knows says what its problem says', () => {
  for (const [code] of ALL)
    expect(problemWords(ENGLISH, code, { why: 'unheard-of', max: 3 })).toBe(
      problemWords(ENGLISH, code, { max: 3 }),
    );
});

test('a refusal is an error that knows its code, and what is special about it', () => {
  const refusal = new Refusal('locked');
  expect(refusal).toBeInstanceOf(Error);
  expect([refusal.code, refusal.name, refusal.values]).toEqual(['locked', 'Refusal', undefined]);
  const full = new Refusal('too-many-notes', { why: 'wall', max: 5 });
  expect([full.values, full.message]).toEqual([
    { why: 'wall', max: 5 },
    'too-many-notes {"why":"wall","max":5}',
  ]);
});

import { describe, expect, it, test } from 'vitest';
import { problem, PROBLEMS, Refusal, type ProblemCode } from './problems.ts';

const ALL = Object.entries(PROBLEMS) as [ProblemCode, { status: number; title: string }][];

describe('the catalogue of problems', () => {
  it('has a sentence of its own for each', () => {
    expect(ALL.length).toBeGreaterThan(60);
    expect(new Set(ALL.map(([, { title }]) => title)).size).toBe(ALL.length);
    for (const [code, { title }] of ALL) {
      expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(title).toMatch(/^[A-Z].*\.$/);
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
    for (const code of codes) expect(problem(code).status).toBe(status);
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
  expect(problem('busy')).toEqual({
    type: 'urn:weavewall:problem:busy',
    title: PROBLEMS.busy.title,
    status: 503,
    detail: PROBLEMS.busy.title,
    code: 'busy',
  });
  expect(problem('text-too-long', 'It holds 60 characters.')).toMatchObject({
    title: 'The text is too long.',
    detail: 'It holds 60 characters.',
  });
  expect(problem('busy', '').detail).toBe('');
});

test('a refusal is an error that knows its code', () => {
  const refusal = new Refusal('locked');
  expect(refusal).toBeInstanceOf(Error);
  expect([refusal.code, refusal.name, refusal.message]).toEqual([
    'locked',
    'Refusal',
    'The wall is locked.',
  ]);
  expect(new Refusal('locked', 'Until noon.').message).toBe('Until noon.');
});

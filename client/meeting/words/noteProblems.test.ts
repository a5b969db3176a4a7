import { expect, it } from 'vitest';
import { PROBLEMS, type ProblemCode } from '../../../shared/model/problems.ts';
import { mayWorkLater, noteRefusal, troubleWords } from './noteProblems.ts';
import { problemSaid } from '../../words/problemSaid.ts';

const CODES = Object.keys(PROBLEMS) as ProblemCode[];

it.each(CODES)('%s: says of a note what was not done, why, and what becomes of it', (code) => {
  const detail = problemSaid({ code });
  for (const op of ['put', 'withdraw'] as const) {
    const words = noteRefusal(op, code, detail);
    expect(words).toMatch(/^[A-Z].{8,250}\.$/u);
    expect(words).not.toMatch(/undefined|null|\.\./u);
  }
  expect(noteRefusal('withdraw', code, detail)).toMatch(/^It was not taken down\. /);
  // Words that may still go, or that nobody else holds, are said to be kept.
  if (mayWorkLater(code))
    expect(noteRefusal('put', code, detail)).toMatch(/ is kept on this phone\.$/);
});

it('has words where the server has none', () => {
  expect(noteRefusal('put', 'odd', '')).toBe(
    'The wall did not take it. Your note is kept on this phone.',
  );
  expect(noteRefusal('put', 'posting-closed', 'x')).toBe(
    'Posting had closed. Your note is kept on this phone.',
  );
  expect(troubleWords({ code: 'odd' })).toBe('The server can’t let you in just now.');
  expect(troubleWords({ code: 'odd', detail: 'Too much.' })).toBe('Too much.');
  expect(troubleWords({ code: 'rate-limited' })).toContain('in a moment');
});

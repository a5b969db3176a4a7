import { expect, it } from 'vitest';
import { problemSaid } from './problemSaid.ts';

const DETAIL = 'So sagt es der Server.';

it('is said in the page’s language, whatever the server says', () => {
  expect(problemSaid({ code: 'locked', detail: DETAIL })).toBe('The wall is locked.');
  expect(
    problemSaid({ code: 'text-too-long', values: { why: 'note', max: 1_000 }, detail: DETAIL }),
  ).toBe('A note holds 1,000 characters.');
});

it('a case that only a newer server knows is said as any of its problem, a problem in the server’s words', () => {
  expect(problemSaid({ code: 'text-too-long', values: { why: 'song' }, detail: DETAIL })).toBe(
    'The text is too long.',
  );
  expect(problemSaid({ code: 'too-many-songs', detail: DETAIL })).toBe(DETAIL);
  expect(problemSaid({ code: 'too-many-songs' })).toBe('');
});

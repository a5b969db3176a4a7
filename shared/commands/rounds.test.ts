import { expect, test } from 'vitest';
import { goToRound, withTurn } from './rounds.ts';

const IDS = ['tell', 'advice'];
const code = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('2a.4b a table goes from round to round and back, and its clock begins anew each time', () => {
  const first = goToRound(IDS, undefined, { to: 'tell' }, 1);
  expect(first).toEqual({ round: 'tell', since: 1, spoken: {} });
  const said = withTurn(IDS, first, { round: 'tell', id: 'ana', spoken: true }, 2);
  expect(said).toEqual({ round: 'tell', since: 1, spoken: { tell: ['ana'] } });
  const second = goToRound(IDS, said, { to: 'advice', from: 'tell' }, 3);
  expect(second).toEqual({ round: 'advice', since: 3, spoken: { tell: ['ana'] } });
  // What was said in a round is found again.
  expect(goToRound(IDS, second, { to: 'tell', from: 'advice' }, 4)).toEqual({ ...said, since: 4 });
  expect(goToRound(IDS, second, { to: null, from: 'advice' }, 5).round).toBeNull();
});

test('two who go on at once go on once, and who saw it elsewhere is told', () => {
  const first = goToRound(IDS, undefined, { to: 'tell' }, 1);
  expect(goToRound(IDS, first, { to: 'tell' }, 9)).toBe(first);
  expect(code(() => goToRound(IDS, first, { to: 'advice' }, 2))).toBe('changed-meanwhile');
  expect(code(() => goToRound(IDS, first, { to: null, from: 'advice' }, 2))).toBe(
    'changed-meanwhile',
  );
  expect(code(() => goToRound(IDS, first, { to: 'gone', from: 'tell' }, 2))).toBe('no-such-round');
});

test('a turn before the first round begins it; one that was taken is taken back', () => {
  const begun = withTurn(IDS, undefined, { round: 'tell', id: 'ana', spoken: true }, 7);
  expect(begun).toEqual({ round: 'tell', since: 7, spoken: { tell: ['ana'] } });
  expect(withTurn(IDS, begun, { round: 'tell', id: 'ana', spoken: true }, 8)).toBe(begun);
  expect(withTurn(IDS, begun, { round: 'tell', id: 'ana', spoken: false }, 8).spoken).toEqual({
    tell: [],
  });
  expect(code(() => withTurn(IDS, begun, { round: 'x', id: 'ana', spoken: true }, 8))).toBe(
    'no-such-round',
  );
});

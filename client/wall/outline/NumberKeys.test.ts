import { describe, expect, test } from 'vitest';
import { NumberKeys } from './NumberKeys.ts';

const groups = (...ids: string[]): { id: string; number: number }[] =>
  ids.map((id, index) => ({ id, number: index + 1 }));

describe('group numbers from digits', () => {
  test('up to nine groups a digit is enough', () => {
    const keys = new NumberKeys();
    keys.follow(groups('a', 'b', 'c'), 0);
    expect(keys.press('2')).toEqual({ kind: 'go', number: 2 });
    expect(keys.press('7')).toEqual({ kind: 'none', number: 7 });
    expect(keys.typed).toBe('');
  });

  test('with more, a digit that may go on waits for the next', () => {
    const keys = new NumberKeys();
    keys.follow(groups(...'abcdefghijkl'), 0);
    expect(keys.press('1')).toEqual({ kind: 'wait', number: 1 });
    expect(keys.press('2')).toEqual({ kind: 'go', number: 12 });
    expect(keys.press('2'), 'nothing begins with 2 but 2').toEqual({ kind: 'go', number: 2 });
    expect(keys.press('1')).toEqual({ kind: 'wait', number: 1 });
    expect(keys.press('9')).toEqual({ kind: 'none', number: 19 });
    expect(keys.press('9')).toEqual({ kind: 'go', number: 9 });
  });

  test('a number that just came to another group says so, until it could be read', () => {
    const keys = new NumberKeys();
    keys.follow(groups('a', 'b'), 1000);
    expect(keys.group(2, 1001), 'new, but it was nobody else’s').toEqual({
      id: 'b',
      isFresh: false,
    });
    keys.follow(groups('new', 'a', 'b'), 2000);
    expect(keys.group(2, 2100)).toEqual({ id: 'a', isFresh: true });
    expect(keys.group(3, 2100)).toEqual({ id: 'b', isFresh: false });
    keys.follow(groups('new', 'a', 'b'), 2600);
    expect(keys.group(2, 2701)).toEqual({ id: 'a', isFresh: false });
    keys.follow(groups('new'), 3000);
    expect(keys.group(2, 3000)).toBeNull();
  });
});

import { expect, test } from 'vitest';
import { fitted } from './fitted.ts';
import { TextSetter } from './setText.ts';

test('words take the largest size at which they have room, and the smallest where none has', () => {
  const setter = new TextSetter();
  const runs = [{ text: 'Clean rivers for all', style: 'regular' as const }];
  const size = (box: { width: number; height: number; lines?: number }): [number, number] => {
    const found = fitted(setter, runs, box, [40, 20, 10], 1.2);
    return [found.size, found.lines.length];
  };
  expect(size({ width: 1_000, height: 1_000 })).toEqual([40, 1]);
  expect(size({ width: 200, height: 1_000 })).toEqual([40, 3]);
  expect(size({ width: 200, height: 1_000, lines: 2 })).toEqual([20, 1]);
  expect(size({ width: 200, height: 47 })).toEqual([20, 1]);
  // No word is broken while there is a size at which it need not be.
  expect(size({ width: 50, height: 1_000 })[0]).toBe(10);
  expect(size({ width: 12, height: 5 })[0]).toBe(10);
  expect(fitted(setter, [], { width: 1, height: 1 }, [9], 1)).toEqual({ size: 9, lines: [] });
});

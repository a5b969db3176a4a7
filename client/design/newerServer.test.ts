import { expect, it } from 'vitest';
import { newerStep, type TabMemory } from './newerServer.ts';

/** A tab's memory; `keeps: false`: the browser forbids it. */
function tab(keeps = true): TabMemory {
  let kept: number | null = null;
  return {
    reloadedFor: () => kept,
    keep(version) {
      if (keeps) kept = version;
      return keeps;
    },
  };
}

it('9.2 a page is loaded anew once for a version, and once more for the next', () => {
  const memory = tab();
  expect(newerStep(2, memory)).toBe('reload-when-still');
  // The server that has the pages is not updated yet: the same page came back.
  expect(newerStep(2, memory)).toBe('leave-to-person');
  expect(newerStep(2, memory)).toBe('leave-to-person');
  expect(newerStep(3, memory)).toBe('reload-when-still');
  expect(newerStep(3, memory)).toBe('leave-to-person');
});

it('9.2 a page that could not know that it was loaded anew is not', () => {
  expect(newerStep(2, tab(false))).toBe('leave-to-person');
});

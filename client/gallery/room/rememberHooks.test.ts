import { expect, it } from 'vitest';
import { hooksFor, type HookStore } from './rememberHooks.ts';

function store(): HookStore & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
  };
}
const IDS = ['a', 'b', 'c', 'd'];

it('hangs a wall’s posters where they hung before, and a new one beside them', () => {
  const kept = store();
  const before = hooksFor(() => kept, 'w', IDS);
  expect(Object.keys(before.at)).toEqual(IDS);
  const after = hooksFor(() => kept, 'w', [...IDS, 'e']);
  expect(after.at).toMatchObject(before.at);
  expect(after.at['e']).toBe(4);
  expect(hooksFor(() => kept, 'w', ['e', ...IDS])).toEqual(after);
  expect(hooksFor(() => kept, 'other', ['x', 'y'])).not.toEqual(after);
});

it('begins anew where a store has another wall’s, nonsense or no room', () => {
  const kept = store();
  kept.setItem('hooks-w', '{"columns":"many"}');
  expect(hooksFor(() => kept, 'w', IDS).at).toEqual({ a: 0, b: 1, c: 2, d: 3 });
  kept.setItem('hooks-w', 'not json');
  expect(hooksFor(() => kept, 'w', IDS).at['d']).toBe(3);
  const full: HookStore = {
    getItem: () => null,
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(hooksFor(() => full, 'w', IDS).columns).toBeGreaterThan(1);
  const forbidden = (): HookStore => {
    throw new Error('SecurityError');
  };
  expect(hooksFor(forbidden, 'w', IDS).columns).toBeGreaterThan(1);
});

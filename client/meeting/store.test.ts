import { expect, it } from 'vitest';
import { createStore, keeping } from './store.ts';

it('tells of what changed, and of nothing else', () => {
  const store = createStore({ title: 'Hui', people: 1 });
  let told = 0;
  const stop = store.subscribe(() => (told += 1));
  const before = store.state();
  store.set({ people: 2 });
  expect(store.state()).toEqual({ title: 'Hui', people: 2 });
  expect(before).toEqual({ title: 'Hui', people: 1 });
  store.set({ people: 2, title: 'Hui' });
  store.set({});
  expect(told).toBe(1);
  expect(store.state()).toBe(store.state());
  stop();
  store.set({ people: 3 });
  expect(told).toBe(1);
});

it('shows whoever hears of it the new state, also where hearing changes more', () => {
  const store = createStore({ asked: 0, answered: 0 });
  const seen: number[] = [];
  store.subscribe(() => {
    const { asked, answered } = store.state();
    seen.push(answered);
    if (asked > answered) store.set({ answered: asked });
  });
  store.set({ asked: 1 });
  expect(store.state()).toEqual({ asked: 1, answered: 1 });
  expect(seen).toEqual([0, 1]);
});

it('computes again only for other arguments', () => {
  let computed = 0;
  const pair = keeping((a: object, b: number) => {
    computed += 1;
    return { a, b };
  });
  const a = {};
  const first = pair(a, 1);
  expect(pair(a, 1)).toBe(first);
  expect(pair(a, 2)).not.toBe(first);
  expect(pair({}, 2)).toEqual({ a: {}, b: 2 });
  expect(computed).toBe(3);
});

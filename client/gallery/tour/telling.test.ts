import { expect, it } from 'vitest';
import { nameSize, startTelling, step, tellingAt, tellMs, withNews } from './telling.ts';

const row = (id: string, marks = 0, at = 1, state: 'accepted' | 'proposed' = 'accepted') => ({
  id,
  marks,
  at,
  state,
});
const rows = [row('old'), row('proposed', 0, 0, 'proposed'), row('marked', 3, 9)];

it('begins with what most people marked, then what is accepted, then the oldest', () => {
  expect(startTelling(rows).ids).toEqual(['marked', 'old', 'proposed']);
});

it('goes on and back, round at the ends, and to where the presenter is', () => {
  const told = startTelling(rows);
  expect(step(told, 1).at).toBe(1);
  expect(step(told, -1).at).toBe(2);
  expect(step(step(told, -1), 1).at).toBe(0);
  expect(tellingAt(told, 'old').at).toBe(1);
  expect(tellingAt(told, 'unknown')).toBe(told);
  expect(tellingAt(told, null)).toBe(told);
  expect(step(startTelling([]), 1).at).toBe(0);
});

it('puts what is new at the end and leaves out what is gone; what is told now stays', () => {
  const told = { ...startTelling(rows), at: 1 };
  expect(withNews(told, rows)).toBe(told);
  const news = withNews(told, [...rows, row('new', 9, 99)]);
  expect([news.ids.at(-1), news.at]).toEqual(['new', 1]);
  const without = withNews(
    told,
    rows.filter(({ id }) => id !== 'marked'),
  );
  expect(without.ids[without.at]).toBe('old');
  // What is told now went: the next takes its place, the last one at the end.
  const gone = withNews(
    told,
    rows.filter(({ id }) => id !== 'old'),
  );
  expect(gone.ids[gone.at]).toBe('proposed');
  expect(withNews({ ...told, at: 2 }, [row('marked', 3, 9)]).at).toBe(0);
  expect(withNews(told, []).at).toBe(0);
});

it('gives words the time they need', () => {
  expect(tellMs('Short.')).toBe(12_000);
  expect(tellMs(Array(30).fill('word').join(' '))).toBeCloseTo(15_000);
  expect(tellMs('水'.repeat(360))).toBeCloseTo(15_000);
});

it('sets names so that no word breaks and all of it stands', () => {
  expect(nameSize('Gardens')).toBe(2.9);
  expect(nameSize('Energiegenossenschaften in Bürgerhand')).toBeCloseTo(30 / 23);
  expect(nameSize('a word and another one, '.repeat(4))).toBeLessThan(1.8);
  expect(nameSize('')).toBe(2.9);
});

import { expect, it } from 'vitest';
import {
  besidePoster,
  nameSize,
  shareRoom,
  startTelling,
  step,
  tellingAt,
  tellMs,
  whenLed,
  withNews,
} from './telling.ts';

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

it('holds where its presenter begins to lead, and goes on when she no longer does', () => {
  const told = { ...startTelling(rows), at: 1 };
  expect(whenLed(told, true)).toEqual({ ...told, isHeld: true });
  expect(whenLed({ ...told, isHeld: true }, false)).toEqual(told);
});

it('stands as many beside a poster as there is room for, what just came always', () => {
  const order = ['a', 'b', 'c', 'd', 'e'];
  const none = (): boolean => false;
  const isA = (id: string): boolean => id === 'a';
  expect(besidePoster(order, none, 4)).toEqual(['a', 'b', 'c', 'd']);
  expect(besidePoster(order, none, 9)).toEqual(order);
  expect(besidePoster(order, isA, 9)).toEqual(['b', 'c', 'd', 'e', 'a']);
  expect(besidePoster(order, isA, 3)).toEqual(['b', 'c', 'a']);
  expect(besidePoster(order, isA, 1)).toEqual(['a']);
  expect(besidePoster(order, isA, 0)).toEqual([]);
});

it('shares room between connections and questions: all of it is used, none is left out alone', () => {
  expect(shareRoom(4, 4, 8)).toEqual({ connections: 4, questions: 4 });
  expect(shareRoom(4, 4, 3)).toEqual({ connections: 2, questions: 1 });
  expect(shareRoom(4, 1, 3)).toEqual({ connections: 2, questions: 1 });
  expect(shareRoom(1, 4, 3)).toEqual({ connections: 1, questions: 2 });
  expect(shareRoom(4, 0, 3)).toEqual({ connections: 3, questions: 0 });
  expect(shareRoom(0, 4, 1)).toEqual({ connections: 0, questions: 1 });
  for (let room = 0; room <= 8; room += 1)
    for (let connections = 0; connections <= 4; connections += 1)
      for (let questions = 0; questions <= 4; questions += 1) {
        const shared = shareRoom(connections, questions, room);
        expect(shared.connections + shared.questions).toBe(Math.min(room, connections + questions));
      }
});

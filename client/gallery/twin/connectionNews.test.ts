import { expect, test } from 'vitest';
import { ConnectionNews } from './connectionNews.ts';
import { thread } from './testThreads.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';

/** A page that hears of `rows` at a time of its own, ms. */
function page(): (at: number, rows: readonly ConnectionRow[]) => string | null {
  let now = 0;
  const news = new ConnectionNews(() => now);
  return (at, rows) => {
    now = at;
    news.hear(rows);
    return news.take();
  };
}
const PROPOSED = { state: 'proposed' } as const;
const pending = { pending: {} as NonNullable<ConnectionRow['pending']> };

test('what is there at first is no news; what others do is one sum', () => {
  const take = page();
  const before = [thread('1', 'a>b', PROPOSED), thread('2', 'a>b', PROPOSED), thread('3', 'a>c')];
  expect(take(0, before)).toBeNull();
  expect(take(100, before)).toBeNull();
  expect(
    take(200, [
      thread('1', 'a>b'),
      thread('2', 'a>b', { text: 'In other words', marks: 2 }),
      ...['4', '5', '6'].map((id) => thread(id, 'b>c')),
    ]),
  ).toBe('3 new connections, 2 accepted, 1 reworded, 2 marks, 1 taken away.');
});

test('after a sum it is quiet for some seconds, and nothing is left uncounted', () => {
  const take = page();
  const rows = Array.from({ length: 60 }, (_, index) => thread(String(index), 'a>b'));
  take(0, []);
  const said = rows.flatMap((_, index) => take((index + 1) * 500, rows.slice(0, index + 1)) ?? []);
  expect(said).toEqual([
    '1 new connection.',
    '12 new connections.',
    '12 new connections.',
    '12 new connections.',
    '12 new connections.',
  ]);
  expect(take(60_000, rows)).toBe('11 new connections.');
});

test('somebody carries it', () => {
  const take = page();
  take(0, [thread('1', 'a>b')]);
  expect(take(1, [thread('1', 'a>b', { carried: { by: 'Mere', until: '' } })])).toBe(
    '1 carried by somebody.',
  );
});

test('what one does oneself is not told', () => {
  const take = page();
  take(0, [thread('1', 'a>b', PROPOSED)]);
  const own = [
    thread('1', 'a>b', { marks: 1, marked: true, ...pending }),
    thread('2', 'a>b', { mine: true }),
  ];
  expect(take(1, own)).toBeNull();
  const saved = [thread('1', 'a>b', { marks: 1, marked: true }), ...own.slice(1)];
  expect(take(2, saved)).toBeNull();
  expect(take(3, [{ ...thread('1', 'a>b'), carried: { until: '' }, carries: true }])).toBe(
    '1 taken away.',
  );
});

test('what one takes away or merges oneself is not told, what others do is', () => {
  let now = 0;
  const news = new ConnectionNews(() => now);
  news.hear([thread('1', 'a>b'), thread('2', 'a>b'), thread('3', 'a>b')]);
  news.take();
  news.hear([thread('2', 'a>b'), thread('3', 'a>b')], ['1']);
  expect(news.take()).toBeNull();
  now = 10_000;
  news.hear([thread('3', 'a>b')]);
  expect(news.take()).toBe('1 taken away.');
});

test('one’s own is not told either while the server’s row does not say yet whose it is', () => {
  let now = 0;
  const news = new ConnectionNews(() => now);
  const said = [thread('1', 'a>b', PROPOSED)];
  news.hear(said);
  news.take();
  news.hear([...said, thread('2', 'a>b', { mine: true, ...pending })]);
  news.hear([thread('1', 'a>b', pending), thread('2', 'a>b', pending)]);
  news.hear([thread('1', 'a>b'), thread('2', 'a>b'), thread('3', 'a>b')]);
  expect(news.take()).toBe('1 new connection.');
  now = 10_000;
  expect(news.take()).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { testMeeting } from '../../../shared/exchange/testMeeting.ts';
import type { Connection } from '../../../shared/model/gallery.ts';
import { overlayPage, reportRoom } from './overlayPage.ts';
import { A4, type PageItem } from './pageItems.ts';
import { MARGIN } from './reportLook.ts';
import { TextSetter } from './setText.ts';

type Line = Extract<PageItem, { kind: 'line' }>;
const wordsOf = ({ line }: Line): string => line.pieces.map(({ text }) => text).join('');

function overlay(tables: readonly string[], connections: Record<string, Connection>) {
  const setter = new TextSetter();
  const content = { ...testMeeting({ tables }), connections };
  const room = reportRoom(setter, content);
  const page = overlayPage(setter, room);
  const lines = page.items.flatMap((item) => (item.kind === 'line' ? [item] : []));
  return { content, room, page, lines, said: lines.map(wordsOf) };
}
const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `Topic ${at}`);
const between = (from: number, to: number, more: Partial<Connection> = {}): Connection => {
  const { posters } = testMeeting({ tables: names(Math.max(from, to)) });
  return {
    from: posters[from - 1]!.tableId,
    to: posters[to - 1]!.tableId,
    relation: 'supports',
    text: 'Share the hall',
    state: 'accepted',
    marks: 0,
    at: 1,
    ...more,
  };
};

describe('the room on a page', () => {
  test('is a landscape page that links lead to, a figure that says how many connections it has', () => {
    const { page } = overlay(names(3), { a: between(1, 2), b: between(2, 3) });
    expect(page).toMatchObject({ width: A4.height, height: A4.width, anchor: 'connections' });
    const figures = new Set(
      page.items.flatMap(({ part }) => (part?.role === 'Figure' ? [part] : [])),
    );
    expect([...figures].map(({ alt }) => alt)).toEqual([
      'The room with 2 connections between its posters; all of them are listed after this page.',
    ]);
  });

  test('has a sheet for each poster, that leads to it, each with its name or number', () => {
    const { page, content, said } = overlay(names(9), { a: between(1, 9) });
    const links = page.items.flatMap((item) => (item.kind === 'goto' ? [item] : []));
    expect(links.map(({ target }) => target)).toEqual(
      content.posters.map(({ tableId }) => tableId),
    );
    for (const { x, y, width, height } of links)
      expect(page.items).toContainEqual(
        expect.objectContaining({ kind: 'rect', x, y, width, height, stroke: '#76817d' }),
      );
    for (let at = 0; at < 9; at += 1)
      expect(said.some((words) => words.includes(`Topic ${at}`) || words === String(at + 1))).toBe(
        true,
      );
  });

  test('says in its key how each kind is drawn: one dotted and open, the other whole and filled', () => {
    const { page, lines } = overlay(names(2), { a: between(1, 2) });
    const y = MARGIN - 10;
    const key = page.items.flatMap((item) =>
      item.kind === 'path' && item.y === y && !item.part ? [item] : [],
    );
    expect(key.map(({ dash, fill }) => [dash !== undefined, fill !== undefined])).toEqual([
      [false, false],
      [false, true],
      [true, false],
      [false, false],
    ]);
    expect(lines.filter((line) => /^(reinforces|supports)$/.test(wordsOf(line)))).toHaveLength(2);
  });

  test('its heading is a bookmark, and nothing else on it is', () => {
    const { page } = overlay(names(4), { a: between(1, 2), b: between(3, 4) });
    const words = page.items.flatMap(({ part }) => part?.words ?? []);
    expect(words).toEqual(['How the posters connect']);
  });

  test.each([2, 12, 60])(
    'of %i posters is on the paper, and no letter is smaller than is read',
    (count) => {
      const connections = Object.fromEntries(
        Array.from({ length: count * 2 }, (_, at) => [
          `c${at}`,
          between((at % count) + 1, ((at * 7 + 1) % count) + 1, { at }),
        ]).filter(([, each]) => (each as Connection).from !== (each as Connection).to),
      ) as Record<string, Connection>;
      const { page, lines } = overlay(names(count), connections);
      for (const item of page.items) {
        if (item.kind === 'path') continue;
        const width = item.kind === 'line' ? item.line.width * item.size : item.width;
        const left = item.kind === 'line' && item.align === 'right' ? item.x - width : item.x;
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + width).toBeLessThanOrEqual(page.width + 1e-6);
        expect(item.y).toBeLessThanOrEqual(page.height);
      }
      expect(Math.min(...lines.map(({ size }) => size))).toBeGreaterThanOrEqual(8);
    },
  );

  test('what leads to a table that is gone is told, and drawn nowhere', () => {
    const { room } = overlay(names(2), {
      a: between(1, 2),
      b: { ...between(1, 2), to: 'gone' },
    });
    expect(room.unhung.map(({ id }) => id)).toEqual(['b']);
    expect(room.list.flatMap(({ threads }) => threads)).toHaveLength(1);
  });
});

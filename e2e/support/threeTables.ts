import { expect, type Page } from '@playwright/test';
import type { TableRow } from '../../shared/model/table.ts';
import { runAxe } from './axe.ts';
import { askWall } from './meetingMembers.ts';
import { seedWall, type SeededWall } from './seedWall.ts';
import type { OpenPage } from './test.ts';
import { ask, joinByCode } from './wallApi.ts';
import { t } from './words.ts';

export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** A wall with three tables and nobody at them, and phones that come to it. */
export class ThreeTables {
  readonly wall: SeededWall;
  readonly tables: readonly TableRow[];

  private constructor(wall: SeededWall, tables: readonly TableRow[]) {
    this.wall = wall;
    this.tables = tables;
  }

  static async open(origin: string): Promise<ThreeTables> {
    const wall = await seedWall(origin, {
      title: 'Aotearoa biodiversity hui',
      people: ['Mere'],
      notes: ['Fence the streams', 'Plant the berms', 'Keep the cats in'].map((text) => ({
        text,
        color: 'yellow',
        person: 0,
      })),
      groups: [
        ['Rivers', 0],
        ['Towns', 1],
        ['Birds', 2],
      ].map(([name, note]) => ({ name: String(name), color: 'yellow', notes: [Number(note)] })),
    });
    const { tables } = await askWall<{ tables: TableRow[] }>(wall, 'POST', '/tables', {});
    return new ThreeTables(wall, tables);
  }

  /** As the facilitator. */
  run<Reply>(method: string, path: string, body: object = {}): Promise<Reply> {
    return askWall<Reply>(this.wall, method, path, method === 'GET' ? undefined : body);
  }

  numbered(number: number): TableRow {
    const table = this.tables.find((each) => each.number === number);
    if (!table) throw new Error(`there is no table ${number}`);
    return table;
  }

  tableId(number: number): string {
    return this.numbered(number).tableId;
  }

  link(number?: number): string {
    return `${this.wall.origin}/j/${this.wall.joinCode}${number === undefined ? '' : `/${number}`}`;
  }

  /** Somebody with that name, at that table. */
  async seat(name: string, table?: number): Promise<{ id: string; token: string }> {
    const { origin, joinCode, wallId } = this.wall;
    const { participantId: id, token } = await joinByCode(origin, joinCode, name);
    if (table !== undefined)
      await ask(origin, 'PUT', `/api/walls/${wallId}/people/me`, {
        token,
        body: { table: this.tableId(table) },
      });
    return { id, token };
  }

  /** A phone of its own, already somebody with that name, sitting at that table. */
  async phoneOf(
    openPage: OpenPage,
    name: string,
    table?: number,
  ): Promise<{ page: Page; id: string; token: string }> {
    const { origin, wallId } = this.wall;
    const { id, token } = await this.seat(name, table);
    const page = await openPage(PHONE);
    await page
      .context()
      .addCookies([{ name: `ww_${wallId}_participant`, value: token, url: origin }]);
    await page.goto(this.link());
    await expect(page.locator('.tb-half')).toBeVisible();
    return { page, id, token };
  }

  async sitsAt(page: Page, number: number): Promise<void> {
    const { name } = this.numbered(number);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page.locator('.tb-tent-number')).toHaveText(
      t('table.numbered', { number: String(number) }),
    );
  }

  /** How many sit at each table, by its number. */
  async seated(): Promise<Record<string, number>> {
    const { counts } = await this.run<{ counts: { seated?: Record<string, number> } }>(
      'GET',
      '/me',
    );
    return Object.fromEntries(
      this.tables.map(({ tableId: id, number }) => [number, counts.seated?.[id] ?? 0]),
    );
  }
}

/** Axe finds nothing, and nothing stands out at the side. */
export const isHealthy = async (page: Page): Promise<void> => {
  expect((await runAxe(page)).found).toEqual([]);
  const width = page.viewportSize()?.width ?? 0;
  const wide = await page.evaluate(
    (limit) =>
      [...document.querySelectorAll('.tb-half *, #ww-own *, form *')]
        .filter(
          (each) =>
            each.getBoundingClientRect().right > limit + 1 &&
            each.closest('.ww-visually-hidden') === null,
        )
        .map((each) => each.outerHTML.slice(0, 120)),
    width,
  );
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth),
    wide.join('\n'),
  ).toBeLessThanOrEqual(width);
};

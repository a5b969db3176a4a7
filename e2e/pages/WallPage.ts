import { expect, type CDPSession, type Locator, type Page } from '@playwright/test';
import { said, t } from '../support/words.ts';

/** What the wall page tells tests (client/wall/testHook.ts); reads only. */
interface WallHook {
  noteRect(id: string): Box | null;
  headerRect(id: string): Box | null;
  notes(): { id: string; text: string; cluster?: string }[];
  clusters(): { id: string; name: string; number: number; color: string; notes: string[] }[];
  hit(x: number, y: number): { kind: 'note' | 'header' | 'wall'; id?: string };
  camera(): { x: number; y: number; scale: number };
  selection(): string[];
  heldByOthers(): string[];
  claims(): { cluster: string; name: string }[];
  said(note: string): string;
  matches(): string[] | null;
  focused(): string | null;
  isSaved(): boolean;
  isLoaded(): boolean;
  isAtRest(): boolean;
  isSharp(): boolean;
}

declare global {
  interface Window {
    __wall?: WallHook;
  }
}

interface Point {
  x: number;
  y: number;
}
interface Box extends Point {
  width: number;
  height: number;
}
const middle = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** The wall as a volunteer, a facilitator or the room sees it. Works with real pointers at real places. */
export class WallPage {
  readonly page: Page;
  #touch: CDPSession | null = null;

  constructor(page: Page) {
    this.page = page;
  }

  async open(link: string): Promise<void> {
    await this.page.goto(link);
    await this.page.waitForFunction(() => window.__wall !== undefined);
  }

  notes(): Promise<{ id: string; text: string; cluster?: string }[]> {
    return this.page.evaluate(() => window.__wall?.notes() ?? []);
  }

  clusters(): Promise<{ id: string; name: string; number: number; notes: string[] }[]> {
    return this.page.evaluate(() => window.__wall?.clusters() ?? []);
  }

  async showsNotes(count: number): Promise<void> {
    await expect.poll(async () => (await this.notes()).length, { timeout: 20_000 }).toBe(count);
    // Notes and groups come in two documents.
    await expect
      .poll(() => this.page.evaluate(() => window.__wall?.isLoaded()), { timeout: 20_000 })
      .toBe(true);
    // And are fitted into the view a frame later.
    await this.atRest();
  }

  async loose(): Promise<string[]> {
    return (await this.notes()).filter((note) => note.cluster === undefined).map((note) => note.id);
  }

  saved(): Promise<void> {
    return expect
      .poll(() => this.page.evaluate(() => window.__wall?.isSaved()), { timeout: 15_000 })
      .toBe(true);
  }

  async fit(): Promise<void> {
    await this.page.getByRole('button', { name: t('wall.fit.label') }).click();
    await this.atRest();
  }

  /** Presses a tool of the bar that is under More. */
  async useTool(name: RegExp | string): Promise<void> {
    await this.page.getByRole('button', { name: t('wall.moreTools') }).click();
    await this.page
      .getByRole('menu', { name: t('wall.moreTools') })
      .locator('[role^=menuitem]')
      .filter({ hasText: name })
      .click();
  }

  /** Until nothing on the canvas is on its way. On a busy machine a view may not yet have begun to glide when two looks see it alike. */
  atRest(): Promise<void> {
    return expect.poll(() => this.page.evaluate(() => window.__wall?.isAtRest())).toBe(true);
  }

  async #noteBox(id: string): Promise<Box> {
    await this.atRest();
    const box = await this.page.evaluate((note) => window.__wall?.noteRect(note) ?? null, id);
    if (!box) throw new Error(`note ${id} is not on the wall`);
    return box;
  }

  async #headerBox(id: string): Promise<Box> {
    await this.atRest();
    const box = await this.page.evaluate(
      (cluster) => window.__wall?.headerRect(cluster) ?? null,
      id,
    );
    if (!box) throw new Error(`group ${id} is not on the wall`);
    return box;
  }

  /** Chooses notes with shift-clicks and groups them under a name. */
  async groupByMouse(ids: readonly string[], name: string): Promise<void> {
    for (const id of ids) {
      const { x, y } = middle(await this.#noteBox(id));
      await this.page.keyboard.down('Shift');
      await this.page.mouse.click(x, y);
      await this.page.keyboard.up('Shift');
    }
    await expect
      .poll(() => this.page.evaluate(() => window.__wall?.selection().length))
      .toBe(ids.length);
    await this.page.getByRole('button', { name: t('chosen.group') }).click();
    await this.#nameIt(name);
  }

  /** Drags one note onto another: a new group of both, its name ready to type. */
  async dropTogether(id: string, onto: string, name: string): Promise<void> {
    await this.#drag(middle(await this.#noteBox(id)), middle(await this.#noteBox(onto)));
    await this.#nameIt(name);
  }

  /** A press on its header. */
  async chooseGroup(cluster: string): Promise<void> {
    const { x, y } = middle(await this.#headerBox(cluster));
    await this.page.mouse.click(x, y);
  }

  dragIntoGroup(id: string, cluster: string): Promise<void> {
    return this.#carryIntoGroup(id, cluster, (from, to) => this.#drag(from, to));
  }

  /** Until the note is in the group. Another's work may move the group while a hand is on its way; who sees that does it again. */
  async #carryIntoGroup(
    id: string,
    cluster: string,
    carry: (from: Point, to: Point) => Promise<void>,
  ): Promise<void> {
    for (let tries = 0; tries < 3; tries += 1) {
      const aimedAt = await this.#headerBox(cluster);
      await carry(middle(await this.#noteBox(id)), middle(aimedAt));
      const isIn = async (): Promise<boolean> =>
        (await this.notes()).find((note) => note.id === id)?.cluster === cluster;
      const hasMoved = async (): Promise<boolean> =>
        JSON.stringify(await this.#headerBox(cluster)) !== JSON.stringify(aimedAt);
      await expect
        .poll(async () => (await isIn()) || (await hasMoved()), {
          message: 'the note is in the group, or the group is elsewhere',
        })
        .toBe(true);
      if (await isIn()) return;
    }
    throw new Error(`note ${id} does not get into group ${cluster}`);
  }

  async #drag(from: Point, to: Point): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    await this.page.mouse.up();
  }

  async #nameIt(name: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: said('group.name.label') });
    await field.fill(name);
    await field.press('Enter');
    await expect
      .poll(async () => (await this.clusters()).map((cluster) => cluster.name))
      .toContain(name);
  }

  /** With fingers: the Select tool, a tap on each, and "Group these". Needs a context with touch. */
  async groupByTouch(ids: readonly string[], name: string): Promise<void> {
    await this.#selectTool(true);
    for (const id of ids) {
      const { x, y } = middle(await this.#noteBox(id));
      await this.page.touchscreen.tap(x, y);
      await expect
        .poll(() => this.page.evaluate((note) => window.__wall?.selection().includes(note), id))
        .toBe(true);
    }
    await this.page.getByRole('button', { name: t('chosen.group') }).tap();
    await this.#nameIt(name);
    await this.#selectTool(false);
  }

  /** Sees the tool's state before and after the tap: a tap on a stale state would switch it the wrong way. */
  async #selectTool(on: boolean): Promise<void> {
    const select = this.page.getByRole('button', { name: t('wall.select.label') });
    // A busy machine may drop a synthetic tap; a person would tap again when the tool does not light up.
    await expect(async () => {
      if ((await select.getAttribute('aria-pressed')) !== String(on)) await select.tap();
      await expect(select).toHaveAttribute('aria-pressed', String(on), { timeout: 1_000 });
    }).toPass();
  }

  /** One finger carries a note into a group. */
  async touchDragIntoGroup(id: string, cluster: string): Promise<void> {
    this.#touch ??= await this.page.context().newCDPSession(this.page);
    const at = (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: Point) =>
      this.#touch?.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [point] : [] });
    await this.#carryIntoGroup(id, cluster, async (from, to) => {
      await at('touchStart', from);
      for (let step = 1; step <= 6; step += 1)
        await at('touchMove', {
          x: from.x + ((to.x - from.x) * step) / 6,
          y: from.y + ((to.y - from.y) * step) / 6,
        });
      await at('touchEnd');
    });
  }

  /** Two fingers, each on a note of its own, carry them over their groups at the same time and stay there until `letGo`. */
  async carryWithTwoFingers(
    ways: readonly { id: string; cluster: string }[],
  ): Promise<{ letGo: () => Promise<void> }> {
    this.#touch ??= await this.page.context().newCDPSession(this.page);
    const touch = this.#touch;
    const paths = await Promise.all(
      ways.map(async ({ id, cluster }) => ({
        from: middle(await this.#noteBox(id)),
        to: middle(await this.#headerBox(cluster)),
      })),
    );
    const fingers = (share: number): { id: number; x: number; y: number }[] =>
      paths.map(({ from, to }, id) => ({
        id,
        x: from.x + (to.x - from.x) * share,
        y: from.y + (to.y - from.y) * share,
      }));
    const send = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      touchPoints: { id: number; x: number; y: number }[],
    ) => touch.send('Input.dispatchTouchEvent', { type, touchPoints });
    const start = fingers(0);
    for (let count = 1; count <= start.length; count += 1)
      await send('touchStart', start.slice(0, count));
    const STEPS = 8;
    for (let step = 1; step <= STEPS; step += 1) await send('touchMove', fingers(step / STEPS));
    return {
      letGo: async () => {
        for (let left = start.length - 1; left >= 0; left -= 1)
          await send('touchEnd', fingers(1).slice(0, left));
      },
    };
  }

  /** Keyboard alone, in the outline: Space chooses, the button groups, the name field takes the name. */
  async groupByKeyboard(texts: readonly string[], name: string): Promise<void> {
    const outline = this.page.getByRole('region', { name: t('outline.label') });
    if (!(await outline.isVisible())) await this.page.keyboard.press('o');
    await expect(outline).toBeVisible();
    for (const text of texts)
      await this.#press(
        outline
          .getByRole('option', { name: text.replace(/\s+/gu, ' ').trim().slice(0, 60) })
          .first(),
        'Space',
      );
    const before = (await this.clusters()).map((cluster) => cluster.id);
    await this.#press(outline.getByRole('button', { name: t('outline.newGroup') }), 'Enter');
    await expect.poll(async () => (await this.clusters()).length).toBe(before.length + 1);
    // The new group's name field has the focus by itself, and nothing in it yet.
    await expect(this.page.locator('input:focus')).toHaveValue('');
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Enter');
    await expect
      .poll(async () => (await this.clusters()).map((cluster) => cluster.name))
      .toContain(name);
  }

  async #press(target: Locator, key: string): Promise<void> {
    await target.focus();
    await expect(target).toBeFocused();
    await this.page.keyboard.press(key);
  }
}

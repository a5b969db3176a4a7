import { expect, type CDPSession, type Page } from '@playwright/test';
import type { WallPage } from './WallPage.ts';
import { said, t } from '../support/words.ts';

interface Point {
  x: number;
  y: number;
}
interface Box extends Point {
  width: number;
  height: number;
}
type Target = { note: string } | { group: string };
const middle = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** One volunteer who clusters notes and is counted: how many actions, and how many drops had to be done again because a group moved. */
export class CountedVolunteer {
  readonly wall: WallPage;
  readonly page: Page;
  /** Drags, taps, presses of a button, names typed. Moving about is no action. */
  actions = 0;
  again = 0;
  #touch: CDPSession | null = null;

  constructor(wall: WallPage) {
    this.wall = wall;
    this.page = wall.page;
  }

  /** Makes one named group of these notes. */
  async cluster(
    how: 'mouse' | 'touch' | 'keyboard',
    name: string,
    notes: readonly string[],
  ): Promise<void> {
    if (how === 'keyboard') return this.#byKeyboard(name, notes);
    await this.wall.fit();
    const [first = '', second = '', ...rest] = notes;
    const dragged = how === 'mouse' ? 6 : 3;
    if (how === 'mouse') {
      await this.#drag(first, { note: second });
      await this.#nameIt(name);
    } else {
      await this.#select(true);
      await this.#tapAll([first, second, ...rest.slice(dragged)]);
      await this.#press(t('chosen.group'));
      await this.#nameIt(name);
      await this.#select(false);
    }
    const id = await this.#groupOf(first);
    for (const note of rest.slice(0, dragged)) await this.#carry([note], id);
    if (how === 'touch') return;
    // The others at once: chosen one by one, carried together.
    const together = rest.slice(dragged);
    await this.page.keyboard.down('Shift');
    for (const note of together) await this.#tap(note);
    await this.page.keyboard.up('Shift');
    await this.#carry(together, id);
  }

  async #groupOf(note: string): Promise<string> {
    const id = await this.#groupOfAny(note);
    if (id === null) throw new Error(`note ${note} is in no group`);
    return id;
  }

  /** Carries notes (all of them chosen, or one) to a group. Another volunteer's work may move the group just then; who sees that does it again. */
  async #carry(notes: readonly string[], group: string): Promise<void> {
    const [held = ''] = notes;
    for (let tries = 0; tries < 3; tries += 1) {
      const before = JSON.stringify(await this.#box({ note: held }));
      await this.#drag(held, { group });
      const there = new Set(
        (await this.wall.notes()).filter(({ cluster }) => cluster === group).map(({ id }) => id),
      );
      if (notes.every((id) => there.has(id))) return;
      expect(
        JSON.stringify(await this.#box({ note: held })),
        'the drag is not lost: the note went somewhere',
      ).not.toBe(before);
      this.again += 1;
    }
    throw new Error(`${held} does not get into ${group}`);
  }

  async #drag(note: string, target: Target): Promise<void> {
    this.actions += 1;
    const from = await this.#gripOf(note);
    const near = middle(await this.#box(target));
    const halfway = { x: (from.x + near.x) / 2, y: (from.y + near.y) / 2 };
    await this.#point('down', from);
    await this.#point('move', halfway);
    // Where it is by now.
    const to = middle(await this.#box(target));
    await this.#point('move', to);
    await this.#point('up', to);
  }

  /** Where a hand takes a note: its middle, or what of it another group's name leaves free. */
  async #gripOf(note: string): Promise<Point> {
    const { x, y, width, height } = await this.#box({ note });
    const places = [
      [0.5, 0.5],
      [0.5, 0.85],
      [0.15, 0.85],
      [0.85, 0.85],
      [0.5, 0.15],
      [0.15, 0.15],
      [0.85, 0.15],
    ].map(([right = 0, down = 0]) => ({ x: x + width * right, y: y + height * down }));
    const hits = await this.page.evaluate(
      (spots) =>
        spots.map(({ x: left, y: top }) =>
          document.elementFromPoint(left, top)?.closest('#wall-canvas')
            ? window.__wall?.hit(left, top)
            : null,
        ),
      places,
    );
    const free = places.find((_, index) => hits[index]?.kind === 'note' && hits[index].id === note);
    if (!free) throw new Error(`note ${note} lies under something: ${JSON.stringify(hits)}`);
    return free;
  }

  async #tapAll(notes: readonly string[]): Promise<void> {
    for (const note of notes) await this.#tap(note);
    await expect
      .poll(() => this.page.evaluate(() => window.__wall?.selection().length), {
        message: 'every tap chose its note',
      })
      .toBe(notes.length);
  }

  async #tap(note: string): Promise<void> {
    this.actions += 1;
    const at = await this.#gripOf(note);
    await this.#point('down', at);
    await this.#point('up', at);
    const missed = await this.page.evaluate(
      ({ id, x, y }) =>
        window.__wall?.selection().includes(id)
          ? null
          : `${x} ${y}: ${document.elementFromPoint(x, y)?.outerHTML.slice(0, 120)}`,
      { id: note, ...at },
    );
    expect(missed, 'the tap is not lost: its note is chosen').toBeNull();
  }

  /** With the mouse, or with a finger where the page has touch. */
  async #point(what: 'down' | 'move' | 'up', { x, y }: Point): Promise<void> {
    if (!(await this.#hasTouch())) {
      if (what !== 'up') await this.page.mouse.move(x, y);
      if (what === 'down') await this.page.mouse.down();
      if (what === 'up') await this.page.mouse.up();
      return;
    }
    this.#touch ??= await this.page.context().newCDPSession(this.page);
    const type =
      what === 'down'
        ? ('touchStart' as const)
        : what === 'move'
          ? ('touchMove' as const)
          : ('touchEnd' as const);
    await this.#touch.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: what === 'up' ? [] : [{ x, y }],
    });
  }

  #isTouch: boolean | null = null;
  async #hasTouch(): Promise<boolean> {
    this.#isTouch ??= await this.page.evaluate(() => navigator.maxTouchPoints > 0);
    return this.#isTouch;
  }

  async #press(name: string): Promise<void> {
    this.actions += 1;
    await this.page.getByRole('button', { name }).tap();
  }

  async #select(on: boolean): Promise<void> {
    const tool = this.page.getByRole('button', { name: t('wall.select.label') });
    if ((await tool.getAttribute('aria-pressed')) === String(on)) return;
    // Chromium now and then makes no click of the first synthetic tap after synthetic fingers; who sees that taps again.
    await expect
      .poll(
        async () => {
          if ((await tool.getAttribute('aria-pressed')) === String(on)) return true;
          this.actions += 1;
          await tool.tap();
          return false;
        },
        { intervals: [100, 500] },
      )
      .toBe(true);
  }

  /** The name field is there and ready: typing is all there is to do. */
  async #nameIt(name: string): Promise<void> {
    this.actions += 1;
    await expect(this.page.getByRole('textbox', { name: said('group.name.label') })).toBeFocused();
    await this.page.keyboard.insertText(name);
    await this.page.keyboard.press('Enter');
    await expect
      .poll(async () => (await this.wall.clusters()).map((cluster) => cluster.name))
      .toContain(name);
  }

  async #box(target: Target): Promise<Box> {
    const box = await this.page.evaluate(
      (what) =>
        ('note' in what
          ? window.__wall?.noteRect(what.note)
          : window.__wall?.headerRect(what.group)) ?? null,
      target,
    );
    if (!box) throw new Error(`${JSON.stringify(target)} is not on the wall`);
    return box;
  }

  /**
   * Arrows go from note to note, Space chooses, G groups, the name is typed and Enter leads back to where she was; some more go to the group
   * by its number, as they are met. No pointer, and nothing is focused by the test.
   */
  async #byKeyboard(name: string, notes: readonly string[]): Promise<void> {
    const { keyboard } = this.page;
    const outline = this.page.getByRole('region', { name: t('outline.label') });
    if (!(await outline.isVisible())) await keyboard.press('o');
    await expect(outline).toBeVisible();
    const BY_NUMBER = 4;
    const together = new Set(notes.slice(BY_NUMBER));
    await this.#passNotes(together, async () => {
      this.actions += 1;
      await keyboard.press('Space');
    });
    await expect
      .poll(() => this.page.evaluate(() => window.__wall?.selection().length))
      .toBe(notes.length - BY_NUMBER);
    this.actions += 1;
    await keyboard.press('g');
    await expect(this.page.locator('input:focus')).toHaveValue('');
    this.actions += 1;
    await keyboard.insertText(name);
    await keyboard.press('Enter');
    await expect
      .poll(async () => (await this.wall.clusters()).map((cluster) => cluster.name))
      .toContain(name);
    const id = await this.#groupOf(notes.at(-1) ?? '');
    await this.#passNotes(new Set(notes.slice(0, BY_NUMBER)), (note) =>
      this.#sendByNumber(note, id),
    );
  }

  /** Goes from note to note, to the top of the list from the last one, until `act` was done at each of `wanted`. */
  async #passNotes(wanted: Set<string>, act: (note: string) => Promise<void>): Promise<void> {
    const { keyboard } = this.page;
    for (let looks = 0; wanted.size > 0; looks += 1) {
      if (looks > 300) throw new Error(`the keyboard does not reach ${[...wanted].join(' | ')}`);
      // What she sees of the list: the note she is at, and how many rows below it the next one is that she wants.
      const { at, ahead } = await this.page.evaluate(
        (ids) => {
          const rows = [...document.querySelectorAll<HTMLElement>('#outline [data-note]')].map(
            (row) => row.dataset['note'] ?? '',
          );
          const note =
            document.activeElement instanceof HTMLElement
              ? (document.activeElement.dataset['note'] ?? '')
              : '';
          return {
            at: note,
            ahead: rows.slice(rows.indexOf(note)).findIndex((id) => ids.includes(id)),
          };
        },
        [...wanted],
      );
      if (wanted.has(at)) {
        wanted.delete(at);
        await act(at);
      } else if (ahead < 0) await keyboard.press('Home');
      else {
        // The key is held down, and repeats.
        for (let row = 0; row < ahead; row += 1) await keyboard.down('ArrowDown');
        await keyboard.up('ArrowDown');
      }
    }
  }

  /** The group's number moves the note there. Where another's work gave the number away this moment, the page asks to press again. */
  async #sendByNumber(note: string, group: string): Promise<void> {
    this.again -= 1;
    await expect
      .poll(
        async () => {
          this.actions += 1;
          this.again += 1;
          const number = (await this.wall.clusters()).find(({ id }) => id === group)?.number;
          await this.page.keyboard.press(String(number));
          return this.#groupOfAny(note);
        },
        { message: 'the note goes where its number says, or stays', intervals: [200] },
      )
      .not.toBeNull();
    expect(await this.#groupOfAny(note)).toBe(group);
  }

  async #groupOfAny(note: string): Promise<string | null> {
    return (await this.wall.notes()).find(({ id }) => id === note)?.cluster ?? null;
  }
}

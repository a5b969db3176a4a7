import { expect, test, type Page } from '@playwright/test';
import { DEMO_WALLS, type DemoWall } from './demoWalls/demoWalls.ts';
import { WallPage } from './pages/WallPage.ts';
import { openDocument } from './support/arrangementDocument.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { postNote } from './support/wallApi.ts';
import { wallLink } from './support/wallLink.ts';
import { t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

const DEMO = DEMO_WALLS.clustered;
/** Too many to be on the page all at once. */
const LARGE: DemoWall = {
  ...DEMO,
  notes: [
    ...DEMO.notes,
    ...DEMO_WALLS.tenThousand.notes
      .slice(0, 420)
      .map((note, index) => ({ ...note, person: index % DEMO.people.length })),
  ],
};

/** The outline of a wall, used without a pointer. */
class Outline {
  readonly page: Page;
  readonly wall: WallPage;
  constructor(page: Page) {
    this.page = page;
    this.wall = new WallPage(page);
  }

  async open(seeded: SeededWall, count: number): Promise<void> {
    this.page.on('pageerror', (error) => expect(error, 'no script fails').toBeUndefined());
    await this.page.emulateMedia({ reducedMotion: 'reduce' });
    await this.wall.open(wallLink(seeded, 'volunteer'));
    await this.wall.showsNotes(count);
    await this.page.keyboard.press('o');
  }

  press(...keys: string[]): Promise<void> {
    return keys.reduce(
      (before, key) => before.then(() => this.page.keyboard.press(key)),
      Promise.resolve(),
    );
  }

  /** The note whose row has the focus. */
  at(): Promise<string | null> {
    return this.page.evaluate(() =>
      document.activeElement instanceof HTMLElement
        ? (document.activeElement.dataset['note'] ?? null)
        : null,
    );
  }

  /** It has the focus, lies on the screen, and the canvas marks the same note. */
  async isAt(note: string | undefined, why: string): Promise<void> {
    await expect.poll(() => this.at(), { message: why }).toBe(note);
    expect(
      await this.page.evaluate(() => window.__wall?.focused()),
      'the canvas marks the same note',
    ).toBe(note);
    await expect
      .poll(
        () =>
          this.page.evaluate(() => {
            const box = document.activeElement?.getBoundingClientRect();
            const hit = box && document.elementFromPoint(box.left + 30, box.top + box.height / 2);
            return (
              hit !== undefined && hit !== null && document.activeElement?.contains(hit) === true
            );
          }),
        { message: `${why}: seen` },
      )
      .toBe(true);
  }

  selection(): Promise<string[]> {
    return this.page.evaluate(() => window.__wall?.selection() ?? []);
  }

  /** Ids as they are listed, whether their rows are on the page or not: groups first. */
  async lists(): Promise<string[][]> {
    const clusters = await this.wall.clusters();
    const loose = await this.page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>('[aria-labelledby="outline-loose"] [data-note]'),
      ].map((row) => row.dataset['note'] ?? ''),
    );
    return [...clusters.map(({ notes }) => notes), loose];
  }

  async groupOf(note: string): Promise<string | undefined> {
    return (await this.wall.notes()).find(({ id }) => id === note)?.cluster;
  }
}

test('keys go from note to note across lists, choose one by one, ranges and lists, and letters jump', async ({
  page,
}) => {
  const seeded = await seedWall(server.origin, DEMO);
  const outline = new Outline(page);
  await outline.open(seeded, DEMO.notes.length);
  const lists = await outline.lists();
  const loose = lists.at(-1) ?? [];
  const [lastGroup = []] = lists.slice(-2);
  await outline.isAt(loose[0], 'the outline opens at the first loose note');

  await outline.press('ArrowDown', 'ArrowDown');
  await outline.isAt(loose[2], 'down');
  await outline.press('Home', 'ArrowUp');
  await outline.isAt(lastGroup.at(-1), 'up over the edge of a list');
  await outline.press('ArrowDown', 'End');
  await outline.isAt(loose.at(-1), 'to the end of the list');
  await outline.press('ArrowDown');
  await outline.isAt(loose.at(-1), 'there is nothing further');
  await outline.press('Control+Home');
  await outline.isAt(lists[0]?.[0], 'to the very first');
  await outline.press('Control+End', 'PageUp');
  expect(loose.indexOf((await outline.at()) ?? ''), 'a page up').toBeLessThan(loose.length - 3);
  await outline.press('Home', 'Tab', 'Shift+Tab');
  await outline.isAt(loose[0], 'Tab leaves the list and comes back to where she was');

  await test.step('Space, ranges with Shift, the whole list, and Escape', async () => {
    await outline.press('Space');
    expect(await outline.selection()).toEqual([loose[0]]);
    await outline.press('ArrowDown', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    expect((await outline.selection()).toSorted()).toEqual(
      [loose[0], loose[2], loose[3], loose[4]].toSorted(),
    );
    await outline.press('Shift+ArrowUp');
    expect((await outline.selection()).toSorted(), 'back again').toEqual(
      [loose[0], loose[2], loose[3]].toSorted(),
    );
    await outline.press('Escape');
    expect(await outline.selection()).toEqual([]);
    expect(await outline.at(), 'the keyboard stays').toBe(loose[3]);
    await outline.press('Control+a');
    expect((await outline.selection()).toSorted()).toEqual(loose.toSorted());
    await expect(
      page.getByRole('status').filter({ hasText: t('chosen.said', { count: loose.length }) }),
    ).toHaveCount(1);
    await outline.press('Escape', 'Home', 'Space', 'ArrowDown', 'ArrowDown', 'Shift+Space');
    expect((await outline.selection()).toSorted()).toEqual(loose.slice(0, 3).toSorted());
    await outline.press('Escape');
  });

  await test.step('letters go to the note that begins with them; the wall’s own keys need Shift', async () => {
    const texts = new Map(
      (await outline.wall.notes()).map(({ id, text }) => [id, text.toLowerCase()]),
    );
    const order = lists.flat();
    const from = order.indexOf((await outline.at()) ?? '');
    const nextWith = (word: string): string | undefined =>
      [...order.slice(from + 1), ...order.slice(0, from + 1)].find((id) =>
        texts.get(id)?.startsWith(word),
      );
    const word =
      [...texts.values()]
        .map((text) => text.slice(0, 5))
        .find((start) => /^[a-fh-m]\p{L}{4}$/u.test(start)) ?? '';
    await outline.press(...word);
    await outline.isAt(nextWith(word), `“${word}”`);
    await expect
      .poll(async () => {
        // After a pause a new word begins.
        await outline.press('Shift+N');
        return texts.get((await outline.at()) ?? '')?.[0];
      })
      .toBe('n');
  });
});

test('numbers move notes to groups and out, one key a note, and the keyboard stays at its place; G names and leads back', async ({
  page,
}) => {
  const seeded = await seedWall(server.origin, DEMO);
  const outline = new Outline(page);
  await outline.open(seeded, DEMO.notes.length);
  const [first, second] = await outline.wall.clusters();
  if (!first || !second) throw new Error('the demo wall has no groups');
  const loose = (await outline.lists()).at(-1) ?? [];

  await outline.press('2');
  await expect.poll(() => outline.groupOf(loose[0] ?? '')).toBe(second.id);
  await outline.isAt(loose[1], 'the next one has the keyboard');
  await outline.press('Space', 'ArrowDown', 'Space', 'ArrowDown', '1');
  await expect
    .poll(() => Promise.all([outline.groupOf(loose[1] ?? ''), outline.groupOf(loose[2] ?? '')]))
    .toEqual([first.id, first.id]);
  expect(await outline.selection()).toEqual([]);
  await outline.isAt(loose[3], 'who moved others stays');
  await outline.press('9');
  await expect(page.getByText(t('outline.noGroup', { number: 9 })).first()).toBeVisible();
  expect(await outline.groupOf(loose[3] ?? '')).toBeUndefined();

  await outline.press('Control+Home');
  const taken = (await outline.at()) ?? '';
  expect(await outline.groupOf(taken)).toBe(first.id);
  await outline.press('0');
  await expect.poll(() => outline.groupOf(taken)).toBeUndefined();
  await expect(
    page
      .getByRole('button', {
        name: t('undo.undo', { what: t('undo.what.takeOutOf', { count: 1, group: first.name }) }),
      })
      .first(),
  ).toBeVisible();
  await outline.press('Control+z');
  await expect.poll(() => outline.groupOf(taken)).toBe(first.id);
  await outline.press('Delete');
  await expect
    .poll(
      async () => (await outline.wall.clusters()).find(({ id }) => id === first.id)?.notes.length,
    )
    .toBe(first.notes.length + 1);

  await test.step('G asks for the name, Enter leads back to where she was', async () => {
    await outline.press('Control+End', 'Space', 'ArrowUp', 'Space', 'ArrowUp');
    const stays = await outline.at();
    const before = await outline.selection();
    await outline.press('g');
    await expect(page.locator('input:focus')).toHaveValue('');
    await page.keyboard.type('Rivers');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () =>
        (await outline.wall.clusters()).find(({ name }) => name === 'Rivers')?.notes.toSorted(),
      )
      .toEqual(before.toSorted());
    await outline.isAt(stays ?? undefined, 'and goes on from there');
    await expect(
      page.locator('#outline details[open]'),
      'nothing stays open behind her',
    ).toHaveCount(0);
  });

  await test.step('somebody else takes the note away under the keyboard', async () => {
    const [, here = '', next] = (await outline.lists()).at(-1) ?? [];
    await outline.press('Home', 'ArrowDown');
    await outline.isAt(here, 'at the second');
    const other = await openDocument(
      server.origin,
      seeded.wallId,
      'arrangement',
      seeded.tokens.volunteer,
    );
    other.doc.getMap('placements').set(here, { cluster: second.id, pos: [12, 1200] });
    await expect.poll(() => outline.groupOf(here)).toBe(second.id);
    await outline.isAt(next, 'the next one of the list has it');
    other.close();
  });
  await outline.wall.saved();
});

test('of a large wall only the rows near the screen are on the page, and every key reaches all of it', async ({
  page,
}) => {
  const seeded = await seedWall(server.origin, LARGE);
  const outline = new Outline(page);
  await outline.open(seeded, LARGE.notes.length);
  const rows = page.locator('#outline [role="option"][data-note]');
  const looseRows = page.locator('[aria-labelledby="outline-loose"] [data-note]');
  const loose = await page.evaluate(
    () => window.__wall?.notes().filter(({ cluster }) => cluster === undefined).length ?? 0,
  );
  const MOST = 110;
  const first = await outline.at();
  expect(first).toBe(await looseRows.first().getAttribute('data-note'));
  await expect(looseRows.first()).toHaveAttribute('aria-setsize', String(loose));

  await outline.press('End');
  const last = await outline.at();
  await outline.isAt(last ?? undefined, 'the last one');
  await expect(page.locator(':focus')).toHaveAttribute('aria-posinset', String(loose));
  // Around her there are neighbours, not an empty page.
  await expect(page.locator(`[data-note]:has(~ [data-note="${last}"])`).last()).toHaveAttribute(
    'aria-posinset',
    String(loose - 1),
  );
  await expect.poll(() => rows.count()).toBeLessThan(MOST);
  for (let turn = 0; turn < 8; turn += 1) await outline.press('PageUp');
  await outline.isAt((await outline.at()) ?? undefined, 'pages up');
  await outline.press('Home');
  await outline.isAt(first ?? undefined, 'and home');

  await test.step('the wheel shows what is there, without gaps', async () => {
    const lists = page.locator('.outline-lists');
    await lists.hover();
    // A turn of the wheel goes on after it was sent; what is pressed meanwhile would be scrolled away.
    await lists.evaluate((box) =>
      box.addEventListener('scrollend', () => {
        box.dataset['scrolls'] = String(Number(box.dataset['scrolls'] ?? 0) + 1);
      }),
    );
    const scrolls = async (): Promise<number> => Number(await lists.getAttribute('data-scrolls'));
    for (let turn = 0; turn < 12; turn += 1) {
      const before = await scrolls();
      await page.mouse.wheel(0, 700);
      await expect.poll(scrolls).toBeGreaterThan(before);
      await expect
        .poll(() =>
          page.evaluate(() => {
            const box = document.querySelector('.outline-lists')?.getBoundingClientRect();
            if (!box) return 0;
            const hits = [0.1, 0.5, 0.9].map((part) =>
              document.elementFromPoint(box.left + box.width / 2, box.top + box.height * part),
            );
            return hits.filter((hit) => hit?.closest('[data-note], h3, summary') !== null).length;
          }),
        )
        .toBe(3);
    }
    await expect.poll(() => rows.count()).toBeLessThan(MOST);
    // On a busy machine the wheel still turns; it would carry away what the next key shows.
    let before = -1;
    await expect
      .poll(async () => {
        const now = await page.evaluate(
          () => document.querySelector('.outline-lists')?.scrollTop ?? 0,
        );
        const isStill = now === before;
        before = now;
        return isStill;
      })
      .toBe(true);
  });

  await test.step('N and the search come to notes whose rows were not there', async () => {
    await page.keyboard.press('n');
    await outline.isAt((await page.evaluate(() => window.__wall?.focused())) ?? undefined, 'N');
    await page.keyboard.press('/');
    await page.keyboard.type(LARGE.notes.at(-1)?.text.slice(0, 30) ?? '');
    await page.keyboard.press('Enter');
    const found = await page.evaluate(() => window.__wall?.focused());
    await page.keyboard.press('Escape');
    await outline.isAt(found ?? undefined, 'what was found');
  });

  await test.step('a range over hundreds', async () => {
    await outline.press('Control+Home', 'Shift+Control+End');
    expect(await outline.selection()).toHaveLength(LARGE.notes.length);
    await outline.press('Escape');
  });
});

/** React gives an element new properties exactly when its component was drawn anew. */
function keepProps(): void {
  const kept = new Map<Element, unknown>();
  const propsOf = (row: Element): unknown => {
    const key = Object.keys(row).find((each) => each.startsWith('__reactProps$'));
    return key === undefined ? undefined : (row as unknown as Record<string, unknown>)[key];
  };
  for (const row of document.querySelectorAll('#outline [data-note]')) kept.set(row, propsOf(row));
  Object.assign(window, {
    drawnAnew: () => ({
      kept: [...kept.values()].filter((props) => props !== undefined).length,
      anew: [...kept].filter(([row, props]) => propsOf(row) !== props).length,
      gone: [...kept.keys()].filter((row) => !row.isConnected).length,
    }),
  });
}

test('a note that comes draws no other row anew; one that is chosen, only its own', async ({
  page,
}) => {
  const seeded = await seedWall(server.origin, DEMO);
  const outline = new Outline(page);
  await outline.open(seeded, DEMO.notes.length);
  const drawn = (): Promise<{ kept: number; anew: number; gone: number }> =>
    page.evaluate(() =>
      (
        window as unknown as { drawnAnew: () => { kept: number; anew: number; gone: number } }
      ).drawnAnew(),
    );
  const rows = page.locator('#outline [data-note]');
  await expect(rows).toHaveCount(DEMO.notes.length);
  await page.evaluate(keepProps);
  const id = await postNote(server.origin, seeded.wallId, seeded.people[0]?.token ?? '', {
    text: 'One more',
    color: 'green',
    prompt: 0,
  });
  await expect(page.locator(`[data-note="${id}"]`)).toHaveCount(1);
  expect(await drawn()).toEqual({ kept: DEMO.notes.length, anew: 0, gone: 0 });
  await outline.press('Space');
  await expect(page.locator('#outline [aria-selected="true"]')).toHaveCount(1);
  expect((await drawn()).anew).toBe(1);
  await outline.press('ArrowDown');
  expect((await drawn()).anew, 'and the one the keyboard went to').toBe(2);
});

import { expect, test, type Page } from '@playwright/test';
import { DEMO_WALLS, type DemoWall } from './demoWalls/demoWalls.ts';
import { Keyboard } from './pages/Keyboard.ts';
import { WallPage } from './pages/WallPage.ts';
import { runAxe } from './support/axe.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { wallLink } from './support/wallLink.ts';
import { either, said, t } from './support/words.ts';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const DEMO: DemoWall = DEMO_WALLS.clustered;
/** Said twice, with a typing error, on top of the demo wall. */
const TWICE = [
  'Every creek deserves a name and a keeper',
  'every creek deserves a name and a keepr!',
];
const WALL: DemoWall = {
  ...DEMO,
  notes: [...DEMO.notes, ...TWICE.map((text) => ({ text, color: 'green' as const, person: 0 }))],
};

let server: SharedServer;
let seeded: SeededWall;
test.beforeAll(async () => {
  server = await shareServer();
});
test.beforeEach(async () => {
  seeded = await seedWall(server.origin, WALL);
});
test.afterAll(() => server.stop());

const panel = (page: Page) =>
  page.getByRole('region', { name: either(t('find.notes'), t('find.like'), t('find.alikes')) });
const matches = (page: Page): Promise<string[] | null | undefined> =>
  page.evaluate(() => window.__wall?.matches());
const focused = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => window.__wall?.focused());
const selection = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.__wall?.selection() ?? []);
/** Ids of the notes with these letters. */
const withWord = (word: string): string[] =>
  WALL.notes.flatMap(({ text }, index) =>
    text.toLowerCase().includes(word) ? [seeded.noteIds[index] ?? ''] : [],
  );

async function openWall(page: Page): Promise<WallPage> {
  const wall = new WallPage(page);
  page.on('pageerror', (error) => expect(error, 'no script fails').toBeUndefined());
  await wall.open(wallLink(seeded, 'volunteer'));
  await wall.showsNotes(WALL.notes.length);
  return wall;
}

async function isAccessible(page: Page, what: string): Promise<void> {
  expect((await runAxe(page)).found, what).toEqual([]);
}

test('by mouse: words, papers and loose notes are found, chosen, and grouped with one more press', async ({
  page,
}) => {
  await page.setViewportSize(DESK);
  const wall = await openWall(page);
  await page.getByRole('button', { name: t('find.find.label') }).click();
  await panel(page).getByRole('searchbox').fill('SPECIES');
  const found = withWord('species');
  expect(found.length).toBeGreaterThan(1);
  await expect(panel(page).getByRole('status')).toHaveText(
    t('find.result', { found: found.length, count: WALL.notes.length }),
  );
  expect((await matches(page))?.toSorted()).toEqual(found.toSorted());
  await isAccessible(page, 'the search');

  await panel(page)
    .getByRole('button', { name: t('find.next') })
    .click();
  await expect.poll(() => focused(page)).not.toBeNull();
  const first = await focused(page);
  await panel(page)
    .getByRole('button', { name: t('find.next') })
    .click();
  await expect.poll(() => focused(page)).not.toBe(first);
  await panel(page)
    .getByRole('button', { name: t('find.previous') })
    .click();
  await expect.poll(() => focused(page)).toBe(first);
  await expect(panel(page).getByRole('status')).toHaveText(
    t('find.result.at', { found: found.length, count: WALL.notes.length, at: 1 }),
  );
  // What was found can be read and nothing lies over it.
  await expect
    .poll(() =>
      page.evaluate((id) => {
        const box = window.__wall?.noteRect(id ?? '');
        return (
          box !== null &&
          box !== undefined &&
          box.width > 120 &&
          document
            .elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
            ?.closest('.wall-stage') !== null
        );
      }, first),
    )
    .toBe(true);

  await panel(page)
    .getByRole('button', { name: t('find.clear') })
    .click();
  await expect.poll(() => matches(page)).toBeNull();
  await panel(page)
    .getByRole('button', { name: t('paper.green') })
    .click();
  await panel(page)
    .getByRole('button', { name: t('group.notYet') })
    .click();
  const loose = await wall.loose();
  const leaves = WALL.notes.flatMap(({ color }, index) =>
    color === 'green' && loose.includes(seeded.noteIds[index] ?? '')
      ? [seeded.noteIds[index] ?? '']
      : [],
  );
  await expect(panel(page).getByRole('status')).toHaveText(
    t('find.result', { found: leaves.length, count: WALL.notes.length }),
  );
  await panel(page)
    .getByRole('button', { name: t('find.select') })
    .click();
  expect((await selection(page)).toSorted()).toEqual(leaves.toSorted());
  await page.getByRole('button', { name: t('chosen.group') }).click();
  await page.getByRole('textbox', { name: said('group.name.label') }).fill('Leaves');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () =>
      (await wall.clusters()).find(({ name }) => name === 'Leaves')?.notes.toSorted(),
    )
    .toEqual(leaves.toSorted());
  await wall.saved();
});

test('asked for while the wall still loads, the search opens with the words typed by then', async ({
  page,
}) => {
  const reached = Promise.withResolvers<void>();
  await page.route('**/api/**', async (route) => {
    await reached.promise;
    await route.continue();
  });
  await page.goto(wallLink(seeded, 'volunteer'));
  await expect(
    page.getByRole('heading', { name: t('door.opening', { what: 'wall' }) }),
  ).toBeVisible();
  await page.keyboard.type('/specie');
  reached.resolve();
  await expect(panel(page).getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('s');
  await expect(panel(page).getByRole('searchbox')).toHaveValue('species');
});

test('where there is no wall to search, Ctrl+F stays the browser’s', async ({ page }) => {
  await page.goto(`${server.origin}/w/${seeded.wallId}/wall?as=volunteer`);
  await expect(
    page.getByRole('heading', { name: said('door.shut', { what: 'wall' }) }),
  ).toBeVisible();
  // Listening before the key is pressed.
  await page.evaluate(() => {
    window.addEventListener('keydown', ({ key, defaultPrevented }) => {
      if (key === 'f') document.documentElement.dataset['taken'] = String(defaultPrevented);
    });
  });
  await page.keyboard.press('Control+f');
  await expect(page.locator('html')).toHaveAttribute('data-taken', 'false');
});

test('by keyboard alone: found, read out, chosen; then the next ones to group, and Escape leads back', async ({
  page,
}) => {
  await page.setViewportSize(DESK);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const wall = await openWall(page);
  const keys = new Keyboard(page);
  await page.locator('#wall-canvas').focus();
  await page.keyboard.press('/');
  await expect(panel(page).getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('maori');
  await keys.key('Enter');
  const found = await focused(page);
  expect(await matches(page)).toContain(found);
  const words = (await wall.notes()).find(({ id }) => id === found)?.text ?? '';
  await expect(page.getByRole('status').filter({ hasText: words.slice(0, 40) })).toHaveCount(1);
  await keys.key('Enter');
  await expect.poll(() => focused(page)).not.toBe(found);
  await keys.key('Shift+Enter');
  await expect.poll(() => focused(page)).toBe(found);

  await test.step('Escape puts the keyboard at the note, Space chooses it', async () => {
    await keys.key('Escape');
    await expect(panel(page)).toHaveCount(0);
    await expect.poll(() => matches(page)).toBeNull();
    await expect(page.locator('#wall-canvas')).toBeFocused();
    await keys.key('Space');
    await expect.poll(() => selection(page)).toEqual([found]);
    await keys.key('Space');
    await expect.poll(() => selection(page)).toEqual([]);
  });

  await test.step('N goes through the loose notes in the order they came', async () => {
    const order = (await wall.loose())
      .map((id) => seeded.noteIds.indexOf(id))
      .sort((a, b) => a - b)
      .map((index) => seeded.noteIds[index]);
    await expect(
      page.getByRole('button', { name: t('find.left.label', { left: order.length }) }),
    ).toBeVisible();
    const passed: (string | null | undefined)[] = [];
    for (let step = 0; step < order.length; step += 1) {
      await keys.key('n');
      passed.push(await focused(page));
    }
    // A dozen arrive at a time, so the demo wall's own order is only nearly theirs.
    expect(passed.toSorted()).toEqual(order.toSorted());
    await keys.key('n');
    await expect.poll(() => focused(page)).toBe(passed[0]);
    await keys.key('Escape');
    await expect.poll(() => focused(page), 'the mark goes with Escape').toBeNull();
    await keys.key('n');
    await expect.poll(() => focused(page), 'and N goes on from there').toBe(passed[1]);
  });

  await test.step('with the outline open, N puts the focus on the note’s own line', async () => {
    await page.keyboard.press('o');
    await expect(page.getByRole('region', { name: t('outline.label') })).toBeVisible();
    await page.keyboard.press('n');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('li')?.id))
      .toBe(`outline-note-${await focused(page)}`);
  });

  await test.step('the outline shows what is found, and no more', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('species');
    await expect(page.locator('#outline li')).toHaveCount(withWord('species').length);
  });

  await test.step('chosen and grouped', async () => {
    await keys.press(t('find.select'));
    await expect.poll(() => selection(page)).toHaveLength(withWord('species').length);
    await keys.key('Enter');
    await expect(page.locator('input:focus')).toHaveValue('');
    await page.keyboard.type('All the species');
    await page.keyboard.press('Enter');
    await expect
      .poll(
        async () =>
          (await wall.clusters()).find(({ name }) => name === 'All the species')?.notes.length,
      )
      .toBe(withWord('species').length);
  });
});

test('by keyboard alone: suggestions like a chosen note are ticked and grouped; look-alikes are grouped or left', async ({
  page,
}) => {
  await page.setViewportSize(DESK);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const wall = await openWall(page);
  const keys = new Keyboard(page);
  const [one = '', other = ''] = seeded.noteIds.slice(-2);
  await page.locator('#wall-canvas').focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('creek deserves a keeper');
  await keys.key('Enter');
  await keys.key('Escape');
  await keys.key('Space');
  await expect.poll(() => selection(page)).toEqual([one]);

  await test.step('more like this', async () => {
    await keys.press(t('find.like'));
    await expect(panel(page).getByRole('heading', { name: t('find.like') })).toBeFocused();
    const like = panel(page).getByRole('checkbox', { name: TWICE[1] ?? '' });
    await expect(like).toBeVisible();
    expect(await panel(page).getByRole('checkbox').count()).toBeLessThanOrEqual(8);
    await expect(
      panel(page).getByRole('button', { name: t('chosen.group') }),
      'nothing without a yes',
    ).toBeDisabled();
    await isAccessible(page, 'the suggestions');
    await keys.press(/every creek deserves a name and a keepr/, 'Space');
    await keys.press(t('find.like.add'));
    await expect
      .poll(async () => (await selection(page)).toSorted())
      .toEqual([one, other].toSorted());
    await keys.isSomewhere('once they are chosen');
    await page.keyboard.press('Escape');
    await expect.poll(() => selection(page)).toEqual([]);
  });

  await test.step('look-alikes', async () => {
    const before = (await wall.clusters()).length;
    await page.keyboard.press('/');
    await keys.press(t('find.alikes'));
    await expect(panel(page).getByText(said('find.alikes.ask', { at: 1 }))).toBeVisible();
    await isAccessible(page, 'the look-alikes');
    // Others may come first; those are left.
    await expect(async () => {
      const list = await panel(page)
        .getByRole('list', { name: t('find.alikes') })
        .textContent();
      if (list?.includes(TWICE[1] ?? '')) return;
      await keys.press(t('find.alikes.leave'));
      throw new Error('not yet at the pair');
    }).toPass();
    expect((await wall.clusters()).length, 'leaving changes nothing').toBe(before);
    await keys.press(t('find.alikes.group'));
    await expect
      .poll(async () =>
        (await wall.clusters()).some(
          ({ notes }) => notes.length === 2 && notes.includes(one) && notes.includes(other),
        ),
      )
      .toBe(true);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await wall.clusters()).length).toBe(before);
    await keys.key('Escape');
    await expect(panel(page)).toHaveCount(0);
  });
});

test('on a phone: the panel stands above the outline, which shows what is found', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const wall = await openWall(page);
  await page.getByRole('button', { name: t('find.find.label') }).tap();
  await panel(page).getByRole('searchbox').fill('species');
  const found = withWord('species');
  await expect(page.locator('#outline li')).toHaveCount(found.length);
  await isAccessible(page, 'the search on a phone');
  const box = await panel(page).boundingBox();
  const outline = await page.locator('#outline').boundingBox();
  expect(box?.width).toBeLessThanOrEqual(PHONE.width);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((outline?.y ?? 0) + 1);
  expect(outline?.height).toBeGreaterThan(250);
  await panel(page)
    .getByRole('button', { name: t('find.select') })
    .tap();
  await page.getByRole('button', { name: t('outline.newGroup') }).tap();
  await expect(page.locator('input:focus')).toHaveValue('');
  await page.keyboard.type('Species by thumb');
  await page.keyboard.press('Enter');
  await expect
    .poll(
      async () =>
        (await wall.clusters()).find(({ name }) => name === 'Species by thumb')?.notes.length,
    )
    .toBe(found.length);
  await context.close();
});

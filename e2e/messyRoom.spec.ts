import type { Page } from '@playwright/test';
import { MESSY_PRIVATE, MESSY_WALL } from './demoWalls/messyWall.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { ask, postNote } from './support/wallApi.ts';
import { atOrigin } from './support/wallLink.ts';
import { said, t } from './support/words.ts';

/** Eighty people and thirty tables with long names: nothing is lost on the screen that everybody looks at. */
let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

const NAMES = MESSY_WALL.groups.map(({ name }) => name);
const steer = (wall: SeededWall, path: string, body: object = {}): Promise<unknown> =>
  ask(server.origin, 'POST', `/api/walls/${wall.wallId}/${path}`, {
    token: wall.tokens.facilitator,
    body,
  });

/** Names that stand on the page whole, in view and not over each other, and the size of the smallest letters. */
const shown = (page: Page, name: string): Promise<{ names: string[]; smallest: number }> =>
  page.evaluate((selector) => {
    const lines = [...document.querySelectorAll<HTMLElement>(selector)];
    const whole = lines.filter((line) => {
      const { left, top, right, bottom, width, height } = line.getBoundingClientRect();
      const isOver = [
        [left + 2, top + 2],
        [right - 2, bottom - 2],
      ].every(([x = 0, y = 0]) => line.contains(document.elementFromPoint(x, y)));
      return (
        width > 0 &&
        height > 0 &&
        left >= 0 &&
        top >= 0 &&
        right <= innerWidth &&
        bottom <= innerHeight &&
        isOver &&
        line.scrollWidth <= line.clientWidth + 1
      );
    });
    return {
      names: whole.map((line) => line.textContent),
      smallest: Math.min(
        ...lines.map((line) => Number.parseFloat(getComputedStyle(line).fontSize)),
      ),
    };
  }, name);

test('the projector shows every one of thirty tables, and turns the pages of who does what next', async ({
  openPage,
}) => {
  const wall = await seedWall(server.origin, MESSY_WALL);
  await steer(wall, 'tables');
  for (const viewport of [
    { width: 1920, height: 1080 },
    { width: 1280, height: 720 },
  ]) {
    const page = await openPage({ viewport });
    await page.goto(atOrigin(server.origin, wall.links.projector));
    await expect(page.getByRole('heading', { name: t('table.choose') })).toBeVisible();
    await expect
      .poll(async () => (await shown(page, '.choose-name')).names.toSorted(), {
        message: `all tables at ${viewport.width}`,
      })
      .toEqual(NAMES.toSorted());
    expect(
      (await shown(page, '.choose-name')).smallest,
      'letters for the last row',
    ).toBeGreaterThanOrEqual(viewport.height * 0.0225);
  }
  await steer(wall, 'phase', { phase: 'follow-up' });
  const page = await openPage({ viewport: { width: 1280, height: 720 } });
  await page.clock.install();
  await page.goto(atOrigin(server.origin, wall.links.projector));
  const label = page.getByText(said('design.turn.tables', { count: 30 }));
  await expect(label).toBeVisible();
  const seen: string[] = [];
  const pages = Number((await label.innerText()).at(-1));
  expect(pages).toBeGreaterThan(1);
  for (let turned = 1; turned <= pages; turned += 1) {
    await expect(label).toContainText(said('design.turn.tables', { page: turned, pages }));
    seen.push(...(await shown(page, '.follow-list h2')).names);
    await page.clock.runFor(12_000);
  }
  expect(seen.toSorted()).toEqual(NAMES.toSorted());
});

test('before the reveal the projector has every question, and says how many notes lie there unseen', async ({
  openPage,
}) => {
  const wall = await seedWall(server.origin, { ...MESSY_PRIVATE, people: ['Mere'], notes: [] });
  const page = await openPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(atOrigin(server.origin, wall.links.projector));
  const questions = async (): Promise<string[]> => (await shown(page, '.questions p')).names;
  await expect.poll(questions).toEqual([...(MESSY_WALL.prompts ?? [])]);
  await expect(page.getByText(t('notes.none.unseen'))).toBeVisible();
  const write = (text: string): Promise<unknown> =>
    postNote(server.origin, wall.wallId, wall.people[0]?.token ?? '', { text });
  await write('One');
  await expect(page.getByText(t('notes.unseen', { count: 1 }))).toBeVisible();
  await write('Two');
  await expect(page.getByText(t('notes.unseen', { count: 2 }))).toBeVisible();
  await steer(wall, 'reveal');
  await expect(page.getByText(said('notes.unseen'))).toBeHidden();
  await expect
    .poll(questions, { message: 'also above the notes that answer them' })
    .toEqual([...(MESSY_WALL.prompts ?? [])]);
});

test('a first visit on a phone asks nothing that could only be refused, and the second is the same person', async ({
  openPage,
}) => {
  const wall = await seedWall(server.origin, { ...MESSY_PRIVATE, people: [], notes: [] });
  const page = await openPage({ viewport: { width: 390, height: 844 } });
  const refused: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
  });
  const me = page.waitForResponse((response) => response.url().includes('/me'));
  await page.goto(`${server.origin}/j/${wall.joinCode}`);
  const first = (await (await me).json()) as { personId?: string; person: unknown };
  expect(refused).toEqual([]);
  const again = page.waitForResponse((response) => response.url().includes('/me'));
  await page.reload();
  expect(await (await again).json()).toMatchObject({ person: first.person });
  expect(refused).toEqual([]);
  const name = page.getByLabel(t('phone.name'));
  if (await name.isVisible()) {
    await name.fill('x'.repeat(50));
    await expect(page.getByText(t('letters.left', { count: 10 }))).toBeVisible();
    await name.pressSequentially('y'.repeat(12));
    await expect(page.getByText(t('letters.full', { max: 60 }))).toBeVisible();
    await expect(name).toHaveValue('x'.repeat(50) + 'y'.repeat(10));
  }
});

test('at 1280×720 the console’s one filled button is in view, and its last words lie over nothing', async ({
  openPage,
}) => {
  const wall = await seedWall(server.origin, {
    ...MESSY_PRIVATE,
    people: ['Mere'],
    notes: MESSY_PRIVATE.notes.slice(0, 30).map((note) => ({ ...note, person: 0 })),
  });
  const page = await openPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(atOrigin(server.origin, wall.links.facilitator));
  for (const button of [t('console.next.reveal.go'), t('console.next.go.cluster')]) {
    await expect(page.getByRole('button', { name: button })).toBeInViewport({ ratio: 1 });
    if (button === t('console.next.reveal.go')) await steer(wall, 'reveal');
  }
  await page.getByRole('button', { name: t('console.posting.close') }).click();
  const last = page.getByTestId('last-action');
  await expect(last).toContainText(t('console.said.postingClosed'));
  const [list, bar] = await Promise.all([
    page.locator('.side-scroll').boundingBox(),
    last.boundingBox(),
  ]);
  expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual((bar?.y ?? 0) + 1);
  await page.getByRole('button', { name: t('console.last.putAway') }).click();
  await expect(last).toBeEmpty();
});

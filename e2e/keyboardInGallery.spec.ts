import type { Page } from '@playwright/test';
import { DEMO_MEETING } from './demoWalls/demoMeeting.ts';
import { Keyboard } from './pages/Keyboard.ts';
import { askWall, signIn, walkersOf } from './support/meetingMembers.ts';
import { seedMeeting, type SeededMeeting } from './support/seedMeeting.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test, type OpenPage } from './support/test.ts';
import type { TableRow } from '../shared/model/table.ts';
import type { ConnectionView, TableVisit } from '../shared/protocol/tables.ts';
import { beginning, either, said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

/** The gallery on a member's laptop. */
async function openAs(
  openPage: OpenPage,
  wall: SeededMeeting,
  member: number,
): Promise<{ page: Page; keys: Keyboard }> {
  const page = await openPage();
  await signIn(page, wall, member);
  await page.goto(`${wall.origin}/w/${wall.wallId}/gallery?as=participant`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return { page, keys: new Keyboard(page) };
}

/** Along the posters as they hang, from the first. */
async function goTo(keys: Keyboard, page: Page, { number, name }: TableRow): Promise<void> {
  await keys.key('Escape');
  for (let at = 0; at < number; at += 1) await keys.key('ArrowRight');
  await expect(page.getByRole('status').filter({ hasText: `${number} ${name}` })).toHaveCount(1);
}

test('by keyboard alone: the gallery on a laptop: three kinds of visit, an answer, a connection drawn and accepted', async ({
  openPage,
}) => {
  const wall = await seedMeeting(server.origin, 'tables', { ...DEMO_MEETING, visits: [] });
  await askWall(wall, 'POST', '/walk', {
    action: 'start',
    mode: 'rotation',
    stops: 3,
    stopMs: 240_000,
  });
  const { walker, host, table } = await walkersOf(wall);
  const visitor = await openAs(openPage, wall, walker);
  const { page, keys } = visitor;

  await test.step('opens the room, and from it a poster', async () => {
    await keys.press(t('gallery.room'));
    await keys.to(either(said('gallery.told'), said('gallery.toldThreads')));
    await goTo(keys, page, table);
    await keys.key('Enter');
    await expect(page.getByRole('heading', { name: t('gallery.act') })).toBeVisible();
    await keys.isSomewhere('at the poster');
  });

  await test.step('leaves each of the three kinds', async () => {
    await keys.press(beginning(t('gallery.act.question')));
    await page.keyboard.type('Who pays after year one?');
    await keys.press(t('gallery.act.question.send'));
    await expect(
      page.getByRole('article').filter({ hasText: 'Who pays after year one?' }),
    ).toBeVisible();
    await keys.press(beginning(t('gallery.act.connection')));
    await keys.to(beginning(t('relation.reinforces.does')));
    await keys.key('ArrowDown');
    await keys.write(t('gallery.connection.because'), 'Both need the same water');
    await keys.press(t('gallery.act.connection.send'));
    await expect(
      page.getByRole('article').filter({ hasText: 'Both need the same water' }),
    ).toBeVisible();
    await keys.press(beginning(t('gallery.act.join')));
    await expect(
      page.getByRole('button', { name: beginning(t('gallery.act.join.is')) }),
    ).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('the host answers, changes the answer, and leaves it', async () => {
    const stays = await openAs(openPage, wall, host);
    const asked = stays.page.getByRole('article').filter({ hasText: 'Who pays after year one?' });
    await asked.waitFor();
    await stays.keys.press(t('visit.answer.send'));
    await stays.page.keyboard.type('The trust does.');
    await stays.keys.press(t('visit.answer.send'));
    await expect(asked).toContainText('The trust does.');
    await stays.keys.isSomewhere('once answered');
    await stays.keys.press(t('gallery.visit.change'));
    await stays.keys.press(t('app.notNow'));
    await expect(asked).toContainText('The trust does.');
    await expect(page.getByText('The trust does.')).toBeVisible();
  });

  await test.step('takes the question back', async () => {
    await keys.press(said('gallery.visit.takeBack', { what: 'Who pays after year one?' }));
    await expect(
      page.getByRole('article').filter({ hasText: 'Who pays after year one?' }),
    ).toHaveCount(0);
    await keys.isSomewhere('once taken back');
  });

  await test.step('draws a connection by the form', async () => {
    await askWall(wall, 'POST', '/phase', { phase: 'connect' });
    await expect(page.getByRole('heading', { level: 1, name: t('step.connect') })).toBeVisible();
    await keys.isSomewhere('once the room connects');
    await keys.key('Escape');
    await keys.isSomewhere('back in the room');
    await keys.press(t('gallery.connection.add'));
    await keys.to(t('gallery.connection.to'));
    await keys.key('ArrowDown');
    await keys.write(t('gallery.connection.because'), 'Hung up by keyboard');
    await keys.press(t('gallery.connection.hang'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect
      .poll(async () => (await keys.focus()).name, 'back where it was opened')
      .toBe(t('gallery.connection.add'));
    await expect
      .poll(async () =>
        (
          await askWall<{ connections: ConnectionView[] }>(wall, 'GET', '/connections')
        ).connections.some(({ text }) => text === 'Hung up by keyboard'),
      )
      .toBe(true);
  });

  await test.step('looks at a thread in the room', async () => {
    const drawn = (
      await askWall<{ connections: ConnectionView[] }>(wall, 'GET', '/connections')
    ).connections.find(({ text }) => text === 'Hung up by keyboard');
    const from = wall.tables.find(({ tableId }) => tableId === drawn?.from);
    await keys.to(either(said('gallery.told'), said('gallery.toldThreads')));
    await goTo(keys, page, from as TableRow);
    await expect(
      page.getByRole('status').filter({ hasText: said('gallery.held.poster') }),
    ).toHaveCount(1);
    await keys.key('Enter');
    const told = page.getByRole('region', { name: t('gallery.pair') });
    await expect(async () => {
      await keys.key('ArrowDown');
      await expect(told).toContainText('Hung up by keyboard', { timeout: 300 });
    }).toPass();
    await keys.key('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await keys.key('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await keys.isSomewhere('after the dialog');
  });

  await test.step('from the start of the page to a thread of a poster', async () => {
    await page.reload();
    await page.getByRole('button', { name: t('gallery.list'), exact: true }).waitFor();
    let presses = 0;
    const key = async (name: string): Promise<void> => {
      presses += 1;
      await page.keyboard.press(name);
    };
    await key('Tab');
    await expect(page.getByRole('button', { name: t('gallery.skip.threads') })).toBeFocused();
    await key('Enter');
    await expect(page.locator('.matrix-name:focus')).toBeVisible();
    for (const digit of String(table.number)) await key(digit);
    await expect(page.locator('.matrix-name:focus')).toContainText(table.name);
    await key('Enter');
    await expect(page.locator('.thread-open:focus')).toBeVisible();
    const thread = page.getByRole('button', { name: 'Both need the same water', exact: true });
    while (!(await thread.evaluate((each) => each === document.activeElement))) {
      expect(presses, 'the thread is near').toBeLessThan(10);
      await key('ArrowDown');
    }
  });

  await test.step('accepts, marks, carries and rewords there', async () => {
    const row = page.getByRole('row').filter({ hasText: 'Both need the same water' });
    await keys.press(said('visit.accept', { what: 'Both need the same water' }));
    await expect(row).not.toContainText(t('gallery.state.proposed'));
    await keys.isSomewhere('once accepted');
    await keys.press(said('gallery.row.mark', { sentence: 'Both need the same water' }));
    await expect(
      page.getByRole('button', {
        name: said('gallery.row.marked', { sentence: 'Both need the same water' }),
      }),
    ).toBeVisible();
    await keys.isSomewhere('once marked');
    await keys.press('Both need the same water');
    await keys.press(said('gallery.carry.takeThis', { sentence: 'Both need the same water' }));
    await expect(row).toContainText(t('gallery.row.you'));
    await keys.isSomewhere('once carried');
    await keys.write(t('gallery.carry.until'), 'the spring meeting');
    await keys.key('Enter');
    await expect(row).toContainText('the spring meeting');
    await keys.press(said('gallery.carry.layDownThis'));
    await expect(row).toContainText(t('gallery.row.nobody'));
    await keys.isSomewhere('once laid down');
    await keys.press(
      said('gallery.connection.rewordThis', { sentence: 'Both need the same water' }),
    );
    await keys.write(t('gallery.connection.because'), 'One river feeds both');
    await keys.press(t('gallery.connection.save'));
    await expect(page.getByRole('row').filter({ hasText: 'One river feeds both' })).toBeVisible();
    await keys.isSomewhere('once reworded');
    await keys.press(said('gallery.connection.takeAwayThis', { sentence: 'One river feeds both' }));
    await expect(page.getByRole('row').filter({ hasText: 'One river feeds both' })).toHaveCount(0);
    await keys.isSomewhere('once taken away');
  });
});

test('by keyboard alone: from the room to a question and a connection', async ({ openPage }) => {
  const wall = await seedMeeting(server.origin, 'connect');
  const { page } = await openAs(openPage, wall, 0);
  /** Tabs until the element that has the focus carries these words. */
  const tabTo = async (words: string): Promise<void> => {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab');
      const named = await page.evaluate(() => {
        const at = document.activeElement;
        if (!(at instanceof HTMLElement)) return '';
        const label =
          at instanceof HTMLTextAreaElement ||
          at instanceof HTMLSelectElement ||
          at instanceof HTMLInputElement
            ? (at.labels?.[0]?.textContent ?? '')
            : '';
        return at.getAttribute('aria-label') ?? (label || (at.textContent ?? ''));
      });
      if (named.trim().startsWith(words)) return;
    }
    throw new Error(`the keyboard does not reach ${words}`);
  };
  await page.getByRole('button', { name: t('gallery.list'), exact: true }).waitFor();
  await tabTo(t('gallery.skip.threads'));
  await page.keyboard.press('Enter');
  await expect(page.locator('.matrix-name:focus')).toBeVisible();
  await page.keyboard.press('4');
  await page.keyboard.press('Enter');
  await tabTo(t('gallery.readThis'));
  await page.keyboard.press('Enter');
  await expect(
    page.getByText(t('gallery.poster.of', { at: 4, all: 8 }), { exact: true }),
  ).toBeVisible();
  await tabTo(t('gallery.act.question'));
  await page.keyboard.press('Enter');
  await page.keyboard.type('Asked by keyboard');
  await tabTo(t('gallery.act.question.send'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').filter({ hasText: 'Asked by keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await tabTo(t('gallery.connection.add'));
  await page.keyboard.press('Enter');
  await tabTo(t('gallery.connection.to'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await tabTo(t('gallery.connection.because'));
  await page.keyboard.type('Hung up by keyboard');
  await tabTo(t('gallery.connection.hang'));
  await page.keyboard.press('Enter');
  await expect
    .poll(async () =>
      (
        await askWall<{ connections: ConnectionView[] }>(wall, 'GET', '/connections')
      ).connections.some(({ text }) => text === 'Hung up by keyboard'),
    )
    .toBe(true);
  const { visits } = await askWall<{ visits: TableVisit[] }>(wall, 'GET', '/visits');
  expect(visits.some(({ text }) => text === 'Asked by keyboard')).toBe(true);
});

import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { Script } from '../shared/scripts/script.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { ask } from './support/wallApi.ts';
import { atOrigin } from './support/wallLink.ts';
import { beginning, t } from './support/words.ts';

let server: RunningServer;
let other: RunningServer;
test.beforeAll(async () => {
  [server, other] = await Promise.all([startServer(), startServer()]);
});
test.afterAll(() => Promise.all([server.stop(), other.stop()]));

interface Made {
  wallId: string;
  links: { facilitator: string };
  tokens: { facilitator: string };
}
const newWall = (origin: string): Promise<Made> =>
  ask<Made>(origin, 'POST', '/api/walls', { body: { title: 'Bowling Green 2050' } });
const scriptOf = (origin: string, { wallId, tokens }: Made): Promise<Script> =>
  ask<Script>(origin, 'GET', `/api/walls/${wallId}/script`, { token: tokens.facilitator });
const idsOf = async (origin: string, wall: Made): Promise<string[]> =>
  (await scriptOf(origin, wall)).steps.map(({ id }) => id);

const row = (page: Page, title: string): Locator =>
  page.getByRole('navigation').getByRole('button', { name: title });
/** Types into a field and goes on, which keeps it. */
async function write(field: Locator, words: string): Promise<void> {
  await field.fill(words);
  await field.press('Tab');
}

test('a run is bent, seen by two, taken back, saved, loaded on another server and run', async ({
  page,
  context,
}) => {
  const wall = await newWall(server.origin);
  const desk = new ConsolePage(page);
  await desk.open(atOrigin(server.origin, wall.links.facilitator));
  await desk.press(t('run.open'));

  await test.step('a rating of the groups comes before the tables', async () => {
    await row(page, t('step.cluster.title')).click();
    await desk.press(t('run.add.after'));
    await page
      .getByRole('dialog')
      .getByRole('button', { name: beginning(t('kind.rate')) })
      .click();
    await expect(page.getByRole('heading', { level: 2, name: t('kind.rate') })).toBeVisible();
    await write(page.getByLabel(t('run.set.title'), { exact: true }), 'Rate the groups');
    await expect(row(page, 'Rate the groups')).toBeVisible();
    const shown = page.locator('.run-screen').frameLocator('iframe').locator('#screen');
    await expect(shown).toContainText('Rate the groups');
    await expect(shown.getByText(t('rate.private'))).toBeAttached();
    await page.getByRole('button', { name: t('run.preview.projector') }).click();
    await write(page.getByLabel(t('run.set.ask'), { exact: true }), 'What moves most?');
    await expect(shown.locator('.room-sign-ask')).toHaveText('What moves most?');
    expect(await idsOf(server.origin, wall)).toEqual([
      'post',
      'group',
      'rate',
      'tables',
      'walk',
      'connect',
      'follow-up',
    ]);
  });

  await test.step('a round more, which another facilitator sees at once', async () => {
    const second = await context.newPage();
    await second.goto(page.url());
    await new ConsolePage(second).press(t('run.open'));
    await row(page, t('step.tables.title')).click();
    await page
      .getByRole('group', { name: t('run.set.rounds') })
      .getByText(t('run.thing.add'))
      .click();
    const title = page.locator('.run-thing-fields').getByLabel(t('run.set.title'));
    await write(title, 'One idea each');
    await expect(desk.last).toContainText(t('step.tables.title'));
    await row(second, t('step.tables.title')).click();
    await expect(second.getByRole('group', { name: t('run.set.rounds') })).toContainText(
      'One idea each',
    );
    await second.close();
  });

  await test.step('a step is left out and taken in again; one is moved by keyboard, one repeated', async () => {
    await row(page, t('step.connect.title')).click();
    await desk.press(t('run.leaveOut'));
    await expect(page.getByText(t('run.skipped'))).toBeVisible();
    await desk.undo();
    await expect(page.getByText(t('run.skipped'))).toBeHidden();
    await row(page, t('step.follow-up.title')).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => idsOf(server.origin, wall)).toContain('follow-up');
    await expect
      .poll(async () => (await idsOf(server.origin, wall)).slice(-2))
      .toEqual(['follow-up', 'connect']);
    await row(page, 'Rate the groups').click();
    await desk.press(t('run.repeat'));
    await expect.poll(() => idsOf(server.origin, wall)).toContain('rate-2');
  });

  await test.step('what cannot be is said, and nothing is changed', async () => {
    await row(page, t('step.gallery.title')).focus();
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('Alt+ArrowUp');
    await expect(page.getByRole('alert')).toContainText(
      t('script.fault.nothing-made', { things: 'tables' }),
    );
  });

  const [download] = await Promise.all([page.waitForEvent('download'), desk.press(t('run.save'))]);
  const file = await download.path();
  const saved = JSON.parse(await readFile(file, 'utf8')) as Script & { $schema: string };
  expect(saved.$schema).toContain('/api/script.schema.json');

  await test.step('on another server it makes a wall, which runs it', async () => {
    await page.goto(other.origin);
    await page.getByLabel(t('start.name')).fill('Again');
    await page.getByRole('button', { name: t('start.script.file') }).click();
    await page.getByLabel(t('script.file')).setInputFiles(file);
    await expect(page.locator('input[value="own"]')).toBeChecked();
    await page.getByRole('button', { name: t('start.submit') }).click();
    await page.getByRole('link', { name: t('ready.console') }).click();
    await desk.press(t('run.open'));
    await expect(row(page, 'Rate the groups')).toHaveCount(2);
    const id = page.url().split('/')[4] ?? '';
    await page.goto(`${other.origin}/`);
    const link = await page.locator('a[data-role="facilitator"]').getAttribute('href');
    const { script } = await ask<{ script: Script }>(
      other.origin,
      'POST',
      `/api/walls/${id}/script/copy`,
      { body: { secret: link?.split('#key=')[1] } },
    );
    expect(script.steps).toEqual(saved.steps);
  });
});

test('a file with faults is told what is wrong, and a past wall gives its steps', async ({
  page,
}) => {
  const wall = await newWall(server.origin);
  await page.goto(server.origin);
  await page.getByRole('button', { name: t('start.script.file') }).click();
  const broken = { ...(await scriptOf(server.origin, wall)), minutes: 0, version: 1 };
  await page.getByLabel(t('script.file')).setInputFiles({
    name: 'ours.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(broken)),
  });
  await expect(page.getByRole('dialog')).toContainText(t('script.fault.below', { min: 1 }));
  await page.getByRole('button', { name: t('design.close') }).click();
  await page.getByRole('button', { name: t('start.script.wall') }).click();
  const link = page.getByLabel(t('start.script.wall.link'));
  await link.fill('no link');
  await link.press('Enter');
  await expect(page.getByRole('dialog')).toContainText(t('start.script.wall.noLink'));
  await link.fill(wall.links.facilitator);
  await link.press('Enter');
  await expect(page.locator('input[value="own"]')).toBeChecked();
});

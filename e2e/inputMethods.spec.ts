import type { Locator } from '@playwright/test';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { seedWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

/** A key as the browser tells of it, on a layout that this machine does not have, or while a word is composed. */
const press = (
  at: Locator,
  init: { key: string; code?: string; ctrlKey?: boolean; isComposing?: boolean; keyCode?: number },
): Promise<void> =>
  at.evaluate((element, given) => {
    element.dispatchEvent(
      new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...given }),
    );
  }, init);

test('Escape that gives up a composed word keeps the note’s editor and what was written; a plain one leaves it', async ({
  openPage,
}) => {
  const wall = await seedWall(server.origin, DEMO_WALLS.clustered);
  const page = await openPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${server.origin}/j/${wall.joinCode}`);
  await page.locator('#ww-text').fill('水を守る');
  await page.locator('#ww-put').click();
  await page.getByRole('button', { name: said('phone.note.editThis') }).click();
  const editor = page.locator('.note-editor textarea');
  await editor.fill('水を守る、川も');
  for (const init of [
    { key: 'Escape', isComposing: true },
    { key: 'Escape', keyCode: 229 },
    { key: 'Process', code: 'Escape' },
  ])
    await press(editor, init);
  await expect(editor).toHaveValue('水を守る、川も');
  await press(editor, { key: 'Escape' });
  await expect(editor).toHaveCount(0);
});

test('on Cyrillic, Greek, Hebrew and Arabic layouts the wall’s keys are where Latin layouts have them, and Arabic digits are digits', async ({
  openWall,
}) => {
  const seeded = await seedWall(server.origin, DEMO_WALLS.clustered);
  const wall = await openWall(seeded);
  const { page } = wall;
  const canvas = page.locator('#wall-canvas');
  const outline = page.getByRole('region', { name: t('outline.label') });
  await press(canvas, { key: 'щ', code: 'KeyO' });
  await expect(outline).toBeVisible();
  const [note = ''] = await wall.loose();
  await press(page.locator(`#outline-note-${note}`), { key: '٢', code: 'Digit2' });
  await expect.poll(() => wall.loose()).not.toContain(note);
  await press(canvas, { key: 'ז', code: 'KeyZ', ctrlKey: true });
  await expect.poll(() => wall.loose()).toContain(note);
  await press(canvas, { key: 'ο', code: 'KeyO' });
  await expect(outline).toHaveCount(0);
  await press(canvas, { key: 'ظ', code: 'Slash' });
  await expect(page.locator('#find-text')).toBeFocused();
  await press(page.locator('#find-text'), { key: 'Escape', isComposing: true });
  await expect(page.locator('#find-text')).toBeFocused();
});

import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { askWall, openLink } from './support/meetingMembers.ts';
import { seedMeeting, type SeededMeeting } from './support/seedMeeting.ts';
import { seedWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { either, said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

test('printed: one page a tent, a poster, and the overlay with its list', async ({ openPage }) => {
  const wall = await seedMeeting(server.origin, 'connect');
  const page = await openLink(
    openPage,
    wall,
    'facilitator',
    'print?as=facilitator&what=tents&size=a4',
  );
  const pagesOf = async (query: string): Promise<number> => {
    await page.goto(`${server.origin}/w/${wall.wallId}/print?as=facilitator&${query}`);
    await page.locator('[data-ready="true"]').waitFor();
    await page.evaluate(() => document.fonts.ready);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    return (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
  };
  await page.locator('[data-ready="true"]').waitFor();
  const tables = wall.tables.length;
  for (const size of ['a4', 'letter', 'a3']) {
    expect(await pagesOf(`what=tents&size=${size}`), `tents on ${size}`).toBe(tables);
    expect(await pagesOf(`what=posters&size=${size}`), `posters on ${size}`).toBe(tables);
  }
  expect(await pagesOf(`what=tents&size=a4&table=${wall.tables[1]?.tableId}`)).toBe(1);
  expect(await pagesOf('what=sheets&size=a4')).toBeGreaterThanOrEqual(tables);
  expect(await pagesOf('what=connections&size=a4')).toBe(2);
  await expect(page.getByRole('heading', { name: said('print.overview.count') })).toBeVisible();
});

test('from the room comes what it shows, on paper that begins in the window, and the way back', async ({
  openPage,
}) => {
  const wall = await seedMeeting(server.origin, 'connect');
  const page = await openLink(openPage, wall, 'facilitator', 'gallery?as=facilitator');
  const room = page.getByRole('application', {
    name: either(said('gallery.told'), said('gallery.toldThreads')),
  });
  await expect(room).toBeVisible();
  await page.getByRole('link', { name: t('gallery.print') }).click();
  await page.locator('[data-ready="true"]').waitFor();
  await expect(page.getByLabel(t('print.what'))).toHaveValue('connections');
  await expect(page.getByLabel(t('print.paper'))).toHaveValue('a3');
  const sheet = page.getByRole('region', { name: t('print.overview') });
  const start = await sheet.boundingBox();
  expect(start?.width).toBeGreaterThan(1440);
  expect(start?.x).toBeGreaterThanOrEqual(0);
  await page.getByRole('link', { name: t('print.back.gallery') }).click();
  await expect(room).toBeVisible();
});

test('a table’s number stands in one line on its sheet', async ({ openPage }) => {
  const wall = await seedMeeting(server.origin, 'connect');
  const page = await openLink(
    openPage,
    wall,
    'facilitator',
    'print?as=facilitator&what=sheets&size=a4',
  );
  const number = page.locator('.sheet-title b').first();
  await expect(number).toHaveText('1');
  // Whatever number it is, and however long the name beside it.
  const heights = await number.evaluate((element) => {
    const name = element.nextElementSibling;
    if (name)
      name.textContent = 'Gardens on roofs and car parks, and who looks after them '.repeat(3);
    return ['1', '17', '100'].map((digits) => {
      element.textContent = digits;
      return element.getBoundingClientRect().height;
    });
  });
  expect(new Set(heights).size).toBe(1);
});

test('a poster prints on one page whatever stands on it', async ({ openPage }) => {
  const seeded = await seedWall(server.origin, DEMO_WALLS.clustered);
  const wall: SeededMeeting = { ...seeded, tables: [], members: [] };
  const { tables } = await askWall<{ tables: SeededMeeting['tables'] }>(
    wall,
    'POST',
    '/tables',
    {},
  );
  wall.tables = tables;
  await askWall(wall, 'PUT', `/tables/${tables[0]?.tableId}`, { sentence: 'w'.repeat(200) });
  const page = await openLink(
    openPage,
    wall,
    'facilitator',
    `print?as=facilitator&what=posters&size=a4&table=${tables[0]?.tableId}`,
  );
  await page.locator('[data-ready="true"]').waitFor();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect((pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length).toBe(1);
});

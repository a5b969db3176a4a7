import type { Locator, Page } from '@playwright/test';
import type { PosterView } from '../shared/protocol/tables.ts';
import { askWall, openLink, personOf, signIn } from './support/meetingMembers.ts';
import { seedMeeting, type SeededMeeting } from './support/seedMeeting.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test, type OpenPage } from './support/test.ts';
import { beginning, either, said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

/** Somebody who sits at this table, or at none of these, as a member's number. */
async function memberAt(wall: SeededMeeting, isOne: (table?: string) => boolean): Promise<number> {
  const people = await Promise.all(wall.members.map((_, member) => personOf(wall, member)));
  return people.findIndex(({ table }) => isOne(table));
}

async function openPoster(
  openPage: OpenPage,
  wall: SeededMeeting,
  member: number,
  number: number,
): Promise<Page> {
  const page = await openPage();
  await signIn(page, wall, member);
  await page.goto(`${server.origin}/w/${wall.wallId}/gallery?as=participant#poster-${number}`);
  await expect(
    page.getByRole('article', { name: said('poster.read', { number: String(number) }) }),
  ).toBeVisible();
  return page;
}

const lookOf = async (wall: SeededMeeting, table: string): Promise<PosterView['look']> =>
  (await askWall<{ poster: PosterView }>(wall, 'GET', `/tables/${table}/poster`)).poster.look;
const choose = (page: Page): Locator => page.getByRole('button', { name: t('gallery.look.how') });

/** A meeting at its connections, and a table with a sentence, answers and notes. */
async function meetingWithTable(): Promise<{
  wall: SeededMeeting;
  tableId: string;
  number: number;
}> {
  const wall = await seedMeeting(server.origin, 'connect');
  const table = wall.tables.find(({ name }) => name === 'Rivers, soil and sea');
  if (!table) throw new Error('no such table');
  return { wall, ...table };
}

test('a table chooses how its poster looks: seen at once, by all, on paper, and given back', async ({
  openPage,
}) => {
  const { wall, tableId, number } = await meetingWithTable();
  const member = await memberAt(wall, (table) => table === tableId);
  const other = await memberAt(wall, (table) => table !== tableId && table !== undefined);
  const ours = await openPoster(openPage, wall, member, number);
  const visitor = await openPoster(openPage, wall, other, number);
  await expect(choose(visitor)).toHaveCount(0);

  await choose(ours).click();
  await ours.getByRole('radio', { name: beginning(t('poster.layout.sentence')) }).check();
  for (const page of [ours, visitor])
    await expect(page.locator('.poster-lead')).toHaveText('One catchment, one plan, one table.');
  await expect(
    ours.getByRole('status').filter({ hasText: said('gallery.look.chosen') }),
  ).toBeVisible();
  await expect.poll(() => lookOf(wall, tableId)).toEqual({ layout: 'sentence' });

  // Set large is what its people say.
  await ours.getByRole('radio', { name: t('activity.leverage-points.sheet.people') }).check();
  await expect(visitor.locator('.poster-lead')).toContainText('12 km of planted stream');
  const print = await openLink(
    openPage,
    wall,
    'facilitator',
    `print?as=facilitator&what=posters&size=a4&table=${tableId}`,
  );
  await expect(print.locator('.poster-lead')).toContainText('12 km of planted stream');
  await ours.getByRole('button', { name: t('gallery.look.undo') }).click();
  await expect(visitor.locator('.poster-lead')).toHaveText('One catchment, one plan, one table.');

  // A facilitator chooses as well; whoever is choosing is told.
  await askWall(wall, 'PUT', `/tables/${tableId}/poster`, { layout: 'notes' });
  await expect(
    ours.getByRole('status').filter({ hasText: said('gallery.look.changed') }),
  ).toContainText(t('poster.layout.notes'));
  await expect(
    ours.getByRole('radio', { name: beginning(t('poster.layout.notes')) }),
  ).toBeChecked();
  await expect(visitor.locator('.poster-notes-first')).toBeVisible();
});

test('by keyboard alone: another look, and a question that stays on the sheet', async ({
  openPage,
}) => {
  const { wall, tableId, number } = await meetingWithTable();
  const member = await memberAt(wall, (table) => table === tableId);
  const page = await openPoster(openPage, wall, member, number);
  const poster = page.getByRole('article', {
    name: said('poster.read', { number: String(number) }),
  });
  const question = t('activity.leverage-points.sheet.matters');
  await choose(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(
    page.getByRole('radio', { name: beginning(t('poster.layout.columns')) }),
  ).toBeFocused();
  // Arrows choose, and lead to no other poster.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(
    page.getByRole('radio', { name: beginning(t('poster.layout.notes')) }),
  ).toBeChecked();
  await expect(poster.locator('.poster-notes-first')).toBeVisible();
  const shown = page.getByRole('checkbox', { name: question });
  await page.keyboard.press('Tab');
  await expect(shown).toBeFocused();
  await page.keyboard.press('Space');
  await expect(poster.getByRole('heading', { name: question })).toHaveCount(0);
  await expect(shown).not.toBeChecked();
  await expect.poll(async () => (await lookOf(wall, tableId))?.leftOut?.length).toBe(1);

  // Without a network it is kept, and goes when there is one.
  await page.context().setOffline(true);
  await page.keyboard.press('Space');
  await expect(poster.getByRole('heading', { name: question })).toBeVisible();
  await page.context().setOffline(false);
  await expect.poll(() => lookOf(wall, tableId)).toEqual({ layout: 'notes' });
  await page.keyboard.press('Space');
  await expect.poll(async () => (await lookOf(wall, tableId))?.leftOut?.length).toBe(1);

  await page.reload();
  await expect(poster.locator('.poster-notes-first')).toBeVisible();
  await expect(poster.getByRole('heading', { name: question })).toHaveCount(0);
  await page
    .getByRole('link', { name: either(t('gallery.sheet.own'), t('gallery.sheet.read')) })
    .click();
  await expect(page.getByRole('heading', { name: question })).toBeVisible();
});

import { expect, test } from './support/test.ts';
import type { Answered } from '../shared/protocol/http/calls.ts';
import type { OwnRatings, RatingResults } from '../shared/protocol/ratings.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { PHONE } from './support/threeTables.ts';
import { ask, joinByCode, makeWall, postNote } from './support/wallApi.ts';
import { t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

const READERS = 40;
const PROPOSALS = 12;
const SCRIPT = {
  version: 1,
  id: 'reading',
  languages: ['en'],
  name: 'A reading',
  summary: 'Proposals are read.',
  people: [10, 200],
  minutes: 60,
  steps: [
    { id: 'call', kind: 'post', title: 'Call', ask: 'What do you propose?', prompts: [] },
    {
      id: 'read',
      kind: 'rate',
      title: 'Read',
      ask: 'Read three.',
      of: { kind: 'notes' },
      each: 3,
      form: [
        { id: 'merit', kind: 'stars', label: 'How much would it change?' },
        { id: 'why', kind: 'sentence', label: 'Why?' },
      ],
    },
  ],
};

test('12 proposals are read by 40 people, three each, two of them without a network for a while', async ({
  openPage,
}) => {
  const { origin } = server;
  const wall = await makeWall(origin, { title: 'Fund', script: SCRIPT });
  const api = `/api/walls/${wall.wallId}`;
  const lead = wall.tokens.facilitator;
  const readers: Answered<'joinWall'>[] = [];
  for (let n = 0; n < READERS; n += 1) readers.push(await joinByCode(origin, wall.joinCode));
  for (let n = 0; n < PROPOSALS; n += 1)
    await postNote(origin, wall.wallId, readers[n]?.token ?? '', { text: `Proposal ${n + 1}` });
  await ask(origin, 'POST', `${api}/step`, { token: lead, body: { step: 'read' } });

  // Two read on phones.
  const phones = await Promise.all(
    readers.slice(0, 2).map(async ({ token }) => {
      const page = await openPage(PHONE);
      await page
        .context()
        .addCookies([{ name: `ww_${wall.wallId}_participant`, value: token, url: origin }]);
      await page.goto(`${origin}/j/${wall.joinCode}`);
      await expect(page.getByText(t('rate.place', { place: 1, count: 3 })).first()).toBeVisible();
      return page;
    }),
  );
  for (const page of phones) await page.context().setOffline(true);
  for (const page of phones)
    for (const place of [1, 2, 3]) {
      await page
        .getByRole('radio', { name: t('rate.stars', { count: 4, of: 5 }) })
        .check({ force: true });
      await page.getByLabel('Why?').fill(`Because of ${place}`);
      await page.getByRole('button', { name: t(place < 3 ? 'rate.next' : 'rate.finish') }).click();
    }
  for (const page of phones)
    await expect(page.getByRole('heading', { name: t('rate.done', { count: 3 }) })).toBeVisible();

  // The others through the API; one of them reads nothing.
  for (const { token } of readers.slice(2, -1)) {
    const own = await ask<OwnRatings>(origin, 'GET', `${api}/ratings/read`, { token });
    for (const [n, { id }] of own.things.entries())
      await ask(origin, 'PUT', `${api}/ratings/read/${id}`, {
        token,
        body: { answers: { merit: { value: n + 2 } } },
      });
  }
  const desk = await openPage();
  await desk.goto(wall.links.facilitator);
  const read = (done: number): string => t('rate.board.read', { done, raters: READERS });
  await expect(desk.getByRole('heading', { name: read(READERS - 3) })).toBeVisible();
  const screen = await openPage({ viewport: { width: 1920, height: 1080 } });
  await screen.goto(wall.links.projector);
  await expect(screen.getByText(read(READERS - 3))).toBeVisible();
  for (const page of phones) await page.context().setOffline(false);
  await expect(desk.getByRole('heading', { name: read(READERS - 1) })).toBeVisible({
    timeout: 30_000,
  });

  await desk.getByRole('button', { name: t('rate.board.close') }).click();
  await expect(desk.getByRole('heading', { name: t('rate.results') })).toBeVisible();
  // The room sees what came of each, and the list is in its files; nobody sees who.
  await expect(screen.getByRole('heading', { name: /^Proposal \d+$/ })).toHaveCount(PROPOSALS);
  expect(await screen.locator('main, section').allInnerTexts()).not.toContain('Because of');
  await expect(
    phones[0]?.getByRole('heading', { name: t('rate.closed') }) ?? desk.locator('x'),
  ).toBeVisible();
  const results = await ask<RatingResults>(origin, 'GET', `${api}/ratings/read/results`, {
    token: lead,
  });
  const counts = results.things.map(({ results: [merit] }) => merit?.count ?? 0);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe((READERS - 1) * 3);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
});

import type { Locator } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { peripheryMap } from '../shared/scripts/shipped/peripheryMap.ts';
import { scriptIn } from '../shared/scripts/shippedScript.ts';
import type { OwnRatings } from '../shared/protocol/ratings.ts';
import { PhonePage } from './pages/PhonePage.ts';
import { WallPage } from './pages/WallPage.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { PHONE } from './support/threeTables.ts';
import { ask, joinByCode, makeWall, postNote } from './support/wallApi.ts';
import { LANGUAGE, t } from './support/words.ts';
import { wordsIn } from './support/wordsIn.ts';

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

const said = scriptIn(peripheryMap, wordsIn(LANGUAGE));
const papers = (said.papers ?? []).map(({ color, means }) => ({
  color,
  means: typeof means === 'object' ? (means[LANGUAGE] ?? '') : '',
}));

test('a periphery map: notes on three papers, what comes first by dots, who reaches out, and its picture', async ({
  openPage,
}) => {
  const { origin } = server;
  const wall = await makeWall(origin, { title: 'Around us', activity: 'periphery-map' });
  const api = `/api/walls/${wall.wallId}`;
  const lead = wall.tokens.facilitator;
  const go = (step: string): Promise<unknown> =>
    ask(origin, 'POST', `${api}/step`, { token: lead, body: { step } });
  const ana = await joinByCode(origin, wall.joinCode, 'Ana');
  const tom = await joinByCode(origin, wall.joinCode, 'Tom');
  const phone = new PhonePage(await openPage(PHONE));
  await phone.page
    .context()
    .addCookies([{ name: `ww_${wall.wallId}_participant`, value: ana.token, url: origin }]);
  await phone.open(`${origin}/j/${wall.joinCode}`);

  // One by hand on each paper, the others through the API.
  for (const [n, { means }] of papers.entries()) {
    await phone.post(`By hand ${n}`, means);
    await phone.isOnWall(`By hand ${n}`);
  }
  for (let n = 0; n < 30; n += 1)
    await postNote(origin, wall.wallId, tom.token, {
      text:
        n === 0
          ? 'The university’s institute for regional and community studies, its library and whoever else is there'
          : `Neighbours ${n}`,
      color: papers[n % papers.length]?.color ?? '',
    });

  await go('priority');
  const own = await ask<OwnRatings>(origin, 'GET', `${api}/ratings/priority`, { token: tom.token });
  const first = own.things.find(({ text }) => text === 'Neighbours 7');
  const rate = (token: string, value: number): Promise<unknown> =>
    ask(origin, 'PUT', `${api}/ratings/priority/${first?.id}`, {
      token,
      body: { answers: { first: { value } } },
    });
  await rate(tom.token, 5);
  await rate(ana.token, 5);
  const cy = await joinByCode(origin, wall.joinCode, 'Cy');
  await rate(cy.token, 5);
  await go('reach');

  const screen = await openPage({ viewport: { width: 1920, height: 1080 } });
  await screen.goto(wall.links.projector);
  const cards = screen.locator('.periphery-card');
  await expect(cards).toHaveCount(33);
  await expect(screen.locator('.periphery-card[data-open]')).toHaveCount(33);

  // Ana reaches out, on her phone.
  await phone.page
    .locator('.cl-things > li')
    .filter({ hasText: 'Neighbours 7' })
    .getByRole('button', { name: t('claim.take') })
    .click();
  await expect(screen.locator('.periphery-card[data-open]')).toHaveCount(32);
  await expect(screen.locator('.periphery-card:not([data-open])')).toContainText('Ana');
  // Screen readers have the same as a list, what comes first at its head.
  for (const { means } of papers)
    await expect(screen.getByRole('heading', { name: means })).toBeAttached();
  await expect(screen.getByRole('listitem').filter({ hasText: 'Neighbours 7' })).toContainText(
    'Ana',
  );

  const boxes = await cards.locator('rect').evaluateAll((all) =>
    all.map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return {
        x,
        y,
        width,
        height,
        isFirst: each.parentElement?.textContent?.includes('Neighbours 7'),
      };
    }),
  );
  const over = boxes.flatMap((one, at) =>
    boxes
      .slice(at + 1)
      .filter(
        (two) =>
          one.x < two.x + two.width &&
          two.x < one.x + one.width &&
          one.y < two.y + two.height &&
          two.y < one.y + one.height,
      ),
  );
  expect(over).toEqual([]);
  const us = await screen.locator('.periphery-us rect').boundingBox();
  const middle = {
    x: (us?.x ?? 0) + (us?.width ?? 0) / 2,
    y: (us?.y ?? 0) + (us?.height ?? 0) / 2,
  };
  const picture = await screen.locator('.periphery').boundingBox();
  const aspect = (picture?.width ?? 1) / (picture?.height ?? 1);
  const far = boxes.map(({ x, y, width, height, isFirst }) => ({
    isFirst,
    distance: Math.hypot(x + width / 2 - middle.x, (y + height / 2 - middle.y) * aspect),
  }));
  const nearest = far.toSorted((a, b) => a.distance - b.distance)[0];
  expect(nearest?.isFirst).toBe(true);

  // At the notes themselves, on a helper's wall: on the canvas, and in the list that is read out.
  const helper = new WallPage(await openPage({ viewport: { width: 1440, height: 900 } }));
  await helper.open(wall.links.volunteer);
  await helper.showsNotes(33);
  await helper.page.keyboard.press('o');
  const row = (text: string): Locator => helper.page.getByRole('option').filter({ hasText: text });
  await expect(row('Neighbours 7')).toContainText('Ana');
  await expect(row('Neighbours 7')).toContainText(/5/);
  await expect(row('Neighbours 8')).toContainText(t('claim.none'));
  const id = (await helper.notes()).find(({ text }) => text === 'Neighbours 7')?.id ?? '';
  expect(await helper.page.evaluate((note) => window.__wall?.said(note), id)).toContain('Ana');

  // From right to left, and in a hand, where the picture has no room: the list.
  await screen.setViewportSize({ width: 390, height: 844 });
  await expect(screen.locator('.periphery')).toHaveCount(0);
  await expect(screen.getByText('Neighbours 7')).toBeVisible();
});

import { expect, test } from '@playwright/test';
import { LIMITS } from '../shared/model/limits.ts';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { PhonePage } from './pages/PhonePage.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { ask, joinByCode, postNote } from './support/wallApi.ts';
import { atOrigin } from './support/wallLink.ts';
import { either, said, t } from './support/words.ts';

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

const noteCount = async (wall: SeededWall): Promise<number> =>
  (
    await ask<{ notes: unknown[] }>(server.origin, 'GET', `/api/walls/${wall.wallId}/notes`, {
      token: wall.tokens.facilitator,
    })
  ).notes.length;

const codeNow = async (wall: SeededWall): Promise<string> =>
  (
    await ask<{ joinCode: string }>(server.origin, 'GET', `/api/walls/${wall.wallId}/links`, {
      token: wall.tokens.facilitator,
    })
  ).joinCode;

/** As many people as one device makes of itself, ten of them with a note. */
async function rush(wall: SeededWall): Promise<void> {
  for (let come = 0; come < LIMITS.burstPeople + 10; come += 30) {
    const people = await Promise.all(
      Array.from({ length: 30 }, () => joinByCode(server.origin, wall.joinCode)),
    );
    if (come === 0)
      for (const { token } of people.slice(0, 10))
        await postNote(server.origin, wall.wallId, token, { text: 'Buy now' });
  }
}

test('many come from one address: the console says so, closes the door, sends them away with their notes, and lets them back in', async ({
  page,
  browser,
}) => {
  const wall = await seedWall(server.origin, DEMO_WALLS.twelveNotes);
  const before = await noteCount(wall);
  const desk = new ConsolePage(page);
  await desk.open(atOrigin(server.origin, wall.links.facilitator));
  await rush(wall);
  const need = page.locator('[data-need="burst"]');
  await expect(need.getByRole('heading')).toHaveText(said('console.burst.people.one'));

  const projector = await browser.newPage();
  await projector.goto(atOrigin(server.origin, wall.links.projector));
  await expect(projector.getByLabel(t('wall.join')).getByRole('img')).toBeVisible();

  await test.step('the door', async () => {
    await need.getByRole('button', { name: t('console.door.close') }).click();
    await expect(page.locator('[data-need="door"]')).toContainText(t('console.needs.door'));
    await expect(projector.getByLabel(t('wall.join'))).toContainText(t('wall.join.closed'));
    const phone = new PhonePage(await (await browser.newContext()).newPage());
    await phone.open(`${server.origin}/j/${wall.joinCode}`);
    await expect(phone.page.getByRole('alert')).toContainText(t('phone.over.closed.text'));
    await phone.post('Mine waits');
    await page
      .locator('[data-need="door"]')
      .getByRole('button', { name: t('console.door.open') })
      .click();
    await expect(phone.page.getByRole('alert')).toHaveCount(0, { timeout: 15_000 });
    await expect.poll(() => noteCount(wall)).toBe(before + 11);
    await phone.page.context().close();
  });

  await test.step('all of them go, and come back', async () => {
    await need.getByRole('button', { name: t('console.burst.remove') }).click();
    await desk.answer(t('console.remove'));
    await expect(desk.last).toContainText(said('console.said.sentOutWithNotes'));
    await expect(need).toHaveCount(0);
    // The phone came by itself, after the rush. The demo's people did before it, or with it on a slow machine.
    await expect.poll(() => noteCount(wall)).toBeLessThanOrEqual(before + 1);
    expect(await noteCount(wall)).toBeGreaterThanOrEqual(1);
    await desk.undo();
    await expect(desk.last).toContainText(
      either(said('console.said.letBack'), said('console.said.letBackWithNotes')),
    );
    await expect.poll(() => noteCount(wall)).toBe(before + 11);
    await expect(need).toBeVisible();
    await need.getByRole('button', { name: t('console.burst.known') }).click();
    await expect(need).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('heading', { name: said('console.needs') })).toBeVisible();
    await expect(need).toHaveCount(0);
  });
  await projector.close();
});

test('the code is renewed: who is in stays and finds the new one, the old one says what became of it, and Undo brings it back', async ({
  page,
  browser,
}) => {
  const wall = await seedWall(server.origin, DEMO_WALLS.twelveNotes);
  const desk = new ConsolePage(page);
  await desk.open(atOrigin(server.origin, wall.links.facilitator));
  const phone = new PhonePage(await (await browser.newContext()).newPage());
  await phone.open(`${server.origin}/j/${wall.joinCode}`);
  await phone.post('I am in');
  await expect.poll(() => noteCount(wall)).toBe(DEMO_WALLS.twelveNotes.notes.length + 1);

  await page
    .getByRole('button', { name: either(said('console.code'), said('console.code.closed')) })
    .click();
  const row = page.getByRole('dialog').locator('[data-link="participant"]');
  await row.getByRole('button', { name: t('console.share.participant.askRenew') }).click();
  await expect(row).toContainText(t('console.share.participant.why'));
  await row
    .getByRole('button', { name: t('console.share.participant.renew'), exact: true })
    .click();
  await expect(row).toContainText(t('console.share.renewed'));
  await expect.poll(() => codeNow(wall)).not.toBe(wall.joinCode);
  const code = await codeNow(wall);
  await expect(
    page.getByRole('dialog').getByText(`${code.slice(0, 3)} ${code.slice(3)}`),
  ).toBeVisible();

  await phone.page.reload();
  await expect(phone.page).toHaveURL(`${server.origin}/j/${code}`);
  await expect(phone.page.getByText('I am in')).toBeVisible();
  const stranger = await browser.newContext();
  const late = await stranger.newPage();
  await late.goto(`${server.origin}/j/${wall.joinCode}`);
  await expect(late.getByText(t('join.refused.code-renewed'))).toBeVisible();
  await late.goto(`${server.origin}/j/${code}`);
  await expect(late.locator('#ww-text')).toBeVisible();

  await page.keyboard.press('Escape');
  await desk.undo();
  await expect.poll(() => codeNow(wall)).toBe(wall.joinCode);
  await stranger.close();
  await phone.page.context().close();
});

test('a helper who is removed does not come back: the link is renewed with it, other helpers go on', async ({
  page,
  browser,
}) => {
  const wall = await seedWall(server.origin, DEMO_WALLS.twelveNotes);
  const link = atOrigin(server.origin, wall.links.volunteer);
  const [rude, kind] = await Promise.all([browser.newContext(), browser.newContext()]);
  const [rudePage, kindPage] = await Promise.all([rude.newPage(), kind.newPage()]);
  await Promise.all([rudePage.goto(link), kindPage.goto(link)]);
  await expect(rudePage).not.toHaveURL(/#/);
  await expect(kindPage).not.toHaveURL(/#/);
  const desk = new ConsolePage(page);
  await desk.open(atOrigin(server.origin, wall.links.facilitator));
  await desk.openTab('people');
  const { personId } = (await (
    await rude.request.get(`${server.origin}/api/walls/${wall.wallId}/me`, {
      headers: { 'x-weavewall-as': 'volunteer' },
    })
  ).json()) as { personId: string };
  await desk
    .person(personId)
    .getByRole('button', { name: said('console.person.remove.label') })
    .click();
  await expect(
    page.getByRole('dialog').getByRole('checkbox', { name: t('console.remove.renew.volunteer') }),
  ).toBeChecked();
  await desk.answer(t('console.remove'));
  await expect(desk.person(personId)).toContainText(t('console.person.removed'));
  const grant = (context: typeof rude) =>
    context.request.post(`${server.origin}/api/walls/${wall.wallId}/grants`, {
      data: { secret: wall.tokens.volunteer },
      headers: { origin: server.origin },
    });
  expect((await grant(rude)).status()).toBe(401);
  const fresh = await browser.newContext();
  expect((await grant(fresh)).status()).toBe(401);
  expect(
    (
      await kind.request.get(`${server.origin}/api/walls/${wall.wallId}/me`, {
        headers: { 'x-weavewall-as': 'volunteer' },
      })
    ).status(),
  ).toBe(200);
  await desk.undo();
  await expect(desk.person(personId)).not.toContainText(t('console.person.removed'));
  await Promise.all([rude.close(), kind.close(), fresh.close()]);
});

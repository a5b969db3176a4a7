import type { Page } from '@playwright/test';
import type { TableRow } from '../shared/model/table.ts';
import { PhonePage } from './pages/PhonePage.ts';
import { TablesOnPhone } from './pages/TablesOnPhone.ts';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { behindProxy } from './support/behindProxy.ts';
import { startProxy, type Upgrades } from './support/networkProxy.ts';
import { seedMeeting } from './support/seedMeeting.ts';
import { seedWall } from './support/seedWall.ts';
import { expect, test } from './support/test.ts';
import { ask, makeWall } from './support/wallApi.ts';
import { atOrigin, wallLink } from './support/wallLink.ts';
import { t } from './support/words.ts';
import { IS_LONG } from './support/longSuite.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const SAID = t('network.blocked');

const { server, proxy } = behindProxy();

const says = (page: Page): Promise<void> =>
  expect(page.getByText(SAID)).toBeVisible({ timeout: 40_000 });

test('a phone goes through a whole meeting in a network that refuses WebSockets', async ({
  openPage,
}) => {
  proxy().upgrades = 'refuse';
  const wall = await seedWall(server().origin, {
    title: 'Behind a strict proxy',
    people: ['Mere', 'Hana'],
    notes: ['Fence the streams', 'Plant the berms'].map((text, person) => ({
      text,
      color: 'yellow',
      person,
    })),
    groups: [
      ['Rivers', 0],
      ['Towns', 1],
    ].map(([name, note]) => ({ name: String(name), color: 'yellow', notes: [Number(note)] })),
  });
  const steer = <Reply>(path: string, body: unknown = {}): Promise<Reply> =>
    ask(server().origin, 'POST', `/api/walls/${wall.wallId}${path}`, {
      token: wall.tokens.facilitator,
      body,
    });
  const page = await openPage(PHONE);
  const phone = new PhonePage(page);
  await phone.open(`${proxy().origin}/j/${wall.joinCode}`);
  await phone.post('Posted behind a proxy');
  await phone.isOnWall('Posted behind a proxy');
  await says(page);
  await expect(page.getByText(t('door.offline'), { exact: false })).toHaveCount(0);

  await steer('/phase', { phase: 'cluster' });
  await expect(page.getByText(t('phone.now.cluster'))).toBeVisible();
  await page.getByRole('button', { name: t('phone.help.offer') }).click();
  await expect(page.getByText(t('phone.help.offered'))).toBeVisible();

  const { tables: rows } = await steer<{ tables: TableRow[] }>('/tables');
  const sit = (token: string | undefined, number: number, more: object = {}): Promise<unknown> =>
    ask(server().origin, 'PUT', `/api/walls/${wall.wallId}/people/me`, {
      token: token ?? '',
      body: { table: rows.find((row) => row.number === number)?.tableId, ...more },
    });
  // Somebody stays with the own poster, and somebody is to be visited.
  await sit(wall.people[0]?.token, 1, { host: true });
  await sit(wall.people[1]?.token, 2);
  const tables = new TablesOnPhone(page);
  await tables.chooseFromList('Rivers');
  await tables.decide({ again: 'yes', kind: 'supporter' });
  const token =
    (await page.context().cookies()).find(({ name }) => name.endsWith('_participant'))?.value ?? '';
  const kinds = async (): Promise<unknown[]> =>
    Object.values(
      (
        await ask<{ person: { commitments?: object } }>(
          server().origin,
          'GET',
          `/api/walls/${wall.wallId}/me`,
          { token },
        )
      ).person.commitments ?? {},
    );
  await expect.poll(kinds).toEqual(['supporter']);

  await steer('/walk', { action: 'start', mode: 'rotation', stops: 1, stopMs: 480_000 });
  expect(await tables.goesTo()).toBe(2);
  await tables.ask('Asked behind a proxy?');
  const { visits } = await ask<{ visits: { text: string }[] }>(
    server().origin,
    'GET',
    `/api/walls/${wall.wallId}/visits`,
    { token: wall.people[1]?.token ?? '' },
  );
  expect(visits.map(({ text }) => text)).toEqual(['Asked behind a proxy?']);
  await steer('/phase', { phase: 'follow-up' });
  await expect(page.getByRole('button', { name: t('phone.tab.follow-up') })).toBeVisible();
});

const LETS: Record<'hang' | 'drop' | 'swallow', string> = {
  hang: 'wait for ever',
  drop: 'open and cuts it',
  swallow: 'open and passes nothing',
};

test('networks that let a WebSocket wait for ever, cut it once it is open, or pass nothing on it are found out, and said', async ({
  openPage,
}) => {
  test.skip(!IS_LONG, 'one that refuses them is gone through whole');
  const wall = await makeWall(server().origin, { title: 'Hui' });
  const kinds = Object.keys(LETS) as (keyof typeof LETS)[];
  const proxies = await Promise.all(
    kinds.map((kind) => startProxy(server().origin, kind satisfies Upgrades)),
  );
  const pages = await Promise.all(
    proxies.map(async (each) => {
      const page = await openPage(PHONE);
      await page.goto(`${each.origin}/j/${wall.joinCode}`);
      return page;
    }),
  );
  await Promise.all(pages.map(says));
  await ask(server().origin, 'POST', `/api/walls/${wall.wallId}/phase`, {
    token: wall.tokens.facilitator,
    body: { phase: 'cluster' },
  });
  for (const [index, page] of pages.entries())
    await expect(
      page.getByText(t('phone.now.cluster')),
      LETS[kinds[index] ?? 'hang'],
    ).toBeVisible();
  // Another network: WebSockets are tried again, and nothing is said any more.
  for (const each of proxies) each.upgrades = 'pass';
  for (const page of pages) {
    await page.reload();
    await expect(page.getByText(t('phone.now.cluster'))).toBeVisible();
    await expect(page.getByText(SAID)).toHaveCount(0);
  }
  await Promise.all(proxies.map((each) => each.stop()));
});

test('wall, projector, console, table and gallery work in such a network, and say what is the matter', async ({
  openPage,
}) => {
  proxy().upgrades = 'refuse';
  const [wall, meeting] = await Promise.all([
    seedWall(server().origin, DEMO_WALLS.clustered),
    seedMeeting(server().origin, 'gallery'),
  ]);
  /** The wall, as one of its pages shows it. */
  const showsWall = async (role: 'volunteer' | 'projector'): Promise<void> => {
    const page = await openPage();
    await page.goto(atOrigin(proxy().origin, wallLink(wall, role)));
    await says(page);
    await expect
      .poll(() => page.evaluate(() => window.__wall?.notes().length))
      .toBe(wall.noteIds.length);
    await page.close();
  };
  const locks = async (): Promise<void> => {
    const console = await openPage();
    await console.goto(atOrigin(proxy().origin, wall.links.facilitator));
    await says(console);
    await console.getByRole('button', { name: t('console.lock') }).click();
    await expect(console.getByRole('button', { name: t('console.unlock') })).toBeVisible();
    await console.close();
  };
  const writes = async (): Promise<void> => {
    const page = await openPage();
    await page.goto(atOrigin(proxy().origin, meeting.links.facilitator));
    await says(page);
    const table = meeting.tables[0]?.tableId ?? '';
    await page.goto(`${proxy().origin}/w/${meeting.wallId}/table/${table}?as=facilitator`);
    await says(page);
    await page.locator('.ProseMirror').first().click();
    await page.keyboard.type('Written by request. ');
    await expect(page.getByText(t('sheet.saved.saved'), { exact: true })).toBeVisible();
    if (!IS_LONG) return;
    await page.goto(`${proxy().origin}/w/${meeting.wallId}/gallery?as=facilitator`);
    await says(page);
    await expect(
      page.getByText('Written by request', { exact: false }).or(page.locator('canvas').first()),
    ).toBeVisible();
  };
  // Most of it is waiting until a page has found out: they wait together.
  await Promise.all([showsWall('volunteer'), locks(), writes()]);
  if (IS_LONG) await showsWall('projector');
});

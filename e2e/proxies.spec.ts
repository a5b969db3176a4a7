import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { PhonePage } from './pages/PhonePage.ts';
import {
  PROXY_NAME,
  readmeExample,
  startProxy,
  type ProxyKind,
  type RealProxy,
} from './support/realProxy.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { either, said, t } from './support/words.ts';

// Chromium finds the proxy under the name its certificate has.
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${PROXY_NAME} 127.0.0.1`],
    }),
});

let server: RunningServer;
let proxy: RealProxy | null = null;
test.beforeAll(async () => {
  server = await startServer({ HOST: '127.0.0.1' });
});
test.afterEach(async () => {
  await proxy?.stop();
  proxy = null;
});
test.afterAll(() => server.stop());

const ownMachine = (browser: Browser, more: object = {}): Promise<BrowserContext> =>
  browser.newContext({ ignoreHTTPSErrors: true, ...more });

/** A wall from the start page on, as its facilitator sees it. */
async function startWall(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/`);
  await page.getByLabel(t('start.name')).fill('Our hui');
  await page.getByRole('button', { name: t('start.submit') }).click();
}

const NAMELESS =
  'server { listen 443 ssl; ssl_certificate x; ssl_certificate_key x; location / { proxy_pass http://127.0.0.1:8080; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; } }';
const PLACES: [string, ProxyKind, string][] = [
  ['Caddy', 'caddy', `${PROXY_NAME} {\n\treverse_proxy localhost:8080\n}\n`],
  ['nginx as in the README', 'nginx', readmeExample('nginx')],
  ['nginx that keeps the name to itself', 'nginx', NAMELESS],
];

for (const [what, kind, config] of PLACES) {
  test(`${what} with TLS in front of a server with nothing set: a wall, a phone, a note, and the console follows`, async ({
    browser,
  }) => {
    proxy = await startProxy(kind, config, server.port);
    const { origin } = proxy;
    const laptop = await ownMachine(browser);
    const page = await laptop.newPage();
    await startWall(page, origin);
    const link = await page.getByRole('img', { name: said('ready.qr') }).getAttribute('alt');
    const joinLink = /https?:\S+/.exec(link ?? '')?.[0] ?? '';
    expect(joinLink).toMatch(new RegExp(`^${origin}/j/[A-Z2-9]{6}$`));
    await page
      .getByRole('link', { name: t('ready.console') })
      .first()
      .click();
    await expect(page).toHaveURL(/\/console/);

    const device = await ownMachine(browser, {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
    const phone = new PhonePage(await device.newPage());
    await phone.page.goto(joinLink);
    await phone.post('Clean up the river');
    await phone.isOnWall('Clean up the river');
    await expect(
      phone.page.getByText(either(said('network.offline.notes'), said('network.offline.taps'))),
    ).toHaveCount(0);
    await expect(page.getByText('Clean up the river').first()).toBeVisible();
    await device.close();
    await laptop.close();
  });
}

test('plain HTTP through a proxy that keeps the name to itself: phone, console, wall and start page say what to set', async ({
  browser,
}) => {
  // No secure context, so no `Sec-Fetch-Site`; the server is asked under another name: nothing tells this page from another site's.
  proxy = await startProxy(
    'nginx',
    NAMELESS.replace('listen 443 ssl; ssl_certificate x; ssl_certificate_key x;', 'listen 80;'),
    server.port,
  );
  const { origin } = proxy;
  const words = `starts it again with PUBLIC_URL=${origin}`;
  const laptop = await ownMachine(browser);
  const page = await laptop.newPage();
  await startWall(page, origin);
  await expect(page.getByText(words)).toBeVisible();
  const made = (await (
    await fetch(`${server.origin}/api/walls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"title":"Our hui"}',
    })
  ).json()) as { joinCode: string; links: Record<string, string> };
  for (const role of ['facilitator', 'volunteer', 'projector'] as const) {
    const { pathname, search, hash } = new URL(made.links[role] ?? '');
    await page.goto('about:blank');
    await page.goto(`${origin}${pathname}${search}${hash}`);
    await expect(page.getByRole('heading', { name: t('door.unknownAddress') })).toBeVisible();
    await expect(page.getByText(words)).toBeVisible();
    if (process.env['WW_SHOTS'])
      await page.screenshot({ path: `${process.env['WW_SHOTS']}/${role}.png` });
  }
  const device = await ownMachine(browser, {
    viewport: { width: 320, height: 640 },
    isMobile: true,
    hasTouch: true,
  });
  const phone = await device.newPage();
  await phone.goto(`${origin}/j/${made.joinCode}`);
  await expect(phone.getByText(words)).toBeVisible();
  await expect(phone.getByText(t('door.offline'))).toHaveCount(0);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(server.output()).toContain(`start it with PUBLIC_URL=${origin}`);
  if (process.env['WW_SHOTS']) {
    await phone.screenshot({ path: `${process.env['WW_SHOTS']}/phone.png` });
  }
  await device.close();
  await laptop.close();
});

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { DEMO_WALLS } from '../e2e/demoWalls/demoWalls.ts';
import { findChromium } from '../e2e/support/findChromium.ts';
import { seedWall, type SeededWall } from '../e2e/support/seedWall.ts';
import { startServer } from '../e2e/support/startServer.ts';
import { ask } from '../e2e/support/wallApi.ts';

/** Takes the README's pictures from the running product, on demo walls: `node scripts/takePictures.ts [folder]`. */

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../docs/pictures'));
mkdirSync(folder, { recursive: true });

interface Shot {
  name: string;
  url: string;
  width: number;
  height: number;
  dark?: boolean;
  /** Something that must be there before the picture is taken. */
  waitFor: string;
}

async function take(browser: Browser, { name, url, width, height, dark = false, waitFor }: Shot): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', deviceScaleFactor: width < 500 ? 2 : 1, reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector(waitFor);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 84 });
  await context.close();
  console.log(`${name}.jpg`);
}

const server = await startServer();
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  const here = (link: string): string => link.replace(/^https?:\/\/[^/]+/, server.origin);
  const command = (wall: SeededWall, path: string, body: object) => ask(server.origin, 'POST', `/api/walls/${wall.wallId}/${path}`, { token: wall.tokens.facilitator, body });
  const full = await seedWall(server.origin, DEMO_WALLS.clustered);
  await command(full, 'phase', { phase: 'cluster' });
  await command(full, 'timer', { action: 'start', ms: 768_000 });
  const early = await seedWall(server.origin, DEMO_WALLS.twelveNotes);
  const empty = await seedWall(server.origin, DEMO_WALLS.empty);
  const canvas = '#wall-canvas';
  const shots: Shot[] = [
    { name: 'start', url: server.origin, width: 1440, height: 900, waitFor: 'h1' },
    { name: 'phone', url: here(early.links.participant), width: 390, height: 844, waitFor: '#ww-text' },
    { name: 'phone-dark', url: here(early.links.participant), width: 390, height: 844, dark: true, waitFor: '#ww-text' },
    { name: 'projector', url: here(full.links.projector), width: 1920, height: 1080, waitFor: canvas },
    { name: 'projector-dark', url: here(full.links.projector), width: 1920, height: 1080, dark: true, waitFor: canvas },
    { name: 'projector-empty', url: here(empty.links.projector), width: 1920, height: 1080, waitFor: 'h1' },
    { name: 'volunteer', url: here(full.links.volunteer), width: 1440, height: 900, waitFor: canvas },
    { name: 'console', url: here(full.links.facilitator), width: 1440, height: 900, waitFor: '#next-title' },
    { name: 'console-dark', url: here(full.links.facilitator), width: 1440, height: 900, dark: true, waitFor: '#next-title' },
  ];
  for (const shot of shots) await take(browser, shot);
} finally {
  await browser.close();
  await server.stop();
}

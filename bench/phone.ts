/**
 * `npm run bench:phone`: how soon a slow phone on a bad network can post, and what it downloads. Cold cache, real server, Chromium with
 * a 4× slower CPU and 1.6 Mbps / 150 ms. Beside it, in turns, a bare page with a field, a button and six lines of script: what the
 * machine itself takes in this hour. Prints a table and one line of JSON; fails when a goal is missed. `--no-build` keeps `dist`.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from '@playwright/test';
import { findChromium } from '../e2e/support/findChromium.ts';
import { startServer } from '../e2e/support/startServer.ts';
import { makeWall } from '../e2e/support/wallApi.ts';

const RUNS = 5;
const CPU_SLOWDOWN = 4;
const BITS_PER_SECOND = 1_600_000;
const ROUND_TRIP_MS = 150;
/** A visit that takes longer is given up. */
const GIVEN_UP_AFTER_MS = 60_000;
const GOALS = { usableMs: 900, scriptKb: 90 };
/** Words that the libraries carry into any build of theirs. */
const HEAVY = { yjs: 'Yjs was already imported', konva: 'Konva' };

/** The least that takes a note: no style, no list kept, nothing sent. */
const BARE = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Bare</title>
<script>function put(event) {
  event.preventDefault();
  const item = document.createElement('li');
  item.className = 'own-note is-on-wall';
  item.textContent = document.querySelector('textarea').value;
  document.querySelector('ul').prepend(item);
}</script>
<h1>What matters?</h1><form onsubmit="put(event)"><textarea id="ww-text"></textarea><button id="ww-put">Put it</button></form><ul></ul>`;

interface Visit {
  /** The form took a typed note, ms since navigation started. */
  usableMs: number;
  paintMs: number;
  /** The note was on the wall. */
  onWallMs: number;
  scripts: string[];
}

/** What the page calls once the form has taken the note: Chromium's own binding, for Playwright's would bring its script. */
const TAKEN = 'weavewallTaken';

/** In the page: as soon as a frame shows the form, type a note and press the button; the note must appear in the list. */
function watchForm(taken: string): void {
  const isTaken = (): boolean => {
    if (!document.querySelector('.own-note')) return false;
    document.documentElement.dataset['usable'] ??= String(performance.now());
    (window as unknown as Record<string, (payload: string) => void>)[taken]?.('');
    return true;
  };
  const look = (): void => {
    const text = document.querySelector<HTMLTextAreaElement>('#ww-text');
    const put = document.querySelector<HTMLButtonElement>('#ww-put');
    if (isTaken()) return;
    if (!text || !put || put.getBoundingClientRect().height === 0)
      return void requestAnimationFrame(look);
    if (text.value === '') {
      text.value = 'A note from a slow phone';
      text.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    put.click();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: ROUND_TRIP_MS,
    downloadThroughput: BITS_PER_SECOND / 8,
    uploadThroughput: BITS_PER_SECOND / 8,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.addInitScript(watchForm, TAKEN);
  // Until then nothing is asked of the page: the script by which Playwright waits for elements takes such a phone 0.2 to 0.4 s itself.
  const taken = new Promise<void>((resolve, reject) => {
    cdp.once('Runtime.bindingCalled', () => resolve());
    setTimeout(reject, GIVEN_UP_AFTER_MS, new Error('The form took no note.')).unref();
  });
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: TAKEN });
  await page.goto(url, { waitUntil: 'commit' });
  await taken;
  await page.locator('.own-note.is-on-wall').waitFor({ timeout: GIVEN_UP_AFTER_MS });
  const seen = await page.evaluate(() => ({
    onWallMs: performance.now(),
    usableMs: Number(document.documentElement.dataset['usable']),
    paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    scripts: performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.js')),
  }));
  await context.close();
  return seen;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

if (!process.argv.includes('--no-build')) {
  execFileSync(
    process.execPath,
    [
      resolve(import.meta.dirname, '../node_modules/vite/bin/vite.js'),
      'build',
      '--logLevel',
      'warn',
    ],
    { cwd: resolve(import.meta.dirname, '..'), stdio: 'inherit' },
  );
}
const server = await startServer();
const bare = createServer((_, response) =>
  response.setHeader('content-type', 'text/html; charset=utf-8').end(BARE),
);
await new Promise<void>((resolve) => {
  bare.listen(0, '127.0.0.1', resolve);
});
const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`;
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  const wall = await makeWall(server.origin, { title: 'Slow phones', activity: 'leverage-points' });
  const url = `${server.origin}/j/${wall.joinCode}`;
  await visit(browser, url); // The first one warms the server's and the browser's own code.
  await visit(browser, bareUrl);
  const visits: Visit[] = [];
  const bares: Visit[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    visits.push(await visit(browser, url));
    bares.push(await visit(browser, bareUrl));
  }

  const bodies = new Map<string, string>();
  for (const script of new Set(visits.flatMap(({ scripts }) => scripts))) {
    const body = await (await fetch(script)).text();
    bodies.set(createHash('sha256').update(body).digest('hex'), body);
  }
  const html = await (await fetch(url)).text();
  const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)]
    .map(([, body = '']) => body)
    .join('\n');
  const scriptKb =
    [inline, ...bodies.values()].reduce(
      (sum, body) => sum + gzipSync(body, { level: 9 }).length,
      0,
    ) / 1000;
  if (bodies.size === 0 || inline === '')
    throw new Error('No script was read: the figures would mean nothing.');
  const heavy = Object.entries(HEAVY)
    .filter(([, word]) => [...bodies.values()].some((body) => body.includes(word)))
    .map(([name]) => name);

  const usable = visits.map(({ usableMs }) => usableMs);
  const result = {
    bench: 'phone',
    runs: RUNS,
    cpuSlowdown: CPU_SLOWDOWN,
    bitsPerSecond: BITS_PER_SECOND,
    roundTripMs: ROUND_TRIP_MS,
    usableMs: Math.round(median(usable)),
    bareUsableMs: Math.round(median(bares.map(({ usableMs }) => usableMs))),
    usableWorstMs: Math.round(Math.max(...usable)),
    paintMs: Math.round(median(visits.map(({ paintMs }) => paintMs))),
    onWallMs: Math.round(median(visits.map(({ onWallMs }) => onWallMs))),
    scriptKb: Math.round(scriptKb * 10) / 10,
    htmlKb: Math.round(gzipSync(html).length / 100) / 10,
    heavy,
  };
  console.table([
    {
      what: 'form takes a note, median',
      value: `${result.usableMs} ms`,
      goal: `≤ ${GOALS.usableMs} ms`,
    },
    { what: 'form takes a note, worst', value: `${result.usableWorstMs} ms`, goal: '' },
    { what: 'a bare form takes a note, median', value: `${result.bareUsableMs} ms`, goal: '' },
    { what: 'first words painted, median', value: `${result.paintMs} ms`, goal: '' },
    { what: 'that note is on the wall, median', value: `${result.onWallMs} ms`, goal: '' },
    { what: 'JavaScript, gzip', value: `${result.scriptKb} kB`, goal: `≤ ${GOALS.scriptKb} kB` },
    { what: 'page with its styles, gzip', value: `${result.htmlKb} kB`, goal: '' },
    { what: 'Yjs, Konva', value: heavy.join(', ') || 'neither', goal: 'neither' },
  ]);
  console.log(JSON.stringify(result));
  if (result.usableMs > GOALS.usableMs || scriptKb > GOALS.scriptKb || heavy.length > 0)
    process.exitCode = 1;
} finally {
  await browser.close();
  bare.close();
  await server.stop();
}

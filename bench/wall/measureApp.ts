import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '../../e2e/support/findChromium.ts';
import { FrameMeter } from './frames.ts';
import type { Measurement, Weight } from './measurement.ts';
import { SteadyMouse, panAround } from './steadyMouse.ts';
import { EVENTS, MIDDLE, SCENARIOS } from './scenarios.ts';
import type { WallApp } from './wallApp.ts';

export const SIZE = { width: 1440, height: 900 };
/** A page that changes by more than this after it said that all is drawn was not done, share of its pixels. */
const STILL_CHANGED = 0.002;
const SETTLE_MS = 700;
/** What a peer would fetch from its maker's servers is not to be waited for. */
const ONLY_HERE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

/** A browser of its own, so that no run inherits another's memory or caches. */
export function launch(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--disable-component-update',
      '--disable-sync',
      ONLY_HERE,
    ],
  });
}

/** What the machine does to a page that does nothing. */
export async function measureBlank(notes: number): Promise<Measurement> {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: SIZE });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    await page.setContent('<p>Nothing</p>');
    const frames = await new FrameMeter(page, cdp).during(
      async () => void (await new SteadyMouse(cdp).wheel(MIDDLE, panAround(EVENTS))),
    );
    return { notes, app: 'blank', scenario: 'the same wheel', frames, verified: 'yes' };
  } finally {
    await browser.close();
  }
}

/** One run of the given scenarios at one page, from a cold cache. */
export async function measureApp(
  app: WallApp,
  notes: number,
  names: readonly string[],
): Promise<{ weight: Weight; measurements: Measurement[] }> {
  await app.reset();
  const browser = await launch();
  const weight: Weight = {
    notes,
    app: app.name,
    drawnMs: null,
    heapMb: null,
    processMb: null,
    scriptKb: null,
    codeKb: null,
    verified: 'yes',
  };
  const measurements: Measurement[] = [];
  try {
    const page = await browser.newPage({ viewport: SIZE });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    const weighed = countCode(page);
    const failed = await opened(app, page, weight);
    Object.assign(weight, await weighed());
    if (failed) return { weight: { ...weight, verified: failed }, measurements };
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    weight.heapMb =
      (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1e6;
    const mouse = new SteadyMouse(cdp);
    const meter = new FrameMeter(page, cdp);
    for (const name of names) {
      const scenario = SCENARIOS[name];
      if (!scenario) continue;
      const found: Measurement = {
        notes,
        app: app.name,
        scenario: name,
        frames: null,
        verified: 'yes',
      };
      measurements.push(found);
      try {
        await (scenario.at === 'fit' ? app.fit(page, mouse) : app.closeUp(page, mouse));
        Object.assign(found, await scenario.measure({ app, page, mouse, meter }));
      } catch (error) {
        found.verified = sentence(error);
      }
      if (!(await mouse.drained())) break;
    }
    weight.processMb = await processMb(browser);
    return { weight, measurements };
  } finally {
    await browser.close();
  }
}

export const sentence = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 120) ??
  'it failed';

/** Opens the page and looks whether it stays as it was when it said that all is drawn; resolves with what went wrong. */
async function opened(app: WallApp, page: Page, weight: Weight): Promise<string | null> {
  try {
    weight.drawnMs = Math.round(await app.open(page));
  } catch (error) {
    return /Timeout/.test(String(error)) ? 'not all drawn within 60 s' : sentence(error);
  }
  const changed = await changedShare(page);
  if (changed > STILL_CHANGED)
    weight.verified = `${(changed * 100).toFixed(1)} % of the picture changed after it`;
  return null;
}

/** Share of the canvases' pixels that change in the next moment; 0 where there is none. */
function changedShare(page: Page): Promise<number> {
  return page.evaluate(async (waitMs) => {
    const read = (): (Uint32Array | null)[] =>
      [...document.querySelectorAll('canvas')].map((canvas) =>
        canvas.width * canvas.height === 0
          ? null
          : new Uint32Array(
              canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
                .buffer ?? new ArrayBuffer(0),
            ),
      );
    const before = read();
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    const shares = read().map((pixels, index) => {
      const old = before[index];
      if (!pixels || !old || pixels.length === 0) return 0;
      if (pixels.length !== old.length) return 1;
      let count = 0;
      for (let at = 0; at < pixels.length; at += 1) if (pixels[at] !== old[at]) count += 1;
      return count / pixels.length;
    });
    return Math.max(0, ...shares);
  }, SETTLE_MS);
}

/** Weighs what code the page loads, from now on until it is asked. */
function countCode(page: Page): () => Promise<{ scriptKb: number; codeKb: number }> {
  const scripts: Promise<number>[] = [];
  const styles: Promise<number>[] = [];
  page.on('response', (response) => {
    const [, kind] = /\.(m?js|css)(?:\?|$)/.exec(response.url()) ?? [];
    if (kind === undefined || !response.ok()) return;
    (kind === 'css' ? styles : scripts).push(
      response.body().then(
        (body) => gzipSync(body).length,
        () => 0,
      ),
    );
  });
  const sum = async (weights: readonly Promise<number>[]): Promise<number> =>
    (await Promise.all(weights)).reduce((all, bytes) => all + bytes, 0) / 1000;
  return async () => {
    const scriptKb = await sum(scripts);
    return { scriptKb, codeKb: scriptKb + (await sum(styles)) };
  };
}

/** The largest page process of a browser so far, MB. */
async function processMb(browser: Browser): Promise<number | null> {
  const { processInfo } = await (
    await browser.newBrowserCDPSession()
  ).send('SystemInfo.getProcessInfo');
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        return (
          Number(
            /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? Number.NaN,
          ) / 1024
        );
      } catch {
        return Number.NaN;
      }
    })
    .filter((peak) => !Number.isNaN(peak));
  return peaks.length === 0 ? null : Math.max(...peaks);
}

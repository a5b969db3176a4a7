import { resolve } from 'node:path';
import { defineConfig, type LaunchOptions } from '@playwright/test';
import { findTestChromium } from './support/findChromium.ts';
import { LANGUAGE, SPEAKING } from './support/words.ts';

const executablePath = findTestChromium();
const isWholeRun = Boolean(process.env['PLAYWRIGHT_JSON_OUTPUT_NAME']);
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** What differs between machines: their fonts (`support/pinnedFonts.conf` has its own), hinting, the screen's colours, what the processor can do. */
const FONTS = {
  ...process.env,
  FONTCONFIG_FILE: resolve(import.meta.dirname, 'support/pinnedFonts.conf'),
};
const STEADY = [
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--disable-skia-runtime-opts',
];
/** The longest: they begin first, so that no worker is left alone with one at the end. */
const MEETINGS = ['wholeMeeting', 'pseudoCrawl', 'smallAndLarge', 'rightToLeft'].map(
  (name) => `**/${name}.spec.ts`,
);
/** Specs whose screens are held against pictures. */
const PICTURES = ['**/visual.spec.ts', '**/galleryVisual.spec.ts'];
/** They were taken of English. */
const HAS_PICTURES = LANGUAGE === 'en';
const launch = (more: LaunchOptions = {}): { launchOptions: LaunchOptions } => ({
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    ...more,
    args: [...ARGS, ...(more.args ?? [])],
  },
});

/** Journeys start the real server themselves (`support/startServer.ts`), each on its own port and data. */
export default defineConfig({
  testDir: '.',
  outputDir: '../.cache/e2e',
  // Ends what hangs: half a minute's work has taken two on a machine that had four times too much to do.
  timeout: 240_000,
  expect: {
    timeout: 15_000,
    // Two builds of Chromium, 6 major versions apart, drew the same to the pixel; six steps of 255 in grey are a difference.
    toHaveScreenshot: { scale: 'device', threshold: 0.02, maxDiffPixels: 100 },
  },
  // The same pictures on every system: nothing in them may come from the machine.
  snapshotPathTemplate: '{testDir}/visual/{arg}{ext}',
  // A picture that is missing is a mistake; it is taken when that is asked for.
  updateSnapshots: 'none',
  // Two cores are the smallest machine this has to pass on. With two workers they stand still for a sixth of the time, with three for a twelfth.
  workers: 3,
  // In the whole run a journey that fails beside others on a busy machine is tried once more; the summary names it all the same.
  retries: isWholeRun ? 1 : 0,
  reporter: isWholeRun ? [['line'], ['json']] : 'line',
  forbidOnly: true,
  use: {
    ...SPEAKING,
    // A page of its own for each journey, in a process that has the product's files already.
    reuseContext: true,
    browserName: 'chromium',
    // A trace costs a fifth of all the time, in the whole run it is kept of what is tried again; its film would cost as much as the work.
    trace: { mode: isWholeRun ? 'on-first-retry' : 'retain-on-failure', screenshots: false },
    // A press that cannot happen says so soon, and where, instead of using up the whole test's time.
    actionTimeout: 30_000,
  },
  projects: [
    { name: 'meetings', testMatch: MEETINGS, use: launch() },
    {
      name: 'journeys',
      testMatch: '**/*.spec.ts',
      testIgnore: [...PICTURES, ...MEETINGS],
      use: launch(),
    },
    ...(HAS_PICTURES
      ? [{ name: 'pictures', testMatch: PICTURES, use: launch({ env: FONTS, args: STEADY }) }]
      : []),
  ],
});

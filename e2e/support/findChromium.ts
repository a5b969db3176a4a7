import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const FULL = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'Google Chrome',
];
/**
 * Chromium without a window system: the same engine, half of the processor time. A journey that has taken 90 s takes 57; what is timed
 * (`bench/`) stays with the one people have.
 */
const SHELL = ['chromium-headless-shell', 'chrome-headless-shell'];

type Env = Readonly<Record<string, string | undefined>>;

/** Path of a Chromium or Chrome that the system has (`CHROMIUM_PATH` first), or `null`: then Playwright's own is used. */
export const findChromium = (env: Env = process.env): string | null =>
  env['CHROMIUM_PATH'] || findFirst(FULL, env);

/** The same for tests: one without windows where there is one. */
export const findTestChromium = (env: Env = process.env): string | null =>
  env['CHROMIUM_PATH'] || findFirst([...SHELL, ...FULL], env);

function findFirst(names: readonly string[], env: Env): string | null {
  const folders = [
    ...(env['PATH'] ?? '').split(delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/Applications/Google Chrome.app/Contents/MacOS',
  ];
  for (const name of names) {
    for (const folder of folders) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Path of a Chromium or Chrome that the system has (`CHROMIUM_PATH` first), or `null`: then Playwright's own is used. */
export function findChromium(env: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const given = env['CHROMIUM_PATH'];
  if (given) return given;
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/Applications/Google Chrome.app/Contents/MacOS'];
  for (const name of [...NAMES, 'Google Chrome']) {
    for (const folder of folders) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

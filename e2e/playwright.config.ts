import { defineConfig } from '@playwright/test';
import { findChromium } from './support/findChromium.ts';

const executablePath = findChromium();

/** Journeys start the real server themselves (`support/startServer.ts`), each on its own port and data. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../.cache/e2e',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Two cores are the smallest machine this has to pass on.
  workers: 2,
  // In the whole run a journey that fails beside others on a busy machine is tried once more; the summary names it all the same.
  retries: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? 1 : 0,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['line'], ['json']] : 'line',
  forbidOnly: true,
  use: {
    browserName: 'chromium',
    trace: 'retain-on-failure',
    // A press that cannot happen says so soon, and where, instead of using up the whole test's time.
    actionTimeout: 30_000,
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});

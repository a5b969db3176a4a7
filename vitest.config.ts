import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'shared/**/*.test.ts',
      'server/**/*.test.ts',
      'client/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'locales/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    globalSetup: ['server/storage/postgres/sharePostgres.ts'],
    setupFiles: ['scripts/propertySeed.ts', 'scripts/speakEnglish.ts'],
    // Two cores are the smallest machine this runs on; by itself Vitest leaves one of them idle.
    maxWorkers: 2,
    // They end what hangs. What is only slow, on a machine with other work or a busy disk, is not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // `npm run coverage`: by file, with what no test loads at nought.
    coverage: {
      include: ['shared/**', 'server/**', 'client/**'],
      exclude: ['**/*.css', '**/*.html', '**/*.mjs'],
      reporter: ['text', 'json-summary'],
      reportsDirectory: '.cache/coverage',
    },
  },
});

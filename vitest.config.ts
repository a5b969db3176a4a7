import { defineConfig } from 'vitest/config';

/** They measure what their process does, or what it holds, so each has one of its own. */
const APART = [
  'server/exports/exportProcess.test.ts',
  'server/exports/exportRunner.test.ts',
  'server/http/outsiders.test.ts',
  'server/http/unreadAnswers.test.ts',
  'server/sync/documents/gate/craftedBytes.test.ts',
  'server/sync/documents/gate/hostileBytes.test.ts',
  'server/sync/wall/removalSteps.test.ts',
];

export default defineConfig({
  test: {
    // Files of a worker share their modules, which were half of all the time: none of them changes what another has loaded.
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          isolate: false,
          include: ['shared', 'server', 'client', 'scripts', 'locales', 'bench'].map(
            (folder) => `${folder}/**/*.test.{ts,tsx}`,
          ),
          // What the benches installed beside has tests of its own.
          exclude: [...APART, '**/node_modules/**'],
        },
      },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
    globalSetup: ['server/storage/postgres/sharePostgres.ts'],
    setupFiles: ['scripts/propertySeed.ts', 'scripts/speakEnglish.ts'],
    // Two cores are the smallest machine this runs on. A third of the files mostly wait: for databases, clocks, servers that start.
    maxWorkers: 3,
    // They end what hangs. What is only slow, on a machine with other work or a busy disk, is not wrong.
    // As with journeys: what fails beside others on a busy machine is tried once more, and the log says so. What is wrong fails again.
    retry: 1,
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

/** `npm run dev`: pages rebuilt and server restarted on every change, with a living demo wall and a finished demo meeting. Data stays in `.cache/dev`. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { DEMO_MEETINGS } from '../e2e/demoWalls/demoMeetings.ts';
import { DEMO_WALLS } from '../e2e/demoWalls/demoWalls.ts';
import { seedMeeting } from '../e2e/support/seedMeeting.ts';
import { PAGES } from '../server/http/builtPages.ts';
import { startLivingWall } from './livingWall.ts';
import { printLinks } from './printLinks.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PORT = process.env['PORT'] ?? '8080';
const origin = `http://localhost:${PORT}`;
const children: ChildProcess[] = [];

function run(args: readonly string[], env: Record<string, string> = {}): void {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  child.on('exit', (code) => {
    if (code) end(code);
  });
  children.push(child);
}

function end(code: number): never {
  for (const child of children) child.kill('SIGTERM');
  process.exit(code);
}
process.on('SIGINT', () => end(0));
process.on('SIGTERM', () => end(0));

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((again) => setTimeout(again, 100));
}

// Apart from dist/, so that a server started beside it keeps its pages.
const pages = resolve(ROOT, '.cache/dev-pages');
rmSync(pages, { recursive: true, force: true });
run(['node_modules/vite/bin/vite.js', 'build', '--watch', '--logLevel', 'warn', '--outDir', pages]);
await until(() => PAGES.every((page) => existsSync(resolve(pages, `${page}.html`))));
run(['--watch', '--watch-preserve-output', 'server/main.ts'], {
  PORT,
  WW_WATCH_PAGES: pages,
  LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
  DATA_DIR: process.env['DATA_DIR'] ?? resolve(ROOT, '.cache/dev'),
});
await until(() =>
  fetch(`${origin}/healthz`).then(
    (response) => response.ok,
    () => false,
  ),
);
const { meeting, wall } = DEMO_MEETINGS.meeting;
printLinks('A finished meeting', await seedMeeting(origin, 'follow-up', meeting, wall));
printLinks('A living wall', await startLivingWall(origin, DEMO_WALLS.clustered));
console.log(
  '\nTheir notes are real: gathered using the Polis software (compdemocracy.org/polis), CC BY 4.0, The Computational Democracy Project. What the tables say is made up.',
);

// The server restarts when its files change; the living wall then goes on when it is back.
process.on('unhandledRejection', (error) =>
  console.warn(`The living wall stopped: ${String(error)}. Start again for a new one.`),
);

import { SLOWER_MACHINE } from '../../shared/model/testSpeed.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { testMeeting } from '../../shared/exchange/testMeeting.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';
import { encodeContent } from '../storage/snapshotPieces.ts';
import { longestTurn } from '../sync/time/testTurns.ts';
import { until } from '../sync/wall/testWall.ts';
import { AnswerReader } from './answerReader.ts';
import { ExportRunner, type ExportRequest } from './exportRunner.ts';

const PROGRAM = new URL('testExports.ts', import.meta.url);

let runner: ExportRunner;
afterEach(() => runner.close());

const asking = (request: Partial<ExportRequest>): ExportRequest => ({
  asker: { address: 'A', person: 'a' },
  file: 'roster.csv',
  options: { contacts: false },
  content: async () => encodeContent(testMeeting()),
  signal: new AbortController().signal,
  ...request,
});
/** A request whose meeting has this title; `testExports.ts` does what the title says. */
function doing(deed: string): ExportRequest {
  const { session, ...rest } = testMeeting();
  return asking({
    content: async () => encodeContent({ ...rest, session: { ...session, title: deed } }),
  });
}
/** The file's words, or why there is none. */
const run = (deed: string): Promise<string> =>
  runner.run(doing(deed)).then(
    (bytes) => Buffer.from(bytes).toString(),
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('T8 a process that makes files is not told the database’s password', async () => {
  vi.stubEnv('DATABASE_URL', 'postgres://weave:secret@db/walls');
  vi.stubEnv('REDIS_URL', 'redis://:secret@redis');
  vi.stubEnv('METRICS_TOKEN', 'a-secret-of-metrics');
  runner = new ExportRunner({ program: PROGRAM });
  expect(await run('secrets')).toBe('');
  vi.unstubAllEnvs();
});

describe('T33 a process that makes files ends by itself: that one file is refused, the server goes on, and the next is made', () => {
  test.each([
    ['native code aborts', 'abort', 'ProcessGone: the export process ended (SIGABRT)'],
    ['it has no memory left', 'memory', 'export-too-large'],
    ['a file outgrows what V8 can hold', 'too long', 'export-too-large'],
    ['a job throws', 'throw', 'Error: a job failed'],
    ['something throws that is no job', 'later', 'ProcessGone: the export process ended (70)'],
    [
      'it answers what is no answer',
      'garbage',
      'Error: the export process wrote what is no answer',
    ],
    [
      'its answer begins and never ends',
      'endless',
      'Error: the export process wrote what is no answer',
    ],
  ])('%s', async (_what, deed, told) => {
    const warnings: string[] = [];
    const warn = (fields: object): void => void warnings.push(JSON.stringify(fields));
    runner = new ExportRunner({
      program: PROGRAM,
      bounds: { memoryMb: 64 },
      logger: { info: warn, warn, error: warn },
    });
    const before = await run('pid');
    expect(await run(deed)).toBe(told);
    const after = await run('pid');
    expect(Number(after)).toBeGreaterThan(0);
    // One process makes file after file until it ends.
    const lives = ['throw', 'too long'].includes(deed);
    expect(after === before).toBe(lives);
    expect(warnings).toHaveLength(lives || told.startsWith('Error') ? 0 : 1);
  });

  test('the system ends it, at work or at rest', async () => {
    runner = new ExportRunner({ program: PROGRAM });
    const pid = Number(await run('pid'));
    const under = run('hang');
    process.kill(pid, 'SIGKILL');
    expect(await under).toBe('busy');
    const next = Number(await run('pid'));
    expect(next).not.toBe(pid);
    process.kill(next, 'SIGKILL');
    await until('it is gone', () => !isThere(next));
    expect(Number(await run('pid'))).toBeGreaterThan(0);
  });

  test('a program that cannot begin is said to be so', async () => {
    runner = new ExportRunner({ program: new URL('no/such/program.ts', import.meta.url) });
    expect(await run('pid')).toContain('Cannot find module');
  });
});

test('T33 the server is killed: the process goes as well, at work or at rest', async () => {
  runner = new ExportRunner({ program: PROGRAM });
  const server = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { ExportRunner } = await import(${JSON.stringify(new URL('exportRunner.ts', import.meta.url))});
      const runner = new ExportRunner({ program: new URL(${JSON.stringify(PROGRAM)}) });
      const content = (deed) => async () => [Buffer.from(JSON.stringify({ session: { title: deed } }))];
      const run = (file, deed) => runner.run({ asker: { address: 'A', person: 'a' }, file, options: {}, signal: new AbortController().signal, content: content(deed) });
      const pid = Buffer.from(await run('roster.csv', 'pid')).toString();
      void run('roster.csv', 'hang');
      process.stdout.write(pid);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [said] = (await once(server.stdout, 'data')) as [Buffer];
  const pid = Number(said.toString());
  expect(isThere(pid)).toBe(true);
  server.kill('SIGKILL');
  await until('its export process has ended', () => !isThere(pid), 20_000);
});

test('T33 a full wall is handed over a few milliseconds at a time', async () => {
  runner = new ExportRunner({ program: PROGRAM });
  const content = encodeContent({
    ...testMeeting(),
    notes: Object.fromEntries(
      Array.from({ length: LIMITS.notesPerWall }, (_, seq) => [
        `n${seq}`,
        { text: 'é'.repeat(LIMITS.noteTextChars), color: 'yellow', at: 1, seq },
      ]),
    ),
  });
  expect(content.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(20e6);
  await run('pid');
  const longest = await longestTurn(() => runner.run(asking({ content: async () => content })));
  // What was passed to the process is not kept while the file is made.
  expect(content).toHaveLength(0);
  if (process.env['WW_FIGURES'])
    process.stdout.write(`handing over 20 MB: longest turn ${Math.round(longest)} ms\n`);
  expect(longest).toBeLessThan(50 * SLOWER_MACHINE);
});

test('an answer is put together from whatever parts it comes in', () => {
  const whole = Buffer.from('{"bytes":5}\nHállo'.slice(0, -1));
  for (let size = 1; size <= whole.length; size += 1) {
    const reader = new AnswerReader();
    let answer = null;
    for (let at = 0; at < whole.length; at += size)
      answer = reader.take(whole.subarray(at, at + size));
    expect([size, answer?.bytes.toString()]).toEqual([size, 'Háll']);
  }
  expect(new AnswerReader().take(Buffer.from('{"bytes":0}\n'))?.bytes).toHaveLength(0);
  expect(
    new AnswerReader().take(Buffer.from('{"refused":"export-too-large","detail":"d"}\n'))?.head,
  ).toEqual({ refused: 'export-too-large', detail: 'd' });
  for (const wrong of ['{"bytes":1}\nab', '{"bytes":1e12}\n', 'null\n', 'no answer\n'])
    expect(() => new AnswerReader().take(Buffer.from(wrong)), wrong).toThrow();
});

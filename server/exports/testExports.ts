import { writeSync } from 'node:fs';
import { answerExports } from './answerExports.ts';
import { EXPORT_JOBS } from './exportJobs.ts';
import { ANSWER_FD } from './exportTask.ts';

/** For tests, a process whose roster is what its meeting's title says: what no job should do, but might. */
const DEEDS: Readonly<Record<string, () => string | Promise<string>>> = {
  pid: () => String(process.pid),
  /** What it was told of the database. */
  secrets: () =>
    ['DATABASE_URL', 'REDIS_URL', 'METRICS_TOKEN'].map((name) => process.env[name]).join(''),
  /** As native code does where it meets what it never expected. */
  abort: () => process.abort(),
  hang: () => new Promise(() => undefined),
  /** One long list: a thread that makes it takes its whole process with it, whatever its limits are (nodejs/node pull request 65019). */
  memory: () => {
    const list: number[] = [];
    for (let index = 0; index < 1e8; index += 1) list.push(index);
    return String(list.length);
  },
  throw: () => {
    throw new Error('a job failed');
  },
  'too long': () => 'x'.repeat(2 ** 29).concat('x'),
  /** Outside its job, as a library's own timer would. */
  later: () =>
    new Promise(() => {
      setImmediate(() => {
        throw new Error('nobody waits for this');
      });
    }),
  /** Memory was written over. */
  garbage: () => {
    writeSync(ANSWER_FD, '{"bytes":-1}\n');
    return '';
  },
  endless: () => {
    writeSync(ANSWER_FD, '['.repeat(200_000));
    return '';
  },
};

answerExports({
  ...EXPORT_JOBS,
  'roster.csv': (content) => DEEDS[content.session.title]?.() ?? 'nothing special',
});

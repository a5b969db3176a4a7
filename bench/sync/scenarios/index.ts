import { atMost, cpuShareOfHocuspocus, highestStep, judges, within, type Judge } from '../goals.ts';
import type { Scenario } from '../measurement.ts';
import { SERVERS, type ServerName } from '../serverProcess.ts';
import { checkpoint10000, kill9, open10000 } from './durability.ts';
import { join500 } from './joins.ts';
import { cursors200, drags20 } from './presence.ts';
import { phones, phonesStorm } from './phones.ts';
import { rating } from './rating.ts';
import { FAST_ENOUGH_MS, pair, plenary, rate200 } from './edits.ts';

interface ScenarioEntry {
  run: Scenario;
  what: string;
  goal: string;
  verdicts?: Judge;
  servers: readonly ServerName[];
  /** It repeats itself, or does not vary: more runs than this are not made. */
  runsAtMost?: number;
  /** Left out unless it is asked for by name. */
  onlyOnRequest?: boolean;
}

const OURS: readonly ServerName[] = ['weavewall', 'weavewall-postgres'];

/** Where batching has nothing to do with it. */
const NOT_BATCHED: readonly ServerName[] = [...OURS, 'y-websocket', 'hocuspocus'];
const PHONES = judges(
  within({ p99: 100 }),
  atMost('CPU % of a core', 50, '%'),
  atMost('peak MB', 300, 'MB'),
);

/** All scenarios, in the order they run. */
export const SCENARIOS: Readonly<Record<string, ScenarioEntry>> = {
  'plenary-1000': {
    run: plenary(1_000),
    servers: SERVERS,
    what: '1,000 readers of one document, 50 edits/s',
    goal: 'p99 ≤ 80 ms, p50 ≤ 25 ms, CPU ≤ 40 % of Hocuspocus’s (default)',
    verdicts: judges(within({ p50: 25, p99: 80 }), cpuShareOfHocuspocus(0.4)),
  },
  'plenary-2000': {
    run: plenary(2_000, 6),
    servers: SERVERS,
    what: '2,000 readers of one document, 50 edits/s',
    goal: 'p99 ≤ 100 ms',
    verdicts: within({ p99: 100 }),
  },
  'rate-200': {
    run: rate200,
    servers: SERVERS,
    what: '200 readers, more and more edits a second, 4 s each',
    goal: '3,000/s with p99 < 250 ms',
    verdicts: highestStep(FAST_ENOUGH_MS, 3_000),
  },
  'cursors-200': {
    run: cursors200,
    servers: SERVERS,
    what: '200 cursors at 10 Hz, everyone sees all',
    goal: 'p99 ≤ 80 ms',
    verdicts: within({ p99: 80 }),
  },
  'drags-20': {
    run: drags20,
    servers: SERVERS,
    what: '20 people drag at 30 Hz, 100 watch',
    goal: 'p99 ≤ 60 ms, document unchanged until the drop',
    verdicts: within({ p99: 60 }),
  },
  'join-500': {
    run: join500,
    servers: NOT_BATCHED,
    what: '500 join a 5,000-note wall within 2 s, 50 are in, 20 edits/s go on; times are of joining',
    goal: 'last synced ≤ 3 s',
    verdicts: atMost('last synced ms', 3_000, 'ms'),
  },
  pair: {
    run: pair,
    servers: NOT_BATCHED,
    what: 'Two people alone, 10 edits/s',
    goal: 'p50 ≤ 5 ms',
    verdicts: within({ p50: 5 }),
  },
  'phones-1000': {
    run: phones(1_000),
    servers: OURS,
    what: '1,000 phones with live views post 50 notes/s, 20 volunteers drag at 20 Hz; times are from the post to the projector',
    goal: 'p99 ≤ 100 ms, ≤ 50 % of a core, ≤ 300 MB',
    verdicts: PHONES,
  },
  'rate-1000': {
    run: rating,
    servers: OURS,
    what: '1,000 phones say something of 3 notes each (of 300), evenly over the run; times are from the form to the facilitator’s board',
    goal: 'p99 ≤ 150 ms, CPU ≤ 40 % of a core',
    verdicts: judges(within({ p99: 150 }), atMost('CPU % of a core', 40, '%')),
  },
  'phones-storm': {
    run: phonesStorm,
    servers: OURS,
    what: '1,000 phones join within 5 s; times are from the code to the first sight of the wall',
    runsAtMost: 1,
    goal: 'no errors',
    verdicts: atMost('errors', 0),
  },
  'phones-5000': {
    run: phones(4_950),
    servers: OURS,
    what: 'The same with 4,950 phones (a wall holds 5,000 people)',
    goal: 'stretch',
    verdicts: PHONES,
    onlyOnRequest: true,
  },
  'kill-9': {
    run: kill9,
    servers: NOT_BATCHED,
    what: 'kill -9 right after others saw 1,000 notes (peers with their storage)',
    runsAtMost: 1,
    goal: 'no note lost',
    verdicts: atMost('notes lost', 0),
  },
  'open-10000': {
    run: open10000,
    servers: OURS,
    what: 'The first opens a 10,000-note wall after a restart, five times',
    runsAtMost: 1,
    goal: '≤ 500 ms',
    verdicts: within({ p50: 500 }),
  },
  'checkpoint-10000': {
    run: checkpoint10000,
    servers: OURS,
    what: 'Three checkpoints of a 10,000-note wall while 160 notes/s come; times are from the post to the reader',
    goal: 'nobody waits longer than 50 ms',
    verdicts: within({ max: 50 }),
  },
};

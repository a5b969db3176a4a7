import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { putNote } from '../../../shared/commands/notes.ts';
import { setTimer } from '../../../shared/commands/session.ts';
import { steerReportBack } from '../../../shared/commands/reportBack.ts';
import { steerWalk } from '../../../shared/commands/walk.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import type { LiveMessage } from '../../../shared/protocol/live.ts';
import { newUuid } from '../../access/secrets.ts';
import { openSqliteStore } from '../../storage/sqlite/openSqliteStore.ts';
import type { WallStore } from '../../storage/wallStore.ts';
import type { MessageSocket } from '../transport/messageSocket.ts';
import { Walls } from '../wall/walls.ts';
import type { Wall } from '../wall/wall.ts';
import { realTime } from './wallTime.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

const [HOUR, MINUTE, TEN_MINUTES] = [3_600_000, 60_000, 600_000];
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The machine's clocks, turned by the test. `wall` may be set, `steady` only goes on. */
const clocks = { wall: 0, steady: 0, slept: 0 };
const pass = (ms: number): void => {
  clocks.wall += ms;
  clocks.steady += ms;
};
const real = realTime();
/** Timers run at once, because these clocks stand still meanwhile. */
const later = (_ms: number, task: () => void): (() => void) => real.later(0, task);
const time = {
  ...real,
  later,
  now: () => clocks.wall,
  elapsed: () => clocks.steady,
  slept: () => clocks.slept,
};

let folder = '';
let store: WallStore;
let walls: Walls;
let wall: Wall;
let facilitator = '';

const open = (): void => {
  store = openSqliteStore(folder);
  walls = new Walls({ store, logger: quiet, now: time.now, time });
};
const restart = async (): Promise<void> => {
  await walls.close();
  await store.close();
  open();
  wall = await walls.get(wall.wallId);
};

beforeEach(async () => {
  Object.assign(clocks, { wall: 1_800_000_000_000, steady: 5_000, slept: 0 });
  folder = mkdtempSync(join(tmpdir(), 'weavewall-clock-'));
  open();
  const { wallId, secrets } = await walls.create(ENGLISH, { title: 'A wall' });
  wall = await walls.get(wallId);
  facilitator = (await walls.authenticate(secrets.facilitator)).personId;
});
afterEach(async () => {
  await walls.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a page shows as left: each frame brings the server's time and the timer together. */
class Page {
  frames: { now: number; endsAt: number }[] = [];
  readonly socket = {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    on: () => this.socket,
    close: () => undefined,
    terminate: () => undefined,
    send: (text: Buffer | string) => {
      const message = JSON.parse(text.toString()) as LiveMessage;
      if (message.type === 'shared' && message.session.timer?.state === 'running')
        this.frames.push({ now: message.now, endsAt: message.session.timer.endsAt });
    },
  } as unknown as MessageSocket;

  get lefts(): number[] {
    return this.frames.map(({ now, endsAt }) => endsAt - now);
  }
}

const steer = (action: Parameters<typeof setTimer>[2]): Promise<unknown> =>
  wall.command(facilitator, (state, actor) => setTimer(state, actor, action));
const left = (): number => {
  const { timer } = wall.session;
  return timer?.state === 'running' ? timer.endsAt - wall.clock.now() : (timer?.leftMs ?? NaN);
};
const anything = (): Promise<unknown> =>
  wall.command(facilitator, () => ({ changes: [], reply: null }));

describe('the server’s clock is set while a timer runs', () => {
  it.each([HOUR, -HOUR, 24 * HOUR, 5_000])(
    'by %i ms: the timer goes on as it was, every frame agrees, and records say the new time',
    async (jump) => {
      const page = new Page();
      await wall.audience.join(page.socket, facilitator);
      await steer({ action: 'start', ms: TEN_MINUTES });
      pass(MINUTE);
      clocks.wall += jump;
      expect(left()).toBe(9 * MINUTE);
      const note = newUuid();
      await wall.command(facilitator, (state, actor) =>
        putNote(state, actor, { id: note, text: 'word' }),
      );
      expect(left()).toBe(9 * MINUTE);
      expect(wall.clock.now()).toBe(clocks.wall);
      const kept = wall.records.notes.get(note);
      expect(kept?.state === 'live' && kept.at).toBe(clocks.wall);
      expect(page.lefts.at(-1)).toBe(9 * MINUTE);
      await steer({ action: 'add', ms: MINUTE });
      expect(left()).toBe(10 * MINUTE);
      await steer({ action: 'pause' });
      clocks.wall -= jump;
      pass(HOUR);
      await steer({ action: 'resume' });
      expect(left()).toBe(10 * MINUTE);
      // Followed without any work, what is stored is right after a restart as well.
      clocks.wall += jump;
      wall.followClock();
      await wall.settled();
      await anything();
      await restart();
      expect(left()).toBe(10 * MINUTE);
    },
  );

  it('back by an hour: a person’s notes stay in the order they came in, after a restart as well', async () => {
    const order: string[] = [];
    for (const jump of [0, -HOUR, 2 * HOUR, -HOUR]) {
      clocks.wall += jump;
      // Sixteen in all: no order of ids happens to be the right one.
      for (let n = 0; n < 4; n += 1) {
        pass(MINUTE);
        const id = newUuid();
        order.push(id);
        await wall.command(facilitator, (state, actor) => putNote(state, actor, { id, text: 'w' }));
      }
    }
    const shown = (): string[] => wall.audience.personal(facilitator).notes.map(({ id }) => id);
    expect(shown()).toEqual(order);
    await restart();
    expect(shown()).toEqual(order);
  });

  it('stops of a walk and turns of a report-back go on as well', async () => {
    const tableId = newUuid();
    await wall.command(facilitator, (state) => ({
      changes: [
        {
          kind: 'session',
          value: {
            ...state.session,
            phase: 'gallery',
            tables: [{ tableId, number: 1, clusterId: 'a', name: 'A' }],
          },
        },
      ],
      reply: null,
    }));
    await wall.command(facilitator, (state, actor) =>
      steerWalk(state, actor, { action: 'start', mode: 'free', stopMs: TEN_MINUTES }),
    );
    clocks.wall += HOUR;
    await anything();
    expect(left()).toBe(TEN_MINUTES);
    await wall.command(facilitator, (state, actor) =>
      steerReportBack(state, actor, { action: 'start', turnMs: MINUTE }, { groups: () => [] }),
    );
    clocks.wall -= HOUR;
    await anything();
    expect(left()).toBe(MINUTE);
  });

  it('however often and whatever is done meanwhile, what is left is what a steady clock says', async () => {
    const act = fc.oneof(
      fc.record({
        what: fc.constant('jump' as const),
        ms: fc.constantFrom(HOUR, -HOUR, 3_000, -3_000, 500, -500),
      }),
      fc.record({
        what: fc.constant('pass' as const),
        ms: fc.integer({ min: 0, max: 2 * MINUTE }),
      }),
      fc.record({
        what: fc.constantFrom(
          'start' as const,
          'add' as const,
          'pause' as const,
          'resume' as const,
          'follow' as const,
        ),
        ms: fc.integer({ min: 1, max: TEN_MINUTES }),
      }),
    );
    let jumps = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        await steer({ action: 'start', ms: TEN_MINUTES });
        let [expected, runs] = [TEN_MINUTES, true];
        for (const { what, ms } of acts) {
          if (what === 'jump') [clocks.wall, jumps] = [clocks.wall + ms, jumps + 1];
          else if (what === 'pass') {
            pass(ms);
            if (runs) expected = Math.max(0, expected - ms);
          } else if (what === 'follow') wall.followClock();
          else {
            await steer(
              what === 'start' || what === 'add' ? { action: what, ms } : { action: what },
            );
            if (what === 'start') expected = ms;
            if (what === 'add') expected += ms;
            runs = what === 'start' || what === 'resume' || (what === 'add' && runs);
          }
          await anything();
          expect(Math.max(0, left())).toBe(expected);
        }
      }),
      { numRuns: 40 },
    );
    expect(jumps).toBeGreaterThan(10);
  }, 30_000);

  it('a commit that fails leaves the timer as it was', async () => {
    await steer({ action: 'start', ms: TEN_MINUTES });
    clocks.wall += HOUR;
    const { commit } = store;
    store.commit = () => Promise.reject(new Error('full'));
    await expect(anything()).rejects.toMatchObject({ code: 'storage-failed' });
    store.commit = commit;
    await wall.settled();
    expect(left()).toBe(TEN_MINUTES);
    await anything();
    expect(left()).toBe(TEN_MINUTES);
  });
});

it('while the machine sleeps time passes: a timer ends when people’s watches say so', async () => {
  await steer({ action: 'start', ms: TEN_MINUTES });
  clocks.wall += 4 * MINUTE;
  clocks.slept += 4 * MINUTE;
  await anything();
  expect(left()).toBe(6 * MINUTE);
});

it('after a restart the stored time is all there is; set back meanwhile, a timer has no more left than it was given', async () => {
  await steer({ action: 'start', ms: TEN_MINUTES });
  await walls.close();
  clocks.wall -= HOUR;
  await restart();
  await anything();
  expect(left()).toBe(TEN_MINUTES);
});

it('who came a moment ago keeps her place, whatever the clock was set to; rates and idle walls go by steady time', async () => {
  const { personId } = await wall.arrive({ role: 'volunteer', arrival: 'link' });
  await Promise.all(
    Array.from({ length: LIMITS.volunteersByLink - 1 }, () =>
      wall.arrive({ role: 'volunteer', arrival: 'link' }),
    ),
  );
  const rates = Array.from({ length: 200 }, () => wall.rates.take('command', personId)).filter(
    Boolean,
  ).length;
  clocks.wall += HOUR;
  await expect(wall.arrive({ role: 'volunteer', arrival: 'link' })).rejects.toMatchObject({
    code: 'too-many-people',
  });
  expect([rates, wall.rates.take('command', personId)]).toEqual([LIMITS.commandBurst, false]);
  clocks.wall -= 2 * HOUR;
  pass(LIMITS.newcomerGraceMs);
  await wall.arrive({ role: 'volunteer', arrival: 'link' });
  expect(wall.records.people.has(personId)).toBe(false);
  expect(clocks.steady - wall.lastUsedAt).toBe(0);
}, 30_000);

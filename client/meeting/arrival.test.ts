import { describe, expect, it } from 'vitest';
import { PROBLEMS, type ProblemCode } from '../../shared/model/problems.ts';
import { ApiProblem, Unreachable, type Me } from '../sync/request.ts';
import { TestPorts } from '../sync/testing.ts';
import type { Wake } from '../sync/wakes.ts';
import { knock, MAY_PASS, type Arrival } from './arrival.ts';
import { problemSaid } from '../words/problemSaid.ts';

const ME = { personId: 'p1', person: { removed: false } } as unknown as Me;
const no = (code: ProblemCode): ApiProblem =>
  new ApiProblem({ code, status: PROBLEMS[code].status, detail: problemSaid({ code }) });
const STRANGER = no('unauthenticated');
const SILENCE = new Unreachable('no answer');
/** Longer than any pause between two tries. */
const AN_AGE = 60_000;

/** A phone before the door of a wall that answers each question with the next of its answers, and the last one from then on. */
function door({
  me,
  join = [{}],
  isKnown = false,
}: {
  me: unknown[];
  join?: unknown[];
  isKnown?: boolean;
}) {
  const ports = new TestPorts();
  const asked: string[] = [];
  const told: Arrival[] = [];
  const people: (Me | null)[] = [];
  const wakes = new Set<(wake: Wake) => void>();
  let wasTried = isKnown;
  const answerOf = (name: string, answers: unknown[]) => async (): Promise<never> => {
    asked.push(name);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    return answer as never;
  };
  const stop = knock(
    {
      later: ports.later,
      chance: ports.chance,
      me: answerOf('me', me),
      join: answerOf('join', join),
      mayBeKnown: () => wasTried,
      keepTried: () => void (wasTried = true),
      onWake: (listener) => {
        wakes.add(listener);
        return () => void wakes.delete(listener);
      },
    },
    (arrival, person) => {
      told.push(arrival);
      people.push(person);
    },
  );
  return {
    ports,
    asked,
    told,
    people,
    stop,
    wake: (wake: Wake) => wakes.forEach((listener) => listener(wake)),
    listeners: () => wakes.size,
  };
}

describe('a phone that comes', () => {
  it('joins where it cannot be known, and is told who it is', async () => {
    const { ports, asked, told, people } = door({ me: [ME] });
    await ports.pass(0);
    expect(asked).toEqual(['join', 'me']);
    expect(told).toEqual([{ state: 'here' }]);
    expect(people).toEqual([ME]);
    await ports.pass(AN_AGE);
    expect(asked).toHaveLength(2);
  });

  it('asks first where it may be known, and makes nobody new', async () => {
    const { ports, asked, told } = door({ me: [ME], isKnown: true });
    await ports.pass(0);
    expect(asked).toEqual(['me']);
    expect(told).toEqual([{ state: 'here' }]);
  });

  it('joins where the server knows nobody by its cookie', async () => {
    const { ports, asked, told } = door({ me: [STRANGER, ME], isKnown: true });
    await ports.pass(0);
    expect(asked).toEqual(['me', 'join', 'me']);
    expect(told).toEqual([{ state: 'here' }]);
  });

  it('after a try without an answer asks who it is: that one may have made somebody', async () => {
    const { ports, asked, told } = door({ me: [ME], join: [SILENCE, {}] });
    await ports.pass(0);
    expect(told).toEqual([{ state: 'arriving', failed: true, trouble: null }]);
    await ports.pass(AN_AGE);
    expect(asked).toEqual(['join', 'me']);
    expect(told.at(-1)).toEqual({ state: 'here' });
  });

  it('is told that it was removed, with what it may still read', async () => {
    const removed = { ...ME, person: { ...ME.person, removed: true } };
    const { ports, told, people } = door({ me: [removed], isKnown: true });
    await ports.pass(AN_AGE);
    expect(told).toEqual([{ state: 'over', why: 'removed' }]);
    expect(people).toEqual([removed]);
  });
});

describe('a door that does not open', () => {
  it.each<[ProblemCode, string]>([
    ['removed', 'removed'],
    ['too-many-people', 'full'],
    ['door-closed', 'closed'],
    ['code-renewed', 'renewed'],
    ['no-such-wall', 'ended'],
    ['no-such-code', 'ended'],
  ])('%s is told as “%s”', async (code, why) => {
    const { ports, told } = door({ me: [ME], join: [no(code)] });
    await ports.pass(0);
    expect(told).toEqual([{ state: 'over', why }]);
    // Only what may pass is tried again.
    expect(ports.waiting).toBe(MAY_PASS.has(why as never) ? 1 : 0);
  });

  it('a browser that keeps no cookie would be a new person with each visit, and is told', async () => {
    const { ports, asked, told } = door({ me: [STRANGER] });
    await ports.pass(AN_AGE);
    expect(asked).toEqual(['join', 'me']);
    expect(told).toEqual([{ state: 'over', why: 'no-cookies' }]);
  });

  it('is knocked at again where that may pass, and opens', async () => {
    const { ports, told } = door({
      me: [STRANGER, STRANGER, ME],
      join: [no('door-closed'), no('door-closed'), {}],
    });
    await ports.pass(0);
    await ports.pass(9_999);
    expect(told).toHaveLength(1);
    await ports.pass(1);
    await ports.pass(10_000);
    expect(told.map(({ state }) => state)).toEqual(['over', 'over', 'here']);
    expect(ports.waiting).toBe(0);
  });
});

describe('a network that is away', () => {
  it('is tried again with longer and longer pauses', async () => {
    const { ports, asked } = door({ me: [SILENCE], isKnown: true });
    const pauses: number[] = [];
    for (let tries = 1; tries < 6; tries += 1) {
      let waited = 0;
      while (asked.length === tries) {
        await ports.pass(100);
        waited += 100;
      }
      pauses.push(waited);
    }
    expect(pauses).toEqual([800, 1_600, 3_200, 6_400, 12_800]);
  });

  it('the server’s own trouble is told, in its words', async () => {
    const busy = no('busy');
    const { ports, told } = door({ me: [busy, ME], isKnown: true });
    await ports.pass(0);
    expect(told).toEqual([{ state: 'arriving', failed: true, trouble: busy }]);
    await ports.pass(AN_AGE);
    expect(told.at(-1)).toEqual({ state: 'here' });
  });

  it('is tried at once when it is back, and not because somebody taps', async () => {
    const { ports, asked, told, wake } = door({ me: [SILENCE, SILENCE, ME], isKnown: true });
    await ports.pass(0);
    wake('tap');
    wake('offline');
    await ports.pass(0);
    expect(asked).toHaveLength(1);
    wake('online');
    await ports.pass(0);
    expect(asked).toHaveLength(2);
    // What was to be tried later is not tried beside it.
    expect(ports.waiting).toBe(1);
    wake('woke');
    await ports.pass(0);
    expect(told.at(-1)).toEqual({ state: 'here' });
  });

  it('one question at a time, however often it wakes: two would be two people', async () => {
    const { ports, asked, wake } = door({ me: [ME] });
    wake('woke');
    wake('online');
    await ports.pass(0);
    expect(asked).toEqual(['join', 'me']);
  });
});

it('says nothing and asks nothing once it is stopped', async () => {
  const { ports, asked, told, stop, wake, listeners } = door({ me: [SILENCE], isKnown: true });
  await ports.pass(0);
  stop();
  wake('online');
  await ports.pass(AN_AGE);
  expect([asked.length, told.length, ports.waiting, listeners()]).toEqual([1, 1, 0, 0]);
  const early = door({ me: [ME], isKnown: true });
  early.stop();
  await early.ports.pass(0);
  expect(early.told).toEqual([]);
});

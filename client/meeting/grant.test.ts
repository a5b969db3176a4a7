import { expect, it } from 'vitest';
import { PROBLEMS, type ProblemCode } from '../../shared/model/problems.ts';
import { ApiProblem, Unreachable } from '../sync/request.ts';
import { Grant, type GrantOutcome } from './grant.ts';
import { TestPorts } from '../sync/testing.ts';
import { problemSaid } from '../words/problemSaid.ts';

/** A page with (or without) a key in its address, and a server that answers in turn. */
function open(secret: string | null, answers: (Error | 'yes')[]) {
  const ports = new TestPorts();
  const asked: string[] = [];
  let isHidden = false;
  const grant = new Grant({
    later: ports.later,
    secret: () => secret,
    exchange: (key) => {
      asked.push(key);
      const answer = answers.shift() ?? 'yes';
      return answer === 'yes'
        ? Promise.resolve({ role: 'volunteer' as const })
        : Promise.reject(answer);
    },
    hideSecret: () => (isHidden = true),
  });
  const told: (GrantOutcome | null)[] = [];
  const stop = grant.subscribe(() => told.push(grant.outcome()));
  return { grant, ports, asked, told, stop, isHidden: () => isHidden };
}
const refusal = (code: ProblemCode): ApiProblem =>
  new ApiProblem({ code, status: PROBLEMS[code].status, detail: problemSaid({ code }) });

it('asks nothing where the address has no key: the first request will tell', () => {
  const { grant, asked, isHidden } = open(null, []);
  expect(grant.outcome()).toEqual({ state: 'ready' });
  expect(asked).toEqual([]);
  expect(isHidden()).toBe(false);
});

it('exchanges the key and takes it out of the address', async () => {
  const { grant, asked, ports, told, stop, isHidden } = open('k1', []);
  expect(grant.outcome()).toBeNull();
  await ports.pass(0);
  expect(grant.outcome()).toEqual({ state: 'ready', role: 'volunteer' });
  expect(told).toHaveLength(1);
  expect(asked).toEqual(['k1']);
  expect(isHidden()).toBe(true);
  stop();
});

it('tries again by itself while there is no network, or the server cannot, and keeps the key until then', async () => {
  const { grant, asked, ports, told, isHidden } = open('k1', [
    new Unreachable('no'),
    refusal('busy'),
    refusal('rate-limited'),
  ]);
  await ports.pass(0);
  expect(grant.outcome()).toEqual({ state: 'offline' });
  await ports.pass(3_000);
  expect(grant.outcome()).toEqual({ state: 'unwell', detail: problemSaid({ code: 'busy' }) });
  await ports.pass(3_000);
  expect(grant.outcome()).toMatchObject({ state: 'unwell' });
  expect(isHidden()).toBe(false);
  await ports.pass(3_000);
  expect(told.map((each) => each?.state)).toEqual(['offline', 'unwell', 'unwell', 'ready']);
  expect(asked).toHaveLength(4);
  expect(isHidden()).toBe(true);
});

it('says why a key opens nothing, and does not ask again', async () => {
  const { grant, asked, ports, isHidden } = open('k1', [refusal('unauthenticated')]);
  await ports.pass(60_000);
  expect(grant.outcome()).toEqual({
    state: 'refused',
    code: 'unauthenticated',
    detail: problemSaid({ code: 'unauthenticated' }),
  });
  expect(asked).toHaveLength(1);
  // It stays: whoever reports it can show what was opened.
  expect(isHidden()).toBe(false);
});

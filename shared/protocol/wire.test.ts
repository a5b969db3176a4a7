import addFormats from 'ajv-formats';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../model/person.ts';
import { PROBLEM_CODES } from '../model/schemas/problems.ts';
import { pageProofCookie } from './pageProof.ts';
import { POLL_HOLD_MS } from './polled.ts';
import { RefusalMessageSchema, RightsMessageSchema } from './schemas/wire.ts';
import { WallOnPageSchema } from './schemas/wallOnPage.ts';
import { CLOSE, KEEP_ALIVE_SECONDS, MESSAGE, wwVersionOf } from './wire.ts';

const readsOf = (schema: object) => {
  const judge = addFormats.default(new Ajv({ strict: false })).compile(schema);
  return (value: unknown): boolean => judge(JSON.parse(JSON.stringify(value)));
};

test.each<[string | null, number | null]>([
  ['2', 2],
  ['1', 1],
  [null, null],
  ['', null],
  ['0', null],
  ['3', null],
  ['02', null],
  ['2.0', null],
  [' 2', null],
  ['2 ', null],
  ['２', null],
  ['-1', null],
  ['constructor', null],
])('a client that announces %j is of version %j', (announced, version) => {
  expect(wwVersionOf(announced)).toBe(version);
});

describe('messages', () => {
  test('of y-websocket have its numbers, and ours have numbers of their own', () => {
    const { sync, awareness, auth, queryAwareness, ...ours } = MESSAGE;
    expect([sync, awareness, auth, queryAwareness]).toEqual([0, 1, 2, 3]);
    expect(ours).toEqual({
      flush: 100,
      flushed: 101,
      refusal: 102,
      rights: 103,
      deflated: 104,
      ping: 105,
    });
  });

  test('that close for good are in the 4400s, and those after which one comes back in the 4500s', () => {
    const { malformed, unauthenticated, forbidden, notFound, tooLarge, ...passing } = CLOSE;
    for (const code of [malformed, unauthenticated, forbidden, notFound, tooLarge])
      expect(code >= 4400 && code < 4500).toBe(true);
    for (const code of Object.values(passing)) expect(code >= 4500 && code < 4600).toBe(true);
    expect(new Set(Object.values(CLOSE)).size).toBe(8);
  });

  test('come before a stock provider takes silence for a broken line, and before proxies do', () => {
    expect(KEEP_ALIVE_SECONDS).toBe(15);
    expect(POLL_HOLD_MS).toBeLessThan(30_000);
    expect(POLL_HOLD_MS).toBeGreaterThan(KEEP_ALIVE_SECONDS * 1_000);
  });
});

describe('a refusal on a socket', () => {
  const reads = readsOf(RefusalMessageSchema);
  test('has a code of the catalogue and words', () => {
    for (const code of PROBLEM_CODES) expect(reads({ code, detail: '' })).toBe(true);
  });
  test.each([
    {},
    { code: 'locked' },
    { detail: 'x' },
    { code: 'x', detail: 'x' },
    { code: 'locked', detail: 7 },
    null,
  ])('is not %j', (message) => expect(reads(message)).toBe(false));
});

describe('rights on a socket', () => {
  const reads = readsOf(RightsMessageSchema);
  test.each([
    { read: true, write: true },
    { read: true, write: false, reason: 'locked' },
    { read: false, write: false, reason: 'not-revealed' },
  ])('are %j', (message) => expect(reads(message)).toBe(true));
  test.each([
    { read: true },
    { write: true },
    { read: 'yes', write: true },
    { read: true, write: false, reason: 'because' },
    { read: true, write: false, reason: null },
  ])('are not %j', (message) => expect(reads(message)).toBe(false));
});

describe('the wall that is written into a phone’s page', () => {
  const reads = readsOf(WallOnPageSchema);
  const WHOLE = {
    wallId: 'abcabcabcabc',
    joinCode: 'HUA42K',
    title: 'Hui',
    language: 'en',
    prompts: [],
    promptsIn: {},
    isAskedInSeveral: false,
    names: 'first',
    posting: 'open',
    phase: 'gather',
    isKnown: false,
    form: null,
  };
  test('has all that the form shows, and nothing else', () => {
    expect(reads(WHOLE)).toBe(true);
    for (const key of Object.keys(WHOLE))
      expect([key, reads({ ...WHOLE, [key]: undefined })]).toEqual([key, false]);
    expect(Object.keys(WallOnPageSchema.properties).toSorted()).toEqual(
      Object.keys(WHOLE).toSorted(),
    );
  });
  test.each([
    ['prompts', 'Why?'],
    ['prompts', [7]],
    ['names', 'hidden'],
    ['posting', true],
    ['phase', 'end'],
    ['isKnown', 'yes'],
    ['title', null],
  ])('has no %s such as %j', (key, value) => expect(reads({ ...WHOLE, [key]: value })).toBe(false));
});

test('each role on each wall has a proof of its own', () => {
  expect(pageProofCookie('abcabcabcabc', 'facilitator')).toBe('wwp_abcabcabcabc_facilitator');
  const names = ['abcabcabcabc', 'xyzxyzxyzxyz'].flatMap((wall) =>
    ROLES.map((role) => pageProofCookie(wall, role)),
  );
  expect(new Set(names).size).toBe(8);
  // What a cookie may be called (RFC 6265).
  for (const name of names) expect(name).toMatch(/^[\w-]+$/);
});

import { expect } from 'vitest';
import type { operationAsker } from './askOperations.ts';
import { joinWall, newWall, type TestServer } from './testServer.ts';

const NOWHERE = '00000000-0000-4000-8000-999999999999';
let ids = 0;
const newId = (): string => `00000000-0000-4000-8001-${String((ids += 1)).padStart(12, '0')}`;

const COMMON = { title: 'Read', ask: 'What do you think?' };
const FORM = [
  { id: 'why', kind: 'sentence', label: 'Why?' },
  { id: 'dots', kind: 'dots', label: 'Which?', dots: 2 },
];
const OF = { kind: 'notes' };
const ROLES = [{ id: 'owner', label: 'Mine', people: 'one' }];
const SCRIPT = {
  version: 1,
  id: 'test',
  languages: ['en'],
  name: 'Test',
  summary: 'For tests.',
  people: [1, 20],
  minutes: 30,
  steps: [
    { ...COMMON, id: 'gather', kind: 'post', prompts: [] },
    { ...COMMON, id: 'read', kind: 'rate', of: OF, form: FORM, each: 1 },
    { ...COMMON, id: 'all', kind: 'rate', of: OF, form: FORM, each: 'all' },
    { ...COMMON, id: 'tables', kind: 'tables', from: { kind: 'list', topics: ['One'] } },
    { ...COMMON, id: 'pairs', kind: 'rate', of: OF, form: FORM, each: 'all', by: 'tables' },
    { ...COMMON, id: 'own', kind: 'claim', of: OF, roles: ROLES },
    { ...COMMON, id: 'shared', kind: 'claim', of: OF, roles: ROLES, by: 'tables' },
  ],
};

/** Provokes every problem that operations of ratings and claims name. */
export async function provokeRatingProblems(
  server: TestServer,
  { ask, refusesTexts }: Pick<ReturnType<typeof operationAsker>, 'ask' | 'refusesTexts'>,
): Promise<void> {
  const wall = await newWall(server, { script: SCRIPT });
  const [ana, tom] = [
    (await joinWall(server, wall, 'Ana')).token,
    (await joinWall(server, wall, 'Tom')).token,
  ];
  const [note, toms, gone] = [newId(), newId(), newId()];
  for (const [each, token] of [
    [note, ana],
    [toms, tom],
    [gone, tom],
  ] as const)
    await ask(wall, 'putNote', { params: { note: each }, token, body: { text: 'A' } });
  const goTo = (step: string): Promise<string> => ask(wall, 'goToStep', { body: { step } });
  type Answers = Record<string, { value: unknown; was?: string[] }>;
  const rate = (answers: Answers, thing = toms, step = 'all', token = ana): Promise<string> =>
    ask(wall, 'rateThing', { params: { step, thing }, token, body: { answers } });
  const why = { why: { value: 'So' } };
  for (const id of [
    'readRatings',
    'rateThing',
    'readMore',
    'steerRating',
    'readRatingBoard',
    'readResults',
  ] as const)
    expect(
      await ask(wall, id, {
        params: { step: 'gather', thing: note },
        ...(id === 'rateThing' ? { body: { answers: why } } : {}),
      }),
    ).toBe('no-such-step');
  for (const id of ['readClaims', 'claimThing', 'layDownClaim'] as const)
    expect(
      await ask(wall, id, {
        params: { step: 'read', role: 'owner', thing: note },
        ...(id === 'claimThing' ? { body: {} } : {}),
      }),
    ).toBe('no-such-step');
  expect(await ask(wall, 'readMore', { params: { step: 'read' } })).toBe('step-closed');
  expect(await rate(why)).toBe('step-closed');
  await goTo('read');
  expect(await rate(why, note, 'read', await joinLate())).toBe('done');
  const facilitator = wall.tokens.facilitator;
  expect(await rate(why, note, 'read', facilitator)).toBe('not-assigned');
  await goTo('all');
  expect(await ask(wall, 'readResults', { params: { step: 'all' } })).toBe('results-closed');
  await refusesTexts(wall, 'rateThing', (value) => ({
    params: { step: 'all', thing: toms },
    token: ana,
    body: { answers: { why: { value } } },
  }));
  expect(await rate(why, note)).toBe('own-thing');
  expect(await rate(why, NOWHERE)).toBe('no-such-thing');
  expect(await rate({ depth: { value: 1 } })).toBe('no-such-field');
  expect(await rate({ dots: { value: 'x' } })).toBe('invalid-rating');
  expect(await rate({ dots: { value: 3 } })).toBe('too-many-dots');
  expect(await rate(why)).toBe('done');
  expect(await rate({ why: { value: 'Else', was: ['other'] } })).toBe('changed-meanwhile');
  await ask(wall, 'withdrawNote', { params: { note: gone }, token: tom });
  expect(await rate(why, gone)).toBe('thing-gone');
  await goTo('pairs');
  expect(await rate(why, toms, 'pairs')).toBe('no-table');
  expect(await ask(wall, 'readMore', { params: { step: 'pairs' }, token: ana })).toBe('no-table');
  const claim = (body: object, thing = note, token = ana, step = 'own', role = 'owner') =>
    ask(wall, 'claimThing', { params: { step, role, thing }, token, body });
  const layDown = (
    thing = note,
    step = 'own',
    role = 'owner',
    query: { rev?: string } = {},
  ): Promise<string> =>
    ask(wall, 'layDownClaim', { params: { step, role, thing }, token: ana, query });
  expect(await claim({})).toBe('step-closed');
  await goTo('own');
  expect(await claim({})).toBe('done');
  expect(await claim({}, note, tom)).toBe('already-claimed');
  expect(await claim({ date: '2099-02-31' })).toBe('invalid-date');
  const nameless = (await joinWall(server, wall)).token;
  expect(await claim({}, toms, nameless)).toBe('name-needed');
  expect(await claim({ rev: 5, until: 'soon' }, toms)).toBe('done');
  expect(await claim({ rev: 5, until: 'later' }, toms)).toBe('changed-meanwhile');
  expect(await layDown(toms, 'own', 'owner', { rev: '5' })).toBe('changed-meanwhile');
  await refusesTexts(wall, 'claimThing', (until) => ({
    params: { step: 'own', role: 'owner', thing: note },
    token: ana,
    body: { until },
  }));
  expect([await claim({}, NOWHERE), await layDown(NOWHERE)]).toEqual([
    'no-such-thing',
    'no-such-thing',
  ]);
  expect([await claim({}, note, ana, 'own', 'x'), await layDown(note, 'own', 'x')]).toEqual([
    'no-such-field',
    'no-such-field',
  ]);
  expect(await claim({}, gone)).toBe('thing-gone');
  await goTo('shared');
  expect([await claim({}, note, ana, 'shared'), await layDown(note, 'shared')]).toEqual([
    'no-table',
    'no-table',
  ]);
  // Back before it, what she took on is hers, and she cannot lay it down.
  await goTo('gather');
  expect(await layDown()).toBe('step-closed');

  async function joinLate(): Promise<string> {
    const { token } = await joinWall(server, wall, 'Late');
    const { text } = await server.ask('GET', `/api/walls/${wall.wallId}/ratings/read`, { token });
    const { things } = JSON.parse(text) as { things: { id: string }[] };
    // Whoever comes late is given what is read least.
    return things[0]?.id === note ? token : joinLate();
  }
}

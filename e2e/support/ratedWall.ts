import type { Page } from '@playwright/test';
import type { Answered } from '../../shared/protocol/http/calls.ts';
import type { ScriptFile } from '../../shared/scripts/script.ts';
import type { Screen } from './screens.ts';
import { ask, joinByCode, makeWall, newNoteId, type MadeWall } from './wallApi.ts';
import { atOrigin } from './wallLink.ts';

const NOTES = { kind: 'notes', step: 'around' } as const;

/** A run without tables: organisations with a form, rated, taken on, and what came of it. */
const SCRIPT: ScriptFile = {
  version: 1,
  id: 'around-us',
  languages: ['en'],
  name: 'Who is around us?',
  summary: 'Find who could bring us new ideas.',
  people: [3, 80],
  minutes: 60,
  papers: [
    { color: 'green', means: 'Could bring us new ideas' },
    { color: 'blue', means: 'Is interested in what we try here' },
  ],
  steps: [
    {
      id: 'around',
      kind: 'post',
      title: 'Who is around us?',
      ask: 'One organisation on each note.',
      prompts: ['Who could we learn from?'],
      perPerson: 2,
      form: [
        { id: 'city', kind: 'line', label: 'Where are they?', required: true },
        { id: 'money', kind: 'amount', label: 'What may it cost?', min: 1500, max: 8000 },
      ],
    },
    {
      id: 'first',
      kind: 'rate',
      title: 'Which come first?',
      ask: 'How much do we need them?',
      of: NOTES,
      form: [
        { id: 'need', kind: 'stars', label: 'How much?' },
        { id: 'why', kind: 'sentence', label: 'Why?' },
      ],
      each: 'all',
    },
    {
      id: 'who',
      kind: 'claim',
      title: 'Who reaches out?',
      ask: 'Put your name to those you know.',
      of: NOTES,
      roles: [{ id: 'owner', label: 'I reach out', people: 'one' }],
      due: { kind: 'asked' },
    },
    { id: 'end', kind: 'follow-up', title: 'What happens now', ask: 'Who sees to what?' },
  ],
};

/** A wall of that run. */
export interface RatedWall {
  origin: string;
  made: MadeWall;
  /** Of people who came by the code; the first has no notes. */
  tokens: readonly string[];
}

export async function makeRatedWall(origin: string): Promise<RatedWall> {
  const made = await makeWall(origin, { title: 'Our neighbours', script: SCRIPT });
  const tokens: string[] = [];
  for (const name of ['Ana', 'Ben', 'Chen', 'Dita'])
    tokens.push((await joinByCode(origin, made.joinCode, name)).token);
  for (const [at, token] of tokens.slice(1).entries())
    await ask(origin, 'PUT', `/api/walls/${made.wallId}/notes/${newNoteId()}`, {
      token,
      body: { text: `Neighbour ${at}`, color: 'green', fields: { city: 'Lagos', money: 1500 } },
    });
  return { origin, made, tokens };
}

const steer = (
  { origin, made }: RatedWall,
  method: string,
  path: string,
  body: object,
): Promise<unknown> =>
  ask(origin, method, `/api/walls/${made.wallId}${path}`, {
    token: made.tokens.facilitator,
    body,
  });

/** Everybody rates everything, and the facilitator closes it. */
async function rateAll(wall: RatedWall): Promise<void> {
  const { origin, made, tokens } = wall;
  const path = `/api/walls/${made.wallId}/ratings/first`;
  await steer(wall, 'POST', '/step', { step: 'first' });
  await steer(wall, 'PUT', '/ratings/first', { state: 'open' });
  for (const token of tokens) {
    const own = await ask<Answered<'readRatings'>>(origin, 'GET', path, { token });
    for (const { id } of own.things)
      await ask(origin, 'PUT', `${path}/${id}`, {
        token,
        body: { answers: { need: { value: 4 }, why: { value: 'They know the river.' } } },
      });
  }
  await steer(wall, 'PUT', '/ratings/first', { state: 'closed' });
}

const signIn = (
  page: Page,
  { origin, made }: RatedWall,
  role: 'participant' | 'facilitator',
  token = '',
): Promise<void> =>
  page.context().addCookies([{ name: `ww_${made.wallId}_${role}`, value: token, url: origin }]);

type Sizes = Record<'phone' | 'desk' | 'room', Screen['size']>;

/** Screens of such a wall, which goes to the step of each. */
export function ratedScreens(wall: () => RatedWall, sizes: Sizes): Screen[] {
  const phone = (name: string, shown: string, first?: () => Promise<unknown>): Screen => ({
    name: `phone, ${name}`,
    size: sizes.phone,
    show: async (page) => {
      await first?.();
      await signIn(page, wall(), 'participant', wall().tokens[0]);
      await page.goto(`/j/${wall().made.joinCode}`);
      await page.locator(shown).first().waitFor();
    },
  });
  const goTo = (step: string) => (): Promise<unknown> => steer(wall(), 'POST', '/step', { step });
  return [
    phone('a form with papers that mean something', '.post-left'),
    phone('rating a note with all it says', '.th-note .note-said', goTo('first')),
    phone('what came of a rating', '.rl .note-said', () => rateAll(wall())),
    {
      name: 'projector, what came of a rating',
      size: sizes.room,
      show: async (page) => {
        await rateAll(wall());
        await page.goto(atOrigin('', wall().made.links.projector));
        await page.locator('.room-sign-rows .note-said').first().waitFor();
      },
    },
    phone('taking something on', '.cl-filter', goTo('who')),
    {
      name: 'console, who takes on what',
      size: sizes.desk,
      show: async (page) => {
        await goTo('who')();
        await signIn(page, wall(), 'facilitator', wall().made.tokens.facilitator);
        await page.goto(`/w/${wall().made.wallId}/console`);
        await page.locator('.cl-rows .note-said').first().waitFor();
      },
    },
    phone('what came of the run', '.sf-part', goTo('end')),
  ];
}

import { expect, it } from 'vitest';
import { ROLES } from '../../../shared/model/person.ts';
import { PROBLEMS, type ProblemCode } from '../../../shared/model/problems.ts';
import type { LivePersonal } from '../../../shared/protocol/live.ts';
import type { SharedState } from '../../sync/liveView.ts';
import type { LiveView } from '../../sync/liveView.ts';
import type { GrantOutcome } from '../grant.ts';
import { doorWords, isClosedForGood, nowhere, type Place } from './doorWords.ts';
import { problemSaid } from '../../words/problemSaid.ts';

const CODES = Object.keys(PROBLEMS) as ProblemCode[];
const ORIGIN = 'https://wall.example.org';
const PLACES: readonly Place[] = (['wall', 'gallery', 'table', 'console'] as const).flatMap(
  (what) => ROLES.map((as) => ({ what, as, kept: 'What you wrote is kept.' })),
);
const READY: GrantOutcome = { state: 'ready' };
const live = (more: Partial<LiveView> = {}): LiveView => ({
  state: 'connecting',
  shared: null,
  personal: null,
  clockOffsetMs: 0,
  refused: null,
  ...more,
});
const KNOWN = { shared: {} as SharedState, personal: {} as LivePersonal };
const table: Place = { what: 'table', as: 'participant', kept: 'What you wrote is kept.' };
const say = (place: Place, grant: GrantOutcome | null, view: LiveView) =>
  doorWords(place, grant, view, ORIGIN);

it.each(CODES)('%s shuts each page with whole sentences and a way on', (code) => {
  // The server says this one with the page's own address in it.
  const detail = code === 'unknown-origin' ? '' : problemSaid({ code });
  for (const place of PLACES) {
    for (const said of [
      say(place, { state: 'refused', code, detail }, live()),
      say(place, READY, live({ state: 'refused', refused: code })),
    ]) {
      expect(said?.title).toMatch(/^[A-Z].{5,60}[a-z]$/u);
      expect(said?.text).toMatch(/^[A-Z].{10,300}\.$/u);
      expect(`${said?.title} ${said?.text}`).not.toMatch(/undefined|null|\.\.| {2}/u);
      // Nobody stands before a shut door without knowing whom to ask or where to go.
      const hasWay = /ask|link|starts it again|deleted/i.test(said?.text ?? '');
      expect(said?.link !== undefined || hasWay).toBe(true);
    }
  }
});

it('says while it opens what it waits for', () => {
  expect(say(table, null, live())).toEqual({ title: 'Opening the table…', text: 'One moment.' });
  expect(say(table, { state: 'unwell', detail: 'It is busy.' }, live())?.text).toBe(
    'It is busy. We keep trying.',
  );
  for (const said of [
    say(table, { state: 'offline' }, live()),
    say(table, READY, live({ state: 'offline' })),
  ])
    expect(said).toEqual({
      title: 'You’re offline',
      text: 'The table opens as soon as there is a network again. What you wrote is kept.',
    });
  const { kept: _kept, ...bare } = table;
  expect(say(bare, { state: 'offline' }, live())?.text).toMatch(/again\.$/);
});

it('says nothing once the meeting is there, also while the network is away again', () => {
  for (const state of ['connecting', 'live', 'offline'] as const)
    expect(say(table, READY, live({ ...KNOWN, state }))).toBeNull();
  expect(say(table, READY, live({ ...KNOWN, state: 'refused', refused: 'removed' }))?.title).toBe(
    'You are no longer on this wall',
  );
});

it('tells an address the server does not know from a link that is wrong', () => {
  const said = say(table, READY, live({ state: 'refused', refused: 'unknown-origin' }));
  expect(said?.title).toBe('The server doesn’t know this address');
  expect(said?.text).toContain(ORIGIN);
  expect(say(table, { state: 'refused', code: 'cross-site', detail: '' }, live())?.title).toBe(
    'Another site opened this page',
  );
});

it('sends people where they can get in: by the code, by their link, or to a wall of their own', () => {
  const shut = (as: Place['as'], code: ProblemCode) =>
    say({ what: 'console', as }, READY, live({ state: 'refused', refused: code }));
  expect(shut('participant', 'unauthenticated')?.text).toContain('with the code on the wall');
  expect(shut('facilitator', 'unauthenticated')).toMatchObject({
    title: 'This link doesn’t open the console',
    text: expect.stringContaining('the part after the # is the key'),
  });
  expect(shut('facilitator', 'no-such-wall')?.link?.href).toBe('/');
  expect(shut('participant', 'no-such-wall')?.link).toBeUndefined();
  expect(nowhere('gallery')).toMatchObject({
    title: 'There is no gallery here',
    link: { href: '/join' },
  });
});

it('is closed for good where somebody said no, and not while anything is only late', () => {
  const no: GrantOutcome = { state: 'refused', code: 'forbidden', detail: '' };
  expect(isClosedForGood(no, live())).toBe(true);
  for (const code of ['no-such-wall', 'removed', 'forbidden'] as const)
    expect(isClosedForGood(READY, live({ state: 'refused', refused: code }))).toBe(true);
  for (const grant of [null, READY, { state: 'offline' }, { state: 'unwell', detail: '' }] as const)
    for (const state of ['connecting', 'live', 'offline'] as const)
      expect(isClosedForGood(grant, live({ state }))).toBe(false);
});

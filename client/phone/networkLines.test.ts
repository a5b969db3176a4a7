import { expect, test } from 'vitest';
import { TestPorts } from '../sync/testing.ts';
import type { SharedState } from '../sync/liveView.ts';
import { t } from '../words/speak.ts';
import type { LiveView } from '../sync/liveView.ts';
import { CATCHING_UP_MS, isCatchingUp, networkLines, type NetworkNow } from './networkLines.ts';
import { whenSlow } from './whenSlow.ts';

const FINE: NetworkNow = {
  offline: false,
  trouble: null,
  isCatchingUp: false,
  isBlocked: false,
  unsent: 0,
};
const wordsOf = (now: Partial<NetworkNow>): string[] =>
  networkLines({ ...FINE, ...now }).map(({ words }) => words);
const live = (state: LiveView['state'], isKnown = true): LiveView => ({
  state,
  shared: isKnown ? ({} as SharedState) : null,
  personal: null,
  clockOffsetMs: 0,
  refused: null,
});

/** A phone whose live view changes while a clock is turned by hand; what it says of its network. */
function phone(): { ports: TestPorts; see: (view: LiveView) => void; words: () => string[] } {
  const ports = new TestPorts();
  let over: (() => void) | null = null;
  let isSlow = false;
  return {
    ports,
    see(view) {
      const isBusy = isCatchingUp(view, true);
      if (isBusy === (over !== null)) return;
      if (over) over();
      over = isBusy ? whenSlow(CATCHING_UP_MS, (now) => (isSlow = now), ports.later) : null;
    },
    words: () => wordsOf({ isCatchingUp: isSlow }),
  };
}

test('a live view that takes its time to come back is a slow connection, and no longer once it is there', async () => {
  const { ports, see, words } = phone();
  see(live('live'));
  see(live('connecting'));
  await ports.pass(CATCHING_UP_MS - 1);
  expect(words()).toEqual([]);
  // Tried again meanwhile: it is one and the same waiting.
  see(live('connecting'));
  await ports.pass(1);
  expect(words()).toEqual(['Slow connection, catching up.']);
  see(live('live'));
  expect(words()).toEqual([]);
  expect(ports.waiting).toBe(0);
});

test('one that is back soon is not worth a word, nor the first opening of the page', async () => {
  const { ports, see, words } = phone();
  see(live('connecting', false));
  await ports.pass(10 * CATCHING_UP_MS);
  expect(words()).toEqual([]);
  see(live('live'));
  see(live('connecting'));
  await ports.pass(CATCHING_UP_MS / 2);
  see(live('live'));
  await ports.pass(10 * CATCHING_UP_MS);
  expect(words()).toEqual([]);
});

test('a phone that is not in yet waits for that, not for the live view', () => {
  expect(isCatchingUp(live('connecting'), false)).toBe(false);
  expect(isCatchingUp(live('connecting'), true)).toBe(true);
  expect(isCatchingUp(live('offline'), true)).toBe(false);
});

test('offline is said with what is kept, and nothing of slowness beside it', () => {
  const offline = { offline: true, isCatchingUp: true, isBlocked: true };
  expect(wordsOf(offline)).toEqual([
    'You’re offline. Go on writing, notes are kept on this phone.',
  ]);
  expect(wordsOf({ ...offline, unsent: 1 })).toEqual([
    'You’re offline. 1 note is kept and will send itself.',
  ]);
  expect(wordsOf({ ...offline, unsent: 3 })).toEqual([
    'You’re offline. 3 notes are kept and will send themselves.',
  ]);
});

test('a network that blocks sockets is said where nothing is slower', () => {
  expect(wordsOf({ isBlocked: true })).toEqual([t('network.blocked')]);
  expect(wordsOf({ isBlocked: true, isCatchingUp: true })).toEqual([
    'Slow connection, catching up.',
  ]);
  expect(wordsOf({ trouble: 'The wall is busy.', isBlocked: true })).toEqual([
    'The wall is busy. Go on writing, notes are kept on this phone.',
    t('network.blocked'),
  ]);
  expect(wordsOf({})).toEqual([]);
});

import type { WaitsFor } from '../outbox/outbox.ts';

// What each page says of its network: what is the matter, and what becomes of what people do meanwhile. One by one, so that a phone
// fetches its own only.

const offline = (meanwhile: string): string => `You’re offline. ${meanwhile}`;
const opensAgain = (what: string): string =>
  offline(`${what} as soon as there is a network again.`);

/** No WebSocket comes through, and everything travels in requests. */
export const BLOCKED_WORDS = 'This network blocks live updates. It works, a little slower.';
/** Answers come, and the live view is not back yet. */
export const CATCHING_UP_WORDS = 'Slow connection, catching up.';
/** A request that has been on its way for a while. */
export const SLOW_WORDS = 'Still sending. It is kept on this phone.';

export const OFFLINE_AT_DESK = offline(
  'You can steer the meeting again as soon as the server answers.',
);
export const OFFLINE_AT_REPORT = offline('You can go on as soon as the server answers.');
export const OFFLINE_HANDS = offline('Your moves are kept and will merge.');
export const OFFLINE_WALL = offline('The wall catches up by itself.');
/** Nobody in the room is “you”. */
export const OFFLINE_PROJECTOR = 'Offline. This picture catches up by itself.';
export const OFFLINE_GALLERY = offline(
  'Look around; what you say is kept on this device and goes out by itself.',
);
export const OFFLINE_TABLE = offline(
  'What you choose and keep stays on this device, and goes out by itself.',
);
export const OFFLINE_SHEET = offline('What you write is kept on this device.');
export const OFFLINE_SHEET_UNOPENED = opensAgain('The sheet opens');
export const OFFLINE_PRINT = opensAgain('The pages come');

/** On a phone, with how many notes wait there. */
export function offlineNotes(unsent: number): string {
  if (unsent === 0) return offline('Go on writing, notes are kept on this phone.');
  return offline(
    unsent === 1
      ? '1 note is kept and will send itself.'
      : `${unsent} notes are kept and will send themselves.`,
  );
}

/** The same from the tables on. */
export const offlineTaps = (kept: number): string =>
  offline(
    kept === 0
      ? 'What you tap is kept on this phone.'
      : `${kept === 1 ? '1 thing is' : `${kept} things are`} kept and will be sent.`,
  );

/** What is shown is from before the page was loaded again; `time` as clocks have it. */
export const lastKnownWords = (time: string): string =>
  `What you see is from ${time}. The room may have gone on.`;
/** The same, while it is being asked. */
export const askingAnew = (time: string): string =>
  `What you see is from ${time}. Asking what is new.`;

/** What a phone says of one thing it keeps, by whose turn it is. */
export const KEPT_ON_PHONE: Readonly<Record<WaitsFor, string>> = {
  network: 'Kept on this phone until you’re online.',
  server: 'Kept on this phone. The server can’t save it just now; it goes out by itself.',
};
/** Beside the thing itself in the gallery. */
export const KEPT_HERE: Readonly<Record<WaitsFor, string>> = {
  network: 'Kept on this device until there is a network',
  server: 'Kept on this device; it goes out again by itself',
};
/** As an answer to a step that was just made. */
export const KEPT_JUST_NOW: Readonly<Record<WaitsFor, string>> = {
  network:
    'No network just now. That is kept on this device, and goes out by itself as soon as there is one.',
  server:
    'The server can’t take it just now. That is kept on this device, and goes out again by itself.',
};

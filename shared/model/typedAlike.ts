/** Signs that set a direction and are not seen: pages put them around people's words, and copying takes them along. */
const DIRECTION_SIGNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const asSeen = (text: string): string =>
  text.replace(DIRECTION_SIGNS, '').normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Whether somebody typed or pasted what is shown to her, letter by letter; what nobody sees does not count. */
export const typedAlike = (typed: string, shown: string): boolean =>
  asSeen(typed) === asSeen(shown);

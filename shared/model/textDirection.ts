/** Characters that have a direction of their own, whichever: letters, their spacing marks, numerals that are letters, and the invisible marks. */
const STRONG = /[\p{L}\p{Nl}\p{Mc}\u200e\u200f\u061c]|[\u07c0-\u07c9]/u;
/**
 * Those of them that run from right to left: Hebrew, Arabic, Syriac, Thaana, NKo, Adlam and related
 * scripts, with their forms.
 */
const RANGES = String.raw`\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}`;
const RIGHT_TO_LEFT = new RegExp(`[${RANGES}]`, 'u');
/** With their numbers, which stand among them, and the invisible signs that set a direction. */
const MAY_TURN = new RegExp(String.raw`[${RANGES}\u202a-\u202e\u2066-\u2069]`, 'u');
const ISOLATING = /[\u2066-\u2069]/gu;
/** Text in an isolate does not affect the direction of the text around it. */
const ISOLATE = /[\u2066-\u2068][^\u2066-\u2069]*\u2069?/gu;

/**
 * Direction of people's words by their first letter that has one (Unicode Standard Annex 9, rules P2 and P3), as `dir="auto"` has it;
 * `otherwise` where none has. Numbers, signs and emoji have none.
 */
export function textDirection(text: string, otherwise: 'ltr' | 'rtl' = 'ltr'): 'ltr' | 'rtl' {
  const strong = STRONG.exec(text.replace(ISOLATE, ''))?.[0];
  if (strong === undefined) return otherwise;
  return RIGHT_TO_LEFT.test(strong) ? 'rtl' : 'ltr';
}

/**
 * Whether something in it may run from right to left. If not, a line that begins at the left needs
 * no ordering.
 */
export const mayTurn = (text: string): boolean => MAY_TURN.test(text);

/** Words without the signs that isolate a direction: for cells, names of files and bookmarks, which stand alone. */
export const withoutIsolates = (text: string): string => text.replace(ISOLATING, '');

/** What is asked of a keyboard's event; React's and the browser's both have it. */
export interface KeyPress {
  key: string;
  code?: string;
  keyCode?: number;
  shiftKey?: boolean;
  isComposing?: boolean;
  nativeEvent?: { isComposing?: boolean; keyCode?: number };
}

/** What browsers report while an input method has the key. */
const PROCESSED = 229;

/** Does the key belong to an input method that is composing a word? Then it ends or changes that word, and nothing else. */
export function isComposing({
  isComposing: now,
  keyCode,
  nativeEvent = {},
  key,
}: KeyPress): boolean {
  return (
    now === true ||
    nativeEvent.isComposing === true ||
    (keyCode ?? nativeEvent.keyCode) === PROCESSED ||
    key === 'Process'
  );
}

const BY_CODE: Readonly<Record<string, string>> = { Slash: '/', Minus: '-', Equal: '=' };
const LATIN = /^\p{Script=Latin}$/u;
/** A key may write two letters at once, as Arabic's lam-alef does. */
const OTHER_LETTER = /^(?!.*\p{Script=Latin})[\p{L}\p{M}]{1,3}$/u;
const DIGIT = /^\p{Nd}$/u;

/** Escape, and not an input method's: nobody means to leave an editor by it while composing. */
export const isEscape = (press: KeyPress): boolean => press.key === 'Escape' && !isComposing(press);

/** The value of a decimal digit of any script: they stand in tens, in order. */
function digitOf(key: string): string | null {
  if (!DIGIT.test(key)) return null;
  let zero = key.codePointAt(0) ?? 0;
  const last = zero;
  while (last - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  // ASCII's and most scripts' tens begin where what is no digit ends; a few lie side by side (mathematical ones), which no keyboard types.
  return String(last - zero);
}

/**
 * Which command a key means, whatever the layout: `'z'`, `'/'`, or the key's own name (`'Escape'`). Where the layout is Latin, what it writes
 * counts, so Z is where an AZERTY or Dvorak keyboard has it; where it writes another script, the place of the key on a Latin one does.
 */
export function commandKey({ key, code = '' }: KeyPress): string {
  if (LATIN.test(key)) return key.toLowerCase();
  if (OTHER_LETTER.test(key))
    return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? BY_CODE[code] ?? key;
  // Where Cyrillic and Hebrew have the full stop, a Latin keyboard has the slash.
  return key === '.' && code === 'Slash' ? '/' : (digitOf(key) ?? key);
}

/**
 * The digit a key means, `'0'` to `'9'`, or `null`: written in any script, or as a sign where AZERTY has its digits behind Shift.
 * `lettersToo`: also where its row writes letters (é, à); they begin words where words can be typed to.
 */
export function typedDigit(
  { key, code = '', shiftKey = false }: KeyPress,
  lettersToo = false,
): string | null {
  const digit = digitOf(key);
  if (digit !== null) return digit;
  const place = /^Digit(\d)$/.exec(code)?.[1];
  if (place === undefined || shiftKey || [...key].length !== 1) return null;
  return (LATIN.test(key) || OTHER_LETTER.test(key)) && !lettersToo ? null : place;
}

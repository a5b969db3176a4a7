/** The sign of people is so wide, of the words' size; and with the air after it. */
export const PEOPLE_SIGN = { width: 1.15, withAir: 1.5 } as const;

/** Pure. Where the sign of people and the words after it stand at a poster's foot, both up to `right`: the sign first, the way the page's lines run. px */
export const footLine = (
  right: number,
  wordsWidth: number,
  size: number,
  fromRight: boolean,
): { wordsRight: number; signLeft: number } =>
  fromRight
    ? { wordsRight: right - size * PEOPLE_SIGN.withAir, signLeft: right - size * PEOPLE_SIGN.width }
    : { wordsRight: right, signLeft: right - wordsWidth - size * PEOPLE_SIGN.withAir };

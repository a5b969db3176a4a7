/** Controls, marks and overrides of direction, zero-width spaces: what is not seen, or turns around what is. Joiners are some scripts' own. */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex -- taking control characters out is what this is for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** Joiners with nothing to join. */
const LOOSE_JOINERS = /(^|\s)[\u200c\u200d]+|[\u200c\u200d]+(?=\s|$)/gu;
/** A digit in a box is a picture. */
const KEYCAP = /[0-9#*]\ufe0f?\u20e3/gu;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
const LETTER = /[\p{L}\p{N}]/u;

/** What was given as a name → as it is kept: composed (NFC), nothing unseen, one space between words, none around. */
export const cleanName = (given: string): string =>
  given
    .replace(/[\t\n\r\u2028\u2029]/g, ' ')
    .replace(UNSEEN, '')
    .replace(LOOSE_JOINERS, '$1')
    .replace(/\s+/gu, ' ')
    .trim()
    // Last: what was between a letter and its mark is gone now.
    .normalize('NFC');

/** Somebody can be called by it: a letter or digit that is seen. Pictures, stops and marks over nothing are no names. */
export const isName = (name: string): boolean =>
  LETTER.test(name.replace(KEYCAP, '').replace(IGNORABLE, ''));

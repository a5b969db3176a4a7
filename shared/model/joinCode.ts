import { isJoinCode, JOIN_CODE_LENGTH } from './ids.ts';
import { decodeEscapes, plainText } from './passedOn.ts';

/** Letters of other scripts that look like one of ours, as a keyboard left on them types them; the printed code never holds these. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  Ү: 'Y',
  Ѕ: 'S',
  Ј: 'J',
  Ԛ: 'Q',
  Ԝ: 'W',
  Ԍ: 'G',
  З: '3',
  О: 'O',
  І: 'I',
  Ӏ: 'I',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
  Ο: 'O',
  Ι: 'I',
};

/** Letters and digits alone, upper case, each look-alike as the letter it looks like. */
const codeLetters = (text: string): string =>
  [...text.toUpperCase()]
    .map((char) => LOOK_ALIKES[char] ?? char)
    .filter((char) => /[\p{L}\p{N}]/u.test(char))
    .join('');

/** Words in which neighbours make up a code: `code`, `HUA`, `42K` → `HUA42K`. Of several the first that holds a digit. */
function codeAmong(words: readonly string[]): string | null {
  const found: string[] = [];
  for (let from = 0; from < words.length; from += 1) {
    let run = '';
    for (let to = from; to < words.length && run.length < JOIN_CODE_LENGTH; to += 1) {
      run += words[to];
      if (isJoinCode(run)) found.push(run);
    }
  }
  return found.find((code) => /\d/.test(code)) ?? found[0] ?? null;
}

/** More than any message around a code; what is longer is cut. */
const TYPED_CHARS = 2_048;

/**
 * What a person typed or pasted → the code as stored, if there is one in it: `hua 42k`, `«HUA-42K».`, a whole address with or without
 * `https://` and with what a mail programme or an advertiser hangs on it. Else its letters and digits, which `isJoinCode` refuses.
 */
export function normaliseJoinCode(typed: string): string {
  const text = plainText(decodeEscapes(typed.slice(0, TYPED_CHARS)));
  // A code behind `/j/`, `/join/` or `code=`; else no address, whose host's letters could make up a code.
  const linked = /(?:(?:^|[/\\])j(?:oin)?[/\\]+|[?&]code=)([^/\\?#&]+)/i.exec(
    text.replace(/\s*([/\\])\s*/g, '$1'),
  )?.[1];
  const part = linked ?? text;
  const whole = codeLetters(part);
  if (isJoinCode(whole) || (linked === undefined && text.includes('://'))) return whole;
  return (
    codeAmong(
      part
        .split(/[\s,;:|()<>[\]{}"'«»„“”‚‘’=]+/u)
        .map(codeLetters)
        .filter((word) => word !== ''),
    ) ?? whole
  );
}

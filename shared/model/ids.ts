import { decodeEscapes, plainText } from './passedOn.ts';

/** Alphabet of join codes: upper-case letters and digits without 0 O 1 I L, which people misread. */
export const JOIN_CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const JOIN_CODE_LENGTH = 6;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const WALL_ID = /^[0-9a-z]{12}$/;
const JOIN_CODE = new RegExp(`^[${JOIN_CODE_ALPHABET}]{${JOIN_CODE_LENGTH}}$`);

/** Lower-case UUID in canonical form; the only form of note, cluster and person ids. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
export const isWallId = (value: unknown): value is string => typeof value === 'string' && WALL_ID.test(value);
export const isJoinCode = (value: unknown): value is string => typeof value === 'string' && JOIN_CODE.test(value);

/** Letters of other scripts that look like one of ours, as a keyboard left on them types them; the printed code never holds these. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', Р: 'P', Т: 'T', Х: 'X', У: 'Y', Ү: 'Y', Ѕ: 'S', Ј: 'J', Ԛ: 'Q', Ԝ: 'W', Ԍ: 'G', З: '3', О: 'O', І: 'I', Ӏ: 'I',
  Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Κ: 'K', Μ: 'M', Ν: 'N', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X', Ο: 'O', Ι: 'I',
};

/** Letters and digits alone, upper case, each look-alike as the letter it looks like. */
const codeLetters = (text: string): string => [...text.toUpperCase()].map((char) => LOOK_ALIKES[char] ?? char).filter((char) => /[\p{L}\p{N}]/u.test(char)).join('');

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
  // A code behind `/j/`; else no address, whose host's letters could make up a code.
  const linked = /(?:^|[/\\])j[/\\]+([^/\\?#&]+)/i.exec(text.replace(/\s*([/\\])\s*/g, '$1'))?.[1];
  const part = linked ?? text;
  const whole = codeLetters(part);
  if (isJoinCode(whole) || (linked === undefined && text.includes('://'))) return whole;
  return codeAmong(part.split(/[\s,;:|()<>[\]{}"'«»„“”‚‘’=]+/u).map(codeLetters).filter((word) => word !== '')) ?? whole;
}

/** `HUA42K` → `HUA 42K`: two groups of three are read out and typed without slips. */
export const printJoinCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** RFC 9562 version 4 UUID from 16 random bytes (`crypto.randomUUID` needs a secure context, phones on a LAN have none). */
export function uuidFromBytes(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  }).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

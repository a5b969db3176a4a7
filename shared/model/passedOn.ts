/**
 * What people type, paste and scan reaches us as keyboards, mail programmes and chats leave it: full-width letters, another script's
 * digits, invisible marks, quotes around, a full stop behind. These make it plain; they never guess which letter was meant.
 */

/** Zero-width and other ignorable characters, direction marks and overrides, soft hyphens, controls (which line breaks are not). */
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex -- taking control characters out is what this is for
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu;
const DIGIT = /\p{Nd}/u;

/** `१` → 1. Unicode keeps each script's ten digits together, from nought on; runs of several tens are met too. */
function digitValue(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  let first = code;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}

/** Every script's decimal digits as 0–9: `٣` `३` `๓` `３` → `3`. */
export const plainDigits = (text: string): string =>
  text.replace(/(?!\d)\p{Nd}/gu, (char) => String(digitValue(char)));

/** Compatibility forms as what they stand for (full-width, circled, superscript), invisible characters out, digits as 0–9, every blank a space. */
export const plainText = (text: string): string =>
  plainDigits(text.normalize('NFKC')).replace(INVISIBLE, '').replace(/\s/gu, ' ');

/** Percent-encoded pieces as what they stand for; what is no encoding stays as it is. Also of text that was encoded twice. */
export function decodeEscapes(text: string): string {
  const once = (part: string): string =>
    part.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
      try {
        return decodeURIComponent(escaped);
      } catch {
        return escaped;
      }
    });
  return once(once(text));
}

const HAN_DIGITS = '〇一二三四五六七八九';

/** `十二` → 12, `三` → 3, up to 99; text without them stays. */
const plainHan = (text: string): string =>
  text.replace(/[〇一二三四五六七八九十]+/gu, (run) => {
    const [tens, ones] = run.split('十');
    if (ones === undefined || run.split('十').length > 2)
      return run.includes('十') ? run : [...run].map((char) => HAN_DIGITS.indexOf(char)).join('');
    const value = (part: string, none: number): number =>
      part === '' ? none : HAN_DIGITS.indexOf(part);
    return String(value(tens ?? '', 1) * 10 + value(ones, 0));
  });

/** Longer than `Table number 12, please`, shorter than a story. */
const NUMBER_CHARS = 40;

/**
 * A table's number in any digits and with what people write around it: `3`, `３`, `३`, `1.`, `#3`, `table 3`, `Nº 3`, `３番`, a pasted
 * table link; `null` when it is none, or could be two.
 */
export function tableNumber(typed: string): number | null {
  const linked = /\/j\/[^/?#]*\/+([^/?#]+)/i.exec(decodeEscapes(typed))?.[1];
  // Ordinal signs would become letters.
  const text = plainHan(plainText((linked ?? typed).replace(/[ºª°]/gu, ' '))).trim();
  if (text.length > NUMBER_CHARS || /^[-−–+]/u.test(text)) return null;
  const runs = text.match(/\d+/g) ?? [];
  const run = runs[0];
  // `4b` may be a table of its own; `3番` is not.
  return run === undefined || runs.length > 1 || run.length > 4 || /\d[a-z]/i.test(text)
    ? null
    : Number(run);
}

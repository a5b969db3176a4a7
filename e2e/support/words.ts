import type { PlaywrightTestOptions } from '@playwright/test';
import { readCatalogueOf, readEntriesOf } from '../../locales/readCatalogue.ts';
import { LANGUAGE_COOKIE } from '../../shared/words/languageCookie.ts';
import { isLanguage, LANGUAGES } from '../../shared/words/languages.ts';
import type { Messages, Tag } from '../../shared/words/messages.ts';
import { wordsOf, type MessageKey, type ValuesOf, type Words } from '../../shared/words/words.ts';

const asked = process.env['E2E_LANGUAGE'] ?? 'en';
if (!isLanguage(asked)) throw new Error(`E2E_LANGUAGE: nobody speaks “${asked}”`);

/** The language that everybody in a run of journeys reads: `E2E_LANGUAGE`, else English. */
export const LANGUAGE = asked;

const CATALOGUE = readCatalogueOf(LANGUAGE);
/** Of all messages. */
const TAGS = [
  ...new Set(
    readEntriesOf(LANGUAGES[0]).flatMap(({ text }) =>
      [...text.matchAll(/<(\w+)>/g)].map(([, name = '']) => name),
    ),
  ),
];

/** What pages say in that language. */
export const WORDS: Words = wordsOf(LANGUAGE, CATALOGUE);

/** What a message takes, but for what marks part of it: whoever reads it hears no difference. */
type Spoken<Key extends MessageKey> = {
  [
    Name in keyof Messages[Key] as Messages[Key][Name] extends Tag ? never : Name
  ]: Messages[Key][Name];
};
type Values<Key extends MessageKey> = keyof Spoken<Key> extends never ? [] : [values: Spoken<Key>];

/** Tags only join what is inside them; there are as many as are asked for. */
const withTags = (values: object): object =>
  Object.fromEntries([
    ...TAGS.map((name) => [name, (inside: readonly string[]) => inside.join('')] as const),
    ...Object.entries(values),
  ]);

/** What a page says, by key: as it is read out, so without what marks part of it. */
export const t = <Key extends MessageKey>(key: Key, ...[values]: Values<Key>): string =>
  WORDS.parts<Key, string>(
    key,
    withTags(values ?? {}) as ValuesOf<Key, (inside: readonly string[]) => string>,
  ).join('');

/** Spaces go where nothing follows them. */
const escaped = (text: string): string =>
  text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s*');

/** Of icu-minify's compiled form: the marks of what has cases, and the number in a plural. */
const WITH_CASES: ReadonlySet<unknown> = new Set([1, 2, 3]);
const ANY = '.*';
/** Of a value that turns the other way. */
const ISOLATES = ['\u2068?', '\u2069?'] as const;

type Known = Readonly<Record<string, string | number | undefined>>;

const valuePattern = (value: string | number | undefined): string =>
  value === undefined
    ? ANY
    : typeof value === 'number'
      ? escaped(WORDS.number(value))
      : ISOLATES.join(escaped(value));

/** `number`: what `#` stands for within a plural. */
function patternOf(node: unknown, known: Known, number: string = ANY): string {
  if (typeof node === 'string') return escaped(node);
  if (!Array.isArray(node)) return number;
  const [name, kind, cases] = node as [string, unknown, object];
  const value = known[name];
  if (WITH_CASES.has(kind)) {
    const counted = typeof value === 'number' ? valuePattern(value) : ANY;
    return `(?:${Object.values(cases)
      .map((each: unknown) => patternsOf(each, known, counted))
      .join('|')})`;
  }
  if (node.length === 1 || typeof kind === 'number') return valuePattern(value);
  // What stands out by itself is read out with spaces around it.
  return `\\s*${patternsOf(node.slice(1), known, number)}\\s*`;
}

const patternsOf = (nodes: unknown, known: Known, number?: string): string =>
  Array.isArray(nodes)
    ? nodes.map((node) => patternOf(node, known, number)).join('')
    : patternOf(nodes, known, number);

/**
 * Matches wherever a message is said, with these of its values and whatever others, in each of its cases: for counts that a journey does
 * not know, and for words that are marked in part (`<strong>`).
 */
export function said<Key extends MessageKey>(
  key: Key,
  known: { readonly [Name in keyof Messages[Key]]?: string | number } = {},
): RegExp {
  const message = CATALOGUE[key];
  if (message === undefined) throw new Error(`no message is called ${key}`);
  return new RegExp(patternsOf(message, known), 'u');
}

/** Matches what begins with these words: a choice that goes on with what it means, a tab with its count. */
export const beginning = (words: string): RegExp => new RegExp(`^${escaped(words)}`, 'u');

/** Matches whatever any of these is found in. */
export const either = (...words: readonly (string | RegExp)[]): RegExp =>
  new RegExp(
    words.map((each) => (typeof each === 'string' ? escaped(each) : each.source)).join('|'),
    'u',
  );

/** Whose pages come in that language, wherever they are from. English is what a browser says that nobody has set. */
export const SPEAKING: Partial<PlaywrightTestOptions> =
  LANGUAGE === 'en'
    ? {}
    : {
        locale: LANGUAGE,
        storageState: {
          origins: [],
          cookies: ['127.0.0.1', 'localhost'].map((domain) => ({
            name: LANGUAGE_COOKIE,
            value: LANGUAGE,
            domain,
            path: '/',
            expires: -1,
            httpOnly: false,
            secure: false,
            sameSite: 'Lax',
          })),
        },
      };

import type { CompiledMessage } from 'icu-minify/format';
import { mayTurn } from '../model/textDirection.ts';
import { formattingOf, isRightToLeft } from './languages.ts';
import type { Messages, Tag } from './messages.ts';
import { sayMessage, type Manner } from './sayMessage.ts';

export type MessageKey = keyof Messages;

/** What a message takes, by the names in its braces and tags. `Mark`: what stands for a tag. */
export type ValuesOf<Key extends MessageKey, Mark = never> = {
  [Name in keyof Messages[Key]]: Messages[Key][Name] extends Tag ? Mark : Messages[Key][Name];
};

/** Nothing is passed where a message takes nothing. */
type Passed<Key extends MessageKey> = Messages[Key] extends null ? [] : [values: ValuesOf<Key>];

/** Messages without tags: plain words. */
export type PlainKey = {
  [Key in MessageKey]: Tag extends Messages[Key][keyof Messages[Key]] ? never : Key;
}[MessageKey];

/** Messages that take nothing. */
export type BareKey = {
  [Key in MessageKey]: Messages[Key] extends null ? Key : never;
}[MessageKey];

/** Marks a key that is kept in a list or a record, so that whoever reads the code for keys finds it. */
export const messageKey = <Key extends MessageKey>(key: Key): Key => key;

/** What is made of the words inside a tag. */
export type Marked<Part> = (inside: readonly (string | Part)[]) => Part;

/** Compiled messages of one language by key: `compile` of icu-minify. */
export type Catalogue = Readonly<Partial<Record<MessageKey, CompiledMessage>>>;

type ListKind = 'and' | 'or' | 'unit';
const LIST_TYPES = { and: 'conjunction', or: 'disjunction', unit: 'unit' } as const;
const ENDS_BY_WORD = /\p{L}/u;

/** Says what the catalogue has in one language. */
export interface Words {
  /** BCP 47. */
  readonly language: string;
  /** Words in which nothing is marked. */
  say<Key extends PlainKey>(key: Key, ...values: Passed<Key>): string;
  /** Words in parts: strings, and what the tags' functions made of what is inside them. */
  parts<Key extends MessageKey, Part>(
    key: Key,
    values: ValuesOf<Key, Marked<Part>>,
  ): readonly (string | Part)[];
  /** A number by itself: `1,234`. */
  number(value: number): string;
  /**
   * `Ann, Bo and Cy`; `or`: `Ann, Bo or Cy`; `unit`: `Ann, Bo, Cy`, as names and facts stand behind a colon, in languages that list them
   * without a word between; two are joined as the last two of three.
   */
  list(items: readonly string[], kind?: ListKind): string;
  /** A moment as it is called today, hours and minutes. `at` in ms since 1970; `timeZone`: IANA, the device's where it is not given. */
  time(at: number, timeZone?: string): string;
  /** A moment of another day: `weekday` as one of these days, `date` as any. As `time` takes them. */
  moment(at: number, kind: 'weekday' | 'date', timeZone?: string): string;
}

/** The catalogue has no such message: the build and its tests hold that this cannot be. */
export class MessageMissing extends Error {
  override readonly name = 'MessageMissing';
}

/** Formatters are dear to make and asked for often. */
function kept<Made>(make: (language: string, options: object | undefined) => Made) {
  const known = new Map<string, Made>();
  return (language: unknown, options?: object): Made => {
    const key = `${String(language)} ${options ? JSON.stringify(options) : ''}`;
    let made = known.get(key);
    if (made === undefined) known.set(key, (made = make(String(language), options)));
    return made;
  };
}
const pluralRules = kept((language, options) => new Intl.PluralRules(language, options));
const numberFormat = kept((language, options) => new Intl.NumberFormat(language, options));
const dateFormat = kept((language, options) => new Intl.DateTimeFormat(language, options));
export const listFormat = kept((language, options) => new Intl.ListFormat(language, options));

/**
 * German lists three units as "A, B und C" and two as "A, B", where a reader looks for the third: whoever joins the last of three by a word
 * joins two so.
 */
const joinsTwoByWord = kept((language) => {
  const unit = listFormat(language, { type: LIST_TYPES.unit });
  return !ENDS_BY_WORD.test(unit.format(['', ''])) && ENDS_BY_WORD.test(unit.format(['', '', '']));
});

/** First-strong isolate, and its end (Unicode Standard Annex 9). */
const [ISOLATE, END_ISOLATE] = ['\u2068', '\u2069'];

/** Whether people's words could turn the words around them round, or be turned by them. */
const needsIsolation = (value: string, isInRightToLeft: boolean): boolean =>
  value !== '' && !value.startsWith(ISOLATE) && (isInRightToLeft || mayTurn(value));

/** People's words keep their direction, whatever the direction of the sentence they stand in. */
export const isolated = (value: string, language: string): string =>
  needsIsolation(value, isRightToLeft(language)) ? `${ISOLATE}${value}${END_ISOLATE}` : value;

const MOMENTS = {
  weekday: { weekday: 'short', hour: '2-digit', minute: '2-digit' },
  date: { dateStyle: 'medium', timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/**
 * `language`: BCP 47, for plurals, numbers and lists; `timesAs`: the tag whose habits times of day follow, where it is not that language's
 * own (someone's `en-US`). Words of people keep their direction within a message. Throws `MessageMissing` for a key that the catalogue does not have. */
export function wordsOf(
  language: string,
  catalogue: Catalogue,
  timesAs: string = formattingOf(language),
): Words {
  const tag = formattingOf(language);
  const manner: Manner = {
    plural: (count) => pluralRules(tag).select(count),
    number: (value) => numberFormat(tag).format(value),
    value: (value) => (typeof value === 'string' ? isolated(value, language) : String(value)),
  };
  const said = (key: MessageKey, values: object = {}): unknown[] => {
    const message = catalogue[key];
    if (message === undefined) throw new MessageMissing(`${key} in ${language}`);
    return sayMessage(message, values as Record<string, unknown>, manner);
  };
  const moment = (at: number, options: Intl.DateTimeFormatOptions, timeZone?: string): string =>
    dateFormat(timesAs, timeZone ? { ...options, timeZone } : options).format(at);
  const listType = (kind: ListKind, { length }: readonly string[]) =>
    kind === 'unit' && length === 2 && joinsTwoByWord(tag) ? LIST_TYPES.and : LIST_TYPES[kind];
  return {
    language,
    say: (key, ...[values]) => said(key, values).join(''),
    parts: <Key extends MessageKey, Part>(key: Key, values: ValuesOf<Key, Marked<Part>>) =>
      said(key, values) as (string | Part)[],
    number: manner.number,
    list: (items, kind = 'and') =>
      listFormat(tag, { type: listType(kind, items) }).format(
        items.map((item) => isolated(item, language)),
      ),
    time: (at, timeZone) => moment(at, { hour: '2-digit', minute: '2-digit' }, timeZone),
    moment: (at, kind, timeZone) => moment(at, MOMENTS[kind], timeZone),
  };
}

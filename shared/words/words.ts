import format, { type CompiledMessage, type FormatValues } from 'icu-minify/format';
import type { Messages, Tag } from './messages.ts';

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

/** What is made of the words inside a tag. */
export type Marked<Part> = (inside: readonly (string | Part)[]) => Part;

/** Compiled messages of one language by key: `compile` of icu-minify. */
export type Catalogue = Readonly<Partial<Record<MessageKey, CompiledMessage>>>;

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
const formatters = {
  getPluralRules: kept((language, options) => new Intl.PluralRules(language, options)),
  getNumberFormat: kept((language, options) => new Intl.NumberFormat(language, options)),
  getDateTimeFormat: kept((language, options) => new Intl.DateTimeFormat(language, options)),
};

/** `language`: BCP 47, for plurals and numbers. Throws `MessageMissing` for a key that the catalogue does not have. */
export function wordsOf(language: string, catalogue: Catalogue): Words {
  const formatted = (key: MessageKey, values: object | undefined): unknown => {
    const message = catalogue[key];
    if (message === undefined) throw new MessageMissing(`${key} in ${language}`);
    return format(message, language, values as FormatValues, { formatters });
  };
  return {
    language,
    say: (key, ...[values]) => formatted(key, values) as string,
    parts: <Key extends MessageKey, Part>(key: Key, values: ValuesOf<Key, Marked<Part>>) => {
      const made = formatted(key, values) as string | Part | (string | Part)[];
      return Array.isArray(made) ? made : [made];
    },
  };
}

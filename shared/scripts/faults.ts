import type { Words, MessageKey } from '../words/words.ts';

/** What can be wrong with a script; `script.fault.<code>` says it. */
export const FAULT_CODES = [
  'not-json',
  'too-large',
  'newer-version',
  'wrong-type',
  'missing',
  'missing-words',
  'unknown-language',
  'unknown-field',
  'unknown-kind',
  'not-one-of',
  'text-too-long',
  'empty',
  'invalid-text',
  'too-few',
  'too-many',
  'below',
  'above',
  'wrong-form',
  'duplicate',
  'upside-down',
  'nothing-made',
  'no-such-step',
  'step-later',
  'step-of-other-kind',
  'more-than-there-is',
  'no-such-field',
  'no-such-paper',
  'no-owner',
  'no-series',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** What is special about a fault, by the names that its message takes. */
export interface FaultValues {
  /** As it stands in the file, cut: a field, a kind, an id. */
  given?: string;
  /** What may stand there. */
  options?: string;
  /** `text`, `number`, `whole`, `list`, `object`, `boolean`. */
  expected?: string;
  /** BCP 47. */
  language?: string;
  /** `id`, `language`, `date`, `clock`, `moment`. */
  form?: string;
  /** `notes`, `groups`, `tables`. */
  things?: string;
  min?: number;
  max?: number;
  /** Of the file's format. */
  version?: number;
}

/** One thing that is wrong with a script. */
export interface ScriptFault {
  /** Where: `steps[3].form[1].label`; '' is the script itself. What is missing has the place where it should be. */
  place: string;
  code: FaultCode;
  values?: FaultValues;
}

/** Names that stand in places as they are. */
const PLAIN_NAME = /^[\w$-]{1,40}$/;
const GIVEN_CHARS = 40;

/** A part of a thing at a place. A name that nobody could read out is left out: the place is the thing's. */
export function placeIn(place: string, part: string | number): string {
  if (typeof part === 'number') return `${place}[${part}]`;
  if (!PLAIN_NAME.test(part)) return place;
  return place === '' ? part : `${place}.${part}`;
}

/** A place's names and indexes: `steps[3].title` is `['steps', 3, 'title']`. */
export const placeParts = (place: string): (string | number)[] =>
  [...place.matchAll(/\[(\d+)\]|([\w$-]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );

/** In which step a place is, from 0, and where in it; `null` where it is in none. */
export function stepOfPlace(place: string): { index: number | null; rest: string } {
  const [, index, rest = ''] = /^steps\[(\d+)\]\.?(.*)$/.exec(place) ?? [];
  return index === undefined ? { index: null, rest: place } : { index: Number(index), rest };
}

/** A place within a step as people count, from 1, and as files do not write it, so that neither is taken for the other: `form 1 › label`. */
export const placeShown = (rest: string): string =>
  placeParts(rest)
    .reduce<string[]>(
      (said, part) =>
        typeof part === 'number'
          ? [...said.slice(0, -1), `${said.at(-1) ?? ''} ${part + 1}`.trim()]
          : [...said, part],
      [],
    )
    .join(' › ');

/** What stands in a file, short enough and clean enough to be shown. */
export const shownAs = (given: unknown): string =>
  [
    ...String(typeof given === 'object' ? '' : given)
      .slice(0, GIVEN_CHARS * 2)
      .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' '),
  ]
    .slice(0, GIVEN_CHARS)
    .join('');

const NOTHING_SPECIAL: Required<FaultValues> = {
  given: '',
  options: '',
  expected: '',
  language: '',
  form: '',
  things: '',
  min: 0,
  max: 0,
  version: 0,
};

/** A fault, said: without its place. */
export function faultWords(words: Words, { code, values }: ScriptFault): string {
  const say = words.say as (key: MessageKey, values: object) => string;
  return say(`script.fault.${code}`, { ...NOTHING_SPECIAL, ...values });
}

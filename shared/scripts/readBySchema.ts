import { countChars, textProblem } from '../model/text.ts';
import { placeIn, shownAs, type FaultCode, type FaultValues, type ScriptFault } from './faults.ts';
import { FORMS, RANGE, STATEMENT, WORDS, type Form } from './schemas/words.ts';
import { SCRIPT_LIMITS } from './scriptLimits.ts';
import { isStatement } from './statements.ts';

/** The part of JSON Schema that scripts are made of. */
export interface SchemaPart {
  $comment?: string;
  type?: string;
  anyOf?: readonly SchemaPart[];
  enum?: readonly unknown[];
  const?: unknown;
  required?: readonly string[];
  properties?: Readonly<Record<string, SchemaPart>>;
  additionalProperties?: boolean | SchemaPart;
  propertyNames?: { pattern?: string };
  items?: SchemaPart;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
}

/** What one reading knows and finds. */
export interface Reading {
  readonly faults: ScriptFault[];
  /** There are more faults than were kept. */
  isMore: boolean;
  /** The script's, as far as they could be read; the first is the one that every word has to have. */
  readonly languages: readonly string[];
}

export const newReading = (languages: readonly string[] = []): Reading => ({
  faults: [],
  isMore: false,
  languages,
});

/** What could not be read; the fault is told. */
export const UNREAD = Symbol('unread');
type Unread = typeof UNREAD;

export function fault(
  reading: Reading,
  place: string,
  code: FaultCode,
  values?: FaultValues,
): Unread {
  if (reading.faults.length >= SCRIPT_LIMITS.faults) reading.isMore = true;
  else reading.faults.push({ place, code, ...(values ? { values } : {}) });
  return UNREAD;
}

type JsonObject = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The kind of thing a schema speaks of, as faults name it. */
function expectedOf({ type, const: only, enum: any }: SchemaPart): string {
  if (type === 'string' || typeof (only ?? any?.[0]) === 'string') return 'text';
  if (type === 'integer' || typeof only === 'number') return 'whole';
  if (type === 'array') return 'list';
  return type === 'boolean' || typeof only === 'boolean' ? 'boolean' : 'object';
}
const kindOf = (value: unknown): string => {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'whole';
  if (typeof value === 'boolean') return 'boolean';
  if (Array.isArray(value)) return 'list';
  return isObject(value) ? 'object' : 'nothing';
};

/**
 * Reads JSON by a schema: a copy that holds what the schema knows, in its order, or `UNREAD` with every fault in `reading`. Goes as deep as
 * the schema does, whatever is given, and never throws.
 */
export function readBySchema(
  reading: Reading,
  schema: SchemaPart,
  value: unknown,
  place: string,
): unknown {
  if (schema.anyOf) return readUnion(reading, schema, value, place);
  const expected = expectedOf(schema);
  if (kindOf(value) !== expected) return fault(reading, place, 'wrong-type', { expected });
  if (schema.const !== undefined || schema.enum) return readChoice(reading, schema, value, place);
  switch (schema.type) {
    case 'string':
      return readText(reading, schema, value as string, place);
    case 'integer':
      return readWhole(reading, schema, value as number, place);
    case 'array':
      return readList(reading, schema, value as readonly unknown[], place);
    case 'object':
      return readObject(reading, schema, value as JsonObject, place);
    default:
      return value;
  }
}

function readChoice(reading: Reading, schema: SchemaPart, value: unknown, place: string): unknown {
  const options = schema.enum ?? [schema.const];
  if (options.includes(value)) return value;
  return fault(reading, place, 'not-one-of', { options: options.join(', ') });
}

function readUnion(reading: Reading, schema: SchemaPart, value: unknown, place: string): unknown {
  const branches = schema.anyOf ?? [];
  if (schema.$comment === STATEMENT) {
    const [words = {}, withId = {}] = branches;
    // `id` alone is a language, Indonesian.
    return readBySchema(reading, isStatement(value) ? withId : words, value, place);
  }
  const fitting = branches.filter((branch) => expectedOf(branch) === kindOf(value));
  const [first] = fitting.length > 0 ? fitting : branches;
  if (!first) return UNREAD;
  const isOfWords = schema.$comment === WORDS;
  if (fitting.length === 0)
    return fault(reading, place, 'wrong-type', {
      expected: isOfWords ? 'text' : expectedOf(first),
    });
  if (isOfWords && isObject(value)) return readWords(reading, first, value, place);
  return fitting.length === 1
    ? readBySchema(reading, first, value, place)
    : readKind(reading, fitting, value as JsonObject, place);
}

/** Things of several kinds: each says in `kind` which it is. */
function readKind(
  reading: Reading,
  branches: readonly SchemaPart[],
  value: JsonObject,
  place: string,
): unknown {
  const at = placeIn(place, 'kind');
  const kind = value['kind'];
  if (kind === undefined) return fault(reading, at, 'missing');
  if (typeof kind !== 'string') return fault(reading, at, 'wrong-type', { expected: 'text' });
  const found = branches.find(({ properties }) => properties?.['kind']?.const === kind);
  if (found) return readObject(reading, found, value, place);
  const options = branches.map(({ properties }) => String(properties?.['kind']?.const)).join(', ');
  return fault(reading, at, 'unknown-kind', { given: shownAs(kind), options });
}

function readObject(
  reading: Reading,
  { properties = {}, required = [] }: SchemaPart,
  value: JsonObject,
  place: string,
): unknown {
  const read: [string, unknown][] = [];
  for (const [name, part] of Object.entries(properties)) {
    const given = value[name];
    const at = placeIn(place, name);
    if (given !== undefined) read.push([name, readBySchema(reading, part, given, at)]);
    else if (required.includes(name)) read.push([name, fault(reading, at, 'missing')]);
  }
  for (const name of Object.keys(value)) {
    if (reading.isMore) break;
    if (!Object.hasOwn(properties, name))
      read.push([
        name,
        fault(reading, placeIn(place, name), 'unknown-field', { given: shownAs(name) }),
      ]);
  }
  return read.some(([, part]) => part === UNREAD) ? UNREAD : Object.fromEntries(read);
}

/** Words by language: those the script names, the first of them in any case. */
function readWords(
  reading: Reading,
  { additionalProperties: text }: SchemaPart,
  value: JsonObject,
  place: string,
): unknown {
  const read: [string, unknown][] = [];
  for (const language of Object.keys(value)) {
    if (reading.isMore) break;
    const at = placeIn(place, language);
    read.push([
      language,
      reading.languages.includes(language) || reading.languages.length === 0
        ? readBySchema(reading, text as SchemaPart, value[language], at)
        : fault(reading, at, 'unknown-language', { language: shownAs(language) }),
    ]);
  }
  const [first] = reading.languages;
  if (first !== undefined && !Object.hasOwn(value, first))
    read.push(['', fault(reading, place, 'missing-words', { language: first })]);
  return read.some(([, part]) => part === UNREAD) ? UNREAD : Object.fromEntries(read);
}

const FORM_OF: ReadonlyMap<string, Form> = new Map(
  Object.entries(FORMS).map(([form, pattern]) => [pattern, form as Form]),
);
const TEXT_FAULTS = { 'text-too-long': 'text-too-long', 'empty-text': 'empty' } as const;

/** Patterns as they were first needed: a script is hundreds of texts of a few forms. */
const COMPILED = new Map<string, RegExp>();
function compiled(pattern: string): RegExp {
  const known = COMPILED.get(pattern);
  if (known) return known;
  const made = new RegExp(pattern, 'u');
  COMPILED.set(pattern, made);
  return made;
}

function readText(reading: Reading, schema: SchemaPart, value: string, place: string): unknown {
  const { maxLength: max = 0, pattern = '' } = schema;
  const form = FORM_OF.get(pattern);
  if (form === 'line' || form === 'text') {
    const problem = textProblem(value, max, form === 'line' ? 'one' : 'many');
    if (problem === null) return value;
    const code = TEXT_FAULTS[problem as keyof typeof TEXT_FAULTS] ?? 'invalid-text';
    return fault(reading, place, code, code === 'text-too-long' ? { max } : undefined);
  }
  if (value.length > max * 2 || countChars(value) > max)
    return fault(reading, place, 'text-too-long', { max });
  if (compiled(pattern).test(value)) return value;
  return fault(reading, place, 'wrong-form', { form: form ?? '', given: shownAs(value) });
}

function readWhole(reading: Reading, schema: SchemaPart, value: number, place: string): unknown {
  const { minimum: min = 0, maximum: max = 0 } = schema;
  if (!Number.isInteger(value)) return fault(reading, place, 'wrong-type', { expected: 'whole' });
  if (value < min) return fault(reading, place, 'below', { min });
  // `-0` is written as `0`.
  return value > max ? fault(reading, place, 'above', { max }) : value + 0;
}

function readList(
  reading: Reading,
  schema: SchemaPart,
  value: readonly unknown[],
  place: string,
): unknown {
  const { items = {}, minItems: min = 0, maxItems: max = 0 } = schema;
  const known = value.slice(0, max);
  const read = known.map((item, index) =>
    readBySchema(reading, items, item, placeIn(place, index)),
  );
  if (value.length < min) return fault(reading, place, 'too-few', { min });
  if (value.length > max) return fault(reading, place, 'too-many', { max });
  if (read.includes(UNREAD)) return UNREAD;
  const [from, to] = read as number[];
  if (schema.$comment === RANGE && from !== undefined && to !== undefined && from > to)
    return fault(reading, place, 'upside-down', { min: from, max: to });
  return read;
}

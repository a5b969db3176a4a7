import type { Static, TObject, TSchema } from 'typebox';
import type { ProblemCode } from '../../model/problems.ts';

/**
 * An operation: something that may be asked over HTTP, and everything that may be answered. Its
 * name in its file's list is its `operationId`.
 */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path as OpenAPI writes it: `{name}` is one part of it. */
  path: `/${string}`;
  tag: string;
  summary: string;
  /**
   * Who may ask. `person`: whoever has a token of this wall. `page`: anybody, from one of our pages
   * or from no page at all.
   */
  access: 'person' | 'page' | 'anybody';
  /**
   * Schemas of parts of the path that are more than some text. Ids are checked where they are
   * looked up, so that each gets its own refusal.
   */
  params?: Readonly<Record<string, TSchema>>;
  query?: TObject;
  body?: TSchema;
  /** Largest body, bytes, where it is more than usual. */
  bodyBytes?: number;
  answers: Readonly<Record<number, Answer>>;
  /** Its own problems; {@link problemsOf} adds those that any operation may answer. */
  problems: readonly ProblemCode[];
}

/** The answer when it was done: JSON, or a file of some type. */
export type Answer = { says: string; body: TSchema } | { says: string; file: string };

export const operations = <const Some extends Readonly<Record<string, Operation>>>(
  some: Some,
): Some => some;

/** As `/api/openapi.json` says it (PROTOCOL 9). */
export const HTTP_VERSION = 1;

export const WALL = '/api/walls/{wall}';

/** Problems of a text that somebody wrote. */
export const TEXT = ['invalid-text', 'empty-text', 'text-too-long'] as const;
/** Problems of a name. */
export const NAME = [...TEXT, 'not-a-name'] as const;

/** Every problem that an operation can answer. */
export function problemsOf({ method, access, problems }: Operation): ProblemCode[] {
  const all = new Set<ProblemCode>([
    ...problems,
    'invalid-request',
    'url-too-long',
    'headers-too-large',
    'too-slow',
    'rate-limited',
    'internal',
  ]);
  if (access !== 'anybody') all.add('storage-failed');
  if (method !== 'GET') {
    for (const code of ['invalid-json', 'unsupported-media-type', 'too-large'] as const)
      all.add(code);
    for (const code of ['cross-site', 'unknown-origin'] as const) all.add(code);
  }
  if (access === 'person')
    for (const code of ['unauthenticated', 'forbidden', 'removed', 'no-such-wall'] as const)
      all.add(code);
  return [...all];
}

/** Names between braces. */
type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

export type ParamsOf<Op extends Operation> = {
  [Name in NamesIn<Op['path']>]: Op['params'] extends Readonly<Record<Name, infer Schema>>
    ? Schema extends TSchema
      ? Static<Schema>
      : string
    : string;
};
export type QueryOf<Op extends Operation> = Op['query'] extends TSchema
  ? Static<Op['query']>
  : Record<string, never>;
export type BodyOf<Op extends Operation> = Op['body'] extends TSchema
  ? Static<Op['body']>
  : undefined;
/** The JSON of the answer; nothing for a file. */
export type AnswerOf<Op extends Operation> = {
  [Status in keyof Op['answers']]: Op['answers'][Status] extends { body: infer Schema }
    ? Schema extends TSchema
      ? Static<Schema>
      : never
    : never;
}[keyof Op['answers']];

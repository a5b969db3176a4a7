import type { Static, TObject, TSchema } from 'typebox';
import type { ProblemCode } from '../../model/problems.ts';

/** Something that may be asked over HTTP, and everything that may be answered. Its name in the list of its file is its `operationId`. */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As OpenAPI writes it: `{name}` is one part of the path. */
  path: `/${string}`;
  tag: string;
  summary: string;
  /** `person`: who bears a token of this wall. `page`: anybody, by a page of ours or by no page at all. */
  access: 'person' | 'page' | 'anybody';
  /** Parts of the path that are more than some text. Ids are judged where they are looked up, so that each gets its own refusal. */
  params?: Readonly<Record<string, TSchema>>;
  query?: TObject;
  body?: TSchema;
  /** Most of a body, where it is more than of others. */
  bodyBytes?: number;
  answers: Readonly<Record<number, Answer>>;
  /** Its own; what any may answer is in {@link problemsOf}. */
  problems: readonly ProblemCode[];
}

/** What is answered when it was done: JSON, or a file of a type. */
export type Answer = { says: string; body: TSchema } | { says: string; file: string };

export const operations = <const Some extends Readonly<Record<string, Operation>>>(
  some: Some,
): Some => some;

/** As `/api/openapi.json` says it (PROTOCOL 9). */
export const HTTP_VERSION = 1;

export const WALL = '/api/walls/{wall}';

/** Of a text that somebody wrote. */
export const TEXT = ['invalid-text', 'empty-text', 'text-too-long'] as const;
/** Of a name. */
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
/** JSON that is answered when it was done; of a file nothing. */
export type AnswerOf<Op extends Operation> = {
  [Status in keyof Op['answers']]: Op['answers'][Status] extends { body: infer Schema }
    ? Schema extends TSchema
      ? Static<Schema>
      : never
    : never;
}[keyof Op['answers']];

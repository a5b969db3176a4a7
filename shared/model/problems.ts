import type { Static } from 'typebox';
import type { MessageKey, Words } from '../words/words.ts';
import type { ProblemSchema } from './schemas/problems.ts';

/** One catalogue of errors: every refusal on HTTP, sockets and screens is one of these. `status` is the HTTP status; what it is called says `problem.<code>`. */
export const PROBLEMS = {
  'invalid-request': { status: 400 },
  'invalid-json': { status: 400 },
  'invalid-text': { status: 400 },
  'not-a-name': { status: 400 },
  'empty-text': { status: 400 },
  'text-too-long': { status: 400 },
  'unknown-prompt': { status: 400 },
  'invalid-field': { status: 400 },
  'paper-not-offered': { status: 409 },
  'not-for-you': { status: 403 },
  'invalid-id': { status: 400 },
  unauthenticated: { status: 401 },
  forbidden: { status: 403 },
  'not-yours': { status: 403 },
  'posting-closed': { status: 403 },
  'note-settled': { status: 403 },
  locked: { status: 403 },
  removed: { status: 403 },
  'not-revealed': { status: 403 },
  'cross-site': { status: 403 },
  'unknown-origin': { status: 403 },
  'names-only-tighten': { status: 409 },
  'changed-meanwhile': { status: 409 },
  'moved-meanwhile': { status: 409 },
  'no-such-move': { status: 404 },
  'no-such-wall': { status: 404 },
  'no-such-code': { status: 404 },
  'code-renewed': { status: 410 },
  'door-closed': { status: 403 },
  'no-such-burst': { status: 404 },
  'no-such-removal': { status: 404 },
  'no-such-note': { status: 404 },
  'no-such-person': { status: 404 },
  'no-such-snapshot': { status: 404 },
  'no-such-document': { status: 404 },
  'not-found': { status: 404 },
  'method-not-allowed': { status: 405 },
  'note-gone': { status: 410 },
  'no-such-table': { status: 404 },
  'no-such-connection': { status: 404 },
  'no-such-visit': { status: 404 },
  'no-named-groups': { status: 409 },
  'table-full': { status: 409 },
  'table-closed': { status: 409 },
  'same-table': { status: 400 },
  'not-at-table': { status: 403 },
  'no-table': { status: 409 },
  'gallery-closed': { status: 403 },
  'visit-gone': { status: 410 },
  'connection-gone': { status: 410 },
  'too-many-visits': { status: 409 },
  'connections-differ': { status: 409 },
  'too-many-connections': { status: 409 },
  'too-many-tables': { status: 409 },
  'too-many-turns': { status: 409 },
  'id-taken': { status: 409 },
  'invalid-rating': { status: 400 },
  'invalid-date': { status: 400 },
  'name-needed': { status: 409 },
  'own-thing': { status: 403 },
  'not-assigned': { status: 403 },
  'step-closed': { status: 403 },
  'no-such-step': { status: 404 },
  'invalid-script': { status: 400 },
  'results-closed': { status: 403 },
  'step-is-now': { status: 409 },
  'no-such-round': { status: 404 },
  'not-asked': { status: 409 },
  'no-such-field': { status: 404 },
  'no-such-thing': { status: 404 },
  'thing-gone': { status: 410 },
  'too-many-dots': { status: 409 },
  'too-many-ratings': { status: 409 },
  'too-many-claims': { status: 409 },
  'already-claimed': { status: 409 },
  'sockets-gone': { status: 410 },
  'too-large': { status: 413 },
  'url-too-long': { status: 414 },
  'headers-too-large': { status: 431 },
  'too-slow': { status: 408 },
  'unsupported-media-type': { status: 415 },
  'too-many-notes': { status: 409 },
  'too-many-people': { status: 409 },
  'too-many-groups': { status: 409 },
  'too-many-snapshots': { status: 409 },
  'rate-limited': { status: 429 },
  'export-too-large': { status: 422 },
  'malformed-frame': { status: 400 },
  'pending-update': { status: 409 },
  'foreign-client-id': { status: 403 },
  'invalid-shape': { status: 400 },
  'storage-failed': { status: 503 },
  busy: { status: 503 },
  internal: { status: 500 },
} as const satisfies Record<string, { status: number }>;

export type ProblemCode = keyof typeof PROBLEMS;

export type Problem = Static<typeof ProblemSchema>;
/** What is special about a refusal, by the names that its message takes. Never words that people wrote, nor secrets. */
export type ProblemValues = NonNullable<Problem['values']>;

/** What exactly is wrong: with the form of a request, or with a script; or what stands where something else was to stand. */
export type ProblemMore = Pick<Problem, 'errors' | 'faults' | 'isMore' | 'now'>;

/** Values of which a message says something only where they are there. */
const NOTHING_SPECIAL = { why: '', min: 0, max: 0, assured: 0, origin: '', where: '' };

/** What a problem says, and what is special about this one. */
export function problemWords(words: Words, code: ProblemCode, values: ProblemValues = {}): string {
  const say = words.say as (key: MessageKey, values: object) => string;
  return say(`problem.${code}`, { ...NOTHING_SPECIAL, ...values });
}

/** The problem as HTTP answers it, said in `words`. `more`: for whoever mends what was asked. */
export function problem(
  words: Words,
  code: ProblemCode,
  values?: ProblemValues,
  more: ProblemMore = {},
): Problem {
  return {
    type: `urn:weavewall:problem:${code}`,
    title: problemWords(words, code),
    status: PROBLEMS[code].status,
    detail: problemWords(words, code, values),
    code,
    ...(values ? { values } : {}),
    ...more,
  };
}

/** A refusal on its way to whoever asked: whoever shows it says it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  readonly values: ProblemValues | undefined;
  readonly more: ProblemMore | undefined;
  constructor(code: ProblemCode, values?: ProblemValues, more?: ProblemMore) {
    super(values ? `${code} ${JSON.stringify(values)}` : code);
    this.code = code;
    this.values = values;
    this.more = more;
  }
}

/** A request whose field is not as it has to be: `body.times`. `error` says how it has to be, in English, for whoever writes a client. */
export const wrongField = (where: string, error: string): Refusal =>
  new Refusal('invalid-request', { why: 'field', where }, { errors: [`${where} ${error}`] });

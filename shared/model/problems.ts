import type { Static } from 'typebox';
import type { ProblemSchema } from './schemas/problems.ts';

/** One catalogue of errors: every refusal on HTTP, sockets and screens is one of these. `status` is the HTTP status. */
export const PROBLEMS = {
  'invalid-request': { status: 400, title: 'The request is not in the right form.' },
  'invalid-json': { status: 400, title: 'The body is not valid JSON.' },
  'invalid-text': { status: 400, title: 'The text holds characters that cannot be stored.' },
  'not-a-name': { status: 400, title: 'A name needs a letter or a digit that can be seen.' },
  'empty-text': { status: 400, title: 'There is no text.' },
  'text-too-long': { status: 400, title: 'The text is too long.' },
  'unknown-prompt': { status: 400, title: 'The wall has no such question.' },
  'invalid-id': { status: 400, title: 'The id is not a lower-case UUID.' },
  unauthenticated: { status: 401, title: 'The token is missing or unknown.' },
  forbidden: { status: 403, title: 'You may not do this.' },
  'not-yours': { status: 403, title: 'This note belongs to someone else.' },
  'posting-closed': { status: 403, title: 'Posting is closed.' },
  'note-settled': { status: 403, title: 'Tables are open, so notes can no longer be edited.' },
  locked: { status: 403, title: 'The wall is locked.' },
  removed: { status: 403, title: 'You were removed from this wall.' },
  'not-revealed': { status: 403, title: 'The notes are not revealed yet.' },
  'cross-site': { status: 403, title: 'The request comes from another site.' },
  'unknown-origin': {
    status: 403,
    title: 'The server does not know the address of this page as its own.',
  },
  'names-only-tighten': {
    status: 409,
    title: 'Names can only become more private once a note exists.',
  },
  'changed-meanwhile': {
    status: 409,
    title: 'Somebody changed this meanwhile. Your words were not put over theirs.',
  },
  'moved-meanwhile': {
    status: 409,
    title: 'Another facilitator took the meeting on meanwhile.',
  },
  'no-such-move': { status: 404, title: 'There is no such move, or too many came after it.' },
  'no-such-wall': { status: 404, title: 'There is no such wall.' },
  'no-such-code': { status: 404, title: 'No wall has this code.' },
  'code-renewed': { status: 410, title: 'This code was renewed. The new one is on the wall.' },
  'door-closed': { status: 403, title: 'The facilitator has closed the door for newcomers.' },
  'no-such-burst': { status: 404, title: 'Nobody came in such a rush, or they are gone already.' },
  'no-such-removal': { status: 404, title: 'There is no such removal.' },
  'no-such-note': { status: 404, title: 'There is no such note.' },
  'no-such-person': { status: 404, title: 'There is no such person.' },
  'no-such-snapshot': { status: 404, title: 'There is no such snapshot.' },
  'no-such-document': { status: 404, title: 'There is no such document.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'method-not-allowed': { status: 405, title: 'This cannot be done here.' },
  'note-gone': { status: 410, title: 'This note was withdrawn.' },
  'no-such-table': { status: 404, title: 'There is no such table.' },
  'no-such-connection': { status: 404, title: 'There is no such connection.' },
  'no-such-visit': { status: 404, title: 'There is no such visit.' },
  'no-named-groups': { status: 409, title: 'No group has both a name and a note yet.' },
  'table-closed': { status: 409, title: 'This table is closed.' },
  'same-table': { status: 400, title: 'A topic cannot be connected to itself.' },
  'not-at-table': { status: 403, title: 'You did not sit at this table.' },
  'no-table': { status: 409, title: 'Sit down at a table first.' },
  'gallery-closed': { status: 403, title: 'The gallery is not open yet.' },
  'visit-gone': { status: 410, title: 'This was taken back.' },
  'connection-gone': { status: 410, title: 'This connection was taken back.' },
  'too-many-visits': { status: 409, title: 'The limit of visits is reached.' },
  'connections-differ': {
    status: 409,
    title:
      'Only connections of one kind that say the same, from and to the same posters, become one.',
  },
  'too-many-connections': { status: 409, title: 'The limit of connections is reached.' },
  'too-many-tables': { status: 409, title: 'The limit of tables is reached.' },
  'id-taken': { status: 409, title: 'This id is already used by somebody else.' },
  'sockets-gone': { status: 410, title: 'These sockets are over. Open them again.' },
  'too-large': { status: 413, title: 'The message is too large.' },
  'url-too-long': { status: 414, title: 'The address is too long.' },
  'headers-too-large': { status: 431, title: 'The headers are too large.' },
  'too-slow': { status: 408, title: 'The request did not arrive in time.' },
  'unsupported-media-type': { status: 415, title: 'Only JSON is read here.' },
  'too-many-notes': { status: 409, title: 'The limit of notes is reached.' },
  'too-many-people': { status: 409, title: 'There is no place left for newcomers just now.' },
  'too-many-groups': {
    status: 409,
    title: 'No more groups can be made. Take some apart, or ask a facilitator.',
  },
  'too-many-snapshots': {
    status: 409,
    title: 'The limit of snapshots is reached. Delete one that nobody needs.',
  },
  'rate-limited': { status: 429, title: 'Too many requests. Wait a moment; nothing is lost.' },
  'export-too-large': {
    status: 422,
    title: 'This file would be too large to make. Ask for a smaller one.',
  },
  'malformed-frame': { status: 400, title: 'The message cannot be read.' },
  'pending-update': { status: 409, title: 'The update builds on something the server never saw.' },
  'foreign-client-id': {
    status: 403,
    title: 'The update is written under somebody else’s client id.',
  },
  'invalid-shape': { status: 400, title: 'The update would put a record out of shape.' },
  'storage-failed': {
    status: 503,
    title:
      'The server cannot save right now. What was saved before is safe; try again in a moment.',
  },
  busy: { status: 503, title: 'Too much is going on at once. Wait a moment; nothing is lost.' },
  internal: { status: 500, title: 'Something went wrong on the server.' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

export type Problem = Static<typeof ProblemSchema>;

export function problem(code: ProblemCode, detail?: string): Problem {
  const { status, title } = PROBLEMS[code];
  return { type: `urn:weavewall:problem:${code}`, title, status, detail: detail ?? title, code };
}

/** A refusal on its way to whoever asked. `detail` never holds words that people wrote, nor secrets. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  constructor(code: ProblemCode, detail?: string) {
    super(detail ?? PROBLEMS[code].title);
    this.code = code;
  }
}

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { CaretSchema, PresenceSchema } from '../model/schemas/presence.ts';
import { problemsOf, type Operation } from './http/contract.ts';
import { OPERATIONS } from './http/operations.ts';
import { LIVE_PING } from './live.ts';
import { LiveMessageSchema } from './schemas/live.ts';
import { RefusalMessageSchema, RightsMessageSchema } from './schemas/wire.ts';
import { WallOnPageSchema } from './schemas/wallOnPage.ts';
import { CLOSE, KEEP_ALIVE_SECONDS, MESSAGE } from './wire.ts';
import { WIRE, type WirePart } from './wireVersions.ts';

/** All of it that the other side can tell; words for readers are not. */
const PARTS: Readonly<Record<keyof typeof WIRE, unknown>> = {
  http: Object.values<Operation>(OPERATIONS).map((operation) => {
    const { tag: _tag, summary: _summary, answers, ...asked } = operation;
    return {
      ...asked,
      problems: problemsOf(operation),
      answers: Object.entries(answers).map(([status, { says: _says, ...answer }]) => [
        status,
        answer,
      ]),
    };
  }),
  live: { messages: LiveMessageSchema, said: LIVE_PING },
  documents: {
    messages: MESSAGE,
    closes: CLOSE,
    keepAlive: KEEP_ALIVE_SECONDS,
    refusal: RefusalMessageSchema,
    rights: RightsMessageSchema,
    presence: PresenceSchema,
    caret: CaretSchema,
  },
  page: WallOnPageSchema,
};

/** Lists whose order says nothing. */
const SETS = new Set(['required', 'enum', 'problems']);

/** For readers, and for the description's own order. */
const WORDS = new Set(['description', '$id']);

/** The same form written the same way: names in order, without what only readers read. */
function canonical(part: unknown, name = ''): unknown {
  if (Array.isArray(part)) {
    const list = part.map((each) => canonical(each));
    return SETS.has(name) ? list.toSorted() : list;
  }
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part)
      // As a field's name they stand before a schema.
      .filter(([key, value]) => typeof value !== 'string' || !WORDS.has(key))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, canonical(value, key)]),
  );
}

const hashOf = (part: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(part)))
    .digest('hex')
    .slice(0, 16);

/** What to do about it, for whoever changed it. */
const advice = (name: string, { version, raise }: WirePart, hash: string): string => `
The wire's part "${name}" is not what it was in version ${version} (docs/PROTOCOL.md, 9).

Do those who know the old form still read the new one rightly, and the server what they send? So it is where an answer or a message has
a field more, a body an optional field more, an operation or a problem is new.
  Yes: put '${hash}' for ${version} under "${name}" in shared/protocol/wireVersions.ts.
  No:  ${raise}
       Add ${version + 1}: '${hash}' there, and leave the hash of ${version}, which is still read.
Either way say it in docs/PROTOCOL.md, and in CHANGELOG.md where somebody who runs or writes a client notices it.
`;

test.each(Object.entries(WIRE) as [keyof typeof WIRE, WirePart][])(
  '9.1 %s: the wire is what it was, or a step was taken on purpose',
  (name, part) => {
    const hash = hashOf(PARTS[name]);
    expect(part.hashes[part.version], advice(name, part, hash)).toBe(hash);
    // None that was is forgotten: what may still be spoken somewhere has its place.
    expect(Object.keys(part.hashes).map(Number)).toEqual(
      Array.from({ length: part.version }, (_, before) => before + 1),
    );
  },
);

test('9.1 a hash is of the form alone: order and words for readers change nothing, a field does', () => {
  const form = { type: 'object', required: ['b', 'a'], properties: { a: { type: 'string' } } };
  const same = {
    properties: { a: { description: 'A word', type: 'string' } },
    required: ['a', 'b'],
    type: 'object',
  };
  expect(hashOf(same)).toBe(hashOf(form));
  expect(hashOf({ ...form, properties: { a: { type: 'integer' } } })).not.toBe(hashOf(form));
  expect(hashOf({ ...form, required: ['a'] })).not.toBe(hashOf(form));
});

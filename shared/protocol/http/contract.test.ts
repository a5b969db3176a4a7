import { describe, expect, expectTypeOf, it, test } from 'vitest';
import { PROBLEMS, type ProblemCode } from '../../model/problems.ts';
import { SCRIPT_LIMITS } from '../../scripts/scriptLimits.ts';
import { PROBLEM_CODES } from '../../model/schemas/problems.ts';
import type { Answered, BodyArguments, OperationAt } from './calls.ts';
import { NAME, problemsOf, TEXT, WALL, type Operation } from './contract.ts';
import { OPERATIONS } from './operations.ts';

const ALL = Object.entries<Operation>(OPERATIONS);
const ids = (which: (operation: Operation, id: string) => boolean): string[] =>
  ALL.flatMap(([id, operation]) => (which(operation, id) ? [id] : []));

const asked = (
  method: Operation['method'],
  access: Operation['access'],
  problems: readonly ProblemCode[] = [],
): ProblemCode[] =>
  problemsOf({
    method,
    access,
    problems,
    path: '/x',
    tag: 't',
    summary: 's',
    answers: {},
  }).toSorted();

describe('every problem that an operation can answer', () => {
  const ANY = [
    'headers-too-large',
    'internal',
    'invalid-request',
    'rate-limited',
    'too-slow',
    'url-too-long',
  ] as const;
  const WRITES = [
    'cross-site',
    'invalid-json',
    'too-large',
    'unknown-origin',
    'unsupported-media-type',
  ] as const;
  const PERSON = ['forbidden', 'no-such-wall', 'removed', 'unauthenticated'] as const;
  const sorted = (...lists: (readonly ProblemCode[])[]): ProblemCode[] => lists.flat().toSorted();

  test.each<[Operation['method'], Operation['access'], ProblemCode[]]>([
    ['GET', 'anybody', sorted(ANY)],
    ['GET', 'page', sorted(ANY, ['storage-failed'])],
    ['GET', 'person', sorted(ANY, ['storage-failed'], PERSON)],
    ['POST', 'anybody', sorted(ANY, WRITES)],
    ['POST', 'page', sorted(ANY, WRITES, ['storage-failed'])],
    ...(['POST', 'PUT', 'PATCH', 'DELETE'] as const).map(
      (method): [Operation['method'], Operation['access'], ProblemCode[]] => [
        method,
        'person',
        sorted(ANY, WRITES, ['storage-failed'], PERSON),
      ],
    ),
  ])('of %s for %s', (method, access, problems) => {
    expect(asked(method, access)).toEqual(problems);
  });

  it('has its own besides, each once', () => {
    const own = asked('GET', 'anybody', ['busy', 'internal', 'busy']);
    expect(own.filter((code) => code === 'busy' || code === 'internal')).toEqual([
      'busy',
      'internal',
    ]);
    expect(own).toHaveLength(ANY.length + 1);
  });

  it('is in the catalogue, and no operation names one twice, nor one that any may answer', () => {
    for (const [id, operation] of ALL) {
      expect([id, new Set(operation.problems).size]).toEqual([id, operation.problems.length]);
      for (const code of problemsOf(operation)) expect(PROBLEMS).toHaveProperty(code);
    }
    const general = new Set<ProblemCode>([...ANY, ...WRITES]);
    expect(ALL.flatMap(([, { problems }]) => problems.filter((code) => general.has(code)))).toEqual(
      [],
    );
  });

  it('of text and of names is the same wherever somebody writes', () => {
    expect(TEXT).toEqual(['invalid-text', 'empty-text', 'text-too-long']);
    expect(NAME).toEqual([...TEXT, 'not-a-name']);
    for (const [id, { problems }] of ALL) {
      const own = TEXT.filter((code) => problems.includes(code));
      expect([id, own.length === 0 || own.length === 3]).toEqual([id, true]);
    }
    expect(ids(({ problems }) => problems.includes('not-a-name')).toSorted()).toEqual([
      'joinWall',
      'openLink',
      'setMe',
    ]);
  });

  it('is answered by some operation, or is none of HTTP’s', () => {
    const answered = new Set(ALL.flatMap(([, operation]) => problemsOf(operation)));
    // On sockets, and where no operation is asked for.
    const elsewhere = [
      'foreign-client-id',
      'invalid-shape',
      'locked',
      'malformed-frame',
      'method-not-allowed',
      'no-such-document',
      'not-found',
      'not-revealed',
      'pending-update',
      'too-many-groups',
    ];
    expect(PROBLEM_CODES.filter((code) => !answered.has(code)).toSorted()).toEqual(elsewhere);
  });
});

describe('an operation', () => {
  it('is asked for by a method and a path that no other has', () => {
    const asked = ALL.map(([, { method, path }]) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`);
    expect(new Set(asked).size).toBe(ALL.length);
    expect(ALL.length).toBeGreaterThan(50);
  });

  it('of a wall stands under it, and is for its people, but for who comes', () => {
    expect(ids(({ path }) => !path.startsWith(WALL)).toSorted()).toEqual([
      'checkScript',
      'createWall',
      'joinWall',
      'listScripts',
      'readHealth',
    ]);
    expect(ids(({ access }) => access === 'page').toSorted()).toEqual([
      'checkScript',
      'copyScript',
      'createWall',
      'joinWall',
      'openLink',
    ]);
    expect(ids(({ access }) => access === 'anybody')).toEqual(['listScripts', 'readHealth']);
  });

  it('that reads takes no body; one that writes takes one, but for those that take away', () => {
    for (const [id, { method, body }] of ALL)
      expect([id, body !== undefined]).toEqual([id, ['POST', 'PUT', 'PATCH'].includes(method)]);
  });

  it('takes nothing in a body that it does not name', () => {
    type Part = {
      additionalProperties?: boolean;
      anyOf?: Part[];
      properties?: Record<string, Part>;
      type?: string;
      items?: Part | Part[];
    };
    const openParts = (part: Part, at: string): string[] => [
      ...(part.type === 'object' && part.properties && part.additionalProperties !== false
        ? [at]
        : []),
      ...(part.anyOf ?? []).flatMap((each) => openParts(each, at)),
      ...[part.items ?? []].flat().flatMap((each) => openParts(each, at)),
      ...Object.entries(part.properties ?? {}).flatMap(([key, each]) =>
        openParts(each, `${at}.${key}`),
      ),
    ];
    for (const [id, { body }] of ALL) if (body) expect(openParts(body as Part, id)).toEqual([]);
  });

  it('says by a status what it did: made, known or done', () => {
    for (const [id, { method, answers }] of ALL) {
      const statuses = Object.keys(answers).filter((status) => status !== '503');
      expect([id, statuses.every((status) => status === '200' || status === '201')]).toEqual([
        id,
        true,
      ]);
      if (method === 'GET' || method === 'DELETE') expect([id, statuses]).toEqual([id, ['200']]);
    }
    expect(ids(({ answers }) => '201' in answers && '200' in answers).toSorted()).toEqual([
      'connect',
      'leaveVisit',
      'openLink',
      'putNote',
    ]);
  });

  it('has words for who reads the API’s description', () => {
    for (const [id, { tag, summary, answers }] of ALL) {
      expect(tag).toMatch(/^[a-z]+$/);
      expect([id, /^[A-Z].*[^.]$/.test(summary)]).toEqual([id, true]);
      for (const { says } of Object.values(answers)) expect(says.length).toBeGreaterThan(3);
    }
    expect(new Set(ALL.map(([, { summary }]) => summary)).size).toBe(ALL.length);
  });

  it('gives a schema only to parts of its path that are there', () => {
    for (const [id, { path, params }] of ALL)
      for (const name of Object.keys(params ?? {}))
        expect([id, path.includes(`{${name}}`)]).toEqual([id, true]);
    expect(ids(({ params }) => params !== undefined)).toEqual(['renewLink']);
  });

  it('may be too much for the server where it makes or changes something on a wall, and says so', () => {
    const quiet = ids(
      ({ method, access, problems }) =>
        method !== 'GET' && access === 'person' && !problems.includes('busy'),
    );
    expect(quiet.toSorted()).toEqual([
      'deleteSnapshot',
      'deleteWall',
      'hearSockets',
      'saySockets',
      'takeSnapshot',
    ]);
  });

  it('that makes something by an id says what is wrong with the id', () => {
    const byId = ['putNote', 'leaveVisit', 'connect', 'makeMove'];
    for (const id of byId)
      expect((OPERATIONS as Record<string, Operation>)[id]?.problems).toContain('invalid-id');
  });

  it('of files says of what type each is, and lets nobody name another wall’s snapshot unseen', () => {
    const files = ALL.filter(([, { answers }]) =>
      Object.values(answers).some((answer) => 'file' in answer),
    );
    expect(files.map(([id]) => id).every((id) => id.startsWith('export'))).toBe(true);
    expect(files).toHaveLength(11);
    for (const [, { query, problems }] of files) {
      expect(Object.keys(query?.properties ?? {})).toContain('snapshot');
      expect(problems).toContain('no-such-snapshot');
    }
    const withContacts = files.filter(([, { query }]) => 'contacts' in (query?.properties ?? {}));
    expect(withContacts.map(([id]) => id)).toEqual(['exportReportMarkdown', 'exportReportPdf']);
  });

  it('of sockets, and with a script, takes more than a usual body, and no other', () => {
    expect(ids(({ bodyBytes }) => bodyBytes !== undefined)).toEqual([
      'createWall',
      'checkScript',
      'changeScript',
      'saySockets',
    ]);
    expect(OPERATIONS.createWall.bodyBytes).toBeGreaterThan(3 * SCRIPT_LIMITS.scriptChars);
    expect(OPERATIONS.saySockets.bodyBytes).toBe(512 * 1024);
  });
});

describe('a call is typed by what is asked for', () => {
  type Wall = `/api/walls/${string}`;
  it('finds its operation by method and path', () => {
    expectTypeOf<OperationAt<'PUT', `${Wall}/notes/${string}`>>().toEqualTypeOf<
      (typeof OPERATIONS)['putNote']
    >();
    expectTypeOf<OperationAt<'DELETE', `${Wall}/notes/${string}`>>().toEqualTypeOf<
      (typeof OPERATIONS)['withdrawNote']
    >();
    expectTypeOf<OperationAt<'GET', `${Wall}/notes/hidden`>>().toEqualTypeOf<
      (typeof OPERATIONS)['listHiddenNotes']
    >();
    expectTypeOf<OperationAt<'POST', `${Wall}/notes/hidden`>>().toBeNever();
    expectTypeOf<OperationAt<'GET', `/nowhere`>>().toBeNever();
  });

  it('must have a body where one says something, may where an empty one does, and has none else', () => {
    expectTypeOf<BodyArguments<(typeof OPERATIONS)['setLocked']>>().toEqualTypeOf<
      [body: { locked: boolean }]
    >();
    expectTypeOf<[]>().toExtend<BodyArguments<(typeof OPERATIONS)['reveal']>>();
    expectTypeOf<[]>().not.toExtend<BodyArguments<(typeof OPERATIONS)['setLocked']>>();
    expectTypeOf<BodyArguments<(typeof OPERATIONS)['listNotes']>>().toEqualTypeOf<[]>();
  });

  it('knows what is answered', () => {
    expectTypeOf<Answered<'joinWall'>>().toEqualTypeOf<{
      wallId: string;
      participantId: string;
      token: string;
    }>();
    expectTypeOf<Answered<'listSnapshots'>['snapshots'][number]>().toEqualTypeOf<{
      id: string;
      name: string;
      at: number;
    }>();
  });
});

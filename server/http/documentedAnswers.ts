import { Type, type TSchema } from 'typebox';
import { NOTE_COLORS } from '../../shared/model/note.ts';
import { PHASES } from '../../shared/model/session.ts';

/**
 * What routes answer, for `/api/openapi.json` only. Not given to fastify as response schemas: those would also serialise, and leave out
 * in silence whatever a schema forgot.
 */
const Id = Type.String({ format: 'uuid' });
const Time = Type.Integer({ description: 'ms since 1970 UTC' });
const Color = Type.Enum([...NOTE_COLORS]);
const text = (...names: string[]): TSchema =>
  Type.Object(Object.fromEntries(names.map((name) => [name, Type.String()])));
const OwnNote = Type.Object({
  id: Id,
  text: Type.String(),
  color: Color,
  prompt: Type.Optional(Type.Integer()),
  rev: Type.Integer(),
  at: Time,
  hidden: Type.Boolean(),
});
const Note = Type.Object({
  id: Id,
  text: Type.String(),
  color: Color,
  prompt: Type.Optional(Type.Integer()),
  by: Type.Optional(Type.String()),
  at: Time,
  seq: Type.Integer(),
  mine: Type.Optional(Type.Boolean()),
});
const Session = Type.Object({
  session: Type.Object({
    title: Type.String(),
    joinCode: Type.String(),
    phase: Type.Enum([...PHASES]),
    prompts: Type.Array(Type.String()),
    revealed: Type.Boolean(),
    locked: Type.Boolean(),
  }),
});
const SnapshotRow = Type.Object({ id: Id, name: Type.String(), at: Time });

interface Answer {
  status: number;
  description: string;
  body?: TSchema;
}

const WALL = '/api/walls/:wall';
const ANSWERS: Readonly<Record<string, readonly Answer[]>> = {
  'POST /api/walls': [
    {
      status: 201,
      description: 'The wall, its links and tokens',
      body: Type.Object({
        wallId: Type.String(),
        joinCode: Type.String(),
        links: text('facilitator', 'volunteer', 'participant', 'projector'),
        tokens: text('facilitator', 'volunteer', 'projector'),
      }),
    },
  ],
  'POST /api/join': [
    { status: 201, description: 'A new person', body: text('wallId', 'participantId', 'token') },
  ],
  [`POST ${WALL}/grants`]: [
    {
      status: 201,
      description: 'A new person; the token is in the cookie',
      body: text('personId', 'role'),
    },
  ],
  [`GET ${WALL}/notes`]: [
    {
      status: 200,
      description: 'In order of arrival',
      body: Type.Object({ notes: Type.Array(Note) }),
    },
  ],
  [`PUT ${WALL}/notes/:note`]: [
    { status: 201, description: 'New, and durable', body: Type.Object({ note: OwnNote }) },
    { status: 200, description: 'Known; as it is kept now', body: Type.Object({ note: OwnNote }) },
  ],
  [`DELETE ${WALL}/notes/:note`]: [
    { status: 200, description: 'Withdrawn, also when it was before', body: Type.Object({}) },
  ],
  ...Object.fromEntries(
    ['phase', 'reveal', 'posting', 'lock', 'timer'].map((path) => [
      `POST ${WALL}/${path}`,
      [{ status: 200, description: 'The session as it now is', body: Session }],
    ]),
  ),
  [`PATCH ${WALL}`]: [{ status: 200, description: 'The session as it now is', body: Session }],
  [`POST ${WALL}/snapshots`]: [{ status: 201, description: 'Kept', body: SnapshotRow }],
  [`GET ${WALL}/snapshots`]: [
    {
      status: 200,
      description: 'Oldest first',
      body: Type.Object({ snapshots: Type.Array(SnapshotRow) }),
    },
  ],
  [`GET ${WALL}/snapshots/:snapshot`]: [
    {
      status: 200,
      description: 'The wall as it was, records by id',
      body: Type.Object({
        id: Id,
        name: Type.String(),
        at: Time,
        session: Type.Object({}),
        notes: Type.Object({}),
        clusters: Type.Object({}),
        placements: Type.Object({}),
      }),
    },
  ],
  [`DELETE ${WALL}/snapshots/:snapshot`]: [
    { status: 200, description: 'Gone for good', body: Type.Object({}) },
  ],
  [`DELETE ${WALL}`]: [
    { status: 200, description: 'Gone, with everything on it', body: Type.Object({}) },
  ],
  [`POST ${WALL}/sockets/say`]: [{ status: 200, description: 'Heard', body: Type.Object({}) }],
  [`POST ${WALL}/sockets/hear`]: [
    {
      status: 200,
      description: 'What there is, or nothing once the time is up',
      body: Type.Object({
        frames: Type.Array(Type.Tuple([Type.Integer(), Type.Unknown()])),
        closed: Type.Array(Type.Tuple([Type.Integer(), Type.Integer(), Type.String()])),
      }),
    },
  ],
  'GET /healthz': [
    { status: 200, description: 'The server is up', body: text('status') },
    {
      status: 503,
      description:
        'It is up and shows what there is, but can save nothing; `detail` is for whoever runs it',
      body: text('status', 'detail'),
    },
  ],
};

/** RFC 9457; `code` is one of `shared/model/problems.ts`. */
const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  code: Type.String(),
});
const refused = (description: string): object => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

/** Fills in the answers of every operation, where the generator only knows "Default Response". */
export function describeAnswers<Document extends { paths?: object | undefined }>(
  document: Document,
): Document {
  for (const [path, operations] of Object.entries(document.paths ?? {}) as [
    string,
    Record<string, { responses?: object }>,
  ][]) {
    const url = path.replace(/\{(\w+)\}/g, ':$1');
    for (const [method, operation] of Object.entries(operations))
      operation.responses = documentedAnswers(method.toUpperCase(), url);
  }
  return document;
}

function documentedAnswers(method: string, url: string): Record<string, object> {
  const answers = ANSWERS[`${method} ${url.replace(/\/$/, '')}`] ?? [
    { status: 200, description: 'Done' },
  ];
  const said = answers.map(({ status, description, body }) => [
    String(status),
    { description, ...(body ? { content: { 'application/json': { schema: body } } } : {}) },
  ]);
  if (url === '/healthz') return Object.fromEntries(said) as Record<string, object>;
  const onWall = url.startsWith(`${WALL}/`) || url === WALL;
  return {
    ...(Object.fromEntries(said) as Record<string, object>),
    '400': refused('Not in the right form'),
    ...(onWall
      ? { '401': refused('Token missing or unknown'), '403': refused('Known, without the right') }
      : {}),
    '404': refused('Not there'),
    '429': refused('Too many requests'),
  };
}

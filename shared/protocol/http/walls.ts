import { Type } from 'typebox';
import { LIMITS } from '../../model/limits.ts';
import { LINK_ROLES } from '../../model/person.ts';
import { LanguageSchema } from '../../model/schemas/language.ts';
import { OwnNoteSchema } from '../../model/schemas/notes.ts';
import { OwnPersonSchema } from '../../model/schemas/people.ts';
import {
  LiveSessionSchema,
  NamesSchema,
  PromptsInSchema,
  RevealSchema,
} from '../../model/schemas/session.ts';
import { Id, list, oneOf, named, strict } from '../../model/schemas/schema.ts';
import { CountsSchema } from '../schemas/live.ts';
import { DONE, LinksSchema } from './common.ts';
import { NAME, operations, TEXT, WALL } from './contract.ts';

/** Made up by a page, the same in all tabs of its browser: those that arrive together are one person. */
const Device = Type.Optional(Type.String({ pattern: '^[\\w-]{16,64}$' }));
const LinkRole = oneOf(LINK_ROLES);

const Arrived = Type.Object({ personId: Id, role: LinkRole });

/** What gives a grant, and needs none: a new wall, a code, a link. */
export const arrivalOperations = operations({
  createWall: {
    method: 'POST',
    path: '/api/walls',
    tag: 'walls',
    summary: 'Start a wall',
    access: 'page',
    bodyBytes: LIMITS.scriptBytes,
    body: strict({
      title: Type.String(),
      /** Of a script that ships. */
      activity: Type.Optional(Type.String()),
      /** One of somebody's own instead (docs/SCRIPTS.md); every fault of it is told with its place. */
      script: Type.Optional(Type.Unknown()),
      prompts: Type.Optional(list(Type.String())),
      language: Type.Optional(LanguageSchema),
      promptsIn: Type.Optional(PromptsInSchema),
      settings: Type.Optional(
        strict({ reveal: Type.Optional(RevealSchema), names: Type.Optional(NamesSchema) }),
      ),
    }),
    answers: {
      201: {
        says: 'The wall, its links and tokens',
        body: named('NewWall', {
          wallId: Type.String(),
          joinCode: Type.String(),
          links: LinksSchema,
          tokens: Type.Object({
            facilitator: Type.String(),
            volunteer: Type.String(),
            projector: Type.String(),
          }),
        }),
      },
    },
    problems: [...TEXT, 'invalid-script', 'no-such-step'],
  },
  joinWall: {
    method: 'POST',
    path: '/api/join',
    tag: 'people',
    summary: 'Join a wall by its code',
    access: 'page',
    body: strict({
      joinCode: Type.String(),
      name: Type.Optional(Type.String()),
      device: Device,
    }),
    answers: {
      201: {
        says: 'A new person; the token is also in the cookie',
        body: Type.Object({ wallId: Type.String(), participantId: Id, token: Type.String() }),
      },
    },
    problems: [
      ...NAME,
      'no-such-code',
      'code-renewed',
      'no-such-wall',
      'door-closed',
      'removed',
      'too-many-people',
      'busy',
    ],
  },
  openLink: {
    method: 'POST',
    path: `${WALL}/grants`,
    tag: 'people',
    summary: 'Exchange a link’s secret for a personal grant',
    access: 'page',
    body: strict({
      secret: Type.String(),
      name: Type.Optional(Type.String()),
      device: Device,
    }),
    answers: {
      201: { says: 'A new person; the token is in the cookie', body: Arrived },
      200: { says: 'Who the browser’s cookie says', body: Arrived },
    },
    problems: [...NAME, 'unauthenticated', 'no-such-wall', 'removed', 'too-many-people', 'busy'],
  },
});

/** The wall as a whole: what concerns me, its links, its end. */
export const wallOperations = operations({
  readMe: {
    method: 'GET',
    path: `${WALL}/me`,
    tag: 'people',
    summary: 'Who am I here, and what is mine',
    access: 'person',
    answers: {
      200: {
        says: 'The own row and notes, and what everybody may know',
        body: named('Me', {
          personId: Id,
          person: OwnPersonSchema,
          session: LiveSessionSchema,
          notes: Type.Array(OwnNoteSchema),
          counts: CountsSchema,
        }),
      },
    },
    problems: [],
  },
  readLinks: {
    method: 'GET',
    path: `${WALL}/links`,
    tag: 'walls',
    summary: 'The wall’s links, for facilitators',
    access: 'person',
    query: Type.Object({
      at: Type.Optional(
        Type.String({
          description: 'Where the page that asks is, for behind some proxies only it knows',
        }),
      ),
    }),
    answers: {
      200: {
        says: 'As they are now',
        body: Type.Object({ joinCode: Type.String(), links: LinksSchema }),
      },
    },
    problems: [],
  },
  deleteWall: {
    method: 'DELETE',
    path: WALL,
    tag: 'walls',
    summary: 'Delete the wall with everything on it',
    access: 'person',
    answers: DONE,
    problems: [],
  },
});

/** Who gets in: the door for newcomers, the code, the keys of links. */
export const keyOperations = operations({
  renewCode: {
    method: 'POST',
    path: `${WALL}/code`,
    tag: 'door',
    summary: 'Renew the code, or bring back one that this wall had',
    access: 'person',
    body: strict({ joinCode: Type.Optional(Type.String()) }),
    answers: {
      200: {
        says: 'The code from now on, and the one before',
        body: Type.Object({ joinCode: Type.String(), before: Type.String(), links: LinksSchema }),
      },
    },
    problems: ['no-such-code', 'busy'],
  },
  renewLink: {
    method: 'POST',
    path: `${WALL}/links/{role}/renew`,
    tag: 'door',
    summary: 'A new key for the link of a role; the old one opens nothing',
    access: 'person',
    params: { role: LinkRole },
    body: strict({}),
    answers: { 200: { says: 'The links from now on', body: Type.Object({ links: LinksSchema }) } },
    problems: ['busy'],
  },
});

import { Type } from 'typebox';
import { RelationSchema, VisitKindSchema } from '../../model/schemas/gallery.ts';
import { nullable, strict } from '../../model/schemas/schema.ts';
import { ConnectionViewSchema, TableVisitSchema } from '../schemas/tables.ts';
import { DONE, Was } from './common.ts';
import { operations, TEXT, WALL } from './contract.ts';

const OneVisit = Type.Object({ visit: TableVisitSchema });
const OneConnection = Type.Object({ connection: ConnectionViewSchema });

/** What visitors leave at posters, and the threads between posters. */
export const galleryOperations = operations({
  listVisits: {
    method: 'GET',
    path: `${WALL}/visits`,
    tag: 'gallery',
    summary: 'What visitors left',
    access: 'person',
    answers: {
      200: { says: 'Oldest first', body: Type.Object({ visits: Type.Array(TableVisitSchema) }) },
    },
    problems: ['gallery-closed'],
  },
  leaveVisit: {
    method: 'POST',
    path: `${WALL}/visits`,
    tag: 'gallery',
    summary: 'Leave a question, a connection or “might join” at a poster',
    access: 'person',
    body: strict({
      id: Type.String(),
      table: Type.String(),
      kind: VisitKindSchema,
      text: Type.String(),
      toTable: Type.Optional(Type.String()),
      relation: Type.Optional(RelationSchema),
    }),
    answers: {
      201: { says: 'New, and durable', body: OneVisit },
      200: { says: 'Known; as it is kept now', body: OneVisit },
    },
    problems: [
      ...TEXT,
      'invalid-id',
      'id-taken',
      'visit-gone',
      'gallery-closed',
      'no-such-table',
      'table-closed',
      'same-table',
      'too-many-visits',
      'too-many-connections',
      'busy',
    ],
  },
  answerVisit: {
    method: 'PUT',
    path: `${WALL}/visits/{visit}`,
    tag: 'gallery',
    summary: 'The table’s answer',
    access: 'person',
    body: strict({ answer: Type.String(), was: Was }),
    answers: { 200: { says: 'The visit as it now is', body: OneVisit } },
    problems: [
      ...TEXT,
      'changed-meanwhile',
      'no-such-visit',
      'visit-gone',
      'not-at-table',
      'gallery-closed',
      'busy',
    ],
  },
  takeBackVisit: {
    method: 'DELETE',
    path: `${WALL}/visits/{visit}`,
    tag: 'gallery',
    summary: 'Take back one’s own, or take one down',
    access: 'person',
    answers: DONE,
    problems: ['no-such-visit', 'busy'],
  },
  listConnections: {
    method: 'GET',
    path: `${WALL}/connections`,
    tag: 'gallery',
    summary: 'Threads between the posters',
    access: 'person',
    answers: {
      200: {
        says: 'Oldest first',
        body: Type.Object({ connections: Type.Array(ConnectionViewSchema) }),
      },
    },
    problems: ['gallery-closed'],
  },
  connect: {
    method: 'POST',
    path: `${WALL}/connections`,
    tag: 'gallery',
    summary: 'Draw a thread',
    access: 'person',
    body: strict({
      id: Type.String(),
      from: Type.String(),
      to: Type.String(),
      relation: RelationSchema,
      text: Type.String(),
    }),
    answers: {
      201: { says: 'New, and durable', body: OneConnection },
      200: { says: 'Known; as it is kept now', body: OneConnection },
    },
    problems: [
      ...TEXT,
      'invalid-id',
      'id-taken',
      'connection-gone',
      'gallery-closed',
      'no-such-table',
      'table-closed',
      'same-table',
      'too-many-connections',
      'busy',
    ],
  },
  editConnection: {
    method: 'PUT',
    path: `${WALL}/connections/{connection}`,
    tag: 'gallery',
    summary: 'Accept, reword, mark, carry, merge or take away a thread',
    access: 'person',
    body: strict({
      text: Type.Optional(Type.String()),
      was: Was,
      relation: Type.Optional(RelationSchema),
      state: Type.Optional(Type.Enum(['accepted', 'gone'])),
      /** Mark it as important, or no longer. */
      mark: Type.Optional(Type.Boolean()),
      /** Take it on oneself, or lay it down; `until`: until when, in one's own words. */
      carry: Type.Optional(Type.Boolean()),
      until: Type.Optional(Type.String()),
      /** Merge it into this one, which says the same from and to the same posters: its authors and marks go over, and it is gone. */
      into: Type.Optional(Type.String()),
    }),
    answers: {
      200: {
        says: 'The thread as it now is; `null` once it was taken away',
        body: Type.Object({ connection: nullable(ConnectionViewSchema) }),
      },
    },
    problems: [
      ...TEXT,
      'changed-meanwhile',
      'no-such-connection',
      'connection-gone',
      'connections-differ',
      'gallery-closed',
      'busy',
    ],
  },
});

import { Type } from 'typebox';
import { CONTACT_READERS } from '../../model/person.ts';
import { CommitmentSchema, DutiesSchema, PersonSchema } from '../../model/schemas/people.ts';
import { RemovalSchema, BurstSchema } from '../../model/schemas/removal.ts';
import { nullable, oneOf, strict } from '../../model/schemas/schema.ts';
import { DONE, Nothing } from './common.ts';
import { NAME, operations, WALL } from './contract.ts';

const PERSON_NOW = {
  200: { says: 'The person as she now is', body: Type.Object({ person: PersonSchema }) },
} as const;
const REMOVAL_NOW = {
  200: {
    says: 'Decided; what it does to each of them is done in the seconds after',
    body: Type.Object({ removal: RemovalSchema }),
  },
} as const;

/** What a person says of herself; a facilitator's answer to an offer; showing somebody out, or many. */
export const peopleOperations = operations({
  setMe: {
    method: 'PUT',
    path: `${WALL}/people/me`,
    tag: 'people',
    summary: 'Own name, table, duties, commitment, contact; offer to help',
    access: 'person',
    body: strict({
      /** `''` goes back to no name. */
      name: Type.Optional(Type.String()),
      offer: Type.Optional(Type.Boolean()),
      /** Table to sit at; `null` gets up. */
      table: Type.Optional(nullable(Type.String())),
      /** Stays with the own table's poster; taking over frees whoever did before. */
      host: Type.Optional(Type.Boolean()),
      /** All duties at the own table; one that somebody else had is taken over. */
      duties: Type.Optional(DutiesSchema),
      /** `kind: null` takes it back. */
      commitment: Type.Optional(strict({ table: Type.String(), kind: nullable(CommitmentSchema) })),
      contact: Type.Optional(
        nullable(strict({ text: Type.String(), shownTo: oneOf(CONTACT_READERS) })),
      ),
      /** Poster one stands at, when walking freely. */
      standing: Type.Optional(nullable(Type.String())),
    }),
    answers: PERSON_NOW,
    problems: [
      ...NAME,
      'no-such-table',
      'table-closed',
      'table-full',
      'no-table',
      'not-asked',
      'busy',
    ],
  },
  movePerson: {
    method: 'PUT',
    path: `${WALL}/people/{person}`,
    tag: 'people',
    summary: 'Move somebody to a table, or to none',
    access: 'person',
    body: strict({ table: nullable(Type.String()) }),
    answers: PERSON_NOW,
    problems: ['no-such-person', 'no-such-table', 'table-closed', 'busy'],
  },
  acceptOffer: {
    method: 'POST',
    path: `${WALL}/people/{person}/accept`,
    tag: 'people',
    summary: 'Make the person a volunteer',
    access: 'person',
    body: Nothing,
    answers: PERSON_NOW,
    problems: ['no-such-person', 'busy'],
  },
  declineOffer: {
    method: 'POST',
    path: `${WALL}/people/{person}/decline`,
    tag: 'people',
    summary: 'Not now',
    access: 'person',
    body: Nothing,
    answers: PERSON_NOW,
    problems: ['no-such-person', 'busy'],
  },
  removePerson: {
    method: 'DELETE',
    path: `${WALL}/people/{person}`,
    tag: 'people',
    summary: 'Remove a person; their notes stay',
    access: 'person',
    answers: DONE,
    problems: ['no-such-person', 'busy'],
  },
  readmitPerson: {
    method: 'POST',
    path: `${WALL}/people/{person}/readmit`,
    tag: 'people',
    summary: 'Let somebody who was removed back in',
    access: 'person',
    body: Nothing,
    answers: DONE,
    problems: ['no-such-person', 'busy'],
  },
  listBursts: {
    method: 'GET',
    path: `${WALL}/bursts`,
    tag: 'door',
    summary: 'Who came or wrote faster than a room does; removals that can be undone',
    access: 'person',
    answers: {
      200: {
        says: 'The latest first',
        body: Type.Object({ bursts: Type.Array(BurstSchema), removals: Type.Array(RemovalSchema) }),
      },
    },
    problems: [],
  },
  removeBurst: {
    method: 'POST',
    path: `${WALL}/bursts/{burst}/remove`,
    tag: 'door',
    summary: 'Remove everybody of a burst with all they left',
    access: 'person',
    body: Nothing,
    answers: REMOVAL_NOW,
    problems: ['no-such-burst', 'busy'],
  },
  undoRemoval: {
    method: 'POST',
    path: `${WALL}/removals/{removal}/undo`,
    tag: 'door',
    summary: 'Let everybody of a removal back in, with all of theirs',
    access: 'person',
    body: Nothing,
    answers: REMOVAL_NOW,
    problems: ['no-such-removal', 'busy'],
  },
});

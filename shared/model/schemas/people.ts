import { Type } from 'typebox';
import { ARRIVALS, CONTACT_READERS, OFFERS, ROLES } from '../person.ts';
import { COMMITMENT_KINDS, TABLE_DUTIES } from '../table.ts';
import { byId, Count, list, oneOf, named, Time } from './schema.ts';

export const RoleSchema = oneOf(ROLES);
export const DutiesSchema = list(oneOf(TABLE_DUTIES));
export const CommitmentSchema = oneOf(COMMITMENT_KINDS);

/** How to reach a person, and who may read it: facilitators alone, or the own table's people as well. */
export const ContactSchema = named('Contact', {
  text: Type.String(),
  shownTo: oneOf(CONTACT_READERS),
});

/** A person's row, as the server keeps it and as facilitators read it in `people`. No secrets. */
export const PersonSchema = named('Person', {
  name: Type.Optional(Type.String()),
  role: RoleSchema,
  arrival: oneOf(ARRIVALS),
  /** `offered`: would like to help cluster; `declined`: not now. Accepting raises the role. */
  offer: oneOf(OFFERS),
  removed: Type.Boolean(),
  /** Of somebody removed: the removal she went with, together with all she left on the wall (`shared/commands/removal.ts`). */
  out: Type.Optional(Type.String()),
  joinedAt: Time,
  /** Table this person sits at. */
  table: Type.Optional(Type.String()),
  /** Every table this person ever sat at: whoever started a sheet may finish the sentence. */
  sat: Type.Optional(list(Type.String())),
  /** Stays with the own table's poster during the walk. */
  host: Type.Optional(Type.Boolean()),
  /** At the own table. */
  duties: Type.Optional(DutiesSchema),
  /** By table id. */
  commitments: Type.Optional(byId(CommitmentSchema)),
  contact: Type.Optional(ContactSchema),
  /** Tables to visit, in order, while a rotation runs. */
  stops: Type.Optional(list(Type.String())),
  /** The stop (from 0) at which she began to walk, where that was not the first: posters of stops before it she has not seen. */
  walksFrom: Type.Optional(Count),
  /** Poster this person stands at, when walking freely. */
  standing: Type.Optional(Type.String()),
});

const { arrival: _arrival, joinedAt: _joinedAt, out: _out, ...own } = PersonSchema.properties;
/** What a person is told of her own row. */
export const OwnPersonSchema = named('OwnPerson', own);

/** What every screen says of people and tables, so that all say the same. */
export const PeopleCountsSchema = named('PeopleCounts', {
  /** Everybody who came and was not removed, whoever runs the meeting among them. */
  came: Count,
  /** At an open table. */
  seated: Count,
  /** Who should sit somewhere and sits nowhere yet. */
  choosing: Count,
  /** Open tables that said whether they meet again, or to which somebody committed. */
  decided: Count,
});

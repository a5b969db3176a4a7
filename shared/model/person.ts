import type { Static } from 'typebox';
import type { ContactSchema, PersonSchema } from './schemas/people.ts';

export const ROLES = ['facilitator', 'volunteer', 'participant', 'projector'] as const;
export type Role = (typeof ROLES)[number];
/** Roles whose links hold a key. */
export const LINK_ROLES = ['facilitator', 'volunteer', 'projector'] as const;
export type LinkRole = (typeof LINK_ROLES)[number];

/** How a person came: by the join code, by a role's link, or as the link's own bearer made with the wall. */
export const ARRIVALS = ['code', 'link', 'creation'] as const;
export type Arrival = (typeof ARRIVALS)[number];
export const OFFERS = ['none', 'offered', 'declined', 'accepted'] as const;
export const CONTACT_READERS = ['facilitators', 'table'] as const;

export type Person = Static<typeof PersonSchema>;
export type Contact = Static<typeof ContactSchema>;

export const NAMES_SETTINGS = ['named', 'first', 'anonymous'] as const;
export type NamesSetting = (typeof NAMES_SETTINGS)[number];

/** Rises with privacy; `names` may only rise once a note exists. */
export const namesPrivacy = (names: NamesSetting): number => NAMES_SETTINGS.indexOf(names);

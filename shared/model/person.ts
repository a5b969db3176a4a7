import type { CommitmentKind, TableDuty } from './table.ts';

export const ROLES = ['facilitator', 'volunteer', 'participant', 'projector'] as const;
export type Role = (typeof ROLES)[number];

/** How a person came: by the join code, by a role's link, or as the link's own bearer made with the wall. */
export type Arrival = 'code' | 'link' | 'creation';

/** A person's row, as the server keeps it and as facilitators read it in `people`. No secrets. */
export interface Person {
  name?: string;
  role: Role;
  arrival: Arrival;
  /** `offered`: would like to help cluster; `declined`: not now. Accepting raises the role. */
  offer: 'none' | 'offered' | 'declined' | 'accepted';
  removed: boolean;
  /** Of somebody removed: the removal she went with, together with all she left on the wall (`shared/commands/removal.ts`). */
  out?: string;
  /** ms since 1970 UTC. */
  joinedAt: number;
  /** Table this person sits at. */
  table?: string;
  /** Every table this person ever sat at: whoever started a sheet may finish the sentence. */
  sat?: readonly string[];
  /** Stays with the own table's poster during the walk. */
  host?: boolean;
  /** At the own table. */
  duties?: readonly TableDuty[];
  /** By table id. */
  commitments?: Readonly<Record<string, CommitmentKind>>;
  contact?: Contact;
  /** Tables to visit, in order, while a rotation runs. */
  stops?: readonly string[];
  /** Poster this person stands at, when walking freely. */
  standing?: string;
}

export const CONTACT_READERS = ['facilitators', 'table'] as const;
/** How to reach a person, and who may read it: facilitators alone, or the own table's people as well. */
export interface Contact {
  text: string;
  shownTo: (typeof CONTACT_READERS)[number];
}

export const NAMES_SETTINGS = ['named', 'first', 'anonymous'] as const;
export type NamesSetting = (typeof NAMES_SETTINGS)[number];

/** Rises with privacy; `names` may only rise once a note exists. */
export const namesPrivacy = (names: NamesSetting): number => NAMES_SETTINGS.indexOf(names);

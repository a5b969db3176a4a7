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
  /** ms since 1970 UTC. */
  joinedAt: number;
}

export const NAMES_SETTINGS = ['named', 'first', 'anonymous'] as const;
export type NamesSetting = (typeof NAMES_SETTINGS)[number];

/** What others see of a name under the wall's setting; `undefined` means nothing is shown. */
export function shownName(name: string | undefined, names: NamesSetting): string | undefined {
  const trimmed = name?.trim();
  if (!trimmed || names === 'anonymous') return undefined;
  return names === 'first' ? trimmed.split(/\s+/u)[0] : trimmed;
}

/** Rises with privacy; `names` may only rise once a note exists. */
export const namesPrivacy = (names: NamesSetting): number => NAMES_SETTINGS.indexOf(names);

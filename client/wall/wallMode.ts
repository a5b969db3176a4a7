import type { Role } from '../../shared/model/person.ts';

/** As what the wall is shown. */
export type WallMode =
  | { kind: 'wall'; role: Role }
  | { kind: 'projector' }
  | { kind: 'snapshot'; name: string; when: string; postersUrl: string | null };

/** Narrower than this the outline comes first: a wall does not fit a phone. CSS pixels. */
export const PHONE_WIDTH = 640;

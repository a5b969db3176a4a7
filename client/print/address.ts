import { ROLES, type Role } from '../../shared/model/person.ts';

export const PRINTS = ['tents', 'posters', 'sheets', 'connections'] as const;
export type Print = (typeof PRINTS)[number];
export const SIZES = ['a4', 'letter', 'a3'] as const;
export type PaperSize = (typeof SIZES)[number];

/** What to print, from the address: `?what=&table=&size=&as=&snapshot=`. */
export interface PrintAddress {
  wallId: string;
  as: Role;
  what: Print;
  /** One table alone. */
  table: string | null;
  size: PaperSize;
  /** A kept state, in place of the wall as it is now. */
  snapshot: string | null;
}

/** `null` when the address names no wall. What it does not know falls back to tents on A4. */
export function readAddress(pathname: string, search: string): PrintAddress | null {
  const [, w, wallId] = pathname.split('/');
  if (w !== 'w' || !wallId) return null;
  const query = new URLSearchParams(search);
  return {
    wallId, as: ROLES.find((role) => role === query.get('as')) ?? 'participant', what: PRINTS.find((print) => print === query.get('what')) ?? 'tents',
    table: query.get('table'), snapshot: query.get('snapshot'), size: SIZES.find((size) => size === query.get('size')) ?? 'a4',
  };
}

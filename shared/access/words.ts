import type { Person } from '../model/person.ts';

/**
 * Who may do what with words that people left at posters and on threads. The commands ask this, and
 * so do the API's views and every page with a button. Whether posters are open at all is for `may`.
 */
export type Speaker = Pick<Person, 'role' | 'table'>;

/** What both a page and the server know of a thread between two tables. */
interface ThreadEnds {
  from: string;
  to: string;
}

/** Whether she speaks for one of these tables: she sits there now, or facilitates. */
export const speaksFor = ({ role, table }: Speaker, ...tables: readonly string[]): boolean =>
  role === 'facilitator' || (role !== 'projector' && table !== undefined && tables.includes(table));

/** Either table accepts a thread. */
export const mayAccept = (asker: Speaker, { from, to }: ThreadEnds): boolean =>
  speaksFor(asker, from, to);

/** Either table, and whoever drew it, may change its words and kind and take it away. */
export const mayReword = (asker: Speaker, ends: ThreadEnds, isAuthor: boolean): boolean =>
  mayAccept(asker, ends) || (isAuthor && asker.role !== 'projector');

/**
 * Either table and facilitators may merge two threads that say the same; an author may not, because
 * the other's words would go.
 */
export const mayMerge = (asker: Speaker, ends: ThreadEnds): boolean => mayAccept(asker, ends);

/** Anyone may carry it, in her own name. */
export const mayCarry = ({ role }: Pick<Speaker, 'role'>): boolean => role !== 'projector';

/** The table that was asked answers a question. */
export const mayAnswer = (asker: Speaker, { table }: { table: string }): boolean =>
  speaksFor(asker, table);

/** Its author may take back what she left; a facilitator may take it down. */
export const mayTakeAway = ({ role }: Pick<Speaker, 'role'>, isAuthor: boolean): boolean =>
  isAuthor || role === 'facilitator';

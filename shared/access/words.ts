import type { Person } from '../model/person.ts';

/**
 * Who may do what to words that people left at posters and on threads. The command that decides asks here, the API's views and every page
 * that shows a button. That posters are open at all is `may`'s to say.
 */
export type Speaker = Pick<Person, 'role' | 'table'>;

/** What a page and the server know alike of a thread between two tables. */
interface ThreadEnds {
  from: string;
  to: string;
}

/** Does she speak for one of these tables: sits there now, or facilitates? */
export const speaksFor = ({ role, table }: Speaker, ...tables: readonly string[]): boolean =>
  role === 'facilitator' || (role !== 'projector' && table !== undefined && tables.includes(table));

/** A thread is accepted by either table. */
export const mayAccept = (asker: Speaker, { from, to }: ThreadEnds): boolean =>
  speaksFor(asker, from, to);

/** Its words and kind are changed, and it is taken away, by either table and by whoever drew it. */
export const mayReword = (asker: Speaker, ends: ThreadEnds, isAuthor: boolean): boolean =>
  mayAccept(asker, ends) || (isAuthor && asker.role !== 'projector');

/** Two that say the same become one by either table and facilitators, not by an author: it is the other's words that go. */
export const mayMerge = (asker: Speaker, ends: ThreadEnds): boolean => mayAccept(asker, ends);

/** Anyone takes it on herself, in her own name. */
export const mayCarry = ({ role }: Pick<Speaker, 'role'>): boolean => role !== 'projector';

/** A question is answered by the table that was asked. */
export const mayAnswer = (asker: Speaker, { table }: { table: string }): boolean =>
  speaksFor(asker, table);

/** What somebody left is taken back by herself, and taken down by a facilitator. */
export const mayTakeAway = ({ role }: Pick<Speaker, 'role'>, isAuthor: boolean): boolean =>
  isAuthor || role === 'facilitator';

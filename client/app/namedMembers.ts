import { callPeople } from '../../shared/model/names.ts';
import type { TableMember } from '../../shared/protocol/tables.ts';
import { words, t } from '../words/speak.ts';

/** A person at the table with words to call them by, also where no names are shown. */
export interface NamedMember extends TableMember {
  shown: string;
  /** For where many stand in one line: tells apart from the others at this table. */
  brief: string;
}

/**
 * Names, and "Guest 1", "Guest 2" in the order they sat down for whoever shows none: on phone and laptop alike, and as the server labels
 * their carets (`calledAtTable`).
 */
export function namedMembers(members: readonly TableMember[]): NamedMember[] {
  const called = callPeople(
    words(),
    members.map(({ name }) => name),
  );
  return members.map((member, index) => ({
    ...member,
    shown: called[index]?.whole ?? t('role.guest'),
    brief: called[index]?.short ?? t('role.guest'),
  }));
}

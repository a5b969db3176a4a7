import { callPeople, GUEST } from '../../shared/model/names.ts';
import type { TableMember } from '../../shared/protocol/tables.ts';

/** A name to show, told apart from the others at the table; whoever shows none is a guest, by the order of arrival. */
export const memberName = (member: TableMember, members: readonly TableMember[]): string =>
  !member.name && member.isMe
    ? 'You'
    : (callPeople(members.map(({ name }) => name))[members.indexOf(member)]?.whole ?? GUEST);

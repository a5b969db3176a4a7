import type { TableMember } from '../../shared/protocol/tables.ts';

/** A name to show: without one, where the person sits in the order of arrival. */
export function memberName(member: TableMember, members: readonly TableMember[]): string {
  if (member.name) return member.name;
  return member.isMe ? 'You' : `Person ${members.indexOf(member) + 1}`;
}

import type { TableDuty } from '../../shared/model/table.ts';
import { dutiesShown, type TableAsks } from '../../shared/scripts/tableAsks.ts';
import type { NamedMember } from './namedMembers.ts';

/** A place that a duty has, and what the person who looks can do about it. */
export interface DutyRow {
  key: string;
  duty: TableDuty;
  /** Who has it; `null`: nobody yet. */
  holder: NamedMember | null;
  /** `null`: nothing. Of several who have one duty nobody is relieved: a place comes free as one of them steps back. */
  way: 'take' | 'take-over' | 'step-back' | null;
}

/** Pure. The duties of a table, by place: whoever has them, then one that is free. */
export function dutyRows(asks: TableAsks, members: readonly NamedMember[]): DutyRow[] {
  return dutiesShown(asks, members).flatMap(({ duty, people }): DutyRow[] => {
    const holders = members.filter(({ duties }) => duties.includes(duty));
    const rows = holders.map((holder): DutyRow => ({
      key: `${duty}/${holder.personId}`,
      duty,
      holder,
      way: holder.isMe ? 'step-back' : people === 1 ? 'take-over' : null,
    }));
    const isFree = holders.length < people && !holders.some(({ isMe }) => isMe);
    return isFree ? [...rows, { key: duty, duty, holder: null, way: 'take' }] : rows;
  });
}

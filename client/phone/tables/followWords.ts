import type { TableRow } from '../../../shared/model/table.ts';
import type { OwnPerson } from '../../../shared/protocol/live.ts';
import type { TableView } from '../../../shared/protocol/tables.ts';
import { t } from '../../words/speak.ts';

/** What to say to somebody before she goes home. */
export interface FollowWords {
  title: string;
  text: string;
  /** The one next thing: to sit down somewhere, or to decide at the own table; `null` when there is none. */
  next: 'choose' | 'decide' | null;
}

function withoutTable(tables: readonly TableRow[], person: Pick<OwnPerson, 'sat'>): FollowWords {
  const isNew = (person.sat?.length ?? 0) === 0;
  const title = t(isNew ? 'phone.followUp.new' : 'phone.followUp.leave');
  if (tables.every(({ state }) => state === 'closed'))
    return {
      title,
      text: t('phone.followUp.closed'),
      next: null,
    };
  return {
    title,
    text: t(isNew ? 'phone.followUp.new.text' : 'phone.followUp.leave.text'),
    next: 'choose',
  };
}

/** `own`: is there a table she sits at, and what it says of itself, once that is known. `activators`: how many the table has. */
export function followWords(
  tables: readonly TableRow[],
  person: Pick<OwnPerson, 'sat'>,
  own: { table: Pick<TableView, 'again'> | null; activators: number } | null,
): FollowWords {
  if (!own) return withoutTable(tables, person);
  switch (own.table?.again) {
    case 'yes':
      return {
        title: t('phone.followUp.again'),
        text: t(own.activators === 0 ? 'phone.followUp.again.nobody' : 'phone.followUp.again.text'),
        next: null,
      };
    case 'no':
      return {
        title: t('phone.followUp.rests'),
        text: t('phone.followUp.rests.text'),
        next: null,
      };
    default:
      return {
        title: t('phone.followUp.open'),
        text: t(own.table ? 'phone.followUp.open.text' : 'phone.followUp.open.waiting'),
        next: own.table ? 'decide' : null,
      };
  }
}

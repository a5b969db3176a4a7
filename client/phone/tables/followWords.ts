import type { TableRow } from '../../../shared/model/table.ts';
import type { OwnPerson } from '../../../shared/protocol/live.ts';
import type { TableView } from '../../../shared/protocol/tables.ts';

/** What to say to somebody before she goes home. */
export interface FollowWords {
  title: string;
  text: string;
  /** The one next thing: to sit down somewhere, or to decide at the own table; `null` when there is none. */
  next: 'choose' | 'decide' | null;
}

function withoutTable(tables: readonly TableRow[], person: Pick<OwnPerson, 'sat'>): FollowWords {
  const isNew = (person.sat?.length ?? 0) === 0;
  const title = isNew ? 'The tables agree who does what next' : 'Before you go';
  if (tables.every(({ state }) => state === 'closed'))
    return {
      title,
      text: 'They take nobody new any more. What they found hangs in the gallery, and below you can leave how to reach you.',
      next: null,
    };
  return {
    title,
    text: isNew
      ? 'They have talked, and their posters hang in the gallery. Read them, or sit down at a table to be part of what comes.'
      : 'Sit down at a table to say how you’re in.',
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
        title: 'You meet again',
        text:
          own.activators === 0
            ? 'Nobody is an activator yet. Who calls the next meeting?'
            : 'Agree who of the activators calls the next meeting, and when.',
        next: null,
      };
    case 'no':
      return {
        title: 'This topic rests',
        text: 'Your table needs no other session. You can still stay in touch.',
        next: null,
      };
    default:
      return {
        title: 'Does this go on?',
        text: own.table
          ? 'Your table has not decided on another session.'
          : 'What your table decided is on its way.',
        next: own.table ? 'decide' : null,
      };
  }
}

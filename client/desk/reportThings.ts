import { turnFrom, turnsOf, reportsOf, type ReportBack } from '../../shared/model/reportBack.ts';
import type { MadeThings } from '../../shared/scripts/script.ts';
import { settingsOf } from '../../shared/scripts/stepSettings.ts';
import { t } from '../words/speak.ts';
import type { ConsoleView, GroupRow } from './consoleView.ts';
import { isOpenTable } from './tablesBoard.ts';

/** Something that can have its turn in a report-back. */
export interface Tellable {
  id: string;
  name: string;
  /** Of tables and groups. */
  number?: number;
}

type View = Pick<ConsoleView, 'session' | 'notes' | 'groups' | 'board'>;

/** Of a note its beginning, so that a line holds it. Code points. */
const BRIEF_CHARS = 60;

function brief(text: string): string {
  const letters = [...text.trim().replaceAll(/\s+/gu, ' ')];
  return letters.length <= BRIEF_CHARS
    ? letters.join('')
    : `${letters.slice(0, BRIEF_CHARS).join('').trimEnd()}…`;
}

/** What the report-back of the present step is of, and how long each has, in minutes; elsewhere tables report. */
export function reportAsked({ session: { present } }: Pick<View, 'session'>): {
  of: MadeThings;
  minutes: number;
  order: 'number' | 'random' | 'chosen';
} {
  const { of, turnMinutes, order } =
    present.kind === 'report-back'
      ? settingsOf<'report-back'>(present)
      : settingsOf<'report-back'>({ kind: 'report-back', id: '', title: '', ask: '' });
  return { of, minutes: turnMinutes, order };
}

const groupRow = ({ id, number, name }: GroupRow): Tellable => ({
  id,
  number,
  name: name.trim() === '' ? t('told.unnamed') : name,
});

/** What there is to tell of, in its order. */
export function tellables(view: View, of: MadeThings): Tellable[] {
  switch (of) {
    case 'tables':
      return view.board.tables
        .filter(isOpenTable)
        .map(({ tableId, number, name }) => ({ id: tableId, number, name }));
    case 'groups':
      return view.groups.filter(({ name, notes }) => name.trim() !== '' && notes > 0).map(groupRow);
    case 'notes':
      return view.notes.map(({ id, text }) => ({ id, name: brief(text) }));
  }
}

/** What is shown at each turn (`turnsOf`); `null`: nothing, it is gone past. */
export function tellTurns(view: View, reportBack: ReportBack): (Tellable | null)[] {
  const of = reportsOf(reportBack);
  if (of === 'tables') {
    const tables = new Map(view.board.tables.map((table) => [table.tableId, table]));
    return reportBack.queue.map((id) => {
      const table = tables.get(id);
      return table ? { id, number: table.number, name: table.name } : null;
    });
  }
  const there =
    of === 'notes'
      ? tellables(view, of)
      : view.groups.filter(({ notes }) => notes > 0).map(groupRow);
  const byId = new Map(there.map((each) => [each.id, each]));
  const homes = new Map(
    of === 'notes'
      ? []
      : view.groups.flatMap(({ id, merged = [] }) => merged.map((each) => [each, id] as const)),
  );
  return turnsOf(reportBack.queue, (id) => {
    const home = homes.get(id) ?? id;
    return byId.has(home) ? home : null;
  }).map((id) => (id === null ? null : (byId.get(id) ?? null)));
}

/** What has its turn next; `null`: that was the last. */
export function nextTold(view: View, reportBack: ReportBack): Tellable | null {
  const turns = tellTurns(view, reportBack);
  const at = turnFrom(
    turns.map((each) => each?.id ?? null),
    reportBack.index,
    1,
  );
  return at === null ? null : (turns[at] ?? null);
}

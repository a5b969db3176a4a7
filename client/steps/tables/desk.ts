import { seatingStep } from '../../../shared/scripts/toldRun.ts';
import type { Step } from '../../../shared/scripts/script.ts';
import { isDealt } from '../../../shared/scripts/dealTables.ts';
import { isAtTables } from '../../../shared/scripts/atTables.ts';
import type { ConsoleView, GroupRow } from '../../desk/consoleView.ts';
import { listNames, sentences } from '../../desk/listNames.ts';
import { openTables, seatLatecomers } from '../../desk/moveActions.ts';
import { groupsWithoutTable } from '../../desk/tableGroups.ts';
import { asksForNotes, isOpenTable } from '../../desk/tablesBoard.ts';
import { tablesIn, WAITS_TOO_LONG_MS } from '../../desk/tableWords.ts';
import { t, words } from '../../words/speak.ts';
import type { DeskKind, Need, NeedButton, NextThing } from '../deskKind.ts';
import { unnamedGroups } from '../group/desk.ts';
import { TablesBoard } from './TablesBoard.tsx';

const isFromGroups = (step: Step): boolean => step.kind === 'tables' && step.from.kind === 'groups';

const numbers = (groups: readonly GroupRow[]): string =>
  listNames(groups.map((group) => words().number(group.number)));

/** "Left out: group 3 has no name, groups 5 and 6 have no notes." or ''. */
export function leftOutWords(view: Pick<ConsoleView, 'groups' | 'session'>): string {
  const { unnamed, empty } = groupsWithoutTable(view);
  if (unnamed.length > 0 && empty.length > 0)
    return t('console.next.leftOut.both', {
      unnamed: numbers(unnamed),
      unnamedCount: unnamed.length,
      empty: numbers(empty),
      emptyCount: empty.length,
    });
  const left = unnamed.length > 0 ? unnamed : empty;
  if (left.length === 0) return '';
  return t(unnamed.length > 0 ? 'console.next.leftOut.unnamed' : 'console.next.leftOut.empty', {
    groups: numbers(left),
    count: left.length,
  });
}

/** Groups become tables, as many as are ready. */
function opening(view: ConsoleView): NextThing {
  const { session, here } = view;
  const { ready, unnamed } = groupsWithoutTable(view);
  const said = { id: 'open-tables', title: t('console.next.title.tables') };
  if (ready.length === 0)
    return {
      ...said,
      button: t('console.next.nameGroups'),
      consequence: t('console.next.openTables.none', { count: unnamed.length }),
      does: { opens: 'wall' },
    };
  return {
    ...said,
    button: t('console.next.openTables'),
    consequence: sentences(
      t('console.next.openTables.become', { count: ready.length }),
      t('console.next.openTables.asked', { count: Math.max(0, here - 1) }),
      leftOutWords(view),
      t('console.next.openTables.kept'),
      t('console.next.back'),
    ),
    does: { act: () => openTables(session, ready.length) },
  };
}

/** Tables of groups, where there are none yet or groups came since. */
const coming = (view: ConsoleView, step: Step): NextThing | null =>
  isFromGroups(step) &&
  (view.session.tables.length === 0 || groupsWithoutTable(view).ready.length > 0)
    ? opening(view)
    : null;

const next = (view: ConsoleView): NextThing | null =>
  isFromGroups(view.session.present) && !view.session.tables.some(isOpenTable)
    ? opening(view)
    : null;

/** People who sit nowhere, while tables work or people walk between them. Where people were dealt to tables those who came since are dealt as well. */
function unplaced({ session, board }: ConsoleView, isNow: boolean): Need[] {
  const { present } = session;
  const isDealtNow = present.kind === 'tables' && isDealt(present);
  const matters = isNow || session.open.includes('walk') || session.open.includes('report');
  const areThere = isDealtNow || board.tables.some(isOpenTable);
  const count = board.unplaced.length;
  if (!matters || !areThere || count === 0) return [];
  const show: NeedButton = {
    words: t('console.needs.unplaced.show'),
    does: { shows: 'unplaced-heading' },
  };
  const seat: NeedButton = {
    words: t('console.needs.unplaced.seat', { count }),
    does: { act: () => seatLatecomers(session) },
  };
  return [
    {
      id: 'unplaced',
      icon: 'people',
      title: t('console.needs.unplaced', { count }),
      text: t(isDealtNow ? 'console.needs.unplaced.late' : 'console.needs.unplaced.text'),
      buttons: isDealtNow ? [seat, show] : [show],
    },
  ];
}

/** Tables where nobody writes, after a while; where the step has nobody take notes, none. */
function unwritten({ session, board, now }: ConsoleView): Need[] {
  if (!asksForNotes(session)) return [];
  if (now - session.since < WAITS_TOO_LONG_MS) return [];
  const tables = board.tables.filter(
    (table) =>
      isOpenTable(table) &&
      table.people.length > 0 &&
      !table.people.some(({ duties }) => duties?.includes('note-taker')),
  );
  return tables.length > 0
    ? [
        {
          id: 'no-notes',
          icon: 'pencil',
          title: t('console.needs.noNotes', { count: tables.length }),
          text: t('console.needs.noNotes.text', tablesIn(tables)),
        },
      ]
    : [];
}

/** Groups that came after tables were opened. */
function untabled(view: ConsoleView): Need[] {
  const { session } = view;
  const { ready } = groupsWithoutTable(view);
  const count = ready.length;
  const step = seatingStep(session);
  return session.tables.length > 0 && count > 0 && (step === undefined || isFromGroups(step))
    ? [
        {
          id: 'untabled',
          icon: 'group',
          title: t('console.needs.untabled', { count }),
          text: listNames(
            ready.map(({ name }) => t('console.needs.untabled.group', { name: name.trim() })),
          ),
          buttons: [
            {
              words: t('console.needs.untabled.open', { count }),
              does: { act: () => openTables(session, count) },
            },
          ],
        },
      ]
    : [];
}

/** Nobody can sit down any more while the meeting is at its tables, or comes back to them. */
function allClosed({ session }: ConsoleView, isNow: boolean): Need[] {
  const { tables } = session;
  if (!isNow || tables.length === 0 || tables.some(isOpenTable)) return [];
  return [
    {
      id: 'all-closed',
      icon: 'lock',
      title: t('console.needs.allClosed'),
      text: t('console.needs.allClosed.text'),
      buttons: [
        {
          words: t('console.needs.allClosed.open', { count: tables.length }),
          icon: 'unlock',
          does: {
            act: () => ({
              kind: 'tables',
              closed: false,
              tables: tables.map(({ tableId }) => tableId),
            }),
          },
        },
      ],
    },
  ];
}

const needs = (view: ConsoleView, isNow: boolean): Need[] => [
  ...allClosed(view, isNow),
  ...unplaced(view, isNow),
  ...(isNow ? unwritten(view) : []),
  ...untabled(view),
  ...(isNow ? unnamedGroups(view) : []),
];

export const tablesOnDesk: DeskKind = {
  next,
  coming,
  needs,
  Panel: TablesBoard,
  stays: ({ session }) => isAtTables(session),
};

import type { ConsoleView } from '../../desk/consoleView.ts';
import { listNames } from '../../desk/listNames.ts';
import { groupsWithoutTable } from '../../desk/tableGroups.ts';
import { t, words } from '../../words/speak.ts';
import type { DeskKind, Need } from '../deskKind.ts';
import { isAtTables } from '../../../shared/scripts/atTables.ts';
import { GroupList } from './GroupList.tsx';

/** Groups that would be left out because nobody has named them. */
export function unnamedGroups(view: Pick<ConsoleView, 'groups' | 'session'>): Need[] {
  const { unnamed } = groupsWithoutTable(view);
  const [first] = unnamed;
  if (!first) return [];
  const count = unnamed.length;
  const groups = listNames(unnamed.map(({ number }) => words().number(number)));
  return [
    {
      id: 'unnamed',
      icon: 'pencil',
      title: t('console.needs.unnamed', { count, number: first.number }),
      text: t('console.needs.unnamed.text', { count, groups }),
      buttons: [{ words: t('console.openWall'), icon: 'eye', does: { opens: 'wall' } }],
    },
  ];
}

/** What keeps volunteers from grouping. */
function needs(view: ConsoleView, isNow: boolean): Need[] {
  if (!isNow) return [];
  const { revealed, locked } = view.session;
  const found: Need[] = [];
  if (!revealed)
    found.push({
      id: 'private',
      icon: 'eye-off',
      title: t('console.needs.private'),
      text: t('console.needs.private.text'),
    });
  if (locked)
    found.push({
      id: 'locked',
      icon: 'lock',
      title: t('console.needs.locked'),
      text: t('console.needs.locked.text'),
      buttons: [
        {
          words: t('console.unlock'),
          icon: 'unlock',
          does: { act: () => ({ kind: 'lock', locked: false }) },
        },
      ],
    });
  return [...found, ...unnamedGroups(view)];
}

export const groupOnDesk: DeskKind = {
  needs,
  Panel: GroupList,
  // Once there are tables, their board says more; a run that groups nothing has no use for the list while there are no groups.
  stays: ({ session, groups }) => !isAtTables(session) && (session.grouping || groups.length > 0),
};

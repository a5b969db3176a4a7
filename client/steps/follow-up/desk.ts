import type { ConsoleView } from '../../desk/consoleView.ts';
import { tablesIn } from '../../desk/tableWords.ts';
import { t } from '../../words/speak.ts';
import type { DeskKind, Need } from '../deskKind.ts';

/** Tables that want to meet again and have nobody who calls them. */
function needs({ board }: ConsoleView, isNow: boolean): Need[] {
  const idle = board.tables.filter(
    ({ again, commitments }) => again === 'yes' && commitments.activator === 0,
  );
  return isNow && idle.length > 0
    ? [
        {
          id: 'no-activator',
          icon: 'people',
          title: t('console.needs.noActivator', { count: idle.length }),
          text: t('console.needs.noActivator.text', tablesIn(idle)),
        },
      ]
    : [];
}

export const followUpOnDesk: DeskKind = { needs };

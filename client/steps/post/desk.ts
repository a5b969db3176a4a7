import type { ConsoleView } from '../../desk/consoleView.ts';
import { setPosting } from '../../desk/moveActions.ts';
import { t } from '../../words/speak.ts';
import type { DeskKind, Need } from '../deskKind.ts';

/** People are asked to post and cannot. */
const needs = ({ session }: ConsoleView, isNow: boolean): Need[] =>
  isNow && session.posting === 'closed'
    ? [
        {
          id: 'posting',
          icon: 'note',
          title: t('console.needs.posting'),
          text: t('console.needs.posting.text'),
          buttons: [
            {
              words: t('console.posting.open'),
              icon: 'note',
              does: { act: () => setPosting('open') },
            },
          ],
        },
      ]
    : [];

export const postOnDesk: DeskKind = { needs };

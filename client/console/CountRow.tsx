import type { ReactElement } from 'react';
import { isGalleryOpen } from '../../shared/model/session.ts';
import { isAtTables } from '../../shared/scripts/atTables.ts';
import { t, words } from '../words/speak.ts';
import { useDesk } from '../desk/desk.ts';
import { isOpenTable } from '../desk/tablesBoard.ts';

/** The room in four numbers. */
export function CountRow(): ReactElement {
  const { notes, groups, presences, here, counts, session, board, gallery } = useDesk().view;
  const named = groups.filter((group) => group.name.trim() !== '').length;
  const count = groups.length;
  const groupText =
    count === 0
      ? t('console.room.groups.none')
      : named === count
        ? t('console.room.groups.allNamed', { count })
        : t('console.room.groups.named', { count, named });
  const open = board.tables.filter(isOpenTable).length;
  const links = gallery.connections.length;
  const noteRow = (key: 'notes' | 'notesClosed'): [count: number, words: string] => [
    notes.length,
    t(`console.room.${key}`, { count: notes.length }),
  ];
  const hereRow: [count: number, words: string] = [here, t('console.room.here', { count: here })];
  const rows: [count: number, words: string][] = isAtTables(session)
    ? [
        [open, t('console.room.tables', { count: open })],
        [
          counts.seated,
          t('console.room.seated', { count: counts.seated, choosing: counts.choosing }),
        ],
        isGalleryOpen(session)
          ? [links, t('console.room.connections', { count: links })]
          : noteRow('notes'),
        hereRow,
      ]
    : [
        noteRow(session.posting === 'open' ? 'notes' : 'notesClosed'),
        [presences, t('console.room.hands', { count: presences })],
        [count, groupText],
        hereRow,
      ];
  return (
    <dl className="console-counts" aria-label={t('console.room')}>
      {rows.map(([number, what], index) => (
        <div key={index}>
          <dt>{what}</dt>
          <dd>{words().number(number)}</dd>
        </div>
      ))}
    </dl>
  );
}

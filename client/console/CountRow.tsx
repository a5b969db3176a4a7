import type { ReactElement } from 'react';
import { isAtTables, isGalleryOpen } from '../../shared/model/session.ts';
import { useDesk } from './desk.ts';
import { isOpenTable } from './tablesBoard.ts';

/** The room in four numbers. */
export function CountRow(): ReactElement {
  const { notes, groups, presences, here, counts, session, board, gallery } = useDesk().view;
  const named = groups.filter((group) => group.name.trim() !== '').length;
  const groupWord = groups.length === 1 ? 'group' : 'groups';
  const groupText =
    groups.length === 0
      ? 'groups'
      : named === groups.length
        ? `${groupWord}, ${groups.length === 1 ? '' : 'all '}named`
        : `${groupWord}, ${named} named`;
  const open = board.tables.filter(isOpenTable);
  const hereRow: [count: number, words: string] = [
    here,
    here === 1 ? 'person here, you' : 'people here, with you',
  ];
  const rows: [count: number, words: string][] = isAtTables(session)
    ? [
        [open.length, open.length === 1 ? 'table' : 'tables'],
        [counts.seated, `at a table, ${counts.choosing.toLocaleString('en')} still choosing`],
        isGalleryOpen(session.phase)
          ? [
              gallery.connections.length,
              gallery.connections.length === 1 ? 'connection' : 'connections',
            ]
          : [notes.length, notes.length === 1 ? 'note on the wall' : 'notes on the wall'],
        hereRow,
      ]
    : [
        [
          notes.length,
          `${notes.length === 1 ? 'note' : 'notes'} on the wall${session.posting === 'open' ? '' : ', posting closed'}`,
        ],
        [presences, presences === 1 ? 'hand at work' : 'hands at work'],
        [groups.length, groupText],
        hereRow,
      ];
  return (
    <dl className="console-counts" aria-label="The room now">
      {rows.map(([count, words], index) => (
        <div key={index}>
          <dt>{words}</dt>
          <dd>{count.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  );
}

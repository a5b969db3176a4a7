import type { JSX, ReactNode } from 'react';
import { PHASE_WORDS } from '../../shared/activities/activity.ts';
import { printJoinCode } from '../../shared/model/ids.ts';
import { qrAddress } from '../sync/qrAddress.ts';
import type { Gallery } from './gallery.ts';
import { GalleryBar } from './GalleryBar.tsx';
import { OfflineNote } from './OfflineNote.tsx';

/** "Choose a table" on the projector or a shared screen: number, name, who sits there already, and how to join. */
export function ChooseTable({ gallery, seated, here, actions }: { gallery: Gallery; seated: Readonly<Record<string, number>>; here: number; actions?: ReactNode }): JSX.Element {
  const { session } = gallery;
  const open = session.tables.filter((table) => table.state !== 'closed');
  const sitting = open.reduce((sum, table) => sum + (seated[table.tableId] ?? 0), 0);
  const left = Math.max(0, here - sitting);
  const columns = open.length <= 8 ? 1 : open.length <= 18 ? 2 : open.length <= 39 ? 3 : 4;
  // As large as the longest column allows, within what its width allows.
  const size = `max(0.75rem, min(${[2.3, 1.7, 1.3, 1.05][columns - 1]}vw, ${(82 / (Math.ceil(open.length / columns) * 2.45)).toFixed(2)}vh))`;
  return (
    <div className="gallery-page gallery-projector">
      <GalleryBar gallery={gallery} title={PHASE_WORDS.tables.title} note={PHASE_WORDS.tables.ask} actions={actions} />
      <main className="choose">
        <OfflineNote gallery={gallery} />
        <ol className="choose-list" style={{ columns, fontSize: size }}>
          {open.map((table) => (
            <li key={table.tableId}>
              <b className="choose-number">{table.number}</b>
              <span className="choose-name" dir="auto">{table.name}</span>
              <span className="choose-seats">{(seated[table.tableId] ?? 0) > 0 ? `${seated[table.tableId]} here` : ''}</span>
            </li>
          ))}
        </ol>
        <aside className="choose-join" aria-label="How to join">
          <img src={qrAddress(session.joinCode)} alt="QR code that opens this wall on a phone" />
          <p>
            <span>{isLocal(location.host) ? 'Scan, then tap your table, or use the code' : <>Scan, then tap your table, or go to <strong>{location.host}</strong></>}</span>
            <b aria-label={session.joinCode.split('').join(' ')}>{printJoinCode(session.joinCode)}</b>
            {session.door === 'closed' && <span>The door is closed for newcomers; this is for who is in.</span>}
            <span className="choose-count">{sitting} at a table{left > 0 && ` · ${left} still choosing`}</span>
          </p>
        </aside>
      </main>
    </div>
  );
}

/** The address of this very machine helps nobody in the room; the QR code holds one that does. */
const isLocal = (host: string): boolean => /^(localhost|127\.|\[::1\])/u.test(host);

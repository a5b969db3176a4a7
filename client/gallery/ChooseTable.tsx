import type { JSX, ReactNode } from 'react';
import { momentNow } from '../../shared/activities/moment.ts';
import { isDealt } from '../../shared/scripts/dealTables.ts';
import { roundsAfter } from '../../shared/scripts/rounds.ts';
import { readWords } from '../../shared/scripts/stepWords.ts';
import { seatingStep } from '../../shared/scripts/toldRun.ts';
import { printJoinCode } from '../../shared/model/ids.ts';
import { FittedList } from '../design/FittedList.tsx';
import { Icon } from '../design/Icon.tsx';
import { qrPicture } from '../app/address/links.ts';
import type { Gallery } from './gallery.ts';
import { GalleryBar } from './GalleryBar.tsx';
import { OfflineNote } from './OfflineNote.tsx';
import { t, words } from '../words/speak.ts';
import { HIDDEN, T } from '../words/T.tsx';

/** More tables than this need the screen's whole width: how to join then stands above them. */
const MANY = 12;

/** "Choose a table" on the projector or a shared screen: number, name, who sits there already, and how to join. */
export function ChooseTable({
  gallery,
  actions,
}: {
  gallery: Gallery;
  actions?: ReactNode;
}): JSX.Element {
  const { session } = gallery;
  const open = session.tables.filter((table) => table.state !== 'closed');
  const { seated = {}, people } = gallery.counts;
  const moment = momentNow(words(), session, people);
  const seating = seatingStep(session);
  const dealt = seating !== undefined && isDealt(seating);
  const reader = { words: words(), wall: session.language };
  const rounds = roundsAfter(seating).map(({ title }) => readWords(reader, title).text);
  return (
    <div className="gallery-page gallery-projector">
      <GalleryBar
        gallery={gallery}
        title={moment.title}
        note={[moment.ask, ...(moment.kind === 'step' ? [] : rounds)].join(' · ')}
        actions={actions}
      />
      <main className="choose" data-many={open.length > MANY ? '' : undefined}>
        <OfflineNote gallery={gallery} />
        <FittedList
          className="choose-list"
          called="tables"
          largest={0.052}
          smallest={0.023}
          columns={[1, 2, 3]}
          rows={open.map(({ tableId, number, name }) => ({
            key: tableId,
            words: `${number} ${name}`,
            row: <TableLine number={number} name={name} seats={seated[tableId] ?? 0} />,
          }))}
        />
        <aside className="choose-join" aria-label={t('gallery.choose.join')}>
          <img src={qrPicture(session.joinCode, location.origin)} alt={t('gallery.choose.qr')} />
          <p>
            <span>
              {isLocal(location.host) ? (
                t(dealt ? 'gallery.dealt.scan' : 'gallery.choose.scan')
              ) : (
                <T
                  k={dealt ? 'gallery.dealt.goTo' : 'gallery.choose.goTo'}
                  with={{ host: location.host, strong: <strong /> }}
                />
              )}
            </span>
            <b aria-label={session.joinCode.split('').join(' ')}>
              {printJoinCode(session.joinCode)}
            </b>
            {session.door === 'closed' && <span>{t('gallery.choose.closed')}</span>}
            <span className="choose-count">
              {t('gallery.choose.seated', { count: people.seated })}
              {people.choosing > 0 &&
                ` · ${t('gallery.choose.choosing', { count: people.choosing })}`}
            </span>
          </p>
        </aside>
      </main>
    </div>
  );
}

/** Who sits there has a place of its own, so that no name is broken anew when somebody comes. */
function TableLine({
  number,
  name,
  seats,
}: {
  number: number;
  name: string;
  seats: number;
}): JSX.Element {
  return (
    <li>
      <b className="choose-number">{number}</b>
      <span className="choose-name" dir="auto">
        {name}
      </span>
      <span className="choose-seats">
        {seats > 0 ? (
          <>
            <Icon name="people" />
            <T k="gallery.choose.seats" with={{ count: seats, b: <b />, hidden: HIDDEN }} />
          </>
        ) : (
          t('gallery.choose.empty')
        )}
      </span>
    </li>
  );
}

/** The address of this very machine helps nobody in the room; the QR code holds one that does. */
const isLocal = (host: string): boolean => /^(localhost|127\.|\[::1\])/u.test(host);

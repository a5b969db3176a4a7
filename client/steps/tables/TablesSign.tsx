import type { JSX } from 'react';
import { printJoinCode } from '../../../shared/model/ids.ts';
import type { PeopleCounts } from '../../../shared/model/peopleCounts.ts';
import type { Session } from '../../../shared/model/session.ts';
import { qrPicture } from '../../app/address/links.ts';
import { FittedList } from '../../design/FittedList.tsx';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../words/speak.ts';
import { HIDDEN, T } from '../../words/T.tsx';

/** Tables on the big screen: number, name, who sits there already, and how to join. */
export function TablesSign({
  tables,
  seated,
  isDealt,
  door,
  joinCode,
  people,
}: Pick<Session, 'door' | 'joinCode'> & {
  /** Open ones. */
  tables: readonly { tableId: string; number: number; name: string }[];
  /** People by table. */
  seated: Readonly<Record<string, number>>;
  /** People are dealt to them, and do not choose. */
  isDealt: boolean;
  people: Pick<PeopleCounts, 'seated' | 'choosing'>;
}): JSX.Element {
  return (
    <>
      <FittedList
        className="choose-list"
        called="tables"
        largest={0.052}
        smallest={0.023}
        columns={[1, 2, 3]}
        rows={tables.map(({ tableId, number, name }) => ({
          key: tableId,
          words: `${number} ${name}`,
          row: <TableLine number={number} name={name} seats={seated[tableId] ?? 0} />,
        }))}
      />
      <aside className="choose-join" aria-label={t('gallery.choose.join')}>
        <img src={qrPicture(joinCode, location.origin)} alt={t('gallery.choose.qr')} />
        <p>
          <span>
            {isLocal(location.host) ? (
              t(isDealt ? 'gallery.dealt.scan' : 'gallery.choose.scan')
            ) : (
              <T
                k={isDealt ? 'gallery.dealt.goTo' : 'gallery.choose.goTo'}
                with={{ host: location.host, strong: <strong /> }}
              />
            )}
          </span>
          <b aria-label={joinCode.split('').join(' ')}>{printJoinCode(joinCode)}</b>
          {door === 'closed' && <span>{t('gallery.choose.closed')}</span>}
          <span className="choose-count">
            {t('gallery.choose.seated', { count: people.seated })}
            {people.choosing > 0 &&
              ` · ${t('gallery.choose.choosing', { count: people.choosing })}`}
          </span>
        </p>
      </aside>
    </>
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

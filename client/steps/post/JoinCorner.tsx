import { printJoinCode } from '../../../shared/model/ids.ts';
import type { Session } from '../../../shared/model/session.ts';
import { qrPicture } from '../../app/address/links.ts';
import { t } from '../../words/speak.ts';
import { T } from '../../words/T.tsx';

/** QR and code, bottom right, never covered. `big`: the empty wall's, in the middle. */
export function JoinCorner({
  session: { joinCode, door },
  host,
  big = false,
}: {
  session: Pick<Session, 'joinCode' | 'door'>;
  host: string;
  big?: boolean;
}) {
  if (door === 'closed') {
    return (
      <aside
        className={big ? 'join-corner join-corner-big' : 'join-corner'}
        aria-label={t('wall.join')}
      >
        <p>
          <strong>{t('wall.join.closed')}</strong>
          <span>{t('wall.join.closed.text')}</span>
        </p>
      </aside>
    );
  }
  // The address of this very machine helps nobody in the room; the QR code holds one that does.
  const isHere = /^(localhost|127\.|\[::1\])/u.test(host);
  return (
    <aside
      className={big ? 'join-corner join-corner-big' : 'join-corner'}
      aria-label={t('wall.join')}
    >
      <img src={qrPicture(joinCode, location.origin)} alt={t('wall.join.qr')} />
      <p>
        {isHere ? (
          <span>{t('wall.join.here')}</span>
        ) : (
          <T k="wall.join.scan" with={{ host, lead: <span />, strong: <strong /> }} />
        )}
        <b aria-label={joinCode.split('').join(' ')}>{printJoinCode(joinCode)}</b>
      </p>
    </aside>
  );
}

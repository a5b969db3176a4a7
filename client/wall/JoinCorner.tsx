import { printJoinCode } from '../../shared/model/ids.ts';
import type { Session } from '../../shared/model/session.ts';
import { qrPicture } from '../app/address/links.ts';

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
        aria-label="How to join"
      >
        <p>
          <strong>The door is closed</strong>
          <span>The facilitator has closed it for newcomers.</span>
        </p>
      </aside>
    );
  }
  // The address of this very machine helps nobody in the room; the QR code holds one that does.
  const isHere = /^(localhost|127\.|\[::1\])/u.test(host);
  return (
    <aside className={big ? 'join-corner join-corner-big' : 'join-corner'} aria-label="How to join">
      <img
        src={qrPicture(joinCode, location.origin)}
        alt="QR code that opens this wall on a phone"
      />
      <p>
        {isHere ? (
          <span>Scan to join, or use the code</span>
        ) : (
          <>
            <span>Scan, or go to</span>
            <strong>{host}</strong>
          </>
        )}
        <b aria-label={joinCode.split('').join(' ')}>{printJoinCode(joinCode)}</b>
      </p>
    </aside>
  );
}

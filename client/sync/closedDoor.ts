import { unknownOriginWords } from '../../shared/model/ownAddress.ts';
import type { GrantOutcome } from './grant.ts';
import type { LiveView } from './liveView.ts';

/** A heading and a sentence. */
interface Said {
  title: string;
  text: string;
}

/** The page itself is where the server expects none of its own; no other link would help. `null` where that is not the matter. */
export function strangeAddress(
  grant: GrantOutcome | null,
  live: Pick<LiveView, 'refused'>,
): Said | null {
  const refused = grant?.state === 'refused' ? grant : null;
  if (refused?.code === 'unknown-origin' || live.refused === 'unknown-origin') {
    return {
      title: 'The server doesn’t know this address',
      text: refused?.detail || unknownOriginWords(location.origin),
    };
  }
  return refused?.code === 'cross-site'
    ? {
        title: 'Another site opened this page',
        text: 'Open the link itself, in a window of its own.',
      }
    : null;
}

/** Why a page does not open for whoever came by a link; `null` while nothing stands against it. `place`: "the wall". */
export function closedDoor(
  place: string,
  grant: GrantOutcome | null,
  live: Pick<LiveView, 'refused'>,
): Said | null {
  const strange = strangeAddress(grant, live);
  if (strange || grant?.state !== 'refused') return strange;
  return {
    title: `This link doesn’t open ${place}`,
    text: `${grant.detail} Ask whoever sent it for a fresh one.`,
  };
}

/** What to say while a page is not there yet: why, when the server itself said so. */
export const waitingWords = (grant: GrantOutcome | null): string =>
  grant?.state === 'unwell' ? `${grant.detail} We keep trying.` : 'One moment.';

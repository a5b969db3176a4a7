import { unknownOriginWords } from '../../../shared/model/ownAddress.ts';
import type { Role } from '../../../shared/model/person.ts';
import type { GrantOutcome } from '../grant.ts';
import type { LiveView } from '../../sync/liveView.ts';

/** A whole page says one thing, and perhaps where to go from there. */
export interface Said {
  title: string;
  text: string;
  link?: { href: string; words: string };
}

/** What a page is of, and whose cookie it uses. */
export interface Place {
  /** As in the middle of a sentence: "the gallery". */
  name: string;
  as: Role;
  /** What of a person's own is still here when it does not open: a sentence. */
  kept?: string;
}

export const JOIN_LINK = { href: '/join', words: 'Join with a code' } as const;
const START_LINK = { href: '/', words: 'Start another wall' } as const;

/** The address leads nowhere. `what`: "wall". */
export const nowhere = (what: string): Said => ({
  title: `There is no ${what} here`,
  text: 'Check the link, or join with a code.',
  link: JOIN_LINK,
});

/** The page itself is where the server expects none of its own; no other link would help. `null` where that is not the matter. */
export function strangeAddress(
  grant: GrantOutcome | null,
  live: Pick<LiveView, 'refused'>,
  origin: string,
): Said | null {
  const refused = grant?.state === 'refused' ? grant : null;
  if (refused?.code === 'unknown-origin' || live.refused === 'unknown-origin') {
    return {
      title: 'The server doesn’t know this address',
      text: refused?.detail || unknownOriginWords(origin),
    };
  }
  return refused?.code === 'cross-site'
    ? {
        title: 'Another site opened this page',
        text: 'Open the link itself, in a window of its own.',
      }
    : null;
}

function closed({ name, as }: Place, code: LiveView['refused']): Said {
  if (code === 'no-such-wall')
    return {
      title: 'This wall has ended',
      text: 'A facilitator deleted it, with everything on it.',
      ...(as === 'facilitator' ? { link: START_LINK } : {}),
    };
  if (code === 'removed')
    return {
      title: 'You are no longer on this wall',
      text: 'A facilitator removed you. What you had posted stays. If that was a mistake, ask them.',
    };
  return as === 'participant'
    ? {
        title: `${capital(name)} isn’t open to you yet`,
        text: 'Join on this device first, with the code on the wall or on a table’s tent. Then come back to this page.',
        link: JOIN_LINK,
      }
    : {
        title: `This link doesn’t open ${name}`,
        text: 'It may be incomplete. Open the link you were given again, all of it; the part after the # is the key.',
        link: JOIN_LINK,
      };
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Nothing will open here however long somebody waits: deleted, removed, refused. */
export const isClosedForGood = (
  grant: GrantOutcome | null,
  live: Pick<LiveView, 'state'>,
): boolean => grant?.state === 'refused' || live.state === 'refused';

/** Why a page of a wall is not there (yet, or any more), in words; `null` when it is. */
export function doorWords(
  place: Place,
  grant: GrantOutcome | null,
  live: Pick<LiveView, 'state' | 'refused' | 'shared' | 'personal'>,
  origin: string,
): Said | null {
  const strange = strangeAddress(grant, live, origin);
  if (strange) return strange;
  if (grant?.state === 'refused')
    return {
      title: `This link doesn’t open ${place.name}`,
      text: `${grant.detail} Ask whoever sent it for a fresh one.`,
      link: JOIN_LINK,
    };
  if (live.state === 'refused') return closed(place, live.refused);
  if (live.shared && live.personal) return null;
  if (live.state === 'offline' || grant?.state === 'offline')
    return {
      title: 'You’re offline',
      text: [`${capital(place.name)} opens as soon as there is a network again.`, place.kept]
        .filter(Boolean)
        .join(' '),
    };
  return {
    title: `Opening ${place.name}…`,
    // Why, when the server itself said so.
    text: grant?.state === 'unwell' ? `${grant.detail} We keep trying.` : 'One moment.',
  };
}

import { unknownOriginWords } from '../../../shared/model/ownAddress.ts';
import type { Role } from '../../../shared/model/person.ts';
import type { GrantOutcome } from '../grant.ts';
import type { LiveView } from '../../sync/liveView.ts';
import { t, words } from '../../words/speak.ts';

/** A whole page says one thing, and perhaps where to go from there. */
export interface Said {
  title: string;
  text: string;
  link?: { href: string; words: string };
}

/** What a page is of, and whose cookie it uses. */
export interface Place {
  what: 'wall' | 'gallery' | 'table' | 'console';
  as: Role;
  /** What of a person's own is still here when it does not open: a sentence. */
  kept?: string;
}

const joinLink = (): NonNullable<Said['link']> => ({ href: '/join', words: t('start.join') });

/** The address leads nowhere. */
export const nowhere = (what: Place['what']): Said => ({
  title: t('door.nowhere', { what }),
  text: t('door.nowhere.text'),
  link: joinLink(),
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
      title: t('door.unknownAddress'),
      text: refused?.detail || unknownOriginWords(words(), origin),
    };
  }
  return refused?.code === 'cross-site'
    ? {
        title: t('door.otherSite'),
        text: t('door.otherSite.text'),
      }
    : null;
}

function closed({ what, as }: Place, code: LiveView['refused']): Said {
  if (code === 'no-such-wall')
    return {
      title: t('door.ended'),
      text: t('door.ended.text'),
      ...(as === 'facilitator' ? { link: { href: '/', words: t('start.another') } } : {}),
    };
  if (code === 'removed')
    return {
      title: t('door.removed'),
      text: t('door.removed.text'),
    };
  return as === 'participant'
    ? {
        title: t('door.notYet', { what }),
        text: t('door.notYet.text'),
        link: joinLink(),
      }
    : {
        title: t('door.shut', { what }),
        text: t('door.shut.text'),
        link: joinLink(),
      };
}

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
  const { what } = place;
  const strange = strangeAddress(grant, live, origin);
  if (strange) return strange;
  if (grant?.state === 'refused')
    return {
      title: t('door.shut', { what }),
      text: t('door.shut.askFresh', { why: grant.detail }),
      link: joinLink(),
    };
  if (live.state === 'refused') return closed(place, live.refused);
  if (live.shared && live.personal) return null;
  if (live.state === 'offline' || grant?.state === 'offline')
    return {
      title: t('door.offline'),
      text: [t('door.offline.text', { what }), place.kept].filter(Boolean).join(' '),
    };
  return {
    title: t('door.opening', { what }),
    // Why, when the server itself said so.
    text:
      grant?.state === 'unwell' ? t('door.keepTrying', { why: grant.detail }) : t('door.oneMoment'),
  };
}

import type { JSX } from 'react';
import { Button, LinkButton } from '../design/Button.tsx';
import { ownPage, tablePage } from '../app/address/links.ts';
import type { Gallery } from './gallery.ts';
import { ROOM_KINDS } from './roomKinds.ts';
import { t } from '../words/speak.ts';

export type WalkViewKind = 'room' | 'list' | 'tour';

/** What one may do with the whole gallery: see it another way, follow the projector, go to the own table. */
export function WalkActions({
  gallery,
  view,
  hasThreads,
  onView,
  onFollow,
}: {
  gallery: Gallery;
  view: WalkViewKind;
  /** Something to tell one by one. */
  hasThreads: boolean;
  onView: (view: WalkViewKind) => void;
  onFollow: () => void;
}): JSX.Element {
  const { session, me, wallId, as } = gallery;
  const { leads } = ROOM_KINDS[session.present.kind];
  return (
    <>
      {leads && (
        <Button icon="people" onClick={onFollow}>
          {leads()}
        </Button>
      )}
      {hasThreads && view !== 'tour' && (
        <Button icon="play" onClick={() => onView('tour')}>
          {t('gallery.tellThem')}
        </Button>
      )}
      {view !== 'room' && (
        <Button icon="fit" onClick={() => onView('room')}>
          {t('gallery.room')}
        </Button>
      )}
      {view !== 'list' && (
        <Button icon="list" onClick={() => onView('list')}>
          {t('gallery.list')}
        </Button>
      )}
      {me.table !== undefined && (
        <LinkButton icon="pencil" href={tablePage(wallId, me.table, as)}>
          {t('gallery.ourSheet')}
        </LinkButton>
      )}
      {me.table === undefined && me.role === 'participant' && (
        <LinkButton icon="people" href={ownPage(session.joinCode)}>
          {t('gallery.chooseTable')}
        </LinkButton>
      )}
    </>
  );
}

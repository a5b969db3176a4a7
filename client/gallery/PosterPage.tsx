import { noteFormsOf } from '../design/NoteSaid.tsx';
import { tablePage } from '../app/address/links.ts';
import { useEffect, useRef, type JSX } from 'react';
import { mayChoosePoster, mayWrite, tableDocument } from '../../shared/access/rights.ts';
import { mayAnswer } from '../../shared/access/words.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { stepName, stepWords } from '../../shared/scripts/stepWords.ts';
import { Button } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { Poster } from '../poster/Poster.tsx';
import { ThingMarksLine } from './ThingMarksLine.tsx';
import { marksAt, posterOf, type Gallery } from './gallery.ts';
import { GalleryBar } from './GalleryBar.tsx';
import { NextStop } from './NextStop.tsx';
import { OfflineNote } from './OfflineNote.tsx';
import { PosterLook } from './PosterLook.tsx';
import { posterBox } from './posterBox.ts';
import { VisitList } from './VisitList.tsx';
import { VisitorActions } from './VisitorActions.tsx';
import type { WalkNow } from '../meeting/walkNow.ts';
import { useMedia } from '../design/useMedia.ts';
import { useStageSize } from '../design/useStageSize.ts';
import { isRightToLeft } from '../design/direction.ts';
import { isEscape } from '../design/keys.ts';
import { t, words } from '../words/speak.ts';

/** One column, with both doors above the poster. The same width as in the styles. */
const DOORS_ABOVE = '(max-width: 900px)';

/** One poster close up: neighbours as doors, three things to do, what visitors left, where to next. */
export function PosterPage({
  gallery,
  poster,
  walk,
  open,
  onConnections,
  onConnect,
  onFollow,
}: {
  gallery: Gallery;
  poster: PosterView;
  walk: WalkNow;
  open: (number: number | null) => void;
  onConnections: () => void;
  onConnect: () => void;
  /** Where another table reports back. */
  onFollow?: () => void;
}): JSX.Element {
  const { posters, session } = gallery;
  const stage = useRef<HTMLDivElement>(null);
  const box = posterBox(useStageSize(stage));
  const at = posters.findIndex((each) => each.tableId === poster.tableId);
  const left = posters.length > 1 ? posters[(at - 1 + posters.length) % posters.length] : undefined;
  const right = posters.length > 2 ? posters[(at + 1) % posters.length] : undefined;
  // In the order of the page, which is Tab's as well.
  const isNarrow = useMedia(DOORS_ABOVE);
  const toLeft = left ? <Door poster={left} side="left" open={open} /> : <span />;
  const toRight = right ? <Door poster={right} side="right" open={open} /> : <span />;
  // Each on the side that it names and its key goes to, as in the room; Tab follows the page's lines.
  const [before, after] = isRightToLeft() ? [toRight, toLeft] : [toLeft, toRight];
  const isOwnStop = walk.kind === 'stop' && walk.now === poster.tableId;
  const place = isOwnStop
    ? { at: walk.stop + 1, all: walk.stops }
    : { at: at + 1, all: posters.length };
  usePosterKeys(left, right, open);

  return (
    <div className="gallery-page">
      <GalleryBar
        gallery={gallery}
        title={stepName(words(), session, session.present)}
        note={t(isOwnStop ? 'gallery.poster.ofYours' : 'gallery.poster.of', place)}
        actions={
          <>
            <Button icon="fit" onClick={() => open(null)}>
              {t('gallery.room')}
            </Button>
            <Button icon="thread-line" onClick={onConnections}>
              {t('gallery.threads.show')}
            </Button>
          </>
        }
      >
        <Host gallery={gallery} poster={poster} />
      </GalleryBar>
      <div className="close-up">
        <main className="close-up-main">
          {before}
          {isNarrow ? after : null}
          <div ref={stage} className="close-up-stage">
            {box && (
              <div className="poster-frame" style={box}>
                <Poster poster={poster} forms={noteFormsOf(session)} fit />
              </div>
            )}
          </div>
          {isNarrow ? null : after}
        </main>
        <PosterSide
          gallery={gallery}
          poster={poster}
          walk={walk}
          open={open}
          onConnect={onConnect}
          following={right ?? left}
          isNarrow={isNarrow}
          {...(onFollow ? { onFollow } : {})}
        />
      </div>
      <p className="ww-visually-hidden" role="status">
        {t(isOwnStop ? 'gallery.poster.toldYours' : 'gallery.poster.told', {
          ...place,
          poster: `${poster.number} ${poster.name}`,
        })}
      </p>
    </div>
  );
}

function Door({
  poster,
  side,
  open,
}: {
  poster: PosterView;
  side: 'left' | 'right';
  open: (number: number) => void;
}): JSX.Element {
  return (
    <button
      type="button"
      className="close-up-door"
      onClick={() => open(poster.number)}
      aria-label={t(`gallery.poster.${side}`, { poster: `${poster.number} ${poster.name}` })}
    >
      <span>
        <Icon name={side === 'left' ? 'door-left' : 'door-right'} />
      </span>
      <bdi>{poster.name}</bdi>
    </button>
  );
}

/** Arrow keys lead through the doors, Escape back to the room. */
function usePosterKeys(
  left: PosterView | undefined,
  right: PosterView | undefined,
  open: (number: number | null) => void,
): void {
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, dialog')
      )
        return;
      if (event.key === 'ArrowLeft' && left) open(left.number);
      if (event.key === 'ArrowRight' && right) open(right.number);
      if (isEscape(event)) open(null);
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [left, right, open]);
}

function Host({
  gallery: { me },
  poster,
}: {
  gallery: Gallery;
  poster: PosterView;
}): JSX.Element | null {
  const isHost = me.host && me.table === poster.tableId;
  if (!isHost && poster.host === undefined) return null;
  return (
    <p className="gallery-host">
      <Icon name="people" size={20} />
      <span>
        {isHost ? t('gallery.host.you') : t('gallery.host.by', { name: poster.host ?? '' })}
      </span>
    </p>
  );
}

/** Beside the poster: what can be done, what visitors left, where to next. */
function PosterSide({
  gallery,
  poster,
  walk,
  open,
  onConnect,
  onFollow,
  following,
  isNarrow,
}: {
  gallery: Gallery;
  poster: PosterView;
  walk: WalkNow;
  open: (number: number | null) => void;
  onConnect: () => void;
  onFollow?: () => void;
  following: PosterView | undefined;
  isNarrow: boolean;
}): JSX.Element {
  const { me, session } = gallery;
  const isOwn = me.table === poster.tableId;
  const { tableId, closed } = poster;
  const writes = mayWrite(me, tableDocument(tableId), session) === true;
  const row = { tableId, ...(closed ? { state: 'closed' as const } : {}) };
  const chooses = mayChoosePoster(me, row, session) === true;
  return (
    <aside className="close-up-side" aria-label={t('gallery.act')}>
      <div className="close-up-scroll">
        <OfflineNote gallery={gallery} />
        <ThingMarksLine marks={marksAt(gallery, tableId)} />
        {onFollow && (
          <div className="close-up-told" role="status">
            <p dir="auto">
              {session.reportBack?.of === undefined
                ? t('gallery.reporting')
                : stepWords(words(), session, session.present).title}
            </p>
            <Button onClick={onFollow}>{t('gallery.reporting.follow')}</Button>
          </div>
        )}
        <VisitorActions gallery={gallery} poster={poster} isOwn={isOwn} onConnect={onConnect} />
        {chooses && <PosterLook gallery={gallery} poster={poster} isApart={isNarrow} />}
        <VisitList
          gallery={gallery}
          poster={poster}
          mayAnswer={mayAnswer(me, { table: poster.tableId })}
        />
        <p className="close-up-sheet">
          <a href={tablePage(gallery.wallId, poster.tableId, gallery.as)}>
            {t(writes ? 'gallery.sheet.own' : 'gallery.sheet.read')}
          </a>
        </p>
      </div>
      <NextStop
        gallery={gallery}
        poster={poster}
        walk={walk}
        open={(tableId) => open(posterOf(gallery, tableId)?.number ?? null)}
        following={following}
      />
    </aside>
  );
}

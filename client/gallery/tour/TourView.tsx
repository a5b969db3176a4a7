import { useEffect, type JSX, type ReactNode } from 'react';
import type { PosterView } from '../../../shared/protocol/tables.ts';
import { isRightToLeft, stepAlong } from '../../design/direction.ts';
import { commandKey, isComposing } from '../../design/keys.ts';
import { Button } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import { carriedWords, fromNames } from '../connectionWords.ts';
import { posterOf, titleOf, type Gallery } from '../gallery.ts';
import { TourThread } from './TourThread.tsx';
import { nameSize } from './telling.ts';
import { useTelling } from './useTelling.ts';
import { t } from '../../words/speak.ts';
import { T } from '../../words/T.tsx';

/** Longer sentences are set smaller, letters. */
const LONG = 90;

/** Connections told one by one: two posters, the thread between them, and its sentence. `led`: where the presenter is. `isLeading`: it is she who looks at it. */
export function TourView({
  gallery,
  rows,
  led = null,
  isLeading = false,
  isHandled,
  onNow,
  children,
}: {
  gallery: Gallery;
  rows: readonly ConnectionRow[];
  led?: string | null;
  isLeading?: boolean;
  /** Somebody has a hand at this screen: buttons, and keys. */
  isHandled: boolean;
  /** Which connection is told. */
  onNow?: (connection: string | null) => void;
  children?: ReactNode;
}): JSX.Element {
  const { now, next, place, count, isHeld, seconds, go, hold } = useTelling(rows, led, isLeading);
  const nowId = now?.id ?? null;
  useEffect(() => onNow?.(nowId), [nowId, onNow]);
  useTourKeys(isHandled, go, () => hold(!isHeld));
  if (!now)
    return (
      <div className="tour">
        <p className="tour-none">{t('gallery.none')}</p>
        {children}
      </div>
    );
  const facts = [
    now.by === undefined ? '' : fromNames([now.by, ...(now.alsoBy ?? [])]),
    t(`gallery.state.${now.state}`),
    now.marks > 0 ? t('gallery.markedBy', { count: now.marks }) : '',
  ].filter(Boolean);
  const carried = carriedWords(now);
  const [from, to] = [now.from, now.to].map((id) => posterOf(gallery, id)?.number);
  return (
    <div className="tour">
      <div className="tour-pair">
        <TourPoster poster={posterOf(gallery, now.from)} />
        <div className="tour-thread">
          <p>{t('relation.between', { from: from ?? '', relation: now.relation, to: to ?? '' })}</p>
          <TourThread relation={now.relation} isProposed={now.state === 'proposed'} />
        </div>
        <TourPoster poster={posterOf(gallery, now.to)} />
      </div>
      <div className="tour-told" role="status">
        <p className="tour-sentence" dir="auto" data-long={now.text.length > LONG || undefined}>
          {now.text}
        </p>
        <p className="tour-facts">
          <bdi>{facts.join(' · ')}</bdi>
          {carried !== '' && (
            <>
              {' · '}
              <b>
                <bdi>{carried}</bdi>
              </b>
            </>
          )}
        </p>
      </div>
      <div className="tour-foot">
        <TourPlan gallery={gallery} now={now} />
        {led === null && next && next.id !== now.id && (
          <p className="tour-next">
            <T
              k="gallery.tour.next"
              with={{
                relation: next.relation,
                from: titleOf(gallery, next.from),
                to: titleOf(gallery, next.to),
                b: <b />,
              }}
            />
          </p>
        )}
        {led === null && (
          <p className="tour-place">{t('gallery.tour.place', { at: place, all: count })}</p>
        )}
        {isHandled && (
          <div className="tour-steps">
            <Button icon="arrow-left" aria-label={t('gallery.tour.back')} onClick={() => go(-1)} />
            <Button
              icon={isHeld ? 'play' : 'pause'}
              aria-pressed={isHeld}
              onClick={() => hold(!isHeld)}
            >
              {t(isHeld ? 'gallery.tour.goOn' : 'gallery.tour.hold')}
            </Button>
            <Button variant="filled" iconAfter="arrow-right" onClick={() => go(1)}>
              {t('gallery.tour.on')}
            </Button>
            {children}
          </div>
        )}
      </div>
      {isHandled && (
        <p className="tour-help">
          {isHeld ? t('gallery.tour.held') : t('gallery.tour.moves', { seconds })}
        </p>
      )}
    </div>
  );
}

function useTourKeys(isHandled: boolean, go: (way: 1 | -1) => void, hold: () => void): void {
  useEffect(() => {
    if (!isHandled) return undefined;
    const press = (event: KeyboardEvent): void => {
      const { target } = event;
      if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      const isIn = (what: string): boolean =>
        target instanceof HTMLElement && target.closest(what) !== null;
      if (isIn('input, textarea, select, dialog')) return;
      const key = commandKey(event);
      const way = stepAlong(key, isRightToLeft());
      if (way !== 0) go(way);
      // On a button the space bar presses that.
      else if (key === ' ' && !isIn('button, a')) hold();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}

function TourPoster({ poster }: { poster: PosterView | undefined }): JSX.Element {
  if (!poster) return <article className="tour-poster" />;
  return (
    <article className="tour-poster">
      <div className="tour-name" style={{ ['--tour-letters' as string]: nameSize(poster.name) }}>
        <b>{poster.number}</b>
        <h2 dir="auto">{poster.name}</h2>
      </div>
      {poster.sentence !== '' && (
        <p dir="auto" data-long={poster.sentence.length > LONG || undefined}>
          {poster.sentence}
        </p>
      )}
      {poster.mightJoin > 0 && (
        <p className="tour-join">
          <Icon name="people" size={24} /> {t('gallery.mightJoin', { count: poster.mightJoin })}
        </p>
      )}
    </article>
  );
}

/** All posters by number, the two ends filled. */
function TourPlan({ gallery, now }: { gallery: Gallery; now: ConnectionRow }): JSX.Element {
  return (
    <ol className="tour-plan" aria-hidden="true">
      {gallery.posters
        .filter(({ closed }) => !closed)
        .map(({ tableId, number }) => (
          <li key={tableId} data-end={tableId === now.from || tableId === now.to || undefined}>
            {number}
          </li>
        ))}
    </ol>
  );
}

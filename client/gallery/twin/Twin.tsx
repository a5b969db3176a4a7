import { useEffect, useMemo, useRef, useState, type JSX } from 'react';
import { Button } from '../../design/Button.tsx';
import { useMedia } from '../../design/useMedia.ts';
import { posterOf, titleOf, type Gallery } from '../gallery.ts';
import { OwnLeft } from '../OwnLeft.tsx';
import { RefusedNote } from '../RefusedNote.tsx';
import { filtered } from '../room/connectionFilter.ts';
import type { Room } from '../room/useRoom.ts';
import { Matrix } from './Matrix.tsx';
import { MatrixKey } from './MatrixKey.tsx';
import { threadCounts } from './matrixOf.ts';
import { PosterList, posterFacts } from './PosterList.tsx';
import { ThreadTable } from './ThreadTable.tsx';
import { ThreadSums, TwinFoot } from './TwinFoot.tsx';
import { heldIn, useThreads, type Threads } from './useThreads.ts';
import { t } from '../../words/speak.ts';

/** Matrix and table side by side: 1000 px, more with larger letters; the same width as in the styles. */
const WIDE = '(min-width: 62.5em)';
/** In a hand: one poster's connections at a time. The same width as where the list comes before the room. */
const HAND = '(max-width: 699px)';
/** Rows of one page, so that drawing it again is quick however many there are, and a phone has an end of it to reach. */
const PAGE_ROWS = { desk: 30, hand: 20 };

/** Where Tab comes into the matrix. */
const STOP = '[role="grid"] [tabindex="0"]';

/** Focuses the first of these that is there. */
function focusIn(part: HTMLElement | null, ...selectors: string[]): boolean {
  const found = selectors.map((each) => part?.querySelector<HTMLElement>(each)).find(Boolean);
  found?.focus();
  return Boolean(found);
}

interface TwinProps {
  gallery: Gallery;
  room: Room;
  open: (number: number) => void;
  onEdit: (id: string) => void;
  onAdd: (from?: string, to?: string) => void;
  /** Threads are shown, or hidden. */
  onThreads: () => void;
  /** The focus is asked to come in here. */
  isEntering: boolean;
  onEntered: () => void;
}

/** The room without its picture: posters as a list, connections as a matrix and a table, with the same powers and the same filter. */
export function Twin(props: TwinProps): JSX.Element {
  const { gallery, room, open, onAdd, onThreads, isEntering, onEntered } = props;
  const { showThreads } = room;
  const isHand = useMedia(HAND);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isEntering) return;
    if (!focusIn(root.current, STOP, '.list-poster', '[data-control]')) root.current?.focus();
    onEntered();
  }, [isEntering, onEntered]);
  const counts = useMemo(
    () => (showThreads ? threadCounts(filtered(room.rows, room.filter)) : null),
    [showThreads, room.rows, room.filter],
  );
  const isList = !showThreads || (isHand && posterOf(gallery, heldIn(room)) === undefined);
  return (
    <div className="twin" ref={root} tabIndex={-1}>
      {isList ? (
        <>
          <RefusedNote gallery={gallery} />
          <PosterList
            gallery={gallery}
            counts={counts}
            open={open}
            onThreads={(poster) => room.setCursor({ poster, isHeld: true, pair: null })}
          >
            <OwnLeft gallery={gallery} />
          </PosterList>
          <TwinFoot
            hasThreads={showThreads}
            onThreads={onThreads}
            onAdd={() => onAdd(gallery.me.table)}
          >
            {showThreads && <b>{t('gallery.connections', { count: room.rows.length })}</b>}
          </TwinFoot>
        </>
      ) : (
        <TwinThreads {...props} isHand={isHand} />
      )}
    </div>
  );
}

/** Connections as matrix and table, or one of them. */
function TwinThreads({
  gallery,
  room,
  open,
  onEdit,
  onAdd,
  onThreads,
  isHand,
}: TwinProps & { isHand: boolean }): JSX.Element {
  const isWide = useMedia(WIDE);
  const [isChosen, choose] = useState(false);
  const threads = useThreads(gallery, room, onEdit);
  const { matrix, place, scope, chosen, asked } = threads;
  const root = useRef<HTMLDivElement>(null);
  // Once what was asked for is drawn.
  useEffect(() => {
    if (asked > 0) focusIn(root.current, '[data-control][tabindex="0"]', '#twin-title');
  }, [asked]);
  const isMatrix = isWide || (isChosen && !isHand);
  const hasMatrix = isMatrix && matrix.lines.length > 1;
  // Where somebody is in the matrix, else the poster that is shown.
  const isPlaced = hasMatrix && place.from !== null && place.to !== place.from;
  const from = (isPlaced ? place.from : null) ?? chosen?.tableId ?? gallery.me.table;
  const to = (isPlaced ? place.to : null) ?? undefined;
  return (
    <div className="twin-parts" ref={root}>
      {!isWide && !isHand && (
        <TwinTools
          gallery={gallery}
          threads={threads}
          isMatrix={isMatrix}
          onMatrix={() => choose(!isChosen)}
        />
      )}
      {isMatrix && (
        <section className="twin-matrix" aria-label={t('gallery.matrix.part')}>
          {hasMatrix && (
            <Matrix
              matrix={matrix}
              chosen={chosen?.tableId ?? null}
              place={place}
              onPlace={threads.setPlace}
              onEnter={threads.enter}
              onAdd={(at) => onAdd(at.from ?? undefined, at.to ?? undefined)}
            />
          )}
          <MatrixKey matrix={matrix} isLoaded={gallery.loaded} />
        </section>
      )}
      {(isWide || !isMatrix) && (
        <ThreadTable
          gallery={gallery}
          threads={threads}
          size={isHand ? PAGE_ROWS.hand : PAGE_ROWS.desk}
          isNamed={!isWide}
          allWords={t(isHand ? 'gallery.table.allPosters' : 'gallery.table.all')}
          onEdit={onEdit}
          onBack={() => (isHand ? threads.choose(null) : focusIn(root.current, STOP))}
        >
          {chosen && scope.of === 'poster' && (
            <div className="twin-poster">
              <p>
                {chosen.sentence !== '' && <span dir="auto">{chosen.sentence}</span>}
                <bdi>{posterFacts(chosen, gallery)}</bdi>
              </p>
              <Button onClick={() => open(chosen.number)}>{t('gallery.readThis')}</Button>
            </div>
          )}
          <OwnLeft gallery={gallery} />
        </ThreadTable>
      )}
      <TwinFoot hasThreads onThreads={onThreads} onAdd={() => onAdd(from, to)}>
        <ThreadSums threads={threads} isMatrix={hasMatrix} />
      </TwinFoot>
    </div>
  );
}

/** Where there is room for the matrix or the table: which poster, and which of the two. */
function TwinTools({
  gallery,
  threads: { chosen, choose },
  isMatrix,
  onMatrix,
}: {
  gallery: Gallery;
  threads: Threads;
  isMatrix: boolean;
  onMatrix: () => void;
}): JSX.Element {
  return (
    <div className="twin-tools">
      <select
        className="legend-only"
        aria-label={t('gallery.twin.whose')}
        value={chosen?.tableId ?? ''}
        onChange={({ target }) => choose(target.value === '' ? null : target.value)}
      >
        <option value="">{t('gallery.table.allPosters')}</option>
        {gallery.posters.map(({ tableId }) => (
          <option key={tableId} value={tableId}>
            {titleOf(gallery, tableId)}
          </option>
        ))}
      </select>
      <Button onClick={onMatrix}>
        {t(isMatrix ? 'gallery.twin.table' : 'gallery.twin.matrix')}
      </Button>
    </div>
  );
}

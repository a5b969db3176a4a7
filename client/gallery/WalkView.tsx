import { useEffect, useState, type JSX } from 'react';
import { momentNow, progressWords } from '../../shared/activities/moment.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { stepWords } from '../../shared/scripts/stepWords.ts';
import { Button } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { useConnectionDraft, type ConnectionDraft } from './connectionDraft.ts';
import { ConnectionDialog } from './ConnectionDialog.tsx';
import { posterAtNow, posterOf, type Gallery } from './gallery.ts';
import { GalleryBar } from './GalleryBar.tsx';
import { OfflineNote } from './OfflineNote.tsx';
import { PosterPage } from './PosterPage.tsx';
import { RefusedNote } from './RefusedNote.tsx';
import { firstOf } from './room/connectionFilter.ts';
import { showing } from './room/roomCursor.ts';
import { LegendFilter } from './room/RoomLegend.tsx';
import { useRoom, type Room } from './room/useRoom.ts';
import { WalkRoom } from './room/WalkRoom.tsx';
import { LeadButton } from './tour/LeadButton.tsx';
import { TourView } from './tour/TourView.tsx';
import { useLead } from './tour/useLead.ts';
import { NewsRegion } from './twin/NewsRegion.tsx';
import { Twin } from './twin/Twin.tsx';
import { useOpenPoster } from './useOpenPoster.ts';
import { WalkActions, type WalkViewKind } from './WalkActions.tsx';
import { walkNow, type WalkNow } from '../meeting/walkNow.ts';
import { ROOM_KINDS } from './roomKinds.ts';
import { t, words } from '../words/speak.ts';
import { T } from '../words/T.tsx';

/** Narrower than this the room is too small to walk: the list comes first. px */
const NARROW = 700;

/** The gallery on a laptop: the room or the list, one poster close up, and what connects them. `onFollow`: to what the projector shows now. */
export function WalkView({
  gallery,
  onFollow,
}: {
  gallery: Gallery;
  onFollow: () => void;
}): JSX.Element {
  const { session, me, posters } = gallery;
  const { number, open } = useOpenPoster();
  const [view, setView] = useState<WalkViewKind>(() =>
    window.innerWidth < NARROW ? 'list' : 'room',
  );
  const [isEntering, enter] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const [threadsChosen, setThreadsChosen] = useState<boolean | null>(null);
  const [draft, setDraft] = useConnectionDraft(gallery.wallId);
  const showThreads = threadsChosen ?? ROOM_KINDS[session.present.kind].threads === true;
  const room = useRoom(gallery, showThreads);
  const walk = walkNow(session, me);

  const poster = number === null ? undefined : posters.find((each) => each.number === number);
  useWalkAlong(gallery, walk, poster, open);

  const dialog = draft && (
    <ConnectionDialog
      gallery={gallery}
      draft={draft}
      onClose={() => setDraft(null)}
      onAdded={(...ends) => room.setCursor(showing(room.cursor, ends))}
    />
  );
  const { reportBack } = session;
  const presenting = posterOf(gallery, reportBack?.queue[reportBack.index]);

  const { pair } = room.cursor;
  const lead = useLead(
    gallery,
    poster ? null : view === 'tour' ? told : pair === null ? null : firstOf(room.shown, pair),
    poster?.tableId ?? null,
    poster || view !== 'room' ? null : room.cursor.poster,
  );

  if (poster) {
    return (
      <>
        <PosterPage
          key={poster.tableId}
          gallery={gallery}
          poster={poster}
          walk={walk}
          open={open}
          onConnections={() => {
            setThreadsChosen(true);
            open(null);
          }}
          onConnect={() => setDraft({ from: poster.tableId })}
          {...(reportBack ? { onFollow } : {})}
        />
        {dialog}
      </>
    );
  }
  return (
    <div className="gallery-page">
      <button
        type="button"
        className="ww-skip"
        onClick={() => {
          setView('list');
          enter(true);
        }}
      >
        {t(showThreads ? 'gallery.skip.threads' : 'gallery.skip.list')}
      </button>
      <ViewBar
        gallery={gallery}
        walk={walk}
        view={view}
        setView={setView}
        room={room}
        onFollow={onFollow}
      />
      <main className="gallery-room" data-view={view}>
        <OfflineNote gallery={gallery} />
        {view === 'room' && <RefusedNote gallery={gallery} />}
        <NowBanner gallery={gallery} open={open} />
        {reportBack && <ReportsBack gallery={gallery} poster={presenting} onFollow={onFollow} />}
        <View
          gallery={gallery}
          room={room}
          view={view}
          lead={lead}
          open={open}
          setDraft={setDraft}
          onThreads={() => setThreadsChosen(!showThreads)}
          entering={{ isEntering, onEntered: () => enter(false) }}
          onTold={setTold}
        />
      </main>
      {showThreads && <NewsRegion gallery={gallery} />}
      {dialog}
    </div>
  );
}

/** The room, or one of the other ways to see it. */
function View({
  gallery,
  room,
  view,
  lead,
  open,
  setDraft,
  onThreads,
  entering,
  onTold,
}: {
  gallery: Gallery;
  room: Room;
  view: WalkViewKind;
  lead: ReturnType<typeof useLead>;
  open: (number: number | null) => void;
  setDraft: (draft: ConnectionDraft) => void;
  /** Threads are shown, or hidden. */
  onThreads: () => void;
  /** The list takes the focus, where it was entered by the skip link. */
  entering: { isEntering: boolean; onEntered: () => void };
  /** The connection that the tour tells now. */
  onTold: (connection: string | null) => void;
}): JSX.Element {
  const connectFrom = (from?: string, to?: string): void =>
    setDraft({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  return (
    <>
      {view === 'room' && (
        <WalkRoom
          gallery={gallery}
          room={room}
          onOpen={(tableId) => open(posterOf(gallery, tableId)?.number ?? null)}
          onConnect={connectFrom}
          onAct={(id) => setDraft({ edit: id })}
          onThreads={onThreads}
        >
          <LeadButton lead={lead} />
        </WalkRoom>
      )}
      {view === 'list' && (
        <Twin
          gallery={gallery}
          room={room}
          open={open}
          onEdit={(id) => setDraft({ edit: id })}
          onAdd={connectFrom}
          onThreads={onThreads}
          {...entering}
        />
      )}
      {view === 'tour' && (
        <TourView
          gallery={gallery}
          rows={room.shown}
          isLeading={lead.isLeading}
          isHandled
          onNow={onTold}
        >
          <LeadButton lead={lead} />
        </TourView>
      )}
    </>
  );
}

/** Where to go, for whoever left the poster to look around. */
function NowBanner({
  gallery,
  open,
}: {
  gallery: Gallery;
  open: (number: number) => void;
}): JSX.Element | null {
  const walk = walkNow(gallery.session, gallery.me);
  const poster = posterAtNow(gallery, walk);
  if (!poster) return null;
  return (
    <p className="gallery-banner">
      <Icon name="arrow-right" size={20} />
      <span>
        <T
          k={walk.kind === 'host' ? 'gallery.banner.stay' : 'gallery.banner.now'}
          with={{ poster: `${poster.number} ${poster.name}`, b: <b /> }}
        />
      </span>
      <Button onClick={() => open(poster.number)}>{t('gallery.banner.open')}</Button>
    </p>
  );
}

/** A rotation leads from poster to poster by itself, once at each stop, and a host to her own; whoever looks elsewhere may. */
function useWalkAlong(
  gallery: Gallery,
  walk: WalkNow,
  poster: PosterView | undefined,
  open: (number: number) => void,
): void {
  const { session, me, commands } = gallery;
  const nowNumber = posterAtNow(gallery, walk)?.number;
  useEffect(() => {
    if (nowNumber !== undefined) open(nowNumber);
  }, [nowNumber, open]);

  // Walking freely, the poster that is open is where one stands.
  const isFree = walk.kind === 'free' && session.open.includes('walk');
  const standing = poster?.tableId ?? null;
  useEffect(() => {
    if (isFree && standing !== null && me.standing !== standing)
      commands.say({ kind: 'me', edit: { standing } });
  }, [isFree, standing, me.standing, commands]);
}

/** The bar of the room: its threads' kinds, which are a filter, and the other ways to see it. */
function ViewBar({
  gallery,
  walk,
  view,
  setView,
  room,
  onFollow,
}: {
  gallery: Gallery;
  walk: WalkNow;
  view: WalkViewKind;
  setView: (view: WalkViewKind) => void;
  room: Room;
  onFollow: () => void;
}): JSX.Element {
  const { session } = gallery;
  const { showThreads } = room;
  const { title } = ROOM_KINDS[session.present.kind];
  return (
    <GalleryBar
      gallery={gallery}
      title={title ? title() : stepWords(words(), session, session.present).title}
      note={walk.kind === 'walked' ? t('gallery.walked') : undefined}
      actions={
        <WalkActions
          gallery={gallery}
          view={view}
          hasThreads={showThreads && room.shown.length > 0}
          onView={setView}
          onFollow={onFollow}
        />
      }
    >
      {showThreads && view !== 'tour' && (
        <LegendFilter rows={room.rows} filter={room.filter} onChange={room.setFilter} />
      )}
    </GalleryBar>
  );
}

function ReportsBack({
  gallery,
  poster,
  onFollow,
}: {
  gallery: Gallery;
  /** `undefined`: notes or groups are told of. */
  poster: PosterView | undefined;
  onFollow: () => void;
}): JSX.Element {
  const { title, progress } = momentNow(words(), gallery.session, gallery.counts.people);
  return (
    <p className="gallery-banner">
      <Icon name="projector" size={20} />
      <span dir="auto">
        {poster
          ? t('gallery.reporting.table', { number: poster.number, poster: poster.name })
          : `${title} · ${progressWords(words(), progress)}`}
      </span>
      <Button onClick={onFollow}>{t('gallery.reporting.follow')}</Button>
    </p>
  );
}

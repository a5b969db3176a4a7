import { ownPage, printPage, tablePage } from '../app/address/links.ts';
import { useEffect, useState, type JSX } from 'react';
import { PHASE_WORDS } from '../../shared/activities/activity.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { Button, LinkButton } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { useConnectionDraft } from './connectionDraft.ts';
import { ConnectionDialog } from './ConnectionDialog.tsx';
import { countOf, posterAtNow, posterOf, type Gallery } from './gallery.ts';
import { GalleryBar } from './GalleryBar.tsx';
import { Legend } from './Legend.tsx';
import { ListView } from './ListView.tsx';
import { OfflineNote } from './OfflineNote.tsx';
import { PosterPage } from './PosterPage.tsx';
import { Summary } from './ProjectorRoom.tsx';
import { RefusedNote } from './RefusedNote.tsx';
import { RoomStage } from './RoomStage.tsx';
import { useOpenPoster } from './useOpenPoster.ts';
import { useRoom } from './useRoom.ts';
import { walkNow, type WalkNow } from '../meeting/walkNow.ts';

type View = 'room' | 'list';

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
  const [view, setView] = useState<View>(() => (window.innerWidth < NARROW ? 'list' : 'room'));
  const [threadsChosen, setThreadsChosen] = useState<boolean | null>(null);
  const [draft, setDraft] = useConnectionDraft(gallery.wallId);
  const showThreads =
    threadsChosen ?? (session.phase === 'connect' || session.phase === 'follow-up');
  const room = useRoom(gallery, showThreads);
  const walk = walkNow(session, me);

  const poster = number === null ? undefined : posters.find((each) => each.number === number);
  useWalkAlong(gallery, walk, poster, open);

  const connectFrom = (from?: string, to?: string): void =>
    setDraft({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  const dialog = draft && (
    <ConnectionDialog gallery={gallery} draft={draft} onClose={() => setDraft(null)} />
  );
  const presenting = posterOf(gallery, session.reportBack?.queue[session.reportBack.index]);

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
          onConnect={() => connectFrom(poster.tableId)}
          {...(presenting ? { onFollow } : {})}
        />
        {dialog}
      </>
    );
  }
  return (
    <div className="gallery-page">
      <ViewBar
        gallery={gallery}
        walk={walk}
        view={view}
        setView={setView}
        showThreads={showThreads}
        setThreads={setThreadsChosen}
        onFollow={onFollow}
      />
      <main className="gallery-room" data-view={view}>
        <OfflineNote gallery={gallery} />
        {view === 'room' && <RefusedNote gallery={gallery} />}
        <NowBanner gallery={gallery} open={open} />
        {presenting && <ReportsBack poster={presenting} onFollow={onFollow} />}
        {view === 'room' ? (
          <RoomStage
            {...room}
            mayConnect={showThreads}
            isWalkable
            standing={me.standing ?? null}
            showHere={session.walk !== null}
            onOpen={(tableId) => open(posterOf(gallery, tableId)?.number ?? null)}
            onConnect={connectFrom}
            onAct={(id) => setDraft({ edit: id })}
          />
        ) : (
          <ListView
            gallery={gallery}
            showThreads={showThreads}
            open={open}
            onEdit={(id) => setDraft({ edit: id })}
            onAdd={() => connectFrom(me.table)}
          />
        )}
        {view === 'room' && (
          <Foot
            gallery={gallery}
            showThreads={showThreads}
            lit={room.held === null ? room.lit.length : 0}
            onAdd={() => connectFrom(me.table)}
          />
        )}
      </main>
      {dialog}
    </div>
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
        {walk.kind === 'host' ? 'You stay with your poster:' : 'You are now at:'}{' '}
        <b>
          {poster.number} <bdi>{poster.name}</bdi>
        </b>
      </span>
      <Button onClick={() => open(poster.number)}>Open it</Button>
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
  const isFree = walk.kind === 'free' && session.phase === 'gallery';
  const standing = poster?.tableId ?? null;
  useEffect(() => {
    if (isFree && standing !== null && me.standing !== standing)
      commands.say({ kind: 'me', edit: { standing } });
  }, [isFree, standing, me.standing, commands]);
}

/** The bar of the room, with what can be done there. */
function ViewBar({
  gallery,
  walk,
  view,
  setView,
  showThreads,
  setThreads,
  onFollow,
}: {
  gallery: Gallery;
  walk: WalkNow;
  view: View;
  setView: (view: View) => void;
  showThreads: boolean;
  setThreads: (show: boolean) => void;
  onFollow: () => void;
}): JSX.Element {
  const { session, me, wallId, as } = gallery;
  return (
    <GalleryBar
      gallery={gallery}
      title={session.phase === 'tables' ? 'The posters so far' : PHASE_WORDS[session.phase].title}
      note={walk.kind === 'walked' ? 'All your stops are walked. Look where you like.' : undefined}
      actions={
        <>
          {session.phase === 'follow-up' && (
            <Button icon="people" onClick={onFollow}>
              Who is in
            </Button>
          )}
          {session.phase === 'tables' && (
            <Button icon="people" onClick={onFollow}>
              Who sits where
            </Button>
          )}
          <Button icon="thread-line" onClick={() => setThreads(!showThreads)}>
            {showThreads ? 'Hide connections' : 'Show connections'}
          </Button>
          <Button
            icon={view === 'room' ? 'list' : 'fit'}
            onClick={() => setView(view === 'room' ? 'list' : 'room')}
          >
            {view === 'room' ? 'List' : 'Room'}
          </Button>
          {me.table !== undefined && (
            <LinkButton icon="pencil" href={tablePage(wallId, me.table, as)}>
              Our sheet
            </LinkButton>
          )}
          {me.table === undefined && me.role === 'participant' && (
            <LinkButton icon="people" href={ownPage(session.joinCode)}>
              Choose a table
            </LinkButton>
          )}
          {me.role === 'facilitator' && (
            <LinkButton icon="printer" href={printPage(wallId, as, 'posters')}>
              Print
            </LinkButton>
          )}
        </>
      }
    >
      {showThreads && <Legend />}
    </GalleryBar>
  );
}

function ReportsBack({
  poster,
  onFollow,
}: {
  poster: PosterView;
  onFollow: () => void;
}): JSX.Element {
  return (
    <p className="gallery-banner">
      <Icon name="projector" size={20} />
      <span>
        Table {poster.number} reports back: <bdi>{poster.name}</bdi>
      </span>
      <Button onClick={onFollow}>Follow along</Button>
    </p>
  );
}

/** Below the room: what hangs in it, and the way to add to it. */
function Foot({
  gallery,
  showThreads,
  lit,
  onAdd,
}: {
  gallery: Gallery;
  showThreads: boolean;
  lit: number;
  onAdd: () => void;
}): JSX.Element {
  return (
    <div className="gallery-foot">
      {showThreads ? (
        <Summary gallery={gallery} lit={lit} />
      ) : (
        <p className="gallery-summary">
          {gallery.postersLoaded
            ? `${countOf(gallery.posters.length, 'poster')}. Tap one to read it.`
            : 'Bringing in the posters…'}
        </p>
      )}
      {showThreads && (
        <Button variant="filled" icon="plus" onClick={onAdd}>
          Add a connection
        </Button>
      )}
    </div>
  );
}

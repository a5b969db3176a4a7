import { useEffect, useState, useSyncExternalStore, type JSX } from 'react';
import { useWakeLock } from '../design/useWakeLock.ts';
import type { Role } from '../../shared/model/person.ts';
import { isGalleryOpen } from '../../shared/model/session.ts';
import { Button } from '../design/Button.tsx';
import { doorWords } from '../meeting/words/doorWords.ts';
import { pageOf, tablePage } from '../app/address/links.ts';
import { useLiveView } from '../app/useLiveView.ts';
import { useGrant } from '../app/useGrant.ts';
import { ChooseTable } from './ChooseTable.tsx';
import { FollowUp } from './FollowUp.tsx';
import { connectionRows, posterRows, visitRows } from './galleryRows.ts';
import { GalleryStore } from './galleryStore.ts';
import { ProjectorRoom } from './ProjectorRoom.tsx';
import { ReportBack } from './ReportBack.tsx';
import { ReportSteps } from './ReportSteps.tsx';
import { StateScreen } from '../app/StateScreen.tsx';
import { WalkView } from './WalkView.tsx';
import type { Gallery } from './gallery.ts';

/** The gallery: for people on a laptop, and for the projector in every phase from tables on. */
export function GalleryPage({ wallId, as }: { wallId: string; as: Role }): JSX.Element | null {
  const [store] = useState(() => new GalleryStore(wallId, as));
  const grant = useGrant(wallId);
  const live = useLiveView(grant?.state === 'ready' ? wallId : null, as);
  const state = useSyncExternalStore(store.subscribe, store.state);
  const kept = useSyncExternalStore(store.outbox.subscribe, store.outbox.entries);
  // A facilitator's page is the shared screen of a call: it follows the meeting, as the projector does. Everyone else reads on until she says so.
  const [chosen, setChosen] = useState<{ of: string; follows: boolean } | null>(null);
  const { shared, personal } = live;

  const phase = shared?.session.phase;
  useEffect(() => {
    if (!shared || !personal) return;
    store.follow(shared.session, personal.person.role);
    document.title = `Gallery · ${shared.session.title} · Weavewall`;
    // The projector follows the meeting by itself; before the tables it shows the wall.
    if (
      as === 'projector' &&
      (phase === 'gather' || phase === 'cluster') &&
      !shared.session.reportBack
    )
      location.replace(pageOf(wallId, 'projector', 'projector'));
  }, [store, shared, personal, as, phase, wallId]);
  // The projector, and a facilitator who leads the room through the gallery.
  useWakeLock(as === 'projector' || as === 'facilitator');
  const isKnown = live.state === 'live' && personal !== null;
  useEffect(() => {
    if (isKnown) store.wake();
  }, [store, isKnown]);

  const place = { name: 'the gallery', as, kept: 'What you left here before is kept.' };
  const closed = doorWords(place, grant, live, location.origin);
  if (closed || !shared || !personal) return closed && <StateScreen {...closed} />;
  const { session } = shared;
  const { person } = personal;
  const posters = posterRows(session.tables, state.posters, state.choices);
  const gallery: Gallery = {
    wallId,
    as,
    store,
    session,
    me: person,
    live,
    counts: shared.counts,
    posters,
    postersLoaded: state.postersLoaded,
    connections: connectionRows(state.connections, state.ownConnections, kept, person),
    visits: visitRows(state.visits, personal.visits, kept),
    loaded: state.loaded,
  };
  if (as === 'projector') return <Projector gallery={gallery} />;
  if (!isGalleryOpen(session.phase) && person.role !== 'facilitator') {
    const own =
      person.table === undefined
        ? undefined
        : { href: tablePage(wallId, person.table, as), words: 'Back to your table' };
    return (
      <StateScreen
        title="The gallery isn’t open yet"
        text="It opens when the tables are done talking. Your poster is made from what stands on your sheet."
        {...(own ? { link: own } : {})}
      />
    );
  }
  if (session.tables.length === 0)
    return (
      <StateScreen
        title="No posters yet"
        text="They hang here once the groups have become tables."
        link={{
          href: pageOf(wallId, person.role === 'facilitator' ? 'console' : 'wall', as),
          words: person.role === 'facilitator' ? 'To the console' : 'To the wall',
        }}
      />
    );
  const told = session.reportBack?.queue.join() ?? session.phase;
  const follow = (follows: boolean): void => setChosen({ of: told, follows });
  if (chosen?.of === told ? chosen.follows : as === 'facilitator') {
    const leave = (): void => follow(false);
    const room = (
      <Button icon="fit" onClick={leave}>
        Room
      </Button>
    );
    if (session.reportBack)
      return (
        <ReportBack gallery={gallery} actions={<ReportSteps gallery={gallery} onLeave={leave} />} />
      );
    if (session.phase === 'tables') return <ChooseTable gallery={gallery} actions={room} />;
    if (session.phase === 'follow-up') return <FollowUp gallery={gallery} actions={room} />;
  }
  return <WalkView gallery={gallery} onFollow={() => follow(true)} />;
}

function Projector({ gallery }: { gallery: Gallery }): JSX.Element {
  const { session } = gallery;
  if (session.reportBack) return <ReportBack gallery={gallery} />;
  if (session.phase === 'tables') return <ChooseTable gallery={gallery} />;
  if (session.phase === 'follow-up') return <FollowUp gallery={gallery} />;
  return <ProjectorRoom gallery={gallery} />;
}

import { useEffect, type ReactElement, type ReactNode } from 'react';
import { Button, LinkButton } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { strangeAddress, waitingWords } from '../sync/closedDoor.ts';
import { useLiveView } from '../sync/liveView.ts';
import { useGrant } from '../sync/useGrant.ts';
import { BLOCKED_WORDS, useBlocked } from '../sync/useBlocked.ts';
import { isGalleryOpen, type Session } from '../../shared/model/session.ts';
import { ConnectionsPanel } from './ConnectionsPanel.tsx';
import { ConsoleBar } from './ConsoleBar.tsx';
import { CountRow } from './CountRow.tsx';
import { DeskContext, type Desk } from './desk.ts';
import { GroupList } from './GroupList.tsx';
import { LastActionBar } from './LastActionBar.tsx';
import { NextCard } from './NextCard.tsx';
import { NowCard } from './NowCard.tsx';
import { ReportBackPanel } from './ReportBackPanel.tsx';
import { RunOfMeeting } from './RunOfMeeting.tsx';
import { SideTabs } from './SideTabs.tsx';
import { TablesBoard } from './TablesBoard.tsx';
import { useDeskState, type DeskState } from './useDeskState.ts';
import { useDocuments } from './useDocuments.ts';
import { WalkPanel } from './WalkPanel.tsx';
import { WhoNeedsMe } from './WhoNeedsMe.tsx';

/** The facilitator's console of one wall: first the link's key is exchanged, then everything is live. */
export function ConsolePage({ wall }: { wall: string }): ReactElement {
  const grant = useGrant(wall);
  const isReady = grant?.state === 'ready';
  const live = useLiveView(isReady ? wall : null, 'facilitator');
  const now = useDocuments(wall, live.state === 'live' || live.shared !== null);
  const state = useDeskState(wall, live, now);

  useEffect(() => {
    if (live.shared) document.title = `${live.shared.session.title} · Console`;
  }, [live.shared]);

  if (grant?.state === 'offline') {
    return (
      <WholePage title="The server can’t be reached">
        <p>The link is still good. Check the network, then try again.</p>
        <Button variant="filled" onClick={() => location.reload()}>
          Try again
        </Button>
      </WholePage>
    );
  }
  if (state.isDeleted) {
    return (
      <WholePage title="The wall is deleted">
        <p>Its notes, groups and snapshots are gone for everyone.</p>
        <LinkButton variant="filled" href="/">
          Start another wall
        </LinkButton>
      </WholePage>
    );
  }
  if (live.refused === 'no-such-wall') {
    return (
      <WholePage title="This wall has ended">
        <p>A facilitator deleted it with everything on it.</p>
        <LinkButton variant="filled" href="/">
          Start another wall
        </LinkButton>
      </WholePage>
    );
  }
  if (live.refused === 'removed') {
    return (
      <WholePage title="You no longer facilitate this wall">
        <p>Another facilitator removed you. The wall goes on without you.</p>
      </WholePage>
    );
  }
  const strange = strangeAddress(grant, live);
  if (strange)
    return (
      <WholePage title={strange.title}>
        <p>{strange.text}</p>
      </WholePage>
    );
  if (grant?.state === 'refused' || live.state === 'refused') {
    return (
      <WholePage title="This link doesn’t open the console">
        <p>
          It may be incomplete, or the wall was deleted. Open the facilitator’s link again, all of
          it; the part after the # is the key.
        </p>
        <LinkButton href="/">Start page</LinkButton>
      </WholePage>
    );
  }
  if (!state.desk) {
    return (
      <WholePage title="Opening the console …">
        <p role="status">
          {live.state === 'offline'
            ? 'The server can’t be reached just now. We keep trying.'
            : grant?.state === 'unwell'
              ? waitingWords(grant)
              : 'The wall is on its way.'}
        </p>
      </WholePage>
    );
  }
  return (
    <DeskContext value={state.desk}>
      <OpenConsole desk={state.desk} state={state} />
    </DeskContext>
  );
}

function OpenConsole({ desk, state }: { desk: Desk; state: DeskState }): ReactElement {
  const { session } = desk.view;
  const isSlow = useBlocked();
  // Back at grouping the tables rest, and the groups matter again.
  const isAtTables =
    session.tables.length > 0 && session.phase !== 'gather' && session.phase !== 'cluster';
  return (
    <div className="console">
      <ConsoleBar />
      <div role="status">
        {desk.blocked !== null || isSlow ? (
          <p className="console-banner">
            <Icon name="cloud-off" />
            {desk.blocked ?? BLOCKED_WORDS}
          </p>
        ) : null}
      </div>
      <div className="console-columns">
        <RunOfMeeting />
        <main className="console-middle" data-tables={isAtTables ? '' : undefined}>
          <NowCard isCompact={isAtTables} />
          <NextCard />
          {isAtTables && isGalleryOpen(session.phase) ? <GalleryPanels session={session} /> : null}
          {isAtTables ? <TablesBoard /> : <GroupList />}
          <CountRow />
        </main>
        <aside className="console-side" aria-label="People and notes">
          <div className="side-scroll">
            <WhoNeedsMe />
            <SideTabs />
          </div>
          <LastActionBar
            last={state.last}
            held={desk.blocked}
            onUndo={state.undo}
            onGone={state.forget}
          />
        </aside>
      </div>
    </div>
  );
}

/** What this step is about comes first. */
function GalleryPanels({ session }: { session: Session }): ReactElement {
  if (session.phase === 'gallery')
    return (
      <>
        <WalkPanel />
        <ReportBackPanel />
        <ConnectionsPanel />
      </>
    );
  return (
    <>
      {session.walk ? <WalkPanel /> : null}
      {session.phase === 'connect' ? (
        <>
          <ConnectionsPanel />
          <ReportBackPanel />
        </>
      ) : (
        <>
          <ReportBackPanel />
          <ConnectionsPanel />
        </>
      )}
    </>
  );
}

function WholePage({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <main className="console-state">
      <div>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}

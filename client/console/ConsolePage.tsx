import { useEffect, useRef, useState, type ReactElement } from 'react';
import { t } from '../words/speak.ts';
import { Icon } from '../design/Icon.tsx';
import { doorWords } from '../meeting/words/doorWords.ts';
import { StateScreen } from '../app/StateScreen.tsx';
import { useKnown, useLiveSource } from '../app/useMeeting.ts';
import { NO_MEETING, type MeetingState } from '../meeting/meetingState.ts';
import { followWall, holdWall } from '../meeting/sources/followWall.ts';
import { createStore, type Store } from '../meeting/store.ts';
import { PAGE_PORTS } from '../sync/pagePorts.ts';
import { useGrant } from '../app/useGrant.ts';
import { useBlocked } from '../app/useBlocked.ts';
import { useMedia } from '../design/useMedia.ts';
import { useNewStep } from '../design/useNewStep.ts';
import { isAtTables } from '../../shared/scripts/atTables.ts';
import { ConsoleBar } from './ConsoleBar.tsx';
import { CountRow } from './CountRow.tsx';
import { DeskContext, useDesk, type Desk } from '../desk/desk.ts';
import { LastActionBar } from './LastActionBar.tsx';
import { PastSteps } from './PastSteps.tsx';
import { NextCard } from './NextCard.tsx';
import { NowCard } from './NowCard.tsx';
import { RunOfMeeting } from './RunOfMeeting.tsx';
import { SideTabs } from './SideTabs.tsx';
import { useChangeRun } from './run/useChangeRun.ts';
import type { PanelProps } from '../steps/deskKind.ts';
import { DESK_KINDS, kindsFrom } from '../steps/kinds/desk.ts';
import { useDeskState, type DeskState } from './useDeskState.ts';
import { WhoNeedsMe } from './WhoNeedsMe.tsx';

/** One column, where the one thing to do next comes first: below the clock it would be under the fold. The same width as in the styles. */
const NARROW = '(max-width: 900px)';

/** The facilitator's console of one wall: first the link's key is exchanged, then everything is live. */
export function ConsolePage({ wall }: { wall: string }): ReactElement {
  const grant = useGrant(wall);
  const isReady = grant?.state === 'ready';
  const [known] = useState(() => createStore(NO_MEETING));
  useLiveSource(known, isReady ? wall : null, 'facilitator');
  const live = useKnown(known, (state) => state.live);
  const isHere = live.state === 'live' || live.shared !== null;
  useEffect(
    () =>
      isHere
        ? followWall(known, { ...PAGE_PORTS, open: (...what) => holdWall(wall, ...what) })
        : undefined,
    [known, wall, isHere],
  );
  const state = useDeskState(wall, known);

  useEffect(() => {
    if (live.shared) document.title = t('console.page', { title: live.shared.session.title });
  }, [live.shared]);

  if (state.isDeleted)
    return (
      <StateScreen
        title={t('console.deleted.title')}
        text={t('console.deleted.text')}
        link={{ href: '/', words: t('start.another') }}
      />
    );
  const place = { what: 'console', as: 'facilitator' } as const;
  const closed = doorWords(place, grant, live, location.origin);
  if (closed) return <StateScreen {...closed} />;
  if (!state.desk)
    return <StateScreen title={t('console.opening.title')} text={t('console.opening.text')} />;
  return (
    <DeskContext value={state.desk}>
      <OpenConsole desk={state.desk} state={state} known={known} />
    </DeskContext>
  );
}

function OpenConsole({
  desk,
  state,
  known,
}: {
  desk: Desk;
  state: DeskState;
  known: Store<MeetingState>;
}): ReactElement {
  const { session } = desk.view;
  const isSlow = useBlocked();
  // Back at grouping the tables rest, and the groups matter again.
  const atTables = isAtTables(session);
  // In the order of the page, which is Tab's as well. What moves has nothing to lose: a dialog that is open stays where it is.
  const isNarrow = useMedia(NARROW);
  const middle = useRef<HTMLElement>(null);
  useNewStep(session.reportBack ? 'report-back' : session.step, middle);
  const editor = useChangeRun(desk.isChangingRun);
  const last = (
    <LastActionBar
      last={state.last}
      held={desk.blocked}
      onUndo={state.undo}
      onGone={state.forget}
    />
  );
  if (desk.isChangingRun && editor && editor !== 'failed')
    return editor.drawChangeRun({
      run: desk.view.run,
      last,
      onClose: () => desk.setChangingRun(false),
    });
  const now = <NowCard isCompact={atTables} />;
  return (
    <div className="console">
      <ConsoleBar />
      <div role="status">
        {desk.blocked !== null || isSlow ? (
          <p className="console-banner">
            <Icon name="cloud-off" />
            {desk.blocked ?? t('network.blocked')}
          </p>
        ) : null}
      </div>
      <div className="console-columns">
        <RunOfMeeting />
        <main ref={middle} className="console-middle" data-tables={atTables ? '' : undefined}>
          {isNarrow ? null : now}
          <NextCard />
          {isNarrow ? now : null}
          <Panels known={known} />
          <PastSteps known={known} />
          <CountRow />
        </main>
        <aside className="console-side" aria-label={t('console.side')}>
          <div className="side-scroll">
            <WhoNeedsMe />
            <SideTabs />
          </div>
          {last}
        </aside>
      </div>
    </div>
  );
}

/** What this step is about comes first, then what else there is to see to. */
function Panels({ known }: PanelProps): ReactElement {
  const { view } = useDesk();
  const { present } = view.session;
  const shown = kindsFrom(present.kind).filter(
    (kind) => kind === present.kind || DESK_KINDS[kind].stays?.(view),
  );
  return (
    <>
      {shown.map((kind) => {
        const { Panel } = DESK_KINDS[kind];
        return Panel ? <Panel key={kind} known={known} /> : null;
      })}
    </>
  );
}

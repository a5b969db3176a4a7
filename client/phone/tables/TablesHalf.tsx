import { pageOf, tablePage } from '../../app/address/links.ts';
import { useEffect, useId, useRef, useState, type JSX } from 'react';
import { isGalleryOpen } from '../../../shared/model/session.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import { isDealt } from '../../../shared/scripts/dealTables.ts';
import { seatingStep } from '../../../shared/scripts/toldRun.ts';
import { readOfferedTable, withoutTable } from '../../app/address/offeredTable.ts';
import { useDraftOf } from '../../app/useDraft.ts';
import { useKnown } from '../../app/useMeeting.ts';
import { openMeeting, type Meeting } from '../../meeting/openMeeting.ts';
import { leftAtTable, openCount } from '../../meeting/leftAtTable.ts';
import { stepKey } from '../../meeting/walkNow.ts';
import { PHONE_RULES } from '../../meeting/sources/answersSource.ts';
import { t, words } from '../../words/speak.ts';
import { LinkButton, Button } from '../../design/Button.tsx';
import { keepFocus } from '../../design/keepFocus.ts';
import { Toast } from '../../design/Toast.tsx';
import { CATCHING_UP_MS } from '../networkLines.ts';
import { NotesFold } from '../NotesFold.tsx';
import type { Phone } from '../usePhone.ts';
import { useSlow } from '../useSlow.ts';
import { AtTable } from './AtTable.tsx';
import { ChooseTable } from './ChooseTable.tsx';
import { LeftLine, posterShown } from './LeftLine.tsx';
import { OfferedTable } from './OfferedTable.tsx';
import { Refusals } from './Refusals.tsx';
import { phoneKind } from './phoneKinds.tsx';
import { ReportBackLine } from './ReportBackLine.tsx';
import { SeatLine } from './SeatLine.tsx';
import type { TablesState } from './TablesState.ts';
import { useLastKnown } from './useLastKnown.ts';
import { useSeatNews } from './useSeatNews.ts';
import { useWriting } from './useWriting.ts';
import { VisitForm } from './VisitForm.tsx';
import './tableIcons.ts';
import './tables.css';
import './nowAtTable.css';
import './members.css';
import './decide.css';
import './chooseTable.css';
import './posterStop.css';
import './posterPlan.css';
import './posterThreads.css';
import './followUp.css';
import './bar.css';
import './screens.css';

export interface TablesHalfProps {
  phone: Phone;
  wallId: string;
}

/** Once it was taken or declined, a reload shall not offer it again. */
const forgetOffer = (): void =>
  history.replaceState(null, '', withoutTable(location.pathname) + location.search);

/** The phone from the tables on: choose a table, work there, walk, connect, agree. The form for notes folds away below it. */
export function TablesHalf({ phone, wallId }: TablesHalfProps): JSX.Element | null {
  const { known, outboxes, offline } = phone;
  const [meeting] = useState(() => openMeeting(wallId, 'participant', PHONE_RULES, known));
  useLastKnown(known, wallId);
  const view = useKnown(meeting, (seen) => seen);
  useOutboxOf(meeting, outboxes, !offline && view?.isTold === true);
  const [offered, setOffered] = useState(() => readOfferedTable(location.pathname));
  const [choosing, setChoosing] = useState(false);
  // Chosen in one step and forgotten in the next: when the room moves on, everyone sees where to go. Drafts are kept, and so is the
  // way to them after a reload.
  const stepId = view?.session.step ?? null;
  const [chosen, setChosen] = useDraftOf<string | null>(`tab-${wallId}`, null);
  const tab = chosen === `${stepId}/table` ? 'table' : 'main';
  const setTab = (next: 'main' | 'table'): void => setChosen(`${stepId}/${next}`);
  const [writing, setWriting] = useWriting(wallId, view && stepKey(view.session, view.me));
  const seat = useSeatNews(meeting);
  // Told until the meeting or she goes on from where she left it.
  const [left, setLeft] = useState<{ visit: string; at: string } | null>(null);
  const half = useRef<HTMLDivElement>(null);
  const [moves, setMoves] = useState(0);
  useEffect(() => {
    // Only after the person's own step: a step that changes must not take the focus from what is being typed.
    if (moves === 0) return;
    window.scrollTo(0, 0);
    half.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [moves]);
  if (!view) return null;

  const { session } = view;
  const stepNow = stepKey(session, view.me);
  const state: TablesState = {
    ...view,
    // What the server would not take is told above, with the reason.
    visits: view.visits.filter(({ hangs }) => hangs),
    person: view.me,
    offline,
    wallId,
    meeting,
    send: (command) => {
      meeting.commands.say(command);
      seat.again();
    },
    writing,
    write: (next) => {
      setWriting(next);
      setLeft(null);
    },
    left: (visit) => setLeft({ visit, at: stepNow }),
  };
  const own = session.tables.find(({ tableId }) => tableId === state.person.table) ?? null;
  const step = (change: () => void): void => {
    change();
    setMoves((before) => before + 1);
  };
  const takeUpOffer = (): void => {
    forgetOffer();
    setOffered(null);
    setTab('table');
  };
  const seating = seatingStep(session);
  const kind = phoneKind(session);
  const open = isGalleryOpen(session);
  const showsTable = !open || !kind || tab === 'table';
  // What was left at the poster on the screen is seen there.
  const told = left?.at === stepNow ? left.visit : null;
  const at = state.visits.find(({ id }) => id === told)?.table;
  const isSeen = !showsTable && at !== undefined && at === posterShown(state);
  const offers = offered !== null && own?.number !== offered;
  // Where she stands is told by walking: nothing that she would know of as said.
  const kept = view.pending.filter(
    ({ intent, progress }) =>
      progress.state !== 'saved' &&
      progress.state !== 'refused' &&
      !(intent.kind === 'me' && 'standing' in intent.edit),
  ).length;
  return (
    <div ref={half} className="tb-half">
      <Refusals state={state} />
      <Network offline={offline} kept={kept} lastAt={view.lastAt} />
      <SeatLine
        news={seat.news}
        tables={session.tables}
        dealt={seating !== undefined && isDealt(seating)}
        onSeen={seat.seen}
      />
      {offers ? (
        <OfferedTable state={state} number={offered} onDone={() => step(takeUpOffer)} />
      ) : (
        <>
          {open && kind && (
            <Tabs
              state={state}
              called={kind.tab(session)}
              own={own}
              tab={tab}
              onTab={(next) => step(() => setTab(next))}
            />
          )}
          {open && <RoomLink isWalk={session.open.includes('walk')} wallId={wallId} />}
          {session.reportBack && (showsTable || !kind?.tellsReports) && (
            <ReportBackLine state={state} />
          )}
          {writing && session.tables.some(({ tableId }) => tableId === writing.table) && (
            <VisitForm key={`${writing.table}/${writing.kind}`} state={state} writing={writing} />
          )}
          {told !== null && !isSeen && (
            <LeftLine state={state} id={told} onClose={() => setLeft(null)} />
          )}
          {showsTable ? (
            own && !choosing ? (
              <AtTable state={state} row={own} live={view.isTold} />
            ) : (
              <ChooseTable
                state={state}
                onDone={() =>
                  step(() => {
                    setChoosing(false);
                    // Who comes late walks with the others: at her table there is nothing to do now.
                    if (session.walk && !own) setTab('main');
                  })
                }
              />
            )
          ) : (
            <kind.Screen state={state} onTable={() => step(() => setTab('table'))} />
          )}
          {showsTable && own && !choosing && (
            <TableBar own={own} wallId={wallId} onChange={() => step(() => setChoosing(true))} />
          )}
        </>
      )}
      <NotesFold
        phone={phone}
        barred={!offers && (showsTable ? own !== null && !choosing : kind.hasBar(own !== null))}
      />
    </div>
  );
}

/** What waits here goes out with what the first half has. */
function useOutboxOf(meeting: Meeting, outboxes: Phone['outboxes'], ready: boolean): void {
  useEffect(() => {
    outboxes.add(meeting);
    if (ready) meeting.kick();
    return () => void outboxes.delete(meeting);
  }, [ready, meeting, outboxes]);
}

/** Whether what is seen is what the room does. */
function Network({
  offline,
  kept,
  lastAt,
}: {
  offline: boolean;
  kept: number;
  lastAt: number | null;
}): JSX.Element | null {
  const isSlow = useSlow(lastAt !== null && !offline, CATCHING_UP_MS);
  const from = lastAt !== null && words().time(lastAt);
  if (!offline && !(from && isSlow)) return null;
  return (
    <div role="status" className="tb-offline">
      <Toast kind="offline">
        {offline
          ? [
              t('network.offline.taps', { count: kept }),
              from && t('network.lastKnown', { time: from }),
            ]
              .filter(Boolean)
              .join(' ')
          : from && t('network.asking', { time: from })}
      </Toast>
    </div>
  );
}

/** From the gallery on: what the room does, or the own table. */
function Tabs({
  state: { visits, connections },
  called,
  own,
  tab,
  onTab,
}: {
  state: TablesState;
  /** What the room does, in a word. */
  called: string;
  own: TableRow | null;
  tab: 'main' | 'table';
  onTab: (tab: 'main' | 'table') => void;
}): JSX.Element {
  const id = useId();
  const open = own ? openCount(leftAtTable(own.tableId, visits, connections)) : 0;
  return (
    <div className="tb-tabs" role="group" aria-label={t('phone.tabs')}>
      <button type="button" aria-pressed={tab === 'main'} onClick={() => onTab('main')}>
        {called}
      </button>
      <button
        type="button"
        aria-pressed={tab === 'table'}
        aria-describedby={open > 0 ? id : undefined}
        onClick={() => onTab('table')}
      >
        {own ? t('table.numbered', { number: own.number }) : t('table.choose')}
        {open > 0 && (
          <span className="tb-count" aria-hidden="true">
            {open}
          </span>
        )}
      </button>
      <span id={id} hidden>
        {t('phone.tab.waiting', { count: open })}
      </span>
    </div>
  );
}

function RoomLink({ isWalk, wallId }: { isWalk: boolean; wallId: string }): JSX.Element {
  return (
    <p className="tb-room">
      <span>{t(isWalk ? 'phone.room.gallery' : 'phone.room.later')}</span>
      <LinkButton iconAfter="arrow-right" href={pageOf(wallId, 'gallery', 'participant')}>
        {t('phone.room.open')}
      </LinkButton>
    </p>
  );
}

function TableBar({
  own,
  wallId,
  onChange,
}: {
  own: TableRow;
  wallId: string;
  onChange: () => void;
}): JSX.Element {
  return (
    <div className="tb-bar tb-bar-two">
      <Button onClick={onChange}>{t('table.change')}</Button>
      <LinkButton href={tablePage(wallId, own.tableId, 'participant')} icon="pencil">
        {t('phone.table.sheet')}
      </LinkButton>
    </div>
  );
}

// Here and not with the first half, whose every kilobyte a slow phone waits for; from now on it serves both.
keepFocus();

/** What the phone's first half calls once this half has arrived. */
export const drawTables = (props: TablesHalfProps): JSX.Element => <TablesHalf {...props} />;

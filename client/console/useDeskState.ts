import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Burst } from '../../shared/model/removal.ts';
import type { Rushes } from '../../shared/protocol/live.ts';
import { isLanguage, type Language } from '../../shared/words/languages.ts';
import { useDraft, useDraftOf } from '../app/useDraft.ts';
import { useKnown } from '../app/useMeeting.ts';
import { useClockOver } from '../design/useClockOver.ts';
import { useSleepWarning } from '../design/useWakeLock.ts';
import type { MeetingState } from '../meeting/meetingState.ts';
import type { Readable } from '../meeting/store.ts';
import { t } from '../words/speak.ts';
import { wallApi } from '../sync/api.ts';
import { elapsed } from '../sync/elapsed.ts';
import { keepKnownBursts, readKnownBursts } from '../desk/burstWords.ts';
import { SIDE_TABS, type Desk } from '../desk/desk.ts';
import { DeskWork } from './deskWork.ts';
import type { LastWords } from './LastActionBar.tsx';
import { stillStands, type UndoableAction } from '../desk/lastAction.ts';
import { consoleViewMaker } from './readConsoleView.ts';

/** Time for a burst of changes to settle before hidden notes are read again, ms. */
const SETTLE_MS = 250;

const NO_RUSHES: Rushes = { bursts: [], removals: [] };

export interface DeskState {
  desk: Desk | null;
  last: LastWords | null;
  undo: (action: UndoableAction) => void;
  /** Puts the last words away. */
  forget: () => void;
  isDeleted: boolean;
}

/** What becomes urgent with time is looked at this often, ms. */
const COARSE_MS = 20_000;

/** The server's time, ms, as often as urgency needs it. */
function useCoarseNow(offsetMs: number): number {
  const [now, setNow] = useState(() => elapsed());
  useEffect(() => {
    const beat = setInterval(() => setNow(elapsed()), COARSE_MS);
    return () => clearInterval(beat);
  }, []);
  return now + offsetMs;
}

/** Bursts the facilitator called her own, with how many people they had. */
function useKnownBursts(wall: string): [Readonly<Record<string, number>>, (burst: Burst) => void] {
  const [knownBursts, setKnownBursts] = useState(() => readKnownBursts(wall));
  const knowBurst = useCallback(
    (burst: Burst): void =>
      setKnownBursts((before) => {
        const next = { ...before, [burst.id]: burst.people };
        keepKnownBursts(wall, next);
        return next;
      }),
    [wall],
  );
  return [knownBursts, knowBurst];
}

/** Kept in this tab: whoever takes the report home in another language takes the rest in it as well. */
function useFilesIn(wall: string): Pick<Desk, 'filesIn' | 'setFilesIn'> {
  const [kept, keep] = useDraft(`files-in-${wall}`);
  const [setFilesIn] = useState(
    () =>
      (language?: Language): void =>
        keep(language ?? ''),
  );
  const filesIn = isLanguage(kept) ? kept : undefined;
  return useMemo(() => ({ filesIn, setFilesIn }), [filesIn, setFilesIn]);
}

/** Kept in this tab: after a reload she is where she was. */
function useChangingRun(wall: string): Pick<Desk, 'isChangingRun' | 'setChangingRun'> {
  const [kept, keep] = useDraft(`change-run-${wall}`);
  const [setChangingRun] = useState(
    () =>
      (isChanging: boolean): void =>
        keep(isChanging ? 'yes' : ''),
  );
  return useMemo(() => ({ isChangingRun: kept !== '', setChangingRun }), [kept, setChangingRun]);
}

/** Asks again for what stands in no document, whenever it may have changed. */
function useFreshReads(
  work: DeskWork,
  isLive: boolean,
  looksAtKept: boolean,
  noteCount: number,
): void {
  // Another facilitator's snapshots are read when somebody looks.
  useEffect(() => {
    if (!isLive) return undefined;
    // Not in this very turn: reading is not a part of drawing.
    const timer = setTimeout(() => void work.readSnapshots());
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- opening the tab is the reason to read again
  }, [isLive, looksAtKept, work]);

  // Hidden notes are in no document; another facilitator's hiding shows as a note that left.
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setTimeout(() => void work.readHidden(), SETTLE_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the count is the reason to read again
  }, [isLive, noteCount, work]);
}

/** Everything the console shows and does, from what is known of the meeting. `desk` is null until all has arrived once. */
export function useDeskState(wall: string, known: Readable<MeetingState>): DeskState {
  const [work] = useState(() => new DeskWork(wallApi(wall, 'facilitator')));
  const [viewOf] = useState(consoleViewMaker);
  const { last, hidden, snapshots, isDeleted } = useKnown(work, (state) => state);
  const { live, wall: onWall, people, gallery, presences, run } = useKnown(known, (state) => state);
  // What is being typed in one of them is there after a reload.
  const [keptTab, openSideTab] = useDraftOf<string>(`side-${wall}`, 'notes');
  const sideTab = SIDE_TABS.find((each) => each === keptTab) ?? 'notes';
  const files = useFilesIn(wall);
  const changing = useChangingRun(wall);
  const isLive = live.state === 'live';
  const { isShown: mayFallAsleep, dismiss: knowSleep } = useSleepWarning(true, false);
  const [knownBursts, knowBurst] = useKnownBursts(wall);
  useFreshReads(work, isLive, sideTab === 'keep', onWall?.notes.size ?? 0);

  const now = useCoarseNow(live.clockOffsetMs);
  const { shared, personal } = live;
  const isTimeUp = useClockOver(shared?.session.timer ?? null, live.clockOffsetMs);
  const view = useMemo(() => {
    if (!shared || !personal || !onWall || !people || !run) return null;
    const { session, counts } = shared;
    return viewOf(
      { wall: onWall, people, gallery },
      {
        session,
        run,
        me: personal.personId,
        here: counts.here,
        noteCount: counts.notes,
        counts: counts.people,
        presences,
        now,
        rushes: personal.rushes ?? NO_RUSHES,
        knownBursts,
        mayFallAsleep,
        isTimeUp,
      },
    );
  }, [
    viewOf,
    shared,
    personal,
    onWall,
    people,
    gallery,
    presences,
    run,
    now,
    knownBursts,
    mayFallAsleep,
    isTimeUp,
  ]);

  const desk = useMemo((): Desk | null => {
    if (!view) return null;
    const shown = new Set(view.notes.map((note) => note.id));
    return {
      wall,
      view,
      hidden: hidden.filter((note) => !shown.has(note.id)),
      snapshots,
      clockOffsetMs: live.clockOffsetMs,
      blocked: isLive ? null : t('network.offline.desk'),
      commands: work.commands,
      act: work.act,
      bend: work.bend,
      run: work.run,
      takeSnapshot: work.takeSnapshot,
      deleteSnapshot: work.deleteSnapshot,
      ...files,
      ...changing,
      sideTab,
      openSideTab,
      knowBurst,
      knowSleep,
    };
  }, [
    view,
    wall,
    hidden,
    snapshots,
    live.clockOffsetMs,
    isLive,
    work,
    files,
    changing,
    sideTab,
    openSideTab,
    knowBurst,
    knowSleep,
  ]);

  const isStale =
    last?.kind === 'done' &&
    last.action !== null &&
    view !== null &&
    !stillStands(last.action, view);
  return {
    desk,
    last: isStale ? { ...last, action: null } : last,
    undo: (action) => void work.undo(action),
    forget: work.forget,
    isDeleted,
  };
}

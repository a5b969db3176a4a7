import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSleepWarning } from '../design/useWakeLock.ts';
import { askRefusal } from '../meeting/words/askProblems.ts';
import {
  ApiProblem,
  Unreachable,
  wallApi,
  type ReadableNote,
  type SnapshotLine,
} from '../sync/api.ts';
import type { Burst } from '../../shared/model/removal.ts';
import type { Rushes } from '../../shared/protocol/live.ts';
import { keepKnownBursts, readKnownBursts } from './burstWords.ts';
import type { LiveView } from '../sync/liveView.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { SIDE_TABS, type Desk, type Stays } from './desk.ts';
import { doAction } from './doAction.ts';
import type { LastWords } from './LastActionBar.tsx';
import { inverseOf, saidOf, stillStands, type UndoableAction } from './lastAction.ts';
import { readConsoleView } from './readConsoleView.ts';
import type { DocumentsNow } from './useDocuments.ts';
import { elapsed } from '../sync/elapsed.ts';

/** Time for a burst of changes to settle before hidden notes are read again, ms. */
const SETTLE_MS = 250;

const NO_RUSHES: Rushes = { bursts: [], removals: [] };

/** Of a move whose answer was lost: it may have been done. */
const NOT_TWICE: Stays = {
  lost: 'What was done shows here then, and nothing is done twice.',
};

export interface DeskState {
  desk: Desk | null;
  last: LastWords | null;
  undo: (action: UndoableAction) => void;
  /** Puts the last words away. */
  forget: () => void;
  /** The facilitator deleted the wall herself, so its end is no surprise. */
  isDeleted: boolean;
}

/** What becomes urgent with time is looked at this often, ms. */
const COARSE_MS = 20_000;

/** Server's clock, in coarse steps, and when the present phase was first seen. */
function usePhaseClock(
  phase: string | undefined,
  offsetMs: number,
): { now: number; phaseSince: number } {
  const [now, setNow] = useState(() => elapsed());
  const [seen, setSeen] = useState({ phase, at: now });
  useEffect(() => {
    const beat = setInterval(() => setNow(elapsed()), COARSE_MS);
    return () => clearInterval(beat);
  }, []);
  if (seen.phase !== phase) setSeen({ phase, at: now });
  return { now: now + offsetMs, phaseSince: seen.at + offsetMs };
}

/** Everything the console shows and does, from the live view and the documents. `desk` is null until all has arrived once. */
export function useDeskState(wall: string, live: LiveView, now: DocumentsNow | null): DeskState {
  const commands = useMemo(() => wallApi(wall, 'facilitator'), [wall]);
  const [last, setLast] = useState<LastWords | null>(null);
  const [hidden, setHidden] = useState<readonly ReadableNote[]>([]);
  const [snapshots, setSnapshots] = useState<readonly SnapshotLine[]>([]);
  const [isDeleted, setDeleted] = useState(false);
  // What is being typed in one of them is there after a reload.
  const [keptTab, openSideTab] = useDraftOf<string>(`side-${wall}`, 'notes');
  const sideTab = SIDE_TABS.find((each) => each === keptTab) ?? 'notes';
  const isLive = live.state === 'live';
  const { isShown: mayFallAsleep, dismiss: knowSleep } = useSleepWarning(true, false);
  const [knownBursts, setKnownBursts] = useState(() => readKnownBursts(wall));
  const knowBurst = useCallback(
    (burst: Burst): void =>
      setKnownBursts((known) => {
        const next = { ...known, [burst.id]: burst.people };
        keepKnownBursts(wall, next);
        return next;
      }),
    [wall],
  );

  const run = useCallback(
    async (task: () => Promise<unknown>, said?: string, stays?: Stays): Promise<boolean> => {
      try {
        await task();
        if (said !== undefined) setLast({ kind: 'done', said, action: null });
        return true;
      } catch (error) {
        const why = error instanceof Unreachable ? 'lost' : 'refused';
        setLast({ kind: 'refused', said: askRefusal(error, stays?.[why]) });
        return false;
      }
    },
    [],
  );

  const readHidden = useCallback(
    async () => setHidden((await commands.hiddenNotes()).notes),
    [commands],
  );
  const readSnapshots = useCallback(
    async () => setSnapshots((await commands.snapshots()).snapshots),
    [commands],
  );

  const isMoving = useRef(false);
  const act = useCallback(
    async (action: UndoableAction): Promise<boolean> => {
      const isMove = action.kind === 'move';
      // A second press while the first is on its way means that very move.
      if (isMove && isMoving.current) return false;
      if (isMove) isMoving.current = true;
      let done = action;
      const isDone = await run(
        async () => {
          done = await doAction(commands, action).finally(() => {
            if (isMove) isMoving.current = false;
          });
          if (action.kind === 'hide') await readHidden();
        },
        undefined,
        isMove ? NOT_TWICE : undefined,
      );
      if (isDone) setLast({ kind: 'done', said: saidOf(done), action: done });
      return isDone;
    },
    [commands, readHidden, run],
  );

  const takeSnapshot = useCallback(
    (name: string) =>
      run(async () => {
        await commands.takeSnapshot(name);
        await readSnapshots();
      }, `You kept “${name}”`),
    [commands, readSnapshots, run],
  );

  const deleteSnapshot = useCallback(
    ({ id, name }: SnapshotLine) =>
      run(async () => {
        try {
          await commands.deleteSnapshot(id);
        } catch (error) {
          if (!(error instanceof ApiProblem && error.code === 'no-such-snapshot')) throw error;
        }
        await readSnapshots();
      }, `You deleted the snapshot “${name}”`),
    [commands, readSnapshots, run],
  );

  // Another facilitator's snapshots are read when somebody looks.
  const looksAtKept = sideTab === 'keep';
  useEffect(() => {
    if (!isLive) return undefined;
    // Not in this very turn: reading is not a part of drawing.
    const timer = setTimeout(() => void run(readSnapshots));
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- opening the tab is the reason to read again
  }, [isLive, looksAtKept, readSnapshots, run]);

  // Hidden notes are in no document; another facilitator's hiding shows as a note that left.
  const noteCount = now?.documents.notes.getMap('notes').size ?? 0;
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setTimeout(() => void run(readHidden), SETTLE_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the count is the reason to read again
  }, [isLive, noteCount, readHidden, run]);

  const { now: coarseNow, phaseSince } = usePhaseClock(
    live.shared?.session.phase,
    live.clockOffsetMs,
  );
  const view = useMemo(() => {
    if (!live.shared || !live.personal || !now?.isLoaded) return null;
    const { session, counts } = live.shared;
    return readConsoleView(now.documents, {
      session,
      me: live.personal.personId,
      here: counts.here,
      counts: counts.people,
      hands: now.hands,
      now: coarseNow,
      phaseSince,
      rushes: live.personal.rushes ?? NO_RUSHES,
      knownBursts,
      mayFallAsleep,
    });
  }, [live.shared, live.personal, now, coarseNow, phaseSince, knownBursts, mayFallAsleep]);

  const undo = useCallback(
    (action: UndoableAction): void => {
      const inverse = inverseOf(action);
      const task = async (): Promise<void> => {
        await doAction(commands, inverse);
        if (inverse.kind === 'hide') await readHidden();
      };
      const stays = inverse.kind === 'take-back' ? NOT_TWICE : undefined;
      void run(task, undefined, stays).then((isDone) => {
        if (isDone) setLast({ kind: 'done', said: saidOf(inverse), action: null });
      });
    },
    [commands, readHidden, run],
  );

  const desk = useMemo((): Desk | null => {
    if (!view) return null;
    const shown = new Set(view.notes.map((note) => note.id));
    return {
      wall,
      view,
      hidden: hidden.filter((note) => !shown.has(note.id)),
      snapshots,
      clockOffsetMs: live.clockOffsetMs,
      blocked: isLive
        ? null
        : 'You’re offline. You can steer the meeting again as soon as the server answers.',
      commands: {
        ...commands,
        deleteWall: async () => {
          const done = await commands.deleteWall();
          setDeleted(true);
          return done;
        },
      },
      act,
      run,
      takeSnapshot,
      deleteSnapshot,
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
    commands,
    act,
    run,
    takeSnapshot,
    deleteSnapshot,
    sideTab,
    openSideTab,
    knowBurst,
    knowSleep,
  ]);

  const forget = useCallback(() => setLast(null), []);
  const isStale =
    last?.kind === 'done' &&
    last.action !== null &&
    view !== null &&
    !stillStands(last.action, view);
  return { desk, last: isStale ? { ...last, action: null } : last, undo, forget, isDeleted };
}

import type { LiveSession, Session } from '../../shared/model/session.ts';
import { Toast } from '../design/Toast.tsx';
import { SleepNote } from '../design/SleepNote.tsx';
import { useSleepWarning, useWakeLock } from '../design/useWakeLock.ts';
import { useBlocked } from '../app/useBlocked.ts';
import { t, words } from '../words/speak.ts';
import { notesSoFar } from '../../shared/activities/noteWords.ts';
import { useEffect, useState } from 'react';
import { PapersLegend } from '../steps/post/PapersLegend.tsx';
import { WallSign } from '../steps/post/WallSign.tsx';
import { WallIcon } from './WallIcon.tsx';
import type { WallModel } from './wallModel.ts';
import type { WallState } from './wallState.ts';
import type { WallMode } from './wallMode.ts';

/** How long a toast stays, ms. */
const TOAST_MS = 6000;

/** Sentences laid over the wall: offline, locked, private, empty, loading, and toasts. Each says what is kept. */
export function StateNotes({
  mode,
  session,
  state,
  isOffline,
  isEmpty,
  isSign,
  noteCount,
  canHelp,
  model,
}: {
  mode: WallMode;
  session: Session & Partial<LiveSession>;
  state: WallState;
  isOffline: boolean;
  isEmpty: boolean;
  isSign: boolean;
  noteCount: number;
  canHelp: boolean;
  model: WallModel;
}) {
  const isLive = mode.kind !== 'snapshot';
  const blocked = useBlocked();
  // A facilitator's wall is often what a room looks at.
  const staysOn =
    mode.kind === 'projector' || (mode.kind === 'wall' && mode.role === 'facilitator');
  useWakeLock(staysOn);
  const sleep = useSleepWarning(staysOn);
  return (
    <>
      <div className="wall-banners">
        {isLive && !isSign && <PapersLegend session={session} />}
        {isLive && isOffline && (
          <p className="wall-banner wall-banner-offline">
            <WallIcon name="offline" size={20} />
            {t(canHelp ? 'network.offline.hands' : 'network.offline.wall')}
          </p>
        )}
        {sleep.isShown && <SleepNote className="wall-banner" dismiss={sleep.dismiss} />}
        {isLive && !isOffline && blocked && (
          <p className="wall-banner wall-banner-offline" role="status">
            <WallIcon name="offline" size={20} />
            {t('network.blocked')}
          </p>
        )}
        {canHelp && state.readable && session.locked && (
          <p className="wall-banner">
            <WallIcon name="lock" size={20} />
            {t(
              state.arrangementStatus && !state.arrangementStatus.saved
                ? 'wall.locked.kept'
                : 'wall.locked.stays',
            )}
          </p>
        )}
        {mode.kind === 'wall' && mode.role === 'facilitator' && !session.revealed && !isEmpty && (
          <p className="wall-banner">
            <WallIcon name="private" size={20} />
            {t('wall.private')}
          </p>
        )}
        {isLive && !isSign && !state.readable && (
          <p className="wall-banner">
            <WallIcon name="private" size={20} />
            {notesSoFar(words(), session, noteCount)}
          </p>
        )}
        {state.tool === 'read' && (
          <p className="wall-banner">
            <WallIcon name="read" size={20} />
            {t('wall.read.hint')}
          </p>
        )}
        {state.tool === 'select' && state.selection.size === 0 && (
          <p className="wall-banner">
            <WallIcon name="select" size={20} />
            {t('wall.select.hint')}
          </p>
        )}
      </div>
      {isLive && isSign && (mode.kind === 'projector' || state.loaded) && (
        <WallSign session={session} noteCount={noteCount} />
      )}
      {!state.loaded && state.readable && !isEmpty && (
        <p className="wall-loading" role="status">
          {t('wall.bringingIn', { count: noteCount })}
        </p>
      )}
      {mode.kind !== 'projector' && <WallToast state={state} model={model} />}
    </>
  );
}

function WallToast({ state, model }: { state: WallState; model: WallModel }) {
  const { notice } = state;
  const [gone, setGone] = useState(0);
  useEffect(() => {
    if (!notice?.shown) return undefined;
    const timer = setTimeout(() => setGone(notice.id), TOAST_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  if (!notice?.shown || notice.id === gone) return null;
  const canRedo = notice.isUndo && state.steps.undone.length > 0;
  return (
    <div className="wall-toast">
      <Toast
        kind={notice.kind}
        {...(canRedo
          ? {
              action: (
                <button type="button" onClick={() => model.redo()}>
                  {t('wall.redo')}
                </button>
              ),
            }
          : {})}
      >
        {notice.text}
      </Toast>
    </div>
  );
}

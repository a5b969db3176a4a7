import { promptTexts } from '../../shared/model/shownPrompts.ts';
import { pageLanguage } from '../words/speakPage.ts';
import { useLayoutEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { LiveSession, Session } from '../../shared/model/session.ts';
import { BreakLine } from '../app/BreakLine.tsx';
import type { Finder } from './find/Finder.ts';
import { FindPanel } from './find/FindPanel.tsx';
import { useFinder } from './find/useFinder.ts';
import { PresenceLayer } from './presence/PresenceLayer.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import type { OpenWall } from './openWall.ts';
import { focusOutline } from './outline/focusOutline.ts';
import { OutlinePanel } from './outline/OutlinePanel.tsx';
import type { ShownWall } from './shownWall.ts';
import { startGroup } from './startGroup.ts';
import { useFitting } from './useFitting.ts';
import { useWallKeys } from './useWallKeys.ts';
import { WallHead } from './WallHead.tsx';
import { WallMain } from './WallMain.tsx';
import { PHONE_WIDTH, type WallMode } from './wallMode.ts';
import { QuestionBand } from '../steps/post/WallSign.tsx';
import { t } from '../words/speak.ts';

/** Height of the bar of actions and of toasts with the air around them, CSS pixels. */
const BAR_ROOM = 66;

interface Props {
  wall: OpenWall;
  mode: WallMode;
  /** A snapshot's has no present step: it stands still. */
  session: Session & Partial<LiveSession>;
  clockOffsetMs: number;
  isOffline: boolean;
  noteCount: number;
  /** Keeps this person's name; `null` when there is one, or none is shown. */
  onName?: ((name: string) => Promise<void>) | null;
  /** What stands in the notes' place while a step has the big screen for itself. */
  sign?: ReactNode;
  /** Takes the chosen notes down; `null` for whoever may not. */
  onHide: (() => void) | null;
}

/** The wall with its frame, in all three modes. */
export function WallView({
  wall: { model, drawing },
  mode,
  session,
  clockOffsetMs,
  isOffline,
  noteCount,
  onHide,
  onName = null,
  sign = null,
}: Props) {
  const state = useSyncExternalStore(model.subscribe, model.getState);
  const { camera } = model.scene;
  const finder = useFinder(model);
  const isProjector = mode.kind === 'projector';
  const [isInOutline, setOutline] = useState(() => !isProjector && innerWidth < PHONE_WIDTH);
  const canHelp =
    mode.kind === 'wall' && (mode.role === 'volunteer' || mode.role === 'facilitator');
  useLayoutEffect(
    () => camera.keepRoomBelow(canHelp && innerWidth >= PHONE_WIDTH ? BAR_ROOM : 0),
    [camera, canHelp],
  );
  const fitting = useFitting(model, isProjector, session.step, state.readable ? 0 : noteCount);
  const openOutline = (open: boolean): void => showOutline(open, finder, setOutline);
  const toggleOutline = (): void => openOutline(!isInOutline);
  useWallKeys(
    model,
    { isInOutline, toggleOutline: isProjector ? null : toggleOutline },
    canHelp && state.writable,
  );
  const shown: ShownWall = {
    model,
    state,
    finder,
    fitting,
    mode,
    session,
    isOffline,
    noteCount,
    canHelp,
    isInOutline,
  };
  const { isEmpty, isSign, asks } = signOf(shown);
  return (
    <div className={`wall-page wall-page-${mode.kind}${isInOutline ? ' wall-page-outline' : ''}`}>
      {!isProjector && (
        <nav aria-label={t('wall.shortcuts')}>
          <button type="button" className="ww-skip" onClick={() => openOutline(true)}>
            {t('wall.skipToOutline')}
          </button>
        </nav>
      )}
      <WallHead {...shown} clockOffsetMs={clockOffsetMs} onOutline={toggleOutline} />
      {asks && <QuestionBand session={session} />}
      {mode.kind !== 'snapshot' && session.timer?.isBreak && (
        <div className="break-band">
          <BreakLine
            timer={session.timer}
            offsetMs={clockOffsetMs}
            isOpen={session.posting === 'open'}
          />
        </div>
      )}
      <div className="wall-body">
        {sign !== null && <div className="wall-step-sign">{sign}</div>}
        <WallMain
          {...shown}
          drawing={drawing}
          isEmpty={isEmpty}
          isSign={isSign}
          onName={onName}
          onHide={onHide}
        />
        <Sides {...shown} openOutline={openOutline} setOutline={setOutline} />
      </div>
      <LiveRegion model={model} />
    </div>
  );
}

/** What stands beside the canvas or above it: finding, other people, the outline. */
function Sides({
  model,
  state,
  finder,
  fitting,
  mode,
  session,
  noteCount,
  canHelp,
  isInOutline,
  openOutline,
  setOutline,
}: ShownWall & { openOutline: (open: boolean) => void; setOutline: (open: boolean) => void }) {
  return (
    <>
      {finder.state.panel.kind !== 'closed' && (
        <div className="find-slot">
          <FindPanel
            finder={finder}
            asking={session.asking}
            prompts={promptTexts(session, pageLanguage())}
            isInOutline={isInOutline}
          />
        </div>
      )}
      {mode.kind === 'wall' && (
        <PresenceLayer
          model={model}
          isListed={canHelp}
          leads={mode.role === 'facilitator'}
          showWall={(isShown) => setOutline(!isShown)}
          fit={() => fitting.fit(false)}
        />
      )}
      {isInOutline && (
        <OutlinePanel
          model={model}
          state={state}
          finder={finder}
          session={session}
          noteCount={noteCount}
          onGroup={() => startGroup(model, [...state.selection], undefined, 'outline')}
          onClose={() => openOutline(false)}
        />
      )}
    </>
  );
}

/** Opens or closes the outline and takes the keyboard along. */
function showOutline(open: boolean, finder: Finder, setOutline: (open: boolean) => void): void {
  // Closed by a pointer: the note that the keyboard had in it is nobody's any more, and its card would lie over the wall.
  if (!open && document.activeElement?.matches(':focus-visible') !== true) finder.leaveCurrent();
  // At once, so that the next key already goes there.
  flushSync(() => setOutline(open));
  if (open) focusOutline();
  else document.getElementById('wall-canvas')?.focus({ preventScroll: true });
}

/** Whether something stands in the wall's place while there is nothing to read, or the questions above it. */
function signOf({ mode, state, session, noteCount }: ShownWall): {
  isEmpty: boolean;
  isSign: boolean;
  asks: boolean;
} {
  const { notes, clusters } = state.wall;
  const isEmpty = noteCount === 0 && notes.size === 0 && clusters.size === 0;
  // A projector says what lies there unseen; on other pages it lies there face down.
  const isSign =
    mode.kind !== 'snapshot' && (isEmpty || (mode.kind === 'projector' && !state.readable));
  const asks =
    mode.kind === 'projector' &&
    !isSign &&
    session.present?.kind === 'post' &&
    session.prompts.length > 0;
  return { isEmpty, isSign, asks };
}

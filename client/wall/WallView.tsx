import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { flushSync } from 'react-dom';
import { PHASE_WORDS } from '../../shared/activities/activity.ts';
import { tidyEverything } from '../../shared/documents/wallOperations.ts';
import { zoomAt } from '../../shared/layout/camera.ts';
import type { Role } from '../../shared/model/person.ts';
import type { Session } from '../../shared/model/session.ts';
import { WallStage } from '../canvas/WallStage.tsx';
import { Clock } from '../design/Clock.tsx';
import { NoteCard } from './card/NoteCard.tsx';
import { createGestureHost, startGroup } from './createGestureHost.ts';
import { FindPanel } from './find/FindPanel.tsx';
import { useFinder } from './find/useFinder.ts';
import { GroupBar } from './GroupBar.tsx';
import { HandName } from './HandName.tsx';
import { HandsLayer } from './hands/HandsLayer.tsx';
import { JoinCorner } from './JoinCorner.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { NameField } from './NameField.tsx';
import { focusOutline } from './outline/focusOutline.ts';
import { OutlinePanel } from './outline/OutlinePanel.tsx';
import { reservedCorner } from './reservedCorner.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { StateNotes } from './StateNotes.tsx';
import { WallBar } from './WallBar.tsx';
import type { WallModel } from './wallModel.ts';
import { QuestionBand } from './WallSign.tsx';
import { WallTools } from './WallTools.tsx';
import { commandKey, isComposing, typedDigit } from '../design/keys.ts';

export type WallMode =
  | { kind: 'wall'; role: Role }
  | { kind: 'projector' }
  | { kind: 'snapshot'; name: string; when: string; postersUrl: string | null };

/** Narrower than this the outline comes first: a wall does not fit a phone. CSS pixels. */
const PHONE_WIDTH = 640;

interface Props {
  model: WallModel;
  mode: WallMode;
  session: Session;
  clockOffsetMs: number;
  isOffline: boolean;
  noteCount: number;
  /** Keeps this person's name; `null` when there is one, or none is shown. */
  onName?: ((name: string) => Promise<void>) | null;
  /** Takes the chosen notes down; `null` for whoever may not. */
  onHide: (() => void) | null;
}

/** The wall with its frame, in all three modes. */
export function WallView({
  model,
  mode,
  session,
  clockOffsetMs,
  isOffline,
  noteCount,
  onHide,
  onName = null,
}: Props) {
  const state = useSyncExternalStore(model.subscribe, model.getState);
  const { scene } = model;
  const finder = useFinder(model);
  const host = useMemo(() => createGestureHost(model), [model]);
  const [outline, setOutline] = useState(
    () => mode.kind !== 'projector' && innerWidth < PHONE_WIDTH,
  );
  const canHelp =
    mode.kind === 'wall' && (mode.role === 'volunteer' || mode.role === 'facilitator');
  const edits = canHelp && state.writable;
  const fitNow = useCallback(
    (glide = true): void => {
      const camera = scene.framing.fitted(reservedCorner());
      if (glide) scene.flyTo(camera);
      else scene.setCamera(camera);
    },
    [scene],
  );
  useLayoutEffect(
    () => scene.keepRoomBelow(canHelp && innerWidth >= PHONE_WIDTH ? 66 : 0),
    [scene, canHelp],
  );
  useFitting(
    model,
    mode.kind === 'projector',
    session.phase,
    state.readable ? 0 : noteCount,
    fitNow,
  );

  const openOutline = (open: boolean): void => {
    // Closed by a pointer: the note that the keyboard had in it is nobody's any more, and its card would lie over the wall.
    if (!open && document.activeElement?.matches(':focus-visible') !== true) finder.leaveCurrent();
    // At once, so that the next key already goes there.
    flushSync(() => setOutline(open));
    if (open) focusOutline();
    else document.getElementById('wall-canvas')?.focus({ preventScroll: true });
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement | null;
      if (target?.matches('input:not([type=checkbox]), textarea, select')) return;
      if (isComposing(event)) return;
      const key = commandKey(event);
      if ((event.ctrlKey || event.metaKey) && !event.altKey && key === 'z') {
        event.preventDefault();
        if (event.shiftKey) model.redo();
        else model.undo();
      } else if ((event.ctrlKey || event.metaKey) && !event.altKey && key === 'y') {
        event.preventDefault();
        model.redo();
      } else if (
        key === 'o' &&
        !event.ctrlKey &&
        !event.metaKey &&
        !event.altKey &&
        mode.kind !== 'projector'
      )
        openOutline(!outline);
      else if (
        key === 'g' &&
        !event.ctrlKey &&
        !event.metaKey &&
        !event.altKey &&
        edits &&
        state.selection.size > 0
      ) {
        event.preventDefault();
        startGroup(model, [...state.selection], undefined, outline ? 'outline' : 'wall');
      } else if (event.key === 'Escape')
        model.set({ selection: new Set(), selectedCluster: null, lookedAt: null, tool: 'move' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  const canvasKeys = (event: React.KeyboardEvent): void => {
    const { width, height } = scene.viewport;
    const pans: Record<string, [number, number]> = {
      ArrowLeft: [80, 0],
      ArrowRight: [-80, 0],
      ArrowUp: [0, 80],
      ArrowDown: [0, -80],
    };
    const pan = pans[event.key];
    const key = commandKey(event);
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.target !== event.currentTarget ||
      isComposing(event)
    )
      return;
    if (pan)
      scene.setCamera({ ...scene.camera, x: scene.camera.x + pan[0], y: scene.camera.y + pan[1] });
    else if (key === '+' || key === '=')
      scene.flyTo(zoomAt(scene.camera, 1.3, width / 2, height / 2));
    else if (key === '-') scene.flyTo(zoomAt(scene.camera, 1 / 1.3, width / 2, height / 2));
    else if (typedDigit(event, true) === '0') fitNow();
    else if (event.key === ' ' && finder.state.current !== null) finder.toggleCurrent();
    else if (event.key === 'Enter' && state.selectedCluster !== null && state.writable)
      model.set({ renaming: state.selectedCluster });
    else return;
    event.preventDefault();
  };

  const read = (): void => {
    const [first] = state.selection;
    const target = first
      ? ({ kind: 'note', id: first } as const)
      : state.selectedCluster
        ? ({ kind: 'cluster', id: state.selectedCluster } as const)
        : null;
    const camera = target && scene.framing.readingCamera(target, reservedCorner());
    if (camera) scene.flyTo(camera);
    else model.set({ tool: state.tool === 'read' ? 'move' : 'read' });
  };

  const tidy = (): void => {
    if (model.run(tidyEverything(model.view))) fitNow();
    else model.say('The wall is tidy already.', { shown: true });
  };

  const group = (): void => startGroup(model, [...state.selection]);
  const words = PHASE_WORDS[session.phase];
  const tools = (
    <WallTools
      model={model}
      state={state}
      finder={finder}
      noteCount={noteCount}
      canHelp={canHelp}
      canLook={mode.kind !== 'projector'}
      postersUrl={mode.kind === 'snapshot' ? mode.postersUrl : null}
      isInOutline={outline}
      onTidy={tidy}
      onFit={() => fitNow()}
      onRead={read}
      onOutline={() => openOutline(!outline)}
    />
  );

  const isEmpty = noteCount === 0 && state.wall.notes.size === 0 && state.wall.clusters.size === 0;
  // A projector says what lies there unseen; on other pages it lies there face down.
  const isSign =
    mode.kind !== 'snapshot' && (isEmpty || (mode.kind === 'projector' && !state.readable));
  const asks =
    mode.kind === 'projector' &&
    !isSign &&
    session.phase === 'gather' &&
    session.prompts.length > 0;
  const joinable = mode.kind !== 'snapshot';
  return (
    <div className={`wall-page wall-page-${mode.kind}${outline ? ' wall-page-outline' : ''}`}>
      {mode.kind !== 'projector' && (
        <nav aria-label="Shortcuts">
          <button type="button" className="ww-skip" onClick={() => openOutline(true)}>
            Skip to the outline
          </button>
        </nav>
      )}
      <WallBar
        title={session.title}
        step={mode.kind === 'snapshot' ? mode.name : words.title}
        ask={
          mode.kind === 'snapshot' ? `Kept ${mode.when}. Nothing here can be changed.` : words.ask
        }
        saved={
          edits && state.arrangementStatus
            ? state.arrangementStatus.saved
              ? 'Saved'
              : isOffline
                ? 'Kept here'
                : 'Saving…'
            : null
        }
        isHelping={canHelp}
        tools={tools}
        clock={
          session.timer && mode.kind !== 'snapshot' ? (
            <div className="wall-clock">
              <Clock timer={session.timer} offsetMs={clockOffsetMs} />
            </div>
          ) : null
        }
      />
      {asks && <QuestionBand prompts={session.prompts} />}
      <div className="wall-body">
        <main className="wall-main" data-tool={state.tool}>
          <WallStage
            host={host}
            label="The wall. Arrow keys move the view, plus and minus zoom, zero shows everything. Slash finds notes, N goes to the next one to group, Space chooses it. Press O for the outline, which has every note and action."
            onKeyDown={canvasKeys}
          />
          {state.renaming !== null && (
            <NameField key={state.renaming} model={model} id={state.renaming} />
          )}
          <StateNotes
            mode={mode}
            session={session}
            state={state}
            isOffline={isOffline}
            isEmpty={isEmpty}
            isSign={isSign}
            noteCount={noteCount}
            canHelp={canHelp}
            model={model}
          />
          {mode.kind !== 'projector' && state.readable && (
            <NoteCard
              model={model}
              state={state}
              marked={outline ? null : finder.state.current}
              prompts={session.prompts}
            />
          )}
          {joinable && !isSign && <JoinCorner session={session} host={location.host} />}
          {canHelp && onName && <HandName onName={onName} />}
          {state.selection.size > 0 && !outline && (
            <SelectionBar
              model={model}
              state={state}
              onGroup={group}
              onLike={() => void finder.suggest()}
              onHide={onHide}
            />
          )}
          {edits &&
            state.selection.size === 0 &&
            state.selectedCluster !== null &&
            state.renaming === null && (
              <GroupBar model={model} state={state} id={state.selectedCluster} />
            )}
        </main>
        {finder.state.panel.kind !== 'closed' && (
          <div className="find-slot">
            <FindPanel finder={finder} prompts={session.prompts} isInOutline={outline} />
          </div>
        )}
        {mode.kind === 'wall' && (
          <HandsLayer
            model={model}
            isListed={canHelp}
            leads={mode.role === 'facilitator'}
            showWall={(isShown) => setOutline(!isShown)}
            fit={() => fitNow(false)}
          />
        )}
        {outline && (
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
      </div>
      <LiveRegion model={model} />
    </div>
  );
}

/** `faceDown`: notes that only their number is known of; no news of the model tells that more came. Shows everything at first, and when the canvas gets another width if it did before; a projector also when notes leave the view or the phase changes, never for less. */
function useFitting(
  model: WallModel,
  follows: boolean,
  phase: string,
  faceDown: number,
  fit: (glide?: boolean) => void,
): void {
  const { scene } = model;
  const hasFitted = useRef(false);
  const pageWidth = useRef(innerWidth);
  const lastPhase = useRef(phase);
  useEffect(() => {
    const check = (): void => {
      if (!model.state.loaded || scene.viewport.width === 0) return;
      if (!hasFitted.current) {
        hasFitted.current = true;
        // The join corner takes its place in this very frame; ask after it.
        requestAnimationFrame(() => {
          if (!model.hands.isAway) fit(false);
        });
      } else if (
        follows &&
        model.hands.state.look === null &&
        scene.hands.every((hand) => hand.held.length === 0)
      ) {
        const isCut = !scene.framing.showsEverything(reservedCorner());
        // After tidying there may be much room to spare; small gains are not worth a jump.
        const isSmall = scene.framing.fitted(reservedCorner()).scale > scene.camera.scale * 1.08;
        if (lastPhase.current !== phase || isCut || isSmall) fit();
      }
      lastPhase.current = phase;
    };
    scene.showBacks(faceDown);
    check();
    const stops = [model.subscribe(check), model.hands.subscribe(check)];
    return () => stops.forEach((stop) => stop());
  }, [model, phase, follows, faceDown, scene, fit]);
  useEffect(
    () =>
      scene.onResize(({ viewport, showedAll }) => {
        const { width, height } = scene.viewport;
        const isTurned = innerWidth !== pageWidth.current;
        pageWidth.current = innerWidth;
        if (width === 0 || !model.state.loaded) return;
        if (!follows && (scene.drags.length > 0 || model.hands.isAway)) return;
        // On a phone the wall came out from behind the outline.
        if (follows || viewport.width === 0) {
          hasFitted.current = true;
          fit(false);
        }
        // A keyboard that comes up makes it lower, and is gone again soon.
        else if (showedAll && width !== viewport.width) fit(!isTurned);
        // What was in the middle stays there.
        else if (isTurned)
          scene.followCamera({
            ...scene.camera,
            x: scene.camera.x + (width - viewport.width) / 2,
            y: scene.camera.y + (height - viewport.height) / 2,
          });
      }),
    [model, scene, follows, fit],
  );
}

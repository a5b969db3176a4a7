import { tidyEverything } from '../../shared/documents/wallOperations.ts';
import { Clock } from '../design/Clock.tsx';
import { signStep } from '../steps/signStep.ts';
import type { ShownWall } from './shownWall.ts';
import { WallBar, type Saved } from './WallBar.tsx';
import { WallTools } from './WallTools.tsx';
import { stepWords } from '../../shared/scripts/stepWords.ts';
import { t, words } from '../words/speak.ts';

/** The bar above the wall: what it is, what to do now, and the tools for it. */
export function WallHead({
  clockOffsetMs,
  onOutline,
  ...shown
}: ShownWall & { clockOffsetMs: number; onOutline: () => void }) {
  const { model, state, finder, fitting, mode, session, noteCount, canHelp, isInOutline } = shown;
  const isKept = mode.kind === 'snapshot';
  const { present } = session;
  const { title, ask } = present ? stepWords(words(), session, present) : { title: '', ask: '' };
  return (
    <WallBar
      title={session.title}
      step={isKept ? mode.name : title}
      ask={
        isKept
          ? t('wall.snapshot.kept', { when: mode.when })
          : // There it is the sign's headline.
            mode.kind === 'projector' && signStep(session)
            ? ''
            : ask
      }
      saved={savedOf(shown)}
      isHelping={canHelp}
      tools={
        <WallTools
          model={model}
          state={state}
          finder={finder}
          noteCount={noteCount}
          canHelp={canHelp}
          canLook={mode.kind !== 'projector'}
          postersUrl={isKept ? mode.postersUrl : null}
          isInOutline={isInOutline}
          onTidy={() => tidy(shown)}
          onFit={() => fitting.fit()}
          onRead={() => read(shown)}
          onOutline={onOutline}
        />
      }
      clock={
        !isKept && session.timer ? (
          <div className="wall-clock">
            <Clock timer={session.timer} offsetMs={clockOffsetMs} />
          </div>
        ) : null
      }
    />
  );
}

/** Whether this person's moves are safe; `null` for whoever makes none. */
function savedOf({ canHelp, state, isOffline }: ShownWall): Saved | null {
  if (!canHelp || !state.writable || !state.arrangementStatus) return null;
  return state.arrangementStatus.saved ? 'saved' : isOffline ? 'here' : 'saving';
}

function tidy({ model, fitting }: ShownWall): void {
  if (model.run(tidyEverything(model.view))) fitting.fit();
  else model.say(t('wall.tidy.already'), { shown: true });
}

/** Brings what is chosen close; with nothing chosen, what is tapped next. */
function read({ model, state }: ShownWall): void {
  const { camera, framing } = model.scene;
  const [note] = state.selection;
  const near = note
    ? framing.readingCamera({ kind: 'note', id: note })
    : state.selectedCluster &&
      framing.readingCamera({ kind: 'cluster', id: state.selectedCluster });
  if (near) camera.flyTo(near);
  else model.set({ tool: state.tool === 'read' ? 'move' : 'read' });
}

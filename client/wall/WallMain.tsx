import { promptTexts } from '../../shared/model/shownPrompts.ts';
import { pageLanguage } from '../words/speakPage.ts';
import { useMemo } from 'react';
import { noteFormsOf } from '../design/NoteSaid.tsx';
import type { WallDrawing } from '../canvas/drawing/wallDrawing.ts';
import { WallStage } from '../canvas/WallStage.tsx';
import { NoteCard } from './card/NoteCard.tsx';
import { createGestureHost } from './createGestureHost.ts';
import { GroupBar } from './GroupBar.tsx';
import { HelperName } from './HelperName.tsx';
import { JoinCorner } from '../steps/post/JoinCorner.tsx';
import { NameField } from './NameField.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import type { ShownWall } from './shownWall.ts';
import { startGroup } from './startGroup.ts';
import { StateNotes } from './StateNotes.tsx';
import { pressOnCanvas } from './useWallKeys.ts';
import { t } from '../words/speak.ts';

interface Props extends ShownWall {
  drawing: WallDrawing;
  isEmpty: boolean;
  /** What a room looks at while there is nothing to read is shown. */
  isSign: boolean;
  onName: ((name: string) => Promise<void>) | null;
  onHide: (() => void) | null;
}

/** The canvas, and what is laid over it. */
export function WallMain(props: Props) {
  const { model, state, finder, fitting, drawing, mode, session, canHelp, onName } = props;
  const host = useMemo(() => createGestureHost(model), [model]);
  return (
    <main className="wall-main" data-tool={state.tool}>
      <WallStage
        scene={model.scene}
        drawing={drawing}
        host={host}
        label={t('wall.label')}
        onKeyDown={(event) => pressOnCanvas(event, model, finder, fitting)}
      />
      {state.renaming !== null && (
        <NameField key={state.renaming} model={model} id={state.renaming} />
      )}
      <StateNotes {...props} />
      {mode.kind !== 'projector' && state.readable && (
        <NoteCard
          model={model}
          state={state}
          marked={props.isInOutline ? null : finder.state.current}
          prompts={promptTexts(session, pageLanguage())}
          forms={noteFormsOf(session)}
        />
      )}
      {mode.kind !== 'snapshot' && !props.isSign && (
        <JoinCorner session={session} host={location.host} />
      )}
      {canHelp && onName && <HelperName onName={onName} />}
      <ChosenBar {...props} />
    </main>
  );
}

/** What can be done with what is chosen: notes, unless the outline is there for that, or a group. */
function ChosenBar({ model, state, finder, canHelp, isInOutline, onHide }: Props) {
  if (state.selection.size > 0)
    return (
      !isInOutline && (
        <SelectionBar
          model={model}
          state={state}
          onGroup={() => startGroup(model, [...state.selection])}
          onLike={() => void finder.suggest()}
          onHide={onHide}
        />
      )
    );
  return (
    canHelp &&
    state.writable &&
    state.selectedCluster !== null &&
    state.renaming === null && <GroupBar model={model} state={state} id={state.selectedCluster} />
  );
}

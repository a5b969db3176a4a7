import type { Finder } from './find/Finder.ts';
import { FindTool } from './find/FindTool.tsx';
import { NextTool } from './find/NextTool.tsx';
import { PresenceTool } from './presence/PresenceTool.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { ON_PHONE, useMedia } from '../design/useMedia.ts';
import { Tool } from './WallBar.tsx';
import { WallIcon } from './WallIcon.tsx';
import type { WallModel } from './wallModel.ts';
import type { WallState } from './wallState.ts';

interface Props {
  model: WallModel;
  state: WallState;
  finder: Finder;
  noteCount: number;
  canHelp: boolean;
  /** Finds, reads and opens the outline: everyone but the projector. */
  canLook: boolean;
  /** Where the posters that belong to this wall are printed; `null`: there are none. */
  postersUrl: string | null;
  isInOutline: boolean;
  onTidy: () => void;
  onFit: () => void;
  onRead: () => void;
  onOutline: () => void;
}

/**
 * The bar's tools. Undo, Tidy and Fit are always one press away, and whatever else is used all the time; the rest is under More, so that
 * the step and what it asks are read in full. On a phone the outline is the other half of the page and stands in sight.
 */
export function WallTools({
  model,
  state,
  finder,
  noteCount,
  canHelp,
  canLook,
  postersUrl,
  isInOutline,
  onTidy,
  onFit,
  onRead,
  onOutline,
}: Props) {
  const isPhone = useMedia(ON_PHONE);
  const edits = canHelp && state.writable;
  const read = state.readable && (
    <Tool
      icon="read"
      word="Read"
      label="Read: bring a note or a group close"
      pressed={state.tool === 'read'}
      onClick={onRead}
    />
  );
  const outline = (
    <Tool
      icon="outline"
      word="Outline"
      label="Outline: the wall as a list (O)"
      pressed={isInOutline}
      onClick={onOutline}
    />
  );
  const next = state.readable && <NextTool finder={finder} />;
  const fit = <Tool icon="fit" word="Fit" label="Fit the whole wall into view" onClick={onFit} />;
  const find = (
    <FindTool finder={finder} readable={state.readable} canGroup={canHelp && state.readable} />
  );
  if (!canLook) return fit;
  if (!canHelp) {
    return (
      <>
        {find}
        {postersUrl !== null && (
          <a className="wall-tool" href={postersUrl} target="_blank" rel="noopener">
            <WallIcon name="poster" />
            <span>Posters</span>
          </a>
        )}
        {fit}
        {read}
        {outline}
      </>
    );
  }
  return (
    <>
      <UndoTool model={model} state={state} edits={edits} />
      <Tool
        icon="select"
        word="Select"
        label="Select several notes: draw around them, or tap them"
        pressed={state.tool === 'select'}
        disabled={!edits}
        onClick={() => model.set({ tool: state.tool === 'select' ? 'move' : 'select' })}
      />
      <Tool
        icon="tidy"
        word="Tidy"
        label="Tidy: put the whole wall in rows"
        disabled={!edits || noteCount === 0}
        onClick={onTidy}
      />
      {!isPhone && next}
      {find}
      {fit}
      {isPhone ? outline : read}
      <MoreMenu className="wall-tool" label="More tools">
        <RedoTool model={model} state={state} edits={edits} />
        {isPhone && next}
        {isPhone && read}
        <PresenceTool presence={model.presence} />
        {!isPhone && outline}
      </MoreMenu>
    </>
  );
}

interface StepProps {
  model: WallModel;
  state: WallState;
  edits: boolean;
}

function UndoTool({ model, state, edits }: StepProps) {
  const last = state.steps.done.at(-1);
  return (
    <Tool
      icon="undo"
      word="Undo"
      label={last ? `Undo ${last.label}` : 'Undo: nothing to take back'}
      disabled={!edits || !last}
      onClick={() => model.undo()}
    />
  );
}

function RedoTool({ model, state, edits }: StepProps) {
  const last = state.steps.undone.at(-1);
  return (
    <Tool
      icon="redo"
      word="Redo"
      label={last ? `Redo ${last.label}` : 'Redo: nothing to do again'}
      disabled={!edits || !last}
      onClick={() => model.redo()}
    />
  );
}

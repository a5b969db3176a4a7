import type { Finder } from './find/Finder.ts';
import { FindTool } from './find/FindTool.tsx';
import { NextTool } from './find/NextTool.tsx';
import { PresenceTool } from './presence/PresenceTool.tsx';
import { LanguageTool } from './LanguageTool.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { ON_PHONE, useMedia } from '../design/useMedia.ts';
import { deedWords } from './deedWords.ts';
import { Tool } from './WallBar.tsx';
import { WallIcon } from './WallIcon.tsx';
import type { WallModel } from './wallModel.ts';
import type { WallState } from './wallState.ts';
import { t } from '../words/speak.ts';

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
      word={t('wall.read')}
      label={t('wall.read.label')}
      pressed={state.tool === 'read'}
      onClick={onRead}
    />
  );
  const outline = (
    <Tool
      icon="outline"
      word={t('wall.outline')}
      label={t('wall.outline.label')}
      pressed={isInOutline}
      onClick={onOutline}
    />
  );
  const next = state.readable && <NextTool finder={finder} />;
  const fit = <Tool icon="fit" word={t('wall.fit')} label={t('wall.fit.label')} onClick={onFit} />;
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
            <span>{t('wall.posters')}</span>
          </a>
        )}
        {fit}
        {read}
        {outline}
        {!isPhone && <LanguageTool />}
      </>
    );
  }
  return (
    <>
      <UndoTool model={model} state={state} edits={edits} />
      <Tool
        icon="select"
        word={t('wall.select')}
        label={t('wall.select.label')}
        pressed={state.tool === 'select'}
        disabled={!edits}
        onClick={() => model.set({ tool: state.tool === 'select' ? 'move' : 'select' })}
      />
      <Tool
        icon="tidy"
        word={t('wall.tidy')}
        label={t('wall.tidy.label')}
        disabled={!edits || noteCount === 0}
        onClick={onTidy}
      />
      {!isPhone && next}
      {find}
      {fit}
      {isPhone ? outline : read}
      <MoreMenu className="wall-tool" label={t('wall.moreTools')}>
        <RedoTool model={model} state={state} edits={edits} />
        {isPhone && next}
        {isPhone && read}
        <PresenceTool presence={model.presence} />
        {!isPhone && outline}
        <LanguageTool />
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
      word={t('wall.undo')}
      label={last ? t('undo.undo', { what: deedWords(last.did) }) : t('undo.undo.none')}
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
      word={t('wall.redo')}
      label={last ? t('undo.redo', { what: deedWords(last.did) }) : t('undo.redo.none')}
      disabled={!edits || !last}
      onClick={() => model.redo()}
    />
  );
}

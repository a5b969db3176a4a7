import { dropOnCluster, splittable } from '../../shared/documents/wallOperations.ts';
import { ChooseList } from './ChooseList.tsx';
import { MenuItem } from './MenuItem.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { numberedTitle } from './titleOf.ts';
import { toolbarKeys } from './toolbarKeys.ts';
import { ON_PHONE, useMedia } from '../design/useMedia.ts';
import { WallIcon } from './WallIcon.tsx';
import type { WallModel } from './wallModel.ts';
import type { WallState } from './wallState.ts';
import { t } from '../words/speak.ts';

/** What can be done with the chosen notes, in one row, on a phone in two. `onHide` only for facilitators. */
export function SelectionBar({
  model,
  state,
  onGroup,
  onLike,
  onHide,
}: {
  model: WallModel;
  state: WallState;
  onGroup: () => void;
  onLike: () => void;
  onHide: (() => void) | null;
}) {
  const isPhone = useMedia(ON_PHONE);
  const chosen = [...state.selection];
  const clusters = [...state.wall.clusters.values()];
  const close = (
    <button
      type="button"
      className="wall-button wall-button-icon"
      aria-label={t('chosen.none')}
      onClick={() => model.selection.letNotesGo()}
    >
      <WallIcon name="close" size={20} />
    </button>
  );
  return (
    <div className="action-bar" role="toolbar" aria-label={t('chosen.bar')} onKeyDown={toolbarKeys}>
      <span className="action-bar-title">{t('chosen.count', { count: chosen.length })}</span>
      {isPhone && close}
      {state.writable && (
        <>
          <button
            type="button"
            className="wall-button wall-button-filled"
            aria-keyshortcuts="g"
            title={t('chosen.group.title')}
            onClick={onGroup}
          >
            <WallIcon name="group" size={20} />
            {t(
              splittable(state.wall, chosen) !== null
                ? 'chosen.splitOff'
                : chosen.length === 1
                  ? 'chosen.start'
                  : 'chosen.group',
            )}
          </button>
          {clusters.length > 0 && (
            <ChooseList
              label={t('chosen.move.label')}
              word={t('chosen.move')}
              onChoose={(group) => {
                if (model.run(dropOnCluster(model.view, group, chosen)))
                  model.selection.letNotesGo();
              }}
            >
              {clusters.map((cluster) => (
                <option key={cluster.id} value={cluster.id}>
                  {numberedTitle(cluster)}
                </option>
              ))}
            </ChooseList>
          )}
        </>
      )}
      {isPhone ? (
        <MoreMenu className="wall-button" label={t('chosen.more')} opens="up">
          <MenuItem icon="like" onClick={onLike}>
            {t('find.like')}
          </MenuItem>
          {onHide && (
            <MenuItem icon="hidden" harm onClick={onHide}>
              {t('chosen.takeDown')}
            </MenuItem>
          )}
        </MoreMenu>
      ) : (
        <>
          <button type="button" className="wall-button" onClick={onLike}>
            <WallIcon name="like" size={20} />
            {t('find.like')}
          </button>
          {onHide && (
            <button type="button" className="wall-button wall-button-harm" onClick={onHide}>
              <WallIcon name="hidden" size={20} />
              {t('chosen.takeDown')}
            </button>
          )}
        </>
      )}
      {!isPhone && close}
    </div>
  );
}

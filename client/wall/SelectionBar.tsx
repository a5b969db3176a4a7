import { dropOnCluster, splittable } from '../../shared/documents/wallOperations.ts';
import { ChooseList } from './ChooseList.tsx';
import { MenuItem } from './MenuItem.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { countNotes } from '../../shared/activities/noteWords.ts';
import { titleOf } from './titleOf.ts';
import { toolbarKeys } from './toolbarKeys.ts';
import { ON_PHONE, useMedia } from '../design/useMedia.ts';
import { WallIcon } from './WallIcon.tsx';
import type { WallModel } from './wallModel.ts';
import type { WallState } from './wallState.ts';

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
      aria-label="Choose none"
      onClick={() => model.selection.letNotesGo()}
    >
      <WallIcon name="close" size={20} />
    </button>
  );
  return (
    <div className="action-bar" role="toolbar" aria-label="Chosen notes" onKeyDown={toolbarKeys}>
      <span className="action-bar-title" dir="auto">
        {countNotes(chosen.length)} chosen
      </span>
      {isPhone && close}
      {state.writable && (
        <>
          <button
            type="button"
            className="wall-button wall-button-filled"
            aria-keyshortcuts="g"
            title="Group the chosen notes (G)"
            onClick={onGroup}
          >
            <WallIcon name="group" size={20} />
            {splittable(state.wall, chosen) !== null
              ? 'Split off'
              : chosen.length === 1
                ? 'Start a group'
                : 'Group these'}
          </button>
          {clusters.length > 0 && (
            <ChooseList
              label="Move to a group"
              word="Move to…"
              onChoose={(group) => {
                if (model.run(dropOnCluster(model.view, group, chosen)))
                  model.selection.letNotesGo();
              }}
            >
              {clusters.map((cluster) => (
                <option
                  key={cluster.id}
                  value={cluster.id}
                >{`${cluster.number} ${titleOf(cluster)}`}</option>
              ))}
            </ChooseList>
          )}
        </>
      )}
      {isPhone ? (
        <MoreMenu className="wall-button" label="More for the chosen notes" opens="up">
          <MenuItem icon="like" onClick={onLike}>
            More like this
          </MenuItem>
          {onHide && (
            <MenuItem icon="hidden" harm onClick={onHide}>
              Take down
            </MenuItem>
          )}
        </MoreMenu>
      ) : (
        <>
          <button type="button" className="wall-button" onClick={onLike}>
            <WallIcon name="like" size={20} />
            More like this
          </button>
          {onHide && (
            <button type="button" className="wall-button wall-button-harm" onClick={onHide}>
              <WallIcon name="hidden" size={20} />
              Take down
            </button>
          )}
        </>
      )}
      {!isPhone && close}
    </div>
  );
}

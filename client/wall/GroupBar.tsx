import {
  collapseCluster,
  mergeCluster,
  recolorCluster,
  takeApart,
} from '../../shared/documents/wallOperations.ts';
import { ChooseList } from './ChooseList.tsx';
import { ClaimButton } from './presence/ClaimButton.tsx';
import { MenuItem } from './MenuItem.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { PaperTags } from './PaperTags.tsx';
import { tidyGroup } from './tidyGroup.ts';
import { titleOf } from './titleOf.ts';
import { toolbarKeys } from './toolbarKeys.ts';
import { ON_LAPTOP, ON_PHONE, useMedia } from '../design/useMedia.ts';
import { WallIcon } from './WallIcon.tsx';
import type { WallModel } from './wallModel.ts';
import type { WallState } from './wallState.ts';

/** What can be done with the chosen group, above the wall's lower edge: one row, on a phone two; what has no room is under More. */
export function GroupBar({ model, state, id }: { model: WallModel; state: WallState; id: string }) {
  const isPhone = useMedia(ON_PHONE);
  const isLaptop = useMedia(ON_LAPTOP);
  const cluster = state.wall.clusters.get(id);
  if (!cluster) return null;
  const others = [...state.wall.clusters.values()].filter((each) => each.id !== id);
  const papers = (
    <PaperTags
      value={cluster.color}
      disabled={!state.writable}
      onChoose={(color) => model.run(recolorCluster(model.view, id, color))}
    />
  );
  const claim = <ClaimButton presence={model.presence} id={id} />;
  const close = (
    <button
      type="button"
      className="wall-button wall-button-icon"
      aria-label="Close"
      onClick={() => model.selection.letGroupGo()}
    >
      <WallIcon name="close" size={20} />
    </button>
  );
  const tidy = (): void => tidyGroup(model, id);
  const apart = (): void => void model.run(takeApart(model.view, id));
  return (
    <div
      className="action-bar action-bar-group"
      role="toolbar"
      aria-label={`Group ${cluster.number}, ${titleOf(cluster)}`}
      onKeyDown={toolbarKeys}
    >
      <span className="action-bar-title">
        <b>{cluster.number}</b>
        <span dir="auto">{titleOf(cluster)}</span>
        {cluster.also && (
          <small dir="auto" title={cluster.also.join(', ')}>
            with {cluster.also.join(', ')}
          </small>
        )}
      </span>
      {isPhone && close}
      <button
        type="button"
        className="wall-button"
        onClick={() => model.selection.startRenaming(id)}
      >
        <WallIcon name="name" size={20} />
        Name it
      </button>
      {!isLaptop && papers}
      <button
        type="button"
        className="wall-button"
        onClick={() => model.run(collapseCluster(model.view, id, !cluster.collapsed))}
      >
        <WallIcon name="pile" size={20} />
        {cluster.collapsed ? 'Open' : 'Pile up'}
      </button>
      {!isPhone && claim}
      {!isLaptop && (
        <button type="button" className="wall-button" onClick={tidy}>
          <WallIcon name="tidy" size={20} />
          Tidy
        </button>
      )}
      {others.length > 0 && (
        <ChooseList
          label="Merge into another group"
          word={isPhone ? 'Merge…' : 'Merge into…'}
          onChoose={(into) => model.run(mergeCluster(model.view, id, into))}
        >
          {others.map((each) => (
            <option key={each.id} value={each.id}>{`${each.number} ${titleOf(each)}`}</option>
          ))}
        </ChooseList>
      )}
      {isLaptop ? (
        <MoreMenu className="wall-button" label={`More for group ${cluster.number}`} opens="up">
          {papers}
          {isPhone && claim}
          <MenuItem icon="tidy" onClick={tidy}>
            Tidy this group
          </MenuItem>
          <MenuItem icon="apart" onClick={apart}>
            Take apart
          </MenuItem>
        </MoreMenu>
      ) : (
        <button type="button" className="wall-button" onClick={apart}>
          Take apart
        </button>
      )}
      {!isPhone && close}
    </div>
  );
}

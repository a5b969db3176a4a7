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
import { numberedTitle, titleOf } from './titleOf.ts';
import { toolbarKeys } from './toolbarKeys.ts';
import { ON_LAPTOP, ON_PHONE, useMedia } from '../design/useMedia.ts';
import { WallIcon } from './WallIcon.tsx';
import type { WallModel } from './wallModel.ts';
import type { WallState } from './wallState.ts';
import { t, words } from '../words/speak.ts';

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
      aria-label={t('design.close')}
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
      aria-label={t('group.bar', { number: cluster.number, name: titleOf(cluster) })}
      onKeyDown={toolbarKeys}
    >
      <span className="action-bar-title">
        <b>{cluster.number}</b>
        <span dir="auto">{titleOf(cluster)}</span>
        {cluster.also && (
          <small dir="auto" title={words().list(cluster.also)}>
            {t('group.with', { names: words().list(cluster.also) })}
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
        {t('group.name')}
      </button>
      {!isLaptop && papers}
      <button
        type="button"
        className="wall-button"
        onClick={() => model.run(collapseCluster(model.view, id, !cluster.collapsed))}
      >
        <WallIcon name="pile" size={20} />
        {t(cluster.collapsed ? 'group.open' : 'group.pile')}
      </button>
      {!isPhone && claim}
      {!isLaptop && (
        <button type="button" className="wall-button" onClick={tidy}>
          <WallIcon name="tidy" size={20} />
          {t('group.tidy')}
        </button>
      )}
      {others.length > 0 && (
        <ChooseList
          label={t('group.merge.label')}
          word={t(isPhone ? 'group.merge.short' : 'group.merge')}
          onChoose={(into) => model.run(mergeCluster(model.view, id, into))}
        >
          {others.map((each) => (
            <option key={each.id} value={each.id}>
              {numberedTitle(each)}
            </option>
          ))}
        </ChooseList>
      )}
      {isLaptop ? (
        <MoreMenu
          className="wall-button"
          label={t('group.more', { number: cluster.number })}
          opens="up"
        >
          {papers}
          {isPhone && claim}
          <MenuItem icon="tidy" onClick={tidy}>
            {t('group.tidyThis')}
          </MenuItem>
          <MenuItem icon="apart" onClick={apart}>
            {t('group.takeApart')}
          </MenuItem>
        </MoreMenu>
      ) : (
        <button type="button" className="wall-button" onClick={apart}>
          {t('group.takeApart')}
        </button>
      )}
      {!isPhone && close}
    </div>
  );
}

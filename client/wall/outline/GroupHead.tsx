import { LettersLeft } from '../../design/LettersLeft.tsx';
import { memo, useEffect, useRef, useState } from 'react';
import type { PlacedCluster } from '../../../shared/layout/resolvePlacements.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import {
  collapseCluster,
  mergeCluster,
  recolorCluster,
  renameCluster,
  takeApart,
} from '../../../shared/documents/wallOperations.ts';
import { useDraftOf } from '../../app/useDraft.ts';
import { ChooseList } from '../ChooseList.tsx';
import { ClaimButton, ClaimedBy } from '../presence/ClaimButton.tsx';
import { PaperTags } from '../PaperTags.tsx';
import { tidyGroup } from '../tidyGroup.ts';
import { numberedTitle, titleOf } from '../titleOf.ts';
import { useNameWaits } from '../useNameWaits.ts';
import { useUnfinishedName } from '../useUnfinishedName.ts';
import type { WallModel } from '../wallModel.ts';
import type { OutlineKeyboard } from './OutlineKeyboard.ts';
import { isComposing } from '../../design/keys.ts';
import { useSaid } from '../../steps/thingMarks.tsx';
import { t, words } from '../../words/speak.ts';
import { T } from '../../words/T.tsx';

interface Props {
  model: WallModel;
  keyboard: OutlineKeyboard;
  cluster: PlacedCluster;
  clusters: ReadonlyMap<string, PlacedCluster>;
  writable: boolean;
  /** Just made here: its name is asked for. */
  isAsked: boolean;
}

/** A group's name and count, and what can be done with the group as a whole. */
export const GroupHead = memo(function GroupHead({
  model,
  keyboard,
  cluster,
  clusters,
  writable,
  isAsked,
}: Props) {
  const said = useSaid('groups', cluster.id);
  return (
    <>
      <h3 id={`outline-${cluster.id}`}>
        <b className="outline-number">{cluster.number}</b> <bdi>{titleOf(cluster)}</bdi>{' '}
        <small>
          {t(cluster.collapsed ? 'outline.count.pile' : 'outline.count', {
            count: cluster.notes.length,
          })}
        </small>
      </h3>
      {cluster.also && (
        <p className="outline-empty">{t('outline.with', { names: words().list(cluster.also) })}</p>
      )}
      {said && <p className="outline-said">{said}</p>}
      <ClaimedBy presence={model.presence} id={cluster.id} />
      <GroupTools
        model={model}
        keyboard={keyboard}
        cluster={cluster}
        clusters={clusters}
        writable={writable}
        isAsked={isAsked}
      />
    </>
  );
});

function GroupTools({ model, keyboard, cluster, clusters, writable, isAsked }: Props) {
  const [name, setName] = useDraftOf<string | null>(`group-outline-${cluster.id}`, null);
  const [isOpen, setOpen] = useState(() => name !== null);
  const field = useRef<HTMLInputElement>(null);
  useUnfinishedName(model, cluster.id, name);
  useEffect(() => {
    if (!isAsked) return;
    field.current?.focus({ preventScroll: true });
    field.current?.scrollIntoView({ block: 'center' });
  }, [isAsked]);
  const settle = (): void => {
    if (name !== null)
      model.run(renameCluster(model.view, cluster.id, name.replace(/\s+/gu, ' ').trim()));
    setName(null);
    if (isAsked) model.set({ namingInOutline: null });
  };
  const waits = useNameWaits(model, settle);
  const keep = (): void => {
    if (name === null || name === cluster.name || !waits()) settle();
  };
  /** Enter keeps the name and Escape what it was; whoever was asked for it goes on where she was. */
  const onNameKey = (event: React.KeyboardEvent): void => {
    if (isComposing(event) || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    if (event.key === 'Enter') keep();
    else {
      setName(null);
      if (isAsked) model.set({ namingInOutline: null });
    }
    if (!isAsked || (event.key === 'Enter' && !model.state.writable)) return;
    setOpen(false);
    keyboard.place.resume();
  };
  const shown = isOpen || isAsked;
  // Locked: nothing can be changed, but a name that is being typed is not thrown away.
  if (!writable && name === null) return null;
  return (
    <details
      className="outline-group"
      open={shown}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <T
          k="outline.change"
          with={{
            group: numberedTitle(cluster),
            which: <span className="ww-visually-hidden" />,
          }}
        />
      </summary>
      {shown && (
        <div>
          <label>
            {t('outline.name')}
            <input
              ref={field}
              dir="auto"
              value={name ?? cluster.name}
              maxLength={LIMITS.clusterNameChars}
              onChange={(event) => setName(event.target.value)}
              onBlur={keep}
              onKeyDown={onNameKey}
            />
          </label>
          <LettersLeft
            typed={name ?? cluster.name}
            max={LIMITS.clusterNameChars}
            className="outline-left"
          />
          <GroupActions model={model} cluster={cluster} clusters={clusters} />
        </div>
      )}
    </details>
  );
}

/** What can be done with the group but naming it. */
function GroupActions({ model, cluster, clusters }: Pick<Props, 'model' | 'cluster' | 'clusters'>) {
  const others = [...clusters.values()].filter((each) => each.id !== cluster.id);
  return (
    <>
      <PaperTags
        value={cluster.color}
        disabled={false}
        onChoose={(color) => model.run(recolorCluster(model.view, cluster.id, color))}
      />
      {others.length > 0 && (
        <ChooseList
          label={t('outline.merge.label', { name: titleOf(cluster) })}
          word={t('group.merge')}
          onChoose={(into) => model.run(mergeCluster(model.view, cluster.id, into))}
        >
          {others.map((each) => (
            <option key={each.id} value={each.id}>
              {numberedTitle(each)}
            </option>
          ))}
        </ChooseList>
      )}
      <button
        type="button"
        className="wall-button"
        onClick={() => model.run(collapseCluster(model.view, cluster.id, !cluster.collapsed))}
      >
        {t(cluster.collapsed ? 'outline.openPile' : 'group.pile')}
      </button>
      <ClaimButton presence={model.presence} id={cluster.id} />
      <button type="button" className="wall-button" onClick={() => tidyGroup(model, cluster.id)}>
        {t('group.tidy')}
      </button>
      <button
        type="button"
        className="wall-button"
        onClick={() => model.run(takeApart(model.view, cluster.id))}
      >
        {t('group.takeApart')}
      </button>
    </>
  );
}

import { collapseCluster, mergeCluster, recolorCluster, takeApart, tidyOne } from '../../shared/documents/wallOperations.ts';
import { ClaimButton } from './hands/ClaimButton.tsx';
import { PaperTags } from './PaperTags.tsx';
import { titleOf } from './titleOf.ts';
import { WallIcon } from './WallIcon.tsx';
import type { WallModel, WallState } from './wallModel.ts';

/** What can be done with the chosen group, above the wall's lower edge. */
export function GroupBar({ model, state, id }: { model: WallModel; state: WallState; id: string }) {
  const cluster = state.wall.clusters.get(id);
  if (!cluster) return null;
  const others = [...state.wall.clusters.values()].filter((each) => each.id !== id);
  return (
    <div className="action-bar action-bar-group" role="toolbar" aria-label={`Group ${cluster.number}, ${titleOf(cluster)}`}>
      <span className="action-bar-title"><b>{cluster.number}</b><span>{titleOf(cluster)}</span>{cluster.also && <small dir="auto" title={cluster.also.join(', ')}>with {cluster.also.join(', ')}</small>}</span>
      <button type="button" className="wall-button" onClick={() => model.set({ renaming: id })}><WallIcon name="name" size={20} />Name it</button>
      <PaperTags value={cluster.color} disabled={!state.writable} onChoose={(color) => model.run(recolorCluster(model.view, id, color))} />
      <button type="button" className="wall-button" onClick={() => model.run(collapseCluster(model.view, id, !cluster.collapsed))}><WallIcon name="pile" size={20} />{cluster.collapsed ? 'Open' : 'Pile up'}</button>
      <ClaimButton hands={model.hands} id={id} />
      <button type="button" className="wall-button" onClick={() => model.run(tidyOne(model.view, id))}><WallIcon name="tidy" size={20} />Tidy</button>
      {others.length > 0 && (
        <select className="wall-button" aria-label="Merge into another group" value="" onChange={(event) => model.run(mergeCluster(model.view, id, event.target.value))}>
          <option value="">Merge into…</option>
          {others.map((each) => <option key={each.id} value={each.id}>{`${each.number} ${titleOf(each)}`}</option>)}
        </select>
      )}
      <button type="button" className="wall-button" onClick={() => model.run(takeApart(model.view, id))}>Take apart</button>
      <button type="button" className="wall-button wall-button-icon" aria-label="Close" onClick={() => model.set({ selectedCluster: null })}><WallIcon name="close" size={20} /></button>
    </div>
  );
}

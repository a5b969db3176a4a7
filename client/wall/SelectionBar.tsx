import { dropOnCluster, splittable } from '../../shared/documents/wallOperations.ts';
import { countNotes, titleOf } from './titleOf.ts';
import { WallIcon } from './WallIcon.tsx';
import type { WallModel, WallState } from './wallModel.ts';

/** What can be done with the chosen notes. `onHide` only for facilitators. */
export function SelectionBar({ model, state, onGroup, onLike, onHide }: { model: WallModel; state: WallState; onGroup: () => void; onLike: () => void; onHide: (() => void) | null }) {
  const chosen = [...state.selection];
  const clusters = [...state.wall.clusters.values()];
  return (
    <div className="action-bar" role="toolbar" aria-label="Chosen notes">
      <span className="action-bar-title">{countNotes(chosen.length)} chosen</span>
      {state.writable && (
        <>
          <button type="button" className="wall-button wall-button-filled" aria-keyshortcuts="g" title="Group the chosen notes (G)" onClick={onGroup}>
            <WallIcon name="group" size={20} />{splittable(state.wall, chosen) !== null ? 'Split off' : chosen.length === 1 ? 'Start a group' : 'Group these'}
          </button>
          {clusters.length > 0 && (
            <select className="wall-button" aria-label="Move to a group" value="" onChange={(event) => { if (model.run(dropOnCluster(model.view, event.target.value, chosen))) model.set({ selection: new Set() }); }}>
              <option value="">Move to…</option>
              {clusters.map((cluster) => <option key={cluster.id} value={cluster.id}>{`${cluster.number} ${titleOf(cluster)}`}</option>)}
            </select>
          )}
        </>
      )}
      <button type="button" className="wall-button" onClick={onLike}><WallIcon name="like" size={20} />More like this</button>
      {onHide && <button type="button" className="wall-button wall-button-harm" onClick={onHide}><WallIcon name="hidden" size={20} />Take down</button>}
      <button type="button" className="wall-button wall-button-icon" aria-label="Choose none" onClick={() => model.set({ selection: new Set() })}><WallIcon name="close" size={20} /></button>
    </div>
  );
}

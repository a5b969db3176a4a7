import { useEffect, useRef, useState } from 'react';
import type { PlacedCluster } from '../../shared/layout/resolvePlacements.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { PAPERS } from '../../shared/model/note.ts';
import { collapseCluster, dropOnCluster, mergeCluster, moveNotes, recolorCluster, renameCluster, splittable, takeApart, tidyOne } from '../../shared/documents/wallOperations.ts';
import { landingSlot } from '../../shared/layout/noteGrid.ts';
import type { Finder } from './find/Finder.ts';
import { outlineIdOf } from './find/focusCurrent.ts';
import { ClaimButton, ClaimedBy } from './hands/ClaimButton.tsx';
import { PaperTags } from './PaperTags.tsx';
import { countNotes, titleOf } from './titleOf.ts';
import { useUnfinishedName } from './useUnfinishedName.ts';
import { WallIcon } from './WallIcon.tsx';
import type { WallModel, WallState } from './wallModel.ts';

/** The wall as headed lists: the same powers without a pointer, and what screen readers read. */
export function OutlinePanel({ model, state, finder, noteCount, onGroup, onClose }: { model: WallModel; state: WallState; finder: Finder; noteCount: number; onGroup: () => void; onClose: () => void }) {
  const { wall, selection, writable } = state;
  const clusters = [...wall.clusters.values()];
  const chosen = [...selection];

  const moveTo = (target: string): void => {
    const operation = target === 'loose'
      ? moveNotes(model.view, new Map(chosen.flatMap((id) => { const placed = wall.notes.get(id); return placed ? [[id, landingSlot(placed.note.seq)] as const] : []; })))
      : dropOnCluster(model.view, target, chosen);
    if (model.run(operation)) model.set({ selection: new Set() });
  };

  return (
    <section className="outline" id="outline" aria-label="Outline of the wall" tabIndex={-1}>
      <header className="outline-head">
        <h2>Outline</h2>
        <button type="button" className="wall-button" onClick={onClose}><WallIcon name="wall" size={20} />Show the wall</button>
      </header>
      {writable && (
        <div className="outline-actions" role="toolbar" aria-label="With the chosen notes">
          <span>{chosen.length === 0 ? 'Choose notes to move or group them.' : `${countNotes(chosen.length)} chosen`}</span>
          <button type="button" className="wall-button" disabled={chosen.length === 0} aria-keyshortcuts="g" title="Group the chosen notes (G)" onClick={onGroup}>{splittable(wall, chosen) === null ? 'New group' : 'Split off'}</button>
          <select className="wall-button" aria-label="Move chosen notes to" disabled={chosen.length === 0} value="" onChange={(event) => moveTo(event.target.value)}>
            <option value="">Move to…</option>
            {clusters.map((cluster) => <option key={cluster.id} value={cluster.id}>{`${cluster.number} ${titleOf(cluster)}`}</option>)}
            <option value="loose">Not in a group</option>
          </select>
          <button type="button" className="wall-button" disabled={chosen.length === 0} onClick={() => void finder.suggest()}>More like this</button>
          <button type="button" className="wall-button" disabled={state.steps.done.length === 0} onClick={() => model.undo()}><WallIcon name="undo" size={20} />Undo</button>
        </div>
      )}
      <div className="outline-lists">
        {clusters.map((cluster) => <GroupSection key={cluster.id} model={model} state={state} finder={finder} cluster={cluster} />)}
        {!state.readable && <p className="outline-private">{noteCount === 0 ? 'No notes yet.' : `${countNotes(noteCount)} so far.`} Notes are private until the facilitator shows them.</p>}
        {state.readable && <section aria-labelledby="outline-loose">
          <h3 id="outline-loose">Not yet grouped <small>{wall.loose.length}</small></h3>
          {wall.loose.length === 0 ? <p className="outline-empty">{wall.notes.size === 0 ? 'No notes yet.' : 'Every note is in a group.'}</p> : <NoteList model={model} state={state} finder={finder} ids={wall.loose} />}
        </section>}
      </div>
    </section>
  );
}

function GroupSection({ model, state, finder, cluster }: { model: WallModel; state: WallState; finder: Finder; cluster: PlacedCluster }) {
  const [name, setName] = useState<string | null>(null);
  const others = [...state.wall.clusters.values()].filter((each) => each.id !== cluster.id);
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDetailsElement>(null);
  const isAsked = state.namingInOutline === cluster.id;
  useUnfinishedName(model, cluster.id, name);
  useEffect(() => {
    if (!isAsked || !box.current) return;
    box.current.open = true;
    field.current?.focus();
    field.current?.scrollIntoView({ block: 'center' });
  }, [isAsked]);
  const keep = (): void => {
    if (name !== null) model.run(renameCluster(model.view, cluster.id, name.replace(/\s+/gu, ' ').trim()));
    setName(null);
    if (isAsked) model.set({ namingInOutline: null });
  };
  return (
    <section aria-labelledby={`outline-${cluster.id}`}>
      <h3 id={`outline-${cluster.id}`} dir="auto"><b className="outline-number">{cluster.number}</b> {titleOf(cluster)} <small>{cluster.notes.length}{cluster.collapsed && ', collapsed'}</small></h3>
      {cluster.also && <p className="outline-empty" dir="auto">With {cluster.also.join(', ')}</p>}
      <ClaimedBy hands={model.hands} id={cluster.id} />
      {state.writable && (
        <details className="outline-group" ref={box}>
          <summary>Change this group</summary>
          <div>
            <label>Name<input ref={field} dir="auto" value={name ?? cluster.name} maxLength={LIMITS.clusterNameChars} onChange={(event) => setName(event.target.value)} onBlur={keep} onKeyDown={(event) => { if (event.key === 'Enter') keep(); }} /></label>
            <PaperTags value={cluster.color} disabled={false} onChoose={(color) => model.run(recolorCluster(model.view, cluster.id, color))} />
            {others.length > 0 && (
              <select className="wall-button" aria-label={`Merge ${titleOf(cluster)} into`} value="" onChange={(event) => model.run(mergeCluster(model.view, cluster.id, event.target.value))}>
                <option value="">Merge into…</option>
                {others.map((each) => <option key={each.id} value={each.id}>{`${each.number} ${titleOf(each)}`}</option>)}
              </select>
            )}
            <button type="button" className="wall-button" onClick={() => model.run(collapseCluster(model.view, cluster.id, !cluster.collapsed))}>{cluster.collapsed ? 'Open the pile' : 'Pile up'}</button>
            <ClaimButton hands={model.hands} id={cluster.id} />
            <button type="button" className="wall-button" onClick={() => model.run(tidyOne(model.view, cluster.id))}>Tidy</button>
            <button type="button" className="wall-button" onClick={() => model.run(takeApart(model.view, cluster.id))}>Take apart</button>
          </div>
        </details>
      )}
      {cluster.notes.length === 0 ? <p className="outline-empty">No notes in this group.</p> : <NoteList model={model} state={state} finder={finder} ids={cluster.notes} />}
    </section>
  );
}

function NoteList({ model, state, finder, ids }: { model: WallModel; state: WallState; finder: Finder; ids: readonly string[] }) {
  const toggle = (id: string): void => {
    const selection = new Set(state.selection);
    if (!selection.delete(id)) selection.add(id);
    model.set({ selection, selectedCluster: null });
  };
  const shown = finder.shown();
  const found = shown ? ids.filter((id) => shown.has(id)) : ids;
  if (found.length === 0) return <p className="outline-empty">None of what you look for.</p>;
  return (
    <ul className="outline-notes">
      {found.map((id) => {
        const placed = state.wall.notes.get(id);
        if (!placed) return null;
        const paper = PAPERS[placed.note.color];
        const words = <><i style={{ background: `var(--note-${paper.token})` }} title={paper.label} /><span dir="auto">{placed.note.text}{placed.note.by && <small> {placed.note.by}</small>}</span></>;
        return (
          <li key={id} id={outlineIdOf(id)} aria-current={finder.state.current === id || undefined}>
            {state.writable ? <label><input type="checkbox" checked={state.selection.has(id)} onChange={() => toggle(id)} />{words}</label> : <p>{words}</p>}
          </li>
        );
      })}
    </ul>
  );
}

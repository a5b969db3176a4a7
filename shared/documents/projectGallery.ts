import type * as Y from 'yjs';
import type { RecordChange, WallState } from '../commands/wallState.ts';
import type { Connection, ConnectionRecord, Visit, VisitRecord } from '../model/gallery.ts';
import { shownName } from '../model/names.ts';
import type { Session } from '../model/session.ts';
import { putValue } from './putValue.ts';
import { posterChoices } from './tableView.ts';

const nameOf = (state: WallState, personId: string): { by?: string } => {
  const by = shownName(state.people.get(personId)?.name, state.session.settings.names);
  return by === undefined ? {} : { by };
};

/** What readers of `gallery` may hold of a visit; `null` when it was taken back. */
export function projectVisit(state: WallState, record: VisitRecord): Visit | null {
  if (record.state !== 'live') return null;
  const { table, kind, text, toTable, relation, answer, at } = record;
  return {
    table,
    kind,
    text,
    ...(toTable === undefined ? {} : { toTable }),
    ...(relation === undefined ? {} : { relation }),
    ...nameOf(state, record.person),
    ...(answer
      ? { answer: { ...nameOf(state, answer.person), text: answer.text, at: answer.at } }
      : {}),
    at,
  };
}

export function projectConnection(state: WallState, record: ConnectionRecord): Connection | null {
  if (record.state === 'gone' || record.state === 'out') return null;
  const { from, to, relation, text, marks, at } = record;
  return {
    from,
    to,
    relation,
    text,
    ...nameOf(state, record.person),
    state: record.state,
    marks: marks.length,
    at,
  };
}

/** Makes the `gallery` document look like the records. A new name, or tighter `names`, rewrites every name in it. */
export function projectGallery(
  state: WallState,
  before: Session,
  changes: readonly RecordChange[],
  documents: { readonly gallery: Y.Doc },
): void {
  if (state.session.tables.length === 0 && before.tables.length === 0) return;
  const renamed =
    changes.some((change) => change.kind === 'person') ||
    state.session.settings.names !== before.settings.names;
  if (!renamed && !changes.some((change) => change.kind !== 'note')) return;
  const { gallery } = documents;
  const visits = gallery.getMap('visits');
  const connections = gallery.getMap('connections');
  gallery.transact(() => {
    const putVisit = (id: string, record: VisitRecord): void =>
      putValue(visits, id, projectVisit(state, record));
    const putConnection = (id: string, record: ConnectionRecord): void =>
      putValue(connections, id, projectConnection(state, record));
    if (renamed) {
      for (const [id, record] of state.visits) putVisit(id, record);
      for (const [id, record] of state.connections) putConnection(id, record);
    } else {
      for (const change of changes) {
        if (change.kind === 'visit') putVisit(change.id, change.value);
        else if (change.kind === 'connection') putConnection(change.id, change.value);
      }
    }
    const posters = gallery.getMap('posters');
    for (const [tableId, choices] of posterChoices(state)) putValue(posters, tableId, choices);
  });
}

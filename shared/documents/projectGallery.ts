import type * as Y from 'yjs';
import type { RecordChange, WallState } from '../commands/wallState.ts';
import type { Connection, ConnectionRecord, Visit, VisitRecord } from '../model/gallery.ts';
import type { Session } from '../model/session.ts';
import type { Named } from './named.ts';
import { putValue } from './putValue.ts';
import { nameShown } from './shownNames.ts';
import { posterChoices } from './tableView.ts';

const nameOf = (state: WallState, personId: string): { by?: string } => {
  const by = nameShown(state, state.people.get(personId));
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

/** What changed itself, what shows the name of somebody whose row changed, and what of the rest follows a tighter `names` now. */
function changedIds(
  state: WallState,
  changes: readonly RecordChange[],
  behind: Named,
): { visits: ReadonlySet<string>; connections: ReadonlySet<string> } {
  const [visits, connections] = [new Set(behind.visits), new Set(behind.connections)];
  const people = new Set<string>();
  for (const change of changes) {
    if (change.kind === 'visit') visits.add(change.id);
    else if (change.kind === 'connection') connections.add(change.id);
    else if (change.kind === 'person') people.add(change.id);
  }
  const { ofPerson, answeredBy } = state.visitIds;
  for (const person of people)
    for (const ids of [ofPerson, answeredBy])
      for (const id of ids.get(person) ?? []) visits.add(id);
  if (people.size > 0)
    for (const [id, { person }] of state.connections) if (people.has(person)) connections.add(id);
  return { visits, connections };
}

/** Makes the `gallery` document look like the records. A new name rewrites it where it is shown; `behind`: what else is rewritten now. */
export function projectGallery(
  state: WallState,
  before: Session,
  changes: readonly RecordChange[],
  documents: { readonly gallery: Y.Doc },
  behind: Named,
): void {
  if (state.session.tables.length === 0 && before.tables.length === 0) return;
  const { visits, connections } = changedIds(state, changes, behind);
  if (
    visits.size === 0 &&
    connections.size === 0 &&
    !changes.some((change) => change.kind !== 'note')
  )
    return;
  const { gallery } = documents;
  const put = <Each>(
    kind: 'visits' | 'connections',
    ids: ReadonlySet<string>,
    records: ReadonlyMap<string, Each>,
    project: (state: WallState, record: Each) => unknown,
  ): void => {
    const map = gallery.getMap(kind);
    for (const id of ids) {
      const record = records.get(id);
      putValue(map, id, record ? project(state, record) : null);
    }
  };
  gallery.transact(() => {
    put('visits', visits, state.visits, projectVisit);
    put('connections', connections, state.connections, projectConnection);
    const posters = gallery.getMap('posters');
    for (const [tableId, choices] of posterChoices(state)) putValue(posters, tableId, choices);
  });
}

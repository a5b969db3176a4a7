import { mayReword } from '../access/words.ts';
import { authorOf } from '../commands/connections.ts';
import type { WallState } from '../commands/wallState.ts';
import type { ConnectionRecord, VisitRecord } from '../model/gallery.ts';
import type { ConnectionView, TableVisit } from '../protocol/tables.ts';
import { projectConnection, projectVisit } from './projectGallery.ts';

/** A visit as `asker` sees it; `null` when it was taken back. */
export function visitView(
  state: WallState,
  id: string,
  record: VisitRecord,
  asker: string,
): TableVisit | null {
  const visit = projectVisit(state, record);
  return visit ? { id, ...visit, mine: record.person === asker } : null;
}

/** Those of these visits that are live, oldest first. */
export function visitsInOrder(state: WallState, ids: Iterable<string>): string[] {
  const live: { id: string; at: number }[] = [];
  for (const id of ids) {
    const record = state.visits.get(id);
    if (record?.state === 'live') live.push({ id, at: record.at });
  }
  return live.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

/** The same, as `asker` sees them. */
export const visitViews = (state: WallState, asker: string, ids: Iterable<string>): TableVisit[] =>
  visitsInOrder(state, ids).flatMap((id) => {
    const record = state.visits.get(id);
    return (record && visitView(state, id, record, asker)) ?? [];
  });

/** A connection as `asker` sees it; `null` when it was taken away. */
export function connectionView(
  state: WallState,
  id: string,
  record: ConnectionRecord,
  asker: string,
): ConnectionView | null {
  const connection = projectConnection(state, record);
  if (!connection) return null;
  const person = state.people.get(asker);
  const mine = authorOf(state, record) === asker;
  const mayEdit = person !== undefined && mayReword(person, record, mine);
  return {
    id,
    ...connection,
    mine,
    marked: record.marks.includes(asker),
    carries: record.carrier?.person === asker,
    mayEdit,
  };
}

/** Those of and to this table that are there, oldest first. */
export function connectionsAt(state: WallState, table: string): string[] {
  const there: { id: string; at: number }[] = [];
  for (const [id, { from, to, state: is, at }] of state.connections)
    if (is !== 'gone' && (from === table || to === table)) there.push({ id, at });
  return there.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

export function connectionViews(state: WallState, asker: string): ConnectionView[] {
  const views: ConnectionView[] = [];
  for (const [id, record] of state.connections) {
    const view = connectionView(state, id, record, asker);
    if (view) views.push(view);
  }
  return views.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

import type * as Y from 'yjs';
import { authorOf, carrierOf } from '../commands/connections.ts';
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

/** What became of the thread that a visit hung up. */
function threadOf(state: WallState, { connection, text }: VisitRecord): Pick<Visit, 'thread'> {
  const own = connection === undefined ? undefined : state.connections.get(connection);
  if (!own) return {};
  const thread = own.into === undefined ? own : state.connections.get(own.into);
  if (!thread || thread.state === 'gone' || thread.state === 'out')
    return { thread: { state: 'gone' } };
  const by = thread.accepted && presentName(state, thread.accepted.person);
  const table = thread.accepted?.table;
  return {
    thread: {
      state: thread.state,
      ...(by === undefined ? {} : { by }),
      ...(table === undefined ? {} : { table }),
      ...(thread.text === text ? {} : { text: thread.text }),
    },
  };
}

/** A visit as readers of `gallery` may see it; `null` when it was taken back. */
export function projectVisit(state: WallState, record: VisitRecord): Visit | null {
  if (record.state !== 'live') return null;
  const { table, kind, text, toTable, relation, connection, answer, at } = record;
  const into = connection === undefined ? undefined : state.connections.get(connection)?.into;
  return {
    table,
    kind,
    text,
    ...(toTable === undefined ? {} : { toTable }),
    ...(relation === undefined ? {} : { relation }),
    ...nameOf(state, record.person),
    ...(into === undefined ? {} : { into }),
    ...threadOf(state, record),
    ...(answer
      ? { answer: { ...nameOf(state, answer.person), text: answer.text, at: answer.at } }
      : {}),
    at,
  };
}

/** The name of somebody who is still here. */
function presentName(state: WallState, personId: string): string | undefined {
  const person = state.people.get(personId);
  return person?.removed ? undefined : nameShown(state, person);
}

/** Whose words they are. Nobody's, where who put them there is gone. */
function byOf(state: WallState, record: ConnectionRecord, author: string): { by?: string } {
  if (record.wordedBy === undefined) return nameOf(state, author);
  const by = presentName(state, record.wordedBy);
  return by === undefined ? {} : { by };
}

export function projectConnection(state: WallState, record: ConnectionRecord): Connection | null {
  if (record.state === 'gone' || record.state === 'out') return null;
  const { from, to, relation, text, marks, at } = record;
  const author = authorOf(state, record);
  const speaker = record.wordedBy ?? author;
  const alsoBy = (record.alsoBy ?? []).flatMap((id) =>
    id === speaker ? [] : (presentName(state, id) ?? []),
  );
  const carrier = carrierOf(state, record);
  return {
    from,
    to,
    relation,
    text,
    ...byOf(state, record, author),
    ...(alsoBy.length > 0 ? { alsoBy } : {}),
    ...(carrier ? { carried: { ...nameOf(state, carrier.person), until: carrier.until } } : {}),
    state: record.state,
    marks: marks.length,
    at,
  };
}

/** The visits that hung up these threads, or ones that were merged into them. */
export function visitsOfThreads(
  { visits, connections }: Pick<WallState, 'visits' | 'connections'>,
  threads: ReadonlySet<string>,
): string[] {
  if (threads.size === 0) return [];
  return [...connections].flatMap(([id, { into }]) =>
    (threads.has(id) || (into !== undefined && threads.has(into))) && visits.has(id) ? [id] : [],
  );
}

/**
 * Ids of what changed, of what shows the name of somebody whose record changed, and of what follows
 * a tighter `names` setting now.
 */
function changedIds(
  state: WallState,
  changes: readonly RecordChange[],
  behind: Named,
): { visits: ReadonlySet<string>; connections: ReadonlySet<string> } {
  const [visits, connections] = [new Set(behind.visits), new Set(behind.connections)];
  const people = new Set<string>();
  const threads = new Set<string>();
  for (const change of changes) {
    if (change.kind === 'visit') visits.add(change.id);
    else if (change.kind === 'connection') {
      connections.add(change.id);
      threads.add(change.id);
    } else if (change.kind === 'person') people.add(change.id);
  }
  const { ofPerson, answeredBy } = state.visitIds;
  for (const person of people)
    for (const ids of [ofPerson, answeredBy])
      for (const id of ids.get(person) ?? []) visits.add(id);
  if (people.size > 0)
    for (const [id, { person, wordedBy, alsoBy, carrier, accepted }] of state.connections) {
      if (
        people.has(person) ||
        (wordedBy !== undefined && people.has(wordedBy)) ||
        (carrier && people.has(carrier.person)) ||
        alsoBy?.some((each) => people.has(each))
      )
        connections.add(id);
      if (accepted && people.has(accepted.person)) threads.add(id);
    }
  for (const id of visitsOfThreads(state, threads)) visits.add(id);
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

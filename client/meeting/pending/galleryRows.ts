import { mayAccept, mayReword } from '../../../shared/access/words.ts';
import type { ConnectionEdit } from '../../../shared/commands/connections.ts';
import type { Connection, PosterChoices, Visit } from '../../../shared/model/gallery.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import type { OwnPerson } from '../../../shared/protocol/live.ts';
import type { ConnectionView, PosterView, TableVisit } from '../../../shared/protocol/tables.ts';
import { byTime } from '../documents/readDocuments.ts';
import type { WaitsFor } from '../outbox/outbox.ts';
import { pendingOf, posterWith, type Pending, type PendingCommands } from './pendingView.ts';

/** `hangs`: the server has it, or will be told; false for one it would not take. */
interface OwnMark {
  hangs: boolean;
  pending?: Pending;
}
export type ConnectionRow = ConnectionView & OwnMark;
export type VisitRow = TableVisit & OwnMark;

/** Those that are there by the server's time; what waits here is newer than all of it, in the order it was said. */
const inOrder = <Row extends { id: string; at: number }>(
  rows: ReadonlyMap<string, Row>,
  known: ReadonlySet<string>,
): Row[] => [
  ...[...rows.values()].filter(({ id }) => known.has(id)).sort(byTime),
  ...[...rows.values()].filter(({ id }) => !known.has(id)),
];

/** A row once its reader has taken it on, said until when, or laid it down. */
function carriedWith(
  { carried: before, carries, ...row }: ConnectionRow,
  { carry, until }: ConnectionEdit,
): ConnectionRow {
  const isCarried = carry ?? before !== undefined;
  const carried = { ...(carry ? {} : before), until: until ?? before?.until ?? '' };
  return { ...row, carries: carry ?? carries, ...(isCarried ? { carried } : {}) };
}

/**
 * Pure. Connections with what one may do, and what one said that is still on its way, oldest first. `live`: as the gallery document has
 * them, where the page holds it; `asked`: as they were answered, to this person.
 */
export function connectionRows(
  live: ReadonlyMap<string, Connection> | null,
  asked: ReadonlyMap<string, ConnectionView>,
  pending: PendingCommands,
  me: Pick<OwnPerson, 'role' | 'table'>,
  holdUp: WaitsFor | null = null,
): ConnectionRow[] {
  const rows = new Map<string, ConnectionRow>();
  for (const [id, connection] of live ?? asked) {
    const { mine = false, marked = false, carries = false } = asked.get(id) ?? {};
    const mayEdit = mayReword(me, connection, mine);
    rows.set(id, {
      ...connection,
      id,
      hangs: true,
      mine,
      marked,
      carries: carries && connection.carried !== undefined,
      mayEdit,
    });
  }
  const known = new Set(rows.keys());
  for (const entry of pending) {
    const { intent: command, progress } = entry;
    const isRefused = progress.state === 'refused';
    if (command.kind === 'connect' && !rows.has(command.connection.id)) {
      const { connection } = command;
      rows.set(connection.id, {
        ...connection,
        hangs: !isRefused,
        state: mayAccept(me, connection) ? 'accepted' : 'proposed',
        marks: 0,
        mine: true,
        marked: false,
        carries: false,
        mayEdit: true,
        at: entry.at,
        ...pendingOf(entry, holdUp),
      });
    }
    const row = command.kind === 'edit-connection' ? rows.get(command.id) : undefined;
    if (command.kind !== 'edit-connection' || !row) continue;
    const { text, relation, state, mark, into } = command.edit;
    if (isRefused) rows.set(row.id, { ...row, ...pendingOf(entry, holdUp) });
    else if (state === 'gone' || into !== undefined) rows.delete(row.id);
    else {
      const marked = mark ?? row.marked;
      // Once the server has it, its document counts it, and it alone.
      const isCounted = live !== null && progress.state === 'saved';
      rows.set(row.id, {
        ...carriedWith(row, command.edit),
        text: text ?? row.text,
        relation: relation ?? row.relation,
        state: state ?? row.state,
        marked,
        marks: isCounted ? row.marks : row.marks + Number(marked) - Number(row.marked),
        ...pendingOf(entry, holdUp),
      });
    }
  }
  return inOrder(rows, known);
}

/** What of a visit says that its connection was accepted, taken away, or made one with another. */
const decidedWith = (
  { thread }: VisitRow,
  { state, into }: ConnectionEdit,
): Pick<VisitRow, 'thread' | 'into'> => ({
  ...(thread && state ? { thread: { ...thread, state } } : {}),
  ...(into === undefined ? {} : { into }),
});

/**
 * Pure. What visitors left, oldest first, with one's own that is still on its way and answers likewise. `live`: all of the gallery, where
 * the page holds its document; `own`: what one left oneself and what was left at the own table.
 */
export function visitRows(
  live: ReadonlyMap<string, Visit>,
  own: readonly TableVisit[],
  pending: PendingCommands,
  holdUp: WaitsFor | null = null,
): VisitRow[] {
  const mine = new Set(own.filter((visit) => visit.mine).map(({ id }) => id));
  const rows = new Map<string, VisitRow>();
  for (const [id, visit] of live) rows.set(id, { ...visit, id, mine: mine.has(id), hangs: true });
  for (const visit of own) if (!rows.has(visit.id)) rows.set(visit.id, { ...visit, hangs: true });
  const known = new Set(rows.keys());
  for (const entry of pending) {
    const { intent: command, at } = entry;
    const hangs = entry.progress.state !== 'refused';
    const told = pendingOf(entry, holdUp);
    if (command.kind === 'visit' && !rows.has(command.visit.id))
      rows.set(command.visit.id, { ...command.visit, mine: true, at, hangs, ...told });
    const row = 'id' in command ? rows.get(command.id) : undefined;
    if (!row) continue;
    if (command.kind === 'take-back-visit') {
      if (hangs) rows.delete(row.id);
      else rows.set(row.id, { ...row, ...told });
    }
    if (command.kind === 'edit-connection' && hangs)
      rows.set(row.id, { ...row, ...decidedWith(row, command.edit) });
    if (command.kind === 'answer')
      rows.set(row.id, {
        ...row,
        ...(hangs ? { answer: { text: command.text, at } } : {}),
        ...told,
      });
  }
  return inOrder(rows, known);
}

/** A poster of which nothing is known yet but its table. */
const barePoster = ({ tableId, number, name }: TableRow): PosterView => ({
  tableId,
  number,
  name,
  closed: false,
  sentence: '',
  again: null,
  here: 0,
  hereNames: [],
  mightJoin: 0,
  activators: [],
  counts: { activator: 0, supporter: 0, observer: 0 },
  notes: [],
  noteCount: 0,
  people: [],
  seats: 0,
  sections: [],
});

/** Pure. Posters by table, as last answered, with what changes by the minute from the gallery document. A table without either gets a bare one. */
export function posterRows(
  tables: readonly TableRow[],
  asked: ReadonlyMap<string, PosterView>,
  choices: ReadonlyMap<string, PosterChoices>,
  pending: PendingCommands,
): PosterView[] {
  return tables.map((row): PosterView => {
    const { host: before, look: lookBefore, ...known } = asked.get(row.tableId) ?? barePoster(row);
    const now = choices.get(row.tableId);
    const { noteIds: _chosen, host, look: lookNow, ...live } = now ?? { noteIds: [] };
    const hosted = now ? host : before;
    const look = now ? lookNow : lookBefore;
    return posterWith(
      {
        ...known,
        ...live,
        ...(hosted === undefined ? {} : { host: hosted }),
        ...(look === undefined ? {} : { look }),
        number: row.number,
        name: row.name,
        closed: row.state === 'closed',
      },
      pending,
    );
  });
}

import type { Connection, PosterChoices, Visit } from '../../shared/model/gallery.ts';
import type { OwnPerson } from '../../shared/protocol/live.ts';
import type { TableRow } from '../../shared/model/table.ts';
import type { ConnectionView, PosterView, TableVisit } from '../../shared/protocol/tables.ts';
import type { Command } from '../meeting/outbox/commandIntents.ts';
import type { Kept } from '../meeting/outbox/outbox.ts';
import { standingOf } from '../meeting/outbox/standing.ts';

type KeptCommand = Kept<Command>;

/** How something of one's own stands that the server has not acknowledged. */
export type Pending = { state: 'sending' | 'kept' | 'refused'; entry: KeptCommand };
/** `hangs`: the server has it, or will be told; false for one it would not take. */
export type ConnectionRow = ConnectionView & { hangs: boolean; pending?: Pending };
export type VisitRow = TableVisit & { pending?: Pending };

function pendingOf(entry: KeptCommand): { pending?: Pending } {
  const { state } = standingOf(entry, null);
  return state === 'saved' ? {} : { pending: { state, entry } };
}

/** Posters by table, as last fetched, with what changes by the minute from the gallery document. A table without either gets a bare one. */
export function posterRows(
  tables: readonly TableRow[],
  fetched: ReadonlyMap<string, PosterView>,
  choices: ReadonlyMap<string, PosterChoices>,
): PosterView[] {
  return tables.map((row): PosterView => {
    const known = fetched.get(row.tableId);
    const bare: PosterView = known ?? {
      tableId: row.tableId,
      number: row.number,
      name: row.name,
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
    };
    const { noteIds: _chosen, host, ...live } = choices.get(row.tableId) ?? { noteIds: [] };
    const { host: _before, ...rest } = bare;
    const hosted = choices.has(row.tableId) ? host : bare.host;
    return {
      ...rest,
      ...live,
      ...(hosted === undefined ? {} : { host: hosted }),
      number: row.number,
      name: row.name,
      closed: row.state === 'closed',
    };
  });
}

/** Connections as the document has them, with what the asker may do, and what she said that is still on its way. Oldest first. */
export function connectionRows(
  live: ReadonlyMap<string, Connection>,
  fetched: ReadonlyMap<string, ConnectionView>,
  kept: readonly KeptCommand[],
  me: Pick<OwnPerson, 'role' | 'table'>,
): ConnectionRow[] {
  const speaksFor = ({ from, to }: { from: string; to: string }): boolean =>
    me.role === 'facilitator' || (me.table !== undefined && (me.table === from || me.table === to));
  const rows = new Map<string, ConnectionRow>();
  for (const [id, connection] of live) {
    const known = fetched.get(id);
    const mine = known?.mine ?? false;
    rows.set(id, {
      ...connection,
      id,
      hangs: true,
      mine,
      marked: known?.marked ?? false,
      mayEdit: me.role !== 'projector' && (speaksFor(connection) || mine),
    });
  }
  for (const entry of kept) {
    const { intent: command } = entry;
    if (command.kind === 'connect' && !rows.has(command.connection.id)) {
      const { connection } = command;
      rows.set(connection.id, {
        ...connection,
        hangs: entry.progress.state !== 'refused',
        state: speaksFor(connection) ? 'accepted' : 'proposed',
        marks: 0,
        mine: true,
        marked: false,
        mayEdit: true,
        at: entry.at,
        ...pendingOf(entry),
      });
    }
    if (command.kind !== 'edit-connection') continue;
    const row = rows.get(command.id);
    if (!row) continue;
    if (entry.progress.state === 'refused') {
      rows.set(row.id, { ...row, ...pendingOf(entry) });
      continue;
    }
    const { text, relation, state, mark } = command.edit;
    if (state === 'gone') {
      rows.delete(row.id);
      continue;
    }
    const marked = mark ?? row.marked;
    rows.set(row.id, {
      ...row,
      text: text ?? row.text,
      relation: relation ?? row.relation,
      state: state ?? row.state,
      marked,
      marks: row.marks + Number(marked) - Number(row.marked),
      ...pendingOf(entry),
    });
  }
  return [...rows.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** What visitors left, oldest first, with one's own that is still on its way and answers likewise. */
export function visitRows(
  live: ReadonlyMap<string, Visit>,
  own: readonly TableVisit[],
  kept: readonly KeptCommand[],
): VisitRow[] {
  const mine = new Set(own.filter((visit) => visit.mine).map(({ id }) => id));
  const rows = new Map<string, VisitRow>();
  for (const [id, visit] of live) rows.set(id, { ...visit, id, mine: mine.has(id) });
  for (const visit of own) if (!rows.has(visit.id)) rows.set(visit.id, visit);
  for (const entry of kept) {
    const { intent: command } = entry;
    const isRefused = entry.progress.state === 'refused';
    if (command.kind === 'visit' && !rows.has(command.visit.id))
      rows.set(command.visit.id, {
        ...command.visit,
        mine: true,
        at: entry.at,
        ...pendingOf(entry),
      });
    if (command.kind === 'take-back-visit') {
      const row = rows.get(command.id);
      if (row && isRefused) rows.set(command.id, { ...row, ...pendingOf(entry) });
      else rows.delete(command.id);
    }
    if (command.kind !== 'answer') continue;
    const row = rows.get(command.id);
    if (row)
      rows.set(row.id, {
        ...row,
        ...(isRefused ? {} : { answer: { text: command.text, at: entry.at } }),
        ...pendingOf(entry),
      });
  }
  return [...rows.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

import type { OwnPerson } from '../../../shared/protocol/live.ts';
import type { TableMember, TableView, TableVisit } from '../../../shared/protocol/tables.ts';
import type { MeEdit } from '../../../shared/commands/people.ts';
import type { TableEdit } from '../../../shared/commands/tables.ts';
import type { Command } from '../../meeting/outbox/commandIntents.ts';
import type { Kept } from '../../meeting/outbox/outbox.ts';

/** What is this person's, as the live view says it. */
export interface OwnView {
  person: OwnPerson;
  /** `null` at no table, and while sitting down has not reached the server. */
  table: TableView | null;
  visits: readonly TableVisit[];
}

const withMe = (
  table: TableView | null,
  change: (me: TableMember) => TableMember,
): TableView | null =>
  table && {
    ...table,
    members: table.members.map((member) => (member.isMe ? change(member) : member)),
  };

/** Pure. The view as it will be once what waits on this phone has arrived; refused commands change nothing. */
export function withPending(view: OwnView, pending: readonly Kept<Command>[]): OwnView {
  return pending.reduce((seen, { intent: command, progress }) => {
    if (progress.state === 'refused') return seen;
    if (command.kind === 'me') return withMeEdit(seen, command.edit);
    if (command.kind === 'table')
      return seen.table?.tableId === command.table
        ? { ...seen, table: withTableEdit(seen.table, command.edit) }
        : seen;
    if (command.kind === 'take-back-visit')
      return { ...seen, visits: seen.visits.filter((visit) => visit.id !== command.id) };
    if (command.kind === 'answer') {
      return {
        ...seen,
        visits: seen.visits.map((visit) =>
          visit.id === command.id
            ? { ...visit, answer: { text: command.text, at: visit.at } }
            : visit,
        ),
      };
    }
    if (command.kind === 'visit' && !seen.visits.some((visit) => visit.id === command.visit.id)) {
      return {
        ...seen,
        visits: [...seen.visits, { ...command.visit, mine: true, at: Number.MAX_SAFE_INTEGER }],
      };
    }
    return seen;
  }, view);
}

function withMeEdit({ person, table, visits }: OwnView, edit: MeEdit): OwnView {
  if (edit.table !== undefined) {
    if (edit.table === (person.table ?? null)) return { person, table, visits };
    const { table: _table, host: _host, duties: _duties, ...rest } = person;
    return {
      person: edit.table === null ? rest : { ...rest, table: edit.table },
      table: table?.tableId === edit.table ? table : null,
      visits,
    };
  }
  if (edit.duties !== undefined) {
    const { duties } = edit;
    const members = table?.members.map((member) => ({
      ...member,
      duties: member.isMe ? duties : member.duties.filter((duty) => !duties.includes(duty)),
    }));
    return {
      person: { ...person, duties },
      table: table && { ...table, members: members ?? [] },
      visits,
    };
  }
  if (edit.host !== undefined) {
    const { host } = edit;
    const members = table?.members.map((member) => ({
      ...member,
      host: member.isMe ? host : member.host && !host,
    }));
    return {
      person: { ...person, host },
      table: table && { ...table, members: members ?? [] },
      visits,
    };
  }
  if (edit.commitment !== undefined) {
    const { table: of, kind } = edit.commitment;
    const { [of]: _before, ...others } = person.commitments ?? {};
    const mine =
      table?.tableId === of
        ? withMe(table, ({ commitment: _kind, ...me }) => (kind ? { ...me, commitment: kind } : me))
        : table;
    return {
      person: { ...person, commitments: kind ? { ...others, [of]: kind } : others },
      table: mine,
      visits,
    };
  }
  if (edit.contact !== undefined) {
    const { contact: _before, ...rest } = person;
    return { person: edit.contact ? { ...rest, contact: edit.contact } : rest, table, visits };
  }
  if (edit.standing !== undefined) {
    const { standing: _before, ...rest } = person;
    return { person: edit.standing ? { ...rest, standing: edit.standing } : rest, table, visits };
  }
  return { person, table, visits };
}

function withTableEdit(table: TableView, { again, sentence, spoken }: TableEdit): TableView {
  return {
    ...table,
    ...(again === undefined ? {} : { again }),
    ...(sentence === undefined ? {} : { sentence }),
    ...(spoken
      ? {
          members: table.members.map((member) =>
            member.personId === spoken.person ? { ...member, spoken: spoken.spoken } : member,
          ),
        }
      : {}),
  };
}

import type { MeEdit } from '../../../shared/commands/people.ts';
import { lookWith } from '../../../shared/model/poster.ts';
import type { TableEdit } from '../../../shared/commands/tables.ts';
import type { OwnPerson } from '../../../shared/protocol/live.ts';
import type { PosterView, TableMember, TableView } from '../../../shared/protocol/tables.ts';
import type { Command } from '../outbox/commandMeanings.ts';
import type { Kept, WaitsFor } from '../outbox/outbox.ts';
import { standingOf, type Standing } from '../outbox/standing.ts';

/** What was said here and lies over what the server says: oldest first, refused ones too, which change nothing but are told. */
export type PendingCommands = readonly Kept<Command>[];

/** How something of one's own stands that the server has not acknowledged, or would not take. */
export interface Pending {
  state: Exclude<Standing['state'], 'saved'>;
  /** Of what is kept. */
  waitsFor?: WaitsFor;
  entry: Kept<Command>;
}

/** `holdUp`: what keeps everything waiting just now. Nothing for what the server has. */
export function pendingOf(entry: Kept<Command>, holdUp: WaitsFor | null): { pending?: Pending } {
  const standing = standingOf(entry, holdUp);
  const { state } = standing;
  if (state === 'saved') return {};
  return {
    pending: { state, entry, ...(state === 'kept' ? { waitsFor: standing.waitsFor } : {}) },
  };
}

/** A person's own row, and the table she sits at. */
export interface OwnSeat {
  me: OwnPerson;
  /** `null` at no table, and while sitting down has not reached the server. */
  table: TableView | null;
}

/** What commands of these kinds will have been once they arrive, one after the other. */
function arriving<Kind extends Command['kind'], Seen>(
  kinds: readonly Kind[],
  pending: PendingCommands,
  seen: Seen,
  step: (seen: Seen, command: Command & { kind: Kind }) => Seen,
): Seen {
  return pending.reduce((before, { intent, progress }) => {
    const isOne = (kinds as readonly string[]).includes(intent.kind);
    return isOne && progress.state !== 'refused'
      ? step(before, intent as Command & { kind: Kind })
      : before;
  }, seen);
}

/** Pure. The own seat as it will be once what waits here has arrived. */
export const seatWith = (seat: OwnSeat, pending: PendingCommands): OwnSeat =>
  arriving(['me', 'table'], pending, seat, (seen, command) => {
    if (command.kind === 'me') return withMeEdit(seen, command.edit);
    return seen.table?.tableId === command.table
      ? { ...seen, table: withTableEdit(seen.table, command.edit) }
      : seen;
  });

/** Pure. What a poster says once what was said here for its table has arrived. */
export const posterWith = <
  Poster extends Pick<PosterView, 'tableId' | 'again' | 'sentence' | 'look'>,
>(
  poster: Poster,
  pending: PendingCommands,
): Poster =>
  arriving(['table', 'poster'], pending, poster, (seen, command) => {
    if (command.table !== seen.tableId) return seen;
    if (command.kind === 'poster') {
      const { look, ...rest } = seen;
      return { ...rest, look: lookWith(look ?? {}, command.edit) } as typeof seen;
    }
    const { again, sentence } = command.edit;
    return {
      ...seen,
      ...(again === undefined ? {} : { again }),
      ...(sentence === undefined ? {} : { sentence }),
    };
  });

/** Pure. Which notes hang on a table's poster once what was ticked here has arrived. */
export const posterNotesWith = (
  tableId: string,
  chosen: readonly string[],
  pending: PendingCommands,
): readonly string[] =>
  arriving(['table'], pending, chosen, (seen, { table, edit }) =>
    table === tableId ? (edit.posterNotes ?? seen) : seen,
  );

const withMembers = (
  table: TableView | null,
  change: (member: TableMember) => TableMember,
): TableView | null => table && { ...table, members: table.members.map(change) };

function withMeEdit({ me, table }: OwnSeat, edit: MeEdit): OwnSeat {
  if (edit.table !== undefined) {
    if (edit.table === (me.table ?? null)) return { me, table };
    const { table: _table, host: _host, duties: _duties, ...rest } = me;
    return {
      me: edit.table === null ? rest : { ...rest, table: edit.table },
      table: table?.tableId === edit.table ? table : null,
    };
  }
  if (edit.duties !== undefined) {
    const { duties } = edit;
    return {
      me: { ...me, duties },
      // A duty one takes is nobody else's.
      table: withMembers(table, (member) => ({
        ...member,
        duties: member.isMe ? duties : member.duties.filter((duty) => !duties.includes(duty)),
      })),
    };
  }
  if (edit.host !== undefined) {
    const { host } = edit;
    return {
      me: { ...me, host },
      table: withMembers(table, (member) => ({
        ...member,
        host: member.isMe ? host : member.host && !host,
      })),
    };
  }
  if (edit.commitment !== undefined) {
    const { table: of, kind } = edit.commitment;
    const { [of]: _before, ...others } = me.commitments ?? {};
    return {
      me: { ...me, commitments: kind ? { ...others, [of]: kind } : others },
      table:
        table?.tableId === of
          ? withMembers(table, (member) => {
              const { commitment: _commitment, ...rest } = member;
              return member.isMe ? { ...rest, ...(kind ? { commitment: kind } : {}) } : member;
            })
          : table,
    };
  }
  if (edit.contact !== undefined) {
    const { contact: _before, ...rest } = me;
    return { me: edit.contact ? { ...rest, contact: edit.contact } : rest, table };
  }
  if (edit.standing !== undefined) {
    const { standing: _before, ...rest } = me;
    return { me: edit.standing ? { ...rest, standing: edit.standing } : rest, table };
  }
  return { me, table };
}

function withTableEdit(
  table: TableView,
  { again, sentence, spoken, posterNotes, round, owner }: TableEdit,
): TableView {
  const { owner: _owner, ...unowned } = table;
  return {
    ...(owner === undefined ? table : owner === null ? unowned : { ...unowned, owner }),
    ...(round || spoken?.round ? { rounds: roundsAfterEdit(table.rounds, { round, spoken }) } : {}),
    ...(again === undefined ? {} : { again }),
    ...(sentence === undefined ? {} : { sentence }),
    ...(posterNotes === undefined ? {} : { posterNotes }),
    ...(spoken && spoken.round === undefined
      ? {
          members: table.members.map((member) =>
            member.personId === spoken.person ? { ...member, spoken: spoken.spoken } : member,
          ),
        }
      : {}),
  };
}

/** As the server will have them; a clock begins only when it says so. */
function roundsAfterEdit(
  before: TableView['rounds'],
  { round, spoken }: { [Key in 'round' | 'spoken']: TableEdit[Key] | undefined },
): NonNullable<TableView['rounds']> {
  const known = before ?? { round: null, since: 0, spoken: {} };
  const moved = round ? { ...known, round: round.to } : known;
  if (spoken?.round === undefined) return moved;
  const others = (moved.spoken[spoken.round] ?? []).filter((id) => id !== spoken.person);
  const now = spoken.spoken ? [...others, spoken.person] : others;
  return {
    ...moved,
    round: before ? moved.round : spoken.round,
    spoken: { ...moved.spoken, [spoken.round]: now },
  };
}

import { mayRead, mayWrite, tableDocument } from '../../shared/access/rights.ts';
import { speaksFor } from '../../shared/access/words.ts';
import type { Session } from '../../shared/model/session.ts';
import type { TableRow } from '../../shared/model/table.ts';
import type { OwnPerson } from '../../shared/protocol/live.ts';
import type { PosterView, TableMember, TableNote } from '../../shared/protocol/tables.ts';
import type { TableFromOutside } from '../meeting/meetingState.ts';
import type { MeetingView } from '../meeting/meetingView.ts';
import { posterNotesWith, posterWith } from '../meeting/pending/pendingView.ts';

/** The table as this person may see and change it now. */
export interface TableNow {
  tableId: string;
  number: number;
  name: string;
  isClosed: boolean;
  /** Everyone seated, where one sits oneself; else `null`. */
  members: readonly TableMember[] | null;
  /** Who sits here, as the poster says it: for those who don't. */
  people: PosterView['people'];
  seats: number;
  notes: readonly TableNote[];
  noteCount: number;
  posterNotes: readonly string[];
  again: 'yes' | 'no' | null;
  sentence: string;
  /** May answer for the table: who sits there, and facilitators, while it is open. */
  mayDecide: boolean;
  sheet: SheetAccess;
}

/** What one may do with the sheet; `read` says why no more. */
export type SheetAccess =
  | { may: 'write' }
  | { may: 'read'; why: 'visiting' | 'closed' }
  | { may: 'nothing'; why: 'sit-down' | 'closed' | 'projector' };

/** Puts together what the meeting and, from outside, the poster say of the table; what was said here lies over both. */
export function tableNow(
  row: TableRow,
  { session, me, table: own, counts, pending }: MeetingView,
  outside: TableFromOutside | null,
): TableNow {
  const { tableId } = row;
  const here = own?.tableId === tableId ? own : null;
  const isClosed = row.state === 'closed';
  const shown = outside?.poster.tableId === tableId ? posterWith(outside.poster, pending) : null;
  return {
    tableId,
    number: row.number,
    name: row.name,
    isClosed,
    members: here?.members ?? null,
    people: shown?.people ?? [],
    seats: here?.members.length ?? shown?.seats ?? counts.seated?.[tableId] ?? 0,
    notes: here?.notes ?? outside?.notes ?? [],
    noteCount: here ? here.notes.length : (shown?.noteCount ?? 0),
    posterNotes: here?.posterNotes ?? posterNotesWith(tableId, outside?.posterNotes ?? [], pending),
    again: here ? here.again : (shown?.again ?? null),
    sentence: here ? here.sentence : (shown?.sentence ?? ''),
    mayDecide: !isClosed && speaksFor(me, row.tableId),
    sheet: sheetAccess(row, session, me),
  };
}

/** The rights table's answer, with the page's own reading of a closed table: its words stand, only facilitators still correct them. */
export function sheetAccess(row: TableRow, session: Session, me: OwnPerson): SheetAccess {
  const isClosed = row.state === 'closed';
  const sheet = tableDocument(row.tableId);
  if (mayWrite(me, sheet, session) === true)
    return isClosed && me.role !== 'facilitator'
      ? { may: 'read', why: 'closed' }
      : { may: 'write' };
  if (mayRead(me, sheet, session) === true)
    return { may: 'read', why: isClosed ? 'closed' : 'visiting' };
  if (me.role === 'projector') return { may: 'nothing', why: 'projector' };
  return { may: 'nothing', why: isClosed ? 'closed' : 'sit-down' };
}

import { readsNotes } from '../access/rights.ts';
import { ownerAt } from '../commands/tableOwner.ts';
import { standsAt } from '../commands/walk.ts';
import type { WallState } from '../commands/wallState.ts';
import type { PosterChoices } from '../model/gallery.ts';
import type { Note, NoteRecord } from '../model/note.ts';
import type { Person } from '../model/person.ts';
import { sheetSections, type SheetBlock } from '../model/sheet.ts';
import { callPeople, type Called } from '../model/names.ts';
import { FIRST_POSTER_NOTES, layoutOf } from '../model/poster.ts';
import { newTableRecord } from '../model/table.ts';
import type { PosterView, TableNote, TableView } from '../protocol/tables.ts';
import { beyondText, isReadable, readableNote, readableQuotes } from './readableNotes.ts';
import { nameShown } from './shownNames.ts';
import type { Words } from '../words/words.ts';
import { nameOrder } from '../words/nameOrder.ts';

/**
 * A table's notes in reading order, for somebody who reads notes or does not (`readsNotes` of
 * `shared/access`).
 */
export const tableNotes = (state: WallState, tableId: string, reads: boolean): TableNote[] =>
  readable(state, noteIdsOf(state, tableId), reads);

/** Their ids alone. */
export const tableNoteIds = (state: WallState, tableId: string, reads: boolean): string[] =>
  noteIdsOf(state, tableId).filter((id) => isReadable(state, id, reads));

const noteIdsOf = (state: WallState, tableId: string): readonly string[] =>
  state.tables.get(tableId)?.noteIds ?? [];

/**
 * Notes as tables show them; the same object as long as the record and the author's name are the
 * same, so that what was made from it can be kept.
 */
const TABLE_NOTES = new WeakMap<NoteRecord, TableNote>();

function tableNote(record: NoteRecord, id: string, note: Note): TableNote {
  const { text, color, by } = note;
  let known = TABLE_NOTES.get(record);
  if (!known || known.by !== by) {
    known = { id, text, color, ...beyondText(note), ...(by === undefined ? {} : { by }) };
    TABLE_NOTES.set(record, known);
  }
  return known;
}

/** The first `most` of these notes. */
function readable(
  state: WallState,
  ids: readonly string[],
  reads: boolean,
  most = Infinity,
): TableNote[] {
  const notes: TableNote[] = [];
  for (const id of ids) {
    if (notes.length >= most) break;
    const [record, note] = [state.notes.get(id), readableNote(state, id, reads)];
    if (record && note) notes.push(tableNote(record, id, note));
  }
  return notes;
}

/**
 * What the people at a table are called there, in its lists (`client/app/namedMembers.ts`) and
 * beside their carets.
 */
export function calledAtTable(
  words: Words,
  state: WallState,
  tableId: string,
): ReadonlyMap<string, Called> {
  const ids = [...(state.seats.get(tableId) ?? [])];
  const called = callPeople(
    words,
    ids.map((id) => nameShown(state, state.people.get(id))),
  );
  return new Map(ids.flatMap((id, at) => (called[at] ? [[id, called[at]] as const] : [])));
}

/** The table this person sits at, as the people there see it; `null` when at none. */
export function tableView(state: WallState, personId: string): TableView | null {
  const tableId = state.people.get(personId)?.table;
  const row = state.session.tables.find((table) => table.tableId === tableId);
  if (tableId === undefined || !row) return null;
  const record = state.tables.get(tableId) ?? newTableRecord([]);
  const owner = ownerAt(state, row, record);
  const members = [...(state.seats.get(tableId) ?? [])].map((id) => {
    const person = state.people.get(id) as Person;
    const name = nameShown(state, person);
    const commitment = person.commitments?.[tableId];
    const isMe = id === personId;
    return {
      personId: id,
      isMe,
      spoken: record.spoken.includes(id),
      host: person.host === true,
      duties: person.duties ?? [],
      ...(name === undefined ? {} : { name }),
      ...(commitment === undefined ? {} : { commitment }),
      ...(person.contact && (isMe || person.contact.shownTo === 'table')
        ? { contact: person.contact.text }
        : {}),
    };
  });
  return {
    tableId,
    number: row.number,
    name: row.name,
    ...(record.rounds ? { rounds: record.rounds } : {}),
    ...(owner === undefined ? {} : { owner }),
    again: record.again,
    sentence: record.sentence,
    posterNotes: record.posterNotes,
    notes: tableNotes(
      state,
      tableId,
      readsNotes(state.people.get(personId) as Person, state.session),
    ),
    members,
  };
}

/** What `gallery` says of each table, by id. One pass over people and visits. */
export function posterChoices(state: WallState): Map<string, PosterChoices> {
  const choices = new Map<
    string,
    { -readonly [Key in keyof PosterChoices]: PosterChoices[Key] } & {
      hereNames: string[];
      activators: string[];
    }
  >();
  for (const { tableId } of state.session.tables) {
    const record = state.tables.get(tableId) ?? newTableRecord([]);
    choices.set(tableId, {
      sentence: record.sentence,
      again: record.again,
      noteIds: record.posterNotes,
      ...(record.look ? { look: record.look } : {}),
      here: 0,
      hereNames: [],
      mightJoin: 0,
      activators: [],
      spoken: record.spoken.filter((id) => state.people.get(id)?.table === tableId).length,
      ...(record.rounds ? { round: record.rounds.round } : {}),
      counts: { activator: 0, supporter: 0, observer: 0 },
    });
  }
  for (const person of state.people.values()) {
    if (person.removed) continue;
    const name = nameShown(state, person);
    const at = state.session.walk ? choices.get(standsAt(state.session, person) ?? '') : undefined;
    if (at) {
      at.here += 1;
      if (name !== undefined) at.hereNames.push(name);
    }
    const own = person.host ? choices.get(person.table ?? '') : undefined;
    if (own && name !== undefined) own.host = name;
    for (const [tableId, kind] of Object.entries(person.commitments ?? {})) {
      const table = choices.get(tableId);
      if (!table) continue;
      table.counts[kind] += 1;
      if (kind === 'activator' && name !== undefined) table.activators.push(name);
    }
  }
  for (const visit of state.visits.values())
    if (visit.kind === 'join' && visit.state === 'live') {
      const table = choices.get(visit.table);
      if (table) table.mightJoin += 1;
    }
  // Sorted by name: a server that starts again reads people in another order, and would write
  // unchanged lists anew.
  const inOrder = nameOrder(state.session.language);
  for (const { hereNames, activators } of choices.values()) {
    hereNames.sort(inOrder);
    activators.sort(inOrder);
  }
  return choices;
}

/** What posters are made from besides the records. */
export interface PosterParts {
  /** The table's sheet as it is now. */
  sheet: readonly SheetBlock[];
  /**
   * Whether the reader reads notes (`readsNotes` of `shared/access`): all that a poster depends on
   * of its reader.
   */
  reads: boolean;
  choices?: Map<string, PosterChoices>;
}

/** A table's poster; `null` for an unknown table. */
export function posterView(
  state: WallState,
  tableId: string,
  { sheet, reads, choices: all = posterChoices(state) }: PosterParts,
): PosterView | null {
  const row = state.session.tables.find((table) => table.tableId === tableId);
  const choices = all.get(tableId);
  if (!row || !choices) return null;
  const { noteIds, ...rest } = choices;
  const chosen = readable(state, noteIds, reads);
  return {
    tableId,
    number: row.number,
    name: row.name,
    closed: row.state === 'closed',
    ...rest,
    notes:
      chosen.length > 0
        ? chosen
        : readable(
            state,
            noteIdsOf(state, tableId),
            reads,
            FIRST_POSTER_NOTES[layoutOf(choices.look)],
          ),
    noteCount: tableNoteIds(state, tableId, true).length,
    people: [...(state.seats.get(tableId) ?? [])].flatMap((id) => {
      const person = state.people.get(id);
      const name = nameShown(state, person);
      return name === undefined ? [] : [{ name, duties: person?.duties ?? [] }];
    }),
    seats: state.seats.get(tableId)?.size ?? 0,
    sections: sheetSections(readableQuotes(state, sheet, reads)),
  };
}

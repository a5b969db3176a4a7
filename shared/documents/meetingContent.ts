import type { WallState } from '../commands/wallState.ts';
import type { MeetingContent, RosterRow } from '../exchange/meetingContent.ts';
import type { Cluster, Placement } from '../model/arrangement.ts';
import type { Connection, Visit } from '../model/gallery.ts';
import type { Note } from '../model/note.ts';
import { shownName, type Contact } from '../model/person.ts';
import type { SheetBlock } from '../model/sheet.ts';
import { projectConnection, projectVisit } from './projectGallery.ts';
import { projectNote } from './projectNote.ts';
import { keptQuotes } from './readableNotes.ts';
import { posterChoices, posterView, tableNotes } from './tableView.ts';

/** What lies beside the records: the arrangement and the sheets, by table id. `at` in ms since 1970 UTC. */
export interface MeetingDocuments {
  clusters: Record<string, Cluster>;
  placements: Record<string, Placement>;
  sheets: ReadonlyMap<string, SheetBlock[]>;
  at: number;
}

/** The whole meeting as it may be shown to a facilitator now. */
export function meetingContent(state: WallState, { clusters, placements, sheets, at }: MeetingDocuments): MeetingContent {
  const notes: Record<string, Note> = {};
  for (const [id, record] of state.notes) {
    const note = projectNote(state, record);
    if (note) notes[id] = note;
  }
  const visits: Record<string, Visit> = {};
  for (const [id, record] of state.visits) {
    const visit = projectVisit(state, record);
    if (visit) visits[id] = visit;
  }
  const connections: Record<string, Connection> = {};
  for (const [id, record] of state.connections) {
    const connection = projectConnection(state, record);
    if (connection) connections[id] = connection;
  }
  const choices = posterChoices(state);
  return {
    at, questions: 'marked', session: state.session, notes, clusters, placements, visits, connections, roster: roster(state),
    posters: state.session.tables.flatMap(({ tableId }) => posterView(state, tableId, { sheet: sheets.get(tableId) ?? [], reads: true, choices }) ?? []),
    tableNoteIds: Object.fromEntries(state.session.tables.map(({ tableId }) => [tableId, tableNotes(state, tableId, true).map((note) => note.id)])),
  };
}

function roster(state: WallState): RosterRow[] {
  const rows: RosterRow[] = [];
  for (const person of state.people.values()) {
    const commitments = Object.entries(person.commitments ?? {}).map(([tableId, kind]) => ({ tableId, kind }));
    if (person.removed || person.role === 'projector' || (person.table === undefined && commitments.length === 0 && !person.contact)) continue;
    rows.push({
      name: shownName(person.name, state.session.settings.names) ?? '',
      table: state.session.tables.find((table) => table.tableId === person.table)?.number ?? null,
      duties: person.duties ?? [], commitments,
      ...(person.contact ? { contact: person.contact.text, contactShownTo: person.contact.shownTo } : {}),
    });
  }
  return rows;
}

/**
 * A kept meeting as it may be shown now: what was withdrawn, hidden or taken back since is not there, names are as private as they are
 * now, and a contact stays only while somebody still shares it.
 */
export function filterKept<Kept extends Pick<MeetingContent, 'notes'> & Partial<MeetingContent>>(state: WallState, kept: Kept): Kept {
  const notes: Record<string, Note> = {};
  for (const [id, { by: _by, ...note }] of Object.entries(kept.notes)) {
    const record = state.notes.get(id);
    const now = record ? projectNote(state, record) : null;
    if (now) notes[id] = now.by === undefined ? note : { ...note, by: now.by };
  }
  if (!kept.posters) return { ...kept, notes };
  const quotes = keptQuotes(state, kept.notes, kept.questions === 'marked');
  const shown = (name: string): string[] => {
    const now = shownName(name, state.session.settings.names);
    return now === undefined ? [] : [now];
  };
  // By text, for a roster holds no ids; the narrowest circle of readers wins where two people share one.
  const contacts = new Map<string, Contact['shownTo']>();
  for (const { contact, removed } of state.people.values()) {
    if (contact && !removed && contacts.get(contact.text) !== 'facilitators') contacts.set(contact.text, contact.shownTo);
  }
  return {
    ...kept, notes,
    posters: kept.posters.map(({ host, ...poster }) => {
      const [hostNow] = host === undefined ? [] : shown(host);
      return {
        ...poster, ...(hostNow === undefined ? {} : { host: hostNow }), activators: poster.activators.flatMap(shown), hereNames: poster.hereNames.flatMap(shown),
        sections: poster.sections.map(quotes),
        people: poster.people.flatMap((person) => shown(person.name).map((name) => ({ ...person, name }))),
        notes: poster.notes.flatMap(({ by: _by, ...note }) => {
          const now = notes[note.id];
          return now ? [{ ...note, ...(now.by === undefined ? {} : { by: now.by }) }] : [];
        }),
      };
    }),
    tableNoteIds: Object.fromEntries(Object.entries(kept.tableNoteIds ?? {}).map(([tableId, ids]) => [tableId, ids.filter((id) => notes[id])])),
    visits: keptVisits(state, kept.visits ?? {}),
    connections: keptConnections(state, kept.connections ?? {}),
    roster: (kept.roster ?? []).map(({ contact, contactShownTo: _then, ...row }) => {
      const shownTo = contact === undefined ? undefined : contacts.get(contact);
      return { ...row, name: shown(row.name)[0] ?? '', ...(contact !== undefined && shownTo ? { contact, contactShownTo: shownTo } : {}) };
    }),
  };
}

function keptVisits(state: WallState, kept: Record<string, Visit>): Record<string, Visit> {
  return Object.fromEntries(Object.entries(kept).flatMap(([id, { by: _by, answer, ...visit }]) => {
    const record = state.visits.get(id);
    const now = record ? projectVisit(state, record) : null;
    if (!now) return [];
    const answered = answer && now.answer ? { answer: { text: answer.text, at: answer.at, ...(now.answer.by === undefined ? {} : { by: now.answer.by }) } } : {};
    return [[id, { ...visit, ...answered, ...(now.by === undefined ? {} : { by: now.by }) }]];
  }));
}

function keptConnections(state: WallState, kept: Record<string, Connection>): Record<string, Connection> {
  return Object.fromEntries(Object.entries(kept).flatMap(([id, { by: _by, ...connection }]) => {
    const record = state.connections.get(id);
    const now = record ? projectConnection(state, record) : null;
    return now ? [[id, { ...connection, ...(now.by === undefined ? {} : { by: now.by }) }]] : [];
  }));
}

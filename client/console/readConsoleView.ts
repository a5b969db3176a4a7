import type * as Y from 'yjs';
import { clusterHomes } from '../../shared/layout/clusterHomes.ts';
import { numberByTable } from '../../shared/layout/numberByTable.ts';
import { readArrangement } from '../../shared/documents/arrangement.ts';
import { readNotes } from '../../shared/documents/readNotes.ts';
import type { Person } from '../../shared/model/person.ts';
import type { ConsoleView, GroupRow, NoteRow } from './consoleView.ts';
import type { PersonRow } from './personRow.ts';
import { readGallery } from './readGallery.ts';
import { boardOf } from './tablesBoard.ts';

/** The documents a facilitator syncs beside the session. */
export interface ConsoleDocuments {
  notes: Y.Doc;
  people: Y.Doc;
  arrangement: Y.Doc;
  gallery: Y.Doc;
}

const isPerson = (value: unknown): value is Person =>
  typeof value === 'object' &&
  value !== null &&
  'role' in value &&
  'offer' in value &&
  'joinedAt' in value;

/** Everything the console shows, from what is synced. Groups are open ones, empty groups too; numbers are those on the projector. */
export function readConsoleView(
  documents: ConsoleDocuments,
  rest: Pick<
    ConsoleView,
    | 'session'
    | 'me'
    | 'here'
    | 'counts'
    | 'hands'
    | 'rushes'
    | 'knownBursts'
    | 'mayFallAsleep'
    | 'now'
    | 'phaseSince'
  >,
): ConsoleView {
  const notes = readNotes(documents.notes);
  const { clusters, placements } = readArrangement(documents.arrangement);
  const homes = clusterHomes(clusters);
  const open = [...clusters]
    .filter(([id]) => homes.get(id)?.open === id)
    .map(([id, { pos, name }]) => ({ id, pos, name }));
  const names = new Map(open.map(({ id, name }) => [id, name]));
  const numbers = new Map(
    numberByTable(open, rest.session.tables).map(({ id, number }) => [id, number]),
  );
  const counts = new Map<string, number>();
  let loose = 0;
  const rows: NoteRow[] = [];
  for (const [id, note] of notes) {
    const named = placements.get(id)?.cluster;
    const cluster = named === undefined ? null : (homes.get(named)?.open ?? null);
    const group = cluster === null ? undefined : numbers.get(cluster);
    if (cluster === null) loose += 1;
    else counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
    rows.push({ id, ...note, ...(group === undefined ? {} : { group }) });
  }
  const groups: GroupRow[] = [...numbers].map(([id, number]) => ({
    id,
    number,
    name: names.get(id) ?? '',
    notes: counts.get(id) ?? 0,
  }));
  const people: PersonRow[] = [];
  for (const [id, value] of documents.people.getMap('people'))
    if (isPerson(value)) people.push({ id, ...value });
  people.sort((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1));
  const gallery = readGallery(documents.gallery);
  return {
    ...rest,
    groups: groups.sort((a, b) => a.number - b.number),
    loose,
    notes: rows.sort((a, b) => a.seq - b.seq),
    people,
    gallery,
    board: boardOf(rest.session, people, gallery),
  };
}

import { clusterHomes } from '../../shared/layout/clusterHomes.ts';
import { numberByTable } from '../../shared/layout/numberByTable.ts';
import type { TableRow } from '../../shared/model/table.ts';
import type { GalleryContent, PersonRow } from '../meeting/documents/readDocuments.ts';
import type { WallContent } from '../meeting/meetingState.ts';
import { keeping } from '../meeting/store.ts';
import type { ConsoleView, GroupRow, NoteRow } from '../desk/consoleView.ts';
import { galleryLists } from '../desk/galleryLists.ts';
import { boardOf } from '../desk/tablesBoard.ts';

/** What a facilitator's page holds beside the session. */
export interface ConsoleContent {
  wall: WallContent;
  people: readonly PersonRow[];
  gallery: GalleryContent | null;
}

/** Groups are open ones, empty groups too; numbers are those on the projector. */
function groupsOf(
  { notes, clusters, placements }: WallContent,
  tables: readonly TableRow[],
): Pick<ConsoleView, 'groups' | 'loose' | 'notes'> {
  const homes = clusterHomes(clusters);
  const open = [...clusters]
    .filter(([id]) => homes.get(id)?.open === id)
    .map(([id, { pos, name }]) => ({ id, pos, name }));
  const names = new Map(open.map(({ id, name }) => [id, name]));
  const numbers = new Map(numberByTable(open, tables).map(({ id, number }) => [id, number]));
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
  const merged = new Map<string, string[]>();
  for (const [id, { open: home }] of homes)
    if (home !== null && home !== id) merged.set(home, [...(merged.get(home) ?? []), id]);
  const groups: GroupRow[] = [...numbers].map(([id, number]) => {
    const took = merged.get(id);
    return {
      id,
      number,
      name: names.get(id) ?? '',
      notes: counts.get(id) ?? 0,
      ...(took ? { merged: took } : {}),
    };
  });
  return {
    groups: groups.sort((a, b) => a.number - b.number),
    loose,
    notes: rows.sort((a, b) => a.seq - b.seq),
  };
}

/** Makes views of one console, in which what did not change is not put together again: a hand that moves is no reason to sort notes. */
export function consoleViewMaker(): (
  content: ConsoleContent,
  rest: Omit<ConsoleView, 'groups' | 'loose' | 'notes' | 'people' | 'gallery' | 'board'>,
) => ConsoleView {
  const wallOf = keeping(groupsOf);
  const galleryOf = keeping(galleryLists);
  const board = keeping(boardOf);
  return ({ wall, people, gallery: content }, rest) => {
    const gallery = galleryOf(content);
    return {
      ...rest,
      ...wallOf(wall, rest.session.tables),
      people,
      gallery,
      board: board(rest.session, people, gallery),
    };
  };
}

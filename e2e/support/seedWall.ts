import { clusterNoteSlots, GROUP_GAP, tidyClusterSize } from '../../shared/layout/noteGrid.ts';
import { resolvePlacements } from '../../shared/layout/resolvePlacements.ts';
import { tidyWall } from '../../shared/layout/tidyWall.ts';
import type { Cluster, Placement } from '../../shared/model/arrangement.ts';
import type { Note } from '../../shared/model/note.ts';
import type { DemoWall } from '../demoWalls/demoWalls.ts';
import { openDocument, writeArrangement } from './arrangementDocument.ts';
import { ask, joinByCode, makeWall, newNoteId, postNote, type MadeWall } from './wallApi.ts';

export interface SeededWall extends MadeWall {
  /** The server's address it was made at. */
  origin: string;
  /** Ids of the notes, in the order of the demo wall. */
  noteIds: string[];
  /** Ids of the groups, in the order of the demo wall. */
  clusterIds: string[];
  /** Tokens of the people, in the order of the demo wall. */
  people: { participantId: string; token: string }[];
}

/** A row above all notes, wall units. */
const ABOVE_ALL = -5000;

/**
 * Makes a demo wall real, over the same API and sockets that everyone uses. `postedAtOnce`: a dozen is fast, and still about in the order
 * of the demo wall; one by one is that order exactly.
 */
export async function seedWall(
  origin: string,
  demo: DemoWall,
  { postedAtOnce = 12 }: { postedAtOnce?: number } = {},
): Promise<SeededWall> {
  const made = await makeWall(origin, {
    title: demo.title,
    ...(demo.prompts ? { prompts: demo.prompts } : {}),
    ...(demo.settings ? { settings: demo.settings } : {}),
  });
  const people: SeededWall['people'] = [];
  for (const name of demo.people) people.push(await joinByCode(origin, made.joinCode, name));
  const noteIds = await postAll(origin, made.wallId, people, demo, postedAtOnce);
  const clusterIds = demo.groups.map(newNoteId);
  if (demo.groups.length > 0) await group(origin, made, demo, noteIds, clusterIds);
  return { ...made, origin, noteIds, clusterIds, people };
}

async function postAll(
  origin: string,
  wallId: string,
  people: SeededWall['people'],
  demo: DemoWall,
  atOnce: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < demo.notes.length; from += atOnce) {
    ids.push(
      ...(await Promise.all(
        demo.notes.slice(from, from + atOnce).map(({ text, color, prompt, person }) =>
          postNote(origin, wallId, people[person]?.token ?? '', {
            text,
            color,
            ...(prompt === undefined ? {} : { prompt }),
          }),
        ),
      )),
    );
  }
  return ids;
}

async function group(
  origin: string,
  made: MadeWall,
  demo: DemoWall,
  noteIds: readonly string[],
  clusterIds: readonly string[],
): Promise<void> {
  const clusters = new Map<string, Cluster>();
  const placements = new Map<string, Placement>();
  // All in one row, so that they are read, and become tables, in the order of the demo wall; tidying then makes the rows.
  let x = 0;
  demo.groups.forEach(({ name, color, notes }, index) => {
    const id = clusterIds[index] ?? '';
    clusters.set(id, { name, color, pos: [x, ABOVE_ALL] });
    x += tidyClusterSize(notes.length).width + GROUP_GAP;
    clusterNoteSlots(notes.length).forEach((slot, at) =>
      placements.set(noteIds[notes[at] ?? -1] ?? '', { cluster: id, pos: slot }),
    );
  });
  const listed = await ask<{ notes: (Note & { id: string })[] }>(
    origin,
    'GET',
    `/api/walls/${made.wallId}/notes`,
    { token: made.tokens.facilitator },
  );
  const tidy = tidyWall(
    resolvePlacements(new Map(listed.notes.map((note) => [note.id, note])), clusters, placements),
  );
  for (const [id, cluster] of clusters)
    clusters.set(id, { ...cluster, pos: tidy.clusters.get(id) ?? cluster.pos });
  const { doc, close } = await openDocument(
    origin,
    made.wallId,
    'arrangement',
    made.tokens.facilitator,
  );
  writeArrangement(doc, clusters, tidy.placements);
  await arranged(origin, made, clusters.size);
  close();
}

/** Until the server itself shows the groups: what was written is then on the wall for everyone. */
async function arranged(origin: string, made: MadeWall, groups: number): Promise<void> {
  const WITHIN_MS = 30_000;
  for (const end = Date.now() + WITHIN_MS; Date.now() < end;) {
    const reader = await openDocument(origin, made.wallId, 'arrangement', made.tokens.facilitator);
    const { size } = reader.doc.getMap('clusters');
    reader.close();
    if (size === groups) return;
  }
  throw new Error('the groups did not arrive');
}

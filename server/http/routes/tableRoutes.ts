import { mayRead, readsNotes, tableDocument } from '../../../shared/access/rights.ts';
import { demand } from '../../../shared/commands/decision.ts';
import { choosePoster } from '../../../shared/commands/poster.ts';
import { openTables } from '../../../shared/commands/openTables.ts';
import { editTable, requireTable, setTableClosed } from '../../../shared/commands/tables.ts';
import { posterChoices, posterView, tableNotes } from '../../../shared/documents/tableView.ts';
import { connectionsAt, visitsInOrder } from '../../../shared/documents/visitViews.ts';
import type { Person } from '../../../shared/model/person.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import { isGalleryOpen } from '../../../shared/model/session.ts';
import { newTableRecord } from '../../../shared/model/table.ts';
import type { PosterView, TableNote } from '../../../shared/protocol/tables.ts';
import { tableMaking } from '../../sync/wall/tableMaking.ts';
import { tableNoteText } from '../../sync/phones/personalText.ts';
import type { Wall } from '../../sync/wall/wall.ts';
import { callerOf, readerWith } from '../caller.ts';
import { jsonItems, jsonList, LISTED_BYTES, sendParts } from '../largeAnswers.ts';
import { posterText } from '../posterTexts.ts';
import type { Routes } from '../routeContext.ts';
import { serve } from '../serve.ts';
import { connectionTexts, visitTexts } from '../visitTexts.ts';

/** One poster after the other, each as it is when it is made. */
function* everyPoster(wall: Wall, reader: Person): Generator<Iterable<string | Buffer> | null> {
  const parts = { choices: posterChoices(wall.records), reads: readsNotes(reader, wall.session) };
  for (const { tableId } of wall.session.tables) {
    const poster = posterView(wall.records, tableId, {
      ...parts,
      sheet: wall.content.sheet(tableId),
    });
    yield poster && posterText(poster);
  }
}

/**
 * A table's poster with its visits, its connections, its notes, and which of them were chosen: for whoever works on
 * it without sitting there.
 */
function* onePoster(
  poster: PosterView,
  visits: Iterable<string | null>,
  connections: Iterable<string | null>,
  notes: () => readonly TableNote[],
  posterNotes: readonly string[],
): Generator<string | Buffer> {
  yield '{"poster":';
  yield* posterText(poster);
  yield ',"visits":[';
  yield* jsonItems(visits);
  yield '],"connections":[';
  yield* jsonItems(connections);
  yield '],"notes":[';
  yield* jsonItems(notes().map(tableNoteText));
  yield `],"posterNotes":${JSON.stringify(posterNotes)}}`;
}

/** Tables: opened from groups, edited by the people at them; their posters. */
export const tableRoutes: Routes = (app) => {
  serve(app, 'openTables', (request) => {
    const { wall, personId } = callerOf(request);
    return wall.command(personId, (state, actor) => openTables(state, actor, tableMaking(wall)));
  });

  serve(app, 'editTable', (request) => {
    const { wall, personId } = callerOf(request);
    return wall.command(personId, (state, actor) =>
      editTable(state, actor, request.params.table, request.body),
    );
  });

  serve(app, 'choosePoster', (request) => {
    const { wall, personId } = callerOf(request);
    return wall.command(personId, (state, actor) =>
      choosePoster(state, actor, request.params.table, request.body),
    );
  });

  serve(app, 'closeTable', (request) => {
    const { wall, personId } = callerOf(request);
    return wall.command(personId, (state, actor) =>
      setTableClosed(state, actor, request.params.table, true),
    );
  });

  serve(app, 'reopenTable', (request) => {
    const { wall, personId } = callerOf(request);
    return wall.command(personId, (state, actor) =>
      setTableClosed(state, actor, request.params.table, false, request.body.people),
    );
  });

  serve(app, 'readPoster', async (request, reply) => {
    const { wall, personId, person } = await readerWith(request, null);
    const { table } = request.params;
    requireTable(wall.session, table);
    demand(mayRead(person, tableDocument(table), wall.session));
    await wall.meeting.readSheets([table]);
    const reads = readsNotes(person, wall.session);
    const poster = posterView(wall.records, table, { sheet: wall.content.sheet(table), reads });
    if (!poster) throw new Refusal('no-such-table');
    const seesVisits = isGalleryOpen(wall.session) || person.role === 'facilitator';
    const visits = visitsInOrder(
      wall.records,
      seesVisits ? (wall.records.visitIds.atTable.get(table) ?? []) : [],
    );
    const connections = seesVisits ? connectionsAt(wall.records, table) : [];
    // Each note as it is when its text is made: one that was taken down meanwhile is left out.
    const notes = (): TableNote[] => tableNotes(wall.records, table, reads);
    const { posterNotes, noteIds } = wall.records.tables.get(table) ?? newTableRecord([]);
    return sendParts(
      request,
      reply,
      onePoster(
        poster,
        visitTexts(wall, visits, personId),
        connectionTexts(wall, connections, personId),
        notes,
        posterNotes,
      ),
      () => wall.settled(),
      (visits.length + connections.length + noteIds.length) * LISTED_BYTES,
    );
  });

  serve(app, 'listPosters', async (request, reply) => {
    const { wall, person } = await readerWith(request, 'read-gallery');
    await wall.meeting.readSheets();
    return sendParts(request, reply, jsonList('posters', everyPoster(wall, person)), () =>
      wall.settled(),
    );
  });
};

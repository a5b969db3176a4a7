import type { Static } from 'typebox';
import { mayRead, readsNotes, tableDocument } from '../../../shared/access/rights.ts';
import { demand } from '../../../shared/commands/decision.ts';
import {
  editTable,
  openTables,
  requireTable,
  setTableClosed,
} from '../../../shared/commands/tables.ts';
import { steerReportBack, steerWalk } from '../../../shared/commands/walk.ts';
import { posterChoices, posterView, tableNotes } from '../../../shared/documents/tableView.ts';
import { visitViews } from '../../../shared/documents/visitViews.ts';
import type { Person } from '../../../shared/model/person.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import { isGalleryOpen } from '../../../shared/model/session.ts';
import { newUuid } from '../../access/secrets.ts';
import type { Wall } from '../../sync/wall.ts';
import { callerOf, readerWith } from '../caller.ts';
import { jsonList, sendParts } from '../largeAnswers.ts';
import { posterText } from '../posterTexts.ts';
import type { Routes } from '../routeContext.ts';
import { Nothing, params, ReportBackBody, TableBody, WalkBody } from '../schemas.ts';

/** One table after the other, each as it is when its turn comes. */
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

/** Tables: opened from groups, edited by the people at them; their posters; the walk and the report-backs. */
export const tableRoutes: Routes = (app) => {
  app.post(
    '/tables',
    { schema: { tags: ['tables'], summary: 'Open a table for each named group', body: Nothing } },
    async (request, reply) => {
      const { wall, personId } = callerOf(request);
      const answer = await wall.command(personId, (state, actor) =>
        openTables(state, actor, wall.content.namedGroups(), newUuid),
      );
      return reply.code(201).send(answer);
    },
  );

  app.put<{ Params: { table: string }; Body: Static<typeof TableBody> }>(
    '/tables/:table',
    {
      schema: {
        tags: ['tables'],
        summary: 'What a table decides and shows',
        params: params('table'),
        body: TableBody,
      },
    },
    (request) => {
      const { wall, personId } = callerOf(request);
      return wall.command(personId, (state, actor) =>
        editTable(state, actor, request.params.table, request.body),
      );
    },
  );

  for (const [path, closed, summary] of [
    ['close', true, 'Close a table; its sheet and poster stay'],
    ['reopen', false, 'Open a closed table again'],
  ] as const) {
    app.post<{ Params: { table: string } }>(
      `/tables/:table/${path}`,
      { schema: { tags: ['tables'], summary, params: params('table'), body: Nothing } },
      (request) => {
        const { wall, personId } = callerOf(request);
        return wall.command(personId, (state, actor) =>
          setTableClosed(state, actor, request.params.table, closed),
        );
      },
    );
  }

  app.get<{ Params: { table: string } }>(
    '/tables/:table/poster',
    {
      schema: {
        tags: ['tables'],
        summary: 'A table’s poster, and what visitors left at it',
        params: params('table'),
      },
    },
    async (request) => {
      const { wall, personId, person } = await readerWith(request, null);
      const { table } = request.params;
      requireTable(wall.session, table);
      demand(mayRead(person, tableDocument(table), wall.session));
      await wall.readSheets([table]);
      const reads = readsNotes(person, wall.session);
      const poster = posterView(wall.records, table, { sheet: wall.content.sheet(table), reads });
      if (!poster) throw new Refusal('no-such-table');
      const seesVisits = isGalleryOpen(wall.session.phase) || person.role === 'facilitator';
      return {
        poster,
        visits: seesVisits
          ? visitViews(wall.records, personId, wall.records.visitIds.atTable.get(table) ?? [])
          : [],
        // All of the table's notes, and which were chosen: for whoever works on the table without sitting there.
        notes: tableNotes(wall.records, table, reads),
        posterNotes: wall.records.tables.get(table)?.posterNotes ?? [],
      };
    },
  );

  app.get(
    '/posters',
    { schema: { tags: ['tables'], summary: 'Every table’s poster' } },
    async (request, reply) => {
      const { wall, person } = await readerWith(request, 'read-gallery');
      await wall.readSheets();
      return sendParts(request, reply, jsonList('posters', everyPoster(wall, person)), () =>
        wall.settled(),
      );
    },
  );

  app.post<{ Body: Static<typeof WalkBody> }>(
    '/walk',
    { schema: { tags: ['session'], summary: 'Steer the gallery walk', body: WalkBody } },
    (request) => {
      const { wall, personId } = callerOf(request);
      return wall.command(personId, (state, actor) => steerWalk(state, actor, request.body));
    },
  );

  app.post<{ Body: Static<typeof ReportBackBody> }>(
    '/report-back',
    { schema: { tags: ['session'], summary: 'Steer the report-backs', body: ReportBackBody } },
    (request) => {
      const { wall, personId } = callerOf(request);
      return wall.command(personId, (state, actor) => steerReportBack(state, actor, request.body));
    },
  );
};

import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { readerWith } from '../caller.ts';
import { printGraphMl } from '../../../shared/exchange/graphMl.ts';
import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import { printNotesCsv } from '../../../shared/exchange/notesCsv.ts';
import { printReportMarkdown } from '../../../shared/exchange/reportMarkdown.ts';
import { printRosterCsv } from '../../../shared/exchange/rosterCsv.ts';
import { renderReportPdf } from '../../exports/reportPdf.ts';
import { renderWallPng } from '../../exports/wallPng.ts';
import type { Routes } from '../routeContext.ts';

/** A file name that every system takes; the title itself, in full, goes into the UTF-8 form. */
function attachment(title: string, extension: string): string {
  const plain = title.normalize('NFKD').replace(/[^\w -]/g, '').trim().replace(/\s+/g, '-').slice(0, 60) || 'wall';
  const full = encodeURIComponent(`${title.replace(/[/\\:*?"<>|]/g, ' ').trim()}.${extension}`).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${full}`;
}

const ExportQuery = Type.Object({
  snapshot: Type.Optional(Type.String({ description: 'Id of a kept state; without it, the wall as it is now' })),
  as: Type.Optional(Type.String({ description: 'Role whose cookie speaks' })),
});
const ReportQuery = Type.Object({
  ...ExportQuery.properties,
  contacts: Type.Optional(Type.Enum(['yes', 'no'], { description: '`yes` adds how to reach people: for facilitators, not to be passed on' })),
});

interface Export {
  extension: string;
  summary: string;
  type: string;
  /** Says more than the title in the file's name, where a wall gives several files of one kind. */
  suffix?: string;
  print(content: MeetingContent, options: { contacts: boolean }): string | Promise<Uint8Array>;
}

const EXPORTS: Readonly<Record<string, Export>> = {
  'notes.csv': { extension: 'csv', type: 'text/csv; charset=utf-8', summary: 'Notes as CSV, with their groups and tables', print: (content) => printNotesCsv({ ...content, prompts: content.session.prompts, tables: tablesOfNotes(content) }) },
  'wall.png': { extension: 'png', type: 'image/png', summary: 'The wall as a picture', print: (content) => renderWallPng({ title: content.session.title, notes: content.notes, clusters: content.clusters, placements: content.placements, tables: content.session.tables }) },
  'report.md': { extension: 'md', suffix: ' report', type: 'text/markdown; charset=utf-8', summary: 'The meeting as a Markdown report', print: printReportMarkdown },
  'report.pdf': { extension: 'pdf', suffix: ' report', type: 'application/pdf', summary: 'The meeting as a PDF report: posters, connections, who does what next', print: renderReportPdf },
  'roster.csv': { extension: 'csv', suffix: ' roster', type: 'text/csv; charset=utf-8', summary: 'People by commitment as CSV, with contacts', print: printRosterCsv },
  'graph.graphml': { extension: 'graphml', suffix: ' connections', type: 'application/graphml+xml; charset=utf-8', summary: 'Tables and their connections as GraphML', print: printGraphMl },
};

function tablesOfNotes(content: MeetingContent): Map<string, number> {
  const numbers = new Map(content.posters.map((poster) => [poster.tableId, poster.number]));
  return new Map(Object.entries(content.tableNoteIds).flatMap(([tableId, ids]) => {
    const number = numbers.get(tableId);
    return number === undefined ? [] : ids.map((id): [string, number] => [id, number]);
  }));
}

/** Kept states from before tables have none of what came with them. */
const BEFORE_TABLES = { posters: [], tableNoteIds: {}, visits: {}, connections: {}, roster: [] } as const satisfies Partial<MeetingContent>;

async function contentFor(request: FastifyRequest, snapshot: string | undefined): Promise<MeetingContent> {
  const { wall } = await readerWith(request, 'export');
  if (snapshot === undefined) return wall.meeting();
  const { id: _id, name: _name, ...kept } = await wall.snapshots.read(snapshot);
  return { ...BEFORE_TABLES, ...kept };
}

/** The wall and the meeting as files, for facilitators. */
export const exportRoutes: Routes = (app) => {
  for (const [file, { extension, suffix = '', type, summary, print }] of Object.entries(EXPORTS)) {
    const querystring = file.startsWith('report.') ? ReportQuery : ExportQuery;
    app.get<{ Querystring: Static<typeof ReportQuery> }>(`/export/${file}`, { schema: { tags: ['exports'], summary, produces: [type.split(';')[0] ?? type], querystring } }, async (request, reply): Promise<FastifyReply> => {
      const content = await contentFor(request, request.query.snapshot);
      const body = await print(content, { contacts: request.query.contacts === 'yes' });
      return reply.header('content-disposition', attachment(`${content.session.title}${suffix}`, extension)).header('cache-control', 'no-store').type(type)
        .send(typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength));
    });
  }
};

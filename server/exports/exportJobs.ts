import { printGraphMl } from '../../shared/exchange/graphMl.ts';
import type { MeetingContent } from '../../shared/exchange/meetingContent.ts';
import { printNotesCsv } from '../../shared/exchange/notesCsv.ts';
import { printReportMarkdown } from '../../shared/exchange/reportMarkdown.ts';
import { printRosterCsv } from '../../shared/exchange/rosterCsv.ts';
import { renderReportPdf } from './reportPdf.ts';
import type { WallPicture } from './wall/composeWall.ts';
import { renderWallPdf, renderWallPng, renderWallSvg } from './wall/wallPicture.ts';

/** What whoever asks may choose. */
export interface ExportOptions {
  /** How to reach people: for facilitators, not to be passed on. */
  contacts: boolean;
  /** Of a picture, pixels across. */
  width?: number;
}

type ExportJob = (
  content: MeetingContent,
  options: ExportOptions,
) => string | Uint8Array | Promise<Uint8Array>;

/** How each file of a meeting is made. Only the export thread runs these: the server's own thread must not even load what they need. */
export const EXPORT_JOBS = {
  'notes.csv': (content) =>
    printNotesCsv({ ...content, prompts: content.session.prompts, tables: tablesOfNotes(content) }),
  'wall.png': (content, { width }) => renderWallPng(pictureOf(content), width),
  'wall.svg': (content) => renderWallSvg(pictureOf(content)),
  'wall.pdf': (content) => renderWallPdf(pictureOf(content), content.at),
  'report.md': printReportMarkdown,
  'report.pdf': renderReportPdf,
  'roster.csv': printRosterCsv,
  'graph.graphml': printGraphMl,
} as const satisfies Record<string, ExportJob>;

export type ExportFile = keyof typeof EXPORT_JOBS;

function pictureOf({
  session: { title, tables },
  notes,
  clusters,
  placements,
}: MeetingContent): WallPicture {
  return { title, notes, clusters, placements, tables };
}

function tablesOfNotes(content: MeetingContent): Map<string, number> {
  const numbers = new Map(content.posters.map((poster) => [poster.tableId, poster.number]));
  return new Map(
    Object.entries(content.tableNoteIds).flatMap(([tableId, ids]) => {
      const number = numbers.get(tableId);
      return number === undefined ? [] : ids.map((id): [string, number] => [id, number]);
    }),
  );
}

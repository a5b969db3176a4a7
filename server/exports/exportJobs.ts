import { printGraphMl } from '../../shared/exchange/graphMl.ts';
import type { MeetingContent } from '../../shared/exchange/meetingContent.ts';
import { printNotesCsv } from '../../shared/exchange/notesCsv.ts';
import { ratedIn } from '../../shared/exchange/ratedWords.ts';
import {
  printClaimsCsv,
  printNamedRatingsCsv,
  printRatingsCsv,
} from '../../shared/exchange/ratingsCsv.ts';
import { printReportMarkdown } from '../../shared/exchange/reportMarkdown.ts';
import { printRosterCsv } from '../../shared/exchange/rosterCsv.ts';
import type { WallPicture } from './wall/composeWall.ts';
import type { Language } from '../../shared/words/languages.ts';
import type { Words } from '../../shared/words/words.ts';
import { wordsIn } from '../words/serverWords.ts';

/** What the person who asks for a file may choose. */
export interface ExportOptions {
  /** With people's contacts: for facilitators, not to be passed on. */
  contacts: boolean;
  /** Width of a picture, pixels. */
  width?: number;
  /** What the file speaks, instead of the wall's own. */
  language?: Language;
}

export type ExportJob = (
  content: MeetingContent,
  options: ExportOptions,
) => string | Uint8Array | Promise<string | Uint8Array>;

const pictures = () => import('./wall/wallPicture.ts');

/**
 * How each file of a meeting is made. Only export processes run these: the server must not load the
 * modules they need, and jobs for text files must not load those for drawn ones.
 */
export const EXPORT_JOBS = {
  'notes.csv': (content) =>
    printNotesCsv(wordsOfWall(content), { ...content, tables: tablesOfNotes(content) }),
  'wall.png': async (content, { width }) =>
    (await pictures()).renderWallPng(pictureOf(content), width),
  'wall.svg': async (content) => (await pictures()).renderWallSvg(pictureOf(content)),
  'wall.pdf': async (content) => (await pictures()).renderWallPdf(pictureOf(content), content.at),
  'report.md': (content, options) => printReportMarkdown(wordsOfWall(content), content, options),
  'report.pdf': async (content, options) =>
    (await import('./reportPdf.ts')).renderReportPdf(content, options),
  'ratings.csv': (content) => printRatingsCsv(wordsOfWall(content), content),
  'answers.csv': (content) => printNamedRatingsCsv(wordsOfWall(content), content),
  'claims.csv': (content) => printClaimsCsv(wordsOfWall(content), content),
  'roster.csv': (content) => printRosterCsv(wordsOfWall(content), content),
  'graph.graphml': printGraphMl,
} as const satisfies Record<string, ExportJob>;

export type ExportFile = keyof typeof EXPORT_JOBS;

/** Content whose file speaks the language that was asked for, else the wall's. */
export const spokenAs = (content: MeetingContent, { language }: ExportOptions): MeetingContent =>
  language === undefined
    ? content
    : {
        ...content,
        ...ratedIn(content, language),
        session: { ...content.session, language },
      };

/** Files speak the language of the wall, whoever asks for them. */
const wordsOfWall = ({ session }: MeetingContent): Words => wordsIn(session.language);

function pictureOf({
  session: { title, tables, language },
  notes,
  clusters,
  placements,
}: MeetingContent): WallPicture {
  return { words: wordsIn(language), title, notes, clusters, placements, tables };
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

import { Type, type TObject } from 'typebox';
import { SPOKEN } from '../../words/languages.ts';
import { operations, WALL } from './contract.ts';

const Kept = Type.Object({
  snapshot: Type.Optional(
    Type.String({ description: 'Id of a kept state; without it, the wall as it is now' }),
  ),
  as: Type.Optional(Type.String({ description: 'Role whose cookie speaks' })),
  language: Type.Optional(
    Type.Enum([...SPOKEN], {
      description: 'What the file speaks; without it, the language of the wall',
    }),
  ),
});
const Report = Type.Object({
  ...Kept.properties,
  contacts: Type.Optional(
    Type.Enum(['yes', 'no'], {
      description: '`yes` adds how to reach people: for facilitators, not to be passed on',
    }),
  ),
});
const Picture = Type.Object({
  ...Kept.properties,
  width: Type.Optional(
    Type.String({
      pattern: '^[1-9][0-9]{2,4}$',
      description:
        'Pixels across; else as large as is of use. Past 48 million pixels 422 `export-too-large`, which says how wide it may be',
    }),
  ),
});

const fileOf = <const Name extends string, Query extends TObject>(
  name: Name,
  query: Query,
  file: string,
  summary: string,
) =>
  ({
    method: 'GET',
    path: `${WALL}/export/${name}`,
    tag: 'exports',
    summary,
    access: 'person',
    query,
    answers: { 200: { says: 'The file', file } },
    problems: ['no-such-snapshot', 'export-too-large', 'busy'],
  }) as const;

const CSV = 'text/csv; charset=utf-8';
const PDF = 'application/pdf';

/** The wall and the meeting as files, for facilitators. */
export const exportOperations = operations({
  exportNotes: fileOf('notes.csv', Kept, CSV, 'Notes as CSV, with their groups and tables'),
  exportWallPng: fileOf('wall.png', Picture, 'image/png', 'The wall as a picture'),
  exportWallSvg: fileOf(
    'wall.svg',
    Kept,
    'image/svg+xml',
    'The wall as a drawing, sharp at any size; letters are shapes',
  ),
  exportWallPdf: fileOf('wall.pdf', Kept, PDF, 'The wall on one page, to be printed large'),
  exportReportMarkdown: fileOf(
    'report.md',
    Report,
    'text/markdown; charset=utf-8',
    'The meeting as a Markdown report',
  ),
  exportReportPdf: fileOf(
    'report.pdf',
    Report,
    PDF,
    'The meeting as a PDF report: posters, connections, who does what next',
  ),
  exportRatings: fileOf(
    'ratings.csv',
    Kept,
    CSV,
    'What came of ratings as CSV: count, mean, spread, sentences; never who',
  ),
  exportAnswers: fileOf(
    'answers.csv',
    Kept,
    CSV,
    'Who said what as CSV, of steps that say that this is shown, and of no others',
  ),
  exportClaims: fileOf('claims.csv', Kept, CSV, 'Who takes on what, by when, and what nobody does'),
  exportRoster: fileOf('roster.csv', Kept, CSV, 'People by commitment as CSV, with contacts'),
  exportGraph: fileOf(
    'graph.graphml',
    Kept,
    'application/graphml+xml; charset=utf-8',
    'Tables and their connections as GraphML',
  ),
});

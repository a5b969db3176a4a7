import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static, type TObject } from 'typebox';
import { addressKey } from '../../access/clientAddress.ts';
import { readerWith } from '../caller.ts';
import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import { isoTime } from '../../../shared/exchange/notesCsv.ts';
import { encodePiece } from '../../storage/snapshotPieces.ts';
import type { ExportFile } from '../../exports/exportJobs.ts';
import type { Routes } from '../routeContext.ts';

/** Letters of a file's name: longer ones are refused by some systems, and cut by others. */
const NAME_CHARS = 120;
const fitting = (text: string, chars: number): string => [...text].slice(0, chars).join('').trim();

/**
 * A file name that every system takes, and in full, in any script, in the UTF-8 form (RFC 6266, RFC 5987). `what` says which file of the
 * meeting it is, so that no two have one name: what comes of a long title is cut, never that.
 */
export function attachment(title: string, what: string, extension: string): string {
  const clean = (text: string): string =>
    text
      .toWellFormed()
      .replace(/[/\\:*?"<>|\p{C}\uFFFD]/gu, ' ')
      .replace(/\s+/gu, ' ')
      .replace(/^[. ]+/u, '')
      .trim();
  const [name, kind] = [clean(title) || 'wall', clean(what)];
  const plainOf = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/[^\w -]/g, '')
      .trim()
      .replace(/\s+/g, '-');
  const plain = `${plainOf(name).slice(0, 60) || 'wall'}-${plainOf(kind)}`;
  const full = encodeURIComponent(`${fitting(name, NAME_CHARS)} ${kind}.${extension}`).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${full}`;
}

const ExportQuery = Type.Object({
  snapshot: Type.Optional(
    Type.String({ description: 'Id of a kept state; without it, the wall as it is now' }),
  ),
  as: Type.Optional(Type.String({ description: 'Role whose cookie speaks' })),
});
const ReportQuery = Type.Object({
  ...ExportQuery.properties,
  contacts: Type.Optional(
    Type.Enum(['yes', 'no'], {
      description: '`yes` adds how to reach people: for facilitators, not to be passed on',
    }),
  ),
});

const PictureQuery = Type.Object({
  ...ExportQuery.properties,
  width: Type.Optional(
    Type.String({
      pattern: '^[1-9][0-9]{2,4}$',
      description:
        'Pixels across; else as large as is of use. Past 48 million pixels 422 `export-too-large`, which says how wide it may be',
    }),
  ),
});
const queryOf = (file: ExportFile): TObject =>
  file.startsWith('report.') ? ReportQuery : file === 'wall.png' ? PictureQuery : ExportQuery;

interface Export {
  extension: string;
  summary: string;
  type: string;
  /** Says more than the title in the file's name. */
  what: string;
}

const EXPORTS: Readonly<Record<ExportFile, Export>> = {
  'notes.csv': {
    extension: 'csv',
    what: 'notes',
    type: 'text/csv; charset=utf-8',
    summary: 'Notes as CSV, with their groups and tables',
  },
  'wall.png': {
    extension: 'png',
    what: 'wall',
    type: 'image/png',
    summary: 'The wall as a picture',
  },
  'wall.svg': {
    extension: 'svg',
    what: 'wall',
    type: 'image/svg+xml',
    summary: 'The wall as a drawing, sharp at any size; letters are shapes',
  },
  'wall.pdf': {
    extension: 'pdf',
    what: 'wall',
    type: 'application/pdf',
    summary: 'The wall on one page, to be printed large',
  },
  'report.md': {
    extension: 'md',
    what: 'report',
    type: 'text/markdown; charset=utf-8',
    summary: 'The meeting as a Markdown report',
  },
  'report.pdf': {
    extension: 'pdf',
    what: 'report',
    type: 'application/pdf',
    summary: 'The meeting as a PDF report: posters, connections, who does what next',
  },
  'roster.csv': {
    extension: 'csv',
    what: 'roster',
    type: 'text/csv; charset=utf-8',
    summary: 'People by commitment as CSV, with contacts',
  },
  'graph.graphml': {
    extension: 'graphml',
    what: 'connections',
    type: 'application/graphml+xml; charset=utf-8',
    summary: 'Tables and their connections as GraphML',
  },
};

/** Kept states from before tables have none of what came with them. */
const BEFORE_TABLES = {
  posters: [],
  tableNoteIds: {},
  visits: {},
  connections: {},
  roster: [],
} as const satisfies Partial<MeetingContent>;

/** `moment`: of a kept state its name and when it was taken, to the second; else empty. */
async function contentFor(
  request: FastifyRequest,
  snapshot: string | undefined,
): Promise<{ content: Uint8Array[]; title: string; moment: string }> {
  const { wall } = await readerWith(request, 'export');
  if (snapshot === undefined) {
    const content = await wall.encodedMeeting();
    return { content, title: wall.session.title, moment: '' };
  }
  const { name, at, pieces } = await wall.snapshots.open(snapshot);
  let { title } = wall.session;
  const content = await wall.inParts(pieces, (piece) => {
    title = piece.session?.title ?? title;
    return encodePiece(piece);
  });
  return {
    content: [encodePiece({ at, ...BEFORE_TABLES }), ...content],
    title,
    moment: `${name} ${isoTime(at).slice(0, 19).replace('T', ' ').replaceAll(':', '.')}`,
  };
}

/** Aborted when whoever asked goes away before she was answered. */
function untilGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** The wall and the meeting as files, for facilitators. Made beside the server's thread, and nothing is prepared before its turn comes. */
export const exportRoutes: Routes = (app, { exports, config }) => {
  for (const [file, { extension, what, type, summary }] of Object.entries(EXPORTS) as [
    ExportFile,
    Export,
  ][]) {
    app.get<{ Querystring: Static<typeof ReportQuery> & Static<typeof PictureQuery> }>(
      `/export/${file}`,
      {
        schema: {
          tags: ['exports'],
          summary,
          produces: [type.split(';')[0] ?? type],
          querystring: queryOf(file),
        },
      },
      async (request, reply): Promise<FastifyReply> => {
        const { wall, personId } = await readerWith(request, 'export');
        let [title, moment] = ['', ''];
        const body = await exports.run({
          file,
          asker: { address: addressKey(request.raw, config), person: `${wall.wallId}/${personId}` },
          options: {
            contacts: request.query.contacts === 'yes',
            ...(request.query.width === undefined ? {} : { width: Number(request.query.width) }),
          },
          signal: untilGone(reply),
          // Asked anew when its turn comes: she may be no facilitator any more.
          content: async () => {
            const { content, ...names } = await contentFor(request, request.query.snapshot);
            ({ title, moment } = names);
            return content;
          },
        });
        return reply
          .header(
            'content-disposition',
            attachment(
              title,
              [what, request.query.contacts === 'yes' ? 'with contacts' : '', moment]
                .filter((part) => part !== '')
                .join(' '),
              extension,
            ),
          )
          .header('cache-control', 'no-store')
          .type(type)
          .send(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
      },
    );
  }
};

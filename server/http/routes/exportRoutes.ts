import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressKey } from '../../access/clientAddress.ts';
import { readerWith } from '../caller.ts';
import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import type { QueryOf } from '../../../shared/protocol/http/contract.ts';
import { exportOperations } from '../../../shared/protocol/http/exports.ts';
import { isoTime } from '../../../shared/model/isoTime.ts';
import type { Language } from '../../../shared/words/languages.ts';
import { wordsIn } from '../../words/serverWords.ts';
import { encodePiece } from '../../storage/snapshotPieces.ts';
import type { ExportFile } from '../../exports/exportJobs.ts';
import type { Routes } from '../routeContext.ts';
import { serve } from '../serve.ts';

/** Most letters of a file's name: some systems refuse longer names, others cut them. */
const NAME_CHARS = 120;
const fitting = (text: string, chars: number): string => [...text].slice(0, chars).join('').trim();

/**
 * The `Content-Disposition` of a file: a name that every system takes, and the full one in any
 * script, in the UTF-8 form (RFC 6266, RFC 5987). `what` says which file of the meeting it is, each
 * part in words and in plain letters; a long title is cut and `what` never is, so that no two files
 * have one name.
 */
export function attachment(title: string, what: readonly NamePart[], extension: string): string {
  const clean = (text: string): string =>
    text
      .toWellFormed()
      .replace(/[/\\:*?"<>|\p{C}\uFFFD]/gu, ' ')
      .replace(/\s+/gu, ' ')
      .replace(/^[. ]+/u, '')
      .trim();
  const name = clean(title) || 'wall';
  const kind = what.map(({ said }) => clean(said)).join(' ');
  const plainOf = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/[^\w -]/g, '')
      .trim()
      .replace(/\s+/g, '-');
  const plain = [
    plainOf(name).slice(0, 60) || 'wall',
    ...what.map(({ said, plain: instead }) => plainOf(clean(said)) || instead),
  ]
    .filter((part) => part !== '')
    .join('-');
  const full = encodeURIComponent(`${fitting(name, NAME_CHARS)} ${kind}.${extension}`).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${full}`;
}

/** What a file's name says: in its language, and in plain letters where that language has none. */
interface NamePart {
  said: string;
  plain: string;
}

/** Options of any of the files. */
type Asked = Partial<
  QueryOf<(typeof exportOperations)['exportReportPdf']> &
    QueryOf<(typeof exportOperations)['exportWallPng']>
>;

/** For each file: the operation that asks for it, and what its name says besides the title (`file.name.…`). */
const EXPORTS = {
  'notes.csv': ['exportNotes', 'notes'],
  'wall.png': ['exportWallPng', 'wall'],
  'wall.svg': ['exportWallSvg', 'wall'],
  'wall.pdf': ['exportWallPdf', 'wall'],
  'report.md': ['exportReportMarkdown', 'report'],
  'report.pdf': ['exportReportPdf', 'report'],
  'ratings.csv': ['exportRatings', 'ratings'],
  'answers.csv': ['exportAnswers', 'answers'],
  'claims.csv': ['exportClaims', 'claims'],
  'roster.csv': ['exportRoster', 'roster'],
  'graph.graphml': ['exportGraph', 'connections'],
} as const satisfies Record<ExportFile, readonly [keyof typeof exportOperations, string]>;

/** What snapshots from before there were tables lack. */
const BEFORE_TABLES = {
  posters: [],
  tableNoteIds: {},
  visits: {},
  connections: {},
  roster: [],
  ratings: [],
  claims: [],
} as const satisfies Partial<MeetingContent>;

/** `moment`: a snapshot's name and when it was taken, to the second; else empty. */
async function contentFor(
  request: FastifyRequest,
  snapshot: string | undefined,
): Promise<{ content: Uint8Array[]; title: string; spoken: Language; moment: string }> {
  const { wall } = await readerWith(request, 'export');
  if (snapshot === undefined) {
    const content = await wall.meeting.encoded();
    const { title, language } = wall.session;
    return { content, title, spoken: language, moment: '' };
  }
  const { name, at, pieces } = await wall.snapshots.open(snapshot);
  let { title, language: spoken } = wall.session;
  const content = await wall.meeting.inParts(pieces, (piece) => {
    if (piece.session) ({ title, language: spoken } = piece.session);
    return encodePiece(piece);
  });
  return {
    content: [encodePiece({ at, ...BEFORE_TABLES }), ...content],
    title,
    spoken,
    moment: `${name} ${isoTime(at).slice(0, 19).replace('T', ' ').replaceAll(':', '.')}`,
  };
}

/** Aborted when the client goes away before it was answered. */
function untilGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

/**
 * The wall and the meeting as files, for facilitators. They are made in other processes, and their
 * content is read only when their turn comes.
 */
export const exportRoutes: Routes = (app, { exports, config }) => {
  for (const [file, [id, what]] of Object.entries(EXPORTS) as [
    ExportFile,
    (typeof EXPORTS)[ExportFile],
  ][])
    serve(app, id, async (request, reply): Promise<FastifyReply> => {
      const { wall, personId } = await readerWith(request, 'export');
      const { snapshot, contacts, width, language }: Asked = request.query;
      let named: { title: string; spoken: Language; moment: string } | undefined;
      const body = await exports.run({
        file,
        asker: { address: addressKey(request.raw, config), person: `${wall.wallId}/${personId}` },
        options: {
          contacts: contacts === 'yes',
          ...(width === undefined ? {} : { width: Number(width) }),
          ...(language === undefined ? {} : { language }),
        },
        signal: untilGone(reply),
        // Rights are asked again when its turn comes: the person may not be a facilitator any more.
        content: async () => {
          const { content, ...names } = await contentFor(request, snapshot);
          named = names;
          return content;
        },
      });
      const { title = '', spoken = wall.session.language, moment = '' } = named ?? {};
      const words = wordsIn(language ?? spoken);
      const parts: NamePart[] = [
        { said: words.say(`file.name.${what}`), plain: what },
        ...(contacts === 'yes'
          ? [{ said: words.say('file.name.contacts'), plain: 'with-contacts' }]
          : []),
        ...(moment === '' ? [] : [{ said: moment, plain: '' }]),
      ];
      return reply
        .header('content-disposition', attachment(title, parts, file.slice(file.indexOf('.') + 1)))
        .header('cache-control', 'no-store')
        .type(exportOperations[id].answers[200].file)
        .send(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
    });
};

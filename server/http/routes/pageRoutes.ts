import { OwnedElsewhere } from '../../storage/wallOwners.ts';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import QRCode from 'qrcode';
import { normaliseJoinCode } from '../../../shared/model/joinCode.ts';
import { BUILT_FILES } from '../../../shared/model/ownAddress.ts';
import { PROBLEMS, Refusal } from '../../../shared/model/problems.ts';
import type { BuiltFile, BuiltPage, PageName } from '../builtPages.ts';
import {
  askedLanguage,
  keepAsked,
  languageOf,
  LANGUAGE_VARIES,
  ownLanguage,
} from '../../words/requestLanguage.ts';
import type { Language } from '../../../shared/words/languages.ts';
import { wordsFor } from '../../words/serverWords.ts';
import type { Wall } from '../../sync/wall/wall.ts';
import { grantCookieName, readCookie } from '../../access/grantCookie.ts';
import { fillPhonePage, type PlainState } from '../phonePage.ts';
import { placeMeant } from '../problemPage.ts';
import {
  linkOriginOf,
  wallByCode,
  wallOfCode,
  type RouteContext,
  type Routes,
} from '../routeContext.ts';

/** A table's number in an address, such as `/j/ABCDEF/7`. */
const TABLE_NUMBER = /^[1-9]\d{0,3}$/;
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Pages differ by encoding and language. */
const VARIES = `accept-encoding, ${LANGUAGE_VARIES}`;

type Encoding = 'br' | 'gzip' | null;

/** The best compression that the client takes. `q=0` means that it does not take it. */
function chooseEncoding(request: FastifyRequest): Encoding {
  const accepted = request.headers['accept-encoding'] ?? '';
  const takes = (name: string): boolean =>
    new RegExp(
      `(?:^|,)\\s*${name}\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[\\d.]+\\s*)?(?:,|$)`,
      'i',
    ).test(accepted);
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null;
}

function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: BuiltFile,
  cacheControl: string,
  varies = 'accept-encoding',
): FastifyReply {
  const wanted = chooseEncoding(request);
  const encoded = wanted ? file[wanted] : null;
  // Each encoding has its own ETag: a cache must not answer one with the other.
  const etag = encoded ? `${file.etag.slice(0, -1)}-${wanted}"` : file.etag;
  void reply.headers({ 'cache-control': cacheControl, etag, vary: varies }).type(file.type);
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send();
  if (encoded && wanted) void reply.header('content-encoding', wanted);
  // All clients share this buffer, so it takes no memory for each.
  request.answerHolds = 0;
  return reply.send(encoded ?? file.body);
}

function sendHtml(
  request: FastifyRequest,
  reply: FastifyReply,
  { policy, language }: BuiltPage,
  html: string,
): FastifyReply {
  const wanted = chooseEncoding(request);
  const body = Buffer.from(html);
  void reply
    .headers({
      'cache-control': 'no-cache',
      'content-security-policy': policy,
      'content-language': language,
      vary: VARIES,
    })
    .type('text/html; charset=utf-8');
  if (!wanted) return reply.send(body);
  void reply.header('content-encoding', wanted);
  return reply.send(
    wanted === 'br'
      ? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : gzipSync(body),
  );
}

/**
 * The join page for a code that opens nothing: the page finds the code and the reason in its body's
 * `data-code` and `data-refused`.
 */
function sendRefusedCode(
  request: FastifyRequest,
  reply: FastifyReply,
  { pages }: RouteContext,
  typed: string,
  refusal: Refusal,
): FastifyReply {
  const built = pages.page('join', languageOf(request));
  const code = normaliseJoinCode(typed)
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 12);
  void reply.code(PROBLEMS[refusal.code].status);
  return sendHtml(
    request,
    reply,
    built,
    built.html.replace(
      /<body\b/i,
      (tag) => `${tag} data-refused="${refusal.code}" data-code="${code}"`,
    ),
  );
}

/** The phone's page; `state` says what became of a note that was posted without script. */
export function sendPhonePage(
  request: FastifyRequest,
  reply: FastifyReply,
  { pages }: RouteContext,
  wall: Wall,
  state: PlainState,
): FastifyReply {
  const built = pages.page('phone', languageOf(request, wall.records.session.language));
  return sendHtml(
    request,
    reply,
    built,
    fillPhonePage(
      built.html,
      wall.wallId,
      wall.records.session,
      readCookie(request.headers.cookie, grantCookieName(wall.wallId, 'participant')) !== null,
      built.language,
      state,
    ),
  );
}

/** Where a wall's code leads, as a picture. */
const qrRoutes: Routes = (app, context) => {
  const qr = async (
    request: FastifyRequest<{ Params: { code: string; number?: string } }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const { code, number } = request.params;
    if (number !== undefined && !TABLE_NUMBER.test(number)) throw new Refusal('not-found');
    await wallByCode(request, context, code);
    const url = `${linkOriginOf(request, context.config)}/j/${code}${number === undefined ? '' : `/${number}`}`;
    const svg = await QRCode.toString(url, {
      type: 'svg',
      margin: 4,
      errorCorrectionLevel: 'M',
      color: { dark: '#1a2223', light: '#ffffff' },
    });
    return reply.header('cache-control', 'no-cache').type('image/svg+xml').send(svg);
  };
  app.get<{ Params: { code: string } }>('/j/:code/qr.svg', qr);
  app.get<{ Params: { code: string; number: string } }>('/j/:code/:number/qr.svg', qr);
};

/** The language of a wall; of one that there is not, or that cannot be read just now, the first of ours: its page then says so. */
async function wallLanguage({ walls }: RouteContext, wallId: string): Promise<Language> {
  try {
    return (await walls.get(wallId)).session.language;
  } catch (error) {
    // That one knows.
    if (error instanceof OwnedElsewhere) throw error;
    return 'en';
  }
}

/** Pages, their files, and the QR code of a wall. */
export const pageRoutes: Routes = (app, context) => {
  const { pages } = context;
  const send = (
    request: FastifyRequest,
    reply: FastifyReply,
    name: PageName,
    language: Language,
  ): FastifyReply => {
    const built = pages.page(name, language);
    void reply.headers({
      'content-security-policy': built.policy,
      'content-language': language,
    });
    return sendFile(request, reply, built, 'no-cache', VARIES);
  };
  const page =
    (name: PageName) =>
    (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
      const meant = placeMeant(request);
      if (meant !== null) return reply.redirect(meant);
      return keepAsked(request, reply) ?? send(request, reply, name, languageOf(request));
    };
  /** A page of one wall. `isAlwaysShared`, and opened as the projector: many read it at once, so it speaks the wall's language, whosever browser shows it, where its address asks for no other. */
  const wallPage =
    (name: PageName, isAlwaysShared = false) =>
    async (
      request: FastifyRequest<{ Params: { wall: string }; Querystring: { as?: string } }>,
      reply: FastifyReply,
    ): Promise<FastifyReply> => {
      const meant = placeMeant(request);
      if (meant !== null) return reply.redirect(meant);
      const isShared = isAlwaysShared || request.query.as === 'projector';
      const kept = isShared ? null : keepAsked(request, reply);
      if (kept !== null) return kept;
      const own = isShared ? askedLanguage(request) : ownLanguage(request);
      const language = own ?? (await wallLanguage(context, request.params.wall));
      return send(request, reply, name, language);
    };
  app.get('/', page('index'));
  const join = page('join');
  app.get<{ Querystring: { code?: string } }>('/join', (request, reply) => {
    // The code that the page's form sends without script.
    const { code } = request.query;
    return typeof code === 'string' && code.trim() !== ''
      ? reply.redirect(`/j/${encodeURIComponent(normaliseJoinCode(code))}`)
      : join(request, reply);
  });
  app.get('/w/:wall/console', wallPage('console'));
  app.get('/w/:wall/wall', wallPage('wall'));
  app.get('/w/:wall/projector', wallPage('wall', true));
  app.get('/w/:wall/snapshots/:snapshot', wallPage('wall'));
  app.get('/w/:wall/table/:table', wallPage('table'));
  app.get('/w/:wall/gallery', wallPage('gallery'));
  app.get('/w/:wall/print', wallPage('print', true));

  const phone = async (
    request: FastifyRequest<{ Params: { code: string; number?: string } }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const { code, number } = request.params;
    const meant = placeMeant(request);
    if (meant !== null) return reply.redirect(meant);
    if (number !== undefined && !TABLE_NUMBER.test(number)) throw new Refusal('not-found');
    const kept = keepAsked(request, reply);
    if (kept !== null) return kept;
    try {
      const { wall, isRenewed } = await wallOfCode(request, context, code);
      await wall.settled();
      // People who are in stay in, and are led to the address with the new code.
      if (isRenewed)
        return reply.redirect(
          `/j/${wall.session.joinCode}${number === undefined ? '' : `/${number}`}`,
        );
      const isPut = (request.query as { put?: string }).put === '1';
      return sendPhonePage(request, reply, context, wall, {
        said: isPut ? wordsFor(request, wall.session.language).say('phone.form.put.done') : '',
        text: '',
      });
    } catch (error) {
      if (
        error instanceof Refusal &&
        (error.code === 'no-such-code' ||
          error.code === 'rate-limited' ||
          error.code === 'code-renewed')
      )
        return sendRefusedCode(request, reply, context, code, error);
      throw error;
    }
  };
  app.get<{ Params: { code: string } }>('/j/:code', phone);
  // A table's own link, from its tent card: the same page, which then offers that table.
  app.get<{ Params: { code: string; number: string } }>('/j/:code/:number', phone);

  qrRoutes(app, context);

  // Browsers ask for it by themselves where no page names an icon (a snapshot's JSON, an export in
  // a tab).
  app.get('/favicon.ico', (_request, reply) => reply.redirect('/icon.svg', 301));

  // Last: every other built file. Names with a hash of the content never change.
  app.get('/*', (request, reply) => {
    const pathname = request.url.split('?', 1)[0] ?? '/';
    const file = pages.file(pathname);
    if (!file) return reply.callNotFound();
    return sendFile(
      request,
      reply,
      file,
      pathname.startsWith(BUILT_FILES)
        ? `public, max-age=${YEAR_SECONDS}, immutable`
        : 'public, max-age=3600',
    );
  });
};

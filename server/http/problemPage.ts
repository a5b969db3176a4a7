import { escapeHtml } from '../../shared/model/escapeHtml.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readPlace } from '../../shared/model/address.ts';
import type { Problem, ProblemCode } from '../../shared/model/problems.ts';
import type { Words } from '../../shared/words/words.ts';
import { isRightToLeft } from '../../shared/words/languages.ts';
import { LANGUAGE_VARIES } from '../words/requestLanguage.ts';

/** Problems that have words of their own for somebody with a browser: what happened (`problemPage.<code>`), what to do (`.text`). */
const WITH_WORDS = [
  'not-found',
  'no-such-wall',
  'method-not-allowed',
  'rate-limited',
  'busy',
  'storage-failed',
  'invalid-request',
  'url-too-long',
  'too-large',
  'unsupported-media-type',
] as const satisfies readonly ProblemCode[];
type WithWords = (typeof WITH_WORDS)[number];
const hasWords = (code: ProblemCode): code is WithWords => WITH_WORDS.includes(code as WithWords);

function saidOf(
  words: Words,
  { code, status, title, detail }: Problem,
): { title: string; text: string } {
  const of = hasWords(code) ? code : status >= 500 ? 'internal' : null;
  if (of !== null)
    return { title: words.say(`problemPage.${of}`), text: words.say(`problemPage.${of}.text`) };
  return { title, text: detail === title ? words.say('problemPage.typeCode') : detail };
}

/** Stands alone, so that it is there whatever was built. Colours are those of `client/design/tokens.css`. */
const pageOf = (
  words: Words,
  { title, text }: ReturnType<typeof saidOf>,
): string => `<!doctype html>
<html lang="${words.language}" dir="${isRightToLeft(words.language) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(words.say('problemPage.title', { title }))}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>
:root { --wall: #e6e9e4; --ink: #1a2223; --ink-soft: #414b4e; --accent: #0f5a5c; }
@media (prefers-color-scheme: dark) { :root { --wall: #14191a; --ink: #f0f2ee; --ink-soft: #bcc5c4; --accent: #84cdc4; } }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 24px; box-sizing: border-box; background: var(--wall); color: var(--ink); font: 1.125rem/1.5 'Fira Sans', system-ui, sans-serif; }
main { max-width: 32rem; overflow-wrap: anywhere; }
h1 { font-size: clamp(1.125rem, 10vw, 2rem); line-height: 1.2; margin: 0 0 8px; }
p { margin: 0 0 16px; color: var(--ink-soft); }
a { display: inline-block; padding: 10px 0; margin-inline-end: 24px; color: var(--accent); font-weight: 600; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
<a href="/join">${escapeHtml(words.say('problemPage.join'))}</a><a href="/">${escapeHtml(words.say('problemPage.start'))}</a>
</main>
</body>
</html>
`;

/** Its style stands in the page; nothing else may run or load but our icon. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A problem as a page for somebody with a browser, with ways on. `reply` has its status. */
export const sendProblemPage = (
  words: Words,
  reply: FastifyReply,
  refused: Problem,
): FastifyReply =>
  reply
    .headers({
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      vary: `accept, ${LANGUAGE_VARIES}, sec-fetch-mode, sec-fetch-dest`,
    })
    .type('text/html; charset=utf-8')
    .send(pageOf(words, saidOf(words, refused)));

/** Addresses that scripts ask, whatever they say they take. */
const FOR_SCRIPTS = /^\/(?:api|live|sync|healthz|metrics)(?:[/?#]|$)/;

/** Does somebody with a browser look at this, rather than a script? `Sec-Fetch-…` says so over HTTPS and on this machine, `Accept` everywhere. */
export function isPageVisit({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>): boolean {
  if (FOR_SCRIPTS.test(url)) return false;
  return (
    headers['sec-fetch-mode'] === 'navigate' ||
    headers['sec-fetch-dest'] === 'document' ||
    (headers.accept?.includes('text/html') ?? false)
  );
}

/** Where a link was meant to lead that came here in another form, as an address to send the browser to; `null` when it is in its own form. */
export function placeMeant({ method, url }: Pick<FastifyRequest, 'method' | 'url'>): string | null {
  if (method !== 'GET' && method !== 'HEAD') return null;
  const place = readPlace(url);
  if (!place || place.path === (url.split('?', 1)[0] ?? '')) return null;
  return (
    place.path +
    (place.query === '' ? '' : `?${encodeURI(place.query)}`) +
    (place.fragment === '' ? '' : `#${encodeURI(place.fragment)}`)
  );
}

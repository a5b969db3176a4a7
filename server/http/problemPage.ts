import type { FastifyReply, FastifyRequest } from 'fastify';
import { readPlace } from '../../shared/model/address.ts';
import type { Problem, ProblemCode } from '../../shared/model/problems.ts';

/** What somebody with a browser reads where a page cannot be shown: what happened, what to do. */
interface Words {
  title: string;
  text: string;
}

const WORDS: Partial<Record<ProblemCode, Words>> = {
  'not-found': {
    title: 'There is nothing here',
    text: 'The link may be incomplete. If you were given a code, you can type it in.',
  },
  'no-such-wall': {
    title: 'There is no wall here',
    text: 'The link may be incomplete, or the wall was deleted. If you were given a code, you can type it in.',
  },
  'method-not-allowed': {
    title: 'This page only shows something',
    text: 'What your browser sent was not taken, and nothing was changed. Open the page again by its link, or type the code.',
  },
  'rate-limited': {
    title: 'One moment',
    text: 'A lot was asked from here just now. Nothing is lost: wait a minute, then load this page again.',
  },
  busy: {
    title: 'One moment',
    text: 'Too much is going on at once. Nothing is lost: wait a few seconds, then load this page again.',
  },
  'storage-failed': {
    title: 'The wall can’t be read just now',
    text: 'The server has trouble with its disk. What was kept is safe. Wait a little, then load this page again, and tell whoever runs the server.',
  },
  'invalid-request': {
    title: 'This address can’t be read',
    text: 'It holds signs that no address has; the link was probably cut or changed on its way. If you were given a code, you can type it in.',
  },
  'url-too-long': {
    title: 'This address is too long',
    text: 'Something was added to the link on its way. If you were given a code, you can type it in.',
  },
  'too-large': {
    title: 'That was too much at once',
    text: 'What your browser sent was not taken, and nothing was changed.',
  },
  'unsupported-media-type': {
    title: 'This page only shows something',
    text: 'What your browser sent was not taken, and nothing was changed. Open the page again by its link, or type the code.',
  },
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const wordsOf = ({ code, status, title, detail }: Problem): Words =>
  WORDS[code] ??
  (status >= 500
    ? {
        title: 'Something went wrong',
        text: 'It is the server’s fault, not yours. Wait a little, then load this page again.',
      }
    : { title, text: detail === title ? 'If you were given a code, you can type it in.' : detail });

/** Stands alone, so that it is there whatever was built. Colours are those of `client/design/tokens.css`. */
const pageOf = ({ title, text }: Words): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} – Weavewall</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>
:root { --wall: #e6e9e4; --ink: #1a2223; --ink-soft: #414b4e; --accent: #0f5a5c; }
@media (prefers-color-scheme: dark) { :root { --wall: #14191a; --ink: #f0f2ee; --ink-soft: #bcc5c4; --accent: #84cdc4; } }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 24px; box-sizing: border-box; background: var(--wall); color: var(--ink); font: 1.125rem/1.5 'Fira Sans', system-ui, sans-serif; }
main { max-width: 32rem; overflow-wrap: anywhere; }
h1 { font-size: clamp(1.125rem, 10vw, 2rem); line-height: 1.2; margin: 0 0 8px; }
p { margin: 0 0 16px; color: var(--ink-soft); }
a { display: inline-block; padding: 10px 0; margin-right: 24px; color: var(--accent); font-weight: 600; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
<a href="/join">Type a code</a><a href="/">Start page</a>
</main>
</body>
</html>
`;

/** Its style stands in the page; nothing else may run or load but our icon. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A problem as a page for somebody with a browser, with ways on. `reply` has its status. */
export const sendProblemPage = (reply: FastifyReply, refused: Problem): FastifyReply =>
  reply
    .headers({
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      vary: 'accept, sec-fetch-mode, sec-fetch-dest',
    })
    .type('text/html; charset=utf-8')
    .send(pageOf(wordsOf(refused)));

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

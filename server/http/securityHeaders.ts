import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { isHttps, linkOrigin, requestOrigin } from '../access/requestOrigin.ts';
import type { Config } from '../config.ts';

/** How long browsers use HTTPS alone, seconds: half a year. Sent only under HTTPS. */
const HSTS_SECONDS = 180 * 24 * 60 * 60;

/** The policy of answers that are no page: they may do nothing. */
const CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** The inline scripts that a browser would run; JSON blocks are data. */
function inlineScripts(html: string): string[] {
  const scripts: string[] = [];
  for (const [, attributes = '', body = ''] of html.matchAll(
    /<script\b([^>]*)>([\s\S]*?)<\/script>/gi,
  )) {
    const type = /\btype\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1] ?? '';
    if (
      !/\bsrc\s*=/i.test(attributes) &&
      (type === '' || type === 'module' || /javascript/i.test(type))
    )
      scripts.push(body);
  }
  return scripts;
}

/**
 * Which Trusted Types policies each page may create. `default` is `client/app/ownScript.ts`: the
 * canvas empties its element, and the wall starts a worker. `ProseMirrorClipboard` is the editor's,
 * for reading pasted HTML in a document where no script runs. Every other page passes no strings to
 * be read as markup or run, and can create no policy.
 */
const SCRIPT_POLICIES: Readonly<Record<string, string>> = {
  wall: 'default',
  gallery: 'default',
  table: 'ProseMirrorClipboard',
};

/** The only page with a worker, which compares notes. */
const HAS_WORKER = 'wall';

/**
 * The content security policy of a built page: our own files, and exactly the inline scripts it was
 * built with. No `upgrade-insecure-requests`: on a venue's LAN there is only plain HTTP. Inline
 * scripts must contain no placeholders, because their hashes are in the policy. Socket addresses
 * are added for each request (`withOwnSockets`): Safari before 15.4 does not count them as
 * `'self'`.
 */
export function pagePolicy(html: string, page: string): string {
  const hashes = inlineScripts(html).map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...hashes].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `worker-src ${page === HAS_WORKER ? "'self'" : "'none'"}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    // None of our pages uses frames, media or plug-ins, so a script that got in cannot either.
    "frame-src 'none'",
    "media-src 'none'",
    // Browsers without Trusted Types ignore these two.
    "require-trusted-types-for 'script'",
    `trusted-types ${SCRIPT_POLICIES[page] ?? "'none'"}`,
  ].join('; ');
}

/**
 * Adds sockets to this server and no other, so that a script that got in has one way out less
 * (THREAT_MODEL, T10).
 */
function withOwnSockets(policy: string, request: IncomingMessage, config: Config): string {
  // A proxy may ask under another name than the public one, where the page is.
  const origins = new Set([requestOrigin(request, config), config.publicUrl]);
  const sockets = [...origins].flatMap((origin) =>
    origin === null ? [] : [origin.replace(/^http/, 'ws')],
  );
  return policy.replace("connect-src 'self'", ["connect-src 'self'", ...sockets].join(' '));
}

/**
 * Where a page may connect or navigate at all, WebRTC included: to this server, by any of its names
 * in the links it shows. Every answer has this header; without it on one, a script could open that
 * and leave from there. Our redirects lead to ourselves (`placeMeant`).
 */
function connectionAllowlist(request: IncomingMessage, config: Config, isPage: boolean): string {
  const origins = isPage ? [requestOrigin(request, config), linkOrigin(request, config)] : [];
  const named = new Set(origins.flatMap((origin) => (origin === null ? [] : [`"${origin}"`])));
  return `(${['response-origin', ...named].join(' ')});redirects=allow`;
}

/** The headers of every answer. `policy`: a page's own content security policy. */
export function securityHeaders(
  request: IncomingMessage,
  config: Config,
  policy?: string,
): Record<string, string> {
  return {
    'content-security-policy':
      policy === undefined ? CLOSED_POLICY : withOwnSockets(policy, request, config),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cross-origin-resource-policy': 'same-origin',
    'x-permitted-cross-domain-policies': 'none',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    ...(config.pagesStay
      ? { 'connection-allowlist': connectionAllowlist(request, config, policy !== undefined) }
      : {}),
    // Over plain HTTP browsers ignore these two with a warning.
    ...(isHttps(request, config)
      ? {
          'strict-transport-security': `max-age=${HSTS_SECONDS}`,
          'cross-origin-opener-policy': 'same-origin',
        }
      : {}),
  };
}

/** Pages have set their own `content-security-policy` by then. */
export function addSecurityHeaders(app: FastifyInstance, config: Config): void {
  app.addHook('onSend', async (request, reply) => {
    const policy = reply.getHeader('content-security-policy');
    void reply.headers(
      securityHeaders(request.raw, config, typeof policy === 'string' ? policy : undefined),
    );
  });
}

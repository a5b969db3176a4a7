import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { isHttps, linkOrigin, requestOrigin } from '../access/requestOrigin.ts';
import type { Config } from '../config.ts';

/** Half a year; only ever sent under HTTPS. Seconds. */
const HSTS_SECONDS = 180 * 24 * 60 * 60;

/** What answers without a page may do: nothing. */
const CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Bodies of inline scripts that a browser would run; JSON blocks are data. */
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
 * Which Trusted Types policies a page may make, by its name. `default` is `client/app/ownScript.ts`: the canvas empties its place and the
 * wall starts a worker. `ProseMirrorClipboard` is the editor's, for reading what was pasted in a document of its own, where nothing runs.
 * Every other page hands no string to the browser to be read as markup or to be run, and can make none.
 */
const SCRIPT_POLICIES: Readonly<Record<string, string>> = {
  wall: 'default',
  gallery: 'default',
  table: 'ProseMirrorClipboard',
};

/** The page that compares notes in a worker. */
const HAS_WORKER = 'wall';

/**
 * Content security policy of the built page of that name: our own files, and exactly the inline scripts it was built with. No
 * `upgrade-insecure-requests`: on a venue's LAN there is only plain HTTP. Inline scripts must hold no placeholders, else their hash fails.
 * Sockets are added for each request (`withOwnSockets`): Safari before 15.4 does not count them as `'self'`.
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
    // Whatever of ours needs none of it, a script that got in gets none of it either: no frames to hide in, no media or plug-ins to load.
    "frame-src 'none'",
    "media-src 'none'",
    // Browsers that know no Trusted Types pass these over.
    "require-trusted-types-for 'script'",
    `trusted-types ${SCRIPT_POLICIES[page] ?? "'none'"}`,
  ].join('; ');
}

/** The policy with sockets to this server and to no other, so that a script which got in has one way out less (THREAT_MODEL, T10). */
function withOwnSockets(policy: string, request: IncomingMessage, config: Config): string {
  // A proxy in front may ask under a name of its own; the page is at the public one.
  const origins = new Set([requestOrigin(request, config), config.publicUrl]);
  const sockets = [...origins].flatMap((origin) =>
    origin === null ? [] : [origin.replace(/^http/, 'ws')],
  );
  return policy.replace("connect-src 'self'", ["connect-src 'self'", ...sockets].join(' '));
}

/**
 * Where a page may connect or lead at all, links, navigation and WebRTC included: to this server, by whichever of its names stands in the
 * links it shows. Every answer has it, else a script would open one without and leave from there; none but pages shows links. Redirects
 * of ours lead to ourselves (`placeMeant`).
 */
function connectionAllowlist(request: IncomingMessage, config: Config, isPage: boolean): string {
  const origins = isPage ? [requestOrigin(request, config), linkOrigin(request, config)] : [];
  const named = new Set(origins.flatMap((origin) => (origin === null ? [] : [`"${origin}"`])));
  return `(${['response-origin', ...named].join(' ')});redirects=allow`;
}

/** Headers of every answer. `policy`: the page's own, where it has one. */
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
    // Over plain HTTP browsers only complain about these two.
    ...(isHttps(request, config)
      ? {
          'strict-transport-security': `max-age=${HSTS_SECONDS}`,
          'cross-origin-opener-policy': 'same-origin',
        }
      : {}),
  };
}

/** A page sets its own `content-security-policy` before. */
export function addSecurityHeaders(app: FastifyInstance, config: Config): void {
  app.addHook('onSend', async (request, reply) => {
    const policy = reply.getHeader('content-security-policy');
    void reply.headers(
      securityHeaders(request.raw, config, typeof policy === 'string' ? policy : undefined),
    );
  });
}

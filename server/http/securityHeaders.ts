import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { isHttps } from '../access/requestOrigin.ts';
import type { Config } from '../config.ts';

/** Half a year; only ever sent under HTTPS. Seconds. */
const HSTS_SECONDS = 180 * 24 * 60 * 60;

/** What answers without a page may do: nothing. */
const CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Bodies of inline scripts that a browser would run; JSON blocks are data. */
function inlineScripts(html: string): string[] {
  const scripts: string[] = [];
  for (const [, attributes = '', body = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    const type = /\btype\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1] ?? '';
    if (!/\bsrc\s*=/i.test(attributes) && (type === '' || type === 'module' || /javascript/i.test(type))) scripts.push(body);
  }
  return scripts;
}

/**
 * Content security policy of a built page: our own files, and exactly the inline scripts it was built with. No
 * `upgrade-insecure-requests`: on a venue's LAN there is only plain HTTP. Inline scripts must hold no placeholders, else their hash fails.
 */
export function pagePolicy(html: string): string {
  const hashes = inlineScripts(html).map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [
    "default-src 'self'", `script-src ${["'self'", ...hashes].join(' ')}`, "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:",
    "font-src 'self'", "connect-src 'self' ws: wss:", "worker-src 'self' blob:", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every answer; a page sets its own `content-security-policy` before. */
export function addSecurityHeaders(app: FastifyInstance, config: Config): void {
  app.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('content-security-policy')) void reply.header('content-security-policy', CLOSED_POLICY);
    void reply.headers({
      'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin', 'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    });
    if (isHttps(request.raw, config)) void reply.header('strict-transport-security', `max-age=${HSTS_SECONDS}`);
  });
}

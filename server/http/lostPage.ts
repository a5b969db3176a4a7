import type { FastifyReply } from 'fastify';

/** Stands alone, so that it is there whatever was built. Colours are those of `client/design/tokens.css`. */
const LOST_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Nothing here – Weavewall</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>
:root { --wall: #e6e9e4; --ink: #1a2223; --ink-soft: #414b4e; --accent: #0f5a5c; }
@media (prefers-color-scheme: dark) { :root { --wall: #14191a; --ink: #f0f2ee; --ink-soft: #bcc5c4; --accent: #84cdc4; } }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 24px; box-sizing: border-box; background: var(--wall); color: var(--ink); font: 18px/1.5 'Fira Sans', system-ui, sans-serif; }
main { max-width: 32rem; }
h1 { font-size: 32px; line-height: 1.2; margin: 0 0 8px; }
p { margin: 0 0 16px; color: var(--ink-soft); }
a { display: inline-block; padding: 10px 0; margin-right: 24px; color: var(--accent); font-weight: 600; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
</style>
</head>
<body>
<main>
<h1>There is nothing here</h1>
<p>The link may be incomplete. If you were given a code, you can type it in.</p>
<a href="/join">Type a code</a><a href="/">Start page</a>
</main>
</body>
</html>
`;

/** Its style stands in the page; nothing else may run or load but our icon. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** 404 for somebody with a browser, with ways on. */
export const sendLostPage = (reply: FastifyReply): FastifyReply =>
  reply.code(404).headers({ 'content-security-policy': POLICY, 'cache-control': 'no-store', vary: 'accept' }).type('text/html; charset=utf-8').send(LOST_PAGE);

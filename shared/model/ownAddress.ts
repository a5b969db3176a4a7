/**
 * What to say where a page is open at an address the server does not know as its own (a proxy in front says nothing of it, and the browser
 * neither): to whoever holds the phone, and to whoever runs the server. `origin`: the page's, such as `https://wall.example.org`.
 */
export const unknownOriginWords = (origin: string): string =>
  `The server does not know ${origin} as its own address. Whoever runs it starts it again with PUBLIC_URL=${origin}; then this page works.`;

/** Where the build's files are: their names hold a hash of what is in them, and nobody but the build writes one. */
export const BUILT_FILES = '/assets/';

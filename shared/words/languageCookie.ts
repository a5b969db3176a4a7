/** Keeps the language that somebody chose, for all walls of a server. Pages write it, the server reads it. */
export const LANGUAGE_COOKIE = 'ww_language';

/** A year. */
const MAX_AGE_SECONDS = 365 * 24 * 60 * 60;

/** What a page gives `document.cookie`. Not `Secure`: venues have plain HTTP, and it holds nothing secret. */
export const languageCookie = (language: string): string =>
  `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${MAX_AGE_SECONDS}; SameSite=Lax`;

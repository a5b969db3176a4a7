import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { LANGUAGE_COOKIE } from '../../shared/words/languageCookie.ts';
import { isLanguage, matchLanguage, type Language } from '../../shared/words/languages.ts';
import { readCookie } from '../access/grantCookie.ts';

/** Browsers send some ten tags. What is longer is no list of anybody's languages, and its rest is not read. */
const LONGEST_LIST = 500;
/** The headers that an answer in somebody's language depends on. */
export const LANGUAGE_VARIES = 'accept-language, cookie';

/** Of the languages that a browser says its person reads, the first of ours; `null` where none is. */
function acceptedLanguage(header: string | undefined): Language | null {
  if (header === undefined || header === '') return null;
  const list = header.slice(0, LONGEST_LIST);
  // A tag that was cut in two would be another one.
  const whole = list === header ? list : list.slice(0, list.lastIndexOf(',') + 1);
  return matchLanguage(new Negotiator({ headers: { 'accept-language': whole } }).languages());
}

/** What somebody asks for in the address (`?language=`), else what she chose on one of our pages, else what her browser says; `null` where none is ours. */
export function ownLanguage({
  headers,
  query,
}: Pick<FastifyRequest, 'headers' | 'query'>): Language | null {
  const { language } = (query ?? {}) as { language?: unknown };
  if (isLanguage(language)) return language;
  const chosen = readCookie(headers.cookie, LANGUAGE_COOKIE);
  return isLanguage(chosen) ? chosen : acceptedLanguage(headers['accept-language']);
}

/** The language of an answer: hers; else the wall's, where there is one; else the first of ours. */
export const languageOf = (
  request: Pick<FastifyRequest, 'headers' | 'query'>,
  wall: Language = 'en',
): Language => ownLanguage(request) ?? wall;

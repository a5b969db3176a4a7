import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { LANGUAGE_COOKIE, languageCookie } from '../../shared/words/languageCookie.ts';
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

/** What an address asks for, `?language=fr`; whatever is no language of ours asks for nothing. */
export function askedLanguage({ query }: Pick<FastifyRequest, 'query'>): Language | null {
  const { language } = (query ?? {}) as { language?: unknown };
  return isLanguage(language) ? language : null;
}

/**
 * Keeps what the address of somebody's page asks for, so that a language is chosen by a link, where no script runs; and leads to the address
 * without it, so that whoever is given that address is asked nothing. `null` where it asks for nothing.
 */
export function keepAsked(request: FastifyRequest, reply: FastifyReply): FastifyReply | null {
  const asked = askedLanguage(request);
  if (asked === null) return null;
  const { pathname, searchParams } = new URL(request.url, 'http://here');
  searchParams.delete('language');
  const search = searchParams.size > 0 ? `?${searchParams.toString()}` : '';
  return reply.header('set-cookie', languageCookie(asked)).redirect(`${pathname}${search}`, 303);
}

/** What somebody chose on one of our pages, else what her browser says; `null` where neither is a language of ours. */
export function ownLanguage({ headers }: Pick<FastifyRequest, 'headers'>): Language | null {
  const chosen = readCookie(headers.cookie, LANGUAGE_COOKIE);
  return isLanguage(chosen) ? chosen : acceptedLanguage(headers['accept-language']);
}

/** The language of an answer: hers; else the wall's, where there is one; else the first of ours. */
export const languageOf = (
  request: Pick<FastifyRequest, 'headers'>,
  wall: Language = 'en',
): Language => ownLanguage(request) ?? wall;

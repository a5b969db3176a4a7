import { isJoinCode, isUuid } from './ids.ts';
import { normaliseJoinCode } from './joinCode.ts';
import { decodeEscapes, plainDigits, plainText, tableNumber } from './passedOn.ts';

/** Pages of a wall, as they stand behind `/w/<wall>/`; those with `true` are followed by an id. */
export const WALL_PAGES = {
  wall: false,
  projector: false,
  console: false,
  gallery: false,
  print: false,
  table: true,
  snapshots: true,
} as const;
export type WallPage = keyof typeof WALL_PAGES;
const isWallPage = (name: string): name is WallPage => Object.hasOwn(WALL_PAGES, name);

/** A link's secret: 256 bits in base64url. */
const SECRET = /key\W{0,3}([\w-]{43})/i;

/**
 * What programs and people leave around an address or a piece of it: quotes, brackets, full stops.
 * `-` and `_` may belong to a secret.
 */
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const bare = (piece: string): string => piece.replace(AROUND, '');

/** The secret in a link's fragment (`#key=…`), whatever stands around it; `null` when there is none. */
export const linkSecret = (fragment: string): string | null =>
  SECRET.exec(plainText(decodeEscapes(fragment)))?.[1] ?? null;

/** Where an address leads: `path` is as our pages' addresses are, `query` and `fragment` as they came with it, without `?` and `#`. */
export interface Place {
  path: string;
  query: string;
  fragment: string;
}

/** Ids are letters and digits, lower case. */
const idOf = (piece: string): string => bare(piece).toLowerCase();

function pathOf(pieces: readonly string[]): string | null {
  for (let at = 0; at < pieces.length; at += 1) {
    const [first = '', second = '', third, fourth] = pieces.slice(at);
    const head = bare(first).toLowerCase();
    if (head === 'j' && bare(second) === '') return '/join';
    if (head === 'j') {
      const code = normaliseJoinCode(second);
      if (!isJoinCode(code)) continue;
      const number = third === undefined || bare(third) === '' ? null : tableNumber(third);
      const picture = /^qr\.svg$/i;
      if (third !== undefined && picture.test(third)) return `/j/${code}/qr.svg`;
      if (number !== null && number > 0)
        return `/j/${code}/${number}${fourth !== undefined && picture.test(fourth) ? '/qr.svg' : ''}`;
      return third === undefined || bare(third) === '' ? `/j/${code}` : null;
    }
    if (head === 'w' && second !== '') {
      const wall = idOf(second);
      const page = bare(third ?? '').toLowerCase();
      if (!/^[0-9a-z]{12}$/.test(wall)) continue;
      if (page === '') return `/w/${wall}/wall`;
      if (!isWallPage(page)) return null;
      if (!WALL_PAGES[page]) return `/w/${wall}/${page}`;
      // Half an id leads nowhere, and whatever else stands there must not come back as an address.
      const id = idOf(fourth ?? '');
      return isUuid(id) ? `/w/${wall}/${page}/${id}` : null;
    }
    if (head === 'join' && pieces.slice(at + 1).every((rest) => bare(rest) === '')) return '/join';
  }
  return pieces.every((piece) => bare(piece) === '') ? '/' : null;
}

/**
 * Where a link leads however it was passed on: case, doubled and trailing slashes, quotes and brackets around it, invisible characters,
 * full-width letters, percent-encoded pieces (also `?` and `#`), something else before it. `null`: to no page of ours. `address` is a
 * whole one, with or without scheme and host, or a path with its query.
 */
export function readPlace(address: string): Place | null {
  const text = plainText(decodeEscapes(address)).trim();
  const fragmentAt = text.indexOf('#');
  const fragment = fragmentAt < 0 ? '' : text.slice(fragmentAt + 1);
  const before = fragmentAt < 0 ? text : text.slice(0, fragmentAt);
  const queryAt = before.indexOf('?');
  const query = queryAt < 0 ? '' : before.slice(queryAt + 1);
  const pieces = (queryAt < 0 ? before : before.slice(0, queryAt))
    .split(/[/\\]+/)
    .map((piece) => piece.trim());
  const path = pathOf(pieces.filter((piece) => piece !== '' && piece !== '.'));
  return path === null ? null : { path, query, fragment };
}

/** One value of a query, without what was left around it: `?as=volunteer).` → `volunteer`. */
export function queryValue(query: string, name: string): string | null {
  for (const part of query.replace(/^\?/, '').split(/&(?:amp;)?/)) {
    const [key = '', ...rest] = part.split('=');
    if (bare(plainText(decodeEscapes(key))).toLowerCase() === name && rest.length > 0)
      return plainDigits(bare(plainText(decodeEscapes(rest.join('=')).replace(/\+/g, ' '))));
  }
  return null;
}

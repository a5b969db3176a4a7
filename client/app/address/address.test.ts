import { PRINT_SIZE_NAMES } from '../../../shared/model/printSizes.ts';
import { expect, it, test } from 'vitest';
import { ROLES } from '../../../shared/model/person.ts';
import {
  readConsoleAddress,
  readGalleryAddress,
  readPosterHash,
  readPrintAddress,
  readTableAddress,
  readWallAddress,
} from './readAddress.ts';
import {
  ownPage,
  pageOf,
  printPage,
  PRINTS,
  qrPicture,
  snapshotPage,
  tablePage,
  type PageName,
} from './links.ts';
import { readOfferedTable, withoutTable } from './offeredTable.ts';
import { codeRefusal, placeOf } from './typedAddress.ts';

const WALL = 'abc123def456';
const TABLE = '0f8fad5b-d9cb-469f-a165-70867728950e';

test.each([
  [`/w/${WALL}/wall`, '?as=volunteer', { kind: 'wall', wallId: WALL, as: 'volunteer' }],
  [`/w/${WALL}/wall/`, '?as=volunteer).', { kind: 'wall', wallId: WALL, as: 'volunteer' }],
  [`//w//${WALL.toUpperCase()}/Wall`, '', { kind: 'wall', wallId: WALL, as: 'participant' }],
  [`/w/${WALL}/projector`, '?as=facilitator', { kind: 'projector', wallId: WALL, as: 'projector' }],
  [
    `/w/${WALL}/snapshots/${TABLE}/`,
    '',
    { kind: 'snapshot', wallId: WALL, as: 'facilitator', snapshot: TABLE },
  ],
  ['/elsewhere', '', null],
])('the wall page at %s%s', (pathname, search, address) => {
  expect(readWallAddress(pathname, search)).toEqual(address);
});

it('reads the other pages’ addresses with the same parser', () => {
  expect(readGalleryAddress(`/w/${WALL}/gallery/`, '?as=projector,')).toEqual({
    wallId: WALL,
    as: 'projector',
  });
  expect(readConsoleAddress(`/w/${WALL}/console/`)).toBe(WALL);
  expect(readConsoleAddress('/join')).toBeNull();
  expect(readTableAddress(`/w/${WALL}/table/${TABLE.toUpperCase()}.`, '?as=volunteer')).toEqual({
    wall: WALL,
    tableId: TABLE,
    as: 'volunteer',
  });
  expect(readTableAddress(`/w/${WALL}/table/4`, '')).toBeNull();
});

it('reads what to print, and falls back to tents on A4', () => {
  expect(
    readPrintAddress('/w/abc/print', '?what=posters&size=a3&table=t&as=facilitator&snapshot=s'),
  ).toEqual({
    wallId: 'abc',
    as: 'facilitator',
    what: 'posters',
    table: 't',
    size: 'a3',
    snapshot: 's',
    from: null,
  });
  expect(readPrintAddress('/w/abc/print', '?what=evil&size=huge&from=evil')).toEqual({
    wallId: 'abc',
    as: 'participant',
    what: 'tents',
    table: null,
    size: 'a4',
    snapshot: null,
    from: null,
  });
  expect(readPrintAddress('/print', '')).toBeNull();
});

test.each([
  ['/j/HUA42K/4', 4],
  ['/j/HUA42K/4/', 4],
  ['/j/HUA42K', null],
  ['/j/HUA42K/', null],
  ['/j/HUA42K/0', null],
])('%s offers table %s', (pathname, number) => {
  expect(readOfferedTable(pathname)).toBe(number);
  expect(withoutTable(pathname)).toBe('/j/HUA42K');
});

test.each([
  ['#poster-4', 4],
  ['#poster-٤', 4],
  ['#poster-%D9%A4', 4],
  ['#poster-', null],
  ['#key=x', null],
  ['', null],
])('%s shows poster %s', (hash, number) => {
  expect(readPosterHash(hash)).toBe(number);
});

/** An address as the browser hands it to the page it leads to. */
function opened(address: string): [pathname: string, search: string] {
  const { pathname, search } = new URL(address, 'https://wall.example.org');
  return [pathname, search];
}

test.each(ROLES)('every link of a page is read as it was meant, for a %s', (as) => {
  const wallPage = (page: PageName) => readWallAddress(...opened(pageOf(WALL, page, as)));
  expect(wallPage('wall')).toEqual({ kind: 'wall', wallId: WALL, as });
  expect(wallPage('projector')).toMatchObject({ kind: 'projector', wallId: WALL });
  expect(readWallAddress(...opened(snapshotPage(WALL, TABLE, as)))).toEqual({
    kind: 'snapshot',
    wallId: WALL,
    as,
    snapshot: TABLE,
  });
  expect(readGalleryAddress(...opened(pageOf(WALL, 'gallery', as)))).toEqual({ wallId: WALL, as });
  expect(readConsoleAddress(opened(pageOf(WALL, 'console', as))[0])).toBe(WALL);
  expect(readTableAddress(...opened(tablePage(WALL, TABLE, as)))).toEqual({
    wall: WALL,
    tableId: TABLE,
    as,
  });
  for (const what of PRINTS)
    for (const size of PRINT_SIZE_NAMES)
      expect(
        readPrintAddress(
          ...opened(
            printPage(WALL, as, what, { table: TABLE, size, snapshot: 's 1', from: 'gallery' }),
          ),
        ),
      ).toEqual({
        wallId: WALL,
        as,
        what,
        table: TABLE,
        size,
        snapshot: 's 1',
        from: 'gallery',
      });
  expect(readPrintAddress(...opened(printPage(WALL, as, 'sheets')))).toMatchObject({
    what: 'sheets',
    table: null,
    snapshot: null,
  });
});

it('leads to a person’s own page, and to the picture of its code', () => {
  expect(ownPage('HUA42K')).toBe('/j/HUA42K');
  expect(qrPicture('HUA42K', 'https://a.example')).toBe(
    '/j/HUA42K/qr.svg?at=https%3A%2F%2Fa.example',
  );
  expect(qrPicture('HUA42K', 'https://a.example', 4)).toContain('/j/HUA42K/4/qr.svg?at=');
});

test.each([
  ['HUA42K', '/j/HUA42K'],
  ['hua 42k', '/j/HUA42K'],
  ['https://wall.example.org/j/HUA42K/4', '/j/HUA42K/4'],
  [
    `https://wall.example.org/w/${WALL}/wall?as=volunteer#key=${'k'.repeat(43)}`,
    `/w/${WALL}/wall?as=volunteer#key=${'k'.repeat(43)}`,
  ],
  [`wall.example.org/w/${WALL}/console`, `/w/${WALL}/console`],
  ['https://elsewhere.example.org/about', null],
  ['HUA42', null],
  ['', null],
])('%s leads to %s', (typed, place) => {
  expect(placeOf(typed)).toBe(place);
  if (place !== null) expect(codeRefusal(typed)).toBeNull();
  else expect(codeRefusal(typed)).toMatch(/code/i);
});

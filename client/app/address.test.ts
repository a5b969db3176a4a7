import { expect, it, test } from 'vitest';
import {
  readConsoleAddress,
  readGalleryAddress,
  readPosterHash,
  readPrintAddress,
  readTableAddress,
  readWallAddress,
} from './address.ts';
import { readOfferedTable, withoutTable } from './offeredTable.ts';

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
  });
  expect(readPrintAddress('/w/abc/print', '?what=evil&size=huge')).toEqual({
    wallId: 'abc',
    as: 'participant',
    what: 'tents',
    table: null,
    size: 'a4',
    snapshot: null,
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

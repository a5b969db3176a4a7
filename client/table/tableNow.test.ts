import { describe, expect, it } from 'vitest';
import type { SheetBlock } from '../../shared/model/sheet.ts';
import { lostWords } from './lostWords.ts';
import { readTableAddress } from '../app/address/readAddress.ts';
import type { TableFromOutside } from '../meeting/meetingState.ts';
import type { MeetingView } from '../meeting/meetingView.ts';
import { sheetAccess, tableNow } from './tableNow.ts';
import { tableLine } from './tableWords.ts';

const tableId = '8c7f1c1e-0000-4000-8000-000000000001';
const row = { tableId, number: 4, clusterId: 'c', name: 'Rivers' };
const closed = { ...row, state: 'closed' as const };
const session = (phase: 'tables' | 'gallery') =>
  ({
    phase,
    open: ['sit', 'write-sheets', 'decide', ...(phase === 'gallery' ? ['read-gallery'] : [])],
    revealed: true,
    locked: false,
    posting: 'open' as const,
  }) as never;
const me = (role: 'participant' | 'facilitator' | 'projector', sat: string[] = []) =>
  ({ role, sat, offer: 'none' as const, removed: false }) as never;

describe('who may do what with a sheet', () => {
  it.each([
    ['sits here', row, 'tables', me('participant', [tableId]), { may: 'write' }],
    ['never sat here', row, 'tables', me('participant'), { may: 'nothing', why: 'sit-down' }],
    ['visits the gallery', row, 'gallery', me('participant'), { may: 'read', why: 'visiting' }],
    ['facilitates', row, 'tables', me('facilitator'), { may: 'write' }],
    ['facilitates, closed', closed, 'tables', me('facilitator'), { may: 'write' }],
    [
      'sat here, closed',
      closed,
      'tables',
      me('participant', [tableId]),
      { may: 'read', why: 'closed' },
    ],
    [
      'never sat here, closed',
      closed,
      'tables',
      me('participant'),
      { may: 'nothing', why: 'closed' },
    ],
    ['projector', row, 'tables', me('projector'), { may: 'nothing', why: 'projector' }],
    ['projector in the gallery', row, 'gallery', me('projector'), { may: 'read', why: 'visiting' }],
  ] as const)('%s', (_who, table, phase, person, access) => {
    expect(sheetAccess(table, session(phase), person)).toEqual(access);
  });
});

describe('a table as it is now', () => {
  const outside = {
    poster: {
      tableId,
      people: [{ name: 'Ana', duties: [] }],
      seats: 2,
      noteCount: 5,
      again: 'no',
      sentence: 'Old.',
    },
    visits: [],
    notes: [{ id: 'n1', text: 'Eels', color: 'blue' }],
    posterNotes: ['n1'],
  } as unknown as TableFromOutside;
  const view = (more: Partial<MeetingView>): MeetingView =>
    ({
      session: session('tables'),
      me: me('facilitator'),
      table: null,
      counts: { seated: { [tableId]: 7 } },
      pending: [],
      ...more,
    }) as MeetingView;
  const own = {
    tableId,
    members: [{ personId: 'p1' }],
    notes: [],
    again: 'yes',
    sentence: 'Ours.',
    posterNotes: [],
  } as unknown as NonNullable<MeetingView['table']>;

  it('is told by those who sit there, else by its poster, else by the room', () => {
    expect(tableNow(row, view({ table: own }), outside)).toMatchObject({
      members: own.members,
      seats: 1,
      noteCount: 0,
      again: 'yes',
      sentence: 'Ours.',
    });
    expect(tableNow(row, view({}), outside)).toMatchObject({
      members: null,
      seats: 2,
      noteCount: 5,
      again: 'no',
      posterNotes: ['n1'],
    });
    expect(tableNow(row, view({}), null)).toMatchObject({ seats: 7, again: null, notes: [] });
  });

  it('has what was said here over it, also from outside', () => {
    const pending = ([{ again: 'yes' }, { posterNotes: [] }] as const).map((edit, at) => ({
      id: `k${at}`,
      at,
      intent: { kind: 'table', table: tableId, edit } as const,
      progress: { state: 'waiting' } as const,
      notBefore: 0,
      before: null,
    }));
    expect(tableNow(row, view({ pending }), outside)).toMatchObject({
      again: 'yes',
      posterNotes: [],
    });
  });
});

const line = (text: string): SheetBlock => ({ type: 'paragraph', text: [{ text }] });

describe('words that were not taken', () => {
  it('are the lines the sheet does not have, once each', () => {
    const mine: SheetBlock[] = [
      line('Kept'),
      line('Mine'),
      line('Twice'),
      line('Twice'),
      { type: 'list', kind: 'check', items: [{ checked: true, blocks: [line('In a list')] }] },
    ];
    expect(lostWords(mine, [line('Kept'), line('Twice'), line('Theirs')])).toBe(
      'Mine\nTwice\nIn a list',
    );
    expect(lostWords(mine, mine)).toBe('');
  });
});

describe('the address', () => {
  it('names a wall, a table and a role', () => {
    const wall = 'abcdefghijkl';
    expect(readTableAddress(`/w/${wall}/table/${tableId}`, '')).toEqual({
      wall,
      tableId,
      as: 'participant',
    });
    expect(readTableAddress(`/w/${wall}/table/${tableId}`, '?as=facilitator')).toEqual({
      wall,
      tableId,
      as: 'facilitator',
    });
    expect(readTableAddress(`/w/${wall}/table/7`, '')).toBeNull();
    expect(readTableAddress(`/w/${wall}/wall`, '')).toBeNull();
  });
});

it('counts in words', () => {
  expect(tableLine(6, 11)).toBe('Six people, eleven notes.');
  expect(tableLine(1, 1)).toBe('One person, one note.');
  expect(tableLine(40, 0)).toBe('40 people, no notes.');
});

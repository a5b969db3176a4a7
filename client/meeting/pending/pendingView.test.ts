import { describe, expect, it } from 'vitest';
import type { OwnPerson } from '../../../shared/protocol/live.ts';
import type { PosterView, TableMember, TableView } from '../../../shared/protocol/tables.ts';
import type { LookEdit } from '../../../shared/model/poster.ts';
import { slotOf, type Command } from '../outbox/commandMeanings.ts';
import type { Kept, Progress } from '../outbox/outbox.ts';
import { pendingOf, posterNotesWith, posterWith, seatWith, type OwnSeat } from './pendingView.ts';

const member = (id: string, more: Partial<TableMember> = {}): TableMember => ({
  personId: id,
  isMe: id === 'me',
  name: id,
  duties: [],
  host: false,
  spoken: false,
  ...more,
});
const tableOf = (members: TableMember[], more: Partial<TableView> = {}): TableView => ({
  tableId: 't1',
  number: 1,
  name: 'Rivers',
  members,
  again: null,
  sentence: '',
  posterNotes: [],
  notes: [],
  ...more,
});
const me: OwnPerson = {
  role: 'participant',
  offer: 'none',
  removed: false,
  table: 't1',
  sat: ['t1'],
};
const seat = (more: Partial<OwnSeat> = {}): OwnSeat => ({
  me,
  table: tableOf([member('Lena'), member('me')]),
  ...more,
});
const REFUSED: Progress = { state: 'refused', code: 'table-closed', detail: '' };
const waiting = (intent: Command, progress: Progress = { state: 'waiting' }): Kept<Command> => ({
  id: slotOf(intent),
  at: 1,
  intent,
  progress,
  notBefore: 0,
  before: null,
});
const mine = (edit: Extract<Command, { kind: 'me' }>['edit'], progress?: Progress): Kept<Command> =>
  waiting({ kind: 'me', edit }, progress);
const ours = (edit: Extract<Command, { kind: 'table' }>['edit'], table = 't1'): Kept<Command> =>
  waiting({ kind: 'table', table, edit });

describe('the own seat', () => {
  it('shows what waits here as done, and what was refused as it was', () => {
    const commit = { commitment: { table: 't1', kind: 'activator' } } as const;
    const seen = seatWith(seat(), [
      mine(commit),
      ours({ spoken: { person: 'Lena', spoken: true } }),
      ours({ again: 'yes' }),
      ours({ sentence: 'Fence first.', posterNotes: ['n1'] }),
      mine({ duties: ['note-taker'] }),
    ]);
    expect(seen.me).toMatchObject({ commitments: { t1: 'activator' }, duties: ['note-taker'] });
    expect(seen.table).toMatchObject({
      again: 'yes',
      sentence: 'Fence first.',
      posterNotes: ['n1'],
      members: [{ spoken: true }, { commitment: 'activator', duties: ['note-taker'] }],
    });
    expect(seatWith(seat(), [mine(commit, REFUSED)])).toEqual(seat());
    expect(seatWith(seat(), [mine(commit, { state: 'saved' })]).me.commitments).toEqual({
      t1: 'activator',
    });
  });

  it('takes a duty or the poster over from whoever had it, and gives it back', () => {
    const busy = seat({
      table: tableOf([
        member('Lena', { duties: ['facilitator', 'reporter'], host: true }),
        member('me', { commitment: 'observer' }),
      ]),
    });
    const seen = seatWith(busy, [mine({ duties: ['facilitator'] }), mine({ host: true })]);
    expect(seen.table?.members).toMatchObject([
      { duties: ['reporter'], host: false },
      { duties: ['facilitator'], host: true },
    ]);
    const back = seatWith(seen, [mine({ duties: [] }), mine({ host: false })]);
    expect(back.table?.members).toMatchObject([
      { duties: ['reporter'], host: false },
      { duties: [], host: false },
    ]);
    const none = seatWith(busy, [mine({ commitment: { table: 't1', kind: null } })]);
    expect(none.table?.members[1]).not.toHaveProperty('commitment');
    expect(none.me.commitments).toEqual({});
  });

  it('is at the new table at once, without the old one’s people there', () => {
    const moved = seatWith(seat({ me: { ...me, host: true, duties: ['reporter'] } }), [
      mine({ table: 't2' }),
    ]);
    expect(moved).toMatchObject({ me: { table: 't2' }, table: null });
    expect(moved.me).not.toHaveProperty('host');
    expect(moved.me).not.toHaveProperty('duties');
    expect(seatWith(seat(), [mine({ table: 't1' })]).table).not.toBeNull();
    const up = seatWith(seat(), [mine({ table: null })]);
    expect(up.table).toBeNull();
    expect(up.me).not.toHaveProperty('table');
    expect(seatWith(seat(), [mine({ table: 't2' }, REFUSED)]).me.table).toBe('t1');
    // What was decided there meanwhile is that table's, not the one she left.
    expect(
      seatWith(seat(), [mine({ table: 't2' }), ours({ again: 'yes' }, 't2')]).table,
    ).toBeNull();
  });

  it('says how to reach her, and where she stands, until it is taken back', () => {
    const contact = { text: 'me@example.org', shownTo: 'table' } as const;
    const seen = seatWith(seat(), [mine({ contact }), mine({ standing: 't3' })]);
    expect(seen.me).toMatchObject({ contact, standing: 't3' });
    const back = seatWith(seen, [mine({ contact: null }), mine({ standing: null })]);
    expect(back.me).not.toHaveProperty('contact');
    expect(back.me).not.toHaveProperty('standing');
    expect(seatWith(seat(), [mine({ name: 'Mere' })])).toEqual(seat());
  });
});

it('stands on a poster before the server says so, at that table alone', () => {
  const poster = { tableId: 't1', again: null, sentence: '' } as PosterView;
  const pending = [
    ours({ again: 'no' }),
    ours({ sentence: 'Done.' }),
    ours({ again: 'yes' }, 't2'),
  ];
  expect(posterWith(poster, pending)).toEqual({ tableId: 't1', again: 'no', sentence: 'Done.' });
  expect(posterWith(poster, [])).toBe(poster);
  expect(
    posterNotesWith('t1', ['a'], [ours({ posterNotes: ['a', 'b'] }), ours({ again: 'no' })]),
  ).toEqual(['a', 'b']);
  expect(posterNotesWith('t2', ['a'], [ours({ posterNotes: [] })])).toEqual(['a']);
});

it('a poster looks as it was chosen here, each choice upon the one before', () => {
  const look = (edit: LookEdit, table = 't1', progress?: Progress): Kept<Command> =>
    waiting({ kind: 'poster', table, edit }, progress);
  const poster = { tableId: 't1', again: null, sentence: '', look: { lead: '7-1' } } as PosterView;
  expect(
    posterWith(poster, [
      look({ layout: 'notes' }),
      look({ leftOut: ['7-2'], was: { lead: '7-1' } }),
      look({ layout: 'sentence' }, 't2'),
      look({ layout: 'sentence' }, 't1', REFUSED),
    ]).look,
  ).toEqual({ lead: '7-1', layout: 'notes', leftOut: ['7-2'] });
});

it('is told until the server has it', () => {
  const entry = mine({ host: true });
  expect(pendingOf(entry, null)).toEqual({ pending: { state: 'sending', entry } });
  expect(pendingOf(entry, 'network')).toEqual({
    pending: { state: 'kept', waitsFor: 'network', entry },
  });
  expect(pendingOf(mine({ host: true }, REFUSED), 'network').pending?.state).toBe('refused');
  expect(pendingOf(mine({ host: true }, { state: 'saved' }), null)).toEqual({});
});

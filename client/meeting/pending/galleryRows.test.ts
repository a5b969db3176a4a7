import { describe, expect, it } from 'vitest';
import type { Connection, PosterChoices, Visit } from '../../../shared/model/gallery.ts';
import type { Command } from '../outbox/commandMeanings.ts';
import type { Kept } from '../outbox/outbox.ts';
import { connectionRows, posterRows, visitRows } from './galleryRows.ts';

const kept = (command: Command, state: 'kept' | 'refused' = 'kept', at = 100): Kept<Command> => ({
  id: `k${at}`,
  at,
  intent: command,
  notBefore: 0,
  before: null,
  progress:
    state === 'refused'
      ? { state, code: 'table-closed', detail: 'This table is closed.' }
      : { state, waitsFor: 'network', until: 0, failures: 0 },
});
const thread: Connection = {
  from: 'a',
  to: 'b',
  relation: 'supports',
  text: 'Because.',
  state: 'proposed',
  marks: 1,
  at: 1,
};
const question: Visit = { table: 'a', kind: 'question', text: 'Who pays?', at: 1 };

describe('connections', () => {
  it('may be edited by the two tables, facilitators, and whoever made them', () => {
    const live = new Map([['c', thread]]);
    const may = (me: Parameters<typeof connectionRows>[3]): boolean | undefined =>
      connectionRows(live, new Map(), [], me)[0]?.mayEdit;
    expect(may({ role: 'participant', table: 'a' })).toBe(true);
    expect(may({ role: 'participant', table: 'z' })).toBe(false);
    expect(may({ role: 'facilitator' })).toBe(true);
    expect(may({ role: 'projector' })).toBe(false);
    expect(
      connectionRows(
        live,
        new Map([
          ['c', { ...thread, id: 'c', mine: true, marked: false, carries: false, mayEdit: true }],
        ]),
        [],
        { role: 'participant' },
      )[0]?.mayEdit,
    ).toBe(true);
  });

  it('show what was said offline, and say what was refused', () => {
    const rows = connectionRows(
      new Map([['c', thread]]),
      new Map(),
      [
        kept({
          kind: 'connect',
          connection: { id: 'd', from: 'a', to: 'b', relation: 'reinforces', text: 'New.' },
        }),
        kept({ kind: 'edit-connection', id: 'c', edit: { mark: true } }),
      ],
      { role: 'participant', table: 'a' },
    );
    expect(rows.map(({ id, state, marks, pending }) => [id, state, marks, pending?.state])).toEqual(
      [
        ['c', 'proposed', 2, 'kept'],
        ['d', 'accepted', 0, 'kept'],
      ],
    );
    const [refused] = connectionRows(
      new Map([['c', thread]]),
      new Map(),
      [kept({ kind: 'edit-connection', id: 'c', edit: { text: 'Other.' } }, 'refused')],
      { role: 'participant' },
    );
    expect(refused).toMatchObject({
      text: 'Because.',
      pending: { state: 'refused', entry: { progress: { detail: 'This table is closed.' } } },
    });
    expect(
      connectionRows(
        new Map([['c', thread]]),
        new Map(),
        [kept({ kind: 'edit-connection', id: 'c', edit: { state: 'gone' } })],
        { role: 'participant' },
      ),
    ).toEqual([]);
  });
});

it('counts a mark once: from when the server has it, as its document says', () => {
  const command: Command = { kind: 'edit-connection', id: 'c', edit: { mark: true } };
  const saved: Kept<Command> = { ...kept(command), progress: { state: 'saved' } };
  const rows = (live: Map<string, Connection> | null) =>
    connectionRows(
      live,
      new Map([
        ['c', { ...thread, id: 'c', mine: false, marked: false, carries: false, mayEdit: false }],
      ]),
      [saved],
      { role: 'participant', table: 'z' },
    );
  // The document came first, her own view of it comes with the next tick.
  expect(rows(new Map([['c', { ...thread, marks: 2 }]]))).toMatchObject([
    { marks: 2, marked: true },
  ]);
  // A page without the document knows the answer alone.
  expect(rows(null)).toMatchObject([{ marks: 2, marked: true }]);
});

describe('visits', () => {
  it('are mine when the live view says so, once on their way and once arrived', () => {
    const own = kept({
      kind: 'visit',
      visit: { id: 'v', table: 'a', kind: 'question', text: 'Who pays?' },
    });
    expect(visitRows(new Map(), [], [own])).toMatchObject([
      { id: 'v', mine: true, pending: { state: 'kept' } },
    ]);
    const arrived = visitRows(
      new Map([['v', question]]),
      [{ ...question, id: 'v', mine: true }],
      [own],
    );
    expect(arrived).toMatchObject([{ id: 'v', mine: true }]);
    expect(arrived[0]?.pending).toBeUndefined();
  });

  it('carry an answer at once, and lose what was taken back', () => {
    expect(
      visitRows(
        new Map([['v', question]]),
        [],
        [kept({ kind: 'answer', id: 'v', text: 'We do.' })],
      )[0]?.answer?.text,
    ).toBe('We do.');
    expect(
      visitRows(new Map([['v', question]]), [], [kept({ kind: 'take-back-visit', id: 'v' })]),
    ).toEqual([]);
  });
});

it('hangs a bare poster for a table of which nothing else is known yet, and follows the host', () => {
  const row = { tableId: 'a', number: 1, clusterId: 'c', name: 'Rivers' };
  const [bare] = posterRows([row], new Map(), new Map(), []);
  expect(bare).toMatchObject({ number: 1, name: 'Rivers', sections: [], closed: false });
  const choices = {
    sentence: 'One plan',
    again: null,
    noteIds: [],
    here: 2,
    hereNames: [],
    mightJoin: 3,
    activators: [],
    counts: { activator: 0, supporter: 0, observer: 0 },
  };
  const [live] = posterRows(
    [{ ...row, state: 'closed' }],
    new Map([['a', { ...(bare as NonNullable<typeof bare>), host: 'Ana' }]]),
    new Map([['a', choices]]),
    [],
  );
  expect(live).toMatchObject({ sentence: 'One plan', mightJoin: 3, closed: true });
  expect(live?.host).toBeUndefined();
  // The document is newer than the answer, also where nobody chooses any more how the poster looks.
  const looked = { ...(bare as NonNullable<typeof bare>), look: { layout: 'notes' } };
  const lookOf = (now: Map<string, PosterChoices>) =>
    posterRows([row], new Map([['a', looked]]), now, [])[0]?.look;
  expect(lookOf(new Map())).toEqual({ layout: 'notes' });
  expect(lookOf(new Map([['a', choices]]))).toBeUndefined();
  expect(lookOf(new Map([['a', { ...choices, look: { layout: 'sentence' } }]]))).toEqual({
    layout: 'sentence',
  });
});

it('a visit shows at once what was decided of its connection here, and not what was refused', () => {
  const visit: Visit = { ...question, kind: 'connection', thread: { state: 'proposed' } };
  const seen = (edit: object, state: 'kept' | 'refused' = 'kept') => {
    const [row] = visitRows(
      new Map([['v', visit]]),
      [],
      [kept({ kind: 'edit-connection', id: 'v', edit }, state)],
    );
    return [row?.thread?.state, row?.into];
  };
  expect(seen({ state: 'accepted' })).toEqual(['accepted', undefined]);
  expect(seen({ state: 'gone' })).toEqual(['gone', undefined]);
  expect(seen({ into: 'other' })).toEqual(['proposed', 'other']);
  expect(seen({ state: 'accepted' }, 'refused')).toEqual(['proposed', undefined]);
});

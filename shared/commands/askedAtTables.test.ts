import { describe, expect, it } from 'vitest';
import type { SessionRecord } from '../model/session.ts';
import type { TableRow } from '../model/table.ts';
import { Refusal } from '../model/problems.ts';
import { allowedAtTable, askedAtTable } from '../scripts/askedAtTable.ts';
import type { Step } from '../scripts/script.ts';
import type { StepOf } from '../scripts/standing.ts';
import { editTable } from './tables.ts';
import { room, uuid } from './testTables.ts';

type Asks = Pick<StepOf<'tables'>, 'duties' | 'decide'>;

/** The tables' step asks this, and nothing else. */
function asking(session: SessionRecord, asks: Asks): SessionRecord {
  const steps = session.script.steps.map((step): Step => {
    if (step.kind !== 'tables') return step;
    const { duties: _duties, decide: _decide, ...rest } = step;
    return { ...rest, ...asks };
  });
  return { ...session, script: { ...session.script, steps } };
}
const why = (what: () => unknown): unknown => {
  try {
    what();
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.values?.['why']];
    throw error;
  }
};

/** p0 to p2 sit at the first table of a run that asks its tables this from now on. */
function meeting(asks: Asks) {
  const here = room();
  const table = here.open()[0]?.tableId as string;
  for (const id of ['p0', 'p1', 'p2']) here.me(id, { table });
  const change = (next: Asks): void =>
    here.records.apply([{ kind: 'session', value: asking(here.records.session, next) }]);
  const again = (id: string, answer: 'yes' | 'no' | null): void =>
    void here.run(editTable(here.records, here.act(id), table, { again: answer }));
  const duties = (): unknown[] =>
    ['p0', 'p1', 'p2'].map((id) => here.records.people.get(id)?.duties ?? []);
  change(asks);
  return { ...here, table, change, again, duties };
}

describe('what a step asks of its tables', () => {
  it('is all that is taken there', () => {
    const { me, table, again } = meeting({
      duties: [{ id: 'reporter' }],
      decide: { commitments: [{ id: 'supporter' }] },
    });
    expect(why(() => again('p0', 'yes'))).toEqual(['not-asked', 'again']);
    expect(why(() => me('p0', { duties: ['reporter', 'note-taker'] }))).toEqual([
      'not-asked',
      'duty',
    ]);
    expect(why(() => me('p0', { commitment: { table, kind: 'observer' } }))).toEqual([
      'not-asked',
      'commitment',
    ]);
    me('p0', { duties: ['reporter'], commitment: { table, kind: 'supporter' } });
  });

  it('changed in the middle, it loses nothing: what was said stays, and can be taken back', () => {
    const { me, table, again, change, records } = meeting({
      duties: [{ id: 'note-taker' }, { id: 'reporter' }],
      decide: { again: {}, commitments: [{ id: 'activator' }] },
    });
    me('p0', { duties: ['note-taker'], commitment: { table, kind: 'activator' } });
    again('p0', 'yes');
    change({ duties: [{ id: 'reporter' }] });
    expect(records.tables.get(table)?.again).toBe('yes');
    // She says once more what stands, with something new beside it.
    me('p0', { duties: ['note-taker', 'reporter'], commitment: { table, kind: 'activator' } });
    expect(why(() => me('p1', { duties: ['note-taker'] }))).toEqual(['not-asked', 'duty']);
    again('p1', null);
    me('p0', { duties: ['reporter'], commitment: { table, kind: null } });
    expect(records.tables.get(table)?.again).toBeNull();
    expect(records.people.get('p0')).toMatchObject({ duties: ['reporter'], commitments: {} });
    expect(why(() => again('p1', 'yes'))).toEqual(['not-asked', 'again']);
  });

  it('may give a duty to several: as many have it, and one more takes the place of who sat down first', () => {
    const { me, duties } = meeting({ duties: [{ id: 'note-taker', people: 2 }] });
    me('p0', { duties: ['note-taker'] });
    me('p1', { duties: ['note-taker'] });
    expect(duties()).toEqual([['note-taker'], ['note-taker'], []]);
    me('p2', { duties: ['note-taker'] });
    expect(duties()).toEqual([[], ['note-taker'], ['note-taker']]);
    // Who has it already relieves nobody.
    me('p1', { duties: ['note-taker'] });
    expect(duties()).toEqual([[], ['note-taker'], ['note-taker']]);
  });
});

describe('which step a table answers', () => {
  const { records, open } = room();
  const [row] = open() as [TableRow];
  const first = asking(records.session, { decide: { again: {} } });
  const later = (from: StepOf<'tables'>['from']): SessionRecord => {
    const step = { ...first.script.steps.find(({ id }) => id === 'tables'), from } as Step;
    const next = { ...step, id: 'later', duties: [{ id: 'reporter' }] } as Step;
    const { decide: _decide, ...asked } = next as StepOf<'tables'>;
    return {
      ...first,
      script: { ...first.script, steps: [...first.script.steps, asked] },
      been: [...first.been, 'tables'],
      step: 'later',
    };
  };

  it('is the last one that has people sit there', () => {
    expect(askedAtTable(first, row)).toEqual({ duties: [], again: true, commitments: [] });
    expect(askedAtTable(later({ kind: 'groups' }), row).again).toBe(false);
  });

  it('is its own where people went on to other tables; what those are asked is taken there as well', () => {
    const stand = later({ kind: 'list', topics: ['Water'] });
    expect(askedAtTable(stand, row)).toMatchObject({ again: true, duties: [] });
    expect(allowedAtTable(stand, row)).toEqual({
      duties: [{ duty: 'reporter', people: 1 }],
      again: true,
      commitments: [],
    });
    const other = { ...row, tableId: uuid(3, 9), clusterId: 'later/0', step: 'later' };
    expect(askedAtTable(stand, other)).toMatchObject({ again: false });
  });
});

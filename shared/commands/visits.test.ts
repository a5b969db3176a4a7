import { describe, expect, it } from 'vitest';
import { arrive } from './people.ts';
import { connectionsAt, connectionViews, visitsInOrder } from '../documents/visitViews.ts';
import { setTableClosed } from './tables.ts';
import { connect, editConnection } from './connections.ts';
import { answerVisit, leaveVisit, takeBackVisit } from './visits.ts';
import { steerWalk } from './walk.ts';
import { Unlisted, uuid, room, refusal } from './testTables.ts';

describe('visits and connections', () => {
  function gallery() {
    const all = room();
    const tables = all.open().map((table) => table.tableId) as [string, string, string, string];
    for (const [index, id] of all.ids.entries()) all.me(id, { table: tables[index % 4] as string });
    all.run(
      steerWalk(all.records, all.act('fay'), { action: 'start', mode: 'free', stopMs: 1_000 }),
    );
    return { ...all, tables };
  }

  it('2.8 what is left stands in the order in which it came, in one moment and after a clock set back', () => {
    const { records, act, run, tables } = gallery();
    const [from, to] = tables;
    const left = [5_000, 5_000, 4_000, 4_000].map((now, index) => {
      // In the order of their ids they would stand the other way round.
      const id = uuid(5, 9 - index);
      const thread = { id, relation: 'supports' as const, text: `Sentence ${index}` };
      const actor = { ...act('p0'), now };
      if (index % 2) run(connect(records, actor, { ...thread, from, to }));
      else
        run(
          leaveVisit(records, actor, { ...thread, table: from, toTable: to, kind: 'connection' }),
        );
      return id;
    });
    expect(connectionViews(records, 'p0').map(({ id }) => id)).toEqual(left);
    const visits = [left[0], left[2]];
    expect(visitsInOrder(records, [...visits].reverse() as string[])).toEqual(visits);
    expect(records.visits.get(left[0] as string)?.at).toBe(5_000);
  });

  it('2.8 each kind is left once, however often it is sent', () => {
    const { records, act, run, tables } = gallery();
    const question = {
      id: uuid(5, 1),
      table: tables[1],
      kind: 'question' as const,
      text: 'Who pays?',
    };
    expect(run(leaveVisit(records, act('p0'), question)).created).toBe(true);
    expect(run(leaveVisit(records, act('p0'), question)).created).toBe(false);
    expect(refusal(() => leaveVisit(records, act('p1'), question))).toBe('id-taken');
    expect(
      run(
        leaveVisit(records, act('p0'), {
          id: uuid(5, 2),
          table: tables[1],
          kind: 'join',
          text: '',
        }),
      ).created,
    ).toBe(true);
    expect(
      run(
        leaveVisit(records, act('p0'), {
          id: uuid(5, 3),
          table: tables[1],
          kind: 'join',
          text: '',
        }),
      ).created,
    ).toBe(false);
    run(
      leaveVisit(records, act('p0'), {
        id: uuid(5, 4),
        table: tables[1],
        kind: 'connection',
        text: 'Feeds us',
        toTable: tables[0],
        relation: 'supports',
      }),
    );
    expect(records.connections.get(uuid(5, 4))).toMatchObject({
      from: tables[1],
      to: tables[0],
      relation: 'supports',
      state: 'proposed',
    });
    expect(records.visits.size).toBe(3);
  });

  it('2.8 whoever might join looks through what she left herself, and not through everybody’s', () => {
    const { records, act, run, tables } = gallery();
    const join = { table: tables[1], kind: 'join', text: '' } as const;
    run(leaveVisit(records, act('p1'), { id: uuid(5, 1), ...join }));
    run(leaveVisit(records, act('p0'), { id: uuid(5, 2), ...join }));
    const visits = new Unlisted(records.visits);
    const again = leaveVisit({ ...records, visits }, act('p0'), { id: uuid(5, 3), ...join });
    expect(again).toMatchObject({
      changes: [],
      reply: { created: false, visit: { person: 'p0' } },
    });
  });

  it('refuses a connection to itself, to nowhere, to a closed table, and what has no words', () => {
    const { records, act, run, tables } = gallery();
    const visit = (part: object) => () =>
      leaveVisit(records, act('p0'), {
        id: uuid(5, 9),
        table: tables[1],
        kind: 'connection',
        text: 'x',
        toTable: tables[0],
        relation: 'supports',
        ...part,
      });
    expect(refusal(visit({ toTable: tables[1] }))).toBe('same-table');
    expect(refusal(visit({ toTable: uuid(9, 9) }))).toBe('no-such-table');
    expect(refusal(visit({ text: '  ' }))).toBe('empty-text');
    expect(refusal(visit({ kind: 'question', text: 'x' }))).toBe('invalid-request');
    expect(refusal(visit({ id: 'x' }))).toBe('invalid-id');
    run(setTableClosed(records, act('fay'), tables[1], true));
    expect(refusal(visit({}))).toBe('table-closed');
    expect(
      refusal(() =>
        connect(records, act('p0'), {
          id: uuid(6, 1),
          from: tables[0],
          to: tables[0],
          relation: 'supports',
          text: 'x',
        }),
      ),
    ).toBe('same-table');
    expect(records.visits.size).toBe(0);
    expect(records.connections.size).toBe(0);
  });

  it('the visited table answers; nobody else does', () => {
    const { records, act, run, tables } = gallery();
    run(
      leaveVisit(records, act('p0'), {
        id: uuid(5, 1),
        table: tables[1],
        kind: 'question',
        text: 'Who pays?',
      }),
    );
    expect(refusal(() => answerVisit(records, act('p2'), uuid(5, 1), 'Nobody'))).toBe(
      'not-at-table',
    );
    run(answerVisit(records, act('p1'), uuid(5, 1), 'The council'));
    expect(records.visits.get(uuid(5, 1))?.answer).toMatchObject({
      person: 'p1',
      text: 'The council',
    });
    expect(refusal(() => takeBackVisit(records, act('p2'), uuid(5, 1)))).toBe('forbidden');
    run(takeBackVisit(records, act('p0'), uuid(5, 1)));
    expect(records.visits.get(uuid(5, 1))).toMatchObject({ state: 'gone', text: '' });
    expect(
      refusal(() =>
        leaveVisit(records, act('p0'), {
          id: uuid(5, 1),
          table: tables[1],
          kind: 'question',
          text: 'Again',
        }),
      ),
    ).toBe('visit-gone');
  });

  it('2a.7 a proposed thread is accepted by either table, reworded by its author, marked by anyone, and goes with its visit', () => {
    const { records, act, run, tables } = gallery();
    const id = uuid(5, 4);
    run(
      leaveVisit(records, act('p2'), {
        id,
        table: tables[1],
        kind: 'connection',
        text: 'Feeds us',
        toTable: tables[0],
        relation: 'supports',
      }),
    );
    expect(refusal(() => editConnection(records, act('p2'), id, { state: 'accepted' }))).toBe(
      'forbidden',
    );
    expect(refusal(() => editConnection(records, act('p3'), id, { text: 'Mine now' }))).toBe(
      'forbidden',
    );
    run(editConnection(records, act('p2'), id, { text: 'Feeds us well' }));
    run(editConnection(records, act('p3'), id, { mark: true }));
    run(editConnection(records, act('p3'), id, { mark: true }));
    expect(records.connections.get(id)).toMatchObject({
      text: 'Feeds us well',
      marks: ['p3'],
      state: 'proposed',
    });
    run(editConnection(records, act('p0'), id, { state: 'accepted' }));
    run(takeBackVisit(records, act('p2'), id));
    expect(records.connections.get(id)?.state).toBe('accepted');
    run(editConnection(records, act('p1'), id, { state: 'gone' }));
    expect(refusal(() => editConnection(records, act('p1'), id, { text: 'x' }))).toBe(
      'connection-gone',
    );
    expect(
      refusal(() =>
        connect(records, act('p2'), {
          id,
          from: tables[0],
          to: tables[1],
          relation: 'supports',
          text: 'back',
        }),
      ),
    ).toBe('connection-gone');
  });

  it('before the gallery only a facilitator may type in what was said aloud', () => {
    const { records, act, run, open, me } = room();
    const [one, two] = open().map((table) => table.tableId) as [string, string];
    me('p0', { table: one });
    expect(
      refusal(() =>
        leaveVisit(records, act('p0'), {
          id: uuid(5, 1),
          table: two,
          kind: 'question',
          text: 'Early?',
        }),
      ),
    ).toBe('gallery-closed');
    expect(
      refusal(() =>
        connect(records, act('p0'), {
          id: uuid(5, 1),
          from: one,
          to: two,
          relation: 'reinforces',
          text: 'x',
        }),
      ),
    ).toBe('gallery-closed');
    expect(
      run(
        connect(records, act('fay'), {
          id: uuid(5, 1),
          from: one,
          to: two,
          relation: 'reinforces',
          text: 'x',
        }),
      ).connection.state,
    ).toBe('accepted');
  });
});

it('2a.7 what the API’s view says she may reword is what the command lets her, whoever asks', () => {
  const { records, open, act, run, me } = room();
  const [one, two, three] = open().map(({ tableId }) => tableId) as [string, string, string];
  me('p0', { table: one });
  me('p1', { table: three });
  const id = uuid(6, 1);
  run(steerWalk(records, act('fay'), { action: 'start', mode: 'free', stopMs: 1_000 }));
  run(
    connect(records, act('p1'), { id, from: one, to: two, relation: 'supports', text: 'A thread' }),
  );
  run(arrive(records, act('wall'), { role: 'projector', arrival: 'link' }));
  const verdicts = ['fay', 'p0', 'p1', 'p2', 'wall'].map((who) => {
    const [view] = connectionViews(records, who);
    const command = refusal(() => editConnection(records, act(who), id, { text: `By ${who}` }));
    return [who, view?.mayEdit, command];
  });
  expect(verdicts).toEqual([
    ['fay', true, 'nothing'],
    ['p0', true, 'nothing'],
    // She drew it, and sits at neither of its tables.
    ['p1', true, 'nothing'],
    ['p2', false, 'forbidden'],
    ['wall', false, 'forbidden'],
  ]);
});

it('2a.8 a poster’s connections are those from and to it, oldest first, without what was taken away', () => {
  const { records, open, act, run } = room();
  const [one, two, three] = open().map(({ tableId }) => tableId) as [string, string, string];
  const drawn = [
    [2, 1, two, one],
    [3, 2, two, three],
    [1, 3, one, two],
    [4, 4, one, three],
  ] as const;
  for (const [id, now, from, to] of drawn)
    run(
      connect(
        records,
        { ...act('fay'), now },
        { id: uuid(6, id), from, to, relation: 'supports', text: 'Because' },
      ),
    );
  run(editConnection(records, act('fay'), uuid(6, 4), { state: 'gone' }));
  expect(connectionsAt(records, one)).toEqual([uuid(6, 2), uuid(6, 1)]);
  expect(connectionsAt(records, three)).toEqual([uuid(6, 3)]);
});

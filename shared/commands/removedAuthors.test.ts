import { sessionAt } from './testSession.ts';
import { describe, expect, it } from 'vitest';
import { connectionView } from '../documents/visitViews.ts';
import type { ConnectionRecord } from '../model/gallery.ts';
import { authorOf, editConnection } from './connections.ts';
import { removeBurst, undoRemoval } from './removal.ts';
import { refusal, room, START, uuid } from './testCrowd.ts';
import { takeBackVisit } from './visits.ts';

const [WEST, EAST] = [uuid(900_001), uuid(900_002)];
const [THREAD, PART] = [uuid(700_001), uuid(700_002)];

/**
 * A gallery in which three said the same, made one in this order; `ada` and `bea` are among two
 * hundred each who came from one address.
 */
function gallery(how: Partial<ConnectionRecord> = {}) {
  const all = room();
  const { records, crowd, come, run, finish, fay, as } = all;
  records.session = {
    ...sessionAt(records.session, 'gallery'),
    tables: [
      { tableId: WEST, number: 1, clusterId: 'a', name: 'West' },
      { tableId: EAST, number: 2, clusterId: 'b', name: 'East' },
    ],
  };
  const [ada] = crowd('one', 200) as [string];
  const [bea] = crowd('two', 200, { at: START + 1 }) as [string];
  const cat = come('home', { name: 'Cat' });
  const put = (id: string, record: ConnectionRecord): void =>
    records.apply([{ kind: 'connection', id, value: record }]);
  put(THREAD, {
    from: WEST,
    to: EAST,
    relation: 'supports',
    text: 'Share the hall',
    person: ada,
    alsoBy: [bea, cat],
    state: 'proposed',
    marks: [],
    at: START,
    ...how,
  });
  const removals = { one: 'r1', two: 'r2' };
  return {
    ...all,
    put,
    ada,
    bea,
    cat,
    remove: (network: 'one' | 'two') => {
      const removal = removals[network];
      run(removeBurst(records, as(fay), { burst: `people-${network}`, removal }));
      finish(removal);
    },
    undo: (network: 'one' | 'two') => {
      run(undoRemoval(records, as(fay), removals[network]));
      finish(removals[network]);
    },
    thread: () => records.connections.get(THREAD) as ConnectionRecord,
    seenBy: (asker: string) =>
      connectionView(records, THREAD, records.connections.get(THREAD) as ConnectionRecord, asker),
  };
}

describe('a connection that several said, where some of them are removed in a burst', () => {
  it('stays as long as one of them is here; she is its author and may reword it', () => {
    const { remove, thread, seenBy, records, run, as, ada, bea, cat } = gallery();
    expect(authorOf(records, thread())).toBe(ada);
    expect(seenBy(cat)).toMatchObject({ mine: false, mayEdit: false, alsoBy: ['Cat'] });
    remove('one');
    expect(authorOf(records, thread())).toBe(bea);
    remove('two');
    expect(authorOf(records, thread())).toBe(cat);
    expect(thread().state).toBe('proposed');
    // Her name stands first then, and only once.
    expect(seenBy(cat)).toMatchObject({ mine: true, mayEdit: true, by: 'Cat' });
    expect(seenBy(cat)).not.toHaveProperty('alsoBy');
    run(editConnection(records, as(cat), THREAD, { text: 'Share the garden' }));
    expect(thread()).toMatchObject({ person: cat, text: 'Share the garden' });
    expect(thread()).not.toHaveProperty('wordedBy');
  });

  it.each([
    ['one', 'two'],
    ['two', 'one'],
  ] as const)(
    'is gone with the last of them, and back with whoever comes back first (%s, then %s)',
    (first, second) => {
      const { ada, bea, thread, records, put, remove, undo } = gallery();
      put(THREAD, { ...thread(), alsoBy: [bea], state: 'accepted' });
      const before = thread();
      remove(first);
      expect(thread().state).toBe('accepted');
      remove(second);
      expect(thread()).toMatchObject({ state: 'out', was: 'accepted' });
      undo(first);
      expect(thread().state).toBe('accepted');
      expect(authorOf(records, thread())).toBe(first === 'one' ? ada : bea);
      undo(second);
      expect(thread()).toEqual(before);
      expect(authorOf(records, thread())).toBe(ada);
    },
  );

  it('who removed alone left it behind is still its author', () => {
    const { records, thread, ada } = gallery();
    const person = records.people.get(ada);
    records.apply([{ kind: 'person', id: ada, value: { ...person!, removed: true } }]);
    expect(authorOf(records, thread())).toBe(ada);
  });

  it('goes to those who are away where the last who is here takes hers back, and comes back with them', () => {
    const { remove, undo, thread, records, run, as, put, ada, cat } = gallery();
    put(THREAD, { ...thread(), alsoBy: [cat] });
    remove('one');
    run(editConnection(records, as(cat), THREAD, { state: 'gone' }));
    expect(thread()).toMatchObject({ state: 'out', was: 'proposed', person: ada });
    expect(
      refusal(() => editConnection(records, as(cat), THREAD, { text: 'Share the yard' })),
    ).toBe('connection-gone');
    undo('one');
    expect(thread()).toMatchObject({ state: 'proposed', person: ada, text: 'Share the hall' });
    expect(thread()).not.toHaveProperty('alsoBy');
  });

  it('the same where she takes back the visit that became part of it', () => {
    const { remove, undo, thread, records, run, as, put, ada, cat } = gallery();
    put(THREAD, { ...thread(), alsoBy: [cat] });
    put(PART, { ...thread(), person: cat, text: '', state: 'gone', into: THREAD });
    records.apply([
      {
        kind: 'visit',
        id: PART,
        value: {
          person: cat,
          table: WEST,
          kind: 'connection',
          text: 'Share the hall',
          toTable: EAST,
          relation: 'supports',
          connection: PART,
          state: 'live',
          at: START,
        },
      },
    ]);
    remove('one');
    run(takeBackVisit(records, as(cat), PART));
    expect(thread()).toMatchObject({ state: 'out', was: 'proposed' });
    undo('one');
    expect(thread()).toMatchObject({ state: 'proposed', person: ada });
  });

  it('words that a table made of it are the table’s, and whose it was by then', () => {
    const { remove, undo, thread, records, run, as, ada, bea, cat } = gallery();
    records.apply([
      { kind: 'person', id: cat, value: { ...records.people.get(cat)!, table: WEST } },
    ]);
    remove('one');
    run(editConnection(records, as(cat), THREAD, { text: 'Share the garden' }));
    expect(thread()).toMatchObject({ person: bea, wordedBy: cat });
    undo('one');
    // She did not say this.
    expect(authorOf(records, thread())).toBe(bea);
    expect([thread().person, ...(thread().alsoBy ?? [])]).not.toContain(ada);
  });
});

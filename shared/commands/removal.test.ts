import { sessionAt } from './testSession.ts';
import { describe, expect, it } from 'vitest';
import { burstsOf } from './bursts.ts';
import { leaveVisit } from './visits.ts';
import { setNoteHidden, withdrawNote } from './notes.ts';
import { setMe } from './people.ts';
import { removalsOf, removeBurst, stepRemoval, undoRemoval } from './removal.ts';
import { uuid, START, room, refusal } from './testCrowd.ts';
import { Unlisted } from './testTables.ts';

describe('removing a burst', () => {
  it('takes everybody of it with all of theirs, a few at a time, out from the first moment; undone, all is as it was, to the letter', () => {
    const { records, run, crowd, write, fay, finish, everything, as, come } = room();
    const table = uuid(900_001);
    records.session = {
      ...sessionAt(records.session, 'gallery'),
      tables: [
        { tableId: table, number: 1, clusterId: 'a', name: 'A' },
        { tableId: uuid(900_002), number: 2, clusterId: 'b', name: 'B' },
      ],
    };
    const ben = come('home', { name: 'Ben' });
    write(ben, 3);
    const rogues = crowd('rogue', 300, { at: START + 5_000 });
    const [first, second] = rogues as [string, string];
    for (const id of rogues) write(id, 4, START + 6_000);
    run(setMe(records, as(first), { name: 'Mallory', table, host: true, duties: ['reporter'] }));
    const [hidden, gone] = [...(records.notesByPerson.get(second) ?? [])] as [string, string];
    run(setNoteHidden(records, as(fay), hidden, true));
    run(withdrawNote(records, as(second), gone));
    run(
      leaveVisit(records, as(second), {
        id: uuid(800_000),
        table,
        kind: 'connection',
        text: 'so',
        toTable: uuid(900_002),
        relation: 'supports',
      }),
    );
    const [before, counts] = [
      everything(),
      [
        records.noteCount,
        records.hiddenCount,
        records.places.total('notes'),
        records.places.countAt('code'),
      ],
    ];
    const removal = run(removeBurst(records, as(fay), { burst: 'people-rogue', removal: 'r1' }));
    expect(removal).toMatchObject({ people: 300, notes: 1_199, doing: 'out' });
    // Decided is done: not a word more from any of them, though no row has changed yet.
    expect(refusal(() => write(rogues.at(-1) as string))).toBe('removed');
    expect(finish('r1')).toBeGreaterThan(3);
    expect([
      records.noteCount,
      records.places.countAt('code'),
      records.places.total('notes'),
      records.places.total('visits'),
    ]).toEqual([3, 1, 3, 0]);
    expect(records.seats.get(table)?.size).toBe(0);
    expect(burstsOf(records)).toEqual([]);
    expect(removalsOf(records)).toMatchObject([{ id: 'r1', people: 300, doing: null }]);
    run(undoRemoval(records, as(fay), 'r1'));
    finish('r1');
    expect(everything() === before).toBe(true);
    expect([
      records.noteCount,
      records.hiddenCount,
      records.places.total('notes'),
      records.places.countAt('code'),
    ]).toEqual(counts);
    expect(removalsOf(records)).toEqual([]);
    expect(refusal(() => run(undoRemoval(records, as(fay), 'r1')))).toBe('no-such-removal');
  });

  it('a step looks through what its people left, and not through everybody’s', () => {
    const { records, run, crowd, fay, as, come } = room();
    const table = uuid(900_001);
    records.session = {
      ...sessionAt(records.session, 'gallery'),
      tables: [{ tableId: table, number: 1, clusterId: 'a', name: 'A' }],
    };
    const rogues = crowd('rogue', 200);
    for (const [index, id] of [come('home'), ...rogues.slice(0, 3)].entries())
      run(
        leaveVisit(records, as(id), { id: uuid(800_000 + index), table, kind: 'join', text: '' }),
      );
    run(removeBurst(records, as(fay), { burst: 'people-rogue', removal: 'r1' }));
    const { changes } = stepRemoval({ ...records, visits: new Unlisted(records.visits) }, 'r1');
    expect(changes.flatMap((change) => (change.kind === 'visit' ? [change.id] : []))).toEqual(
      [1, 2, 3].map((index) => uuid(800_000 + index)),
    );
  });

  it('goes on after a restart between any two steps, either way, and counts what the store gives back in whatever order', () => {
    const { records, run, crowd, write, fay, finish, reread, everything, as } = room();
    for (const id of crowd('rogue', 250)) write(id, 5);
    const before = everything();
    run(removeBurst(records, as(fay), { burst: 'people-rogue', removal: 'r1' }));
    for (let steps = 0; ; steps += 1) {
      const again = reread();
      expect([
        again.places.total('notes'),
        again.places.countAt('code'),
        again.noteCount,
        again.removals.get('r1')?.doing,
      ]).toEqual([
        records.places.total('notes'),
        records.places.countAt('code'),
        records.noteCount,
        records.removals.get('r1')?.doing,
      ]);
      for (let last = { isDone: false }; !last.isDone;) {
        const decision = stepRemoval(again, 'r1');
        again.apply(decision.changes);
        last = decision.reply;
      }
      expect([again.noteCount, again.places.countAt('code')]).toEqual([0, 0]);
      if (run(stepRemoval(records, 'r1')).isDone) break;
    }
    run(undoRemoval(records, as(fay), 'r1'));
    run(stepRemoval(records, 'r1'));
    // Half-way back the facilitator's page asks once more: the same.
    run(undoRemoval(records, as(fay), 'r1'));
    finish('r1');
    expect(everything() === before).toBe(true);
  });

  it('undone while it is under way, everybody is back', () => {
    const { records, run, crowd, write, fay, finish, everything, as } = room();
    for (const id of crowd('rogue', 250)) write(id, 5);
    const before = everything();
    run(removeBurst(records, as(fay), { burst: 'people-rogue', removal: 'r1' }));
    run(stepRemoval(records, 'r1'));
    run(undoRemoval(records, as(fay), 'r1'));
    finish('r1');
    expect(everything() === before).toBe(true);
  });

  it('one step writes what a tick can carry; one person is never done by halves', () => {
    const { records, run, crowd, write, fay, as } = room();
    const rogues = crowd('rogue', 250);
    write(rogues[1] as string, 900);
    run(removeBurst(records, as(fay), { burst: 'people-rogue', removal: 'r1' }));
    const sizes: number[] = [];
    for (let isDone = false; !isDone;) {
      const decision = stepRemoval(records, 'r1');
      sizes.push(decision.changes.length);
      isDone = run(decision).isDone;
    }
    expect(Math.max(...sizes)).toBe(901);
    expect(sizes.filter((size) => size > 200)).toHaveLength(1);
  });

  it('a seat that was taken over meanwhile stays with whoever has it, and a closed table takes nobody', () => {
    const { records, run, crowd, come, fay, finish, as } = room();
    const [one, two] = [uuid(900_001), uuid(900_002)];
    records.session = {
      ...sessionAt(records.session, 'tables'),
      tables: [
        { tableId: one, number: 1, clusterId: 'a', name: 'A' },
        { tableId: two, number: 2, clusterId: 'b', name: 'B' },
      ],
    };
    const [first, second] = crowd('rogue', 200) as [string, string];
    run(setMe(records, as(first), { table: one, host: true, duties: ['reporter', 'note-taker'] }));
    run(setMe(records, as(second), { table: two }));
    run(removeBurst(records, as(fay), { burst: 'people-rogue', removal: 'r1' }));
    finish('r1');
    const ben = come('home');
    run(setMe(records, as(ben), { table: one, host: true, duties: ['reporter'] }));
    records.session = {
      ...records.session,
      tables: records.session.tables.map((table) =>
        table.tableId === two ? { ...table, state: 'closed' } : table,
      ),
    };
    run(undoRemoval(records, as(fay), 'r1'));
    finish('r1');
    expect(records.people.get(first)).toMatchObject({
      removed: false,
      table: one,
      duties: ['note-taker'],
    });
    expect(records.people.get(first)?.host).toBeUndefined();
    expect(records.people.get(second)?.table).toBeUndefined();
    expect(records.people.get(ben)).toMatchObject({ host: true, duties: ['reporter'] });
  });
});

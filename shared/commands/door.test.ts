import { describe, expect, it } from 'vitest';
import { LIMITS } from '../model/limits.ts';
import type { Arrival, Role } from '../model/person.ts';
import { Refusal } from '../model/problems.ts';
import { burstMembers, burstsOf } from './bursts.ts';
import type { Decision } from './decision.ts';
import { renewLink, setDoor, setJoinCode } from './door.ts';
import { connect, leaveVisit } from './gallery.ts';
import { putNote, setNoteHidden, withdrawNote } from './notes.ts';
import { arrive, removePerson, setMe } from './people.ts';
import { readmitPerson, removalsOf, removeBurst, stepRemoval, undoRemoval } from './removal.ts';
import { newSession } from './session.ts';
import { WallRecords, type RecordChange } from './wallState.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const START = 1_000_000;

function room() {
  const records = new WallRecords(newSession({ title: 'Hui' }, 'ABCDEF', 1));
  const kept = new Map<string, RecordChange>();
  const run = <Reply>(decision: Decision<Reply>): Reply => {
    records.apply(decision.changes);
    for (const change of decision.changes)
      kept.set(change.kind === 'session' ? 'session' : `${change.kind} ${change.id}`, change);
    return decision.reply;
  };
  let last = 0;
  const come = (
    network: string,
    how: {
      at?: number;
      role?: Role;
      arrival?: Arrival;
      name?: string;
      holdsPlace?: (id: string) => boolean;
    } = {},
  ): string => {
    last += 1;
    const { at = START, role = 'participant', arrival = 'code', name, holdsPlace } = how;
    run(
      arrive(
        records,
        { personId: `p${last}`, now: at },
        { role, arrival, network, ...(name === undefined ? {} : { name }) },
        holdsPlace,
      ),
    );
    return `p${last}`;
  };
  const crowd = (network: string, count: number, how: Parameters<typeof come>[1] = {}): string[] =>
    Array.from({ length: count }, () => come(network, how));
  let notes = 0;
  const write = (personId: string, count = 1, at = START): string[] =>
    Array.from({ length: count }, () => {
      notes += 1;
      run(putNote(records, { personId, now: at }, { id: uuid(notes), text: 'word' }));
      return uuid(notes);
    });
  const fay = come('desk', { role: 'facilitator', arrival: 'link' });
  /** Everything decided about a removal is done; says in how many steps. */
  const finish = (removal: string): number => {
    for (let steps = 1; ; steps += 1) if (run(stepRemoval(records, removal)).isDone) return steps;
  };
  /** As the store gives it back after a restart: by kind, then id. */
  const reread = (): WallRecords => {
    const fresh = new WallRecords(records.session);
    fresh.apply(
      [...kept.values()]
        .filter(
          (change) =>
            change.kind !== 'person-gone' &&
            !(change.kind === 'removal' && change.value === null) &&
            !kept.has(`person-gone ${'id' in change ? change.id : ''}`),
        )
        .sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0)),
    );
    return fresh;
  };
  /** All records, whatever order their parts are in. */
  const everything = (): string =>
    JSON.stringify(
      [
        records.session,
        ...[records.people, records.notes, records.visits, records.connections].map((each) =>
          Object.fromEntries(each),
        ),
        Object.fromEntries([...records.seats].map(([id, people]) => [id, [...people].sort()])),
      ],
      (_key, value: unknown) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
          : value,
    );
  return {
    records,
    run,
    come,
    crowd,
    write,
    fay,
    finish,
    reread,
    everything,
    as: (personId: string, now = START) => ({ personId, now }),
  };
}

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
};

describe('places for people', () => {
  it('a plenary of 1,000 behind one router is in at once, twice over', () => {
    const { crowd, records } = room();
    crowd('venue', 2_000, { name: 'Ana' });
    expect(records.places.countAt('code')).toBe(2_000);
  });

  it('one address holds half of the places; other addresses and links get in whatever it does', () => {
    const { crowd, come, records } = room();
    crowd('rogue', LIMITS.peoplePerAddress, { name: 'x' });
    expect(refusal(() => come('rogue', { name: 'x' }))).toBe('too-many-people');
    crowd('elsewhere', 1_000, { name: 'Ana' });
    for (const role of ['facilitator', 'volunteer', 'projector'] as const)
      come('rogue', { role, arrival: 'link' });
    expect(records.places.countAt('code')).toBe(LIMITS.peoplePerAddress + 1_000);
  });

  it('on a full wall every link still opens, and a closed door lets in links alone', () => {
    const { crowd, come, run, records, as, fay } = room();
    for (const network of ['a', 'b']) crowd(network, LIMITS.peoplePerAddress, { name: 'x' });
    expect(refusal(() => come('c'))).toBe('too-many-people');
    for (const role of ['facilitator', 'volunteer', 'projector'] as const)
      come('c', { role, arrival: 'link' });
    run(removePerson(records, as(fay), 'p2'));
    come('c');
    run(removePerson(records, as(fay), 'p3'));
    run(setDoor(records, as(fay), 'closed'));
    expect(refusal(() => come('c'))).toBe('door-closed');
    come('c', { role: 'volunteer', arrival: 'link' });
    run(setDoor(records, as(fay), 'open'));
    come('c');
  });

  it('nobody uses up the places of a link: whoever did nothing and is gone gives hers', () => {
    const { crowd, come, records } = room();
    const half = LIMITS.volunteersByLink / 2;
    for (const network of ['rogue', 'other'])
      crowd(network, half, { role: 'volunteer', arrival: 'link' });
    expect(
      refusal(() => come('rogue', { role: 'volunteer', arrival: 'link', holdsPlace: () => true })),
    ).toBe('too-many-people');
    for (const network of ['rogue', 'venue'])
      crowd(network, 300, { role: 'volunteer', arrival: 'link' });
    expect(records.places.countAt('volunteer')).toBe(LIMITS.volunteersByLink);
    expect(records.places.countAt('volunteer', 'venue')).toBe(300);
    come('desk', { role: 'facilitator', arrival: 'link' });
  });

  it('who never did a thing gives her place; a name, a note, a seat, an offer or holding it (a page, having just come) keeps it', () => {
    const { crowd, come, run, records, write, as } = room();
    const all = crowd('venue', LIMITS.peoplePerAddress);
    const [named, wrote, withdrew, offered, open, quiet] = all as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    run(setMe(records, as(named), { name: 'Ana' }));
    write(wrote);
    for (const id of write(withdrew)) run(withdrawNote(records, as(withdrew), id));
    run(setMe(records, as(offered), { offer: true }));
    expect(refusal(() => come('venue', { holdsPlace: () => true }))).toBe('too-many-people');
    come('venue', { holdsPlace: (id) => id === open });
    expect(records.people.has(quiet)).toBe(false);
    for (const kept of [named, wrote, withdrew, offered, open])
      expect(records.people.has(kept), kept).toBe(true);
    expect(records.places.countAt('code', 'venue')).toBe(LIMITS.peoplePerAddress);
  });

  it('on a full wall the address with most people gives, not the one with few', () => {
    const { crowd, come, records } = room();
    const few = crowd('office', 500);
    crowd('rogue', LIMITS.peoplePerAddress);
    crowd('other', LIMITS.peoplePerWall - LIMITS.peoplePerAddress - 500);
    come('phone');
    expect(few.every((id) => records.people.has(id))).toBe(true);
    expect(records.places.countAt('code', 'rogue')).toBe(LIMITS.peoplePerAddress - 1);
  });
});

describe('places for what people leave', () => {
  it('one address holds half of the notes, but everybody’s first ones are taken; facilitators have some of their own', () => {
    const { crowd, come, write, fay, records } = room();
    const rogues = crowd('venue', 21, { name: 'x' });
    for (const id of rogues.slice(0, 10)) write(id, LIMITS.notesPerPerson);
    expect(records.places.total('notes')).toBe(LIMITS.notesPerAddress);
    const late = rogues.at(-1) as string;
    write(late, LIMITS.notesAssured);
    expect(refusal(() => write(late))).toBe('too-many-notes');
    write(come('venue'), LIMITS.notesAssured);
    const far = crowd('far', 9);
    for (const id of far) write(id, LIMITS.notesPerPerson);
    const last = come('farther');
    write(last, LIMITS.notesPerWall - records.places.total('notes'));
    expect(refusal(() => write(last))).toBe('too-many-notes');
    write(fay, LIMITS.notesReserved);
    expect(refusal(() => write(fay))).toBe('too-many-notes');
  });

  it('withdrawn notes, and taken-down ones of somebody removed, free their places; put back they take them again', () => {
    const { come, write, run, records, fay, as } = room();
    const ana = come('venue');
    const [withdrawn, hidden, live] = write(ana, 3) as [string, string, string];
    run(withdrawNote(records, as(ana), withdrawn));
    run(setNoteHidden(records, as(fay), hidden, true));
    expect([records.places.total('notes'), records.places.of('notes', ana)]).toEqual([2, 2]);
    run(removePerson(records, as(fay), ana));
    expect([records.places.total('notes'), records.noteCount]).toEqual([1, 2]);
    run(readmitPerson(records, as(fay), ana));
    expect(records.places.total('notes')).toBe(2);
    run(removePerson(records, as(fay), ana));
    run(setNoteHidden(records, as(fay), hidden, false));
    expect(records.places.total('notes')).toBe(2);
    expect(records.notes.get(live)?.state).toBe('live');
  });

  it('visits and threads have a person’s, an address’s and the wall’s places; what was taken back frees its own', () => {
    const { crowd, come, run, records, as } = room();
    const [from, to] = [uuid(900_001), uuid(900_002)];
    records.session = {
      ...records.session,
      phase: 'gallery',
      tables: [
        { tableId: from, number: 1, clusterId: 'a', name: 'A' },
        { tableId: to, number: 2, clusterId: 'b', name: 'B' },
      ],
    };
    let id = 500_000;
    const thread = (personId: string) => {
      id += 1;
      return run(
        connect(records, as(personId), {
          id: uuid(id),
          from,
          to,
          relation: 'supports',
          text: 'word',
        }),
      );
    };
    const [first, ...others] = crowd('venue', 6) as [string, ...string[]];
    for (let n = 0; n < LIMITS.threadsPerPerson; n += 1) thread(first);
    expect(refusal(() => thread(first))).toBe('too-many-connections');
    for (const other of others.slice(0, 4))
      for (let n = 0; n < LIMITS.threadsPerPerson; n += 1) thread(other);
    const late = others.at(-1) as string;
    for (let n = 0; n < LIMITS.threadsAssured; n += 1) thread(late);
    expect(refusal(() => thread(late))).toBe('too-many-connections');
    thread(come('elsewhere'));
    for (let n = 0; n < LIMITS.visitsPerPerson; n += 1)
      run(
        leaveVisit(records, as(first), {
          id: uuid(600_000 + n),
          table: from,
          kind: 'question',
          text: 'why',
        }),
      );
    expect(
      refusal(() =>
        run(
          leaveVisit(records, as(first), {
            id: uuid(700_000),
            table: from,
            kind: 'question',
            text: 'why',
          }),
        ),
      ),
    ).toBe('too-many-visits');
  });
});

describe('bursts', () => {
  it('a full room over an afternoon is none; many of one address within a minute are, with who came in it and nobody else', () => {
    const { records, come, crowd } = room();
    for (let minute = 0; minute < 60; minute += 1)
      crowd('venue', 10, { at: START + minute * 60_000 });
    expect(burstsOf(records)).toEqual([]);
    const later = START + 2 * 3_600_000;
    for (let n = 0; n < 490; n += 1) come('rogue', { at: later + n * 100 });
    const before = come('rogue', { at: later - 10 * 60_000, name: 'Ana' });
    expect(burstsOf(records)).toEqual([
      {
        id: 'people-rogue',
        kind: 'people',
        people: 490,
        places: 1,
        notes: 0,
        since: later,
        until: later + 48_900,
      },
    ]);
    expect(before).toBeDefined();
  });

  it('a room that came one by one just before is not of the rush, unless the rush comes in small lots itself', () => {
    const { records, come } = room();
    const people = Array.from({ length: 5 }, (_, n) => come('venue', { at: START + n * 10_000 }));
    const rogues = Array.from({ length: 300 }, (_, n) =>
      come('venue', { at: START + 45_000 + n * 15 }),
    );
    const late = come('venue', { at: START + 58_000 });
    const meant = burstMembers(records, 'people-venue');
    expect(meant).toEqual(rogues);
    for (const id of [...people, late]) expect(meant).not.toContain(id);
    for (let n = 0; n < 300; n += 1)
      come('lots', { at: START + Math.floor(n / 20) * 1_500 + (n % 20) * 10 });
    expect(burstMembers(records, 'people-lots')).toHaveLength(300);
  });

  it('a plenary of 1,000 that comes at once, each from her own home, is none and is let in, nor one that joins twice each within minutes', () => {
    const { records, come, crowd } = room();
    for (let n = 0; n < 1_000; n += 1) come(`home-${n}`, { at: START + n * 30 });
    crowd('venue', 199, { at: START + 20_000 });
    expect(burstsOf(records)).toEqual([]);
    for (let n = 0; n < 1_000; n += 1) come(`home-${n}`, { at: START + 120_000 + n * 30 });
    expect(burstsOf(records)).toEqual([]);
    // A room behind one router that comes beside them is told of by itself, and makes no flood of the others.
    crowd('router', 600, { at: START + 125_000 });
    expect(burstsOf(records).map(({ id }) => id)).toEqual(['people-router']);
  });

  it.each<[what: string, people: number, places: number, everyMs: number]>([
    ['3,000 in a minute, each from another network', 3_000, 3_000, 20],
    ['1,520 in a minute from eight networks, none of which stands out', 1_520, 8, 35],
    ['300 a minute for nine minutes', 2_700, 2_700, 200],
    ['65 a minute for an hour', 3_700, 3_700, 920],
  ])(
    '%s: told as one, without who was there before; they go together and come back',
    (_what, people, places, everyMs) => {
      const { records, run, come, write, fay, finish, as } = room();
      const early = [
        come('home', { at: START - 3 * 3_600_000 }),
        come('home', { at: START - 2 * 3_600_000 }),
      ];
      const helper = come('home', { role: 'volunteer', arrival: 'link', at: START + 1 });
      const flood = Array.from({ length: people }, (_, n) =>
        come(`net-${n % places}`, { at: START + n * everyMs }),
      );
      write(flood[0] as string, 3);
      expect(burstsOf(records)).toEqual([
        {
          id: 'people-many',
          kind: 'people',
          people,
          places,
          notes: 3,
          since: START,
          until: START + (people - 1) * everyMs,
        },
      ]);
      const { id } = run(removeBurst(records, as(fay), { burst: 'people-many', removal: 'r' }));
      finish(id);
      expect(burstsOf(records)).toEqual([]);
      expect(flood.every((each) => records.people.get(each)?.removed)).toBe(true);
      expect([...early, helper].some((each) => records.people.get(each)?.removed)).toBe(false);
      expect(records.noteCount).toBe(0);
      run(undoRemoval(records, as(fay), id));
      finish(id);
      expect([flood.some((each) => records.people.get(each)?.removed), records.noteCount]).toEqual([
        false,
        3,
      ]);
    },
  );

  it('writing that is too fast, from many addresses, is told in one', () => {
    const { records, come, write } = room();
    const scribes = Array.from({ length: LIMITS.burstsEach + 1 }, (_, n) => come(`net-${n}`));
    for (const id of scribes.slice(1)) write(id, LIMITS.burstNotes);
    expect(burstsOf(records)).toHaveLength(LIMITS.burstsEach);
    write(scribes[0] as string, LIMITS.burstNotes);
    expect(burstsOf(records)).toMatchObject([
      {
        id: 'notes-many',
        kind: 'notes',
        people: scribes.length,
        places: scribes.length,
        notes: scribes.length * LIMITS.burstNotes,
      },
    ]);
    expect(burstMembers(records, 'notes-many')).toEqual(scribes);
  });

  it('20,000 notes of 21 people are one as well, and no facilitator is ever in any', () => {
    const { records, crowd, write, come } = room();
    const rogues = crowd('rogue', 3, { name: 'x' });
    for (const id of rogues) write(id, 500, START + 1_000);
    const slow = come('rogue');
    for (let n = 0; n < 300; n += 1) write(slow, 1, START + n * 30_000);
    const fast = come('desk', { role: 'facilitator', arrival: 'link' });
    write(fast, 500);
    expect(burstsOf(records)).toMatchObject([
      { id: 'notes-rogue', kind: 'notes', people: 3, notes: 1_500 },
    ]);
  });
});

describe('removing a burst', () => {
  it('takes everybody of it with all of theirs, a few at a time, out from the first moment; undone, all is as it was, to the letter', () => {
    const { records, run, crowd, write, fay, finish, everything, as, come } = room();
    const table = uuid(900_001);
    records.session = {
      ...records.session,
      phase: 'gallery',
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
      ...records.session,
      phase: 'tables',
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

describe('codes and links', () => {
  it('only facilitators steer the door; a link that is renewed replaces its bearer and nobody else', () => {
    const { records, run, come, fay, as } = room();
    const val = come('venue', { role: 'volunteer', arrival: 'link' });
    records.apply([
      {
        kind: 'person',
        id: 'bearer',
        value: {
          role: 'volunteer',
          arrival: 'creation',
          offer: 'none',
          removed: false,
          joinedAt: 1,
        },
      },
    ]);
    for (const work of [
      () => setDoor(records, as(val), 'closed'),
      () => setJoinCode(records, as(val), 'ZZZZZZ'),
      () => renewLink(records, as(val), { role: 'volunteer', bearer: 'next' }),
    ])
      expect(refusal(work)).toBe('forbidden');
    run(renewLink(records, as(fay), { role: 'volunteer', bearer: 'next' }));
    expect([
      records.people.get('bearer')?.removed,
      records.people.get('next')?.removed,
      records.people.get(val)?.removed,
    ]).toEqual([true, false, false]);
    expect(run(setJoinCode(records, as(fay), 'ZZZZZZ'))).toEqual({
      joinCode: 'ZZZZZZ',
      before: 'ABCDEF',
    });
  });
});

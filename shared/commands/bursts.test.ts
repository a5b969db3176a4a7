import { describe, expect, it } from 'vitest';
import { LIMITS } from '../model/limits.ts';
import { burstMembers, burstsOf } from './bursts.ts';
import { removeBurst, undoRemoval } from './removal.ts';
import { START, room } from './testCrowd.ts';

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

  it('who comes a moment before it begins, or after it is over, is not of it, unless it halts like that itself', () => {
    const rush = (pauseMs: number) => {
      const { records, come } = room();
      const guest = come('venue', { at: START - 900 });
      const rogues = Array.from({ length: 300 }, (_, n) =>
        come('venue', { at: START + n * 15 + (n >= 150 ? pauseMs : 0) }),
      );
      const late = come('venue', { at: START + 300 * 15 + pauseMs + 700 });
      return { meant: burstMembers(records, 'people-venue'), guest, rogues, late };
    };
    const steady = rush(0);
    expect(steady.meant).toEqual(steady.rogues);
    const halting = rush(800);
    expect(halting.meant).toEqual([halting.guest, ...halting.rogues, halting.late]);
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

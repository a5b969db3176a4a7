import { sessionAt } from './testSession.ts';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../model/limits.ts';
import { setDoor } from './door.ts';
import { connect } from './connections.ts';
import { leaveVisit } from './visits.ts';
import { setNoteHidden, withdrawNote } from './notes.ts';
import { removePerson, setMe } from './people.ts';
import { readmitPerson } from './removal.ts';
import { uuid, room, refusal } from './testCrowd.ts';

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
      ...sessionAt(records.session, 'gallery'),
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

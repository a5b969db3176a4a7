import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { putNote } from '../../../../shared/commands/notes.ts';
import { reveal } from '../../../../shared/commands/session.ts';
import {
  clustersRoot,
  placementsRoot,
  readArrangement,
} from '../../../../shared/documents/arrangement.ts';
import { LIMITS } from '../../../../shared/model/limits.ts';
import { PersonRates } from '../../../access/personRates.ts';
import { newUuid } from '../../../access/secrets.ts';
import { CLOSE } from '../../../../shared/protocol/wire.ts';
import { GatedRoom, type Tab } from './gatedRoom.ts';
import { SeededRandom } from '../../../seededRandom.ts';
import { startEngine, until } from '../../wall/testWall.ts';

let room: GatedRoom;
beforeEach(() => {
  room = new GatedRoom('arrangement', new SeededRandom(7), undefined, {
    knowsNote: (id) => id.startsWith('note'),
    isFacilitator: (person) => person === 'fay',
  });
});
afterEach(() => room.destroy());

const group = (name = 'Water'): Y.Map<unknown> =>
  new Y.Map<unknown>(Object.entries({ name, color: 'yellow', pos: [0, 0] }));
const of = (tab: Tab, id: string): Y.Map<unknown> =>
  clustersRoot(tab.doc).get(id) as Y.Map<unknown>;
const ids = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
/** Makes groups, each person's in one update, as a script would. */
function make(tab: Tab, made: readonly string[]): void {
  tab.doc.transact(() => {
    for (const id of made) clustersRoot(tab.doc).set(id, group());
  });
  room.settle();
}
function dissolve(tab: Tab, which: readonly string[]): void {
  tab.doc.transact(() => {
    for (const id of which) of(tab, id).set('state', 'dissolved');
  });
  room.settle();
}
const codes = (): string[] => room.refusals.splice(0).map(({ code }) => code);
const isThere = (id: string): boolean => readArrangement(room.live.doc).clusters.has(id);

describe('whoever makes and dissolves groups uses up her own share, and nobody else’s', () => {
  it('4.5, T5 of one person so many are taken, then she is told; others go on', () => {
    const [mal, ana] = [room.open('mal'), room.open('ana')];
    for (let turn = 0; turn < 5; turn += 1) {
      const some = ids(`turn${turn}`, LIMITS.clustersPerPerson / 5);
      make(mal, some);
      dissolve(mal, some);
    }
    expect(codes()).toEqual([]);
    make(mal, ['one-more']);
    expect(codes()).toEqual(['too-many-groups']);
    make(ana, ['rivers']);
    expect(codes()).toEqual([]);
    expect([isThere('one-more'), isThere('rivers')]).toEqual([false, true]);
    // What she made she may still work on.
    of(room.open('mal'), 'turn0-0').set('name', 'Soil');
    room.settle();
    expect(readArrangement(room.live.doc).clusters.get('turn0-0')?.name).toBe('Soil');
  });

  it('4.5, T5 nor does it help to delete them: the server keeps what others may still name', () => {
    const mal = room.open('mal');
    for (let turn = 0; turn < 5; turn += 1) {
      const some = ids(`turn${turn}`, LIMITS.clustersPerPerson / 5);
      make(mal, some);
      mal.doc.transact(() => {
        for (const id of some) clustersRoot(mal.doc).delete(id);
      });
      room.settle();
    }
    codes();
    make(mal, ['one-more']);
    expect(codes()).toEqual(['too-many-groups']);
  });

  it('4.5 only open groups take the wall’s room; the last of it is kept for facilitators, and taking groups apart frees it', () => {
    const people = ['mal', 'mel', 'mil'].map((person) => room.open(person));
    const most = LIMITS.clustersPerWall - LIMITS.clustersForFacilitators;
    const made = people.map((tab, index) =>
      ids(
        tab.person,
        Math.min(LIMITS.clustersPerPerson, most - index * LIMITS.clustersPerPerson),
      ).filter(() => most > index * LIMITS.clustersPerPerson),
    );
    people.forEach((tab, index) => make(tab, made[index] ?? []));
    expect(codes()).toEqual([]);
    make(room.open('ana'), ['rivers']);
    expect(codes()).toEqual(['too-many-groups']);
    const fay = room.open('fay');
    make(fay, ['farms']);
    expect([codes(), isThere('farms')]).toEqual([[], true]);
    dissolve(fay, (made[0] ?? []).slice(0, 2));
    make(room.open('ana'), ['rivers']);
    expect([codes(), isThere('rivers')]).toEqual([[], true]);
    // Over the limit or not: what is there may change, and go.
    of(fay, 'farms').set('name', 'Farms');
    dissolve(fay, ['farms']);
    expect(codes()).toEqual([]);
  });

  it('4.5 groups that were taken apart may be opened again as far as there is room', () => {
    const [mal, mel, ana] = [room.open('mal'), room.open('mel'), room.open('ana')];
    make(ana, ['rivers']);
    dissolve(ana, ['rivers']);
    make(mal, ids('mal', LIMITS.clustersPerPerson));
    make(
      mel,
      ids(
        'mel',
        LIMITS.clustersPerWall - LIMITS.clustersForFacilitators - LIMITS.clustersPerPerson,
      ),
    );
    of(ana, 'rivers').set('state', 'open');
    room.settle();
    expect(codes()).toEqual(['too-many-groups']);
    const fay = room.open('fay');
    of(fay, 'rivers').set('state', 'open');
    room.settle();
    expect([codes(), readArrangement(room.live.doc).clusters.get('rivers')?.state]).toEqual([
      [],
      'open',
    ]);
  });
});

describe('placements of notes that never were', () => {
  const place = (tab: Tab, notes: readonly string[]): void => {
    tab.doc.transact(() => {
      for (const id of notes) placementsRoot(tab.doc).set(id, { pos: [1, 2] });
    });
    room.settle();
  };

  it('4.5, T5 are refused past a few of each person, and never stand in the way of notes that are', () => {
    for (const person of ['mal', 'mel']) {
      place(room.open(person), ids(`${person}-none`, LIMITS.strayPlacementsPerPerson));
      expect(codes()).toEqual([]);
      place(room.open(person), [`${person}-more`]);
      expect(codes()).toEqual(['no-such-note']);
    }
    place(room.open('ana'), ids('note', 3_000));
    place(room.open('mal'), ['note-later']);
    expect(codes()).toEqual([]);
    expect(readArrangement(room.live.doc).placements.size).toBe(
      2 * LIMITS.strayPlacementsPerPerson + 3_001,
    );
  });
});

describe('what stays in a document', () => {
  it('4.5 is counted for whoever wrote it', () => {
    const ana = room.open('ana');
    room.settle();
    ana.doc.transact(() => {
      for (const id of ids('note', 40)) placementsRoot(ana.doc).set(id, { pos: [1, 2] });
    });
    const [update] = ana.outbox.splice(0);
    expect(room.gate.take(update ?? new Uint8Array(), 'ana', room.live)).toMatchObject({
      kind: 'taken',
      changes: 40,
    });
  });

  it('7.3 has a ceiling: past it she waits, and pays for what she did before', () => {
    let now = 0;
    const rates = new PersonRates(() => now);
    rates.countChanges('mal', LIMITS.changesBurst + 10 * LIMITS.changesPerSecond);
    expect([rates.mayChange('mal'), rates.mayChange('ana')]).toEqual([false, true]);
    now = 10_000;
    expect(rates.mayChange('mal')).toBe(false);
    now = 10_100;
    expect(rates.mayChange('mal')).toBe(true);
  });
});

describe('over the wire', () => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(() => engine.stop());

  it('7.3 past her ceiling a volunteer’s writing is cut off and not lost: it is taken when she comes again', async () => {
    const { wall, facilitatorId, come } = await engine.newWall();
    await wall.command(facilitatorId, reveal);
    const { personId, token } = await come('volunteer');
    const note = newUuid();
    await wall.command(facilitatorId, (state, actor) =>
      putNote(state, actor, { id: note, text: 'Water', color: 'yellow' }),
    );
    const { provider, doc } = engine.open(wall.wallId, 'arrangement', token);
    await until('synced', () => provider.synced);
    wall.rates.countChanges(personId, LIMITS.changesBurst + LIMITS.changesPerSecond);
    const closed = new Promise<number>((resolve) =>
      provider.on('connection-close', (event) => resolve(event?.code ?? 0)),
    );
    placementsRoot(doc).set(note, { pos: [5, 6] });
    expect(await closed).toBe(CLOSE.rateLimited);
    await until('taken', () => placementsRoot(wall.content.document('arrangement').doc).has(note));
  });
});

import { sheetRoot } from '../../../../shared/documents/sheet.ts';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { clustersRoot, placementsRoot } from '../../../../shared/documents/arrangement.ts';
import { LIMITS } from '../../../../shared/model/limits.ts';
import type { Tab } from './gatedRoom.ts';
import {
  placed,
  id,
  item,
  craft,
  any,
  room,
  wall,
  codes,
  allGoOn,
  endRoom,
  SECRET,
  sheet,
  restartSheet,
  paragraph,
  words,
} from './refusedRoom.ts';

afterEach(endRoom);

describe('4.5 crafted bytes: whose they are, and what they build on', () => {
  const send = (tab: Tab, update: Uint8Array): void => room.receive(tab, update);

  it('4.5, T5 another’s client id: refused whole, nothing applied, her next work arrives', () => {
    const { ana, mal } = wall();
    const forged = new Y.Doc();
    Y.applyUpdate(forged, room.live.encode());
    forged.clientID = ana.doc.clientID;
    placementsRoot(forged).set('forged', { pos: [1, 1] });
    const state = room.live.encode();
    send(mal, Y.encodeStateAsUpdate(forged, Y.encodeStateVector(room.live.doc)));
    expect(codes()).toEqual(['foreign-client-id']);
    expect(room.live.encode()).toEqual(state);
    allGoOn(ana, mal);
  });

  it('4.5 another’s client id beside one’s own: nothing of it shows, and one’s own clock goes on', () => {
    const { ana, mal } = wall();
    const own = mal.doc.clientID;
    const update = craft(
      [
        item(
          id(ana.doc.clientID, Y.getState(room.live.doc.store, ana.doc.clientID)),
          any({ pos: [1, 1] }),
          { parent: 'placements', sub: 'forged' },
        ),
        item(id(own, 0), any({ pos: [2, 2] }), { parent: 'placements', sub: 'own' }),
      ],
      [[ana.doc.clientID, [{ from: 0, to: 1 }]]],
    );
    Y.applyUpdate(mal.doc, update, 'heard');
    send(mal, update);
    expect(codes()).toEqual(['foreign-client-id']);
    expect(placed(room.live.doc)).toEqual(['kept']);
    expect(Y.getState(room.live.doc.store, own)).toBe(1);
    const later = craft([
      item(id(own, 1), any({ pos: [5, 5] }), { parent: 'placements', sub: 'mal-own-later' }),
    ]);
    send(mal, later);
    expect(placed(room.live.doc)).toContain('mal-own-later');
    allGoOn(ana, room.open('mal'));
  });

  it('4.5 the server’s client id is nobody’s', () => {
    const { ana, mal } = wall();
    clustersRoot(mal.doc).delete('rivers');
    room.settle();
    const server = room.live.doc.clientID;
    send(
      mal,
      craft([
        item(id(server, Y.getState(room.live.doc.store, server)), any({ pos: [1, 1] }), {
          parent: 'placements',
          sub: 'forged',
        }),
      ]),
    );
    expect(codes()).toEqual(['foreign-client-id']);
    expect(placed(room.live.doc)).toEqual(['kept']);
    allGoOn(ana, mal);
  });

  it('4.5 presence shown under a client id reserves it: whoever sees it there cannot take it first', () => {
    const { ana, mal } = wall();
    const guest = new Y.Doc();
    room.ids.reserve(guest.clientID, 'ben');
    send(
      mal,
      craft([
        item(id(guest.clientID, 0), any({ pos: [1, 1] }), { parent: 'placements', sub: 'forged' }),
      ]),
    );
    expect(codes()).toEqual(['foreign-client-id']);
    const ben = room.open('ben', { clientId: guest.clientID });
    placementsRoot(ben.doc).set('bens', { pos: [1, 1] });
    room.settle();
    expect(placed(ana.doc)).toContain('bens');
    allGoOn(ana, mal);
  });

  it('4.5 more client ids than one person may have: refused by name', () => {
    const { ana, mal } = wall();
    for (let each = 1; each <= LIMITS.clientIdsPerPerson; each += 1) room.ids.bind([each], 'flood');
    send(
      room.open('flood'),
      craft([item(id(900_000, 0), any({ pos: [1, 1] }), { parent: 'placements', sub: 'x' })]),
    );
    expect(codes()).toEqual(['foreign-client-id']);
    allGoOn(ana, mal);
  });

  it('4.5 a missing predecessor, a future clock, a Skip, a deletion of the unknown: asked again, nothing applied', () => {
    const { ana, mal } = wall();
    const own = mal.doc.clientID;
    const state = room.live.encode();
    const skipped = (() => {
      const doc = new Y.Doc();
      const updates: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => updates.push(update));
      for (const key of ['a', 'b', 'c']) placementsRoot(doc).set(key, { pos: [1, 1] });
      return Y.mergeUpdates([updates[0] as Uint8Array, updates[2] as Uint8Array]);
    })();
    const cases = {
      'missing origin': craft([item(id(own, 0), any({ pos: [1, 1] }), { origin: id(77, 3) })]),
      'missing right origin': craft([
        item(id(own, 0), any({ pos: [1, 1] }), { rightOrigin: id(77, 3) }),
      ]),
      'missing parent': craft([item(id(own, 0), any('x'), { parent: id(77, 0), sub: 'name' })]),
      'future clock': craft([
        item(id(own, 5), any({ pos: [1, 1] }), { parent: 'placements', sub: 'x' }),
      ]),
      'own future': craft([item(id(own, 0), any({ pos: [1, 1] }), { origin: id(own, 4) })]),
      itself: craft([item(id(own, 0), any({ pos: [1, 1] }), { origin: id(own, 0) })]),
      'a circle': craft([
        item(id(own, 0), any(1), { origin: id(own + 1, 0) }),
        item(id(own + 1, 0), any(1), { origin: id(own, 0) }),
      ]),
      'unknown deletion': craft([], [[77, [{ from: 0, to: 3 }]]]),
      'future deletion': craft([], [[ana.doc.clientID, [{ from: 0, to: 4_000 }]]]),
      skip: skipped,
    };
    for (const [name, update] of Object.entries(cases)) {
      expect([name, room.gate.take(update, 'mal', room.live)]).toEqual([
        name,
        { kind: 'ask-again' },
      ]);
      expect(room.live.encode()).toEqual(state);
    }
    allGoOn(ana, mal);
  });
});

it('4.5 client ids stay a person’s across restarts, on sheets too', () => {
  const { ana, mal } = sheet();
  restartSheet();
  const forger = room.open('mal', {
    from: Y.encodeStateAsUpdate(mal.doc),
    clientId: ana.doc.clientID,
  });
  sheetRoot(forger.doc).push([paragraph(SECRET)]);
  room.settle();
  expect(codes()).toContain('foreign-client-id');
  const again = room.open('ana', {
    from: Y.encodeStateAsUpdate(ana.doc),
    clientId: ana.doc.clientID,
  });
  sheetRoot(again.doc).push([paragraph('Ana after the restart')]);
  room.tabs.splice(room.tabs.indexOf(forger), 1);
  room.settle();
  expect(words(room.live.doc)).toContain('Ana after the restart');
});

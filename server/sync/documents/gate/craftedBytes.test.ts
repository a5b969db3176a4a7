import * as encoding from 'lib0/encoding';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { placementsRoot } from '../../../../shared/documents/arrangement.ts';
import { sheetRoot } from '../../../../shared/documents/sheet.ts';
import { LIMITS } from '../../../../shared/model/limits.ts';
import type { Tab } from './gatedRoom.ts';
import { readParts, type Struct } from './updateParts.ts';
import {
  SECRET,
  placed,
  id,
  item,
  craft,
  any,
  room,
  wall,
  sheet,
  codes,
  words,
  allGoOn,
  endRoom,
} from './refusedRoom.ts';

afterEach(endRoom);

describe('4.5 crafted bytes: in what form, and where they stand', () => {
  const send = (tab: Tab, update: Uint8Array): void => room.receive(tab, update);
  const legalUpdate = (): Uint8Array => {
    const doc = new Y.Doc();
    placementsRoot(doc).set('x', { pos: [1, 1] });
    return Y.encodeStateAsUpdate(doc);
  };

  it('4.5 bytes that are no update: refused by name, nothing applied', () => {
    const { ana, mal } = wall();
    const good = legalUpdate();
    const state = room.live.encode();
    const huge = encoding.createEncoder();
    for (const part of [1, 0xffff_ffff, 5, 0]) encoding.writeVarUint(huge, part);
    const v2 = (() => {
      const doc = new Y.Doc();
      placementsRoot(doc).set('x', { pos: [1, 1] });
      return Y.encodeStateAsUpdateV2(doc);
    })();
    const cases: Record<string, Uint8Array> = {
      'version 2': v2,
      nothing: new Uint8Array(),
      'trailing bytes': Uint8Array.of(...good, 0),
      'a count without end': encoding.toUint8Array(huge),
      'an open varint': Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255),
      'a string without length': craft([
        item(id(5, 0), new Y.ContentString(''), { parent: 'sheet' }),
      ]),
      'a collected struct without length': craft([new Y.GC(id(5, 0), 0)]),
      'a collected struct beyond all clocks': craft([new Y.GC(id(5, 0), 2 ** 50)]),
      'a deletion beyond all clocks': craft([], [[5, [{ from: 2 ** 50, to: 2 ** 50 + 1 }]]]),
    };
    for (let length = 1; length < good.length; length += 1)
      cases[`cut at ${length}`] = good.slice(0, length);
    for (const [name, update] of Object.entries(cases)) {
      expect([name, room.gate.take(update, 'mal', room.live)]).toEqual([
        name,
        { kind: 'refused', code: 'malformed-frame' },
      ]);
      expect(room.live.encode()).toEqual(state);
    }
    expect(Object.keys(cases).length).toBeGreaterThan(30);
    allGoOn(ana, mal);
  });

  it('4.5 sections sent twice and deletions unsorted, overlapping and empty are put in order', () => {
    const { ana, mal } = wall();
    const own = mal.doc.clientID;
    const encoder = new Y.UpdateEncoderV1();
    const rest = encoder.restEncoder;
    encoding.writeVarUint(rest, 3);
    for (const [clock, key] of [
      [1, 'second'],
      [0, 'first'],
      [1, 'again'],
    ] as const) {
      encoding.writeVarUint(rest, 1);
      encoder.writeClient(own);
      encoding.writeVarUint(rest, clock);
      item(id(own, clock), any({ pos: [1, 1] }), { parent: 'placements', sub: key }).write(
        encoder,
        0,
      );
    }
    encoding.writeVarUint(rest, 2);
    for (let times = 0; times < 2; times += 1) {
      encoding.writeVarUint(rest, own);
      encoding.writeVarUint(rest, 3);
      for (const [clock, length] of [
        [1, 1],
        [0, 0],
        [1, 1],
      ] as const) {
        encoder.writeDsClock(clock);
        encoder.writeDsLen(length);
      }
    }
    send(mal, encoder.toUint8Array());
    expect(codes()).toEqual([]);
    expect(placed(room.live.doc)).toEqual(['first', 'kept']);
    allGoOn(ana, room.open('mal'));
  });

  it('4.5 a deletion of nothing in the middle of a letter leaves the letter whole', () => {
    const { ana, mal, text } = sheet();
    text.insert(0, '🌊🌊');
    room.settle();
    const at = Y.getState(room.live.doc.store, mal.doc.clientID) - 3;
    const encoder = encoding.createEncoder();
    for (const part of [0, 1, mal.doc.clientID, 1, at, 0]) encoding.writeVarUint(encoder, part);
    send(mal, encoding.toUint8Array(encoder));
    expect(words(room.live.doc)).toContain('🌊🌊Because');
    expect(words(room.live.doc)).not.toContain('\ufffd');
    allGoOn(ana, mal);
  });

  it('4.5 equivocation: what came first under an id is what it is, for everybody', () => {
    const { ana, mal } = wall();
    const own = mal.doc.clientID;
    const twice = (value: unknown): Uint8Array =>
      craft([item(id(own, 0), any(value), { parent: 'placements', sub: 'two-faced' })]);
    send(mal, twice({ pos: [1, 1] }));
    send(mal, twice({ pos: [2, 2] }));
    send(mal, twice({ pos: [2, 2], text: SECRET }));
    send(mal, craft([new Y.GC(id(own, 0), 1)]));
    expect(codes()).toEqual([]);
    room.settle();
    expect(placementsRoot(ana.doc).get('two-faced')).toEqual({ pos: [1, 1] });
    allGoOn(ana, room.open('mal'));
  });

  it('4.5 equivocation that overlaps: only what is new is judged and taken', () => {
    const { ana, mal, text } = sheet();
    text.insert(text.length, 'abc');
    room.settle();
    const own = mal.doc.clientID;
    const from = Y.getState(room.live.doc.store, own) - 3;
    send(
      mal,
      craft([
        item(id(own, from), new Y.ContentString('xyzdef'), { origin: id(ana.doc.clientID, 2) }),
      ]),
    );
    expect(codes()).toEqual([]);
    expect(words(room.live.doc)).toContain('abcdef');
    allGoOn(ana, room.open('mal'));
  });

  it('4.5 collected structs are one’s own to send and change nothing', () => {
    const { ana, mal } = wall();
    const own = mal.doc.clientID;
    send(
      mal,
      craft([
        new Y.GC(id(own, 0), 10),
        item(id(own, 10), any({ pos: [1, 1] }), { parent: 'placements', sub: 'after' }),
      ]),
    );
    expect(codes()).toEqual([]);
    expect(placed(room.live.doc)).toEqual(['after', 'kept']);
    send(
      mal,
      craft([
        new Y.GC(id(ana.doc.clientID, Y.getState(room.live.doc.store, ana.doc.clientID)), 10),
      ]),
    );
    expect(codes()).toEqual(['foreign-client-id']);
    allGoOn(ana, room.open('mal'));
  });

  it('4.5 every kind of content in every wrong place: emptied', () => {
    const contents: (() => Y.Item['content'])[] = [
      () => new Y.ContentString(SECRET),
      () => new Y.ContentJSON([SECRET]),
      () => new Y.ContentBinary(new TextEncoder().encode(SECRET)),
      () => new Y.ContentEmbed({ a: SECRET }),
      () => new Y.ContentFormat(SECRET, SECRET),
      () => new Y.ContentDoc(new Y.Doc({ guid: SECRET })),
      () => any({ [SECRET]: 1 }),
      () => any([SECRET]),
      () => new Y.ContentAny([SECRET, SECRET]),
      () => new Y.ContentType(new Y.Text()),
      () => new Y.ContentType(new Y.Array()),
      () => new Y.ContentType(new Y.XmlHook(SECRET)),
      () => new Y.ContentType(new Y.XmlElement(SECRET)),
      () => new Y.ContentType(new Y.XmlFragment()),
    ];
    let tried = 0;
    for (const document of ['arrangement', 'sheet'] as const) {
      const { ana, mal } = document === 'arrangement' ? wall() : sheet();
      const roots =
        document === 'arrangement'
          ? ['placements', 'clusters', 'other']
          : ['sheet', 'table', 'other'];
      let clock = 0;
      for (const content of contents) {
        for (const parent of roots) {
          for (const sub of [undefined, 'x', 'level', '__proto__', 'name']) {
            const made = content();
            const before = room.refusals.length;
            send(
              mal,
              craft([
                item(id(mal.doc.clientID, clock), made, {
                  parent,
                  ...(sub === undefined ? {} : { sub }),
                }),
              ]),
            );
            clock += made.getLength();
            tried += 1;
            expect([
              document,
              parent,
              sub,
              made.constructor.name,
              room.refusals.length - before,
            ]).toEqual([document, parent, sub, made.constructor.name, 1]);
            expect(Y.getState(room.live.doc.store, mal.doc.clientID)).toBe(clock);
          }
        }
      }
      expect(ana.doc.share.size).toBeGreaterThan(0);
      allGoOn(ana, room.open('mal'));
      if (document === 'arrangement') room.destroy();
    }
    expect(tried).toBe(contents.length * 3 * 5 * 2);
  });

  it('4.5 seeds 40261123 and 40261126: neighbours of another key, list or side, on which copies would disagree for good', () => {
    const { ana, mal } = wall();
    placementsRoot(ana.doc).set('other', { pos: [2, 2] });
    room.settle();
    // What Ana wrote: `kept`, the group and its three fields, `other`.
    const [kept, other] = [id(ana.doc.clientID, 0), id(ana.doc.clientID, 5)];
    const own = mal.doc.clientID;
    const cases = [
      { origin: kept, rightOrigin: other },
      { rightOrigin: kept },
      { origin: id(ana.doc.clientID, 1), rightOrigin: kept },
      { origin: other, rightOrigin: id(ana.doc.clientID, 2) },
    ];
    cases.forEach((where, clock) => {
      // Ana, too, has just written there, and hears of it afterwards only.
      placementsRoot(ana.doc).set('kept', { pos: [1, 1] });
      send(mal, craft([item(id(own, clock), any({ pos: [9, 9] }), where)]));
    });
    expect(codes()).toEqual(cases.map(() => 'invalid-shape'));
    room.settle();
    expect(placementsRoot(ana.doc).toJSON()).toEqual(placementsRoot(room.live.doc).toJSON());
    allGoOn(ana, room.open('mal'));
  });

  it('4.5 a neighbour in another paragraph is none', () => {
    const { ana, mal, text } = sheet();
    const heading = ((sheetRoot(mal.doc).get(0) as Y.XmlElement).get(0) as Y.XmlText)._start
      ?.id as Y.ID;
    send(
      mal,
      craft([
        item(id(mal.doc.clientID, 0), new Y.ContentString(SECRET), {
          origin: heading,
          rightOrigin: text._start?.id as Y.ID,
        }),
      ]),
    );
    expect(codes()).toEqual(['invalid-shape']);
    allGoOn(ana, room.open('mal'));
  });

  it('4.5 an update made to keep the server searching is refused within a second, and its sender goes on', () => {
    const { ana, mal } = sheet();
    const own = mal.doc.clientID;
    const many = 6_000;
    const root = sheetRoot(mal.doc);
    for (let block = 0; block < 20; block += 1)
      root.push(Array.from({ length: many / 20 }, () => new Y.XmlElement('paragraph')));
    room.settle();
    expect(codes()).toEqual([]);
    const children = root.toArray().map((node) => node._item?.id as Y.ID);
    let clock = Y.getState(room.live.doc.store, own);
    const structs: Struct[] = [];
    for (let each = 0; each < 8_000; each += 1, clock += 1) {
      structs.push(
        item(id(own, clock), new Y.ContentType(new Y.XmlElement('paragraph')), {
          rightOrigin: children[children.length - 1 - (each % 2)] as Y.ID,
        }),
      );
    }
    const update = craft(structs);
    expect(update.length).toBeLessThan(LIMITS.frameBytes);
    const start = process.cpuUsage();
    send(mal, update);
    const { user, system } = process.cpuUsage(start);
    const ms = (user + system) / 1000;
    process.stdout.write(
      `${structs.length} items made for searching: refused in ${ms.toFixed(0)} ms\n`,
    );
    expect(codes()).toEqual(['too-large']);
    expect(ms).toBeLessThan(5_000);
    expect(
      readParts(room.frames.at(-1) as Uint8Array)
        .structs.get(own)
        ?.every((struct) => struct instanceof Y.GC),
    ).toBe(true);
    room.refusals.length = 0;
    allGoOn(ana, room.open('mal'));
  });
});

import * as encoding from 'lib0/encoding';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  clustersRoot,
  placementsRoot,
  readArrangement,
  readCluster,
} from '../../../../shared/documents/arrangement.ts';
import { readSheet, seedSheet, sheetRoot } from '../../../../shared/documents/sheet.ts';
import { LIMITS } from '../../../../shared/model/limits.ts';
import { openCluster } from '../../../../shared/layout/clusterHomes.ts';
import { GatedRoom, type Tab } from './gatedRoom.ts';
import { SeededRandom } from '../../../seededRandom.ts';
import { readParts, writeParts, type Range, type Struct } from './updateParts.ts';

/** Stands in every refused thing: it must be nowhere afterwards. */
const SECRET = 'Zq9-refused-words';
const SHEET = 'table/00000000-0000-4000-8000-000000000001' as const;
const cluster = (fields: Record<string, unknown> = {}) =>
  new Y.Map<unknown>(Object.entries({ name: 'Rivers', color: 'blue', pos: [1, 2], ...fields }));
const paragraph = (text: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  return element;
};
const placed = (doc: Y.Doc): string[] => [...placementsRoot(doc).keys()].toSorted();
const id = Y.createID;
const item = (
  at: Y.ID,
  content: Y.Item['content'],
  where: { origin?: Y.ID; rightOrigin?: Y.ID; parent?: Y.ID | string; sub?: string },
): Y.Item =>
  // Before it is placed, an item names a root parent by a string, which Yjs' types leave out.
  new Y.Item(
    at,
    null,
    where.origin ?? null,
    null,
    where.rightOrigin ?? null,
    (where.parent ?? null) as Y.ID | null,
    where.sub ?? null,
    content,
  );
const craft = (structs: Struct[], deletes: [number, Range[]][] = []): Uint8Array => {
  const byClient = new Map<number, Struct[]>();
  for (const struct of structs)
    byClient.set(struct.id.client, [...(byClient.get(struct.id.client) ?? []), struct]);
  return writeParts({ structs: byClient, deletes: new Map(deletes) }) ?? new Uint8Array([0, 0]);
};
const any = (value: unknown): Y.ContentAny => new Y.ContentAny([value]);

let room: GatedRoom;
afterEach(() => {
  // Whatever came: the server's document and its log are one, hold nothing refused, and everybody else sees the same.
  const stored = Buffer.concat([room.live.encode(), ...room.frames]).toString('latin1');
  expect(stored).not.toContain(SECRET);
  expect([...room.live.doc.share.keys()].toSorted()).toEqual(
    room.live.name === 'arrangement' ? ['clusters', 'placements'] : ['sheet', 'table'],
  );
  const replayed = new Y.Doc();
  for (const frame of room.frames) Y.applyUpdate(replayed, frame);
  expect(Y.encodeStateVector(replayed)).toEqual(Y.encodeStateVector(room.live.doc));
  expect(room.live.doc.store.pendingStructs).toBeNull();
  room.destroy();
});

/** Ana's wall with one placement and one group; Mal is a volunteer as well. */
function wall(): { ana: Tab; mal: Tab } {
  room = new GatedRoom('arrangement', new SeededRandom(7));
  const ana = room.open('ana');
  placementsRoot(ana.doc).set('kept', { pos: [1, 1] });
  clustersRoot(ana.doc).set('rivers', cluster());
  room.settle();
  const mal = room.open('mal');
  room.settle();
  expect(room.refusals).toEqual([]);
  return { ana, mal };
}

/** A sheet with a question, Ana's answer, and Mal at the same table. */
function sheet(): { ana: Tab; mal: Tab; text: Y.XmlText } {
  room = new GatedRoom(SHEET, new SeededRandom(7));
  room.gate.writeOwn(room.live, (doc) => {
    seedSheet(doc, ['Why?'], 'server');
    doc.getMap('table').set('again', 'yes');
  });
  const first = room.live.takeTick();
  if (first) room.frames.push(first);
  const ana = room.open('ana');
  sheetRoot(ana.doc).push([paragraph('Because of the river')]);
  room.settle();
  const mal = room.open('mal');
  room.settle();
  expect(room.refusals).toEqual([]);
  const text = (sheetRoot(mal.doc).get(2) as Y.XmlElement).get(0) as Y.XmlText;
  return { ana, mal, text };
}

const codes = (): string[] => room.refusals.map(({ code }) => code);
const words = (doc: Y.Doc): string => JSON.stringify(readSheet(doc));

/** Both go on: what either writes next, the other reads; nothing that was there is gone. */
function allGoOn(ana: Tab, mal: Tab): void {
  const before = room.refusals.length;
  room.settle();
  if (room.live.name === 'arrangement') {
    placementsRoot(mal.doc).set('mal-later', { pos: [5, 5] });
    placementsRoot(ana.doc).set('ana-later', { pos: [6, 6] });
    room.settle();
    expect(placed(room.live.doc)).toEqual(
      expect.arrayContaining(['ana-later', 'kept', 'mal-later']),
    );
    expect(readCluster(room.live.doc, 'rivers')).toMatchObject({ name: 'Rivers', color: 'blue' });
    expect(ana.doc.toJSON()).toEqual(room.live.doc.toJSON());
  } else {
    sheetRoot(mal.doc).push([paragraph('Mal later')]);
    sheetRoot(ana.doc).push([paragraph('Ana later')]);
    room.settle();
    for (const text of ['Why?', 'Because of the river', 'Mal later', 'Ana later'])
      expect(words(room.live.doc)).toContain(text);
    expect(sheetRoot(ana.doc).toString()).toBe(sheetRoot(room.live.doc).toString());
    expect(room.live.doc.getMap('table').toJSON()).toEqual({ again: 'yes' });
  }
  expect(room.refusals.slice(before)).toEqual([]);
}

describe('4.5 the gate on the arrangement: refused, told, and everyone goes on', () => {
  const edits: Record<string, (doc: Y.Doc) => void> = {
    'a placement that is no number': (doc) =>
      placementsRoot(doc).set('x', { pos: [Number.NaN, 1] }),
    'a placement beyond the wall': (doc) => placementsRoot(doc).set('x', { pos: [1e9, 1] }),
    'a placement with more in it': (doc) =>
      placementsRoot(doc).set('x', { pos: [1, 2], text: SECRET }),
    'a placement over a good one': (doc) =>
      placementsRoot(doc).set('kept', { pos: [1, 2], text: SECRET }),
    'a placement as a type': (doc) => placementsRoot(doc).set('x', new Y.Map([['pos', SECRET]])),
    'a placement as text': (doc) => placementsRoot(doc).set('x', new Y.Text(SECRET)),
    'deep nesting': (doc) => {
      let map = new Y.Map<unknown>([['words', SECRET]]);
      for (let depth = 0; depth < 200; depth += 1) map = new Y.Map<unknown>([['in', map]]);
      clustersRoot(doc).set('deep', map);
    },
    'deep plain values': (doc) => {
      let value: unknown = SECRET;
      for (let depth = 0; depth < 3_000; depth += 1) value = [value];
      placementsRoot(doc).set('x', value);
    },
    bytes: (doc) => placementsRoot(doc).set('x', new TextEncoder().encode(SECRET)),
    'a subdocument': (doc) => placementsRoot(doc).set('x', new Y.Doc({ guid: SECRET })),
    '__proto__ as a key': (doc) => placementsRoot(doc).set('__proto__', { pos: [1, 2] }),
    '__proto__ as a group': (doc) => clustersRoot(doc).set('__proto__', cluster({ name: SECRET })),
    'a key with words in it': (doc) =>
      placementsRoot(doc).set(`${SECRET} has blanks`, { pos: [1, 2] }),
    'a group as a plain object': (doc) =>
      clustersRoot(doc).set('x', { name: SECRET, color: 'blue', pos: [1, 1] }),
    'a group over a good one': (doc) => clustersRoot(doc).set('rivers', { name: SECRET }),
    'a group with a field of its own': (doc) =>
      clustersRoot(doc).set('x', cluster({ [SECRET]: 1 })),
    'a group with __proto__ in it': (doc) =>
      clustersRoot(doc).set('x', cluster({ ['__proto__']: SECRET })),
    'a name that is too long': (doc) =>
      (clustersRoot(doc).get('rivers') as Y.Map<unknown>).set('name', SECRET.repeat(20)),
    'a name of two lines': (doc) =>
      (clustersRoot(doc).get('rivers') as Y.Map<unknown>).set('name', `${SECRET}\n!`),
    'a colour that is none': (doc) =>
      (clustersRoot(doc).get('rivers') as Y.Map<unknown>).set('color', SECRET),
    'a type inside a group': (doc) =>
      (clustersRoot(doc).get('rivers') as Y.Map<unknown>).set('name', new Y.Text(SECRET)),
    'another root': (doc) => doc.getMap('elsewhere').set('x', SECRET),
    'another root as a list': (doc) => doc.getArray('list').push([SECRET]),
  };
  it.each(Object.entries(edits))('4.5, T5 %s', (_name, edit) => {
    const { ana, mal } = wall();
    edit(mal.doc);
    room.settle();
    expect(codes()).toEqual(expect.arrayContaining([expect.stringMatching(/^invalid-shape$/)]));
    expect(placementsRoot(room.live.doc).get('kept')).toEqual({ pos: [1, 1] });
    allGoOn(ana, mal);
  });

  it('4.5 what is legal beside it in the same update is kept, and later work on the same keys takes effect', () => {
    const { ana, mal } = wall();
    mal.doc.transact(() => {
      placementsRoot(mal.doc).set('good', { pos: [3, 3] });
      placementsRoot(mal.doc).set('kept', { pos: [0, 0], text: SECRET });
      (clustersRoot(mal.doc).get('rivers') as Y.Map<unknown>).set('name', `${SECRET}\n`);
      (clustersRoot(mal.doc).get('rivers') as Y.Map<unknown>).set('pos', [9, 9]);
    });
    room.settle();
    expect(codes()).toEqual(['invalid-shape']);
    expect(readArrangement(room.live.doc).placements).toEqual(
      new Map([
        ['kept', { pos: [1, 1] }],
        ['good', { pos: [3, 3] }],
      ]),
    );
    expect(readCluster(room.live.doc, 'rivers')).toEqual({
      name: 'Rivers',
      color: 'blue',
      pos: [9, 9],
    });
    // The stock client hears what the server put back.
    expect(mal.doc.toJSON()).toEqual(room.live.doc.toJSON());
    placementsRoot(mal.doc).set('kept', { pos: [8, 8] });
    (clustersRoot(mal.doc).get('rivers') as Y.Map<unknown>).set('name', 'Streams');
    room.settle();
    expect(placementsRoot(ana.doc).get('kept')).toEqual({ pos: [8, 8] });
    expect(readCluster(ana.doc, 'rivers')?.name).toBe('Streams');
    expect(codes()).toEqual(['invalid-shape']);
    (clustersRoot(mal.doc).get('rivers') as Y.Map<unknown>).set('name', 'Rivers');
    allGoOn(ana, mal);
  });

  it('4.5 work on the refused key before the refusal is heard takes effect, too', () => {
    const { ana, mal } = wall();
    placementsRoot(mal.doc).set('kept', { pos: [0, 0], text: SECRET });
    placementsRoot(mal.doc).set('kept', { pos: [4, 4] });
    room.settle();
    expect(codes()).toEqual(['invalid-shape']);
    expect(placementsRoot(mal.doc).get('kept')).toEqual(placementsRoot(ana.doc).get('kept'));
    placementsRoot(mal.doc).set('kept', { pos: [1, 1] });
    allGoOn(ana, mal);
  });

  it('4.6 a whole group stays whole: a field that is deleted is put back, a deleted group is dissolved', () => {
    const { ana, mal } = wall();
    (clustersRoot(mal.doc).get('rivers') as Y.Map<unknown>).delete('name');
    room.settle();
    expect(readCluster(ana.doc, 'rivers')?.name).toBe('Rivers');
    clustersRoot(mal.doc).set('rivers', new Y.Map());
    room.settle();
    expect(readCluster(ana.doc, 'rivers')).toEqual({ name: 'Rivers', color: 'blue', pos: [1, 2] });
    clustersRoot(mal.doc).delete('rivers');
    room.settle();
    expect(readCluster(ana.doc, 'rivers')).toEqual({
      name: 'Rivers',
      color: 'blue',
      pos: [1, 2],
      state: 'dissolved',
    });
    expect(room.refusals).toEqual([]);
    allGoOn(ana, mal);
  });

  it('4.6 a group is collapsed and opened again by anyone; nothing but true says so', () => {
    const { ana, mal } = wall();
    const fields = (tab: Tab): Y.Map<unknown> =>
      clustersRoot(tab.doc).get('rivers') as Y.Map<unknown>;
    fields(ana).set('collapsed', true);
    room.settle();
    expect(readCluster(mal.doc, 'rivers')?.collapsed).toBe(true);
    fields(mal).delete('collapsed');
    room.settle();
    expect(readCluster(ana.doc, 'rivers')).toEqual({ name: 'Rivers', color: 'blue', pos: [1, 2] });
    expect(room.refusals).toEqual([]);
    fields(mal).set('collapsed', false);
    room.settle();
    expect(codes()).toEqual(['invalid-shape']);
    allGoOn(ana, mal);
  });

  it('4.6 two merges that meet make a circle: nobody is refused, and notes still have a group', () => {
    const { ana, mal } = wall();
    clustersRoot(ana.doc).set('farms', cluster({ name: 'Farms' }));
    room.settle();
    const merge = (tab: Tab, from: string, into: string): void =>
      tab.doc.transact(() => {
        const fields = clustersRoot(tab.doc).get(from) as Y.Map<unknown>;
        fields.set('into', into);
        fields.set('state', 'dissolved');
      });
    ana.disconnect();
    mal.disconnect();
    merge(ana, 'rivers', 'farms');
    merge(mal, 'farms', 'rivers');
    room.settle();
    expect(room.refusals).toEqual([]);
    const { clusters } = readArrangement(room.live.doc);
    expect(openCluster('rivers', clusters)).toBe('farms');
    expect(openCluster('farms', clusters)).toBe('farms');
    allGoOn(ana, mal);
  });
});

describe('4.5 the gate on a sheet: refused, told, and everyone goes on', () => {
  const element =
    (name: string, attributes: Record<string, unknown> = {}) =>
    (doc: Y.Doc): void => {
      const node = new Y.XmlElement(name);
      for (const [key, value] of Object.entries(attributes))
        node.setAttribute(key, value as string);
      sheetRoot(doc).push([node]);
    };
  const marked =
    (marks: Record<string, unknown>) =>
    (doc: Y.Doc): void => {
      const node = paragraph('');
      sheetRoot(doc).push([node]);
      (node.get(0) as Y.XmlText).insert(0, 'plain words', marks);
    };
  const edits: Record<string, [string, (doc: Y.Doc) => void]> = {
    'a node that is none': ['invalid-shape', element(SECRET)],
    'a list item outside a list': ['invalid-shape', element('listItem')],
    'an inherited name': ['invalid-shape', element('constructor')],
    'an attribute that is none': ['invalid-shape', element('paragraph', { [SECRET]: 'x()' })],
    'an attribute with another value': ['invalid-shape', element('heading', { level: SECRET })],
    'a link that runs': ['invalid-shape', marked({ link: { href: `javascript:${SECRET}` } })],
    'a mark that is none': ['invalid-shape', marked({ [SECRET]: true })],
    'a mark with a hidden name': ['invalid-shape', marked({ [`bold--${SECRET.repeat(8)}`]: true })],
    'text at the top': ['invalid-shape', (doc) => sheetRoot(doc).push([new Y.XmlText(SECRET)])],
    'an embed': [
      'invalid-shape',
      (doc) =>
        ((sheetRoot(doc).get(2) as Y.XmlElement).get(0) as Y.XmlText).insertEmbed(3, {
          image: SECRET,
        }),
    ],
    'a type inside text': [
      'invalid-shape',
      (doc) =>
        ((sheetRoot(doc).get(2) as Y.XmlElement).get(0) as Y.XmlText).insertEmbed(
          3,
          new Y.Text(SECRET),
        ),
    ],
    'an attribute of text': [
      'invalid-shape',
      (doc) =>
        ((sheetRoot(doc).get(2) as Y.XmlElement).get(0) as Y.XmlText).setAttribute('a', SECRET),
    ],
    'a subdocument': [
      'invalid-shape',
      (doc) =>
        ((sheetRoot(doc).get(2) as Y.XmlElement).get(0) as Y.XmlText).insertEmbed(
          0,
          new Y.Doc({ guid: SECRET }),
        ),
    ],
    'a map in the list': [
      'invalid-shape',
      (doc) =>
        (sheetRoot(doc) as unknown as { insert(at: number, nodes: unknown[]): void }).insert(0, [
          new Y.Map([['a', SECRET]]),
        ]),
    ],
    'another root': ['invalid-shape', (doc) => doc.getMap('stash').set('a', SECRET)],
    'the server’s map': ['forbidden', (doc) => doc.getMap('table').set('again', SECRET)],
    'a new key in the server’s map': [
      'forbidden',
      (doc) => doc.getMap('table').set('mine', SECRET),
    ],
    'deleting from the server’s map': ['forbidden', (doc) => doc.getMap('table').delete('again')],
    'lists too deep': [
      'invalid-shape',
      (doc) => {
        let list = new Y.XmlElement('bulletList');
        const root = list;
        for (let depth = 0; depth <= LIMITS.sheetDepth; depth += 1) {
          const [entry, inner] = [new Y.XmlElement('listItem'), new Y.XmlElement('bulletList')];
          entry.insert(0, [paragraph(depth > 6 ? SECRET : 'x'), inner]);
          list.insert(0, [entry]);
          list = inner;
        }
        sheetRoot(doc).push([root]);
      },
    ],
    'more words than a sheet holds': [
      'text-too-long',
      (doc) =>
        sheetRoot(doc).push([paragraph(SECRET.repeat(LIMITS.sheetChars / SECRET.length + 1))]),
    ],
    'more lines than a sheet holds': [
      'text-too-long',
      (doc) =>
        sheetRoot(doc).push(Array.from({ length: LIMITS.sheetNodes + 1 }, () => paragraph('x'))),
    ],
    'words in more pieces than are kept': [
      'text-too-long',
      (doc) =>
        ((sheetRoot(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText).applyDelta(
          Array.from({ length: LIMITS.sheetPieces / 2 }, (_, run) => ({
            insert: 'x',
            attributes: run % 2 === 0 ? { bold: true } : {},
          })),
        ),
    ],
  };
  it.each(Object.entries(edits))('4.6a, T17 %s', (_name, [code, edit]) => {
    const { ana, mal } = sheet();
    edit(mal.doc);
    room.settle();
    expect(codes()).toContain(code);
    expect(new Set(codes()).size).toBe(1);
    allGoOn(ana, mal);
  });

  it('4.5 words typed around and into what was refused: those beside it are kept', () => {
    const { ana, mal, text } = sheet();
    mal.doc.transact(() => {
      text.insert(text.length, ' before');
      text.insertEmbed(text.length, { image: SECRET });
      text.insert(text.length, ' after');
    });
    text.insert(text.length, ' and on');
    room.settle();
    expect(codes()).toEqual(['invalid-shape']);
    expect(words(ana.doc)).toContain('Because of the river before after and on');
    allGoOn(ana, mal);
  });

  it('4.6a a level that is refused leaves the one there was, for its sender too', () => {
    const { ana, mal } = sheet();
    const heading = sheetRoot(mal.doc).get(0) as Y.XmlElement;
    heading.setAttribute('level', SECRET);
    room.settle();
    expect(codes()).toEqual(['invalid-shape']);
    for (const { doc } of [ana, mal, room.live])
      expect((sheetRoot(doc).get(0) as Y.XmlElement).getAttribute('level')).toBe(2);
    heading.setAttribute('level', 3 as unknown as string);
    room.settle();
    expect((sheetRoot(ana.doc).get(0) as Y.XmlElement).getAttribute('level')).toBe(3);
    allGoOn(ana, mal);
  });

  it('4.6a words in the deepest list there may be are taken like any others (an editor was refused there)', () => {
    const { ana, mal } = sheet();
    let at: Y.XmlFragment | Y.XmlElement = sheetRoot(mal.doc);
    let last = new Y.XmlText();
    for (let level = 0; level < LIMITS.sheetDepth / 2 - 1; level += 1) {
      const [list, entry, line] = [
        new Y.XmlElement('bulletList'),
        new Y.XmlElement('listItem'),
        paragraph(''),
      ];
      at.insert(at.length, [list]);
      list.insert(0, [entry]);
      entry.insert(0, [line]);
      last = line.get(0) as Y.XmlText;
      at = entry;
    }
    last.insert(0, 'at the bottom', { link: { href: 'https://example.org' } });
    room.settle();
    expect(codes()).toEqual([]);
    expect(words(ana.doc)).toContain('at the bottom');
    allGoOn(ana, mal);
  });

  it('4.6a whoever takes words from a sheet that two filled past the limit together is not refused', () => {
    const { ana, mal } = sheet();
    const half = 'x'.repeat(LIMITS.sheetChars / 2 - 10);
    sheetRoot(ana.doc).push([paragraph(half)]);
    room.settle();
    sheetRoot(ana.doc).push([paragraph(half)]);
    room.settle();
    expect(codes()).toEqual(['text-too-long']);
    ((sheetRoot(mal.doc).get(3) as Y.XmlElement).get(0) as Y.XmlText).delete(0, half.length);
    room.settle();
    expect(codes()).toEqual(['text-too-long']);
    allGoOn(ana, mal);
  });
});

describe('4.5 crafted bytes', () => {
  const send = (tab: Tab, update: Uint8Array): void => room.receive(tab, update);
  const legalUpdate = (): Uint8Array => {
    const doc = new Y.Doc();
    placementsRoot(doc).set('x', { pos: [1, 1] });
    return Y.encodeStateAsUpdate(doc);
  };

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

it('4.5 client ids stay a person’s across restarts, on sheets too', () => {
  const { ana, mal } = sheet();
  const owners = new Map([
    [ana.doc.clientID, 'ana'],
    [mal.doc.clientID, 'mal'],
  ]);
  const stored = room.frames.slice();
  room.destroy();
  room = new GatedRoom(SHEET, new SeededRandom(8), { owners, updates: stored });
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

import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { putNote } from '../../../../shared/commands/notes.ts';
import { setMe } from '../../../../shared/commands/people.ts';
import { openTables } from '../../../../shared/commands/openTables.ts';
import { makingOf } from '../../../../shared/commands/testTables.ts';
import { sheetRoot } from '../../../../shared/documents/sheet.ts';
import { newUuid } from '../../../access/secrets.ts';
import { startEngine, until } from '../../wall/testWall.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeEach(async () => {
  engine = await startEngine();
});
afterEach(() => engine.stop());

const SECRET = 'Zq9-refused-words';
type Opened = ReturnType<typeof engine.open>;
const ready = (...opened: Opened[]) =>
  until('synced', () => opened.every(({ provider }) => provider.synced));
const placements = ({ doc }: Opened): Y.Map<unknown> => doc.getMap('placements');
const cluster = () =>
  new Y.Map<unknown>(Object.entries({ name: 'Rivers', color: 'blue', pos: [0, 0] }));
const paragraph = (text: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  return element;
};

function denials({ provider }: Opened): string[] {
  const heard: string[] = [];
  provider.messageHandlers[2] = (_encoder, decoder) =>
    void heard.push(Buffer.from(decoder.arr.slice(decoder.pos)).toString());
  return heard;
}

/** A wall with a table for one group of one note. */
async function oneTable() {
  const made = await engine.newWall();
  const { wall, facilitatorId, come } = made;
  const note = newUuid();
  await wall.command(facilitatorId, (state, actor) =>
    putNote(state, actor, { id: note, text: 'A note' }),
  );
  const volunteer = engine.open(wall.wallId, 'arrangement', (await come('volunteer')).token);
  await ready(volunteer);
  const id = newUuid();
  volunteer.doc.transact(() => {
    volunteer.doc.getMap('clusters').set(id, cluster());
    placements(volunteer).set(note, { cluster: id, pos: [0, 0] });
  });
  await until('grouped', () =>
    wall.content.namedGroups().some((group) => group.noteIds.length === 1),
  );
  await wall.command(facilitatorId, (state, actor) =>
    openTables(state, actor, makingOf(wall.content.namedGroups(), newUuid)),
  );
  const tableId = wall.session.tables[0]?.tableId as string;
  const member = async () => {
    const person = await come('participant');
    await wall.command(person.personId, (state, actor) => setMe(state, actor, { table: tableId }));
    return person;
  };
  return { ...made, document: `table/${tableId}` as const, tableId, member };
}

test('4.4 a stock client that was refused is told and goes on, online, after offline work and after a restart', async () => {
  const { wall, come } = await engine.newWall();
  const [mal, ana] = [await come('volunteer'), await come('volunteer')];
  const [bad, good] = [
    engine.open(wall.wallId, 'arrangement', mal.token),
    engine.open(wall.wallId, 'arrangement', ana.token),
  ];
  await ready(bad, good);
  const heard = denials(bad);
  placements(bad).set('one', { pos: [1, 1], text: SECRET });
  await until('told', () => heard.some((denial) => denial.includes('invalid-shape')));
  placements(bad).set('one', { pos: [1, 1] });
  placements(bad).set('two', { pos: [2, 2] });
  await until(
    'online work is seen',
    () => placements(good).has('one') && placements(good).has('two'),
  );
  bad.provider.disconnect();
  placements(bad).set('three', { pos: [3, 3] });
  bad.provider.connect();
  await until('offline work is seen', () => placements(good).has('three'));
  const stored = await engine.store.loadWall(wall.wallId);
  const log = Buffer.concat(
    (stored?.documents.arrangement?.updates ?? []).map((update) => Buffer.from(update)),
  ).toString('latin1');
  expect(log).toContain('three');
  expect(log).not.toContain(SECRET);
  const { folder } = engine;
  await engine.stop(true);
  engine = await startEngine(folder);
  const again = engine.open(wall.wallId, 'arrangement', mal.token, bad.doc);
  const reader = engine.open(wall.wallId, 'arrangement', ana.token);
  await ready(again, reader);
  const later = denials(again);
  placements(again).set('four', { pos: [4, 4] });
  await until('seen after the restart', () => placements(reader).has('four'));
  expect(later).toEqual([]);
  expect(heard).toHaveLength(1);
});

test('4.5 on a sheet, too: refused words are told and nowhere, what comes later is read by the others', async () => {
  const { wall, document, member } = await oneTable();
  const [mal, ana] = [await member(), await member()];
  const [bad, good] = [
    engine.open(wall.wallId, document, mal.token),
    engine.open(wall.wallId, document, ana.token),
  ];
  await ready(bad, good);
  const heard = denials(bad);
  const script = new Y.XmlElement('script');
  script.insert(0, [new Y.XmlText(SECRET)]);
  sheetRoot(bad.doc).push([script]);
  await until('told', () => heard.some((denial) => denial.includes('invalid-shape')));
  sheetRoot(bad.doc).push([paragraph('What comes later')]);
  await until('read', () => sheetRoot(good.doc).toString().includes('What comes later'));
  expect(Buffer.from(wall.content.document(document).encode()).includes(SECRET)).toBe(false);
  expect(sheetRoot(good.doc).toString()).not.toContain('script');
});

test('4.5 client ids on a sheet stay a person’s after a restart', async () => {
  const { wall, document, member } = await oneTable();
  const [mal, ana] = [await member(), await member()];
  const first = engine.open(wall.wallId, document, ana.token);
  await ready(first);
  sheetRoot(first.doc).push([paragraph('Ana’s own')]);
  await until('stored', () =>
    sheetRoot(wall.content.document(document).doc).toString().includes('Ana’s own'),
  );
  const held = Y.encodeStateAsUpdate(first.doc);
  const { folder } = engine;
  await engine.stop(true);
  engine = await startEngine(folder);
  const forged = new Y.Doc();
  Y.applyUpdate(forged, held);
  forged.clientID = first.doc.clientID;
  const forger = engine.open(wall.wallId, document, mal.token, forged);
  const heard = denials(forger);
  await ready(forger);
  sheetRoot(forged).push([paragraph(SECRET)]);
  await until('refused', () => heard.some((denial) => denial.includes('foreign-client-id')));
  const again = engine.open(wall.wallId, document, ana.token, first.doc);
  await ready(again);
  sheetRoot(first.doc).push([paragraph('and goes on')]);
  const loaded = await engine.walls.get(wall.wallId);
  await until('hers goes on', () =>
    sheetRoot(loaded.content.document(document).doc).toString().includes('and goes on'),
  );
  expect(Buffer.from(loaded.content.document(document).encode()).includes(SECRET)).toBe(false);
});

test('4.5, 6.1 a client id that was seen in presence cannot be written under by anybody else, nor worn', async () => {
  const { wall, come } = await engine.newWall();
  const [ana, mal] = [await come('volunteer', 'Ana'), await come('volunteer', 'Mal')];
  const [hers, his] = [
    engine.open(wall.wallId, 'arrangement', ana.token),
    engine.open(wall.wallId, 'arrangement', mal.token),
  ];
  await ready(hers, his);
  hers.provider.awareness.setLocalState({ cursor: [1, 1] });
  await until('her presence is seen', () =>
    his.provider.awareness.getStates().has(hers.doc.clientID),
  );
  const forged = new Y.Doc();
  forged.clientID = hers.doc.clientID;
  const forger = engine.open(wall.wallId, 'arrangement', mal.token, forged);
  const heard = denials(forger);
  await ready(forger);
  placements(forger).set('forged', { pos: [6, 6] });
  await until('refused', () => heard.some((denial) => denial.includes('foreign-client-id')));
  placements(hers).set('hers', { pos: [1, 1] });
  await until('hers is there', () => 'hers' in wall.content.placements());
  expect(wall.content.placements()).not.toHaveProperty('forged');
});

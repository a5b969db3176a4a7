import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { leaveVisit } from '../../../shared/commands/gallery.ts';
import { putNote, setNoteHidden, withdrawNote } from '../../../shared/commands/notes.ts';
import { removePerson, setMe } from '../../../shared/commands/people.ts';
import { setPhase, editSession } from '../../../shared/commands/session.ts';
import { editTable, openTables, setTableClosed } from '../../../shared/commands/tables.ts';
import { readSheet, sheetRoot } from '../../../shared/documents/sheet.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { plainText, type SheetBlock } from '../../../shared/model/sheet.ts';
import { newUuid } from '../../access/secrets.ts';
import { decodeContent } from '../../storage/snapshotPieces.ts';
import { outcomeOf, startEngine, until } from '../wall/testWall.ts';
import type { Wall } from '../wall/wall.ts';

type Engine = Awaited<ReturnType<typeof startEngine>>;
let engine: Engine;
beforeEach(async () => {
  engine = await startEngine();
});
afterEach(() => engine.stop());

const words = (blocks: readonly SheetBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.type === 'list'
      ? block.items.flatMap((item) => words(item.blocks))
      : [plainText(block.text)],
  );
const sheetChars = (blocks: readonly SheetBlock[]): number => words(blocks).join('').length;
const ready = (opened: ReturnType<Engine['open']>) => until('synced', () => opened.provider.synced);
const paragraph = (text: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  return element;
};
const write = (doc: Y.Doc, text: string): void => sheetRoot(doc).push([paragraph(text)]);

async function cluster(wall: Wall, name: string, notes: readonly string[]): Promise<string> {
  const { come } = helpers(wall);
  const volunteer = engine.open(wall.wallId, 'arrangement', (await come('volunteer')).token);
  await ready(volunteer);
  const id = newUuid();
  volunteer.doc.transact(() => {
    volunteer.doc.getMap('clusters').set(
      id,
      new Y.Map<unknown>(
        Object.entries({
          name,
          color: 'yellow',
          pos: [volunteer.doc.getMap('clusters').size * 2_000, 0],
        }),
      ),
    );
    for (const [index, note] of notes.entries())
      volunteer.doc.getMap('placements').set(note, { cluster: id, pos: [index * 200, 80] });
  });
  await until('grouped', () =>
    wall.content
      .namedGroups()
      .some((group) => group.clusterId === id && group.noteIds.length === notes.length),
  );
  return id;
}

const helpers = (wall: Wall) => ({
  come: (role: 'participant' | 'volunteer', name?: string) =>
    wall.arrive({
      role,
      arrival: role === 'participant' ? 'code' : 'link',
      ...(name ? { name } : {}),
    }),
});

/** A wall with two tables of two notes each. */
async function tables() {
  const made = await engine.newWall();
  const { wall, facilitatorId } = made;
  const notes = [newUuid(), newUuid(), newUuid(), newUuid()];
  for (const id of notes)
    await wall.command(facilitatorId, (state, actor) =>
      putNote(state, actor, { id, text: `Note ${id.slice(0, 4)}` }),
    );
  const clusters = [
    await cluster(wall, 'Rivers', notes.slice(0, 2)),
    await cluster(wall, 'Farms', notes.slice(2)),
  ];
  const opened = await Promise.all(
    [1, 2].map(() =>
      wall.command(facilitatorId, (state, actor) =>
        openTables(state, actor, wall.content.namedGroups(), newUuid),
      ),
    ),
  );
  const [one, two] = wall.session.tables.map((table) => table.tableId) as [string, string];
  const sit = (personId: string, table: string | null) =>
    wall.command(personId, (state, actor) => setMe(state, actor, { table }));
  return { ...made, one, two, opened, notes, clusters, sit };
}

describe('a table’s sheet, over the wire', () => {
  it('starts with the five questions, once, also when two facilitators open at once', async () => {
    const { wall, opened, one, facilitator } = await tables();
    expect(opened[0]?.tables).toEqual(opened[1]?.tables);
    expect(wall.session.tables.map(({ number, name }) => [number, name])).toEqual([
      [1, 'Rivers'],
      [2, 'Farms'],
    ]);
    const reader = engine.open(wall.wallId, `table/${one}`, facilitator);
    await ready(reader);
    const headings = readSheet(reader.doc).filter((block) => block.type === 'heading');
    expect(headings.map((block) => plainText(block.text))).toEqual(wall.session.sheetQuestions);
    expect(headings).toHaveLength(5);
  });

  it('T16 is closed to whoever never sat there, by every route, and opens the moment she sits', async () => {
    const { wall, one, two, come, sit } = await tables();
    const mere = await come('participant', 'Mere');
    expect(
      await outcomeOf(engine.raw(`/sync/${wall.wallId}/table/${one}?token=${mere.token}`)),
    ).toEqual({ status: 403 });
    expect(
      await outcomeOf(engine.raw(`/sync/${wall.wallId}/table/${newUuid()}?token=${mere.token}`)),
    ).toEqual({ status: 403 });
    expect(await outcomeOf(engine.raw(`/sync/${wall.wallId}/table/x?token=${mere.token}`))).toEqual(
      { status: 404 },
    );
    await sit(mere.personId, one);
    const own = engine.open(wall.wallId, `table/${one}`, mere.token);
    await ready(own);
    write(own.doc, 'Kept words');
    await until('the server has it', () => words(wall.content.sheet(one)).includes('Kept words'));
    expect(
      await outcomeOf(engine.raw(`/sync/${wall.wallId}/table/${two}?token=${mere.token}`)),
    ).toEqual({ status: 403 });
  });

  it('from the gallery on everyone reads and still only its people write; going back takes the reading away', async () => {
    const { wall, one, facilitatorId, come } = await tables();
    await wall.command(facilitatorId, (state, actor) => setPhase(state, actor, 'gallery'));
    const visitor = await come('participant', 'Vik');
    const opened = engine.open(wall.wallId, `table/${one}`, visitor.token);
    await ready(opened);
    expect(words(readSheet(opened.doc))).toContain(wall.session.sheetQuestions[0]);
    write(opened.doc, 'Not hers to write');
    // Reading only: the gallery is the server's, too.
    const gallery = engine.open(wall.wallId, 'gallery', visitor.token);
    await ready(gallery);
    gallery.doc.getMap('posters').set(one, { sentence: 'hacked' });
    const member = await come('participant');
    await wall.command(member.personId, (state, actor) => setMe(state, actor, { table: one }));
    const writer = engine.open(wall.wallId, `table/${one}`, member.token);
    await ready(writer);
    write(writer.doc, 'Theirs');
    await until('the visitor reads it', () => words(readSheet(opened.doc)).includes('Theirs'));
    expect(words(wall.content.sheet(one))).not.toContain('Not hers to write');
    expect(wall.content.document('gallery').doc.getMap('posters').get(one)).toMatchObject({
      sentence: '',
    });
    let closedWith = 0;
    opened.provider.on('connection-close', (event: { code: number } | null) => {
      closedWith = event?.code ?? 0;
    });
    await wall.command(facilitatorId, (state, actor) => setPhase(state, actor, 'tables'));
    await until('sent away', () => closedWith === 4403);
  });

  it('whoever moved on finishes her sentence: what she wrote offline merges; once removed nothing does', async () => {
    const { wall, one, two, facilitatorId, come, sit } = await tables();
    const [mere, tom] = [await come('participant', 'Mere'), await come('participant', 'Tom')];
    for (const { personId } of [mere, tom]) await sit(personId, one);
    const [hers, his] = [
      engine.open(wall.wallId, `table/${one}`, mere.token),
      engine.open(wall.wallId, `table/${one}`, tom.token),
    ];
    await Promise.all([ready(hers), ready(his)]);
    hers.provider.disconnect();
    write(hers.doc, 'Written offline');
    write(his.doc, 'Written meanwhile');
    await sit(mere.personId, two);
    hers.provider.connect();
    await until('both hold both', () =>
      [wall.content.sheet(one), readSheet(hers.doc), readSheet(his.doc)].every((sheet) =>
        ['Written offline', 'Written meanwhile'].every((text) => words(sheet).includes(text)),
      ),
    );
    his.provider.disconnect();
    write(his.doc, 'After removal');
    await wall.command(facilitatorId, (state, actor) => removePerson(state, actor, tom.personId));
    his.provider.connect();
    write(hers.doc, 'Later');
    await until('later is there', () => words(wall.content.sheet(one)).includes('Later'));
    expect(words(wall.content.sheet(one))).not.toContain('After removal');
  });

  it('4.6a, T17 refuses what is no sheet and goes on with everybody else', async () => {
    const { wall, one, come, sit } = await tables();
    const good = await come('participant');
    await sit(good.personId, one);
    const writer = engine.open(wall.wallId, `table/${one}`, good.token);
    await ready(writer);
    const marked =
      (format: Record<string, unknown>) =>
      (doc: Y.Doc): void => {
        const element = new Y.XmlElement('paragraph');
        const text = new Y.XmlText();
        element.insert(0, [text]);
        sheetRoot(doc).push([element]);
        text.insert(0, 'bad words', format);
      };
    const element =
      (name: string, attributes: Record<string, string> = {}) =>
      (doc: Y.Doc): void => {
        const node = new Y.XmlElement(name);
        for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
        sheetRoot(doc).push([node]);
      };
    const attacks: Record<string, (doc: Y.Doc) => void> = {
      script: element('script'),
      iframe: element('iframe', { src: 'https://x' }),
      'list item outside a list': element('listItem'),
      'event attribute': element('paragraph', { onclick: 'x()' }),
      'heading of level 9': element('heading', { level: '9' }),
      'inherited name': element('constructor'),
      'link that runs': marked({ link: { href: 'javascript:alert(1)' } }),
      'data link': marked({ link: { href: 'data:text/html,x' } }),
      'unknown mark': marked({ style: { color: 'red' } }),
      'unknown attribute': marked({ link: { href: 'https://x', onclick: 'x' } }),
      'colour that is none': marked({ noteQuote: { color: 'url(x)' } }),
      'text at the top': (doc) => sheetRoot(doc).push([new Y.XmlText('loose')]),
      embed: (doc) => {
        const node = paragraph('x');
        sheetRoot(doc).push([node]);
        (node.get(0) as Y.XmlText).insertEmbed(0, { image: 'https://x/y.png' });
      },
      subdocument: (doc) => {
        const node = paragraph('x');
        sheetRoot(doc).push([node]);
        (node.get(0) as Y.XmlText).setAttribute('doc', new Y.Doc());
      },
      'another root': (doc) => doc.getMap('stash').set('a', 1),
      'the server’s map': (doc) => doc.getMap('table').set('again', 'yes'),
      'deep nesting': (doc) => {
        const root = new Y.XmlElement('bulletList');
        let list = root;
        for (let depth = 0; depth < LIMITS.sheetDepth; depth += 1) {
          const [item, inner] = [new Y.XmlElement('listItem'), new Y.XmlElement('bulletList')];
          item.insert(0, [paragraph('x'), inner]);
          list.insert(0, [item]);
          list = inner;
        }
        sheetRoot(doc).push([root]);
      },
      'a megabyte in pieces': (doc) => {
        for (let piece = 0; piece < 5; piece += 1) write(doc, 'x'.repeat(50_000));
      },
    };
    for (const [name, attack] of Object.entries(attacks)) {
      const bad = await come('participant');
      await sit(bad.personId, one);
      const opened = engine.open(wall.wallId, `table/${one}`, bad.token);
      await ready(opened);
      let refused = false;
      opened.provider.ws?.addEventListener('message', (event: MessageEvent<ArrayBuffer>) => {
        refused ||= new Uint8Array(event.data)[0] === 2;
      });
      opened.provider.ws?.addEventListener('close', () => {
        refused = true;
      });
      attack(opened.doc);
      await until(`refused: ${name}`, () => refused);
      opened.provider.destroy();
    }
    write(writer.doc, 'Still here');
    await until('the good one goes on', () =>
      words(wall.content.sheet(one)).includes('Still here'),
    );
    // Words are kept where only their mark, or what stood beside them, was refused.
    const stored = Buffer.from(wall.content.document(`table/${one}`).encode()).toString('latin1');
    expect(stored).toContain('bad words');
    for (const refused of [
      'javascript',
      'data:',
      'https://x',
      'onclick',
      'iframe',
      'script',
      'loose',
      'stash',
      'url(x)',
      'style',
      'image',
    ])
      expect(stored).not.toContain(refused);
    expect(sheetChars(wall.content.sheet(one))).toBeLessThan(LIMITS.sheetChars);
    expect(wall.content.document(`table/${one}`).doc.getMap('table').toJSON()).toEqual({
      sentence: '',
      introduced: 0,
    });
    expect([...wall.content.document(`table/${one}`).doc.share.keys()].toSorted()).toEqual([
      'sheet',
      'table',
    ]);
  });

  it('6.1a three of one family name and one doctor are told apart, and whoever has no name is the guest of the lists', async () => {
    const { wall, one, come, sit } = await tables();
    const people = [
      await come('participant', 'Nguyễn Văn An'),
      await come('participant', 'Nguyễn Thị Bình'),
      await come('participant', 'Nguyễn Chi'),
      await come('participant', 'Dr. Jane Smith'),
      await come('participant'),
    ];
    const clients: ReturnType<typeof engine.open>[] = [];
    for (const { personId, token } of people) {
      await sit(personId, one);
      clients.push(engine.open(wall.wallId, `table/${one}`, token));
    }
    await Promise.all(clients.map(ready));
    const move = (): void => {
      for (const { doc, provider } of clients) {
        const at: unknown = JSON.parse(
          JSON.stringify(Y.createRelativePositionFromTypeIndex(sheetRoot(doc), 0)),
        );
        provider.awareness.setLocalState({ cursor: { anchor: at, head: at } });
      }
    };
    const names = (): unknown[] =>
      clients
        .slice(1)
        .map(
          ({ doc }) =>
            (
              clients[0]?.provider.awareness.getStates().get(doc.clientID)?.['user'] as
                | { name?: unknown }
                | undefined
            )?.name,
        );
    // As the table's lists have them, whoever moves first.
    move();
    await until(
      'all are told apart',
      () =>
        JSON.stringify(names()) ===
        JSON.stringify(['Nguyễn Thị Bình', 'Nguyễn Chi', 'Jane', 'Guest 1']),
    );
  });

  it('6.1a, T20 carets carry the server’s names and only positions', async () => {
    const { wall, one, come, sit } = await tables();
    const [mere, tom] = [await come('participant', 'Mere Tui'), await come('participant', 'Tom')];
    for (const { personId } of [mere, tom]) await sit(personId, one);
    const [hers, his] = [
      engine.open(wall.wallId, `table/${one}`, mere.token),
      engine.open(wall.wallId, `table/${one}`, tom.token),
    ];
    await Promise.all([ready(hers), ready(his)]);
    const anchor: unknown = JSON.parse(
      JSON.stringify(Y.createRelativePositionFromTypeIndex(sheetRoot(hers.doc), 1)),
    );
    hers.provider.awareness.setLocalState({
      user: { name: 'Facilitator', color: 'url(x)' },
      secret: 'x',
      cursor: { anchor, head: anchor },
    });
    await until('he sees her', () => his.provider.awareness.getStates().has(hers.doc.clientID));
    const seen = his.provider.awareness.getStates().get(hers.doc.clientID);
    expect(seen).toMatchObject({
      user: { name: 'Mere', color: expect.any(Number) },
      cursor: { anchor: expect.any(Object), head: expect.any(Object) },
    });
    expect(Object.keys(seen ?? {}).toSorted()).toEqual(['cursor', 'user']);
    expect(Object.keys((seen?.['user'] ?? {}) as object).toSorted()).toEqual(['color', 'name']);
  });

  it('everything is there after a restart: tables, seats, sheets, visits, and rights', async () => {
    const { wall, one, two, come, sit, facilitatorId } = await tables();
    const mere = await come('participant', 'Mere');
    await sit(mere.personId, one);
    const hers = engine.open(wall.wallId, `table/${one}`, mere.token);
    await ready(hers);
    write(hers.doc, 'Before the restart');
    await until('durable', () => words(wall.content.sheet(one)).includes('Before the restart'));
    await wall.command(mere.personId, (state, actor) =>
      editTable(state, actor, one, { again: 'yes', sentence: 'One catchment.' }),
    );
    await wall.command(facilitatorId, (state, actor) => setPhase(state, actor, 'gallery'));
    await wall.command(mere.personId, (state, actor) =>
      leaveVisit(state, actor, {
        id: newUuid(),
        table: two,
        kind: 'connection',
        text: 'Feeds',
        toTable: one,
        relation: 'supports',
      }),
    );
    await wall.settled();
    const before = decodeContent(await wall.meeting.encoded());
    hers.provider.destroy();
    const { folder } = engine;
    await engine.stop(true);
    engine = await startEngine(folder);
    const again = await engine.walls.get(wall.wallId);
    expect({ ...decodeContent(await again.meeting.encoded()), at: 0 }).toEqual({
      ...before,
      at: 0,
    });
    expect(again.records.seats.get(one)?.has(mere.personId)).toBe(true);
    const back = engine.open(wall.wallId, `table/${one}`, mere.token);
    await ready(back);
    write(back.doc, 'And after');
    await until('written', () => words(again.content.sheet(one)).includes('And after'));
    // The server writes on in the table's own map, under a new client id of its own.
    await again.command(mere.personId, (state, actor) =>
      editTable(state, actor, one, { again: 'no' }),
    );
    await until('she reads it', () => back.doc.getMap('table').get('again') === 'no');
  });

  it('a table keeps its notes and name when an offline volunteer dissolves its group', async () => {
    const { wall, one, clusters, notes, come } = await tables();
    const volunteer = engine.open(wall.wallId, 'arrangement', (await come('volunteer')).token);
    await ready(volunteer);
    volunteer.provider.disconnect();
    (volunteer.doc.getMap('clusters').get(clusters[0] as string) as Y.Map<unknown>).set(
      'name',
      'Rivers and soil',
    );
    volunteer.provider.connect();
    await until('renamed', () => wall.session.tables[0]?.name === 'Rivers and soil');
    volunteer.provider.disconnect();
    const group = volunteer.doc.getMap('clusters').get(clusters[0] as string) as Y.Map<unknown>;
    volunteer.doc.transact(() => {
      group.set('name', 'Gone');
      group.set('state', 'dissolved');
    });
    volunteer.provider.connect();
    await until(
      'dissolved',
      () => wall.content.clusters()[clusters[0] as string]?.state === 'dissolved',
    );
    await wall.settled();
    expect(wall.session.tables[0]).toMatchObject({ name: 'Rivers and soil', number: 1 });
    expect(wall.records.tables.get(one)?.noteIds).toEqual(notes.slice(0, 2));
  });

  it('T2, T19 posters, reports and old snapshots never show what was hidden, withdrawn or said under a name that is private now', async () => {
    const { wall, facilitatorId, notes, one, come, sit } = await tables();
    const mere = await come('participant', 'Mere Tui');
    await sit(mere.personId, one);
    await wall.command(mere.personId, (state, actor) =>
      setMe(state, actor, {
        commitment: { table: one, kind: 'activator' },
        contact: { text: 'mere@example.org', shownTo: 'facilitators' },
      }),
    );
    const { id } = await wall.snapshots.take(facilitatorId, 'Before');
    await wall.command(facilitatorId, (state, actor) =>
      setNoteHidden(state, actor, notes[0] as string, true),
    );
    await wall.command(facilitatorId, (state, actor) =>
      withdrawNote(state, actor, notes[1] as string),
    );
    await wall.command(facilitatorId, (state, actor) =>
      editSession(state, actor, { names: 'anonymous' }),
    );
    await wall.command(mere.personId, (state, actor) => setMe(state, actor, { contact: null }));
    for (const content of [
      decodeContent(await wall.meeting.encoded()),
      await wall.snapshots.read(id),
    ]) {
      const text = JSON.stringify({ ...content, session: null });
      for (const secret of [
        `Note ${notes[0]?.slice(0, 4)}`,
        `Note ${notes[1]?.slice(0, 4)}`,
        'Mere',
        'mere@example.org',
        mere.personId,
      ])
        expect(text).not.toContain(secret);
      expect(text).toContain('activator');
    }
  });

  it('a closed table takes nobody in, and its sheet stays with its people', async () => {
    const { wall, facilitatorId, one, come, sit } = await tables();
    const mere = await come('participant', 'Mere');
    await sit(mere.personId, one);
    const hers = engine.open(wall.wallId, `table/${one}`, mere.token);
    await ready(hers);
    await wall.command(facilitatorId, (state, actor) => setTableClosed(state, actor, one, true));
    write(hers.doc, 'Last words');
    await until('kept', () => words(wall.content.sheet(one)).includes('Last words'));
    const late = await come('participant');
    await expect(sit(late.personId, one)).rejects.toMatchObject({ code: 'table-closed' });
  });

  it('4.5, T5 an update under another’s client id, or the server’s, is refused on sheets as on the wall', async () => {
    const { wall, one, come, sit } = await tables();
    const [mere, eve] = [await come('participant', 'Mere'), await come('participant', 'Eve')];
    for (const { personId } of [mere, eve]) await sit(personId, one);
    const hers = engine.open(wall.wallId, `table/${one}`, mere.token);
    await ready(hers);
    write(hers.doc, 'Mine');
    await until('hers is there', () => words(wall.content.sheet(one)).includes('Mine'));
    for (const stolen of [hers.doc.clientID, wall.content.document(`table/${one}`).doc.clientID]) {
      const forged = new Y.Doc();
      Y.applyUpdate(forged, wall.content.document(`table/${one}`).encode());
      forged.clientID = stolen;
      write(forged, 'Forged');
      const socket = engine.raw(`/sync/${wall.wallId}/table/${one}?token=${eve.token}`);
      await new Promise((resolve) => {
        socket.once('open', resolve);
      });
      const encoder = encoding.createEncoder();
      for (const number of [0, 2]) encoding.writeVarUint(encoder, number);
      encoding.writeVarUint8Array(
        encoder,
        Y.encodeStateAsUpdate(
          forged,
          Y.encodeStateVector(wall.content.document(`table/${one}`).doc),
        ),
      );
      const refused = new Promise<string>((resolve) => {
        socket.on('message', (raw: Buffer) => {
          if (raw[0] === 2) resolve(raw.toString());
        });
      });
      socket.send(encoding.toUint8Array(encoder));
      expect(await refused).toContain('foreign-client-id');
    }
    expect(words(wall.content.sheet(one))).not.toContain('Forged');
  });
});

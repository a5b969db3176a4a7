import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { removePerson, setMe } from '../../../shared/commands/people.ts';
import { setPhase } from '../../../shared/commands/session.ts';
import { setTableClosed } from '../../../shared/commands/tables.ts';
import { readSheet, sheetRoot } from '../../../shared/documents/sheet.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { plainText } from '../../../shared/model/sheet.ts';
import { newUuid } from '../../access/secrets.ts';
import { outcomeOf, startEngine, until } from '../wall/testWall.ts';

import {
  ready,
  words,
  sheetChars,
  paragraph,
  write,
  tables,
  type Engine,
} from '../wall/testSheets.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await startEngine();
});
afterEach(() => engine.stop());

describe('a table’s sheet, over the wire', () => {
  it('starts with the five questions, once, also when two facilitators open at once', async () => {
    const { wall, opened, one, facilitator } = await tables(engine);
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
    const { wall, one, two, come, sit } = await tables(engine);
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
    const { wall, one, facilitatorId, come } = await tables(engine);
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
    const { wall, one, two, facilitatorId, come, sit } = await tables(engine);
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
    const { wall, one, come, sit } = await tables(engine);
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
    // Words are kept where only their mark, or something beside them, was refused.
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

  it('a closed table takes nobody in, and its sheet stays with its people', async () => {
    const { wall, facilitatorId, one, come, sit } = await tables(engine);
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
    const { wall, one, come, sit } = await tables(engine);
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

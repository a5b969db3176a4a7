import { SLOWER_MACHINE } from '../../../shared/model/testSpeed.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { putNote, setNoteHidden, withdrawNote } from '../../../shared/commands/notes.ts';
import { setMe } from '../../../shared/commands/people.ts';
import { reveal } from '../../../shared/commands/session.ts';
import { openTables } from '../../../shared/commands/openTables.ts';
import { makingOf } from '../../../shared/commands/testTables.ts';
import { TAKEN_DOWN } from '../../../shared/documents/keptWords.ts';
import { NOT_SHOWN_YET } from '../../../shared/documents/readableNotes.ts';
import { readSheet, sheetRoot } from '../../../shared/documents/sheet.ts';
import { readQuotes, settleQuotes } from '../../../shared/documents/sheetQuotes.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { plainText, type SheetBlock } from '../../../shared/model/sheet.ts';
import { newUuid } from '../../access/secrets.ts';
import { startEngine, until } from '../wall/testWall.ts';

type Engine = Awaited<ReturnType<typeof startEngine>>;
let engine: Engine;
beforeEach(async () => {
  engine = await startEngine();
});
afterEach(() => engine.stop());

const WORDS = 'zanzibarium  in\nthe river';
const lastLine = (blocks: readonly SheetBlock[]): string => {
  const last = blocks.at(-1);
  return last && last.type !== 'list' ? plainText(last.text) : '';
};

/** A paragraph that quotes the note, one word of it bold, with somebody's own words on either side. */
function quoteIn(doc: Y.Doc, note: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  const mark = { noteQuote: { color: 'blue', note } };
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  sheetRoot(doc).push([paragraph]);
  text.applyDelta([
    { insert: 'We said ' },
    { insert: 'zanzibarium', attributes: { ...mark, bold: {} } },
    { insert: ' in the river', attributes: mark },
    { insert: ' first.' },
  ]);
}

async function tableWithNote(revealed = true) {
  const made = await engine.newWall(revealed ? {} : { reveal: 'later' });
  const { wall, facilitatorId, facilitator } = made;
  const author = await made.come('participant', 'Mere');
  const note = newUuid();
  await wall.command(author.personId, (state, actor) =>
    putNote(state, actor, { id: note, text: WORDS, color: 'blue' }),
  );
  const cluster = newUuid();
  await wall.command(facilitatorId, (state, actor) =>
    openTables(
      state,
      actor,
      makingOf([{ clusterId: cluster, name: 'Rivers', noteIds: [note] }], newUuid),
    ),
  );
  const table = wall.session.tables[0]?.tableId ?? '';
  await wall.command(author.personId, (state, actor) => setMe(state, actor, { table }));
  const open = async (token: string) => {
    const opened = engine.open(wall.wallId, `table/${table}`, token);
    await until('synced', () => opened.provider.synced);
    return opened;
  };
  const hide = (hidden: boolean) =>
    wall.command(facilitatorId, (state, actor) => setNoteHidden(state, actor, note, hidden));
  const bytes = (): string =>
    Buffer.from(wall.content.document(`table/${table}`).encode()).toString('latin1');
  return { ...made, author, note, table, open, hide, bytes, facilitator };
}

test('T2 a quote of a note that is hidden loses its words, also on open pages and in the encoding, and has them again afterwards', async () => {
  const { wall, author, note, table, open, hide, bytes } = await tableWithNote();
  const page = await open(author.token);
  quoteIn(page.doc, note);
  await until(
    'quoted',
    () => lastLine(wall.content.sheet(table)) === 'We said zanzibarium in the river first.',
  );
  expect(bytes()).toContain('zanzibarium');
  await hide(true);
  await until('taken down', () => lastLine(readSheet(page.doc)) === `We said ${TAKEN_DOWN} first.`);
  expect(bytes()).not.toContain('zanzibarium');
  await hide(false);
  await until(
    'back',
    () => lastLine(readSheet(page.doc)) === 'We said zanzibarium in the river first.',
  );
  // Nobody has it open, and it rests as its encoding.
  page.provider.destroy();
  await until('closed', () => wall.documentSessions.size === 0);
  wall.rest();
  wall.rest();
  expect(wall.content.document(`table/${table}`).isResting).toBe(true);
  await wall.command(author.personId, (state, actor) => withdrawNote(state, actor, note));
  expect(lastLine(wall.content.sheet(table))).toBe(`We said ${TAKEN_DOWN} first.`);
  expect(bytes()).not.toContain('zanzibarium');
});

test('T2 whoever brings the words back, from a page that was offline, brings a quote that says nothing', async () => {
  const { wall, author, note, table, open, hide, bytes } = await tableWithNote();
  const page = await open(author.token);
  await hide(true);
  quoteIn(page.doc, note);
  await until(
    'it says so on her page',
    () => lastLine(readSheet(page.doc)) === `We said ${TAKEN_DOWN} first.`,
  );
  expect(lastLine(wall.content.sheet(table))).toBe(`We said ${TAKEN_DOWN} first.`);
  expect(bytes()).not.toContain('zanzibarium');
});

test('T2 a sheet is looked through where it quotes what changed, or somebody writes beside a quote; also after a restart', async () => {
  const { wall, author, note, table, open, hide, facilitatorId } = await tableWithNote();
  const groups = Array.from({ length: 12 }, (_, index) => ({
    clusterId: newUuid(),
    name: `Group ${index}`,
    noteIds: [note],
  }));
  await wall.command(facilitatorId, (state, actor) =>
    openTables(state, actor, makingOf(groups, newUuid)),
  );
  const page = await open(author.token);
  const write = (words: string): void => {
    const text = (sheetRoot(page.doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert(0, words);
  };
  const written = (words: string): Promise<void> =>
    until(words, () => JSON.stringify(wall.content.sheet(table)).includes(words));
  const { quotes } = wall.content;
  let before = quotes.looked;
  write('nothing quoted');
  await written('nothing quoted');
  expect(quotes.looked - before).toBe(0);
  quoteIn(page.doc, note);
  await written('zanzibarium');
  expect(quotes.looked - before).toBe(1);
  before = quotes.looked;
  await hide(true);
  expect(quotes.looked - before).toBe(1);
  const other = newUuid();
  await wall.command(author.personId, (state, actor) =>
    putNote(state, actor, { id: other, text: 'quoted nowhere' }),
  );
  expect(quotes.looked - before).toBe(1);

  const { folder } = engine;
  await engine.stop(true);
  engine = await startEngine(folder);
  const again = await engine.walls.get(wall.wallId);
  before = again.content.quotes.looked;
  await again.command(facilitatorId, (state, actor) => setNoteHidden(state, actor, note, false));
  expect(again.content.quotes.looked - before).toBe(1);
  expect(lastLine(again.content.sheet(table))).toBe('We said zanzibarium in the river first.');
});

test('T1 a facilitator’s quote of a note before the reveal shows its words when everybody may read them', async () => {
  const { wall, facilitator, facilitatorId, author, note, open, bytes } =
    await tableWithNote(false);
  const [console, page] = [await open(facilitator), await open(author.token)];
  quoteIn(console.doc, note);
  await until(
    'it waits',
    () => lastLine(readSheet(page.doc)) === `We said ${NOT_SHOWN_YET} first.`,
  );
  expect(bytes()).not.toContain('zanzibarium');
  await wall.command(facilitatorId, (state, actor) => reveal(state, actor));
  await until(
    'shown',
    () => lastLine(readSheet(page.doc)) === 'We said zanzibarium in the river first.',
  );
});

test('a sheet full of quotes is settled at once and does not grow: beyond a meeting’s few dozen they are cut', () => {
  const note = newUuid();
  const doc = new Y.Doc();
  const fill = (runs: number): void => {
    const paragraph = new Y.XmlElement('paragraph');
    const text = new Y.XmlText();
    paragraph.insert(0, [text]);
    sheetRoot(doc).push([paragraph]);
    text.applyDelta(
      Array.from({ length: runs }, (_, index) => ({
        insert: index % 2 === 0 ? 'x' : 'y',
        ...(index % 2 === 0 ? { attributes: { noteQuote: { color: 'blue', note } } } : {}),
      })),
    );
  };
  fill(9_000);
  for (let index = 0; index < 50; index += 1) fill(20);
  const find = () =>
    readQuotes(doc, (_note, words) => (words === TAKEN_DOWN ? null : TAKEN_DOWN)).edits;
  const start = process.threadCpuUsage();
  const edits = find();
  doc.transact(() => settleQuotes(edits));
  const { user, system } = process.threadCpuUsage(start);
  // 15 to 40 ms by themselves, in a fresh thread; machines share their caches.
  expect((user + system) / 1_000).toBeLessThan(100 * SLOWER_MACHINE);
  const words = readSheet(doc)
    .map((block) => (block.type === 'list' ? '' : plainText(block.text)))
    .join('');
  expect(words).not.toContain('x');
  expect(words.length).toBeLessThan(LIMITS.quotesPerSheet * (TAKEN_DOWN.length + 1) + 600);
  expect(find().size).toBe(0);
});

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { tableDocument, tableIdOf, type DocumentName } from '../../../shared/access/rights.ts';
import type { Actor, Decision } from '../../../shared/commands/decision.ts';
import { putNote } from '../../../shared/commands/notes.ts';
import { decideOffer, removePerson, setMe } from '../../../shared/commands/people.ts';
import { reveal, setLocked, setPhase } from '../../../shared/commands/session.ts';
import { movePerson, setTableClosed } from '../../../shared/commands/tables.ts';
import { openTables } from '../../../shared/commands/openTables.ts';
import { makingOf } from '../../../shared/commands/testTables.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import { sheetRoot } from '../../../shared/documents/sheet.ts';
import { MESSAGE, type RightsMessage } from '../../../shared/protocol/wire.ts';
import { newUuid } from '../../access/secrets.ts';
import { outcomeOf, startEngine, until } from '../wall/testWall.ts';

type Engine = Awaited<ReturnType<typeof startEngine>>;
let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

/** A page as ours speaks on the wire: Yjs, rights, refusals, flush. */
function openPage(wallId: string, document: DocumentName, token: string) {
  const doc = new Y.Doc();
  const socket = engine.raw(`/sync/${wallId}/${document}?token=${token}&ww=2`);
  const page = {
    doc,
    socket,
    rights: null as RightsMessage | null,
    refusals: [] as string[],
    flushed: [] as number[],
    closedWith: 0,
    isSynced: false,
    flush,
  };
  const send = (write: (encoder: encoding.Encoder) => void, type: number): void => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    write(encoder);
    if (socket.readyState === socket.OPEN && encoding.length(encoder) > 1)
      socket.send(encoding.toUint8Array(encoder));
  };
  function flush(id: number): void {
    send((encoder) => encoding.writeVarUint(encoder, id), MESSAGE.flush);
  }
  socket.on('open', () =>
    send((encoder) => syncProtocol.writeSyncStep1(encoder, doc), MESSAGE.sync),
  );
  socket.on('close', (code) => {
    page.closedWith = code;
  });
  socket.on('message', (raw: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(raw));
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.sync) {
      send((encoder) => {
        if (
          syncProtocol.readSyncMessage(decoder, encoder, doc, page) ===
          syncProtocol.messageYjsSyncStep2
        )
          page.isSynced = true;
      }, MESSAGE.sync);
    } else if (type === MESSAGE.rights)
      page.rights = JSON.parse(decoding.readVarString(decoder)) as RightsMessage;
    else if (type === MESSAGE.refusal)
      page.refusals.push((JSON.parse(decoding.readVarString(decoder)) as { code: string }).code);
    else if (type === MESSAGE.flushed) page.flushed.push(decoding.readVarUint(decoder));
  });
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== page) send((encoder) => syncProtocol.writeUpdate(encoder, update), MESSAGE.sync);
  });
  return page;
}

function writeInto(doc: Y.Doc, document: DocumentName, token: string): void {
  if (tableIdOf(document) !== null) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(token)]);
    sheetRoot(doc).push([paragraph]);
  } else
    doc
      .getMap(
        document === 'arrangement' ? 'placements' : document === 'gallery' ? 'visits' : document,
      )
      .set(token, { pos: [1, 1] });
}
const holds = (doc: Y.Doc, token: string): boolean =>
  JSON.stringify(
    [...doc.share.keys()].map((root) =>
      root === 'sheet' ? doc.getXmlFragment(root).toJSON() : doc.getMap(root).toJSON(),
    ),
  ).includes(token);

const PEOPLE = [
  'facilitator',
  'volunteer',
  'member of table one',
  'member of table two',
  'projector',
] as const;
type Who = (typeof PEOPLE)[number];
/**
 * `-` may not open it, `r` may read, `w` may write; one letter for each person, in the order of
 * PEOPLE.
 */
type Row = string;
type Named = 'session' | 'people' | 'notes' | 'arrangement' | 'gallery' | 'table one' | 'table two';
type Decide = (state: WallState, actor: Actor) => Decision<unknown>;

const HIDDEN: Record<Named, Row> = {
  session: 'rrrrr',
  people: 'r----',
  notes: 'r----',
  arrangement: 'w----',
  gallery: 'r----',
  'table one': 'w-w--',
  'table two': 'w--w-',
};
const SHOWN: Record<Named, Row> = { ...HIDDEN, notes: 'rrrrr', arrangement: 'wwrrr' };
const LOCKED: Record<Named, Row> = { ...SHOWN, arrangement: 'rrrrr' };
const GALLERY: Record<Named, Row> = {
  ...SHOWN,
  gallery: 'rrrrr',
  'table one': 'wrwrr',
  'table two': 'wrrwr',
};

interface Case {
  name: string;
  /** What happened on the wall before. */
  given: (ids: Record<Who, string>, tables: readonly string[]) => Decide[];
  before: Record<Named, Row>;
  change: (ids: Record<Who, string>, tables: readonly string[]) => Decide;
  after: Record<Named, Row>;
}
const shown: Decide = (state, actor) => reveal(state, actor);
const lock =
  (locked: boolean): Decide =>
  (state, actor) =>
    setLocked(state, actor, locked);
const phase =
  (to: 'tables' | 'gallery' | 'connect'): Decide =>
  (state, actor) =>
    setPhase(state, actor, to);
const MEMBER = 'member of table one';

const CASES: Case[] = [
  { name: 'reveal', given: () => [], before: HIDDEN, change: () => shown, after: SHOWN },
  { name: 'lock', given: () => [shown], before: SHOWN, change: () => lock(true), after: LOCKED },
  {
    name: 'unlock',
    given: () => [shown, lock(true)],
    before: LOCKED,
    change: () => lock(false),
    after: SHOWN,
  },
  {
    name: 'phase on to the gallery',
    given: () => [shown],
    before: SHOWN,
    change: () => phase('gallery'),
    after: GALLERY,
  },
  {
    name: 'phase on from the gallery',
    given: () => [shown, phase('gallery')],
    before: GALLERY,
    change: () => phase('connect'),
    after: GALLERY,
  },
  {
    name: 'phase back to the tables',
    given: () => [shown, phase('gallery')],
    before: GALLERY,
    change: () => phase('tables'),
    after: SHOWN,
  },
  {
    name: 'a move to another table',
    given: () => [shown],
    before: SHOWN,
    change: (ids, tables) => (state, actor) =>
      movePerson(state, actor, ids[MEMBER], tables[1] as string),
    after: { ...SHOWN, 'table two': 'w-ww-' },
  },
  {
    name: 'getting up',
    given: () => [shown],
    before: SHOWN,
    // People who sat there may finish their sentence.
    change: (ids) => (state, actor) => movePerson(state, actor, ids[MEMBER], null),
    after: SHOWN,
  },
  {
    name: 'a new role',
    given: () => [shown],
    before: SHOWN,
    change: (ids) => (state, actor) => decideOffer(state, actor, ids[MEMBER], true),
    after: { ...SHOWN, arrangement: 'wwwrr' },
  },
  {
    name: 'removal',
    given: () => [shown, phase('gallery')],
    before: GALLERY,
    change: (ids) => (state, actor) => removePerson(state, actor, ids[MEMBER]),
    after: {
      session: 'rr-rr',
      people: 'r----',
      notes: 'rr-rr',
      arrangement: 'ww-rr',
      gallery: 'rr-rr',
      'table one': 'wr-rr',
      'table two': 'wr-wr',
    },
  },
  {
    name: 'closing a table',
    given: () => [shown],
    before: SHOWN,
    change: (_ids, tables) => (state, actor) =>
      setTableClosed(state, actor, tables[0] as string, true),
    after: SHOWN,
  },
];

async function newRoom() {
  const { wall, facilitator, facilitatorId, come } = await engine.newWall({ reveal: 'later' });
  const [volunteer, one, two, projector] = await Promise.all([
    come('volunteer'),
    come('participant'),
    come('participant'),
    come('projector'),
  ]);
  const people = {
    facilitator: { personId: facilitatorId, token: facilitator },
    volunteer,
    [MEMBER]: one,
    'member of table two': two,
    projector,
  } as Record<Who, { personId: string; token: string }>;
  const notes = [newUuid(), newUuid()];
  for (const id of notes)
    await wall.command(facilitatorId, (state, actor) =>
      putNote(state, actor, { id, text: 'A note' }),
    );
  const groups = notes.map((id, index) => ({
    clusterId: newUuid(),
    name: `Group ${index}`,
    noteIds: [id],
  }));
  await wall.command(facilitatorId, (state, actor) =>
    openTables(state, actor, makingOf(groups, newUuid)),
  );
  const tables = wall.session.tables.map(({ tableId }) => tableId);
  await wall.command(one.personId, (state, actor) =>
    setMe(state, actor, { table: tables[0] as string, offer: true }),
  );
  await wall.command(two.personId, (state, actor) =>
    setMe(state, actor, { table: tables[1] as string }),
  );
  const ids = Object.fromEntries(PEOPLE.map((who) => [who, people[who].personId])) as Record<
    Who,
    string
  >;
  const documentOf = (name: Named): DocumentName =>
    name === 'table one'
      ? tableDocument(tables[0] as string)
      : name === 'table two'
        ? tableDocument(tables[1] as string)
        : name;
  return {
    wall,
    people,
    tables,
    ids,
    documentOf,
    asFacilitator: (decide: Decide) => wall.command(facilitatorId, decide),
  };
}

const letter = (row: Row, who: Who): string => row[PEOPLE.indexOf(who)] ?? '?';

describe('rights change while sockets are open', () => {
  let cells = 0;
  for (const { name, given, before, change, after } of CASES) {
    it(`T4 ${name}: every document, every role, within the tick`, async () => {
      const { wall, people, tables, ids, documentOf, asFacilitator } = await newRoom();
      for (const decide of given(ids, tables)) await asFacilitator(decide);
      const open = (Object.keys(before) as Named[]).flatMap((named) =>
        PEOPLE.map((who) => ({
          named,
          who,
          document: documentOf(named),
          was: letter(before[named], who),
          is: letter(after[named], who),
        })),
      );
      const pages = open.map((cell) => ({
        ...cell,
        page: openPage(wall.wallId, cell.document, people[cell.who].token),
      }));
      await until('all answered', () =>
        pages.every(({ page }) => page.closedWith !== 0 || (page.isSynced && page.rights !== null)),
      );
      for (const { named, who, was, page } of pages) {
        expect(page.closedWith, `${who} opens ${named}`).toBe(was === '-' ? 4403 : 0);
        if (was !== '-')
          expect(page.rights, `${who} on ${named}`).toMatchObject({
            read: true,
            write: was === 'w',
          });
      }

      await asFacilitator(change(ids, tables));
      // It happened in the tick, and not some time later.
      expect(wall.documentSessions.size).toBe(
        pages.filter(({ was, is }) => was !== '-' && is !== '-').length,
      );
      const opened = pages.filter(({ was }) => was !== '-');
      await until('all told', () =>
        opened.every(({ is, page }) =>
          is === '-' ? page.closedWith === 4403 : page.rights?.write === (is === 'w'),
        ),
      );
      for (const { who, document, is } of pages) {
        if (is === '-')
          expect(
            await outcomeOf(
              engine.raw(`/sync/${wall.wallId}/${document}?token=${people[who].token}`),
            ),
          ).toEqual({ status: 403 });
      }

      const writing = opened
        .filter(({ is }) => is !== '-')
        .map((cell) => ({ ...cell, token: `w${newUuid()}` }));
      for (const { page, document, token } of writing) {
        writeInto(page.doc, document, token);
        page.flush(1);
      }
      await until('all judged', () =>
        writing.every(({ page }) => page.flushed.length > 0 || page.refusals.length > 0),
      );
      await wall.settled();
      for (const { named, who, document, is, page, token } of writing) {
        expect(holds(wall.content.document(document).doc, token), `${who} writes ${named}`).toBe(
          is === 'w',
        );
        if (is === 'w') expect(page.refusals, `${who} on ${named}`).toEqual([]);
        else
          expect(page.refusals[0], `${who} on ${named}`).toMatch(
            /^(locked|forbidden|not-at-table)$/,
          );
      }
      cells += pages.length;
      for (const { page } of pages) page.socket.terminate();
    }, 30_000);
  }

  it('looked at every cell', () => {
    expect(cells).toBe(CASES.length * 7 * PEOPLE.length);
  });

  it('4.4 work made while locked waits on the client, is said to wait and not to be saved, and merges once unlocked', async () => {
    const { wall, people, asFacilitator } = await newRoom();
    await asFacilitator(shown);
    const page = openPage(wall.wallId, 'arrangement', people.volunteer.token);
    await until('synced', () => page.isSynced);
    await asFacilitator(lock(true));
    await until('told', () => page.rights?.write === false);
    expect(page.rights?.reason).toBe('locked');
    for (const [index, key] of ['one', 'two', 'three'].entries()) {
      writeInto(page.doc, 'arrangement', key);
      page.flush(index + 1);
    }
    await until('told to wait', () => page.refusals.length === 3);
    expect(page.refusals).toEqual(['locked', 'locked', 'locked']);
    // A new socket while locked: still waiting, still said so.
    const again = openPage(wall.wallId, 'arrangement', people.volunteer.token);
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(page.doc), again);
    await until('told again', () => again.refusals.includes('locked'));
    expect([...page.flushed, ...again.flushed, ...Object.keys(wall.content.placements())]).toEqual(
      [],
    );
    await asFacilitator(lock(false));
    await until('merged', () =>
      ['one', 'two', 'three'].every((key) => key in wall.content.placements()),
    );
    await until('said to be saved', () => page.flushed.includes(3));
    expect(page.closedWith).toBe(0);
  });
});

import * as Y from 'yjs';
import {
  mayRead,
  tableDocument,
  tableIdOf,
  WALL_DOCUMENTS,
  type DocumentName,
} from '../../../shared/access/rights.ts';
import { WallRecords, type RecordChange } from '../../../shared/commands/wallState.ts';
import { NamesBehind } from '../../../shared/documents/namesBehind.ts';
import { projectRecords } from '../../../shared/documents/projectRecords.ts';
import { readSheet } from '../../../shared/documents/sheet.ts';
import { plainText } from '../../../shared/model/sheet.ts';
import type { WallStore } from '../../storage/wallStore.ts';
import { LiveDocument } from '../documents/liveDocument.ts';
import { writeTable } from '../documents/tableDocuments.ts';
import type { Wall } from '../wall/wall.ts';
import type { DocumentClient } from './documentClient.ts';
import { checkRounds } from './roundActs.ts';
import { Violation } from './violation.ts';
import { occurrences, type Witness } from './witness.ts';

/** The content as text, without regard to the order of keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Whether two documents have the same structs and deletions. */
const isSame = (a: Y.Doc, b: Y.Doc): boolean => Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b));

const emptyDoc = (): Y.Doc => new Y.Doc({ guid: 'fresh' });

function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Violation(otherwise);
}

/** Checks what must hold once everything is quiet. Throws `Violation`. */
export async function checkEverything(
  wall: Wall,
  store: WallStore,
  witness: Witness,
  pages: readonly DocumentClient[],
): Promise<void> {
  await wall.settled();
  const stored = await store.loadWall(wall.wallId);
  demand(stored !== null, 'the wall is gone from the store');
  const names: DocumentName[] = [
    ...WALL_DOCUMENTS,
    ...wall.session.tables.map(({ tableId }) => tableDocument(tableId)),
  ];
  for (const name of names) {
    const replayed = new LiveDocument(name, 1, stored.documents[name]);
    demand(
      isSame(replayed.doc, wall.content.document(name).doc),
      `${name}: the log replayed is not what the server holds`,
    );
    demand(
      isSame(witness.document(name), wall.content.document(name).doc),
      `${name}: what was committed is not what the server holds`,
    );
    demand(
      wall.content.document(name).sequence === (stored.documents[name]?.sequence ?? 0),
      `${name}: sequence`,
    );
    replayed.destroy();
  }
  checkRecords(wall, stored.records, witness);
  for (const page of pages) checkPage(page, wall, pages);
  for (const edit of witness.edits) {
    const count = occurrences(wall.content.document(edit.document).doc, edit);
    demand(count <= 1 || edit.mayRepeat, `${edit.token} is there ${count} times`);
    // By now all work of a page that is open and at rest was acknowledged, so what is missing was
    // lost.
    demand(
      count >= 1 || edit.mayBeAbsent || !edit.isAcknowledged,
      `acknowledged and lost: ${edit.token} in ${edit.document}`,
    );
  }
}

/** Documents are views of the records: made anew from all records, they are the same. */
function checkRecords(wall: Wall, records: readonly RecordChange[], witness: Witness): void {
  const session = records.find((change) => change.kind === 'session');
  demand(session?.kind === 'session', 'no session in the store');
  const state = new WallRecords(session.value);
  state.apply(records);
  for (const kind of ['session', 'people', 'notes', 'tables', 'visits', 'connections'] as const) {
    const [durable, held, seen] = [state, wall.records, witness.records].map((each) =>
      canonical(kind === 'session' ? each.session : Object.fromEntries(each[kind])),
    );
    demand(
      durable === held && held === seen,
      `${kind}: records differ between store, memory and what was committed`,
    );
  }
  for (const [table, people] of state.seats)
    demand(
      canonical([...people].toSorted()) ===
        canonical([...(wall.records.seats.get(table) ?? [])].toSorted()),
      'seats differ',
    );
  // The slot of a withdrawn note may be given again after a restart; one below that of an existing
  // note never.
  demand(
    state.noteCount === wall.records.noteCount && state.nextSeq <= wall.records.nextSeq,
    'counts differ',
  );
  const fresh = { session: emptyDoc(), people: emptyDoc(), notes: emptyDoc(), gallery: emptyDoc() };
  projectRecords(state, state.session, records, fresh, new NamesBehind());
  for (const [name, roots] of [
    ['session', ['session']],
    ['people', ['people', 'run']],
    ['notes', ['notes']],
    ['gallery', ['visits', 'connections', 'posters']],
  ] as const) {
    for (const root of roots) {
      demand(
        canonical(fresh[name].getMap(root).toJSON()) ===
          canonical(wall.content.document(name).doc.getMap(root).toJSON()),
        `${name}/${root}: document and records disagree`,
      );
    }
  }
  checkRounds(state);
  const { tables } = state.session;
  for (const key of ['tableId', 'number', 'clusterId'] as const)
    demand(
      new Set(tables.map((table) => table[key])).size === tables.length,
      `two tables of one ${key}`,
    );
  for (const { tableId } of tables) {
    const [record, made] = [state.tables.get(tableId), emptyDoc()];
    demand(record !== undefined, 'a table without a record');
    writeTable(made, record, null);
    const { doc } = wall.content.document(tableDocument(tableId));
    demand(
      canonical(made.getMap('table').toJSON()) === canonical(doc.getMap('table').toJSON()),
      'a table’s document and record disagree',
    );
    const headings = readSheet(doc).flatMap((block) =>
      block.type === 'heading' ? [plainText(block.text)] : [],
    );
    demand(
      canonical(headings) === canonical(state.session.sheetQuestions),
      'a sheet’s questions are there more or less than once',
    );
  }
  const seqs = [...state.notes.values()].flatMap((note) =>
    note.state === 'gone' ? [] : [note.seq],
  );
  demand(new Set(seqs).size === seqs.length, 'two notes in one slot');
}

function checkPage(page: DocumentClient, wall: Wall, pages: readonly DocumentClient[]): void {
  const person = wall.records.people.get(page.personId);
  const mayNow = person && !person.removed && mayRead(person, page.document, wall.session) === true;
  // Whether it was closed rightly was checked when it was; it may be allowed to read again by now.
  if (page.endedWith !== null) return;
  demand(mayNow === true, `${page.document}: open before somebody who may not read it`);
  demand(page.isQuiet, `${page.document}: not at rest`);
  const { doc } = wall.content.document(page.document);
  demand(isSame(page.doc, doc), `${page.document}: a page holds something else than the server`);
  if (tableIdOf(page.document) !== null)
    demand(
      canonical(readSheet(page.doc)) === canonical(readSheet(doc)),
      'a page reads another sheet than the server',
    );
  const here = new Set(
    pages
      .filter(
        (each) => each.socket !== null && each.presence.isShown && each.document === page.document,
      )
      .map((each) => each.doc.clientID),
  );
  for (const clientId of page.presence.seen)
    demand(
      here.has(clientId),
      `${page.document}: the presence of somebody who left is still there`,
    );
  demand(page.rights?.write === page.mayWrite, `${page.document}: told wrong rights`);
}

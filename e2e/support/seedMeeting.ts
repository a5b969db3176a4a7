import * as Y from 'yjs';
import type { NoteColor } from '../../shared/model/note.ts';
import type { Phase } from '../../shared/model/session.ts';
import type { TableRow } from '../../shared/model/table.ts';
import { DEMO_MEETING, type DemoMeeting } from '../demoWalls/demoMeeting.ts';
import { DEMO_WALLS, type DemoWall } from '../demoWalls/demoWalls.ts';
import { openDocument } from './arrangementDocument.ts';
import { seedWall, type SeededWall } from './seedWall.ts';
import { ask, joinByCode, newNoteId } from './wallApi.ts';

export interface SeededMeeting extends SeededWall {
  /** In the order of their numbers. */
  tables: TableRow[];
  /** In the order of the demo meeting. */
  members: { participantId: string; token: string }[];
}

const ORDER: readonly Phase[] = ['tables', 'gallery', 'connect', 'follow-up'];

/**
 * Plays a meeting's second half over the API, up to `until`: tables opened and sat at, sheets written, visits left, threads hung. The
 * walk is a rotation of three stops. Stops short of what a later phase would bring.
 */
export async function seedMeeting(
  origin: string,
  until: Phase = 'connect',
  demo: DemoMeeting = DEMO_MEETING,
  wall: DemoWall = DEMO_WALLS.clustered,
): Promise<SeededMeeting> {
  return playTables(await seedWall(origin, wall), until, demo, wall);
}

/** The same on a wall that is there already. */
export async function playTables(
  made: SeededWall,
  until: Phase,
  demo: DemoMeeting,
  wall: DemoWall,
): Promise<SeededMeeting> {
  const { origin } = made;
  const base = `/api/walls/${made.wallId}`;
  const { facilitator } = made.tokens;
  const steer = <Reply = unknown>(path: string, body: object = {}): Promise<Reply> =>
    ask<Reply>(origin, 'POST', base + path, { token: facilitator, body });
  const { tables } = await steer<{ tables: TableRow[] }>('/tables');
  const tableOf = (name: string | undefined): string =>
    tables.find((table) => table.name === name)?.tableId ?? '';
  const members: SeededMeeting['members'] = [];
  for (const person of demo.people) {
    // Who wrote a note is the one who sits down.
    const member =
      made.people[wall.people.indexOf(person.name)] ??
      (await joinByCode(origin, made.joinCode, person.name));
    members.push(member);
    if (person.table === null) continue;
    const table = tableOf(person.table);
    await ask(origin, 'PUT', `${base}/people/me`, {
      token: member.token,
      body: {
        table,
        ...(person.duties ? { duties: person.duties } : {}),
        ...(person.commitment ? { commitment: { table, kind: person.commitment } } : {}),
        ...(person.contact ? { contact: person.contact } : {}),
      },
    });
    if (person.spoken)
      await ask(origin, 'PUT', `${base}/tables/${table}`, {
        token: facilitator,
        body: { spoken: { person: member.participantId, spoken: true } },
      });
  }
  const notes: QuotableNotes = new Map(
    wall.notes.map(({ text, color }, index) => [text, { color, note: made.noteIds[index] ?? '' }]),
  );
  for (const [name, { sentence, again, answers, posterNotes }] of Object.entries(demo.tables)) {
    const table = tableOf(name);
    if (!table) throw new Error(`no group became the table ${name}`);
    await ask(origin, 'PUT', `${base}/tables/${table}`, {
      token: facilitator,
      body: {
        sentence,
        again,
        ...(posterNotes
          ? { posterNotes: posterNotes.flatMap((words) => notes.get(words)?.note ?? []) }
          : {}),
      },
    });
    await answer(origin, made.wallId, table, facilitator, answers, notes);
  }
  /** Who answers for a table: the first who sat down. */
  const tokenAt = (table: string): string =>
    members[demo.people.findIndex((person) => person.table === table)]?.token ?? facilitator;
  const tokenOf = (name: string): string =>
    members[demo.people.findIndex((person) => person.name === name)]?.token ?? '';
  const wanted = ORDER.indexOf(until);
  if (wanted >= 1) {
    await steer('/walk', { action: 'start', mode: 'rotation', stops: 3, stopMs: 480_000 });
    for (const visit of demo.visits)
      await leave(origin, base, { tableOf, tokenOf, tokenAt }, visit, facilitator);
  }
  if (wanted >= 2) {
    await steer('/walk', { action: 'end' });
    await steer('/phase', { phase: until });
  }
  return { ...made, tables, members };
}

async function leave(
  origin: string,
  base: string,
  {
    tableOf,
    tokenOf,
    tokenAt,
  }: {
    tableOf: (name: string | undefined) => string;
    tokenOf: (name: string) => string;
    tokenAt: (table: string) => string;
  },
  visit: DemoMeeting['visits'][number],
  facilitator: string,
): Promise<void> {
  const id = newNoteId();
  const { table, kind, text, toTable, relation } = visit;
  const token = tokenOf(visit.person);
  await ask(origin, 'POST', `${base}/visits`, {
    token,
    body: {
      id,
      table: tableOf(table),
      kind,
      text,
      ...(toTable === undefined ? {} : { toTable: tableOf(toTable) }),
      ...(relation ? { relation } : {}),
    },
  });
  if (visit.answer)
    await ask(origin, 'PUT', `${base}/visits/${id}`, {
      token: tokenAt(visit.table),
      body: { answer: visit.answer },
    });
  if (visit.accepted)
    await ask(origin, 'PUT', `${base}/connections/${id}`, {
      token: facilitator,
      body: { state: 'accepted' },
    });
  for (const name of visit.marks ?? [])
    await ask(origin, 'PUT', `${base}/connections/${id}`, {
      token: tokenOf(name),
      body: { mark: true },
    });
}

/** Notes by their words. */
type QuotableNotes = ReadonlyMap<string, { color: NoteColor; note: string }>;

/** Types answers under the questions of a table's sheet, as a stock client would. */
async function answer(
  origin: string,
  wallId: string,
  table: string,
  token: string,
  answers: readonly string[],
  notes: QuotableNotes,
): Promise<void> {
  const { doc, close } = await openDocument(origin, wallId, `table/${table}`, token);
  const sheet = doc.getXmlFragment('sheet');
  doc.transact(() => {
    let question = -1;
    for (let index = 0; index < sheet.length; index += 1) {
      const node = sheet.get(index) as Y.XmlElement;
      if (node.nodeName === 'heading') question += 1;
      const text = answers[question];
      if (node.nodeName !== 'paragraph' || !text) continue;
      sheet.delete(index, 1);
      sheet.insert(index, [asNode(text, notes)]);
    }
  });
  // The server answers a question about its state only from what it has committed.
  await new Promise<void>((resolve) => {
    const check = async (): Promise<void> => {
      const reader = await openDocument(origin, wallId, `table/${table}`, token);
      const same = reader.doc.getXmlFragment('sheet').toString() === sheet.toString();
      reader.close();
      if (same) resolve();
      else await check();
    };
    void check();
  });
  close();
}

function asNode(text: string, notes: QuotableNotes): Y.XmlElement {
  const paragraph = (words: string): Y.XmlElement => {
    const node = new Y.XmlElement('paragraph');
    const line = new Y.XmlText();
    let at = 0;
    for (const [index, part] of words.split(/\[\[|\]\]/).entries()) {
      const quoted = index % 2 === 1 ? notes.get(part) : undefined;
      // An empty mark map ends the quote: without one, words put in after it would go on being on its paper.
      line.insert(at, part, quoted ? { noteQuote: quoted } : { noteQuote: null });
      at += part.length;
    }
    node.insert(0, [line]);
    return node;
  };
  if (!text.startsWith('- ')) return paragraph(text);
  const list = new Y.XmlElement('bulletList');
  list.insert(
    0,
    text.split('\n').map((line) => {
      const item = new Y.XmlElement('listItem');
      item.insert(0, [paragraph(line.slice(2))]);
      return item;
    }),
  );
  return list;
}

import * as Y from 'yjs';
import { openDocument, type OpenDocument } from './arrangementDocument.ts';
import { openFlushed, type FlushedDocument } from './flushedDocument.ts';
import { ApiError, ask, joinByCode, makeWall, newNoteId, type MadeWall } from './wallApi.ts';

/** What people do in the meeting, by where it ends up. */
export const KINDS = ['notes', 'visits', 'arrangement', 'sheet one', 'sheet two'] as const;
export type Kind = (typeof KINDS)[number];
/** Things by their kind: words or ids, each unique. */
export type Tally = Record<Kind, Set<string>>;
const newTally = (): Tally => ({
  notes: new Set(),
  visits: new Set(),
  arrangement: new Set(),
  'sheet one': new Set(),
  'sheet two': new Set(),
});

/** A gallery with two tables, people who post, ask, move and type without a pause, and readers who remember what they were shown. */
export interface MeetingUnderLoad {
  wall: MadeWall;
  /** Everything anybody set out to do. */
  tried: Tally;
  acknowledged: Tally;
  /** What others than its author were shown, by readers who write nothing and so can heal nothing. */
  seen: Tally;
  refused: () => string[];
  /** Nobody reaches the server any more; writers go on by themselves. */
  everyoneOffline(): void;
  everyoneOnline(): void;
  /** New readers with empty memory: what was seen before stays in `seen`. */
  comeWithFreshEyes(): Promise<void>;
  /** Everything as a newcomer with all rights is shown it: no duplicates, or they would be listed here. */
  readAll(): Promise<{
    all: Tally;
    doubled: string[];
    sheets: [string, string];
    placements: string;
  }>;
  /** Lets all finish what they began. */
  stop(): Promise<void>;
  /** What the people at work hold themselves, as `readAll` gives it. */
  held(): { sheets: string[]; placements: string[] };
  close(): void;
}

/** Below LIMITS.visitsPerPerson and LIMITS.notesPerPerson. */
const TURN = 400;
const SHEETS = ['sheet one', 'sheet two'] as const;
/** A word typed into a sheet is one of these, and nothing else in it is. */
const TYPED = /\bw\d+-\d+\b/g;

export async function meetUnderLoad(origin: string): Promise<MeetingUnderLoad> {
  const wall = await makeWall(origin, { title: 'A wall that dies' });
  const base = `/api/walls/${wall.wallId}`;
  const { facilitator } = wall.tokens;
  const come = async (): Promise<string> => (await joinByCode(origin, wall.joinCode)).token;
  const people = await Promise.all(Array.from({ length: 6 }, come));
  const tables = await openTwoTables(origin, wall, people[0] as string);
  for (const index of [0, 1, 2, 3])
    await ask(origin, 'PUT', `${base}/people/me`, {
      token: people[index] as string,
      body: { table: tables[index % 2] },
    });
  await ask(origin, 'POST', `${base}/walk`, {
    token: facilitator,
    body: { action: 'start', mode: 'free', stopMs: 3_600_000 },
  });
  await ask(origin, 'POST', `${base}/posting`, { token: facilitator, body: { posting: 'open' } });

  const [tried, acknowledged, seen] = [newTally(), newTally(), newTally()];
  const ending = new AbortController();
  let online = Promise.withResolvers<void>();
  online.resolve();
  const work: Promise<void>[] = [];

  /** A phone: the same command again until it is answered. */
  const command = async (
    token: string,
    method: string,
    path: string,
    body: object,
  ): Promise<void> => {
    for (;;) {
      await online.promise;
      try {
        await ask(origin, method, base + path, { token, body });
        return;
      } catch (error) {
        if (error instanceof ApiError && error.status !== 503) throw error;
      }
    }
  };
  /** After so many things somebody else goes on: nobody reaches what one person may do. */
  const takeTurns = (
    first: string,
  ): ((n: number, act: (token: string) => Promise<void>) => Promise<void>) => {
    let token = first;
    return async (n, act) => {
      if (n > 0 && n % TURN === 0) token = await comeInTheEnd();
      await act(token);
    };
  };
  const comeInTheEnd = async (): Promise<string> => {
    for (;;) {
      await online.promise;
      try {
        return await come();
      } catch (error) {
        if (error instanceof ApiError && error.status !== 503) throw error;
      }
    }
  };
  /** One thing after the other until the end; each is acknowledged before the next begins. */
  const keepDoing = (
    kind: Kind,
    one: (n: number) => { what: string; done: Promise<void> },
  ): void => {
    work.push(
      (async () => {
        for (let n = 0; !ending.signal.aborted; n += 1) {
          const { what, done } = one(n);
          tried[kind].add(what);
          await done;
          acknowledged[kind].add(what);
        }
      })(),
    );
  };

  for (const [index, token] of people.slice(0, 4).entries()) {
    const by = takeTurns(token);
    keepDoing('notes', (n) => {
      const text = `note ${index}.${n}`;
      return {
        what: text,
        done: by(n, (author) => command(author, 'PUT', `/notes/${newNoteId()}`, { text, rev: 1 })),
      };
    });
  }
  for (const [index, token] of people.slice(4).entries()) {
    const by = takeTurns(token);
    keepDoing('visits', (n) => {
      const text = `question ${index}.${n}`;
      return {
        what: text,
        done: by(n, (visitor) =>
          command(visitor, 'POST', '/visits', {
            id: newNoteId(),
            table: tables[n % 2],
            kind: 'question',
            text,
          }),
        ),
      };
    });
  }
  const movers = [wall.tokens.volunteer, facilitator].map((token) =>
    openFlushed(origin, wall.wallId, 'arrangement', token),
  );
  for (const [index, mover] of movers.entries()) {
    keepDoing('arrangement', (n) => ({
      what: `p${index}-${n}`,
      done: mover.write(
        (doc) => void doc.getMap('placements').set(`p${index}-${n}`, { pos: [index, n] }),
      ),
    }));
  }
  // Two write each sheet.
  const writers = people
    .slice(0, 4)
    .map((token, index) =>
      openFlushed(origin, wall.wallId, `table/${tables[index % 2] ?? ''}`, token),
    );
  for (const [index, writer] of writers.entries()) {
    keepDoing(SHEETS[index % 2] as Kind, (n) => ({
      what: `w${index}-${n}`,
      done: writer.write((doc) => type(doc, `w${index}-${n}`)),
    }));
  }
  const clients: readonly FlushedDocument[] = [...movers, ...writers];

  const DOCUMENTS = [
    ['notes', 'notes'],
    ['arrangement', 'arrangement'],
    ['gallery', 'visits'],
    ['sheet one', `table/${tables[0]}`],
    ['sheet two', `table/${tables[1]}`],
  ] as const;
  let readers: OpenDocument[] = [];
  const look = (kind: Kind | 'gallery', doc: Y.Doc): string[] => {
    if (kind === 'arrangement')
      return [...doc.getMap('placements').keys()].filter((key) => key.startsWith('p'));
    if (kind === 'notes' || kind === 'visits')
      return [...doc.getMap<{ text: string }>(kind).values()]
        .map(({ text }) => text)
        .filter((text) => /\d\.\d/.test(text));
    return doc.getXmlFragment('sheet').toString().match(TYPED) ?? [];
  };
  const open = (token: string): Promise<OpenDocument[]> =>
    Promise.all(
      DOCUMENTS.map(([kind, name]) =>
        openDocument(origin, wall.wallId, kind === 'gallery' ? 'gallery' : name, token),
      ),
    );
  const kindOf = (index: number): Kind =>
    DOCUMENTS[index]?.[0] === 'gallery' ? 'visits' : (DOCUMENTS[index]?.[0] as Kind);

  return {
    wall,
    tried,
    acknowledged,
    seen,
    refused: () => clients.flatMap(({ refused }) => refused),
    everyoneOffline() {
      online = Promise.withResolvers<void>();
      for (const client of clients) client.goOffline();
      for (const reader of readers.splice(0)) reader.close();
    },
    everyoneOnline() {
      online.resolve();
      for (const client of clients) client.goOnline();
    },
    async comeWithFreshEyes() {
      // The projector may write nothing at all.
      readers = await open(wall.tokens.projector);
      for (const [index, { doc }] of readers.entries()) {
        const remember = (): void =>
          look(kindOf(index), doc).forEach((what) => seen[kindOf(index)].add(what));
        doc.on('update', remember);
        remember();
      }
    },
    async readAll() {
      const newcomers = await open(facilitator);
      const all = newTally();
      const doubled: string[] = [];
      for (const [index, { doc }] of newcomers.entries()) {
        for (const what of look(kindOf(index), doc)) {
          if (all[kindOf(index)].has(what)) doubled.push(what);
          all[kindOf(index)].add(what);
        }
      }
      const sheetOf = (at: number): string =>
        newcomers[at]?.doc.getXmlFragment('sheet').toString() ?? '';
      const result = {
        all,
        doubled,
        sheets: [sheetOf(3), sheetOf(4)] as [string, string],
        placements: placementsOf(newcomers[1]?.doc),
      };
      for (const { close } of newcomers) close();
      return result;
    },
    async stop() {
      ending.abort();
      await Promise.all(work);
    },
    held: () => ({
      sheets: writers.map(({ doc }) => doc.getXmlFragment('sheet').toString()),
      placements: movers.map(({ doc }) => placementsOf(doc)),
    }),
    close() {
      for (const { close } of [...clients, ...readers]) close();
    },
  };
}

const placementsOf = (doc: Y.Doc | undefined): string =>
  JSON.stringify(Object.entries(doc?.getMap('placements').toJSON() ?? {}).toSorted());

/** At the end of the last paragraph, as one types; a new paragraph now and then. */
function type(doc: Y.Doc, word: string): void {
  const sheet = doc.getXmlFragment('sheet');
  const last = sheet.length > 0 ? sheet.get(sheet.length - 1) : null;
  const line =
    last instanceof Y.XmlElement && last.nodeName === 'paragraph' ? last.firstChild : null;
  if (line instanceof Y.XmlText && line.length < 200) {
    line.insert(line.length, ` ${word}`);
    return;
  }
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(word)]);
  sheet.insert(sheet.length, [paragraph]);
}

async function openTwoTables(
  origin: string,
  wall: MadeWall,
  token: string,
): Promise<[string, string]> {
  const volunteer = openFlushed(origin, wall.wallId, 'arrangement', wall.tokens.volunteer);
  for (const name of ['Rivers', 'Roads']) {
    const [note, cluster] = [newNoteId(), newNoteId()];
    await ask(origin, 'PUT', `/api/walls/${wall.wallId}/notes/${note}`, {
      token,
      body: { text: name, rev: 1 },
    });
    await volunteer.write((doc) => {
      doc
        .getMap('clusters')
        .set(cluster, new Y.Map<unknown>(Object.entries({ name, color: 'yellow', pos: [0, 0] })));
      doc.getMap('placements').set(note, { cluster, pos: [0, 0] });
    });
  }
  volunteer.close();
  const { tables } = await ask<{ tables: { tableId: string }[] }>(
    origin,
    'POST',
    `/api/walls/${wall.wallId}/tables`,
    { token: wall.tokens.facilitator, body: {} },
  );
  if (tables.length !== 2) throw new Error(`there are ${tables.length} tables, not two`);
  return [tables[0]?.tableId ?? '', tables[1]?.tableId ?? ''];
}

import { inflateRawSync } from 'node:zlib';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { sheetRoot } from '../../shared/documents/sheet.ts';
import { SHEET_HEADING_LEVELS } from '../../shared/model/sheet.ts';
import { MESSAGE } from '../../shared/protocol/wire.ts';
import { joinWall, newWall, type TestServer, type TestWall } from './testServer.ts';

// For tests: a wall with words planted in its notes, everybody who might come to it, and every way in.

/** Found nowhere else, in letters that no encoding changes. */
export const PLANTED = {
  live: 'zqlivewordqz',
  hidden: 'zqhiddenwordqz',
  gone: 'zqgonewordqz',
} as const;
export type Planted = keyof typeof PLANTED;
/** Of the notes' author. */
export const AUTHOR = { first: 'Zqfirstqz', last: 'Zqlastqz' } as const;

export const PLAYERS = [
  'facilitator',
  'volunteer',
  'projector',
  'author',
  'participant',
  'seated',
  'removed',
  'nobody',
] as const;
export type Player = (typeof PLAYERS)[number];

export interface Stage {
  wall: TestWall;
  tokens: Record<Player, string | undefined>;
  people: { author: string; seated: string; removed: string };
  noteIds: Record<Planted, string>;
  table: string;
  snapshot: string;
  visit: string;
  connection: string;
}

const ABOUT = { ask: 'Of each note.', of: { kind: 'notes' } };
/** Steps that are about notes, and tell of them. */
const STEPS = {
  rate: {
    ...ABOUT,
    id: 'read',
    kind: 'rate',
    title: 'Read',
    form: [{ id: 'merit', kind: 'stars', label: 'How good?' }],
    each: 'all',
    shown: 'running',
  },
  claim: {
    ...ABOUT,
    id: 'hands',
    kind: 'claim',
    title: 'Hands',
    roles: [{ id: 'owner', label: 'Sees to it', people: 'several' }],
  },
  tell: { id: 'tell', kind: 'report-back', title: 'Told', ask: 'Listen.', of: 'notes' },
} as const;

let ids = 0;
export const freshId = (): string =>
  `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`;

/** Runs `write` on a document of the wall, as a stock client that stays until the server has it. */
async function onDocument(
  server: TestServer,
  wall: TestWall,
  document: string,
  write: (doc: Y.Doc) => void,
): Promise<void> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(
    `${server.origin.replace('http', 'ws')}/sync/${wall.wallId}`,
    document,
    doc,
    {
      disableBc: true,
      params: { token: wall.tokens.facilitator, ww: '2' },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    },
  );
  provider.messageHandlers[MESSAGE.rights] = () => undefined;
  await new Promise<void>((resolve) => {
    provider.on('sync', (synced: boolean) => {
      if (synced) resolve();
    });
  });
  doc.transact(() => write(doc));
  const flush = encoding.createEncoder();
  encoding.writeVarUint(flush, MESSAGE.flush);
  encoding.writeVarUint(flush, 1);
  await new Promise<void>((resolve) => {
    provider.messageHandlers[MESSAGE.flushed] = () => resolve();
    provider.ws?.send(encoding.toUint8Array(flush));
  });
  provider.destroy();
}

/** Quotes words wherever the schema lets a sheet hold text: paragraphs and headings, by themselves, in lists, and in lists in lists. */
function quoteEverywhere(sheet: Y.XmlFragment, words: string, marks: object): void {
  const texts = (parent: Y.XmlFragment): void => {
    for (const level of [null, ...SHEET_HEADING_LEVELS]) {
      const block = new Y.XmlElement(level === null ? 'paragraph' : 'heading');
      if (level !== null) block.setAttribute('level', level as unknown as string);
      const text = new Y.XmlText();
      block.insert(0, [text]);
      parent.push([block]);
      text.insert(0, words, marks);
    }
  };
  const lists = (parent: Y.XmlFragment, deeper: number): void => {
    for (const [list, item] of [
      ['bulletList', 'listItem'],
      ['orderedList', 'listItem'],
      ['taskList', 'taskItem'],
    ] as const) {
      const element = new Y.XmlElement(list);
      const inside = new Y.XmlElement(item);
      element.insert(0, [inside]);
      parent.push([element]);
      texts(inside);
      if (deeper > 0) lists(inside, deeper - 1);
    }
  };
  texts(sheet);
  lists(sheet, 1);
}

/**
 * Notes of one author in a group that has a table: one stays, one is hidden, one withdrawn, after all three were on the poster, quoted in
 * the sheet, kept in a snapshot and read in every encoding.
 */
export async function setTheStage(server: TestServer, reveal: 'live' | 'later'): Promise<Stage> {
  const wall = await newWall(server, { title: 'Planted', settings: { reveal, names: 'named' } });
  const api = (path: string): string => `/api/walls/${wall.wallId}${path}`;
  const as = async (
    token: string,
    method: string,
    path: string,
    body?: object,
  ): Promise<string> => {
    const answer = await server.ask(method, api(path), { token, ...(body ? { body } : {}) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
    return answer.text;
  };
  const { facilitator } = wall.tokens;
  const author = await joinWall(server, wall, `${AUTHOR.first} ${AUTHOR.last}`);
  const [participant, seated, removed] = [
    await joinWall(server, wall, 'Una'),
    await joinWall(server, wall, 'Sam'),
    await joinWall(server, wall, 'Rolf'),
  ];
  const noteIds = { live: freshId(), hidden: freshId(), gone: freshId() };
  for (const [name, id] of Object.entries(noteIds))
    await as(author.token, 'PUT', `/notes/${id}`, {
      text: PLANTED[name as Planted],
      color: 'blue',
    });
  const goThrough = async (step: { id: string }, say: () => Promise<unknown>): Promise<void> => {
    await as(facilitator, 'POST', '/script', { change: { do: 'add-step', step, after: 'post' } });
    await as(facilitator, 'POST', '/step', { step: step.id });
    await say();
  };
  await goThrough(STEPS.rate, () =>
    as(participant.token, 'PUT', `/ratings/${STEPS.rate.id}/${noteIds.live}`, {
      answers: { merit: { value: 4 } },
    }),
  );
  await goThrough(STEPS.claim, () =>
    as(participant.token, 'PUT', `/claims/${STEPS.claim.id}/owner/${noteIds.live}`, {}),
  );
  await as(facilitator, 'POST', '/script', {
    change: { do: 'add-step', step: STEPS.tell, after: 'walk' },
  });
  const cluster = freshId();
  await onDocument(server, wall, 'arrangement', (doc) => {
    doc
      .getMap('clusters')
      .set(
        cluster,
        new Y.Map<unknown>(Object.entries({ name: 'Rivers', color: 'blue', pos: [0, 0] })),
      );
    Object.values(noteIds).forEach((id, index) =>
      doc.getMap('placements').set(id, { cluster, pos: [20 + index * 200, 80] }),
    );
  });
  const { tables } = JSON.parse(await as(facilitator, 'POST', '/tables', {})) as {
    tables: { tableId: string }[];
  };
  const table = tables[0]?.tableId ?? '';
  for (const { token } of [seated, removed]) await as(token, 'PUT', '/people/me', { table });
  await as(facilitator, 'PUT', `/tables/${table}`, {
    posterNotes: Object.values(noteIds),
    sentence: 'One sentence.',
  });
  await as(facilitator, 'PUT', `/tables/${table}/poster`, { layout: 'sentence' });
  await onDocument(server, wall, `table/${table}`, (doc) => {
    for (const [name, note] of Object.entries(noteIds))
      quoteEverywhere(sheetRoot(doc), PLANTED[name as Planted], {
        noteQuote: { color: 'blue', note },
      });
  });
  const [visit, connection] = [freshId(), freshId()];
  await as(facilitator, 'POST', '/visits', {
    id: visit,
    table,
    kind: 'question',
    text: 'Who pays?',
  });
  const snapshot = (
    JSON.parse(await as(facilitator, 'POST', '/snapshots', { name: 'Before' })) as { id: string }
  ).id;
  await as(facilitator, 'DELETE', `/people/${removed.participantId}`);
  const stage: Stage = {
    wall,
    table,
    snapshot,
    visit,
    connection,
    noteIds,
    people: {
      author: author.participantId,
      seated: seated.participantId,
      removed: removed.participantId,
    },
    tokens: {
      ...wall.tokens,
      author: author.token,
      participant: participant.token,
      seated: seated.token,
      removed: removed.token,
      nobody: undefined,
    },
  };
  // Everything is encoded and kept while it may be read.
  for (const document of documentsOf(stage))
    await hear(server, `/sync/${wall.wallId}/${document}?z=1`, facilitator);
  for (const path of ['/posters', `/tables/${table}/poster`, '/export/report.md'])
    await as(facilitator, 'GET', path);
  await as(facilitator, 'POST', `/notes/${noteIds.hidden}/hide`, {});
  await as(author.token, 'DELETE', `/notes/${noteIds.gone}`);
  return stage;
}

export const documentsOf = ({ table }: Pick<Stage, 'table'>): string[] => [
  'session',
  'people',
  'notes',
  'arrangement',
  'gallery',
  `table/${table}`,
];

/** Every method and path the server answers, read from its own routing table. */
export function everyRoute(server: TestServer): { method: string; url: string }[] {
  const above: string[] = [];
  return server.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const match = /^((?:│ {3}| {4})*)(?:├|└)── (\S+)(?: \(([A-Z, ]+)\))?$/u.exec(line);
      if (!match) return [];
      const depth = (match[1] ?? '').length / 4;
      above.length = depth;
      above.push(match[2] ?? '');
      const url = above.join('').replace(/^\/\//, '/');
      return (match[3] ?? '')
        .split(', ')
        .filter((method) => method !== '' && method !== 'HEAD' && method !== 'OPTIONS')
        .map((method) => ({ method, url }));
    });
}

/** A route's path with everything in it that there is. Throws at a parameter nobody has planted anything under: plant it. */
export function pathOf(url: string, stage: Stage): string {
  const values: Record<string, string> = {
    ':wall': stage.wall.wallId,
    ':table': stage.table,
    ':note': stage.noteIds.live,
    ':snapshot': stage.snapshot,
    ':code': stage.wall.joinCode,
    ':number': '1',
    ':person': stage.people.seated,
    ':visit': stage.visit,
    ':connection': stage.connection,
    ':role': url.includes('/claims/') ? STEPS.claim.roles[0].id : 'projector',
    ':step': url.includes('/claims/') ? STEPS.claim.id : STEPS.rate.id,
    ':thing': stage.noteIds.live,
    ':burst': stage.people.seated,
    ':removal': stage.people.removed,
    // Any UUID: whoever makes a move names it.
    ':move': stage.snapshot,
    '*': 'anything',
  };
  return url.replace(/:\w+|\*/g, (name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${url}: nothing is planted under ${name}`);
    return value;
  });
}

/** An answer's status and all its bytes. An answer that goes on for ever is listened to for a moment. */
export async function read(
  server: TestServer,
  path: string,
  token: string | undefined,
): Promise<{ status: number; body: Buffer }> {
  const over = new AbortController();
  const response = await fetch(server.origin + path, {
    redirect: 'manual',
    signal: over.signal,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  const chunks: Uint8Array[] = [];
  const goesOn = response.headers.get('content-type')?.includes('event-stream') ?? false;
  const timer = goesOn ? setTimeout(() => over.abort(), 250) : null;
  try {
    for await (const chunk of response.body ?? []) chunks.push(chunk);
  } catch (error) {
    if (!over.signal.aborted) throw error;
  } finally {
    if (timer) clearTimeout(timer);
  }
  return { status: response.status, body: Buffer.concat(chunks) };
}

const STEP_1_OF_NOTHING = Uint8Array.of(0, 0, 1, 0);

/** All that a socket says until it has said everything: up to the answer to a first question, or its personal part. Empty when it does not open. */
export function hear(
  server: TestServer,
  path: string,
  token: string | undefined,
): Promise<{ opened: boolean; body: Buffer }> {
  return new Promise((resolve) => {
    const socket = new WebSocket(
      server.origin.replace('http', 'ws') + path,
      token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
    );
    const heard: Buffer[] = [];
    let opened = false;
    const end = (): void => {
      socket.terminate();
      resolve({ opened, body: Buffer.concat(heard) });
    };
    socket.on('open', () => socket.send(STEP_1_OF_NOTHING));
    socket.on('message', (raw: Buffer, isBinary) => {
      const data = isBinary && raw[0] === MESSAGE.deflated ? inflateRawSync(raw.subarray(1)) : raw;
      heard.push(data);
      opened = true;
      if (isBinary ? data[0] === 0 && data[1] === 1 : data.includes('"type":"personal"')) end();
    });
    socket.on('unexpected-response', (_request, response) => (response.resume(), end()));
    socket.on('close', end);
    socket.on('error', end);
  });
}

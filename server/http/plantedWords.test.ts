import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PHASES } from '../../shared/model/session.ts';
import type { NamesSetting } from '../../shared/model/person.ts';
import {
  AUTHOR,
  documentsOf,
  everyRoute,
  freshId,
  hear,
  pathOf,
  PLANTED,
  PLAYERS,
  read,
  setTheStage,
  type Planted,
  type Player,
  type Stage,
} from './plantedWords.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;
const stages = new Map<boolean, Stage>();
beforeAll(async () => {
  server = await startTestServer();
  stages.set(true, await setTheStage(server, 'live'));
  stages.set(false, await setTheStage(server, 'later'));
}, 60_000);
afterAll(() => server.stop());

/**
 * Files that take seconds to draw and have the same content as the text files; a test of their own
 * reads them whole.
 */
const DRAWN = ['report.pdf', 'wall.png', 'wall.svg', 'wall.pdf'];

/** Where a word was found: `GET /api/walls/:wall/notes` or `/sync/notes`. */
type Place = string;
const own = (url: string): Place => `GET /api/walls/:wall${url}`;
const MINE = [own('/me'), '/live'];

/** The rights table, as this test understands it: may this player hear this word in this place? */
function mayHear(player: Player, word: Planted, place: Place, revealed: boolean): boolean {
  const isAuthor = player === 'author';
  switch (word) {
    case 'gone':
      return false;
    case 'hidden':
      return (
        (player === 'facilitator' && place === own('/notes/hidden')) ||
        (isAuthor && MINE.includes(place))
      );
    case 'live':
      return (
        player === 'facilitator' ||
        (isAuthor && [...MINE, own('/notes')].includes(place)) ||
        (revealed && player !== 'removed' && player !== 'nobody')
      );
  }
}

/**
 * The author's name is shown with her notes, as the setting allows; she herself, and facilitators
 * in the list of people, see it whole.
 */
function mayHearName(
  player: Player,
  name: keyof typeof AUTHOR,
  place: Place,
  revealed: boolean,
  names: NamesSetting,
): boolean {
  if (player === 'removed' || player === 'nobody') return false;
  if (player === 'author' && MINE.includes(place)) return true;
  if (player === 'facilitator' && place === '/sync/people') return true;
  const isShown = names === 'named' || (names === 'first' && name === 'first');
  return (
    isShown &&
    (player === 'facilitator' || revealed || (player === 'author' && place === own('/notes')))
  );
}

/** Places where each word was heard, by player. */
class Heard {
  readonly places = new Map<string, Set<Place>>();
  readonly wrong: string[] = [];

  note(
    player: Player,
    place: Place,
    body: Buffer,
    state: { revealed: boolean; names: NamesSetting; phase: string },
  ): void {
    const find = (word: string, may: boolean, what: string): void => {
      if (!body.includes(word)) return;
      const key = `${player} ${what}`;
      this.places.set(key, (this.places.get(key) ?? new Set()).add(place));
      if (!may) this.wrong.push(`${player} hears ${what} from ${place} (${JSON.stringify(state)})`);
    };
    for (const [word, text] of Object.entries(PLANTED) as [Planted, string][])
      find(text, mayHear(player, word, place, state.revealed), word);
    for (const [part, text] of Object.entries(AUTHOR) as [keyof typeof AUTHOR, string][])
      find(text, mayHearName(player, part, place, state.revealed, state.names), part);
  }

  has(player: Player, what: string): Place[] {
    return [...(this.places.get(`${player} ${what}`) ?? [])].sort();
  }
}

async function askEverything(
  stage: Stage,
  revealed: boolean,
  phase: string,
  names: NamesSetting,
  heard: Heard,
): Promise<void> {
  const state = { revealed, names, phase };
  const gets = everyRoute(server).filter(({ method }) => method === 'GET');
  for (const player of PLAYERS) {
    server.skip(60_000);
    const token = stage.tokens[player];
    const paths = gets.flatMap(({ url }) => {
      const path = pathOf(url, stage);
      return url.includes('/export/')
        ? [
            [url, path],
            [url, `${path}?snapshot=${stage.snapshot}`],
            ...(url.includes('report') ? [[url, `${path}?contacts=yes`]] : []),
          ]
        : [[url, path]];
    });
    await Promise.all(
      paths.map(async ([url = '', path = '']) => {
        if (player === 'facilitator' && DRAWN.some((file) => url.endsWith(file))) return;
        const { status, body } = await read(server, path, token);
        if (status >= 500) heard.wrong.push(`GET ${path} answers ${status} to ${player}`);
        heard.note(player, `GET ${url}`, body, state);
      }),
    );
    const sockets = ['/live', ...documentsOf(stage).map((name) => `/sync/${name}`)];
    const said = await Promise.all(
      sockets.map((place) => {
        const [, kind = '', ...rest] = place.split('/');
        return hear(server, ['', kind, stage.wall.wallId, ...rest].join('/'), token);
      }),
    );
    said.forEach(({ body }, index) =>
      heard.note(player, sockets[index]?.replace(stage.table, ':table') ?? '', body, state),
    );
  }
}

describe.each([
  ['everybody may read', true],
  ['notes are not shown yet', false],
] as const)('%s', (_what, revealed) => {
  const heard = new Heard();

  test('T1, T2, T3 a planted word is read where the rights table says, and nowhere else: every route, file and socket, as everybody, in every phase', async () => {
    const stage = stages.get(revealed) as Stage;
    const set = (path: string, method: string, body: object) =>
      server.ask(method, `/api/walls/${stage.wall.wallId}${path}`, {
        token: stage.wall.tokens.facilitator,
        body,
      });
    for (const phase of PHASES) {
      expect((await set('/phase', 'POST', { phase })).status).toBe(200);
      await askEverything(stage, revealed, phase, 'named', heard);
    }
    expect(heard.wrong).toEqual([]);
    // From here on notes are told of.
    const telling = { action: 'start', of: 'notes', turnMs: 60_000 };
    expect((await set('/report-back', 'POST', telling)).status).toBe(200);
    for (const names of ['first', 'anonymous'] as const) {
      expect((await set('', 'PATCH', { names })).status).toBe(200);
      await askEverything(stage, revealed, 'report-back', names, heard);
    }
    expect(heard.wrong).toEqual([]);
  }, 120_000);

  test('the words were there to be found', () => {
    const everywhere = [
      '/export/notes.csv',
      '/export/report.md',
      '/notes',
      '/posters',
      '/snapshots/:snapshot',
      '/tables/:table/poster',
    ].map(own);
    expect(heard.has('facilitator', 'live')).toEqual(
      expect.arrayContaining([...everywhere, '/sync/notes']),
    );
    expect(heard.has('facilitator', 'hidden')).toEqual([own('/notes/hidden')]);
    expect(heard.has('author', 'hidden')).toEqual(['/live', own('/me')]);
    expect(heard.has('facilitator', 'last')).toEqual(
      expect.arrayContaining([own('/notes'), '/sync/people']),
    );
    const composed = [
      own('/claims/:step'),
      own('/ratings/:step'),
      own('/ratings/:step/results'),
      own('/notes'),
      own('/posters'),
      own('/report-back'),
      own('/tables/:table/poster'),
      '/live',
      '/sync/notes',
      '/sync/table/:table',
    ];
    expect(heard.has('seated', 'live')).toEqual(revealed ? composed.toSorted() : []);
    expect(heard.has('author', 'live')).toEqual(
      expect.arrayContaining(['/live', own('/me'), own('/notes')]),
    );
    for (const player of ['removed', 'nobody'] as const)
      expect([heard.has(player, 'live'), heard.has(player, 'first')]).toEqual([[], []]);
  });
});

/** The id of a page whose network blocks WebSockets. */
const PAGE = 'b6f0ac2e-7f3a-4d8c-9f0e-2f7e6f1f9a10';

/**
 * A body for each route that changes something. A route without an entry is not tested, and the
 * test says so.
 */
const SENT: Readonly<Record<string, (stage: Stage) => object | null>> = {
  'POST /api/walls': () => ({ title: 'Another' }),
  'POST /api/join': ({ wall }) => ({ joinCode: wall.joinCode }),
  'POST /api/walls/:wall/grants': ({ wall }) => ({ secret: wall.tokens.projector }),
  'PATCH /api/walls/:wall': () => ({ title: 'Planted again' }),
  'POST /api/walls/:wall/phase': () => ({ phase: 'gallery' }),
  'PUT /api/walls/:wall/moves/:move': () => ({ phase: 'gallery', posting: 'open' }),
  'DELETE /api/walls/:wall/moves/:move': () => null,
  'POST /api/walls/:wall/posting': () => ({ posting: 'open' }),
  'POST /api/walls/:wall/lock': () => ({ locked: false }),
  'POST /api/walls/:wall/timer': () => ({ action: 'start', ms: 60_000 }),
  'PUT /api/walls/:wall/notes/:note': () => ({ text: 'Other words' }),
  'POST /api/walls/:wall/notes/:note/hide': () => ({}),
  'POST /api/walls/:wall/notes/:note/unhide': () => ({}),
  'PUT /api/walls/:wall/people/me': () => ({ offer: false }),
  'PUT /api/walls/:wall/people/:person': ({ table }) => ({ table }),
  'POST /api/walls/:wall/people/:person/accept': () => ({}),
  'POST /api/walls/:wall/people/:person/decline': () => ({}),
  'POST /api/walls/:wall/tables': () => ({}),
  'PUT /api/walls/:wall/tables/:table': ({ noteIds }) => ({ posterNotes: Object.values(noteIds) }),
  'PUT /api/walls/:wall/tables/:table/poster': () => ({ layout: 'notes' }),
  'POST /api/walls/:wall/tables/:table/close': () => ({}),
  'POST /api/walls/:wall/tables/:table/reopen': () => ({}),
  'POST /api/walls/:wall/step': () => ({ step: 'walk' }),
  'PUT /api/walls/:wall/ratings/:step/:thing': () => ({ answers: { merit: { value: 3 } } }),
  'POST /api/walls/:wall/ratings/:step/more': () => ({}),
  'PUT /api/walls/:wall/ratings/:step': () => ({ state: 'open' }),
  'PUT /api/walls/:wall/claims/:step/:role/:thing': () => ({}),
  'POST /api/scripts': () => ({ text: '{}' }),
  'POST /api/walls/:wall/script/copy': ({ wall }) => ({ secret: wall.tokens.facilitator }),
  'POST /api/walls/:wall/script': () => ({
    change: { do: 'skip-step', step: 'connect', skip: true },
  }),
  'POST /api/walls/:wall/walk': () => ({ action: 'start', mode: 'free', stopMs: 60_000 }),
  'PUT /api/walls/:wall/tour': () => ({ tour: null }),
  'POST /api/walls/:wall/report-back': () => ({ action: 'start', turnMs: 60_000 }),
  'POST /api/walls/:wall/visits': ({ table }) => ({
    id: freshId(),
    table,
    kind: 'question',
    text: 'Why?',
  }),
  'PUT /api/walls/:wall/visits/:visit': () => ({ answer: 'Because.' }),
  'POST /api/walls/:wall/connections': ({ table }) => ({
    id: freshId(),
    from: table,
    to: table,
    relation: 'supports',
    text: 'Because.',
  }),
  'PUT /api/walls/:wall/connections/:connection': () => ({ mark: true }),
  'POST /api/walls/:wall/snapshots': () => ({ name: 'Again' }),
  'POST /api/walls/:wall/door': () => ({ door: 'open' }),
  'POST /api/walls/:wall/code': () => ({}),
  'POST /api/walls/:wall/links/:role/renew': () => ({}),
  'POST /api/walls/:wall/people/:person/readmit': () => ({}),
  'POST /api/walls/:wall/bursts/:burst/remove': () => ({}),
  'POST /api/walls/:wall/removals/:removal/undo': () => ({}),
  // Polled sockets say what sockets say, because both use the same code.
  'POST /j/:code': () => ({}),
  'POST /api/walls/:wall/sockets/say': () => ({ page: PAGE, turn: 0 }),
  'POST /api/walls/:wall/sockets/hear': () => ({ page: PAGE, heard: 0, wait: false }),
  // Routes that end something come last, in this order.
  'DELETE /api/walls/:wall/claims/:step/:role/:thing': () => null,
  'DELETE /api/walls/:wall/visits/:visit': () => null,
  'POST /api/walls/:wall/reveal': () => ({}),
  'DELETE /api/walls/:wall/notes/:note': () => null,
  'DELETE /api/walls/:wall/people/:person': () => null,
  'DELETE /api/walls/:wall/snapshots/:snapshot': () => null,
  'DELETE /api/walls/:wall': () => null,
};

test('every route that changes something answers without a note’s words, whoever asks', async () => {
  const routes = everyRoute(server)
    .filter(({ method }) => method !== 'GET')
    .map(({ method, url }) => `${method} ${url}`);
  expect(routes.length).toBeGreaterThan(25);
  expect(routes.filter((route) => !SENT[route])).toEqual([]);
  const wrong: string[] = [];
  let done = 0;
  for (const reveal of ['live', 'later'] as const) {
    const stage = await setTheStage(server, reveal);
    // Facilitators come last, because what they do ends things.
    for (const player of PLAYERS.toReversed())
      for (const [route, body] of Object.entries(SENT)) {
        const [method = '', url = ''] = route.split(' ');
        // Her own note's answer is her note, and hers to withdraw is what the others ask about.
        if (player === 'author' && url.endsWith('/notes/:note')) continue;
        server.skip(2_000);
        const sent = body(stage);
        const token = stage.tokens[player];
        const answer = await server.ask(method, pathOf(url, stage), {
          ...(token === undefined ? {} : { token }),
          ...(sent === null ? {} : { body: sent }),
        });
        if (answer.status < 300) done += 1;
        if (answer.status >= 500) wrong.push(`${route} answers ${answer.status} to ${player}`);
        const isOwnName = player === 'author' && url.endsWith('/people/me');
        for (const [name, word] of Object.entries(isOwnName ? PLANTED : { ...PLANTED, ...AUTHOR }))
          if (answer.text.includes(word)) wrong.push(`${route} tells ${player} ${name}`);
      }
  }
  expect(wrong).toEqual([]);
  expect(done).toBeGreaterThan(60);
}, 120_000);

test.each([true, false])(
  'T2 the PDF report, read as people read it, has the words that may be read (shown to all: %s)',
  async (revealed) => {
    const stage = stages.get(revealed) as Stage;
    for (const query of ['', `?snapshot=${stage.snapshot}`]) {
      server.skip(60_000);
      const { status, body } = await read(
        server,
        `/api/walls/${stage.wall.wallId}/export/report.pdf${query}`,
        stage.wall.tokens.facilitator,
      );
      expect(status).toBe(200);
      const { text } = await extractText(new Uint8Array(body), { mergePages: true });
      expect(text).toContain(PLANTED.live);
      for (const word of [PLANTED.hidden, PLANTED.gone, AUTHOR.first, AUTHOR.last])
        expect(text).not.toContain(word);
    }
    for (const file of ['wall.png', 'wall.svg', 'wall.pdf'])
      expect(
        (
          await read(
            server,
            `/api/walls/${stage.wall.wallId}/export/${file}`,
            stage.wall.tokens.facilitator,
          )
        ).status,
      ).toBe(200);
  },
  60_000,
);

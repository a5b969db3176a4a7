import type { Page } from '@playwright/test';
import { readArrangement } from '../shared/documents/arrangement.ts';
import { applyOperation } from '../shared/documents/arrangementEdits.ts';
import { readNotes } from '../shared/documents/readNotes.ts';
import * as operations from '../shared/documents/wallOperations.ts';
import { resolvePlacements } from '../shared/layout/resolvePlacements.ts';
import { NOTE_COLORS } from '../shared/model/note.ts';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { WallPage } from './pages/WallPage.ts';
import { openDocument, type OpenDocument } from './support/arrangementDocument.ts';
import { seedWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { ask, newNoteId, postNote } from './support/wallApi.ts';
import { wallLink } from './support/wallLink.ts';
import { said } from './support/words.ts';
import { IS_LONG } from './support/longSuite.ts';

/** WW_SEED replays one run. */
const SEED = Number(process.env['WW_SEED'] ?? 60_061_122);
const STEPS = IS_LONG ? 30 : 12;
/** After so many steps the canvas is compared with itself drawn anew, and with a page that opens. */
const ANEW_EVERY = 3;
const FRESH_EVERY = 10;
const SIZE = { width: 1440, height: 900 };

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

class Chance {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  next(): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return this.#state / 2 ** 32;
  }
  below(end: number): number {
    return Math.floor(this.next() * end);
  }
  pick<T>(from: readonly T[]): T | undefined {
    return from[this.below(from.length)];
  }
}

/** What a page's canvases show, all but the top one (cursors and marks). The pixels stay in the page until they are wanted. */
interface Picture {
  page: Page;
  hash: string;
}
declare global {
  interface Window {
    pictures?: Map<string, Uint8ClampedArray[]>;
  }
}

/** The picture once two looks in a row see the same. */
async function pictureOf(page: Page): Promise<Picture> {
  const look = (): Promise<string> =>
    page.evaluate(async () => {
      const frame = (): Promise<unknown> =>
        new Promise((drawn) => {
          requestAnimationFrame(drawn);
        });
      await frame();
      await frame();
      const canvases = [
        ...document.querySelectorAll<HTMLCanvasElement>('#wall-canvas canvas'),
      ].slice(0, -1);
      let hash = 0;
      const parts = canvases.map((canvas) => {
        const data =
          canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ??
          new Uint8ClampedArray();
        for (const pixel of new Uint32Array(data.buffer)) hash = (Math.imul(hash, 31) + pixel) | 0;
        return data;
      });
      const KEPT = 16;
      const others = [...(window.pictures ?? [])].filter(([each]) => each !== String(hash));
      window.pictures = new Map([...others.slice(1 - KEPT), [String(hash), parts]]);
      return `${window.__wall?.isSharp() === true && window.__wall.isAtRest()} ${hash}`;
    });
  let last = '';
  await expect
    .poll(
      async () => {
        const now = await look();
        const isStill = now === last && now.startsWith('true');
        last = now;
        return isStill;
      },
      { intervals: [50] },
    )
    .toBe(true);
  return { page, hash: last.slice('true '.length) };
}

async function pixelsOf({ page, hash }: Picture): Promise<Uint32Array> {
  const text = await page.evaluate(
    (wanted) =>
      (window.pictures?.get(wanted) ?? []).map((data) => {
        let binary = '';
        for (let at = 0; at < data.length; at += 32_768)
          binary += String.fromCharCode(...data.subarray(at, at + 32_768));
        return btoa(binary);
      }),
    hash,
  );
  const bytes = Buffer.concat(text.map((each) => Buffer.from(each, 'base64')));
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** How many pixels differ, by how much at most, and where the first of them are. */
function differing(
  a: Uint32Array,
  b: Uint32Array,
): { pixels: number; most: number; where: string } {
  if (a.length !== b.length) return { pixels: Infinity, most: 255, where: 'another size' };
  const bytes = [a, b].map((each) => new Uint8Array(each.buffer)) as [Uint8Array, Uint8Array];
  const where: string[] = [];
  let [pixels, most] = [0, 0];
  for (let at = 0; at < a.length; at += 1) {
    if (a[at] === b[at]) continue;
    pixels += 1;
    for (let channel = 4 * at; channel < 4 * at + 4; channel += 1)
      most = Math.max(most, Math.abs((bytes[0][channel] ?? 0) - (bytes[1][channel] ?? 0)));
    if (where.length < 8) where.push(`${at % SIZE.width} ${Math.floor(at / SIZE.width)}`);
  }
  return { pixels, most, where: where.join(', ') };
}

/** Of a few letters the browser smooths an edge one way and then another; a shadow, a ring or a note in the wrong place is hundreds of pixels. */
const NOISE = { pixels: 60, most: 40 } as const;

async function expectSame(one: Picture, other: Picture, said: string): Promise<void> {
  if (one.hash === other.hash) return;
  const { pixels, most, where } = differing(await pixelsOf(one), await pixelsOf(other));
  expect(
    pixels <= NOISE.pixels && most <= NOISE.most,
    `${said}: ${pixels} pixels differ, by ${most} at most, at ${where}`,
  ).toBe(true);
}

/** What another volunteer does on her own machine, by chance; what it was. */
function doElsewhere(chance: Chance, notes: OpenDocument, own: OpenDocument): string {
  const arrangement = readArrangement(own.doc);
  const wall = resolvePlacements(
    readNotes(notes.doc),
    arrangement.clusters,
    arrangement.placements,
  );
  const view = { arrangement, wall };
  const group = chance.pick([...wall.clusters.keys()]) ?? '';
  const [note = '', other = ''] = [chance.pick(wall.loose), chance.pick([...wall.notes.keys()])];
  const { x = 0, y = 0 } = wall.notes.get(other)?.rect ?? {};
  const plans = [
    () =>
      operations.moveNotes(
        view,
        new Map([[note, [x + chance.below(9) * 30 - 120, y + chance.below(9) * 25 - 100]]]),
      ),
    () => operations.dropOnCluster(view, group, [note]),
    () => operations.groupNotes(view, newNoteId(), [note, other]),
    () => operations.recolorCluster(view, group, chance.pick(NOTE_COLORS) ?? 'blue'),
    () => operations.collapseCluster(view, group, wall.clusters.get(group)?.collapsed !== true),
    () => operations.renameCluster(view, group, `Name ${chance.below(100)}`),
    () => operations.splitOff(view, newNoteId(), wall.clusters.get(group)?.notes.slice(0, 2) ?? []),
    () => operations.mergeCluster(view, group, chance.pick([...wall.clusters.keys()]) ?? ''),
    () => operations.tidyOne(view, group),
  ];
  const operation = (chance.pick(plans) ?? plans[0])?.();
  if (operation) applyOperation(own.doc, operation, 'own');
  return operation?.did.act ?? 'nothing';
}

/** What the person at this page does by chance; what it was. */
async function doHere(chance: Chance, wall: WallPage): Promise<string> {
  const { page } = wall;
  const ids = (await wall.notes()).map(({ id }) => id);
  const spot = async (): Promise<{ x: number; y: number }> => {
    const seen = await page.evaluate(
      (notes) =>
        notes.flatMap((id) => {
          const box = window.__wall?.noteRect(id);
          return box &&
            box.x > 40 &&
            box.y > 160 &&
            box.x + box.width < 1400 &&
            box.y + box.height < 700
            ? [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
            : [];
        }),
      ids,
    );
    return chance.pick(seen) ?? { x: 700, y: 450 };
  };
  const acts: Record<string, () => Promise<void>> = {
    pan: async () => page.mouse.wheel(chance.below(401) - 200, chance.below(301) - 150),
    zoom: async () => {
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, chance.below(101) - 50);
      await page.keyboard.up('Control');
    },
    choose: async () => {
      const { x, y } = await spot();
      await page.keyboard.down('Shift');
      await page.mouse.click(x, y);
      await page.keyboard.up('Shift');
    },
    carry: async () => {
      const [from, to] = [
        await spot(),
        { x: 200 + chance.below(1000), y: 200 + chance.below(500) },
      ];
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
      // A new group asks for its name.
      if ((await page.getByRole('textbox', { name: said('group.name.label') }).count()) > 0)
        await page.keyboard.press('Escape');
    },
    search: async () => {
      await page.keyboard.press('/');
      await page.keyboard.type(chance.pick(['water', 'land', 'people']) ?? '');
    },
    undo: async () => page.keyboard.press('Control+z'),
    'let go of all': async () => quiet(page),
  };
  await page.mouse.move(700, 450);
  const name = chance.pick(Object.keys(acts)) ?? 'pan';
  await acts[name]?.();
  if (name === 'search' && chance.next() < 0.5) await quiet(page);
  return name;
}

/** Nothing is chosen and nothing looked for. */
async function quiet(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Escape');
    const state = await page.evaluate(() => [
      window.__wall?.matches() ?? null,
      window.__wall?.selection().length,
    ]);
    expect(state).toEqual([null, 0]);
    expect(await page.locator('input:focus').count()).toBe(0);
  }).toPass();
}

/** Where each note lies, wall units. */
const placesOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { x = 0, y = 0, scale = 1 } = window.__wall?.camera() ?? {};
    const canvas = document.getElementById('wall-canvas')?.getBoundingClientRect();
    return (window.__wall?.notes() ?? []).map(({ id }) => {
      const rect = window.__wall?.noteRect(id);
      return `${id} ${Math.round(((rect?.x ?? 0) - (canvas?.left ?? 0) - x) / scale)} ${Math.round(((rect?.y ?? 0) - (canvas?.top ?? 0) - y) / scale)}`;
    });
  });

test('whatever happens, the canvas shows what drawing everything anew gives, pixel for pixel', async ({
  openPage,
}) => {
  test.setTimeout(300_000);
  const seeded = await seedWall(server.origin, DEMO_WALLS.clustered);
  const chance = new Chance(SEED);
  const live = new Set(seeded.noteIds);
  const open = async (): Promise<WallPage> => {
    const opened = new WallPage(await openPage({ viewport: SIZE, colorScheme: 'light' }));
    await opened.open(wallLink(seeded, 'volunteer'));
    await opened.showsNotes(live.size);
    return opened;
  };
  const wall = await open();
  const { page } = wall;
  const [notes, other] = await Promise.all(
    ['notes', 'arrangement'].map((name) =>
      openDocument(server.origin, seeded.wallId, name, seeded.tokens.volunteer),
    ),
  );
  if (!notes || !other) throw new Error('the documents did not open');
  const happened: string[] = [];

  const step = async (): Promise<string> => {
    const dice = chance.next();
    if (dice < 0.5) return doHere(chance, wall);
    if (dice < 0.85) return `elsewhere: ${doElsewhere(chance, notes, other)}`;
    if (dice < 0.93) {
      live.add(
        await postNote(server.origin, seeded.wallId, seeded.people[0]?.token ?? '', {
          text: `A note that comes later ${chance.below(1000)}`,
          color: chance.pick(NOTE_COLORS) ?? 'yellow',
        }),
      );
      return 'a note comes';
    }
    const id = chance.pick([...live]) ?? '';
    live.delete(id);
    await ask(server.origin, 'POST', `/api/walls/${seeded.wallId}/notes/${id}/hide`, {
      token: seeded.tokens.facilitator,
    });
    return 'a note is taken down';
  };
  /** Both hold the same: what was done here is there, and what was done there is here. */
  const settled = async (): Promise<void> => {
    await wall.saved();
    await wall.showsNotes(live.size);
    await expect
      .poll(async () => {
        const arrangement = readArrangement(other.doc);
        const there = resolvePlacements(
          readNotes(notes.doc),
          arrangement.clusters,
          arrangement.placements,
        );
        const names = (
          clusters: Iterable<{ id: string; name: string; color: string; notes: readonly string[] }>,
        ): string =>
          JSON.stringify(
            [...clusters]
              .map(({ id, name, color, notes: inside }) => [id, name, color, inside])
              .toSorted(),
          );
        const places = [...there.notes.values()]
          .map(({ id, rect }) => `${id} ${Math.round(rect.x)} ${Math.round(rect.y)}`)
          .toSorted();
        return (
          names(await page.evaluate(() => window.__wall?.clusters() ?? [])) ===
            names(there.clusters.values()) &&
          places.join() === (await placesOn(page)).toSorted().join()
        );
      })
      .toBe(true);
  };

  for (let count = 1; count <= STEPS; count += 1) {
    happened.push(await step());
    const said = `WW_SEED=${SEED} after ${happened.slice(-FRESH_EVERY).join(', ')}`;
    if (count % ANEW_EVERY === 0) {
      await settled();
      const before = await pictureOf(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect((await pictureOf(page)).hash, 'the other theme is another picture').not.toBe(
        before.hash,
      );
      await page.emulateMedia({ colorScheme: 'light' });
      await expectSame(before, await pictureOf(page), `${said}, drawn anew`);
    }
    if (count % FRESH_EVERY > 0) continue;
    await quiet(page);
    await settled();
    const fresh = await open();
    for (const each of [wall, fresh]) await each.page.locator('#wall-canvas').focus();
    for (const keys of [['+', '0'], ['+'], ['ArrowLeft'], ['-']]) {
      for (const each of [wall, fresh]) for (const key of keys) await each.page.keyboard.press(key);
      const [here, there] = [await pictureOf(page), await pictureOf(fresh.page)];
      expect(await page.evaluate(() => window.__wall?.camera()), said).toEqual(
        await fresh.page.evaluate(() => window.__wall?.camera()),
      );
      await expectSame(here, there, `${said}, beside a page just opened, after ${keys.join(' ')}`);
    }
    await fresh.page.context().close();
  }
  process.stdout.write(`wall pixels: WW_SEED=${SEED} ${happened.join(', ')}\n`);
  notes.close();
  other.close();
});

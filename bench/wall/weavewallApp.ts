import { cpSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { WallPage } from '../../e2e/pages/WallPage.ts';
import { openDocument, type OpenDocument } from '../../e2e/support/arrangementDocument.ts';
import { seedWall, type SeededWall } from '../../e2e/support/seedWall.ts';
import { startServer, type RunningServer } from '../../e2e/support/startServer.ts';
import { ask, postNote } from '../../e2e/support/wallApi.ts';
import type { Note } from '../../shared/model/note.ts';
import { benchNotes } from './benchNotes.ts';
import type { SteadyMouse } from './steadyMouse.ts';
import { middleOf, type NoteBox, type Room } from './places.ts';
import { isMoveTick, paced, STREAM } from './stream.ts';
import type { AppCamera, WallApp } from './wallApp.ts';

const LOADED_WITHIN_MS = 60_000;
/** Each may post some ten notes a second. */
const POSTERS = 10;
/** So many frames in a row must say that all is drawn. */
const SHARP_FRAMES = 3;
/** A camera that lay still for so many frames will not move again by itself. */
const REST_FRAMES = 90;

/** Whoever posts while it is measured: facilitators, for the crowd's notes have taken all that one address may post. */
async function posters(origin: string, wall: SeededWall): Promise<string[]> {
  const all: string[] = [];
  for (let index = 0; index < POSTERS; index += 1) {
    const response = await fetch(`${origin}/api/walls/${wall.wallId}/grants`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret: wall.tokens.facilitator }),
    });
    const [, token] = /=([^;]+)/u.exec(response.headers.get('set-cookie') ?? '') ?? [];
    if (token === undefined) throw new Error(`no facilitator more: ${response.status}`);
    all.push(token);
  }
  return all;
}

/** In the page, from its very beginning: notes when all is drawn, ms since navigation began (the link's own redirect included). */
function watchDrawn([count, sharpFrames]: readonly [number, number]): void {
  const began = Number((sessionStorage['benchBegan'] ??= String(performance.timeOrigin)));
  let drawnAt = 0;
  let sharp = 0;
  const look = (): void => {
    const wall = window.__wall;
    if (wall?.isLoaded() && wall.isSharp() && wall.notes().length >= count) {
      if (sharp === 0) drawnAt = performance.timeOrigin + performance.now() - began;
      sharp += 1;
    } else sharp = 0;
    if (sharp >= sharpFrames) document.documentElement.dataset['drawnAfter'] = String(drawnAt);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Our wall page, fed by the real server, on which another volunteer is at work already. */
export class WeavewallApp implements WallApp {
  readonly name = 'weavewall';
  readonly remark =
    'Weavewall: from the volunteers’ link, its secret exchanged, both documents synced from the server.';
  readonly #server: RunningServer;
  readonly #wall: SeededWall;
  readonly #count: number;
  readonly #posters: readonly string[];
  #other: OpenDocument | null = null;

  private constructor(
    server: RunningServer,
    wall: SeededWall,
    count: number,
    posters: readonly string[],
  ) {
    this.#posters = posters;
    this.#server = server;
    this.#wall = wall;
    this.#count = count;
  }

  static async start(count: number): Promise<WeavewallApp> {
    const server = await startServer();
    const wall = await seedWall(server.origin, benchNotes(count));
    await ask(server.origin, 'POST', `/api/walls/${wall.wallId}/phase`, {
      token: wall.tokens.facilitator,
      body: { phase: 'cluster' },
    });
    const leads = await posters(server.origin, wall);
    await server.end();
    cpSync(server.dataDir, `${server.dataDir}-seeded`, { recursive: true });
    await server.restart();
    return new WeavewallApp(server, wall, count, leads);
  }

  /** The notes as the server has them, in order. */
  async notes(): Promise<(Note & { id: string })[]> {
    return (
      await ask<{ notes: (Note & { id: string })[] }>(
        this.#server.origin,
        'GET',
        `/api/walls/${this.#wall.wallId}/notes`,
        { token: this.#wall.tokens.facilitator },
      )
    ).notes;
  }

  async reset(): Promise<void> {
    this.#leave();
    await this.#server.end();
    rmSync(this.#server.dataDir, { recursive: true });
    cpSync(`${this.#server.dataDir}-seeded`, this.#server.dataDir, { recursive: true });
    await this.#server.restart();
    this.#other = await openDocument(
      this.#server.origin,
      this.#wall.wallId,
      'arrangement',
      this.#wall.tokens.volunteer,
    );
    // The server has read both documents: a wall at work is never opened by one person alone.
    (
      await openDocument(
        this.#server.origin,
        this.#wall.wallId,
        'notes',
        this.#wall.tokens.volunteer,
      )
    ).close();
  }

  async open(page: Page): Promise<number> {
    await page.addInitScript(watchDrawn, [this.#count, SHARP_FRAMES] as const);
    await page.goto(this.#wall.links.volunteer.replace(/^https?:\/\/[^/]+/, this.#server.origin), {
      waitUntil: 'commit',
    });
    await page.waitForFunction(
      () => document.documentElement.dataset['drawnAfter'] !== undefined,
      undefined,
      { timeout: LOADED_WITHIN_MS },
    );
    return Number(await page.evaluate(() => document.documentElement.dataset['drawnAfter']));
  }

  camera(page: Page): Promise<AppCamera> {
    return page.evaluate(() => window.__wall?.camera() ?? { x: 0, y: 0, scale: 0 });
  }

  async fit(page: Page): Promise<void> {
    await new WallPage(page).fit();
    await this.#drawn(page);
  }

  async closeUp(page: Page, mouse: SteadyMouse): Promise<void> {
    const at = { x: 720, y: 450 };
    for (let tries = 0; tries < 200; tries += 1) {
      const { scale } = await this.camera(page);
      if (scale > 0.97 && scale < 1.03) break;
      await mouse.wheel(at, [
        { dx: 0, dy: Math.max(-20, Math.min(20, Math.log(scale) / 0.008)), isZoom: true },
      ]);
    }
    await this.#drawn(page);
  }

  boxes(page: Page): Promise<NoteBox[]> {
    return page.evaluate(() =>
      (window.__wall?.notes() ?? []).flatMap(({ id }) => {
        const box = window.__wall?.noteRect(id);
        return box ? [{ id, ...box }] : [];
      }),
    );
  }

  async room(page: Page): Promise<Room> {
    const box = await page.locator('#wall-canvas').boundingBox();
    if (!box) throw new Error('there is no canvas');
    // Corners and the lower edge have bars over them.
    return { x: box.x + 50, y: box.y + 70, width: box.width - 100, height: box.height - 200 };
  }

  async select(page: Page, notes: readonly NoteBox[]): Promise<void> {
    await page.keyboard.down('Shift');
    for (const note of notes) {
      const { x, y } = middleOf(note);
      await page.mouse.click(x, y);
    }
    await page.keyboard.up('Shift');
  }

  selectedCount(page: Page): Promise<number> {
    return page.evaluate(() => window.__wall?.selection().length ?? 0);
  }

  async stream(_page: Page, moving: readonly string[], forMs: number): Promise<number> {
    const other = this.#other;
    if (!other) throw new Error('nobody else is on the wall');
    const texts = benchNotes(STREAM.perSecond).notes;
    const posts: Promise<string>[] = [];
    await paced(forMs, STREAM.perSecond, (tick) => {
      const token = this.#posters[tick % this.#posters.length];
      const note = texts[tick % texts.length];
      if (token !== undefined && note)
        posts.push(
          postNote(this.#server.origin, this.#wall.wallId, token, {
            text: note.text,
            color: note.color,
            prompt: 0,
          }),
        );
      if (!isMoveTick(tick)) return;
      const turn = tick / 20;
      other.provider.awareness.setLocalState({
        cursor: [turn * 20, 500],
        held: moving,
        drag: [Math.sin(turn) * 700, Math.cos(turn) * 500],
      });
    });
    // Let go, as a volunteer does: only then are they written.
    other.doc.transact(() =>
      moving.forEach((id, index) =>
        other.doc
          .getMap('placements')
          .set(id, { pos: [-2500 + (index % 5) * 200, 500 + Math.floor(index / 5) * 200] }),
      ),
    );
    other.provider.awareness.setLocalState({});
    return (await Promise.all(posts)).length;
  }

  async close(): Promise<void> {
    this.#leave();
    rmSync(`${this.#server.dataDir}-seeded`, { recursive: true, force: true });
    await this.#server.stop();
  }

  #leave(): void {
    this.#other?.close();
    this.#other = null;
  }

  /** Until the camera rests and everything in view is drawn as it will stay. */
  async #drawn(page: Page): Promise<void> {
    await page.waitForFunction(
      ([sharpFrames, restFrames]) =>
        new Promise<boolean>((resolve) => {
          const before = JSON.stringify(window.__wall?.camera());
          let sharp = 0;
          let rest = 0;
          const look = (): void => {
            sharp = window.__wall?.isSharp() ? sharp + 1 : 0;
            rest += 1;
            if (JSON.stringify(window.__wall?.camera()) !== before) resolve(false);
            else if (sharp >= sharpFrames || rest >= restFrames) resolve(true);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }),
      [SHARP_FRAMES, REST_FRAMES] as const,
      { timeout: LOADED_WITHIN_MS },
    );
  }
}

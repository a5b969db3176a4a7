import type { Page } from '@playwright/test';
import type { PeerNote } from './peers/peerHook.ts';
import type { PeerServer } from './peers/servePeers.ts';
import type { NoteBox, Room } from './places.ts';
import type { AppCamera, AppName, WallApp } from './wallApp.ts';

const DRAWN_WITHIN_MS = 60_000;

/** A peer's own page with the same notes: local, without a server to wait for. */
export class PeerApp implements WallApp {
  readonly name: AppName;
  readonly remark: string;
  readonly #server: PeerServer;
  readonly #notes: readonly PeerNote[];

  constructor(name: 'tldraw' | 'excalidraw', server: PeerServer, notes: readonly PeerNote[]) {
    this.name = name;
    this.#server = server;
    this.#notes = notes;
    this.remark = `${name} ${server.versions[name]}: its own page, the same notes as its own shapes, local, no sync.`;
  }

  async reset(): Promise<void> {
    this.#server.serve(this.#notes);
  }

  async open(page: Page): Promise<number> {
    await page.goto(`${this.#server.origin}/${this.name}.html`, { waitUntil: 'commit' });
    await page.waitForFunction(
      () => document.documentElement.dataset['drawnAfter'] !== undefined,
      undefined,
      { timeout: DRAWN_WITHIN_MS, polling: 500 },
    );
    const count = await page.evaluate(() => window.__peer?.count() ?? 0);
    if (count !== this.#notes.length)
      throw new Error(`it shows ${count} of ${this.#notes.length} notes`);
    return Number(await page.evaluate(() => document.documentElement.dataset['drawnAfter']));
  }

  camera(page: Page): Promise<AppCamera> {
    return page.evaluate(() => window.__peer?.camera() ?? { x: 0, y: 0, scale: 0 });
  }

  async fit(page: Page): Promise<void> {
    await page.evaluate(() => window.__peer?.fit());
    await this.#quiet(page);
  }

  async closeUp(page: Page): Promise<void> {
    await page.evaluate(() => window.__peer?.closeUp());
    await this.#quiet(page);
  }

  boxes(page: Page): Promise<NoteBox[]> {
    return page.evaluate(() => window.__peer?.boxes() ?? []);
  }

  async room(): Promise<Room> {
    return { x: 240, y: 90, width: 900, height: 680 };
  }

  async select(page: Page, notes: readonly NoteBox[]): Promise<void> {
    await page.evaluate(
      (ids) => window.__peer?.select(ids),
      notes.map(({ id }) => id),
    );
    await this.#quiet(page);
  }

  selectedCount(page: Page): Promise<number> {
    return page.evaluate(() => window.__peer?.selectedCount() ?? 0);
  }

  stream(page: Page, moving: readonly string[], forMs: number): Promise<number> {
    return page.evaluate(([ids, ms]) => window.__peer?.stream(ids, ms) ?? 0, [
      moving,
      forMs,
    ] as const);
  }

  async close(): Promise<void> {
    // The server is shared by all peers.
  }

  /** Until two frames in a row come quickly: what was asked for is drawn. */
  async #quiet(page: Page): Promise<void> {
    await page.evaluate(() => window.__peer?.quiet());
  }
}

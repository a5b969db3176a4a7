import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import type { LiveMessage } from '../../../shared/protocol/live.ts';
import { newUuid } from '../../access/secrets.ts';
import { ask, type Asked } from '../../storage/postgres/testNode.ts';
import type { TestWall } from '../../http/testServer.ts';
import { until } from '../../sync/wall/testWall.ts';
import { openPage, type TestPage } from '../testPage.ts';

/** As long as a request of a phone may take, before it is asked again under the same id. ms */
const PATIENCE_MS = 5_000;
/** People write no faster, ms. */
const BETWEEN_MS = 30;

/** People in a meeting who write all the time, and note what they were told is kept. */
export class ChaosMeeting {
  readonly wall: TestWall;
  /** Texts of notes that were acknowledged, and placements of which a flush said that they are kept. */
  readonly notes = new Set<string>();
  readonly placed = new Set<string>();
  /** How long each note took from the first try to the answer, ms. */
  readonly waits: number[] = [];
  readonly #origin: string;
  readonly #pages: TestPage[] = [];
  readonly #phone = { notes: -1, isOver: false, socket: null as WebSocket | null };
  #isOver = false;
  #working: Promise<void>[] = [];

  private constructor(origin: string, wall: TestWall) {
    this.#origin = origin;
    this.wall = wall;
  }

  static async begin(origin: string, writers: number): Promise<ChaosMeeting> {
    const made = await asked(origin, 'POST', '/api/walls', { body: { title: 'Test wall' } });
    const meeting = new ChaosMeeting(origin, made.json as unknown as TestWall);
    const { joinCode } = meeting.wall;
    for (let n = 0; n < writers; n += 1) {
      const { json } = await asked(origin, 'POST', '/api/join', { body: { joinCode } });
      meeting.#working.push(meeting.#write(n, String(json['token'])));
      if (n === 0) meeting.#listen(String(json['token']));
    }
    meeting.#working.push(meeting.#place());
    return meeting;
  }

  /** Everybody stops, and is told what is still to come. */
  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#working);
  }

  /** What everybody sees in the end; a violation is said. */
  async check(origins: readonly string[]): Promise<string[]> {
    const { wallId, tokens } = this.wall;
    const faults: string[] = [];
    let count = 0;
    for (const origin of origins) {
      const { json } = await asked(origin, 'GET', `/api/walls/${wallId}/notes`, {
        token: tokens.facilitator,
      });
      const texts = (json['notes'] as unknown as { text: string }[]).map(({ text }) => text);
      count = texts.length;
      const lost = [...this.notes].filter((text) => !texts.includes(text));
      if (lost.length > 0) faults.push(`${lost.length} notes lost, as ${lost[0]}`);
      if (texts.length !== new Set(texts).size) faults.push('a note is there twice');
      const page = this.#open(origin, 'arrangement');
      await until('it is synced', () => page.provider.synced);
      const missing = [...this.placed].filter((id) => !page.placements.has(id));
      if (missing.length > 0) faults.push(`${missing.length} placements lost, as ${missing[0]}`);
    }
    await until('all pages agree', () => {
      const seen = this.#pages.map(({ placements }) => [...placements.keys()].toSorted().join());
      return new Set(seen).size === 1;
    });
    await until('the phone knows', () => this.#phone.notes === count);
    return faults;
  }

  close(): void {
    this.#isOver = this.#phone.isOver = true;
    this.#phone.socket?.terminate();
    for (const { provider } of this.#pages) provider.destroy();
  }

  #open(origin: string, document: string): TestPage {
    const page = openPage(origin, this.wall.wallId, this.wall.tokens.facilitator, document);
    this.#pages.push(page);
    return page;
  }

  async #write(who: number, token: string): Promise<void> {
    for (let n = 0; !this.#isOver; n += 1) {
      const [text, id, start] = [`${who} ${n}`, newUuid(), performance.now()];
      await asked(this.#origin, 'PUT', `/api/walls/${this.wall.wallId}/notes/${id}`, {
        token,
        body: { text, rev: 1 },
      });
      this.notes.add(text);
      this.waits.push(performance.now() - start);
      await pause(BETWEEN_MS);
    }
  }

  async #place(): Promise<void> {
    const page = this.#open(this.#origin, 'arrangement');
    const made: string[] = [];
    const follow = (): void => {
      const kept = page.flushed.at(-1) ?? 0;
      for (const id of made.slice(0, kept)) this.placed.add(id);
    };
    while (!this.#isOver) {
      made.push(newUuid());
      page.place(made.at(-1) ?? '');
      page.flush(made.length);
      follow();
      await pause(BETWEEN_MS);
    }
    await until('the last placement is kept', () => {
      page.flush(made.length);
      follow();
      return this.placed.size === made.length;
    });
  }

  /** A phone's live view, which comes back when it is sent away. */
  #listen(token: string): void {
    if (this.#phone.isOver) return;
    const url = `${this.#origin.replace('http', 'ws')}/live/${this.wall.wallId}?ww=2&token=${token}`;
    const socket = new WebSocket(url);
    this.#phone.socket = socket;
    // As pages do: a server that says nothing is left.
    let silence: NodeJS.Timeout | undefined;
    const heard = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => socket.terminate(), PATIENCE_MS).unref();
    };
    heard();
    socket.on('message', (raw: Buffer) => {
      heard();
      const message = JSON.parse(raw.toString()) as LiveMessage;
      if (message.type === 'shared') this.#phone.notes = message.counts.notes;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => void setTimeout(() => this.#listen(token), 50).unref());
  }
}

/** Asks until it is done, as the outbox does. */
async function asked(
  origin: string,
  method: string,
  path: string,
  options: { token?: string; body?: unknown },
): Promise<Asked> {
  for (;;) {
    const answer = await Promise.race([
      ask({ origin }, method, path, options),
      pause(PATIENCE_MS, null),
    ]);
    if (answer && answer.status < 300) return answer;
    if (answer && answer.status < 500 && answer.status !== 429)
      throw new Error(`${method} ${path} was answered ${answer.status}`);
    await pause(50);
  }
}

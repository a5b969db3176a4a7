import { LIMITS } from '../../../shared/model/limits.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import { livePing } from '../../../shared/protocol/live.ts';
import {
  POLL_HOLD_MS,
  type PolledHearing,
  type PolledSaying,
} from '../../../shared/protocol/polled.ts';
import { KEEP_ALIVE_SECONDS } from '../../../shared/protocol/wire.ts';
import type { AddressConnections } from '../../access/addressConnections.ts';
import { MEASURES } from '../../metrics/measures.ts';
import { closeCodeFor } from './closeCode.ts';
import { KEEP_ALIVE_FRAME } from './frames.ts';
import type { Logger } from '../../logger.ts';
import { admitPerson, openSocket, type SocketWall } from './openSocket.ts';
import { PolledSocket, type WaitingFrame } from './polledSocket.ts';
import { realTime, type WallTime } from '../time/wallTime.ts';

/** A page that sends no request for so long is gone, ms: it asks again right after every answer. */
const GONE_AFTER_MS = 30_000;
/**
 * An answer waits this long for more after the first news, ms: presence comes 25 times a second,
 * and each answer costs a request.
 */
const GATHER_MS = 60;
/** About the most of one answer, bytes; the rest comes with the next. */
const ANSWER_BYTES = 1024 * 1024;

/** Who sends a request. */
export interface PolledCaller {
  wall: SocketWall;
  personId: string;
  /** Her address, as trusted proxies say. */
  address: string;
}

interface Page {
  id: string;
  caller: PolledCaller;
  turn: number;
  heard: number;
  sockets: Map<number, { socket: PolledSocket; isDocument: boolean }>;
  /** Ends the `hear` request that waits; `null` when none does. */
  answer: (() => void) | null;
  cancelGoing: () => void;
}

/**
 * Pages whose network blocks WebSockets: their sockets travel in requests
 * (shared/protocol/polled.ts). To the wall these are sockets like all others, with the same rights,
 * ceilings and close codes.
 */
export class PolledPages {
  readonly #addresses: AddressConnections;
  readonly #logger: Logger;
  readonly #time: WallTime;
  /** By person and the id that the page gave itself. */
  readonly #pages = new Map<string, Map<string, Page>>();
  #isClosed = false;

  constructor({
    addresses,
    logger,
    time = realTime(),
  }: {
    addresses: AddressConnections;
    logger: Logger;
    time?: WallTime;
  }) {
    this.#addresses = addresses;
    this.#logger = logger;
    this.#time = time;
  }

  /**
   * Handles a page's `say` request. Throws `Refusal('sockets-gone')` when it is not the next one.
   */
  async say(
    caller: PolledCaller,
    { page: id, turn, open = [], frames = [], close = [] }: PolledSaying,
  ): Promise<void> {
    const page = turn === 0 ? this.#begin(caller, id) : this.#find(caller, id);
    if (turn > 0 && turn !== page.turn + 1) return this.#lost(page);
    page.turn = turn;
    // Messages are handled in order, however long the wall takes to admit a socket: what is sent on
    // a socket waits for that.
    const opened = open.map(({ socket: number, document, z }) =>
      this.#open(page, number, document ?? null, z === true),
    );
    for (const [number, frame] of frames) {
      const at = page.sockets.get(number);
      at?.socket.receive(
        at.isDocument ? Buffer.from(frame, 'base64') : Buffer.from(frame),
        at.isDocument,
      );
    }
    for (const number of close) {
      page.sockets.get(number)?.socket.terminate();
      page.sockets.delete(number);
    }
    await Promise.all(opened);
  }

  /**
   * Handles a page's `hear` request: the JSON of what there is to hear, once there is something or
   * the time is up. `whenCut` is given a function to call when the request breaks off, after which
   * the page starts over. Throws `Refusal('sockets-gone')`.
   */
  async hear(
    caller: PolledCaller,
    { page: id, heard, wait }: PolledHearing,
    whenCut: (task: () => void) => void,
  ): Promise<string> {
    const page = this.#find(caller, id);
    if (heard !== page.heard || page.answer) return this.#lost(page);
    page.cancelGoing();
    let isCut = false;
    whenCut(() => {
      isCut = true;
      page.answer?.();
    });
    if (wait && !isCut && !this.#hasNews(page)) {
      await new Promise<void>((resolve) => {
        const cancel = this.#time.later(POLL_HOLD_MS, resolve);
        page.answer = () => {
          cancel();
          resolve();
        };
      });
      if (!isCut && this.#hasNews(page))
        await new Promise<void>((resolve) => void this.#time.later(GATHER_MS, resolve));
      page.answer = null;
    }
    if (isCut) return this.#lost(page);
    page.heard += 1;
    this.#waitForPage(page);
    return this.#compose(page);
  }

  /** Closes all sockets; requests that wait are answered. */
  close(code: number, reason: string): void {
    this.#isClosed = true;
    for (const pages of this.#pages.values())
      for (const page of pages.values())
        for (const { socket } of page.sockets.values()) socket.close(code, reason);
  }

  #begin(caller: PolledCaller, id: string): Page {
    if (this.#isClosed) throw new Refusal('sockets-gone');
    const own = this.#pages.get(caller.personId) ?? new Map<string, Page>();
    const before = own.get(id);
    if (before) this.#drop(before);
    if (own.size >= LIMITS.socketsPerPerson) throw new Refusal('rate-limited');
    const page: Page = {
      id,
      caller,
      turn: 0,
      heard: 0,
      sockets: new Map(),
      answer: null,
      cancelGoing: () => undefined,
    };
    this.#pages.set(caller.personId, own.set(id, page));
    this.#waitForPage(page);
    return page;
  }

  #find({ wall, personId }: PolledCaller, id: string): Page {
    const page = this.#pages.get(personId)?.get(id);
    // When a wall left memory and was loaded again, it does not have the page's sockets any more.
    if (!page || page.caller.wall !== wall) throw new Refusal('sockets-gone');
    return page;
  }

  async #open(
    page: Page,
    number: number,
    document: string | null,
    isDeflating: boolean,
  ): Promise<void> {
    const { wall, personId, address } = page.caller;
    const socket = new PolledSocket(this.#time.elapsed(), () => page.answer?.());
    page.sockets.get(number)?.socket.terminate();
    const early: Buffer[] = [];
    let hears = false;
    socket.on('message', (raw) => void (hears || early.push(raw)));
    page.sockets.set(number, { socket, isDocument: document !== null });
    try {
      const admitted = await admitPerson(wall, personId, document);
      const leave = (): void => wall.sockets.leave(personId);
      if (socket.readyState !== socket.OPEN) return leave();
      socket.on('close', leave);
      if (!this.#addresses.enter(address)) throw new Refusal('rate-limited');
      socket.on('close', () => this.#addresses.leave(address));
      openSocket(socket, {
        wall,
        personId,
        document: admitted,
        // Polled sockets announce no version; pages of both versions can read what version 1 is
        // sent.
        version: 1,
        isDeflating,
        logger: this.#logger,
      });
      hears = true;
      for (const raw of early.splice(0)) socket.receive(raw, document !== null);
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'internal';
      MEASURES.refusals.add(code);
      if (code === 'internal')
        this.#logger.error(
          { wall: wall.wallId, error: String(error) },
          'socket could not be opened',
        );
      else this.#logger.info({ wall: wall.wallId, code }, 'socket refused');
      socket.close(closeCodeFor(code), code);
    }
  }

  #hasNews(page: Page): boolean {
    for (const { socket } of page.sockets.values()) if (socket.hasNews) return true;
    return false;
  }

  /**
   * Builds the answer's JSON as text: shared frames are JSON already, and are not parsed and
   * encoded again for each page.
   */
  #compose(page: Page): string {
    const now = this.#time.elapsed();
    const frames: string[] = [];
    const closed: string[] = [];
    let room = ANSWER_BYTES;
    for (const [number, { socket, isDocument }] of page.sockets) {
      if (room > 0) {
        const before = socket.bufferedAmount;
        for (const frame of socket.take(room)) frames.push(`[${number},${asJson(frame)}]`);
        if (before > socket.bufferedAmount) socket.spokeAt = now;
        room -= before - socket.bufferedAmount;
      }
      if (socket.goodbye && socket.bufferedAmount === 0) {
        closed.push(JSON.stringify([number, socket.goodbye.code, socket.goodbye.reason]));
        page.sockets.delete(number);
      } else if (now - socket.spokeAt >= KEEP_ALIVE_SECONDS * 1000 && socket.bufferedAmount === 0) {
        frames.push(
          `[${number},${isDocument ? JSON.stringify(Buffer.from(KEEP_ALIVE_FRAME).toString('base64')) : livePing(page.caller.wall.clock.now())}]`,
        );
        socket.spokeAt = now;
      }
    }
    return `{"frames":[${frames.join(',')}],"closed":[${closed.join(',')}]}`;
  }

  #waitForPage(page: Page): void {
    page.cancelGoing();
    page.cancelGoing = this.#time.later(GONE_AFTER_MS, () => this.#drop(page));
  }

  #drop(page: Page): void {
    page.cancelGoing();
    const own = this.#pages.get(page.caller.personId);
    // Another page may have taken its place.
    if (own?.get(page.id) === page) own.delete(page.id);
    if (own?.size === 0) this.#pages.delete(page.caller.personId);
    for (const { socket } of page.sockets.values()) socket.terminate();
    page.sockets.clear();
    page.answer?.();
  }

  #lost(page: Page): never {
    this.#drop(page);
    throw new Refusal('sockets-gone');
  }
}

function asJson({ bytes, isText }: WaitingFrame): string {
  if (isText)
    return typeof bytes === 'string'
      ? bytes
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  return JSON.stringify(Buffer.from(bytes as Uint8Array).toString('base64'));
}

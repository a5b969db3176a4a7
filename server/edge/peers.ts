import { BusError, type Bus } from '../bus/bus.ts';
import {
  pack,
  questionsTo,
  unpack,
  type LineAt,
  type NodeAnswer,
  type NodeQuestion,
} from './nodeMessages.ts';

/** How often a server that something is expected of is asked whether it lives, ms. */
const PING_EVERY_MS = 500;
const PONG_WITHIN_MS = 1_000;
/** So many pings in a row without an answer, and it is taken for dead. */
const FAILURES = 2;
/** So long nobody waits again for a server that was taken for dead, ms. */
const DEAD_FOR_MS = 3_000;

interface Peer {
  /** How many wait for something from it. */
  uses: number;
  /** What is done when it is gone. */
  readonly whenGone: Set<() => void>;
  readonly gone: AbortController;
  timer: NodeJS.Timeout | null;
  failures: number;
}

/** What there is between this server and one that it asks. */
interface Standing {
  /** Whether there are phones here that it let in. */
  isHere(node: string): boolean;
  /** The line on which it let sockets of documents in; `null`: there is none. */
  lineTo(node: string): LineAt | null;
  /** How much it said on that line; `null`: it does not know it any more. */
  lineIsAt(node: string, line: string, number: number | null): void;
}

/**
 * The other servers, from one that asks them. Nobody waits longer for a server that died than it
 * takes to notice that.
 */
export class Peers {
  readonly #bus: Bus;
  readonly #standing: Standing;
  readonly #peers = new Map<string, Peer>();
  /** When servers were taken for dead, ms. */
  readonly #died = new Map<string, number>();

  constructor(bus: Bus, standing: Standing) {
    this.#bus = bus;
    this.#standing = standing;
  }

  /**
   * Rejects with `BusError`: `nobody` also where the server was taken for dead just now, `late` also
   * where that is while it is asked.
   */
  async ask(
    node: string,
    question: NodeQuestion,
    body?: Uint8Array,
    withinMs = 10_000,
  ): Promise<{ head: NodeAnswer; body: Buffer }> {
    if (this.#isDead(node)) throw new BusError('nobody');
    const peer = this.#peer(node);
    peer.uses += 1;
    try {
      const within = { withinMs, signal: peer.gone.signal };
      const answer = await this.#bus.request(questionsTo(node), pack(question, body), within);
      const { head, body: rest } = unpack(answer);
      return { head: head as NodeAnswer, body: rest };
    } finally {
      this.#unused(node, peer);
    }
  }

  /** Calls `gone` when the server is gone; returns what ends that. */
  watch(node: string, gone: () => void): () => void {
    const peer = this.#peer(node);
    peer.uses += 1;
    peer.whenGone.add(gone);
    return () => {
      if (peer.whenGone.delete(gone)) this.#unused(node, peer);
    };
  }

  close(): void {
    for (const { timer } of this.#peers.values()) if (timer) clearTimeout(timer);
    this.#peers.clear();
  }

  #isDead(node: string): boolean {
    const died = this.#died.get(node);
    if (died === undefined) return false;
    if (performance.now() - died < DEAD_FOR_MS) return true;
    this.#died.delete(node);
    return false;
  }

  #peer(node: string): Peer {
    let peer = this.#peers.get(node);
    if (!peer) {
      peer = {
        uses: 0,
        whenGone: new Set(),
        gone: new AbortController(),
        timer: null,
        failures: 0,
      };
      this.#peers.set(node, peer);
      this.#pingLater(node, peer);
    }
    return peer;
  }

  #unused(node: string, peer: Peer): void {
    peer.uses -= 1;
    if (peer.uses > 0 || this.#peers.get(node) !== peer) return;
    if (peer.timer) clearTimeout(peer.timer);
    this.#peers.delete(node);
  }

  #pingLater(node: string, peer: Peer): void {
    peer.timer = setTimeout(() => void this.#ping(node, peer), PING_EVERY_MS).unref();
  }

  async #ping(node: string, peer: Peer): Promise<void> {
    try {
      const [isHere, line] = [this.#standing.isHere(node), this.#standing.lineTo(node)];
      const ping: NodeQuestion = { do: 'ping', isHere, line };
      const answer = await this.#bus.request(questionsTo(node), pack(ping), {
        withinMs: PONG_WITHIN_MS,
      });
      const head = unpack(answer).head as NodeAnswer;
      if (line !== null && head.is === 'alive')
        this.#standing.lineIsAt(node, line.name, head.lineAt);
      // It took this server for dead, and tells its sockets nothing more.
      if (isHere && head.is === 'alive' && !head.isKnown) return this.#isGone(node, peer);
      peer.failures = 0;
    } catch (error) {
      peer.failures += 1;
      const isNobody = error instanceof BusError && error.fault === 'nobody';
      if (isNobody || peer.failures >= FAILURES) return this.#isGone(node, peer);
    }
    if (this.#peers.get(node) === peer) this.#pingLater(node, peer);
  }

  #isGone(node: string, peer: Peer): void {
    if (this.#peers.get(node) !== peer) return;
    this.#peers.delete(node);
    // Where nothing is carried at all the others may well live.
    if (this.#bus.isUp) this.#died.set(node, performance.now());
    peer.gone.abort();
    for (const gone of peer.whenGone) gone();
  }
}

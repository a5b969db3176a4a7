import { randomBytes, randomInt } from 'node:crypto';
import { createClient } from '@redis/client';
import type { Logger } from '../../logger.ts';
import type { Carrier } from '../bus.ts';

/** Before all our channels; what follows holds random names, so several Weavewalls may share a Redis. */
const PREFIX = 'weavewall/';
/** How long Redis may take to answer a connection, ms. */
const CONNECT_WITHIN_MS = 3_000;
/**
 * How often it is tried whether what is sent is heard, and how long that may take, ms. A connection
 * that was cut without a word looks like one on which nothing happens.
 */
const PROBE_EVERY_MS = 1_000;
const HEARD_WITHIN_MS = 2_000;
/** Between two attempts to connect, ms: doubled each time, and spread by chance. */
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 1_000;

type Client = ReturnType<typeof newClient>;
function newClient(url: string) {
  return createClient({
    url,
    // What cannot be sent at once is not sent: who said it has to know. Coming back is done below,
    // one way for whatever broke.
    disableOfflineQueue: true,
    socket: { reconnectStrategy: false, connectTimeout: CONNECT_WITHIN_MS, noDelay: true },
  });
}

/** Two connections to Redis: one listens, the other sends. They live and end together. */
interface Link {
  listening: Client;
  sending: Client;
  probing: NodeJS.Timeout | null;
  /** When the last probe was heard, ms. */
  heardAt: number;
}

/** Carries through Redis (7 and newer) or Valkey, by its publish and subscribe. */
export class RedisCarrier implements Carrier {
  readonly #url: string;
  readonly #logger: Pick<Logger, 'info' | 'warn'>;
  readonly #channels = new Set<string>();
  /** A channel of this carrier alone. */
  readonly #probe = `probe/${randomBytes(16).toString('hex')}`;
  #link: Link | null = null;
  #attempts = 0;
  #again: NodeJS.Timeout | null = null;
  #wasUp = false;
  #isClosed = false;
  #hear: (channel: string, bytes: Uint8Array) => void = () => undefined;
  #cameBack: () => void = () => undefined;

  /** `url`: `redis://` or `rediss://`, with its password. Connects with `start`. */
  constructor(url: string, logger: Pick<Logger, 'info' | 'warn'>) {
    this.#url = url;
    this.#logger = logger;
  }

  get isUp(): boolean {
    return this.#link !== null;
  }

  start(hear: (channel: string, bytes: Uint8Array) => void, cameBack: () => void): void {
    this.#hear = hear;
    this.#cameBack = cameBack;
    void this.#connect();
  }

  async send(channel: string, bytes: Uint8Array): Promise<number> {
    if (!this.#link) throw new Error('no connection');
    return this.#link.sending.publish(PREFIX + channel, asBuffer(bytes));
  }

  async listen(channel: string): Promise<void> {
    this.#channels.add(channel);
    const link = this.#link;
    if (link)
      await this.#subscribe(link, [channel]).catch((error: unknown) => this.#lost(link, error));
  }

  async unlisten(channel: string): Promise<void> {
    this.#channels.delete(channel);
    await this.#link?.listening.unsubscribe(PREFIX + channel).catch(() => undefined);
    // Somebody may have come to listen meanwhile.
    if (this.#channels.has(channel)) await this.listen(channel);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#again) clearTimeout(this.#again);
    const link = this.#link;
    this.#link = null;
    if (link) end(link);
  }

  async #connect(): Promise<void> {
    this.#again = null;
    const link: Link = {
      listening: newClient(this.#url),
      sending: newClient(this.#url),
      probing: null,
      heardAt: performance.now(),
    };
    let failed: unknown = null;
    for (const client of [link.listening, link.sending])
      client.on('error', (error: unknown) => {
        failed = error;
        this.#lost(link, error);
      });
    // A Redis that takes connections and says nothing; what waits for it is rejected.
    const tooLong = setTimeout(() => end(link), 2 * CONNECT_WITHIN_MS);
    try {
      await Promise.all([link.listening.connect(), link.sending.connect()]);
      await this.#subscribe(link, [this.#probe, ...this.#channels]);
      // Channels may have come while the others were subscribed to.
      const subscribed = new Set(this.#channels);
      if (failed) throw failed;
      if (this.#isClosed) return end(link);
      this.#link = link;
      const late = [...this.#channels].filter((channel) => !subscribed.has(channel));
      if (late.length > 0) await this.#subscribe(link, late);
    } catch (error) {
      if (this.#link === link) return this.#lost(link, error);
      end(link);
      return this.#connectLater(error);
    } finally {
      clearTimeout(tooLong);
    }
    this.#attempts = 0;
    link.probing = setInterval(() => this.#try(link), PROBE_EVERY_MS).unref();
    this.#logger.info({}, this.#wasUp ? 'bus is up again' : 'bus is up');
    if (this.#wasUp) this.#cameBack();
    this.#wasUp = true;
  }

  async #subscribe({ listening }: Link, channels: readonly string[]): Promise<void> {
    if (channels.length === 0) return;
    await listening.subscribe(
      channels.map((channel) => PREFIX + channel),
      this.#take,
      true,
    );
  }

  /** One and the same function, so that a channel has it once. */
  readonly #take = (bytes: Buffer, named: Buffer): void => {
    const channel = named.toString().slice(PREFIX.length);
    if (channel === this.#probe) {
      if (this.#link) this.#link.heardAt = performance.now();
    } else if (this.#channels.has(channel)) this.#hear(channel, bytes);
  };

  #try(link: Link): void {
    if (performance.now() - link.heardAt > PROBE_EVERY_MS + HEARD_WITHIN_MS)
      return this.#lost(link, new Error('nothing is heard any more'));
    this.send(this.#probe, new Uint8Array()).catch((error: unknown) => this.#lost(link, error));
  }

  #lost(link: Link, error: unknown): void {
    if (this.#link !== link) return;
    this.#link = null;
    end(link);
    this.#connectLater(error);
  }

  #connectLater(error: unknown): void {
    if (this.#isClosed || this.#again) return;
    // Said once, and not for each attempt.
    if (this.#attempts === 0) this.#logger.warn({ error: wordsOf(error) }, 'bus is down');
    const wait = Math.min(FIRST_WAIT_MS * 2 ** this.#attempts, LONGEST_WAIT_MS);
    this.#attempts += 1;
    this.#again = setTimeout(() => void this.#connect(), wait / 2 + randomInt(wait));
    this.#again.unref();
  }
}

function end({ listening, sending, probing }: Link): void {
  if (probing) clearInterval(probing);
  for (const client of [listening, sending]) {
    try {
      client.destroy();
    } catch {
      // It was closed already.
    }
  }
}

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** What went wrong, without the address, which may hold the password. */
const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? String(error.code) : '';
  return code || error.message.replace(/redis\S*:\/\/\S+/g, '…').slice(0, 120);
};

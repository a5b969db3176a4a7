import { randomBytes } from 'node:crypto';
import {
  BusError,
  MESSAGE_BYTES,
  type Answering,
  type Bus,
  type Carrier,
  type Hearing,
  type Subscription,
  type Within,
} from './bus.ts';
import { decodeEnvelope, encodeEnvelope, type Envelope, type Kind } from './envelope.ts';

/**
 * After so long without another message the sequence of the last one is said once more, ms: whoever
 * missed the last would otherwise know it with the next.
 */
const TAIL_AFTER_MS = 250;
/** How many questions of one asker are remembered, so that none is answered twice. */
const REMEMBERED_QUESTIONS = 4_096;
/** How many askers are; they live as long as their process. */
const REMEMBERED_ASKERS = 256;

interface Waiting {
  resolve(answer: Uint8Array): void;
  reject(error: Error): void;
}

/** One who hears a topic, with the sequence that each speaker is at. */
class Listener implements Subscription {
  readonly #hears: Hearing;
  /** Of each speaker: the first sequence that was heard here, and the last. */
  readonly #at = new Map<string, { first: number; last: number }>();
  readonly #end: (listener: Listener) => Promise<void>;

  constructor(hears: Hearing, end: (listener: Listener) => Promise<void>) {
    this.#hears = hears;
    this.#end = end;
  }

  take({ kind, from, number, body }: Envelope): void {
    const at = this.#at.get(from);
    if (!at) {
      this.#at.set(from, { first: number, last: number });
      // A tail of what was said before anybody here listened is no news.
      if (kind === 'message') this.#hears.hear(body, from, number);
      return;
    }
    // Doubled, or late: that it was missing has been said.
    if (number <= at.last) return;
    const isNext = kind === 'message' && number === at.last + 1;
    at.last = number;
    if (!isNext) this.#hears.missed(from);
    if (kind === 'message') this.#hears.hear(body, from, number);
  }

  /** Messages may have passed while nothing was carried. */
  cameBack(): void {
    this.#hears.missed(null);
  }

  startAfter(from: string, sequence: number): void {
    const at = this.#at.get(from);
    if (!at || at.last < sequence) this.#at.set(from, { first: sequence + 1, last: sequence });
    else if (at.first > sequence + 1) this.#hears.missed(from);
  }

  end(): Promise<void> {
    return this.#end(this);
  }
}

/** What was asked already: the newest of each asker. */
class Asked {
  readonly #byAsker = new Map<string, Set<number>>();

  /** False: it was asked before. */
  isNew(from: string, number: number): boolean {
    const known = this.#byAsker.get(from) ?? new Set();
    if (known.has(number)) return false;
    // The asker who asked last is forgotten last.
    this.#byAsker.delete(from);
    this.#byAsker.set(from, known.add(number));
    forgetOldest(known, REMEMBERED_QUESTIONS);
    forgetOldest(this.#byAsker, REMEMBERED_ASKERS);
    return true;
  }
}

function forgetOldest<Key>(
  known: { size: number; keys(): Iterator<Key>; delete(key: Key): boolean },
  most: number,
): void {
  if (known.size <= most) return;
  const { value, done } = known.keys().next();
  if (done !== true) known.delete(value);
}

/** A bus on any carrier: it numbers what is said, and knows what was heard. */
export class SequencedBus implements Bus {
  readonly node = randomBytes(16).toString('hex');
  readonly #carrier: Carrier;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #answering = new Map<string, Answering>();
  readonly #asked = new Asked();
  readonly #waiting = new Map<number, Waiting>();
  readonly #said = new Map<string, number>();
  /** Topics whose last message nobody can know to be the last. */
  readonly #tails = new Set<string>();
  #tailing: NodeJS.Timeout | null = null;
  #questions = 0;
  #isClosed = false;
  #answersHeard: Promise<void> | null = null;

  constructor(carrier: Carrier) {
    this.#carrier = carrier;
    carrier.start(
      (channel, bytes) => this.#take(channel, bytes),
      () => {
        for (const listeners of this.#listeners.values())
          for (const listener of listeners) listener.cameBack();
      },
    );
  }

  get isUp(): boolean {
    return !this.#isClosed && this.#carrier.isUp;
  }

  async publish(topic: string, message: Uint8Array): Promise<number> {
    const number = this.saidOn(topic) + 1;
    // Counted also where it cannot be sent, so that it is missed.
    this.#said.set(topic, number);
    const heard = await this.#send(topic, 'message', number, message);
    if (heard > 0) this.#tailLater(topic);
    return heard;
  }

  saidOn(topic: string): number {
    return this.#said.get(topic) ?? 0;
  }

  async subscribe(topic: string, hears: Hearing): Promise<Subscription> {
    const listener = new Listener(hears, async (ended) => {
      const left = this.#listeners.get(topic);
      if (!left?.delete(ended) || left.size > 0) return;
      this.#listeners.delete(topic);
      await this.#unlisten(topic);
    });
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    await this.#carrier.listen(topic);
    return listener;
  }

  async request(
    topic: string,
    question: Uint8Array,
    { withinMs, signal }: Within,
  ): Promise<Uint8Array> {
    await (this.#answersHeard ??= this.#carrier.listen(answersTo(this.node)));
    const number = (this.#questions += 1);
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
    this.#waiting.set(number, { resolve, reject });
    const late = setTimeout(() => reject(new BusError('late')), withinMs);
    const giveUp = (): void => reject(new BusError('late'));
    signal?.addEventListener('abort', giveUp);
    // What it is rejected with before the question is sent is told below.
    promise.catch(() => undefined);
    try {
      const heard = await this.#send(topic, 'question', number, question);
      if (heard === 0) throw new BusError('nobody');
      if (signal?.aborted) throw new BusError('late');
      return await promise;
    } finally {
      clearTimeout(late);
      signal?.removeEventListener('abort', giveUp);
      this.#waiting.delete(number);
    }
  }

  async answer(topic: string, answers: Answering): Promise<Subscription> {
    this.#answering.set(topic, answers);
    await this.#carrier.listen(topic);
    return {
      startAfter: () => undefined,
      end: async () => {
        this.#answering.delete(topic);
        await this.#unlisten(topic);
      },
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#tailing) clearTimeout(this.#tailing);
    for (const { reject } of this.#waiting.values()) reject(new BusError('closed'));
    this.#listeners.clear();
    this.#answering.clear();
    await this.#carrier.close();
  }

  async #unlisten(topic: string): Promise<void> {
    if (!this.#listeners.has(topic) && !this.#answering.has(topic))
      await this.#carrier.unlisten(topic);
  }

  async #send(topic: string, kind: Kind, number: number, body: Uint8Array): Promise<number> {
    if (this.#isClosed) throw new BusError('closed');
    if (body.length > MESSAGE_BYTES)
      throw new RangeError(`a message of ${body.length} bytes is too large for the bus`);
    if (!this.#carrier.isUp) throw new BusError('down');
    try {
      return await this.#carrier.send(
        topic,
        encodeEnvelope({ kind, from: this.node, number, body }),
      );
    } catch (cause) {
      throw new BusError(this.#isClosed ? 'closed' : 'down', { cause });
    }
  }

  #take(topic: string, bytes: Uint8Array): void {
    const envelope = decodeEnvelope(bytes);
    if (!envelope || this.#isClosed) return;
    const { kind, from, number, body } = envelope;
    switch (kind) {
      case 'question':
        return void this.#reply(topic, envelope);
      case 'answer':
        return this.#waiting.get(number)?.resolve(body);
      case 'failure':
        return this.#waiting.get(number)?.reject(new BusError('failed'));
      case 'message':
      case 'tail':
        // What is said here is for others.
        if (from !== this.node)
          for (const listener of this.#listeners.get(topic) ?? []) listener.take(envelope);
    }
  }

  async #reply(topic: string, { from, number, body }: Envelope): Promise<void> {
    const answers = this.#answering.get(topic);
    if (!answers || !this.#asked.isNew(from, number)) return;
    const back = answersTo(from);
    const failed = (): Promise<unknown> => this.#send(back, 'failure', number, new Uint8Array());
    try {
      const answer = await answers(body, from).catch(failed);
      if (answer instanceof Uint8Array) await this.#send(back, 'answer', number, answer);
    } catch (error) {
      // The asker is told by the time that passes, but for an answer that cannot be carried.
      if (error instanceof RangeError) await failed().catch(() => undefined);
    }
  }

  #tailLater(topic: string): void {
    this.#tails.add(topic);
    this.#tailing ??= setTimeout(() => {
      this.#tailing = null;
      for (const each of this.#tails)
        this.#send(each, 'tail', this.saidOn(each), new Uint8Array()).catch(() => undefined);
      this.#tails.clear();
    }, TAIL_AFTER_MS).unref();
  }
}

const answersTo = (node: string): string => `answers/${node}`;

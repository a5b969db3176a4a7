/**
 * What carries messages between the servers of one database. A message may be lost, come twice or
 * out of order; the port says where one is missing, and never delivers one twice or late.
 */
export interface Bus {
  /** A name of this process alone; another start has another one. */
  readonly node: string;
  /** False: nothing is carried at present. It goes on by itself. */
  readonly isUp: boolean;
  /**
   * Says a message to all who hear the topic now; resolves with how many those are. None is kept
   * for later. Rejects with `BusError` (`down`).
   */
  publish(topic: string, message: Uint8Array): Promise<number>;
  /** The sequence of what this bus last said on the topic; 0: nothing yet. */
  saidOn(topic: string): number;
  /** Resolves when the topic is heard, or will be once the bus is up. */
  subscribe(topic: string, hears: Hearing): Promise<Subscription>;
  /**
   * Asks whoever answers on the topic; resolves with the first answer. Rejects with `BusError`:
   * `nobody` at once where nobody answers there, `late` after `withinMs`, `failed` where the
   * answering side threw, `down`. After `late` and `down` it may have been done all the same.
   */
  request(topic: string, question: Uint8Array, within: Within): Promise<Uint8Array>;
  /** Answers questions on the topic: each once, however often it comes. */
  answer(topic: string, answers: Answering): Promise<Subscription>;
  /** Rejects what waits. */
  close(): Promise<void>;
}

export interface Hearing {
  /** `from`: the bus that said it. */
  hear(message: Uint8Array, from: string, sequence: number): void;
  /**
   * At least one message may have been missed, of `from` or (`null`) of anybody. Called before what
   * comes after it is heard.
   */
  missed(from: string | null): void;
}
export interface Within {
  withinMs: number;
  /** Gives up waiting. */
  signal?: AbortSignal;
}
export type Answering = (question: Uint8Array, from: string) => Promise<Uint8Array>;

export interface Subscription {
  /**
   * What `from` said up to this sequence is known from elsewhere: it is not delivered any more, and
   * the next one is expected to follow on it.
   */
  startAfter(from: string, sequence: number): void;
  end(): Promise<void>;
}

/** Larger messages are refused. Redis cuts a subscriber for whom 32 MB wait. Bytes. */
export const MESSAGE_BYTES = 4 * 1024 * 1024;

type BusFault = 'down' | 'nobody' | 'late' | 'failed' | 'closed';
const SAID: Readonly<Record<BusFault, string>> = {
  down: 'The bus carries nothing at present.',
  nobody: 'Nobody answers on this topic.',
  late: 'There was no answer in time.',
  failed: 'The answering side failed.',
  closed: 'The bus was closed.',
};
export class BusError extends Error {
  override readonly name = 'BusError';
  readonly fault: BusFault;
  constructor(fault: BusFault, options?: ErrorOptions) {
    super(SAID[fault], options);
    this.fault = fault;
  }
}

/** What a bus stands on: something that takes bytes to whoever listens. */
export interface Carrier {
  readonly isUp: boolean;
  /** Resolves with how many were reached. Rejects where it cannot be known. */
  send(channel: string, bytes: Uint8Array): Promise<number>;
  /** Resolves when the channel is listened to, or will be once the carrier is up. */
  listen(channel: string): Promise<void>;
  unlisten(channel: string): Promise<void>;
  /** `cameBack`: it carries again; what was sent meanwhile is gone. Called once. */
  start(hear: (channel: string, bytes: Uint8Array) => void, cameBack: () => void): void;
  close(): Promise<void>;
}

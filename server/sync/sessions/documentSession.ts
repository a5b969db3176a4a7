import type { Writable } from 'node:stream';
import * as decoding from 'lib0/decoding';
import type { DocumentName } from '../../../shared/access/rights.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { type ProblemCode, problemWords } from '../../../shared/model/problems.ts';
import {
  CLOSE,
  MESSAGE,
  type RightsMessage,
  type WwVersion,
} from '../../../shared/protocol/wire.ts';
import {
  flushedFrame,
  KEEP_ALIVE_FRAME,
  permissionDeniedFrame,
  refusalFrame,
  rightsFrame,
  SYNC,
} from '../transport/frames.ts';
import { readPresence } from '../presence/presenceMessages.ts';
import type { WallPresence } from '../presence/wallPresence.ts';
import type { Logger } from '../../logger.ts';
import { MEASURES } from '../../metrics/measures.ts';
import type { MessageSocket } from '../transport/messageSocket.ts';
import { sendBounded } from '../transport/sendBounded.ts';
import { sendShared, type SharedFrame } from '../transport/sharedFrame.ts';
import type { PersonRates } from '../../access/personRates.ts';
import type { WallTime } from '../time/wallTime.ts';
import { wordsIn } from '../../words/serverWords.ts';
import { LANGUAGES } from '../../../shared/words/languages.ts';

/** An update with nothing in it. */
const EMPTY_UPDATE_BYTES = 2;
/**
 * A sync question is repeated at most this often, ms, so that a client with a lasting gap does not
 * cause a loop.
 */
const ASK_AGAIN_EVERY_MS = 1_000;
/**
 * After so many answers in a row that leave the same gap the client is told. An answer holds all
 * that the client has, so the first one already shows it; two more may have been on their way, or
 * sent twice, when the question came.
 */
const GAPS_BEFORE_TOLD = 3;
/**
 * After so many questions without any answer the client is told too: more than a working connection
 * can be behind before it is dropped as silent.
 */
const QUESTIONS_BEFORE_TOLD = 40;
/**
 * How often a client that was told is asked, ms: another page of hers may still bring what is
 * missing.
 */
const ASK_TOLD_EVERY_MS = 30_000;
/**
 * Most flushes of one socket that wait for an answer. The newest are kept, because their answers
 * also answer those before.
 */
const FLUSHES_KEPT = 100;

/** What a session needs of its wall. */
export interface SessionPorts {
  readonly wallId: string;
  readonly time: Pick<WallTime, 'elapsed' | 'later'>;
  readonly rates: Pick<PersonRates, 'takeFrame' | 'mayChange'>;
  readonly presence: Pick<WallPresence, 'take' | 'sendAll'>;
  answerStep1(session: DocumentSession, stateVector: Uint8Array): Promise<void>;
  write(session: DocumentSession, update: Uint8Array, isAnswer: boolean): boolean;
  flush(session: DocumentSession, id: number): boolean;
  askAgain(session: DocumentSession): void;
  leave(session: DocumentSession): void;
}

/**
 * One client's session on one document of a wall: it reads and, if it may, writes. Every message
 * passes size → rate → shape → right → queue here; the tick does the rest (right again, apply, log,
 * show, acknowledge), because a right may end while work waits in the queue.
 */
export class DocumentSession {
  readonly document: DocumentName;
  readonly personId: string;
  /** What the client announced as `?ww=`: it reads our message types. `null`: a stock client. */
  readonly version: WwVersion | null;
  /** The client announced `?z=1` and reads compressed messages. */
  readonly isDeflating: boolean;
  /**
   * How much of a full load may wait for a slow network, in addition to what may wait anyway;
   * bytes.
   */
  #loadBytes = 0;
  readonly #socket: MessageSocket;
  /** The network stream that the socket writes to; `null` where there is none. */
  readonly #stream: Writable | null;
  readonly #wall: SessionPorts;
  readonly #logger: Logger;
  /**
   * Something that this client sent is missing in the document and still to come: it has been asked
   * for, or will be once the wall is unlocked.
   */
  isWaitedFor = false;
  /** Ids of flushes that are not answered yet. */
  #flushes: number[] = [];
  #rights: RightsMessage | null = null;
  /**
   * Work was refused as `locked` since rights were last told. A lock that is set and lifted within
   * one tick is told nowhere else.
   */
  #isToldToWait = false;
  #askedAt = -Infinity;
  /** Answers in a row that left a gap; and questions since the last answer. */
  #gaps = 0;
  #unanswered = 0;
  #isToldOfGap = false;
  #cancelAsk: (() => void) | null = null;

  constructor(
    socket: MessageSocket,
    wall: SessionPorts,
    options: {
      document: DocumentName;
      personId: string;
      version: WwVersion | null;
      isDeflating?: boolean;
      stream?: Writable;
      logger: Logger;
    },
  ) {
    this.#socket = socket;
    this.#wall = wall;
    this.document = options.document;
    this.personId = options.personId;
    this.version = options.version;
    this.isDeflating = options.isDeflating ?? false;
    this.#logger = options.logger;
    this.#stream = options.stream ?? null;
    socket.on('message', (raw: Buffer, isBinary: boolean) => void this.#receive(raw, isBinary));
    socket.on('close', () => {
      this.#cancelAsk?.();
      wall.leave(this);
    });
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /**
   * Sends a frame, or closes a session that does not keep up: its client syncs again when it comes
   * back, so nothing has to wait without limit.
   */
  send(frame: Uint8Array): void {
    sendBounded(this.#socket, frame, this.#loadBytes);
  }

  /**
   * Sends a frame that many are sent; the caller counts it. False: it was counted, or the session
   * is closed.
   */
  sendShared(frame: SharedFrame): boolean {
    return sendShared(this.#socket, this.#stream, frame, this.#loadBytes);
  }

  /** Sends what the client lacks of the document, however large that is. */
  sendLoad(frames: readonly Uint8Array[]): void {
    this.#loadBytes = Math.max(
      this.#loadBytes,
      frames.reduce((sum, frame) => sum + frame.length, 0),
    );
    for (const frame of frames) this.send(frame);
  }

  /**
   * Tells the client its rights when they differ from what it last heard. True: writing was just
   * allowed again.
   */
  tellRights(rights: RightsMessage): boolean {
    const before = this.#rights;
    const wasToldToWait = this.#isToldToWait;
    if (
      before &&
      !wasToldToWait &&
      before.read === rights.read &&
      before.write === rights.write &&
      before.reason === rights.reason
    )
      return false;
    this.#rights = rights;
    this.#isToldToWait = false;
    if (this.version !== null) this.send(rightsFrame(rights));
    return before !== null && (wasToldToWait || !before.write) && rights.write;
  }

  /** Tells the client that work was refused and why. The session stays open. */
  refuse(code: ProblemCode): void {
    MEASURES.refusals.add(code);
    if (code === 'locked') this.isWaitedFor = this.#isToldToWait = true;
    this.#logger.info(
      { wall: this.#wall.wallId, document: this.document, person: this.personId, code },
      'update refused',
    );
    this.send(permissionDeniedFrame(code));
    if (this.version !== null)
      this.send(refusalFrame({ code, detail: problemWords(wordsIn(LANGUAGES[0]), code) }));
  }

  /** The client asks whether everything before this is durable; see {@link answerFlushes}. */
  askFlush(id: number): void {
    this.#flushes.push(id);
    if (this.#flushes.length > FLUSHES_KEPT) this.#flushes.shift();
  }

  /** Answers "durable" to every flush so far, unless work before it is still missing. */
  answerFlushes(): void {
    if (this.isWaitedFor) return;
    for (const id of this.#flushes.splice(0)) this.send(flushedFrame(id));
  }

  /**
   * Call when an answer to a sync question came; if it leaves something open, that is asked for
   * again.
   */
  answered(): void {
    this.isWaitedFor = false;
    this.#unanswered = 0;
  }

  /** Call when an answer was complete: nothing is missing any more. */
  closedGap(): void {
    this.#gaps = 0;
    this.#isToldOfGap = false;
  }

  /**
   * Call when an update builds on something that nobody has. `isAnswer`: it was an answer, with all
   * that the client has.
   */
  leftGap(question: Uint8Array, isAnswer: boolean): void {
    if (isAnswer) this.#gaps += 1;
    if (
      !this.#isToldOfGap &&
      (this.#gaps >= GAPS_BEFORE_TOLD || this.#unanswered >= QUESTIONS_BEFORE_TOLD)
    ) {
      this.#isToldOfGap = true;
      this.refuse('pending-update');
    }
    this.askAgain(question);
  }

  /** Asks the client for everything that the document lacks; `question` is sync step 1. */
  askAgain(question: Uint8Array): void {
    this.isWaitedFor = true;
    const wait =
      this.#askedAt +
      (this.#isToldOfGap ? ASK_TOLD_EVERY_MS : ASK_AGAIN_EVERY_MS) -
      this.#wall.time.elapsed();
    if (wait > 0) {
      // Asked later and not dropped: the gap may have been filled only after the last question.
      this.#cancelAsk ??= this.#wall.time.later(wait, () => {
        this.#cancelAsk = null;
        this.#wall.askAgain(this);
      });
      return;
    }
    this.#askedAt = this.#wall.time.elapsed();
    this.#unanswered += 1;
    this.send(question);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  async #receive(raw: Buffer, isBinary: boolean): Promise<void> {
    MEASURES.frames.in += 1;
    MEASURES.bytes.in += raw.length;
    // What comes after the close is not read: the client sends it again on its next socket.
    if (!this.isOpen) return;
    if (raw.length > LIMITS.frameBytes) {
      this.refuse('too-large');
      return this.#reject('too-large', CLOSE.tooLarge);
    }
    // Ignoring a frame would lose work in silence. After a close the client syncs again, with
    // everything in it.
    if (!this.#wall.rates.takeFrame(this.personId, raw.length))
      return this.#reject('rate-limited', CLOSE.rateLimited);
    if (!isBinary) return this.#reject('malformed-frame', CLOSE.malformed);
    try {
      await this.#read(decoding.createDecoder(new Uint8Array(raw)));
    } catch {
      this.#reject('malformed-frame', CLOSE.malformed);
    }
  }

  async #read(decoder: decoding.Decoder): Promise<void> {
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync: {
        const kind = decoding.readVarUint(decoder);
        const body = decoding.readVarUint8Array(decoder);
        if (kind === SYNC.step1) return this.#wall.answerStep1(this, body);
        if (kind === SYNC.step2 || kind === SYNC.update) {
          // What stays in the document has a ceiling of its own; an empty answer adds nothing.
          if (body.length > EMPTY_UPDATE_BYTES && !this.#wall.rates.mayChange(this.personId))
            return this.#reject('rate-limited', CLOSE.rateLimited);
          return this.#inLine(this.#wall.write(this, body.slice(), kind === SYNC.step2));
        }
        throw new RangeError('unknown sync message');
      }
      case MESSAGE.awareness:
        return this.#wall.presence.take(this, readPresence(decoding.readVarUint8Array(decoder)));
      case MESSAGE.queryAwareness:
        return this.#wall.presence.sendAll(this);
      case MESSAGE.flush:
        return this.#inLine(this.#wall.flush(this, decoding.readVarUint(decoder)));
      case MESSAGE.ping:
        return this.send(KEEP_ALIVE_FRAME);
      default:
        throw new RangeError('unknown message');
    }
  }

  /**
   * A full queue is not the sender's fault, but her frame was not taken. As at a rate ceiling, the
   * session is closed and she comes back with all of it.
   */
  #inLine(taken: boolean): void {
    if (!taken) this.#reject('busy', CLOSE.rateLimited);
  }

  #reject(code: ProblemCode, closeCode: number): void {
    // Further frames may have come together with the first bad one: one close and one line in the
    // log are enough.
    if (!this.isOpen) return;
    // `too-large` was counted when it was refused.
    if (code !== 'too-large') MEASURES.refusals.add(code);
    this.#logger.warn(
      { wall: this.#wall.wallId, document: this.document, person: this.personId, code },
      'socket closed',
    );
    this.close(closeCode, code);
  }
}

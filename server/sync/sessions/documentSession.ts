import type { Writable } from 'node:stream';
import * as decoding from 'lib0/decoding';
import type { DocumentName } from '../../../shared/access/rights.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { PROBLEMS, type ProblemCode } from '../../../shared/model/problems.ts';
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
import type { SharedFrame } from '../transport/sharedFrame.ts';
import type { PersonRates } from '../../access/personRates.ts';
import type { WallTime } from '../time/wallTime.ts';

/** An update with nothing in it. */
const EMPTY_UPDATE_BYTES = 2;
/** A sync question is repeated at most this often, ms, so that a client with a lasting gap cannot make a loop of it. */
const ASK_AGAIN_EVERY_MS = 1_000;
/**
 * Answers to a sync question that leave the same gap before the client is told so: an answer holds all that the client has, so the first
 * says it already; two more are for one that was under way, or sent twice, when the question came.
 */
const GAPS_BEFORE_TOLD = 3;
/** The same for questions without any answer: more than a live connection can be behind before it is dropped as silent. */
const QUESTIONS_BEFORE_TOLD = 40;
/** A client that was told is asked this often, ms: another page of hers may still bring what is missing. */
const ASK_TOLD_EVERY_MS = 30_000;
/** Flushes of one socket that can wait for an answer at once; the newest are kept, for an answer to them answers those before. */
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
 * One socket on one document of a wall. Every message goes the same way: size → rate → shape → right → queue; the tick does the rest
 * (right again, apply, log, show, acknowledge), because a right may end while work waits.
 */
export class DocumentSession {
  readonly document: DocumentName;
  readonly personId: string;
  /** What the client announced as `?ww=`: it reads our message types. `null`: a stock client. */
  readonly version: WwVersion | null;
  /** The client announced `?z=1` and reads compressed messages. */
  readonly isDeflating: boolean;
  /** What of a full load may wait for a slow network, besides what may wait of anything else; bytes. */
  #loadBytes = 0;
  readonly #socket: MessageSocket;
  /** What the socket writes to; `null` where there is no network. */
  readonly #stream: Writable | null;
  readonly #wall: SessionPorts;
  readonly #logger: Logger;
  /** Something this reader sent is not in the document and is still to come: it is asked for, or will be once unlocked. */
  isWaitedFor = false;
  /** Ids of flushes without an answer. */
  #flushes: number[] = [];
  #rights: RightsMessage | null = null;
  /** Work was refused as locked since rights were last told: a lock that came and went within one tick is told nowhere else. */
  #isToldToWait = false;
  #askedAt = -Infinity;
  /** Answers that left a gap, one after the other, and questions since the last answer. */
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

  /** Sends, or cuts a reader that does not keep up: it resyncs when it comes back, and nothing waits without bound. */
  send(frame: Uint8Array): void {
    sendBounded(this.#socket, frame, this.#loadBytes);
  }

  /**
   * {@link send} of what everybody is sent; counted by the sender. Whole frames may go past the socket: it keeps none back, since it
   * compresses nothing.
   */
  sendShared({ payload, wire }: SharedFrame): boolean {
    const stream = this.#stream;
    if (stream === null || stream.writableLength > LIMITS.socketBufferBytes) {
      this.send(payload);
      return false;
    }
    if (!this.isOpen) return false;
    stream.write(wire);
    return true;
  }

  /** Sends what brings it up to date, however large the document is. */
  sendLoad(frames: readonly Uint8Array[]): void {
    this.#loadBytes = Math.max(
      this.#loadBytes,
      frames.reduce((sum, frame) => sum + frame.length, 0),
    );
    for (const frame of frames) this.send(frame);
  }

  /** Tells rights when they are not what the client last heard. Returns true when writing was just allowed again. */
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

  /** Says that work was refused and why; the socket stays. */
  refuse(code: ProblemCode): void {
    MEASURES.refusals.add(code);
    if (code === 'locked') this.isWaitedFor = this.#isToldToWait = true;
    this.#logger.info(
      { wall: this.#wall.wallId, document: this.document, person: this.personId, code },
      'update refused',
    );
    this.send(permissionDeniedFrame(code));
    if (this.version !== null) this.send(refusalFrame({ code, detail: PROBLEMS[code].title }));
  }

  /** The client asks whether all before this is durable; see {@link answerFlushes}. */
  askFlush(id: number): void {
    this.#flushes.push(id);
    if (this.#flushes.length > FLUSHES_KEPT) this.#flushes.shift();
  }

  /** Says "durable" to every flush so far, unless what came before it is still waited for. */
  answerFlushes(): void {
    if (this.isWaitedFor) return;
    for (const id of this.#flushes.splice(0)) this.send(flushedFrame(id));
  }

  /** An answer to a sync question is there; what it leaves open is asked for anew. */
  answered(): void {
    this.isWaitedFor = false;
    this.#unanswered = 0;
  }

  /** An answer was whole: whatever was missing before is not missing any more. */
  closedGap(): void {
    this.#gaps = 0;
    this.#isToldOfGap = false;
  }

  /** What came builds on something nobody has. `isAnswer`: and it is all that the client has. */
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

  /** Asks for everything the document lacks; `question` is sync step 1. */
  askAgain(question: Uint8Array): void {
    this.isWaitedFor = true;
    const wait =
      this.#askedAt +
      (this.#isToldOfGap ? ASK_TOLD_EVERY_MS : ASK_AGAIN_EVERY_MS) -
      this.#wall.time.elapsed();
    if (wait > 0) {
      // Later, not never: the gap may have been filled only after the last question.
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
    // What comes after the word goodbye is nobody's work any more: the client sends it again on its next socket.
    if (!this.isOpen) return;
    if (raw.length > LIMITS.frameBytes) {
      this.refuse('too-large');
      return this.#reject('too-large', CLOSE.tooLarge);
    }
    // Passing over a frame would lose work without a word; a cut makes the client sync again later, with everything in it.
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
          // What would stay in the document for ever has a ceiling of its own; an answer that says nothing has not.
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

  /** A full queue is not the sender's fault, but her frame was not taken: as at a rate ceiling, she comes back with all of it. */
  #inLine(taken: boolean): void {
    if (!taken) this.#reject('busy', CLOSE.rateLimited);
  }

  #reject(code: ProblemCode, closeCode: number): void {
    // Frames that came in one piece with the first bad one: one goodbye is enough, and one line in the log.
    if (!this.isOpen) return;
    // What is too large was counted when it was refused.
    if (code !== 'too-large') MEASURES.refusals.add(code);
    this.#logger.warn(
      { wall: this.#wall.wallId, document: this.document, person: this.personId, code },
      'socket closed',
    );
    this.close(closeCode, code);
  }
}

import { CLOSE } from '../../../shared/protocol/wire.ts';
import { problemCodeOf } from '../../storage/problemCodeOf.ts';
import type { DocumentSession } from '../sessions/documentSession.ts';
import type { DocumentSessions } from '../sessions/documentSessions.ts';
import { BetweenTicks } from '../time/betweenTicks.ts';
import type { WallTime } from '../time/wallTime.ts';
import { closeCodeFor } from '../transport/closeCode.ts';
import type { WallContent } from './wallContent.ts';

interface NewcomerPorts {
  readonly content: Pick<WallContent, 'document' | 'prepareGate'>;
  readonly documentSessions: Pick<DocumentSessions, 'add' | 'has' | 'rightsOf'>;
  readonly time: Pick<WallTime, 'elapsed' | 'later'>;
  /** Resolves when no tick is under way; rejects when the wall was closed. */
  settled(): Promise<void>;
  /** Somebody has come. */
  came(): void;
  warn(error: unknown, what: string): void;
}

/** Sessions come to their documents between ticks, and are answered from committed state. */
export class Newcomers {
  readonly #wall: NewcomerPorts;
  readonly #turns: BetweenTicks;

  constructor(wall: NewcomerPorts) {
    this.#wall = wall;
    this.#turns = new BetweenTicks(wall.time, () => wall.settled());
  }

  /** Adds a session and asks its client (sync step 1) for what the document lacks. */
  async join(session: DocumentSession): Promise<void> {
    const { content, documentSessions } = this.#wall;
    try {
      await this.#wall.settled();
    } catch (error) {
      const code = problemCodeOf(error);
      return session.close(closeCodeFor(code), code);
    }
    const { read, write, reason } = documentSessions.rightsOf(session);
    // A tick may have ended the right since the handshake.
    if (!read) return session.close(CLOSE.forbidden, reason ?? 'forbidden');
    // Closed meanwhile: `leave` was called before there was anything to leave.
    if (!session.isOpen) return;
    documentSessions.add(session);
    if (write)
      content
        .prepareGate(session.document)
        .catch((error: unknown) => this.#wall.warn(error, 'gate not made ahead'));
    this.#wall.came();
  }

  /** Answers a client's state vector when its turn comes. Throws on a malformed vector. */
  async answerStep1(session: DocumentSession, stateVector: Uint8Array): Promise<void> {
    const { content, documentSessions } = this.#wall;
    const document = content.document(session.document);
    const frames = await this.#turns.turn(() =>
      documentSessions.has(session) ? document.answer(stateVector, session.isDeflating) : [],
    );
    if (frames) return session.sendLoad(frames);
    await document.deflate();
    await this.#turns.turn(() => {
      if (documentSessions.has(session))
        session.sendLoad(
          document.answer(stateVector, true) ?? document.answer(stateVector, false) ?? [],
        );
    });
  }
}

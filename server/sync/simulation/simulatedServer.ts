import { mayRead, type DocumentName } from '../../../shared/access/rights.ts';
import type { Decision } from '../../../shared/commands/decision.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import { WW_VERSION } from '../../../shared/protocol/wire.ts';
import type { SnapshotContent, WallStore } from '../../storage/wallStore.ts';
import { DocumentSession } from '../sessions/documentSession.ts';
import type { Wall } from '../wall/wall.ts';
import { Walls } from '../wall/walls.ts';
import { FaultyWallStore, type StoreOperation } from './faultyWallStore.ts';
import type { Command } from './command.ts';
import type { SeededRandom } from '../../seededRandom.ts';
import type { SimulatedSocket } from './simulatedSocket.ts';
import type { SimulatedTime } from './simulatedTime.ts';
import type { Witness } from './witness.ts';

/** At which point of a tick the server was killed. */
export type KillPoint =
  | 'idle'
  | 'queued'
  | 'applied'
  | 'committed'
  | 'shown'
  | 'acknowledged'
  | 'checkpoint';

/** A store operation that the simulation will let succeed, fail, or succeed without an answer. */
interface HeldOperation {
  operation: StoreOperation;
  isPerformed: boolean;
  perform: () => Promise<void>;
  answer: () => void;
  fail: (why: string) => void;
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Updates between checkpoints: the product's number is so large that no run would see one. */
const CHECKPOINT_EVERY = 3;

/**
 * One server process: the real walls over the real store, with everything it waits for decided by
 * the simulation.
 */
export class SimulatedServer {
  readonly walls: Walls;
  held: HeldOperation[] = [];
  isAlive = true;
  closing: Promise<void> | null = null;
  readonly #time: ReturnType<SimulatedTime['forServer']>;

  /** `watch` keeps the server from catching a witness's errors. */
  constructor(options: {
    store: WallStore;
    time: SimulatedTime;
    witness: Witness;
    holds: () => boolean;
    watch: (look: () => void) => void;
  }) {
    const { witness, watch } = options;
    this.#time = options.time.forServer();
    const store = new FaultyWallStore(
      options.store,
      (operation, perform) =>
        options.holds() || !this.isAlive ? this.#hold(operation, perform) : perform(),
      {
        committed: (batch) => watch(() => witness.committed(batch)),
        snapshotHandedOver: (content) =>
          watch(() => {
            if (this.isAlive)
              witness.kept.handedOver(content, witness.records, (name) => witness.document(name));
          }),
        snapshotKept: (id, content) =>
          watch(() => {
            witness.notAfterDeletion();
            witness.kept.durable(id, content);
          }),
        deleted: () => {
          witness.isDeleted = true;
        },
      },
    );
    this.walls = new Walls({
      store,
      logger: quiet,
      now: this.#time.now,
      time: this.#time,
      checkpointEvery: CHECKPOINT_EVERY,
    });
  }

  /** Opens a document as the handshake does. Throws `Refusal`. */
  async open(
    socket: SimulatedSocket,
    wallId: string,
    personId: string,
    document: DocumentName | null,
    opened: () => void,
  ): Promise<void> {
    const wall = await this.walls.get(wallId);
    await wall.settled();
    admit(wall, personId, document);
    if (!this.isAlive || socket.isClientDone) return;
    opened();
    const { serverEnd } = socket;
    if (document !== null)
      return wall.join(
        new DocumentSession(serverEnd, wall, {
          document,
          personId,
          version: WW_VERSION,
          logger: quiet,
        }),
      );
    serverEnd.on('close', () => wall.audience.leave(serverEnd, personId));
    return wall.audience.join(serverEnd, personId);
  }

  async command(wallId: string, personId: string, command: Command): Promise<unknown> {
    const wall = await this.walls.get(wallId);
    return wall.command(personId, (state, actor): Decision<unknown> =>
      command.decide(state, actor, wall),
    );
  }

  async takeSnapshot(wallId: string, personId: string, name: string): Promise<string> {
    return (await (await this.walls.get(wallId)).snapshots.take(personId, name)).id;
  }

  async readSnapshot(wallId: string, id: string): Promise<SnapshotContent> {
    return (await this.walls.get(wallId)).snapshots.read(id);
  }

  /** Ends at once. What it had asked of the store happens or does not. */
  async kill(random: SeededRandom): Promise<void> {
    this.isAlive = false;
    this.#time.stop();
    for (const held of this.held.splice(0))
      if (!held.isPerformed && random.chance(0.5)) await held.perform().catch(() => undefined);
  }

  #hold<Answer>(operation: StoreOperation, perform: () => Promise<Answer>): Promise<Answer> {
    if (!this.isAlive) return new Promise(() => undefined);
    return new Promise((resolve, reject) => {
      let result: { value: Answer } | { error: unknown } | null = null;
      const done = (): void => {
        this.held = this.held.filter((each) => each !== held);
      };
      const held: HeldOperation = {
        operation,
        isPerformed: false,
        async perform() {
          held.isPerformed = true;
          try {
            result = { value: await perform() };
          } catch (error) {
            result = { error };
          }
        },
        answer() {
          done();
          if (!result) throw new Error('answered before it was performed');
          if ('value' in result) resolve(result.value);
          else reject(result.error);
        },
        fail(why) {
          done();
          reject(new Error(why));
        },
      };
      this.held.push(held);
    });
  }
}

/** Decides as the handshake of a socket does. */
function admit(wall: Wall, personId: string, document: DocumentName | null): void {
  const person = wall.records.people.get(personId);
  if (!person) throw new Refusal('unauthenticated');
  if (person.removed) throw new Refusal('removed');
  if (document === null) return;
  const verdict = mayRead(person, document, wall.session);
  if (verdict !== true) throw new Refusal(verdict);
  if (!wall.content.hasDocument(document)) throw new Refusal('no-such-document');
}

import { tableDocument, type DocumentName } from '../../../shared/access/rights.ts';
import type { WallStore } from '../../storage/wallStore.ts';
import { SeededRandom } from '../../seededRandom.ts';
import type { Wall } from '../wall/wall.ts';
import { CommandTraffic } from './commandTraffic.ts';
import type { DocumentClient } from './documentClient.ts';
import type { Phone } from './phone.ts';
import { setUpMeeting, TABLES_AT_FIRST } from './setUpMeeting.ts';
import { SimulatedNetwork } from './simulatedNetwork.ts';
import { SimulatedServer } from './simulatedServer.ts';
import { SimulatedTime } from './simulatedTime.ts';
import { emptyTally } from './tally.ts';
import type { Action } from './weightedAction.ts';
import { Witness } from './witness.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

/**
 * A wall with its people, network, server and store, and what watches them. What happens to it is
 * chosen elsewhere.
 */
export class SimulatedMeeting {
  readonly random: SeededRandom;
  readonly time: SimulatedTime;
  readonly witness = new Witness();
  readonly tally = emptyTally();
  readonly pages: DocumentClient[] = [];
  readonly phones: Phone[] = [];
  readonly network: SimulatedNetwork;
  readonly traffic: CommandTraffic;
  /** Violations that were seen; they end the run. */
  readonly failures: unknown[] = [];
  /** Whether faults happen and the store's answers wait for the simulation. */
  isStormy = false;
  /** Whether deleting the wall was acknowledged. */
  isGone = false;
  wallId = '';
  secrets: readonly string[] = [];
  facilitator!: Phone;
  /** A second facilitator, who steers the meeting as well. */
  deputy!: Phone;
  server!: SimulatedServer;
  store: WallStore;
  /** Opens the same disk as a new process would. */
  readonly #reopen: (store: WallStore) => WallStore;

  constructor(seed: number, store: WallStore, reopen: (store: WallStore) => WallStore) {
    this.random = new SeededRandom(seed);
    this.time = new SimulatedTime(this.random);
    this.store = store;
    this.#reopen = reopen;
    this.network = new SimulatedNetwork(this);
    this.traffic = new CommandTraffic({
      random: this.random,
      tally: this.tally,
      wallId: () => this.wallId,
      // It was done before the wall was deleted, else it would have failed.
      acknowledged: (command) =>
        this.watch(() => (this.witness.isDeleted ? undefined : command.acknowledged?.())),
    });
  }

  /** Creates the wall and takes it to its tables. */
  async setUp(): Promise<void> {
    const { random, time, witness, pages } = this;
    this.startServer();
    const { wallId, secrets } = await this.server.walls.create(ENGLISH, {
      title: 'A wall',
      settings: { reveal: random.chance(0.5) ? 'later' : 'live' },
    });
    this.wallId = wallId;
    this.secrets = Object.values(secrets);
    const { facilitator, deputy, phones } = await setUpMeeting(await this.wall(), {
      random,
      time,
      witness,
      pages,
    });
    this.facilitator = facilitator;
    this.deputy = deputy;
    this.phones.push(...phones);
  }

  wall(): Promise<Wall> {
    return this.server.walls.get(this.wallId);
  }

  startServer(): void {
    this.server = new SimulatedServer({
      store: this.store,
      time: this.time,
      witness: this.witness,
      holds: () => this.isStormy,
      watch: (look) => this.watch(look),
    });
  }

  /** Ends the server at once; the next one finds what is on the disk. */
  async killServer(): Promise<void> {
    await this.server.kill(this.random);
    this.store = this.#reopen(this.store);
  }

  /** All actions that deliver something that is on its way. */
  progress(): Action[] {
    const { random, server, time } = this;
    const all: Action[] = this.network.progress();
    if (time.isWaiting)
      all.push(
        () => time.runOne(),
        () => time.runOne(),
      );
    for (const held of server.held) {
      all.push(async () => {
        if (held.isPerformed) {
          if (held.operation === 'writeCheckpoint') this.tally.checkpoints += 1;
          held.answer();
        } else await held.perform();
      });
    }
    all.push(...this.traffic.progress([...this.phones, this.facilitator, this.deputy], server));
    const unsaved = this.pages.filter((page) => !page.isSaved && page.isSynced);
    if (unsaved.length > 0) all.push(() => random.pick(unsaved).flush());
    if (!server.isAlive) all.push(() => this.startServer());
    return all;
  }

  /** Documents of tables that came during the storm. */
  newTables(): DocumentName[] {
    return this.witness.records.session.tables
      .slice(TABLES_AT_FIRST)
      .map(({ tableId }) => tableDocument(tableId));
  }

  /**
   * Runs `look`; a violation seen in the middle of the server's own work must end the run and not
   * be caught by the server.
   */
  watch(look: () => void): void {
    try {
      look();
    } catch (error) {
      this.failures.push(error);
    }
  }

  /** Throws the first violation seen. */
  demandNoFailure(): void {
    if (this.failures.length > 0) throw this.failures[0];
  }
}

import { tableDocument, type DocumentName } from '../../../shared/access/rights.ts';
import type { WallStore } from '../../storage/wallStore.ts';
import { SeededRandom } from './seededRandom.ts';
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

/** A wall with its people, network, server and store, and who watches them. What happens to it is for others to choose. */
export class SimulatedMeeting {
  readonly random: SeededRandom;
  readonly time: SimulatedTime;
  readonly witness = new Witness();
  readonly tally = emptyTally();
  readonly pages: DocumentClient[] = [];
  readonly phones: Phone[] = [];
  readonly network: SimulatedNetwork;
  readonly traffic: CommandTraffic;
  /** What was seen that must not be; ends the run. */
  readonly failures: unknown[] = [];
  /** Things go wrong, and the store's answers wait for the simulation. */
  isStormy = false;
  /** Deleting the wall was acknowledged. */
  isGone = false;
  wallId = '';
  secrets: readonly string[] = [];
  facilitator!: Phone;
  /** Another facilitator, who takes the meeting on as well. */
  deputy!: Phone;
  server!: SimulatedServer;
  store: WallStore;
  /** The same disk, read by a new process. */
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
      // It was done before the wall was deleted, else it would not have been done.
      acknowledged: (command) =>
        this.watch(() => (this.witness.isDeleted ? undefined : command.acknowledged?.())),
    });
  }

  /** Makes the wall and brings it to its tables. */
  async setUp(): Promise<void> {
    const { random, time, witness, pages } = this;
    this.startServer();
    const { wallId, secrets } = await this.server.walls.create({
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

  /** The server dies without a word; the next one finds what is on the disk. */
  async killServer(): Promise<void> {
    await this.server.kill(this.random);
    this.store = this.#reopen(this.store);
  }

  /** Everything that brings something on its way one step further. */
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

  /** Documents of the tables that came in the storm. */
  newTables(): DocumentName[] {
    return this.witness.records.session.tables
      .slice(TABLES_AT_FIRST)
      .map(({ tableId }) => tableDocument(tableId));
  }

  /** A violation seen in the middle of the server's own work must end the run, not be caught by the server. */
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

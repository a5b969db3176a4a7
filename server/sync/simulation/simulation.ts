import { setLocked } from '../../../shared/commands/session.ts';
import type { WallStore } from '../../storage/wallStore.ts';
import { checkDeleted } from './checkDeleted.ts';
import { checkEverything } from './invariants.ts';
import type { Command } from './command.ts';
import { drained, TABLES_AT_FIRST } from './setUpMeeting.ts';
import { turnsTaken } from './roundActs.ts';
import { SimulatedMeeting } from './simulatedMeeting.ts';
import { readSnapshots } from './snapshotActs.ts';
import { Storm } from './storm.ts';
import type { Tally } from './tally.ts';
import { Violation } from './violation.ts';
import type { Action } from './weightedAction.ts';

/** Fewest and most steps with faults; then everything heals and must come to rest. */
const STORMY_STEPS = [30, 180] as const;
/** The same for one run in six: long enough for new tables to be sat at and written on. */
const LONG_STORMY_STEPS = [400, 1_000] as const;
/** Far more steps than any healing has needed: more mean that it never ends. */
const HEALING_STEPS = 6_000;

/**
 * A meeting that is driven from one seed through a storm of faults and back to rest, where
 * everything must hold. The same seed makes the same run.
 */
export class Simulation {
  readonly #meeting: SimulatedMeeting;
  readonly #storm: Storm;

  /**
   * `reopen`: the store that the next server process finds on the disk; `store` itself unless
   * given.
   */
  constructor(
    seed: number,
    store: WallStore,
    reopen: (store: WallStore) => WallStore = (same) => same,
  ) {
    this.#meeting = new SimulatedMeeting(seed, store, reopen);
    this.#storm = new Storm(this.#meeting, this.#meeting.random.chance(0.12));
  }

  /** Throws the first violation. */
  async run(): Promise<Tally> {
    const meeting = this.#meeting;
    await meeting.setUp();
    await this.#rage();
    await this.#heal();
    if (meeting.witness.isDeleted) await this.#checkDeleted();
    else {
      await checkEverything(await meeting.wall(), meeting.store, meeting.witness, meeting.pages);
      await readSnapshots(meeting);
    }
    this.#count();
    await this.#end();
    return meeting.tally;
  }

  async #rage(): Promise<void> {
    const meeting = this.#meeting;
    const { random } = meeting;
    meeting.isStormy = true;
    const [fewest, most] = random.chance(1 / 6) ? LONG_STORMY_STEPS : STORMY_STEPS;
    const steps = fewest + random.below(most - fewest);
    for (let step = 0; step < steps; step += 1) await this.#step(this.#storm.next());
    meeting.isStormy = false;
  }

  async #heal(): Promise<void> {
    const { random, traffic, network, facilitator, deputy, phones, pages, tally } = this.#meeting;
    const unlock: Command = {
      what: 'unlock',
      decide: (state, actor) => setLocked(state, actor, false),
    };
    // A late copy of an older command of hers would lock it again.
    traffic.forget(facilitator);
    facilitator.outbox.push(unlock);
    for (const page of pages) if (page.endedWith !== null) tally.dropped += page.reload(false);
    for (let step = 0; step < HEALING_STEPS; step += 1) {
      const closed = pages.filter((page) => page.socket === null && page.endedWith === null);
      const progress = this.#meeting.progress();
      if (closed.length > 0) progress.push(() => network.connect(random.pick(closed)));
      else if (progress.length === 0) return;
      await this.#step(random.pick(progress));
    }
    const stuck = pages
      .filter((page) => !page.isQuiet)
      .map(
        (page) =>
          `${page.document} synced ${page.isSynced} saved ${page.isSaved} waits ${page.waitsForUnlock}`,
      );
    const outboxes = [...phones, facilitator, deputy].flatMap((phone) =>
      phone.outbox.map((command) => command.what),
    );
    throw new Violation(
      `never comes to rest: ${JSON.stringify({ stuck, outboxes, held: this.#meeting.server.held.map(({ operation }) => operation) })}`,
    );
  }

  async #step(action: Action): Promise<void> {
    const { random, time, tally, network, isStormy } = this.#meeting;
    tally.steps += 1;
    time.pass(random.below(isStormy ? 3 : 30));
    await action();
    await drained();
    network.forgetOver();
    this.#meeting.demandNoFailure();
  }

  /** Nothing of the wall is left, also after a restart. */
  async #checkDeleted(): Promise<void> {
    const meeting = this.#meeting;
    await checkDeleted(meeting.server.walls, meeting.store, meeting.wallId, meeting.secrets);
    await meeting.killServer();
    meeting.startServer();
    await checkDeleted(meeting.server.walls, meeting.store, meeting.wallId, meeting.secrets);
    for (const page of meeting.pages)
      if (page.socket !== null)
        throw new Violation(`${page.document}: still open on a deleted wall`);
  }

  /** Adds what happened to the tally. */
  #count(): void {
    const { tally, witness, pages, phones, deputy } = this.#meeting;
    const acknowledged = witness.edits.filter((edit) => edit.isAcknowledged);
    const newTables = this.#meeting.newTables();
    tally.runs = 1;
    tally.commits = witness.commits;
    tally.framesShown = witness.framesSeen;
    tally.edits = witness.edits.length;
    tally.acknowledged = acknowledged.length;
    tally.undone = pages.reduce((sum, page) => sum + page.undone, 0);
    tally.presenceShown = witness.presenceSeen;
    tally.presenceBorrowed = pages.reduce((sum, page) => sum + page.borrowed, 0);
    tally.moves = witness.moves.size;
    tally.movesTakenBack = [...witness.moves.values()].filter(
      ({ state }) => state === 'taken-back',
    ).length;
    tally.told = [...witness.moves.values()].filter(
      ({ change }) => change?.[1].reportBack?.of !== undefined,
    ).length;
    tally.ratings = witness.records.rated.size;
    tally.claims = witness.records.rated.claimChanges;
    tally.turns = turnsTaken(witness.records);
    tally.tablesOpened = witness.records.session.tables.length - TABLES_AT_FIRST;
    tally.newSheetEdits = acknowledged.filter(({ document }) =>
      newTables.includes(document),
    ).length;
    tally.refused +=
      [...phones, deputy].reduce((sum, phone) => sum + phone.refused, 0) +
      pages.reduce((sum, page) => sum + page.refusals.length, 0);
  }

  async #end(): Promise<void> {
    const { server, pages, witness } = this.#meeting;
    await server.walls.close();
    server.isAlive = false;
    for (const page of pages) page.doc.destroy();
    for (const doc of witness.documents.values()) doc.destroy();
  }
}

import { mayRead, tableDocument, type DocumentName } from '../../../shared/access/rights.ts';
import { setLocked } from '../../../shared/commands/session.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import type { WallStore } from '../../storage/wallStore.ts';
import { SeededRandom } from '../seededRandom.ts';
import type { Wall } from '../wall.ts';
import { checkDeleted } from './checkDeleted.ts';
import { CommandTraffic } from './commandTraffic.ts';
import { DocumentClient } from './documentClient.ts';
import { facilitatorAct, openingTables } from './facilitatorActs.ts';
import { checkEverything } from './invariants.ts';
import type { Command, Phone } from './phone.ts';
import { drained, setUpMeeting, TABLES_AT_FIRST } from './setUpMeeting.ts';
import { SimulatedServer, type KillPoint } from './simulatedServer.ts';
import { SimulatedSocket } from './simulatedSocket.ts';
import { SimulatedTime } from './simulatedTime.ts';
import { emptyTally, type Tally } from './tally.ts';
import { Violation } from './violation.ts';
import { Witness } from './witness.ts';

/** Steps with faults, at least and at most; then everything heals and must come to rest. */
const STORMY_STEPS = [30, 180] as const;
/** In one run of six: long enough for tables that open in it to be sat at and written on. */
const LONG_STORMY_STEPS = [400, 1_000] as const;
/** More than any healing needed so far, by far: beyond, something goes round in circles. */
const HEALING_STEPS = 6_000;

/** Pages opened on tables that came later. */
const MOST_NEW_PAGES = 4;

/** A wall with its people, network, server and store, all driven from one seed. The same seed makes the same run. */
export class Simulation {
  readonly random: SeededRandom;
  readonly time: SimulatedTime;
  readonly witness = new Witness();
  readonly tally = emptyTally();
  readonly pages: DocumentClient[] = [];
  readonly phones: Phone[] = [];
  wallId = '';
  facilitator!: Phone;
  #store: WallStore;
  /** The same disk, read by a new process. */
  readonly #reopen: (store: WallStore) => WallStore;
  /** This run ends in deleting the wall. */
  readonly #isDeleting: boolean;
  #server!: SimulatedServer;
  #sockets: SimulatedSocket[] = [];
  readonly #traffic: CommandTraffic;
  #isStormy = false;
  /** Deleting was acknowledged. */
  #isGone = false;
  #secrets: readonly string[] = [];
  readonly #failures: unknown[] = [];

  /** `reopen`: what the next life of the server finds on the disk that `store` wrote to; `store` itself unless given. */
  constructor(seed: number, store: WallStore, reopen: (store: WallStore) => WallStore = (same) => same) {
    this.random = new SeededRandom(seed);
    this.time = new SimulatedTime(this.random);
    this.#store = store;
    this.#reopen = reopen;
    this.#isDeleting = this.random.chance(0.12);
    this.#traffic = new CommandTraffic({
      random: this.random, tally: this.tally, wallId: () => this.wallId,
      // It was done before the wall was deleted, else it would not have been done.
      acknowledged: (command) => this.#watch(() => (this.witness.isDeleted ? undefined : command.acknowledged?.())),
    });
  }

  async run(): Promise<Tally> {
    await this.#setUp();
    this.#isStormy = true;
    const [fewest, most] = this.random.chance(1 / 6) ? LONG_STORMY_STEPS : STORMY_STEPS;
    const steps = fewest + this.random.below(most - fewest);
    for (let step = 0; step < steps; step += 1) await this.#step(this.#stormyStep());
    this.#isStormy = false;
    await this.#heal();
    if (this.witness.isDeleted) await this.#checkDeleted();
    else {
      await checkEverything(await this.wall(), this.#store, this.witness, this.pages);
      await this.#readSnapshots();
    }
    this.tally.runs = 1;
    this.tally.commits = this.witness.commits;
    this.tally.framesShown = this.witness.framesSeen;
    this.tally.edits = this.witness.edits.length;
    this.tally.acknowledged = this.witness.edits.filter((edit) => edit.isAcknowledged).length;
    this.tally.undone = this.pages.reduce((sum, page) => sum + page.undone, 0);
    this.tally.handsShown = this.witness.handsSeen;
    this.tally.handsBorrowed = this.pages.reduce((sum, page) => sum + page.borrowed, 0);
    this.tally.tablesOpened = this.witness.records.session.tables.length - TABLES_AT_FIRST;
    this.tally.newSheetEdits = this.witness.edits.filter(({ document, isAcknowledged }) => isAcknowledged && this.#newTables().includes(document)).length;
    this.tally.refused += this.phones.reduce((sum, phone) => sum + phone.refused, 0) + this.pages.reduce((sum, page) => sum + page.refusals.length, 0);
    await this.#server.walls.close();
    this.#server.isAlive = false;
    for (const page of this.pages) page.doc.destroy();
    for (const doc of this.witness.documents.values()) doc.destroy();
    return this.tally;
  }

  wall(): Promise<Wall> {
    return this.#server.walls.get(this.wallId);
  }

  async #setUp(): Promise<void> {
    this.#startServer();
    const { wallId, secrets } = await this.#server.walls.create({ title: 'A wall', settings: { reveal: this.random.chance(0.5) ? 'later' : 'live' } });
    this.wallId = wallId;
    this.#secrets = Object.values(secrets);
    const { random, time, witness } = this;
    const { facilitator, phones } = await setUpMeeting(await this.wall(), { random, time, witness, pages: this.pages });
    this.facilitator = facilitator;
    this.phones.push(...phones);
  }

  /** Documents of the tables that came in the storm. */
  #newTables(): DocumentName[] {
    return this.witness.records.session.tables.slice(TABLES_AT_FIRST).map(({ tableId }) => tableDocument(tableId));
  }

  /** Somebody who may write it opens the sheet of a table that came in the storm. */
  #openNewSheet(): void {
    const { random } = this;
    const document = random.pick(this.#newTables());
    const sat = this.phones.map((phone) => phone.personId).filter((id) => {
      const person = this.witness.records.people.get(id);
      return person?.removed === false && person.sat?.some((table) => tableDocument(table) === document);
    });
    this.pages.push(new DocumentClient({ personId: random.pick([this.facilitator.personId, ...sat]), document, mayWrite: true, random, witness: this.witness }));
  }

  #startServer(): void {
    this.#server = new SimulatedServer({ store: this.#store, time: this.time, witness: this.witness, holds: () => this.#isStormy, watch: (look) => this.#watch(look) });
  }

  async #step(action: () => void | Promise<void>): Promise<void> {
    this.tally.steps += 1;
    this.time.pass(this.random.below(this.#isStormy ? 3 : 30));
    await action();
    await drained();
    this.#sockets = this.#sockets.filter((socket) => !socket.isOver);
    if (this.#failures.length > 0) throw this.#failures[0];
  }

  #stormyStep(): () => void | Promise<void> {
    const { random } = this;
    const choices: [number, () => void | Promise<void>][] = this.#progress().map((action) => [4, action]);
    const idlePages = this.pages.filter((page) => page.socket === null);
    const openSockets = this.#sockets.filter((socket) => socket.canReachClient || socket.canReachServer);
    choices.push([12, () => this.#editSomething()], [3, () => this.#phoneActs()], [2.5, () => this.#facilitatorActs()]);
    if (idlePages.length > 0) choices.push([4, () => this.#connect(random.pick(idlePages))]);
    if (openSockets.length > 0) choices.push([0.8, () => this.#cut(random.pick(openSockets))]);
    choices.push([0.5, () => this.#reload(random.pick(this.pages))]);
    const newTables = this.#newTables();
    if (newTables.length > 0 && this.pages.filter((page) => newTables.includes(page.document)).length < MOST_NEW_PAGES) choices.push([3, () => this.#openNewSheet()]);
    if (this.#groups() > this.witness.records.session.tables.length && this.facilitator.outbox.length < 2) {
      choices.push([2, () => void this.facilitator.outbox.push(openingTables(random, this.witness))]);
    }
    const [typing, seeing] = [this.pages.filter((page) => newTables.includes(page.document) && page.isSynced), this.pages.filter((page) => page.isSynced && page.seesOthers)];
    if (typing.length > 0) choices.push([6, () => this.#editOn(typing)]);
    if (seeing.length > 0) choices.push([2, () => random.pick(seeing).borrowHand()]);
    if (this.#server.isAlive && !this.#server.closing) {
      choices.push([0.4, () => this.#takeSnapshot()], [0.3, () => this.#readSnapshots()]);
      if (this.#isDeleting && this.tally.steps > 60) choices.push([1, () => this.#delete()]);
    }
    choices.push(...this.#traffic.faults());
    if (this.#server.isAlive) choices.push([0.7, () => this.#kill()], [0.2, () => this.#restart()]);
    for (const held of this.#server.held) {
      if (held.isPerformed) continue;
      choices.push([0.5, () => this.#failHeld(held, false)]);
      if (held.operation === 'commit') choices.push([0.4, () => this.#failHeld(held, true)]);
    }
    const total = choices.reduce((sum, [weight]) => sum + weight, 0);
    let at = random.next() * total;
    for (const [weight, action] of choices) {
      at -= weight;
      if (at < 0) return action;
    }
    return () => undefined;
  }

  /** Everything that brings something on its way one step further. */
  #progress(): (() => void | Promise<void>)[] {
    const { random } = this;
    const all: (() => void | Promise<void>)[] = [];
    const [toServer, toClient] = [this.#sockets.filter((socket) => socket.canReachServer), this.#sockets.filter((socket) => socket.canReachClient)];
    if (toServer.length > 0) {
      for (let time = 0; time < 3; time += 1) {
        all.push(() => {
          const isTwice = this.#isStormy && random.chance(0.04);
          if (isTwice) this.tally.duplicated += 1;
          random.pick(toServer).deliverToServer(isTwice);
        });
      }
    }
    if (toClient.length > 0) for (let time = 0; time < 4; time += 1) all.push(() => random.pick(toClient).deliverToClient());
    if (this.time.isWaiting) all.push(() => this.time.runOne(), () => this.time.runOne());
    for (const held of this.#server.held) {
      all.push(async () => {
        if (held.isPerformed) {
          if (held.operation === 'writeCheckpoint') this.tally.checkpoints += 1;
          held.answer();
        } else await held.perform();
      });
    }
    all.push(...this.#traffic.progress([...this.phones, this.facilitator], this.#server));
    const unsaved = this.pages.filter((page) => !page.isSaved && page.isSynced);
    if (unsaved.length > 0) all.push(() => random.pick(unsaved).flush());
    if (!this.#server.isAlive) all.push(() => this.#startServer());
    return all;
  }

  async #heal(): Promise<void> {
    const unlock: Command = { what: 'unlock', decide: (state, actor) => setLocked(state, actor, false) };
    // A late copy of an older command of hers would lock again what she unlocks now.
    this.#traffic.forget(this.facilitator);
    this.facilitator.outbox.push(unlock);
    for (const page of this.pages) if (page.endedWith !== null) this.tally.dropped += page.reload(false);
    for (let step = 0; step < HEALING_STEPS; step += 1) {
      const closed = this.pages.filter((page) => page.socket === null && page.endedWith === null);
      const progress = this.#progress();
      if (closed.length > 0) progress.push(() => this.#connect(this.random.pick(closed)));
      else if (progress.length === 0) return;
      await this.#step(this.random.pick(progress));
    }
    const stuck = this.pages.filter((page) => !page.isQuiet).map((page) => `${page.document} synced ${page.isSynced} saved ${page.isSaved} waits ${page.waitsForUnlock}`);
    const outboxes = [...this.phones, this.facilitator].flatMap((phone) => phone.outbox.map((command) => command.what));
    throw new Violation(`never comes to rest: ${JSON.stringify({ stuck, outboxes, held: this.#server.held.map(({ operation }) => operation) })}`);
  }

  #editSomething(): void {
    this.#editOn(this.pages);
  }

  /** Groups there are, as committed. */
  #groups(): number {
    return this.witness.document('arrangement').getMap('clusters').size;
  }

  #editOn(pages: readonly DocumentClient[]): void {
    const writers = pages.filter((page) => page.mayWrite && page.endedWith === null && this.#believesToWrite(page));
    if (writers.length > 0) this.random.pick(writers).edit([...this.witness.records.notes.keys()]);
  }

  /** As a page does it: also offline, from the last it heard; while locked now and then, by a client that asks nobody. */
  #believesToWrite(page: DocumentClient): boolean {
    if (page.rights === null) return false;
    return page.rights.write || (page.rights.reason === 'locked' && this.random.chance(0.3));
  }

  #phoneActs(): void {
    const { random } = this;
    const phone = random.pick(this.phones);
    if (phone.socket === null && phone.endedWith === null && random.chance(0.3)) return this.#connectLive(phone);
    if (phone.outbox.length > 6) return;
    const kind = random.below(8);
    if (kind < 3) phone.postNote();
    else if (kind < 5) phone.editNote();
    else if (kind === 5) phone.withdraw();
    else phone.leaveVisit(random.pick(this.witness.records.session.tables).tableId);
  }

  #facilitatorActs(): void {
    if (this.facilitator.outbox.length > 4) return;
    this.tally.rightsChanges += 1;
    this.facilitator.outbox.push(facilitatorAct(this.random, this.witness, this.phones.map((phone) => phone.personId)));
  }

  #connect(page: DocumentClient): void {
    // Sent away for good: whoever opens the page again later may find it open.
    if (page.endedWith !== null) this.tally.dropped += page.reload(false);
    const socket = new SimulatedSocket(this.random, page, {
      onSend: (frame) => this.#watch(() => {
        this.#notGone();
        this.witness.shown(page.personId, page.document, frame);
      }),
      onClose: (code) => this.#sentAway(code, page.personId, page.document),
    });
    page.socket = socket;
    this.#admit(socket, page.personId, page.document, () => page.opened());
  }

  #connectLive(phone: Phone): void {
    const socket = new SimulatedSocket(this.random, phone, {
      onSend: (frame) => this.#watch(() => {
        this.#notGone();
        this.witness.shownLive(phone.personId, frame);
      }),
      onClose: (code) => this.#sentAway(code, phone.personId, null),
    });
    phone.socket = socket;
    this.#admit(socket, phone.personId, null, () => undefined);
  }

  #admit(socket: SimulatedSocket, personId: string, document: DocumentName | null, opened: () => void): void {
    const server = this.#server;
    if (!server.isAlive || server.closing) return socket.refuse(1006);
    this.#sockets.push(socket);
    server.open(socket, this.wallId, personId, document, opened).catch((error: unknown) => {
      if (!server.isAlive) return;
      const code = error instanceof Refusal && error.code !== 'storage-failed' ? 4403 : 1006;
      this.#sentAway(code, personId, document, error instanceof Refusal ? ` ${error.code}` : '');
      socket.refuse(code);
    });
  }

  /** Codes that end a page for good are for those who may not read. */
  #sentAway(code: number, personId: string, document: DocumentName | null, why = ''): void {
    if (code >= 4400 && code < 4500 && !this.witness.isDeleted && this.#mayRead(personId, document)) this.#failures.push(new Violation(`${document}: sent away (${code}${why}) although she may read`));
  }

  #notGone(): void {
    if (this.#isGone) throw new Violation('something is shown of a deleted wall');
  }

  #mayRead(personId: string, document: DocumentName | null): boolean {
    const person = this.witness.records.people.get(personId);
    return person !== undefined && !person.removed && (document === null || mayRead(person, document, this.witness.records.session) === true);
  }

  /** A violation seen in the middle of the server's own work must end the run, not be caught by the server. */
  #watch(look: () => void): void {
    try {
      look();
    } catch (error) {
      this.#failures.push(error);
    }
  }

  #takeSnapshot(): void {
    this.#server.takeSnapshot(this.wallId, this.facilitator.personId, `Kept ${this.tally.steps}`).then(
      (id) => this.#watch(() => {
        this.witness.kept.acknowledged(id);
        this.tally.snapshots += 1;
      }),
      // Whoever asked reads that it did not work, and asks again if she likes.
      () => undefined,
    );
  }

  /** In the storm whoever reads may be told no, later on. */
  async #readSnapshots(): Promise<void> {
    const [server, isStormy, { kept }] = [this.#server, this.#isStormy, this.witness];
    const reading = (isStormy ? kept.ids.slice(-1) : kept.ids).map((id) => server.readSnapshot(this.wallId, id).then(
      (view) => this.#watch(() => {
        if (!server.isAlive) return;
        kept.read(id, view, this.witness.records);
        this.tally.snapshotsRead += 1;
      }),
      (error: unknown) => {
        if (!isStormy) this.#failures.push(error);
      },
    ));
    if (isStormy) return;
    await Promise.all(reading);
    if (this.#failures.length > 0) throw this.#failures[0];
  }

  #delete(): void {
    const server = this.#server;
    server.walls.delete(this.wallId).then(() => {
      this.#isGone = true;
      if (server.isAlive) this.tally.deletions += 1;
    }, () => undefined);
  }

  /** Also after a restart nothing of the wall is there. */
  async #checkDeleted(): Promise<void> {
    await checkDeleted(this.#server.walls, this.#store, this.wallId, this.#secrets);
    await this.#server.kill(this.random);
    this.#store = this.#reopen(this.#store);
    this.#startServer();
    await checkDeleted(this.#server.walls, this.#store, this.wallId, this.#secrets);
    for (const page of this.pages) if (page.socket !== null) throw new Violation(`${page.document}: still open on a deleted wall`);
  }

  #cut(socket: SimulatedSocket): void {
    this.tally.disconnects += 1;
    this.tally.dropped += socket.cut();
  }

  #reload(page: DocumentClient): void {
    this.tally.dropped += page.reload(this.random.chance(0.7));
  }

  async #failHeld(held: SimulatedServer['held'][number], isSilent: boolean): Promise<void> {
    if (isSilent) await held.perform();
    if (held.operation === 'loadWall') this.tally.failedLoads += 1;
    else if (held.operation === 'addSnapshot') this.tally.failedSnapshots += 1;
    else if (held.operation === 'deleteWall') this.tally.failedDeletions += 1;
    else if (held.operation === 'writeCheckpoint') this.tally.failedCheckpoints += 1;
    else if (isSilent) this.tally.silentCommits += 1;
    else this.tally.failedCommits += 1;
    held.fail('the disk says no');
  }

  async #kill(): Promise<void> {
    const server = this.#server;
    this.tally.kills[this.#killPoint()] += 1;
    await server.kill(this.random);
    this.#store = this.#reopen(this.#store);
    this.#traffic.serverDied();
    for (const socket of this.#sockets) this.tally.dropped += socket.serverDied();
  }

  #killPoint(): KillPoint {
    const held = this.#server.held.find(({ operation }) => operation === 'commit' || operation === 'writeCheckpoint');
    if (held?.operation === 'writeCheckpoint') return 'checkpoint';
    if (held) return held.isPerformed ? 'committed' : 'applied';
    // Answers on their way may be lost while what others were shown arrives, and the other way round: both ends of acknowledging.
    if (this.#traffic.hasAnswers) return 'acknowledged';
    if (this.time.isDue) return 'queued';
    return this.#sockets.some((socket) => socket.toClient.length > 0) ? 'shown' : 'idle';
  }

  /** A restart as operators do it: what is under way is finished, then sockets close. */
  #restart(): void {
    const server = this.#server;
    if (server.closing) return;
    this.tally.restarts += 1;
    server.closing = server.walls.close().then(async () => {
      if (!server.isAlive) return;
      await server.kill(this.random);
      for (const socket of this.#sockets) this.tally.dropped += socket.serverDied();
    });
  }
}

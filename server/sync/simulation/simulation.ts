import * as Y from 'yjs';
import { mayRead, tableDocument, type DocumentName } from '../../../shared/access/rights.ts';
import { putNote, setNoteHidden } from '../../../shared/commands/notes.ts';
import { arrive, removePerson, setMe } from '../../../shared/commands/people.ts';
import { editSession, reveal, setLocked, setPhase } from '../../../shared/commands/session.ts';
import { editTable, movePerson, openTables } from '../../../shared/commands/tables.ts';
import { clustersRoot, placementsRoot } from '../../../shared/documents/arrangement.ts';
import type { Role } from '../../../shared/model/person.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import type { WallStore } from '../../storage/wallStore.ts';
import type { Wall } from '../wall.ts';
import { DocumentClient } from './documentClient.ts';
import { checkEverything } from './invariants.ts';
import { Phone, type Command } from './phone.ts';
import { SeededRandom } from '../seededRandom.ts';
import { SimulatedServer, type KillPoint } from './simulatedServer.ts';
import { SimulatedSocket } from './simulatedSocket.ts';
import { SimulatedTime } from './simulatedTime.ts';
import { Violation, Witness } from './witness.ts';

/** Steps with faults, at least and at most; then everything heals and must come to rest. */
const STORMY_STEPS = [30, 180] as const;
/** More than any healing needed so far, by far: beyond, something goes round in circles. */
const HEALING_STEPS = 6_000;

/** What happened in a run, or in many. */
export interface Tally {
  runs: number;
  steps: number;
  commits: number;
  framesShown: number;
  edits: number;
  acknowledged: number;
  /** Frames and requests that never arrived. */
  dropped: number;
  duplicated: number;
  disconnects: number;
  restarts: number;
  /** Commits that failed, and commits that succeeded without saying so. */
  failedCommits: number;
  silentCommits: number;
  failedCheckpoints: number;
  checkpoints: number;
  failedLoads: number;
  /** Commands refused, and document work told to wait or refused. */
  refused: number;
  rightsChanges: number;
  kills: Record<KillPoint, number>;
}

export const emptyTally = (): Tally => ({
  runs: 0, steps: 0, commits: 0, framesShown: 0, edits: 0, acknowledged: 0, dropped: 0, duplicated: 0, disconnects: 0, restarts: 0,
  failedCommits: 0, silentCommits: 0, failedCheckpoints: 0, checkpoints: 0, failedLoads: 0, refused: 0, rightsChanges: 0,
  kills: { idle: 0, queued: 0, applied: 0, committed: 0, shown: 0, acknowledged: 0, checkpoint: 0 },
});

interface Request {
  phone: Phone;
  command: Command;
}
interface Answer extends Request {
  error: unknown;
}

/** Lets every promise that can go on go on. No time passes: nothing here waits for anything outside this process. */
const drained = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

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
  readonly #store: WallStore;
  #server!: SimulatedServer;
  #sockets: SimulatedSocket[] = [];
  #requests: Request[] = [];
  #answers: Answer[] = [];
  #isStormy = false;
  readonly #failures: unknown[] = [];

  constructor(seed: number, store: WallStore) {
    this.random = new SeededRandom(seed);
    this.time = new SimulatedTime(this.random);
    this.#store = store;
  }

  async run(): Promise<Tally> {
    await this.#setUp();
    this.#isStormy = true;
    const [fewest, most] = STORMY_STEPS;
    const steps = fewest + this.random.below(most - fewest);
    for (let step = 0; step < steps; step += 1) await this.#step(this.#stormyStep());
    this.#isStormy = false;
    await this.#heal();
    await checkEverything(await this.wall(), this.#store, this.witness, this.pages);
    this.tally.runs = 1;
    this.tally.commits = this.witness.commits;
    this.tally.framesShown = this.witness.framesSeen;
    this.tally.edits = this.witness.edits.length;
    this.tally.acknowledged = this.witness.edits.filter((edit) => edit.isAcknowledged).length;
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
    const { random } = this;
    this.#startServer();
    const { wallId } = await this.#server.walls.create({ title: 'A wall', settings: { reveal: random.chance(0.5) ? 'later' : 'live' } });
    this.wallId = wallId;
    const [facilitator, ...others] = await this.#arrivals(['facilitator', 'volunteer', 'volunteer', 'participant', 'participant', 'participant', 'participant']);
    const [volunteers, members] = [others.slice(0, 2), others.slice(2)];
    this.facilitator = new Phone(facilitator as string, random, this.witness);
    for (const id of members) this.phones.push(new Phone(id, random, this.witness));
    for (const id of [facilitator as string, ...volunteers]) this.#page(id, 'arrangement', true);
    const wall = await this.wall();
    const groups = ['Rivers', 'Farms'].map((name, index) => ({ name, clusterId: random.uuid(), noteIds: [random.uuid()], x: index * 3_000 }));
    const notes = groups.map(({ noteIds: [id] }): Command['decide'] => (state, actor) => putNote(state, actor, { id: id as string, text: `text of ${id} rev 1`, rev: 1 }));
    const open: Command['decide'] = (state, actor) => openTables(state, actor, groups, () => random.uuid());
    await this.#inOneTick([...notes, open].map((decide) => [this.facilitator.personId, decide]));
    this.pages[0]?.doc.transact(() => {
      for (const { name, clusterId, noteIds, x } of groups) {
        clustersRoot(this.pages[0]?.doc as Y.Doc).set(clusterId, new Y.Map<unknown>(Object.entries({ name, color: 'yellow', pos: [x, 0] })));
        for (const id of noteIds) placementsRoot(this.pages[0]?.doc as Y.Doc).set(id, { cluster: clusterId, pos: [0, 80] });
      }
    });
    const tables = wall.session.tables.map(({ tableId }) => tableId);
    const seats = members.map((id, index) => [id, tables[index % 2] as string] as const);
    await this.#inOneTick(seats.map(([id, table]) => [id, (state, actor) => setMe(state, actor, { table })]));
    for (const [id, table] of seats) this.#page(id, tableDocument(table), true);
    const more: [string, DocumentName, boolean][] = [
      [this.facilitator.personId, 'notes', false], [this.facilitator.personId, tableDocument(tables[0] as string), true], [members[0] as string, 'gallery', false],
      [members[1] as string, 'notes', false],
      // Reads along from the gallery on.
      [volunteers[0] as string, tableDocument(tables[1] as string), false],
    ];
    for (const [id, document, mayWrite] of more) if (random.chance(0.5)) this.#page(id, document, mayWrite);
  }

  /** Commands without a network, while the wall is made. */
  async #inOneTick(commands: readonly [personId: string, decide: Command['decide']][]): Promise<void> {
    const wall = await this.wall();
    const done = Promise.all(commands.map(([personId, decide]) => wall.command(personId, decide)));
    while (this.time.isDue) this.time.runOne();
    await done;
    await drained();
  }

  async #arrivals(roles: readonly Role[]): Promise<string[]> {
    const people = roles.map((role) => ({ role, id: this.random.uuid() }));
    await this.#inOneTick(people.map(({ role, id }) => [id, (state, actor) => arrive(state, actor, { role, arrival: 'link', name: `Name ${id.slice(0, 4)}` })]));
    return people.map(({ id }) => id);
  }

  #page(personId: string, document: DocumentName, mayWrite: boolean): void {
    this.pages.push(new DocumentClient({ personId, document, mayWrite, random: this.random, witness: this.witness }));
  }

  #startServer(): void {
    this.#server = new SimulatedServer({ store: this.#store, time: this.time, witness: this.witness, holds: () => this.#isStormy });
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
    choices.push([6, () => this.#editSomething()], [3, () => this.#phoneActs()], [2.5, () => this.#facilitatorActs()]);
    if (idlePages.length > 0) choices.push([4, () => this.#connect(random.pick(idlePages))]);
    if (openSockets.length > 0) choices.push([0.8, () => this.#cut(random.pick(openSockets))]);
    choices.push([0.5, () => this.#reload(random.pick(this.pages))]);
    if (this.#requests.length > 0) choices.push([0.5, () => this.#loseRequest()], [0.5, () => this.#repeatRequest()]);
    if (this.#answers.length > 0) choices.push([0.7, () => this.#loseAnswer()]);
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
    if (this.#requests.length > 0) all.push(() => this.#deliverRequest(this.#requests.splice(random.below(this.#requests.length), 1)[0] as Request));
    if (this.#answers.length > 0) {
      all.push(() => {
        const { phone, command, error } = this.#answers.splice(random.below(this.#answers.length), 1)[0] as Answer;
        phone.answered(command, error);
      });
    }
    const waiting = [...this.phones, this.facilitator].filter((phone) => phone.outbox.length > 0 && !this.#requests.some((request) => request.phone === phone));
    if (waiting.length > 0) all.push(() => this.#send(random.pick(waiting)));
    const unsaved = this.pages.filter((page) => !page.isSaved && page.isSynced);
    if (unsaved.length > 0) all.push(() => random.pick(unsaved).flush());
    if (!this.#server.isAlive) all.push(() => this.#startServer());
    return all;
  }

  async #heal(): Promise<void> {
    const unlock: Command = { what: 'unlock', decide: (state, actor) => setLocked(state, actor, false) };
    // A late copy of an older command of hers would lock again what she unlocks now.
    this.#requests = this.#requests.filter(({ phone }) => phone !== this.facilitator);
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
    const writers = this.pages.filter((page) => page.mayWrite && page.endedWith === null && this.#believesToWrite(page));
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
    const { random } = this;
    const tables = this.witness.records.session.tables.map(({ tableId }) => tableId);
    const members = this.phones.map((phone) => phone.personId);
    const acts: Command['decide'][] = [
      (state, actor) => setLocked(state, actor, !state.session.locked),
      (state, actor) => setLocked(state, actor, !state.session.locked),
      (state, actor) => reveal(state, actor),
    ];
    const phase = random.pick(['cluster', 'tables', 'gallery', 'gallery', 'connect'] as const);
    acts.push((state, actor) => setPhase(state, actor, phase));
    const [member, table] = [random.pick(members), random.chance(0.2) ? null : random.pick(tables)];
    acts.push((state, actor) => movePerson(state, actor, member, table));
    if (random.chance(0.3)) acts.push((state, actor) => removePerson(state, actor, member));
    const notes = [...this.witness.records.notes].filter(([, note]) => note.state !== 'gone').map(([id]) => id);
    if (notes.length > 0) {
      const id = random.pick(notes);
      acts.push((state, actor) => setNoteHidden(state, actor, id, state.notes.get(id)?.state === 'live'));
    }
    const [names, sentence, edited] = [random.pick(['first', 'anonymous'] as const), `Sentence ${random.below(1000)}`, random.pick(tables)];
    acts.push((state, actor) => editSession(state, actor, { names }), (state, actor) => editTable(state, actor, edited, { sentence }));
    if (this.facilitator.outbox.length > 4) return;
    this.tally.rightsChanges += 1;
    this.facilitator.outbox.push({ what: 'facilitate', decide: random.pick(acts) });
  }

  #connect(page: DocumentClient): void {
    // Sent away for good: whoever opens the page again later may find it open.
    if (page.endedWith !== null) this.tally.dropped += page.reload(false);
    const socket = new SimulatedSocket(this.random, page, {
      onSend: (frame) => this.#watch(() => this.witness.shown(page.personId, page.document, frame)),
      onClose: (code) => this.#sentAway(code, page.personId, page.document),
    });
    page.socket = socket;
    this.#admit(socket, page.personId, page.document, () => page.opened());
  }

  #connectLive(phone: Phone): void {
    const socket = new SimulatedSocket(this.random, phone, {
      onSend: (frame) => this.#watch(() => this.witness.shownLive(phone.personId, frame)),
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
    if (code >= 4400 && code < 4500 && this.#mayRead(personId, document)) this.#failures.push(new Violation(`${document}: sent away (${code}${why}) although she may read`));
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

  #send(phone: Phone): void {
    const command = phone.outbox[0];
    if (command) this.#requests.push({ phone, command });
  }

  #deliverRequest({ phone, command }: Request): void {
    const server = this.#server;
    if (!server.isAlive || server.closing) return;
    const answer = (error: unknown): void => {
      if (server.isAlive) this.#answers.push({ phone, command, error });
    };
    server.command(this.wallId, phone.personId, command).then(
      () => {
        // The moment the server says yes is the moment it must be true, whether or not the answer arrives.
        this.#watch(() => command.acknowledged?.());
        answer(null);
      },
      (error: unknown) => answer(error instanceof Refusal ? error : new Refusal('storage-failed')),
    );
  }

  #loseRequest(): void {
    this.#requests.splice(this.random.below(this.#requests.length), 1);
    this.tally.dropped += 1;
  }

  #repeatRequest(): void {
    this.#requests.push(this.random.pick(this.#requests));
    this.tally.duplicated += 1;
  }

  #loseAnswer(): void {
    this.#answers.splice(this.random.below(this.#answers.length), 1);
    this.tally.dropped += 1;
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
    else if (held.operation === 'writeCheckpoint') this.tally.failedCheckpoints += 1;
    else if (isSilent) this.tally.silentCommits += 1;
    else this.tally.failedCommits += 1;
    held.fail('the disk says no');
  }

  async #kill(): Promise<void> {
    const server = this.#server;
    this.tally.kills[this.#killPoint()] += 1;
    await server.kill(this.random);
    this.#answers = this.#answers.filter(() => this.random.chance(0.5));
    for (const socket of this.#sockets) this.tally.dropped += socket.serverDied();
  }

  #killPoint(): KillPoint {
    const held = this.#server.held.find(({ operation }) => operation !== 'loadWall');
    if (held?.operation === 'writeCheckpoint') return 'checkpoint';
    if (held) return held.isPerformed ? 'committed' : 'applied';
    // Answers on their way may be lost while what others were shown arrives, and the other way round: both ends of acknowledging.
    if (this.#answers.length > 0) return 'acknowledged';
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

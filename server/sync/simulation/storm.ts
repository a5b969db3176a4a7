import { tableDocument } from '../../../shared/access/rights.ts';
import { DocumentClient } from './documentClient.ts';
import { facilitatorAct, openingTables, steering } from './facilitatorActs.ts';
import { serverFaults } from './serverFaults.ts';
import type { SimulatedMeeting } from './simulatedMeeting.ts';
import { isAtRated } from './ratedSteps.ts';
import { readSnapshots, takeSnapshot } from './snapshotActs.ts';
import { pickAction, type Action, type WeightedAction } from './weightedAction.ts';

/** Most pages that are opened on tables that came later. */
const MOST_NEW_PAGES = 4;
/** A wall is deleted at the earliest after so many steps. */
const STEPS_BEFORE_DELETING = 60;

/**
 * The middle of a run, in which everybody does something and everything may fail. Chooses what
 * happens next.
 */
export class Storm {
  readonly #meeting: SimulatedMeeting;
  /** Whether this run ends with deleting the wall. */
  readonly #isDeleting: boolean;

  constructor(meeting: SimulatedMeeting, isDeleting: boolean) {
    this.#meeting = meeting;
    this.#isDeleting = isDeleting;
  }

  /** One random thing of all that can happen now. */
  next(): Action {
    const { random, traffic } = this.#meeting;
    const progress = this.#meeting.progress().map((action): WeightedAction => [4, action]);
    return pickAction(random, [
      ...progress,
      ...this.#pages(),
      ...this.#tables(),
      ...this.#wholeWall(),
      ...traffic.faults(),
      ...serverFaults(this.#meeting),
    ]);
  }

  /** What people do on their pages and phones, and what their network does to them. */
  #pages(): WeightedAction[] {
    const { random, pages, network } = this.#meeting;
    const choices: WeightedAction[] = [
      [12, () => this.#editOn(pages)],
      [3, () => this.#phoneActs()],
      [2.5, () => this.#facilitatorActs()],
    ];
    const [idle, open] = [pages.filter((page) => page.socket === null), network.open];
    if (idle.length > 0) choices.push([4, () => network.connect(random.pick(idle))]);
    if (open.length > 0) choices.push([0.8, () => network.cut(random.pick(open))]);
    choices.push([0.5, () => this.#reload(random.pick(pages))]);
    return choices;
  }

  /** Tables that come in the middle of it, and what happens at them. */
  #tables(): WeightedAction[] {
    const { random, pages, facilitator, witness } = this.#meeting;
    const choices: WeightedAction[] = [];
    const newTables = this.#meeting.newTables();
    const opened = pages.filter((page) => newTables.includes(page.document));
    if (newTables.length > 0 && opened.length < MOST_NEW_PAGES)
      choices.push([3, () => this.#openNewSheet()]);
    const groups = witness.document('arrangement').getMap('clusters').size;
    if (groups > witness.records.session.tables.length && facilitator.outbox.length < 2)
      choices.push([2, () => void facilitator.outbox.push(openingTables(random, witness))]);
    const [typing, seeing] = [
      opened.filter((page) => page.isSynced),
      pages.filter((page) => page.isSynced && page.seesOthers),
    ];
    if (typing.length > 0) choices.push([6, () => this.#editOn(typing)]);
    if (seeing.length > 0) choices.push([2, () => random.pick(seeing).borrowPresence()]);
    return choices;
  }

  /** What is done to the wall as a whole. */
  #wholeWall(): WeightedAction[] {
    const { server, tally } = this.#meeting;
    if (!server.isAlive || server.closing) return [];
    const choices: WeightedAction[] = [
      [0.4, () => takeSnapshot(this.#meeting)],
      [0.3, () => readSnapshots(this.#meeting)],
    ];
    if (this.#isDeleting && tally.steps > STEPS_BEFORE_DELETING)
      choices.push([1, () => this.#delete()]);
    return choices;
  }

  #editOn(pages: readonly DocumentClient[]): void {
    const { random, witness } = this.#meeting;
    const writers = pages.filter(
      (page) => page.mayWrite && page.endedWith === null && this.#believesToWrite(page),
    );
    if (writers.length > 0) random.pick(writers).edit([...witness.records.notes.keys()]);
  }

  /**
   * Whether a client writes: as a page does, also offline, by the last rights it heard; and now and
   * then while locked, as a client does that ignores rights.
   */
  #believesToWrite({ rights }: DocumentClient): boolean {
    if (rights === null) return false;
    return rights.write || (rights.reason === 'locked' && this.#meeting.random.chance(0.3));
  }

  #phoneActs(): void {
    const { random, phones, network, witness } = this.#meeting;
    const phone = random.pick(phones);
    if (phone.socket === null && phone.endedWith === null && random.chance(0.3))
      return network.connectLive(phone);
    if (phone.outbox.length > 6) return;
    const kind = random.below(13);
    if (isAtRated(witness) && random.chance(0.6)) phone.rate();
    else if (kind > 10) phone.takeTurn();
    else if (kind > 8) phone.claim();
    else if (kind > 7) phone.rate();
    else if (kind < 3) phone.postNote();
    else if (kind < 5) phone.editNote();
    else if (kind === 5) phone.withdraw();
    else phone.leaveVisit(random.pick(witness.records.session.tables).tableId);
  }

  #facilitatorActs(): void {
    const { random, facilitator, deputy, phones, tally, witness } = this.#meeting;
    if (deputy.outbox.length < 3) deputy.outbox.push(steering(random, witness));
    if (facilitator.outbox.length > 4) return;
    tally.rightsChanges += 1;
    facilitator.outbox.push(
      facilitatorAct(
        random,
        witness,
        phones.map((phone) => phone.personId),
      ),
    );
  }

  #reload(page: DocumentClient): void {
    const { random, tally } = this.#meeting;
    tally.dropped += page.reload(random.chance(0.7));
  }

  /** Somebody who may write it opens the sheet of a table that came in the storm. */
  #openNewSheet(): void {
    const { random, witness, phones, facilitator, pages } = this.#meeting;
    const document = random.pick(this.#meeting.newTables());
    const sat = phones
      .map((phone) => phone.personId)
      .filter((id) => {
        const person = witness.records.people.get(id);
        return (
          person?.removed === false &&
          person.sat?.some((table) => tableDocument(table) === document)
        );
      });
    pages.push(
      new DocumentClient({
        personId: random.pick([facilitator.personId, ...sat]),
        document,
        mayWrite: true,
        random,
        witness,
      }),
    );
  }

  #delete(): void {
    const { server, wallId, tally } = this.#meeting;
    server.walls.delete(wallId).then(
      () => {
        this.#meeting.isGone = true;
        if (server.isAlive) tally.deletions += 1;
      },
      () => undefined,
    );
  }
}

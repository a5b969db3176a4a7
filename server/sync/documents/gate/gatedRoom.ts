import * as Y from 'yjs';
import type { DocumentName } from '../../../../shared/access/rights.ts';
import type { ProblemCode } from '../../../../shared/model/problems.ts';
import { arrangementShape } from './arrangementShape.ts';
import type { ArrangementSetting } from './arrangementRoom.ts';
import { ClientIds } from '../clientIds.ts';
import { DocumentGate, type GateOutcome } from './documentGate.ts';
import { LiveDocument } from '../liveDocument.ts';
import { SHEET_SHAPE } from './sheetShape.ts';
import type { SeededRandom } from '../../simulation/seededRandom.ts';
import { splitUpdate } from './splitUpdate.ts';

/**
 * For tests: the real document and the real gate, with the network and the clock taken away. Tabs talk to it by hand, in any order; what
 * the server broadcasts waits for each tab in its own queue.
 */
export class GatedRoom {
  readonly live: LiveDocument;
  readonly ids: ClientIds;
  readonly gate: DocumentGate;
  readonly tabs: Tab[] = [];
  /** All that was written, by anyone, the server included, merged by Yjs alone: what everyone should see in the end. */
  readonly oracle = new Y.Doc();
  readonly refusals: { tab: Tab; code: ProblemCode }[] = [];
  /** Every frame that left the server. */
  readonly frames: Uint8Array[] = [];

  /** Structs of one update that are judged at once; those after them follow by themselves. */
  atOnce = { structs: Infinity, deleted: Infinity };
  readonly #chance: SeededRandom;

  constructor(
    name: DocumentName,
    chance: SeededRandom,
    stored: { owners: Map<number, string>; updates: readonly Uint8Array[] } = {
      owners: new Map(),
      updates: [],
    },
    setting: Partial<ArrangementSetting> = {},
  ) {
    this.#chance = chance;
    this.live = new LiveDocument(name, this.#newClientId(), {
      sequence: stored.updates.length,
      updates: stored.updates,
    });
    this.ids = new ClientIds(stored.owners);
    this.frames.push(...stored.updates);
    for (const update of stored.updates) Y.applyUpdate(this.oracle, update);
    this.gate = DocumentGate.of(
      name === 'arrangement'
        ? arrangementShape({ knowsNote: () => true, isFacilitator: () => false, ...setting })
        : SHEET_SHAPE,
      this.live.encode(),
      this.ids,
    );
    this.live.doc.on('update', (update: Uint8Array, origin: unknown) => {
      // Its own writing, and what Yjs tidies up in rich text of itself.
      if (typeof origin !== 'object' || origin === null) Y.applyUpdate(this.oracle, update);
    });
  }

  /** A new tab of this person with all there is; `from` is what it held before (a reload, its work not sent yet included). */
  open(person: string, options: { from?: Uint8Array; clientId?: number; gc?: boolean } = {}): Tab {
    const tab = new Tab(this, person, options.gc ?? true);
    tab.doc.clientID = this.#newClientId();
    if (options.from) Y.applyUpdate(tab.doc, options.from, 'kept');
    tab.ask();
    // Not before: a document that hears its own id from elsewhere takes another one.
    if (options.clientId !== undefined) tab.doc.clientID = options.clientId;
    this.tabs.push(tab);
    return tab;
  }

  /** What a tab sent arrives. */
  receive(tab: Tab, update: Uint8Array): void {
    for (const part of splitUpdate(update, this.live.doc, this.atOnce))
      this.#hear(tab, this.gate.take(part, tab.person, this.live));
    this.#show();
  }

  /** What came within one tick, in order. */
  receiveAll(whole: readonly { tab: Tab; update: Uint8Array }[]): void {
    const sent = whole.flatMap(({ tab, update }) =>
      splitUpdate(update, this.live.doc, this.atOnce).map((part) => ({ tab, update: part })),
    );
    const outcomes = this.gate.takeAll(
      sent.map(({ tab, update }) => ({ update, personId: tab.person })),
      this.live,
    );
    if (outcomes.length !== sent.length)
      throw new Error(`${outcomes.length} outcomes of ${sent.length} updates`);
    for (const [index, { tab }] of sent.entries()) this.#hear(tab, outcomes[index] as GateOutcome);
    this.#show();
  }

  /** Everyone is online and everything arrives, until nothing is said any more. */
  settle(): void {
    for (const tab of this.tabs) tab.reconnect();
    for (
      let round = 0;
      this.tabs.some((tab) => tab.outbox.length + tab.inbox.length > 0);
      round += 1
    ) {
      if (round > 1_000) throw new Error('it never settles');
      this.receiveAll(
        this.tabs.flatMap((tab) => tab.outbox.splice(0).map((update) => ({ tab, update }))),
      );
      for (const tab of this.tabs)
        while (tab.inbox.length > 0) tab.hear(tab.inbox.shift() as Uint8Array);
    }
  }

  #hear(tab: Tab, outcome: GateOutcome): void {
    if (outcome.kind === 'ask-again') tab.answer(Y.encodeStateVector(this.live.doc));
    if (outcome.kind === 'refused') this.refusals.push({ tab, code: outcome.code });
    if (outcome.kind === 'taken' && outcome.refused)
      this.refusals.push({ tab, code: outcome.refused });
  }

  #show(): void {
    const frame = this.live.takeTick();
    if (!frame) return;
    this.frames.push(frame);
    for (const each of this.tabs) if (each.isOnline) each.inbox.push(frame);
  }

  /** Yjs puts what was written at once in order of client ids: chance of its own would make a seed mean something else each time. */
  #newClientId(): number {
    return 1 + this.#chance.below(0xffff_fffe);
  }

  destroy(): void {
    for (const tab of this.tabs) tab.doc.destroy();
    this.gate.destroy();
    this.live.destroy();
    this.oracle.destroy();
  }
}

/** One page of a person: a stock Yjs document, what it has to say and what it has not heard yet. */
export class Tab {
  readonly doc: Y.Doc;
  readonly person: string;
  readonly outbox: Uint8Array[] = [];
  readonly inbox: Uint8Array[] = [];
  isOnline = true;
  readonly #room: GatedRoom;

  constructor(room: GatedRoom, person: string, gc: boolean) {
    this.#room = room;
    this.person = person;
    this.doc = new Y.Doc({ gc });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'heard') return;
      Y.applyUpdate(room.oracle, update);
      if (this.isOnline) this.outbox.push(update);
    });
  }

  /** Sync step 1 of the tab, answered at once. */
  ask(): void {
    this.hear(Y.encodeStateAsUpdate(this.#room.live.doc, Y.encodeStateVector(this.doc)));
    this.answer(Y.encodeStateVector(this.#room.live.doc));
  }

  /** Sync step 2 of the tab. */
  answer(stateVector: Uint8Array): void {
    this.outbox.push(Y.encodeStateAsUpdate(this.doc, stateVector));
  }

  hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'heard');
  }

  /** The socket is gone, and with it what was on its way. */
  disconnect(): void {
    this.isOnline = false;
    this.outbox.length = 0;
    this.inbox.length = 0;
  }

  reconnect(): void {
    if (this.isOnline) return;
    this.isOnline = true;
    this.ask();
  }

  /** One message arrives, or twice, or one that was sent later before it. */
  deliver(chance: SeededRandom): void {
    const { outbox, inbox } = this;
    if (inbox.length > 0 && (outbox.length === 0 || chance.next() < 0.5)) {
      this.hear(inbox[0] as Uint8Array);
      if (chance.next() > 0.1) inbox.shift();
      return;
    }
    if (outbox.length === 0) return;
    const index = chance.next() < 0.2 ? chance.below(outbox.length) : 0;
    const [update] = chance.next() < 0.1 ? outbox.slice(index, index + 1) : outbox.splice(index, 1);
    if (update) this.#room.receive(this, update);
  }
}

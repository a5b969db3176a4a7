import * as Y from 'yjs';
import type { DocumentName } from '../../../../shared/access/rights.ts';
import type { ProblemCode } from '../../../../shared/model/problems.ts';
import { arrangementShape } from './arrangementShape.ts';
import type { ArrangementSetting } from './arrangementRoom.ts';
import { ClientIds } from '../clientIds.ts';
import { DocumentGate } from './documentGate.ts';
import type { GateOutcome, SentUpdate } from './gateOutcome.ts';
import { LiveDocument } from '../liveDocument.ts';
import { SHEET_SHAPE } from './sheetShape.ts';
import type { SeededRandom } from '../../../seededRandom.ts';
import { splitUpdate, type AtOnce } from './splitUpdate.ts';

/**
 * For tests: the real document and gate, without network and clock. Tests pass tabs' messages on by
 * hand, in any order; what the server sends waits for each tab in a queue.
 */
export class GatedRoom {
  readonly live: LiveDocument;
  readonly ids: ClientIds;
  readonly gate: DocumentGate;
  readonly tabs: Tab[] = [];
  /**
   * Everything that anybody wrote, the server included, merged by Yjs alone: what all copies should
   * show in the end.
   */
  readonly oracle = new Y.Doc();
  readonly refusals: { tab: Tab; code: ProblemCode }[] = [];
  /** Every frame that left the server. */
  readonly frames: Uint8Array[] = [];

  /**
   * Most structs of an update that are checked at once; the others follow as updates of their own.
   * `undefined`: as many as the server takes.
   */
  atOnce: AtOnce | undefined = { structs: Infinity, deleted: Infinity };
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
      // The server's own writing, and what Yjs tidies up in rich text by itself.
      if (typeof origin !== 'object' || origin === null) Y.applyUpdate(this.oracle, update);
    });
  }

  /**
   * A new tab of this person that has loaded everything; `from` is what it had before (a reload,
   * with work not sent yet).
   */
  open(person: string, options: { from?: Uint8Array; clientId?: number; gc?: boolean } = {}): Tab {
    const tab = new Tab(this, person, options.gc ?? true);
    tab.doc.clientID = this.#newClientId();
    if (options.from) Y.applyUpdate(tab.doc, options.from, 'kept');
    tab.ask();
    // Set only now: a document that receives its own id from elsewhere takes another one.
    if (options.clientId !== undefined) tab.doc.clientID = options.clientId;
    this.tabs.push(tab);
    return tab;
  }

  /** The server receives what a tab sent. */
  receive(tab: Tab, update: Uint8Array): void {
    this.receiveAll([{ tab, update }]);
  }

  /** The server receives what came within one tick, in order. */
  receiveAll(whole: readonly { tab: Tab; update: Uint8Array }[]): void {
    const sent = whole.flatMap(({ tab, update }) =>
      this.parted(update).map((part) => ({ ...part, tab, personId: tab.person })),
    );
    const outcomes = this.gate.takeAll(sent, this.live);
    if (outcomes.length !== sent.length)
      throw new Error(`${outcomes.length} outcomes of ${sent.length} updates`);
    for (const [index, { tab }] of sent.entries()) this.#hear(tab, outcomes[index] as GateOutcome);
    this.#show();
  }

  /** The parts in which the server takes an update. */
  parted(update: Uint8Array): Omit<SentUpdate, 'personId'>[] {
    const { updates, isJoined } = splitUpdate(update, this.live.doc, this.atOnce);
    return updates.map((part, index) => ({
      update: part,
      ...(isJoined ? { joined: index < updates.length - 1 ? 'more' : 'last' } : {}),
    }));
  }

  /** Everyone goes online and everything arrives, until nothing is sent any more. */
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

  /**
   * Yjs orders concurrent writes by client id, so ids have to come from the seed for a run to
   * repeat.
   */
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

/**
 * One page of a person: a stock Yjs document, what it has to send, and what it has not received
 * yet.
 */
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

  /** The tab's sync step 1, answered at once. */
  ask(): void {
    this.hear(Y.encodeStateAsUpdate(this.#room.live.doc, Y.encodeStateVector(this.doc)));
    this.answer(Y.encodeStateVector(this.#room.live.doc));
  }

  /** The tab's sync step 2. */
  answer(stateVector: Uint8Array): void {
    this.outbox.push(Y.encodeStateAsUpdate(this.doc, stateVector));
  }

  hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'heard');
  }

  /** The socket closes, and what was on its way is lost. */
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

  /** One message arrives; sometimes twice, or before one that was sent earlier. */
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

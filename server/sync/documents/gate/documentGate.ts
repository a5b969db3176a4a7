import * as Y from 'yjs';
import { workAtOnce, type PausableWork } from '../../../../shared/model/pausableWork.ts';
import { workInTurns } from '../../time/workInTurns.ts';
import { applyPart } from '../applyPart.ts';
import { SERVER_PERSON, type ClientIds } from '../clientIds.ts';
import { crossesNeighbours } from './crossedNeighbours.ts';
import type { DocumentShape } from './documentShape.ts';
import {
  outcomeOf,
  type ClientIdOwner,
  type GatedDocument,
  type GateOutcome,
  type SentUpdate,
} from './gateOutcome.ts';
import { JoinedMarks } from './joinedMarks.ts';
import { splitUpdate } from './splitUpdate.ts';
import { NewOwners, UpdateTrial, type Long } from './updateTrial.ts';

/**
 * After a batch that failed, so many updates are tried one by one, so that somebody who causes it
 * cannot make the server try everything twice.
 */
const ALONE_AFTER_FAILURE = 200;

/**
 * Updates that are tried together are no more work than this, in structs placed in a short list:
 * some 10 ms.
 */
const TOGETHER_WORK = 400;

/**
 * The server's own writing in a document that has no gate yet; like {@link DocumentGate.writeOwn}.
 */
export function writeAsServer(
  doc: Y.Doc,
  write: (doc: Y.Doc) => void,
  ids: ClientIds,
): ClientIdOwner[] {
  doc.transact(() => write(doc), 'server');
  const clientId = doc.clientID;
  if (ids.ownerOf(clientId) === SERVER_PERSON) return [];
  ids.bind([clientId], SERVER_PERSON);
  return [{ clientId, personId: SERVER_PERSON }];
}

/**
 * Checks every update of a document that people write directly. An update is read strictly and
 * checked struct by struct; what is not allowed in it is emptied under the same ids, so that its
 * sender can go on. Then it is tried on a copy of the document (the shadow), and taken only if
 * everything it touched is valid there.
 */
export class DocumentGate {
  readonly #trial: UpdateTrial;
  /** How many updates still have to be tried one by one. */
  #alone = 0;
  readonly #joined = new JoinedMarks();
  /** One of the updates that belong together builds on what never came. */
  #isGapped = false;
  readonly #shape: DocumentShape;
  readonly #ids: ClientIds;

  private constructor(shape: DocumentShape, ids: ClientIds) {
    this.#shape = shape;
    this.#ids = ids;
    this.#trial = new UpdateTrial(shape, ids);
  }

  /** Before a document of this state. */
  static of(shape: DocumentShape, fullState: Uint8Array, ids: ClientIds): DocumentGate {
    const gate = new DocumentGate(shape, ids);
    workAtOnce(gate.#trial.copy.renew([fullState]));
    return gate;
  }

  /** The same, made a little at a time; `pause` is awaited between the steps. */
  static async make(
    shape: DocumentShape,
    fullState: Uint8Array,
    ids: ClientIds,
    pause: () => Promise<void> | undefined,
  ): Promise<DocumentGate> {
    const gate = new DocumentGate(shape, ids);
    await workInTurns(gate.#trial.copy.renew([fullState]), pause);
    return gate;
  }

  /** {@link takeInTurns} for one update, at once. */
  take(update: Uint8Array, personId: string, live: GatedDocument): GateOutcome {
    return this.takeAll([{ update, personId }], live)[0] as GateOutcome;
  }

  /** {@link takeInTurns}, at once. */
  takeAll(sent: readonly SentUpdate[], live: GatedDocument): GateOutcome[] {
    return workAtOnce(this.takeInTurns(sent, live));
  }

  /**
   * Checks updates in order, applies to `live` what is allowed of them, and writes there what keeps
   * records complete. Never throws. Those that are allowed as they are are tried and applied
   * together, because a transaction costs more than an update; others by themselves. Where it
   * pauses nobody else may write in the document or ask the gate.
   */
  *takeInTurns(sent: readonly SentUpdate[], live: GatedDocument): PausableWork<GateOutcome[]> {
    const outcomes: GateOutcome[] = [];
    while (outcomes.length < sent.length) {
      const together =
        this.#alone > 0 || sent.length - outcomes.length < 2
          ? []
          : yield* this.#takeTogether(sent.slice(outcomes.length), live);
      outcomes.push(...together);
      if (together.length > 0) yield;
      const next = sent[outcomes.length];
      if (!next) break;
      this.#alone = Math.max(0, this.#alone - 1);
      outcomes.push(yield* this.#takeOne(next, live));
      yield;
    }
    return outcomes;
  }

  /**
   * Runs the server's own `write`, under a client id that nobody else may use; returned when it is
   * newly bound.
   */
  writeOwn({ doc }: GatedDocument, write: (doc: Y.Doc) => void): ClientIdOwner[] {
    const stateBefore = Y.encodeStateVector(doc);
    const own = writeAsServer(doc, write, this.#ids);
    this.#trial.copy.follow(doc, stateBefore);
    return own;
  }

  /**
   * Applies what was written in the document since this gate's state was encoded. Call before the
   * first update.
   */
  catchUp({ doc }: GatedDocument): void {
    this.#trial.copy.follow(doc);
  }

  destroy(): void {
    this.#trial.copy.destroy();
  }

  *#takeOne(sent: SentUpdate, live: GatedDocument): PausableWork<GateOutcome> {
    const { personId, joined } = sent;
    // Without what is missing, the others would make marks look superfluous that are not.
    const verdict =
      joined && this.#isGapped
        ? ({ kind: 'ask-again' } as const)
        : yield* this.#trial.judge(sent, live);
    this.#isGapped = joined === 'more' && verdict.kind === 'ask-again';
    if (verdict.kind === 'long') return yield* this.#takeParts(sent, live, verdict);
    let own: ClientIdOwner[] = [];
    if (verdict.kind === 'legal') {
      this.#ids.bind(verdict.binds, personId);
      const origin = { from: 'socket' };
      if (joined) applyPart(live.doc, verdict.update, origin);
      else Y.applyUpdate(live.doc, verdict.update, origin);
      if (verdict.repair) own = this.writeOwn(live, verdict.repair);
      if (joined) this.#joined.add(this.#trial.copy.changed.keys());
    }
    if (joined === 'last') {
      yield;
      yield* this.#joined.tidy([live.doc, this.#trial.copy.doc]);
    }
    if (verdict.kind !== 'legal') return verdict;
    const { binds, refused, changes } = verdict;
    return {
      kind: 'taken',
      refused,
      clientIds: [...binds.map((clientId) => ({ clientId, personId })), ...own],
      changes,
    };
  }

  /** Takes one update in parts, and answers for all of them. */
  *#takeParts(
    { update, personId, joined = 'last' }: SentUpdate,
    live: GatedDocument,
    { structs }: Long,
  ): PausableWork<GateOutcome> {
    const { updates } = splitUpdate(update, live.doc, { structs, deleted: Infinity });
    const outcomes: GateOutcome[] = [];
    for (const [index, part] of updates.entries()) {
      yield;
      const isLast = index === updates.length - 1;
      const sent = { update: part, personId, isOne: updates.length === 1 };
      outcomes.push(yield* this.#takeOne({ ...sent, joined: isLast ? joined : 'more' }, live));
    }
    return outcomeOf(outcomes);
  }

  /**
   * Applies as many of the first updates as are allowed as they are and no long work together; none
   * when they fail together.
   */
  *#takeTogether(sent: readonly SentUpdate[], live: GatedDocument): PausableWork<GateOutcome[]> {
    const { copy } = this.#trial;
    const shadow = copy.doc;
    const outcomes: GateOutcome[] = [];
    const updates: Uint8Array[] = [];
    const owners = new NewOwners();
    let works = true;
    let work = 0;
    copy.begin();
    try {
      shadow.transact(() => {
        for (const each of sent) {
          if (each.joined || work > TOGETHER_WORK) return;
          const judged = this.#trial.judgeAsItIs(each, owners);
          if (!judged) return;
          outcomes.push(judged.outcome);
          work += judged.work;
          if (!judged.update) continue;
          updates.push(judged.update);
          Y.applyUpdate(shadow, judged.update);
          works = !copy.isWaiting && !crossesNeighbours(shadow, judged.structs);
          if (!works) return;
        }
      });
    } catch {
      works = false;
    }
    if (updates.length === 0) return outcomes;
    if (
      !works ||
      this.#shape.check(
        shadow,
        copy.changed,
        live.doc,
        (client) => owners.ofClients.get(client) ?? this.#ids.ownerOf(client),
      ) ||
      this.#shape.repair(live.doc, shadow, copy.changed, [])
    ) {
      this.#alone = ALONE_AFTER_FAILURE;
      yield* this.#trial.startOver(live);
      return [];
    }
    for (const [clientId, personId] of owners.ofClients) this.#ids.bind([clientId], personId);
    live.doc.transact(
      () => {
        for (const update of updates) Y.applyUpdate(live.doc, update);
      },
      { from: 'socket' },
    );
    return outcomes;
  }
}

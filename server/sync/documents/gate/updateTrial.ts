import * as Y from 'yjs';
import type { ProblemCode } from '../../../../shared/model/problems.ts';
import type { PausableWork } from '../../../../shared/model/pausableWork.ts';
import { applyPart } from '../applyPart.ts';
import type { ClientIds } from '../clientIds.ts';
import { crossesNeighbours } from './crossedNeighbours.ts';
import type { DocumentShape, OwnerOf } from './documentShape.ts';
import type { GatedDocument, GateOutcome, SentUpdate } from './gateOutcome.ts';
import { judgeParts, type JudgeOptions } from './judgeParts.ts';
import { workOf } from './placingWork.ts';
import { TrialCopy } from './trialCopy.ts';
import { readParts, writeParts, type UpdateParts } from './updateParts.ts';

/** It may be applied, with `update` in place of what was sent. */
export interface Legal {
  kind: 'legal';
  update: Uint8Array;
  /** Client ids that are new and belong to this person from now on. */
  binds: number[];
  changes: number;
  refused: ProblemCode | null;
  /** What the server has to write afterwards, so that records stay complete; `null`: nothing. */
  repair: ((doc: Y.Doc) => void) | null;
}
/** It may be applied, and is long work: it has to come in parts of so many structs. */
export interface Long {
  kind: 'long';
  structs: number;
}
export type Verdict = Exclude<GateOutcome, { kind: 'taken' }> | Legal | Long;

/** An update that is allowed as it is; `update` is `null` where it has nothing new. */
export interface JudgedAsItIs {
  outcome: GateOutcome;
  update: Uint8Array | null;
  structs: UpdateParts['structs'];
  work: number;
}

/** The sender of an update: client ids that are new in it, and the owners of all others. */
interface Writer {
  fresh: readonly number[];
  ownerOf: OwnerOf;
  /** The update is one of several that belong together. */
  isPart: boolean;
  /** It cannot come in parts. */
  isOne: boolean;
}

const countStructs = (structs: UpdateParts['structs']): number =>
  [...structs.values()].reduce((sum, { length }) => sum + length, 0);

/** Of these so many are searched at once; an update that needs more comes in parts. */
const SEARCH_AT_ONCE = 25_000;
/**
 * Most items that Yjs may search to place what one update brings. An hour of offline writing beside
 * others needs some ten thousand; without a limit, 256 KiB made for the purpose would keep the
 * server busy for half a minute.
 */
const SEARCH_BUDGET = 3_000_000;

/**
 * What is refused and only emptied has no more, so that a refusal takes no longer than what it
 * refuses.
 */
const SEARCH_BUDGET_EMPTIED = 100_000;

/** Client ids that are new in the updates that are tried together: owners, and how many each has. */
export class NewOwners {
  readonly ofClients = new Map<number, string>();
  readonly #counts = new Map<string, number>();

  countOf(personId: string): number {
    return this.#counts.get(personId) ?? 0;
  }

  add(clients: readonly number[], personId: string): void {
    for (const client of clients) this.ofClients.set(client, personId);
    this.#counts.set(personId, this.countOf(personId) + clients.length);
  }
}

/**
 * Judges updates: struct by struct, then by trying them on a copy of the document. Applies nothing
 * to the document itself.
 */
export class UpdateTrial {
  readonly copy: TrialCopy;
  /** Why the last one failed. */
  #whyNot: ProblemCode = 'malformed-frame';
  readonly #shape: DocumentShape;
  readonly #ids: ClientIds;

  constructor(shape: DocumentShape, ids: ClientIds) {
    this.#shape = shape;
    this.#ids = ids;
    this.copy = new TrialCopy(shape);
  }

  /** When the result is `legal`, the copy has the update already. */
  *judge(
    { update, personId, joined, isOne = false }: SentUpdate,
    live: GatedDocument,
  ): PausableWork<Verdict> {
    let parts: UpdateParts;
    try {
      parts = readParts(update);
    } catch {
      return { kind: 'refused', code: 'malformed-frame' };
    }
    const { foreign, fresh } = this.#owners(parts, personId, live.doc);
    if (!this.#ids.hasRoom(personId, fresh.length))
      return { kind: 'refused', code: 'foreign-client-id' };
    const options: JudgeOptions =
      foreign.size > 0
        ? { foreign, all: 'foreign-client-id', budget: SEARCH_BUDGET_EMPTIED }
        : { foreign, all: null, budget: SEARCH_BUDGET };
    const ownerOf: OwnerOf = (client) =>
      this.#ids.ownerOf(client) ?? (fresh.includes(client) ? personId : undefined);
    const writer = { fresh, ownerOf, isPart: joined !== undefined, isOne };
    return (
      (yield* this.#tryOut(parts, live, writer, options)) ??
      (yield* this.#tryAgain(update, live, writer, foreign))
    );
  }

  /**
   * One of several that are tried together; what is `legal` still has to be applied to the copy.
   * `null` when the update needs a closer look.
   */
  judgeAsItIs({ update, personId }: SentUpdate, owners: NewOwners): JudgedAsItIs | null {
    const { doc } = this.copy;
    try {
      const parts = readParts(update);
      const { foreign, fresh } = this.#owners(parts, personId, doc, owners.ofClients);
      const more = owners.countOf(personId) + fresh.length;
      if (foreign.size > 0 || !this.#ids.hasRoom(personId, more)) return null;
      const judged = judgeParts(parts, doc, this.#shape, {
        foreign,
        all: null,
        budget: SEARCH_BUDGET,
      });
      if (judged.kind === 'ask-again' || judged.refused || judged.lost.length > 0) return null;
      if (judged.searched > SEARCH_AT_ONCE || this.#shape.noRoom(doc, judged)) return null;
      const legal = writeParts(judged);
      const { structs } = judged;
      const work = workOf(judged, doc);
      if (!legal) return { outcome: { kind: 'empty' }, update: null, structs, work };
      const binds = fresh.filter((client) => structs.has(client));
      owners.add(binds, personId);
      return {
        outcome: {
          kind: 'taken',
          refused: null,
          clientIds: binds.map((clientId) => ({ clientId, personId })),
          changes: countStructs(structs),
        },
        update: legal,
        structs,
        work,
      };
    } catch {
      return null;
    }
  }

  /** `null` when it fails on the copy although each struct by itself was allowed. */
  *#tryOut(
    parts: UpdateParts,
    live: GatedDocument,
    { fresh, ownerOf, isPart, isOne }: Writer,
    options: JudgeOptions,
  ): PausableWork<Verdict | null> {
    const { copy } = this;
    let isApplied = false;
    try {
      const judged = judgeParts(parts, live.doc, this.#shape, options);
      if (judged.kind === 'ask-again')
        return options.all ? { kind: 'refused', code: options.all } : judged;
      const { refused, lost } = judged;
      const count = countStructs(judged.structs);
      if (!isOne && !options.all && count > 1 && judged.searched > SEARCH_AT_ONCE)
        return {
          kind: 'long',
          structs: Math.max(1, Math.floor((count * SEARCH_AT_ONCE) / judged.searched)),
        };
      const update = writeParts(judged);
      if (!update) return refused ? { kind: 'refused', code: refused } : { kind: 'empty' };
      const noRoom = this.#shape.noRoom(live.doc, judged);
      if (noRoom) {
        this.#whyNot = noRoom;
        return null;
      }
      copy.begin();
      isApplied = true;
      if (isPart) applyPart(copy.doc, update, 'trial');
      else Y.applyUpdate(copy.doc, update);
      const wrong =
        this.#shape.check(copy.doc, copy.changed, live.doc, ownerOf) ??
        (crossesNeighbours(copy.doc, judged.structs) ? 'invalid-shape' : null);
      if (!copy.isWaiting && !wrong)
        return {
          kind: 'legal',
          update,
          binds: fresh.filter((client) => judged.structs.has(client)),
          changes: countStructs(judged.structs),
          refused,
          repair: this.#shape.repair(live.doc, copy.doc, copy.changed, lost),
        };
      this.#whyNot = wrong ?? 'malformed-frame';
    } catch {
      this.#whyNot = 'malformed-frame';
    }
    if (isApplied) yield* this.startOver(live);
    return null;
  }

  /**
   * Tries with everything emptied, then with everything collected: the least that lets the sender
   * go on.
   */
  *#tryAgain(
    update: Uint8Array,
    live: GatedDocument,
    writer: Writer,
    foreign: ReadonlySet<number>,
  ): PausableWork<Verdict> {
    const code = foreign.size > 0 ? 'foreign-client-id' : this.#whyNot;
    for (const budget of [SEARCH_BUDGET_EMPTIED, 0]) {
      yield;
      const options = { foreign, all: code, budget };
      const verdict = yield* this.#tryOut(readParts(update), live, writer, options);
      if (verdict)
        return verdict.kind === 'legal' ? { ...verdict, refused: code } : { kind: 'refused', code };
    }
    return { kind: 'refused', code };
  }

  /** Makes the copy as the document is, after a trial that failed. */
  *startOver(live: GatedDocument): PausableWork<void> {
    yield;
    const state = live.parts();
    yield;
    yield* this.copy.renew(state);
  }

  /**
   * Client ids with something new that belong to others, and those that belong to nobody yet.
   * `batch`: owners that are not bound yet.
   */
  #owners(
    parts: UpdateParts,
    personId: string,
    doc: Y.Doc,
    batch?: ReadonlyMap<number, string>,
  ): { foreign: Set<number>; fresh: number[] } {
    const foreign = new Set<number>();
    const fresh: number[] = [];
    for (const [client, structs] of parts.structs) {
      const last = structs.at(-1);
      // Repeating what is already here is no offence, whoever wrote it.
      if (!last || last.id.clock + last.length <= Y.getState(doc.store, client)) continue;
      const owner = batch?.get(client) ?? this.#ids.ownerOf(client);
      if (owner !== undefined && owner !== personId) foreign.add(client);
      else if (!this.#ids.isBound(client) && !batch?.has(client)) fresh.push(client);
    }
    return { foreign, fresh };
  }
}

import * as Y from 'yjs';
import type { ProblemCode } from '../../../../shared/model/problems.ts';
import { applyInSteps } from '../applyInSteps.ts';
import { SERVER_PERSON, type ClientIds } from '../clientIds.ts';
import { crossesNeighbours } from './crossedNeighbours.ts';
import type { ChangedTypes, DocumentShape, OwnerOf } from './documentShape.ts';
import { judgeParts, type JudgeOptions } from './judgeParts.ts';
import { readParts, writeParts, type UpdateParts } from './updateParts.ts';

/** The result of an update. `clientIds` are newly bound to the sender and have to be stored. */
export type GateOutcome =
  /** It has nothing that the document lacks. */
  | { kind: 'empty' }
  /**
   * It builds on something that never came (work between opening the socket and the first sync
   * does): everything has to be asked for again.
   */
  | { kind: 'ask-again' }
  /** Nothing of it was applied. */
  | { kind: 'refused'; code: ProblemCode }
  /**
   * Applied. `refused` says why something of it was emptied, `null` that all was taken. `changes`:
   * how many of its structs stay in the document.
   */
  | { kind: 'taken'; refused: ProblemCode | null; clientIds: ClientIdOwner[]; changes: number };

export interface ClientIdOwner {
  clientId: number;
  personId: string;
}

/** It may be applied, with `update` in place of what was sent. */
interface Legal {
  kind: 'legal';
  update: Uint8Array;
  /** Client ids that are new and belong to this person from now on. */
  binds: number[];
  changes: number;
  refused: ProblemCode | null;
  /** What the server has to write afterwards, so that records stay complete; `null`: nothing. */
  repair: ((doc: Y.Doc) => void) | null;
}
type Verdict = Exclude<GateOutcome, { kind: 'taken' }> | Legal;

/** The document itself. */
export interface GatedDocument {
  readonly doc: Y.Doc;
  encode(): Uint8Array;
}

/** An update and its sender. */
export interface SentUpdate {
  update: Uint8Array;
  personId: string;
}

/** The sender of an update: client ids that are new in it, and the owners of all others. */
interface Writer {
  fresh: readonly number[];
  ownerOf: OwnerOf;
}

const countStructs = (structs: UpdateParts['structs']): number =>
  [...structs.values()].reduce((sum, { length }) => sum + length, 0);

/**
 * After a batch that failed, so many updates are tried one by one, so that somebody who causes it
 * cannot make the server try everything twice.
 */
const ALONE_AFTER_FAILURE = 200;

/**
 * Most items that Yjs may search to place what one update brings. An hour of offline writing beside
 * others needs some ten thousand; without a limit, 256 KiB made for the purpose would keep the
 * server busy for half a minute.
 */
const SEARCH_BUDGET = 3_000_000;

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
  #shadow = new Y.Doc();
  #changed: ChangedTypes = new Map();
  /** Why the last trial failed. */
  #whyNot: ProblemCode = 'malformed-frame';
  /** How many updates still have to be tried one by one. */
  #alone = 0;
  readonly #shape: DocumentShape;
  readonly #ids: ClientIds;

  private constructor(shape: DocumentShape, ids: ClientIds) {
    this.#shape = shape;
    this.#ids = ids;
  }

  /** Before a document of this state. */
  static of(shape: DocumentShape, fullState: Uint8Array, ids: ClientIds): DocumentGate {
    const gate = new DocumentGate(shape, ids);
    gate.#reset(fullState);
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
    shape.declare(gate.#shadow);
    await applyInSteps(gate.#shadow, fullState, pause);
    gate.#listen();
    return gate;
  }

  /**
   * Checks an update of `personId`, applies to `live` what is allowed of it, and writes there what
   * keeps records complete. Never throws.
   */
  take(update: Uint8Array, personId: string, live: GatedDocument): GateOutcome {
    const verdict = this.#judge(update, personId, live);
    if (verdict.kind !== 'legal') return verdict;
    const { binds, refused, repair, changes } = verdict;
    this.#ids.bind(binds, personId);
    Y.applyUpdate(live.doc, verdict.update, { from: 'socket' });
    const own = repair ? this.writeOwn(live, repair) : [];
    return {
      kind: 'taken',
      refused,
      clientIds: [...binds.map((clientId) => ({ clientId, personId })), ...own],
      changes,
    };
  }

  /**
   * Like {@link take}, for several updates in order. Those that are allowed as they are are tried
   * and applied together, because a transaction costs more than an update; others by themselves.
   */
  takeAll(sent: readonly SentUpdate[], live: GatedDocument): GateOutcome[] {
    const outcomes: GateOutcome[] = [];
    while (outcomes.length < sent.length) {
      const together =
        this.#alone > 0 || sent.length - outcomes.length < 2
          ? []
          : this.#takeTogether(sent.slice(outcomes.length), live);
      outcomes.push(...together);
      const next = sent[outcomes.length];
      if (!next) break;
      this.#alone = Math.max(0, this.#alone - 1);
      outcomes.push(this.take(next.update, next.personId, live));
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
    Y.applyUpdate(this.#shadow, Y.encodeStateAsUpdate(doc, stateBefore));
    return own;
  }

  /**
   * Applies what was written in the document since this gate's state was encoded. Call before the
   * first update.
   */
  catchUp({ doc }: GatedDocument): void {
    Y.applyUpdate(this.#shadow, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.#shadow)));
  }

  destroy(): void {
    this.#shadow.destroy();
  }

  /** When the result is `legal`, the shadow has the update already. */
  #judge(update: Uint8Array, personId: string, live: GatedDocument): Verdict {
    let parts: UpdateParts;
    try {
      parts = readParts(update);
    } catch {
      return { kind: 'refused', code: 'malformed-frame' };
    }
    const { foreign, fresh } = this.#owners(parts, personId, live.doc);
    if (!this.#ids.hasRoom(personId, fresh.length))
      return { kind: 'refused', code: 'foreign-client-id' };
    const options: JudgeOptions = {
      foreign,
      all: foreign.size > 0 ? 'foreign-client-id' : null,
      budget: SEARCH_BUDGET,
    };
    const ownerOf: OwnerOf = (client) =>
      this.#ids.ownerOf(client) ?? (fresh.includes(client) ? personId : undefined);
    return (
      this.#tryOut(parts, live, { fresh, ownerOf }, options) ??
      this.#tryAgain(update, live, { fresh, ownerOf }, foreign)
    );
  }

  /**
   * Applies as many of the first updates as are allowed as they are; none when they fail together.
   */
  #takeTogether(sent: readonly SentUpdate[], live: GatedDocument): GateOutcome[] {
    const shadow = this.#shadow;
    const outcomes: GateOutcome[] = [];
    const updates: Uint8Array[] = [];
    const owners = new Map<number, string>();
    const counts = new Map<string, number>();
    let works = true;
    this.#changed = new Map();
    try {
      shadow.transact(() => {
        for (const { update, personId } of sent) {
          const judged = this.#judgeAsItIs(update, personId, owners, counts);
          if (!judged) return;
          outcomes.push(judged.outcome);
          if (!judged.update) continue;
          updates.push(judged.update);
          Y.applyUpdate(shadow, judged.update);
          works =
            !shadow.store.pendingStructs &&
            !shadow.store.pendingDs &&
            !crossesNeighbours(shadow, judged.structs);
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
        this.#changed,
        live.doc,
        (client) => owners.get(client) ?? this.#ids.ownerOf(client),
      ) ||
      this.#shape.repair(live.doc, shadow, this.#changed, [])
    ) {
      this.#alone = ALONE_AFTER_FAILURE;
      this.#reset(live.encode());
      return [];
    }
    for (const [clientId, personId] of owners) this.#ids.bind([clientId], personId);
    live.doc.transact(
      () => {
        for (const update of updates) Y.applyUpdate(live.doc, update);
      },
      { from: 'socket' },
    );
    return outcomes;
  }

  /**
   * `null` when the update needs a closer look. `owners`, `counts`: client ids that are new in this
   * batch, their owners, and how many each has.
   */
  #judgeAsItIs(
    update: Uint8Array,
    personId: string,
    owners: Map<number, string>,
    counts: Map<string, number>,
  ): { outcome: GateOutcome; update: Uint8Array | null; structs: UpdateParts['structs'] } | null {
    try {
      const parts = readParts(update);
      const { foreign, fresh } = this.#owners(parts, personId, this.#shadow, owners);
      const more = (counts.get(personId) ?? 0) + fresh.length;
      if (foreign.size > 0 || !this.#ids.hasRoom(personId, more)) return null;
      const judged = judgeParts(parts, this.#shadow, this.#shape, {
        foreign,
        all: null,
        budget: SEARCH_BUDGET,
      });
      if (judged.kind === 'ask-again' || judged.refused || judged.lost.length > 0) return null;
      const legal = writeParts(judged);
      if (!legal) return { outcome: { kind: 'empty' }, update: null, structs: judged.structs };
      const binds = fresh.filter((client) => judged.structs.has(client));
      for (const client of binds) owners.set(client, personId);
      counts.set(personId, (counts.get(personId) ?? 0) + binds.length);
      return {
        outcome: {
          kind: 'taken',
          refused: null,
          clientIds: binds.map((clientId) => ({ clientId, personId })),
          changes: countStructs(judged.structs),
        },
        update: legal,
        structs: judged.structs,
      };
    } catch {
      return null;
    }
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

  /** `null` when it fails on the shadow although each struct by itself was allowed. */
  #tryOut(
    parts: UpdateParts,
    live: GatedDocument,
    { fresh, ownerOf }: Writer,
    options: JudgeOptions,
  ): Verdict | null {
    let isApplied = false;
    try {
      const judged = judgeParts(parts, live.doc, this.#shape, options);
      if (judged.kind === 'ask-again')
        return options.all ? { kind: 'refused', code: options.all } : judged;
      const { refused, lost } = judged;
      const update = writeParts(judged);
      if (!update) return refused ? { kind: 'refused', code: refused } : { kind: 'empty' };
      this.#changed = new Map();
      isApplied = true;
      Y.applyUpdate(this.#shadow, update);
      const { pendingStructs, pendingDs } = this.#shadow.store;
      const wrong =
        this.#shape.check(this.#shadow, this.#changed, live.doc, ownerOf) ??
        (crossesNeighbours(this.#shadow, judged.structs) ? 'invalid-shape' : null);
      if (pendingStructs || pendingDs || wrong) {
        this.#whyNot = wrong ?? 'malformed-frame';
        this.#reset(live.encode());
        return null;
      }
      const repair = this.#shape.repair(live.doc, this.#shadow, this.#changed, lost);
      return {
        kind: 'legal',
        update,
        binds: fresh.filter((client) => judged.structs.has(client)),
        changes: countStructs(judged.structs),
        refused,
        repair,
      };
    } catch {
      this.#whyNot = 'malformed-frame';
      if (isApplied) this.#reset(live.encode());
      return null;
    }
  }

  /**
   * Tries with everything emptied, then with everything collected: the least that lets the sender
   * go on.
   */
  #tryAgain(
    update: Uint8Array,
    live: GatedDocument,
    writer: Writer,
    foreign: ReadonlySet<number>,
  ): Verdict {
    const code = foreign.size > 0 ? 'foreign-client-id' : this.#whyNot;
    for (const budget of [SEARCH_BUDGET, 0]) {
      const verdict = this.#tryOut(readParts(update), live, writer, { foreign, all: code, budget });
      if (verdict)
        return verdict.kind === 'legal' ? { ...verdict, refused: code } : { kind: 'refused', code };
    }
    return { kind: 'refused', code };
  }

  #reset(fullState: Uint8Array): void {
    this.#shadow.destroy();
    this.#shadow = new Y.Doc();
    this.#shape.declare(this.#shadow);
    Y.applyUpdate(this.#shadow, fullState);
    this.#listen();
  }

  #listen(): void {
    this.#shadow.on('afterTransaction', (transaction: Y.Transaction) => {
      // Added up: applying rich text runs a second transaction, which removes redundant marks and
      // has no changes of its own.
      for (const [type, keys] of transaction.changed)
        this.#changed.set(type, new Set([...(this.#changed.get(type) ?? []), ...keys]));
    });
  }
}

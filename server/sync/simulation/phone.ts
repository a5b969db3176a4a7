import { leaveVisit } from '../../../shared/commands/visits.ts';
import { putNote, withdrawNote } from '../../../shared/commands/notes.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import type { SeededRandom } from '../../seededRandom.ts';
import type { Command } from './command.ts';
import { claiming, rating } from './ratedSteps.ts';
import { goingOn, takingTurn } from './roundActs.ts';
import type { ClientEnd, SimulatedSocket } from './simulatedSocket.ts';
import { Violation } from './violation.ts';
import type { Witness } from './witness.ts';

/** Refusals after which the outbox tries again. */
const PASSING = new Set(['storage-failed', 'rate-limited']);

/** A device that acts by command: an outbox that is emptied in order, and, for phones, the live view. */
export class Phone implements ClientEnd {
  readonly personId: string;
  readonly outbox: Command[] = [];
  socket: SimulatedSocket | null = null;
  endedWith: number | null = null;
  refused = 0;
  readonly #random: SeededRandom;
  readonly #witness: Witness;
  /** Notes of this person: highest `rev` asked for, and whether a withdrawal was. */
  readonly #notes = new Map<string, { rev: number; isWithdrawn: boolean }>();

  /** Ratings and claims so far: each is a newer one than all before. */
  #said = 0;

  constructor(personId: string, random: SeededRandom, witness: Witness) {
    this.personId = personId;
    this.#random = random;
    this.#witness = witness;
  }

  get noteIds(): string[] {
    return [...this.#notes.keys()];
  }

  receive(): void {
    // The witness checked the message when it was sent.
  }

  closed(code: number): void {
    this.socket = null;
    if (code >= 4400 && code < 4500) this.endedWith = code;
  }

  /** An answer to `command` arrived. Late answers to what was answered already change nothing. */
  answered(command: Command, error: unknown): void {
    const isHead = this.outbox[0] === command;
    if (error === null) command.acknowledged?.();
    else if (!(error instanceof Refusal)) throw error;
    else if (PASSING.has(error.code)) return;
    else this.refused += 1;
    if (isHead) this.outbox.shift();
  }

  postNote(): void {
    const id = this.#random.uuid();
    this.#notes.set(id, { rev: 1, isWithdrawn: false });
    this.#put(id, 1);
  }

  editNote(): void {
    const open = [...this.#notes].filter(([, note]) => !note.isWithdrawn);
    if (open.length === 0) return this.postNote();
    const [id, note] = this.#random.pick(open);
    note.rev += 1;
    this.#put(id, note.rev);
  }

  withdraw(): void {
    const open = [...this.#notes].filter(([, note]) => !note.isWithdrawn);
    if (open.length === 0) return;
    const [id, note] = this.#random.pick(open);
    note.isWithdrawn = true;
    this.outbox.push({
      what: `withdraw ${id}`,
      decide: (state, actor) => withdrawNote(state, actor, id),
      acknowledged: () => {
        if (this.#witness.records.notes.get(id)?.state !== 'gone')
          throw new Violation(`withdrawal acknowledged and not durable: ${id}`);
      },
    });
  }

  leaveVisit(table: string): void {
    const id = this.#random.uuid();
    this.outbox.push({
      what: `visit ${id}`,
      decide: (state, actor) =>
        leaveVisit(state, actor, { id, table, kind: 'question', text: `question ${id}` }),
      acknowledged: () => {
        if (!this.#witness.records.visits.has(id))
          throw new Violation(`visit acknowledged and not durable: ${id}`);
      },
    });
  }

  rate(): void {
    this.#said += 1;
    this.outbox.push(
      rating({ random: this.#random, witness: this.#witness }, this.personId, this.#said),
    );
  }

  claim(): void {
    this.#said += 1;
    this.outbox.push(
      claiming({ random: this.#random, witness: this.#witness }, this.personId, this.#said),
    );
  }

  /** At her table: the next round, or one before; or her own turn. */
  takeTurn(): void {
    const table = this.#witness.records.people.get(this.personId)?.table;
    if (table === undefined) return;
    const room = { random: this.#random, witness: this.#witness };
    this.outbox.push(
      this.#random.chance(0.4) ? goingOn(room, table) : takingTurn(room, this.personId, table),
    );
  }

  #put(id: string, rev: number): void {
    this.outbox.push({
      what: `note ${id} rev ${rev}`,
      decide: (state, actor) =>
        putNote(state, actor, { id, text: `text of ${id} rev ${rev}`, rev }),
      acknowledged: () => {
        const record = this.#witness.records.notes.get(id);
        if (!record) throw new Violation(`note acknowledged and not durable: ${id}`);
        if (record.state === 'gone') return;
        if (record.rev < rev || record.text !== `text of ${id} rev ${record.rev}`)
          throw new Violation(`note acknowledged with other words: ${id}`);
      },
    });
  }
}

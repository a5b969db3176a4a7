import type { WebSocket } from 'ws';
import { ownNote } from '../../shared/commands/notes.ts';
import type { RecordChange } from '../../shared/commands/wallState.ts';
import { PROBLEMS, type ProblemCode } from '../../shared/model/problems.ts';
import { LIVE_VERSION, type LiveMessage, type LivePersonal, type OwnNote } from '../../shared/protocol/live.ts';
import { CLOSE } from '../../shared/protocol/wire.ts';
import type { Wall } from './wall.ts';

/** Counts alone are news at most this often, ms: 1,000 phones need no frame for each note. */
const COUNTS_EVERY_MS = 250;

/** The phones of a wall: one frame shared by all, plus what is each person's own. */
export class LiveAudience {
  readonly #wall: Wall;
  readonly #now: () => number;
  readonly #sockets = new Map<string, Set<WebSocket>>();
  #countsTimer: NodeJS.Timeout | null = null;
  #lastCounts = '';
  #count = 0;

  constructor(wall: Wall, now: () => number) {
    this.#wall = wall;
    this.#now = now;
  }

  get size(): number {
    return this.#count;
  }

  peopleHere(): Set<string> {
    return new Set(this.#sockets.keys());
  }

  countSockets(personId: string): number {
    return this.#sockets.get(personId)?.size ?? 0;
  }

  async join(socket: WebSocket, personId: string): Promise<void> {
    await this.#wall.settled();
    if (socket.readyState !== socket.OPEN) return;
    const own = this.#sockets.get(personId) ?? new Set();
    own.add(socket);
    this.#sockets.set(personId, own);
    this.#count += 1;
    socket.send(this.#sharedFrame());
    socket.send(JSON.stringify(this.personal(personId)));
    this.countsChanged();
  }

  leave(socket: WebSocket, personId: string): void {
    const own = this.#sockets.get(personId);
    if (!own?.delete(socket)) return;
    this.#count -= 1;
    if (own.size === 0) this.#sockets.delete(personId);
    this.countsChanged();
  }

  /** Sends what these committed changes mean to whom. */
  changed(changes: readonly RecordChange[]): void {
    const people = new Set<string>();
    let sessionChanged = false;
    for (const change of changes) {
      if (change.kind === 'session') sessionChanged = true;
      else people.add(change.kind === 'person' ? change.id : change.value.person);
    }
    for (const personId of people) this.#sendPersonal(personId);
    if (sessionChanged) this.#sendShared();
    else this.countsChanged();
  }

  /** Someone came, left or posted: tell all, soon. */
  countsChanged(): void {
    this.#countsTimer ??= setTimeout(() => {
      this.#countsTimer = null;
      const counts = this.#wall.counts();
      if (JSON.stringify(counts) !== this.#lastCounts) this.#sendShared();
    }, COUNTS_EVERY_MS).unref();
  }

  personal(personId: string): LivePersonal {
    const state = this.#wall.records;
    const person = state.people.get(personId);
    const notes: OwnNote[] = [];
    if ((state.notesByPerson.get(personId) ?? 0) > 0) {
      for (const [id, record] of state.notes) if (record.person === personId && record.state !== 'gone') notes.push(ownNote(id, record));
    }
    return {
      v: LIVE_VERSION, type: 'personal', personId,
      person: {
        ...(person?.name === undefined ? {} : { name: person.name }),
        role: person?.role ?? 'participant', offer: person?.offer ?? 'none', removed: person?.removed ?? true,
      },
      notes,
    };
  }

  close(closeCode: number, code: ProblemCode): void {
    if (this.#countsTimer) clearTimeout(this.#countsTimer);
    this.#countsTimer = null;
    for (const personId of this.#sockets.keys()) this.#refuse(personId, closeCode, code);
    this.#sockets.clear();
    this.#count = 0;
  }

  #sendPersonal(personId: string): void {
    const own = this.#sockets.get(personId);
    if (!own) return;
    const frame = JSON.stringify(this.personal(personId));
    for (const socket of own) socket.send(frame);
    if (this.#wall.records.people.get(personId)?.removed) {
      this.#refuse(personId, CLOSE.forbidden, 'removed');
      this.#sockets.delete(personId);
      this.#count -= own.size;
    }
  }

  #refuse(personId: string, closeCode: number, code: ProblemCode): void {
    const message: LiveMessage = { v: LIVE_VERSION, type: 'refused', code, detail: PROBLEMS[code].title };
    for (const socket of this.#sockets.get(personId) ?? []) {
      socket.send(JSON.stringify(message));
      socket.close(closeCode, code);
    }
  }

  #sendShared(): void {
    // Here and not where a frame is made: what only a newcomer was told is still news to everyone else.
    this.#lastCounts = JSON.stringify(this.#wall.counts());
    const frame = this.#sharedFrame();
    for (const own of this.#sockets.values()) for (const socket of own) socket.send(frame);
  }

  #sharedFrame(): string {
    const counts = this.#wall.counts();
    const message: LiveMessage = { v: LIVE_VERSION, type: 'shared', now: this.#now(), session: this.#wall.session, counts };
    return JSON.stringify(message);
  }
}

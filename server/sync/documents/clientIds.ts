import { LIMITS } from '../../../shared/model/limits.ts';

/** Owner of the server's own client ids: nobody may write under them. */
export const SERVER_PERSON = 'server';

/** Reservations of one person: tabs and reloads of a meeting. Her oldest give way, never another's. */
const RESERVED_PER_PERSON = 64;

/** Which Yjs client id belongs to whom, on all documents of one wall. The wall stores what becomes bound. */
export class ClientIds {
  readonly #owners: Map<number, string>;
  readonly #counts = new Map<string, number>();
  /** Seen in presence, not yet written under: others read these ids, and must not write under them first. */
  readonly #reserved: Map<number, string>;
  readonly #reservations: Map<string, number[]>;

  /** `before`: what this wall held until its storage was read anew; what was kept for somebody stays hers. */
  constructor(owners: Map<number, string>, before?: ClientIds) {
    this.#owners = owners;
    this.#reserved = before ? before.#reserved : new Map();
    this.#reservations = before ? before.#reservations : new Map();
    // Bound in a tick that was never stored: no more than kept, as before that tick.
    for (const [id, person] of before ? before.#owners : [])
      if (!owners.has(id)) this.#reserved.set(id, person);
    for (const person of owners.values())
      this.#counts.set(person, (this.#counts.get(person) ?? 0) + 1);
  }

  ownerOf(clientId: number): string | undefined {
    return this.#owners.get(clientId) ?? this.#reserved.get(clientId);
  }

  /** Keeps `clientId` for this person until the wall is closed, unless it is somebody's already. Returns whether it is hers. */
  reserve(clientId: number, personId: string): boolean {
    const owner = this.ownerOf(clientId);
    if (owner !== undefined) return owner === personId;
    this.#reserved.set(clientId, personId);
    const hers = [...(this.#reservations.get(personId) ?? []), clientId];
    if (hers.length > RESERVED_PER_PERSON) this.#reserved.delete(hers.shift() as number);
    this.#reservations.set(personId, hers);
    return true;
  }

  /** Bound to somebody, to be stored. */
  isBound(clientId: number): boolean {
    return this.#owners.has(clientId);
  }

  /** May this person have so many ids more? */
  hasRoom(personId: string, more: number): boolean {
    return (this.#counts.get(personId) ?? 0) + more <= LIMITS.clientIdsPerPerson;
  }

  bind(clientIds: readonly number[], personId: string): void {
    for (const id of clientIds) {
      this.#owners.set(id, personId);
      this.#reserved.delete(id);
    }
    this.#counts.set(personId, (this.#counts.get(personId) ?? 0) + clientIds.length);
  }
}

import { LIMITS } from '../../../shared/model/limits.ts';

/** The owner of the server's own client ids; nobody else may write under them. */
export const SERVER_PERSON = 'server';

/**
 * Most ids reserved for one person: the tabs and reloads of a meeting. Beyond it her own oldest
 * reservation goes.
 */
const RESERVED_PER_PERSON = 64;

/**
 * Which Yjs client id belongs to whom, on all documents of one wall. Ids that somebody has written
 * under are bound, and stored.
 */
export class ClientIds {
  readonly #owners: Map<number, string>;
  readonly #counts = new Map<string, number>();
  /**
   * Ids that were shown in presence and not written under yet. Others see them, and must not write
   * under them first.
   */
  readonly #reserved: Map<number, string>;
  readonly #reservations: Map<string, number[]>;

  /**
   * `before`: the ids of the same wall before its storage was read again; reservations are kept.
   */
  constructor(owners: Map<number, string>, before?: ClientIds) {
    this.#owners = owners;
    this.#reserved = before ? before.#reserved : new Map();
    this.#reservations = before ? before.#reservations : new Map();
    // Ids that were bound in a tick that was never stored are only reserved, as before that tick.
    for (const [id, person] of before ? before.#owners : [])
      if (!owners.has(id)) this.#reserved.set(id, person);
    for (const person of owners.values())
      this.#counts.set(person, (this.#counts.get(person) ?? 0) + 1);
  }

  ownerOf(clientId: number): string | undefined {
    return this.#owners.get(clientId) ?? this.#reserved.get(clientId);
  }

  /**
   * Reserves an id for this person until the wall is closed, unless it is somebody's already.
   * Returns whether it is hers.
   */
  reserve(clientId: number, personId: string): boolean {
    const owner = this.ownerOf(clientId);
    if (owner !== undefined) return owner === personId;
    this.#reserved.set(clientId, personId);
    const hers = [...(this.#reservations.get(personId) ?? []), clientId];
    if (hers.length > RESERVED_PER_PERSON) this.#reserved.delete(hers.shift() as number);
    this.#reservations.set(personId, hers);
    return true;
  }

  /** Whether it is bound to somebody. */
  isBound(clientId: number): boolean {
    return this.#owners.has(clientId);
  }

  /** Whether this person may have so many more ids. */
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

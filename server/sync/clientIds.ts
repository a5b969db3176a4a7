import { LIMITS } from '../../shared/model/limits.ts';

/** Owner of the server's own client ids: nobody may write under them. */
export const SERVER_PERSON = 'server';

/** Which Yjs client id belongs to whom, on all documents of one wall. The wall stores what becomes bound. */
export class ClientIds {
  readonly #owners: Map<number, string>;
  readonly #counts = new Map<string, number>();

  constructor(owners: Map<number, string>) {
    this.#owners = owners;
    for (const person of owners.values()) this.#counts.set(person, (this.#counts.get(person) ?? 0) + 1);
  }

  ownerOf(clientId: number): string | undefined {
    return this.#owners.get(clientId);
  }

  /** May this person have so many ids more? */
  hasRoom(personId: string, more: number): boolean {
    return (this.#counts.get(personId) ?? 0) + more <= LIMITS.clientIdsPerPerson;
  }

  bind(clientIds: readonly number[], personId: string): void {
    for (const id of clientIds) this.#owners.set(id, personId);
    this.#counts.set(personId, (this.#counts.get(personId) ?? 0) + clientIds.length);
  }
}

import {
  cleanPresence,
  named,
  type Looking,
  type PresenceEntry,
  type PresenceOwner,
  type Shown,
  type ShownName,
} from './presenceMessages.ts';

interface Entry<Socket> {
  socket: Socket;
  personId: string;
  clock: number;
  /** Without the name, until it is first shown. */
  state: Shown | null;
  isNamed: boolean;
}

/** What a person is called beside what she shows. */
export type NameOf = (personId: string) => ShownName;

const PRESENCE_COLORS = 6;
/**
 * A page sends one presence; a few more are allowed for scripts. Without a limit one socket could
 * fill everybody's screen with cursors.
 */
const PRESENCES_PER_SOCKET = 4;

/** The presence on one document: the latest state of each client, collected until it is sent. */
export class PresenceRelay<Socket extends object> {
  readonly #entries = new Map<number, Entry<Socket>>();
  readonly #dirty = new Set<number>();
  /**
   * Clients that began or stopped asking everyone to look somewhere, with the clock of that
   * message.
   */
  readonly #looks = new Map<number, number>();
  readonly #colors = new Map<string, number>();
  /** Who shows presence, made anew when somebody comes or goes. */
  #people: ReadonlySet<string> = new Set();
  readonly #clean: (raw: unknown, owner: PresenceOwner) => Shown;

  /** `clean` takes from a client's state only what others may see. */
  constructor(clean: (raw: unknown, owner: PresenceOwner) => Shown = cleanPresence) {
    this.#clean = clean;
  }

  get isDirty(): boolean {
    return this.#dirty.size > 0;
  }

  /**
   * Takes the entries of an awareness message. Entries under another person's client id are
   * ignored: the stock provider echoes what it hears. Names are given when it is shown, once for
   * however many messages came meanwhile.
   */
  receive(
    socket: Socket,
    entries: readonly PresenceEntry[],
    who: { personId: string; leads?: boolean },
  ): void {
    for (const { clientId, clock, raw } of entries) {
      const known = this.#entries.get(clientId);
      // The same person may go on with her client id on a new socket: after a lost network the old
      // socket may stay open for half a minute.
      if (known && known.socket !== socket && known.personId !== who.personId) continue;
      if (known && clock <= known.clock && raw !== null) continue;
      if (!known && (raw === null || this.#countOf(socket) >= PRESENCES_PER_SOCKET)) continue;
      const state =
        raw === null
          ? null
          : this.#clean(raw, {
              name: '',
              color: this.#colorOf(who.personId),
              leads: who.leads ?? false,
            });
      this.#entries.set(clientId, { socket, personId: who.personId, clock, state, isNamed: false });
      if (!known?.state !== !state || known?.personId !== who.personId) this.#recount();
      this.#dirty.add(clientId);
      if (JSON.stringify(lookOf(known?.state)?.look) !== JSON.stringify(lookOf(state)?.look))
        this.#looks.set(clientId, clock);
    }
  }

  /** Takes away what a closed socket showed. */
  leave(socket: Socket): void {
    for (const [clientId, entry] of this.#entries) {
      if (entry.socket !== socket) continue;
      if (entry.state === null) continue;
      const wasAsking = lookOf(entry.state) !== null;
      entry.state = null;
      entry.clock += 1;
      if (wasAsking) this.#looks.set(clientId, entry.clock);
      this.#dirty.add(clientId);
      this.#recount();
    }
  }

  /** All changes since the last call. Clients that left are forgotten afterwards. */
  takeChanges(nameOf: NameOf): PresenceEntry<Shown | null>[] {
    const changes = this.#list(this.#dirty, nameOf);
    for (const { clientId, raw } of changes) if (raw === null) this.#entries.delete(clientId);
    this.#dirty.clear();
    return changes;
  }

  /** All presence, for somebody who just came. */
  all(nameOf: NameOf): PresenceEntry<Shown | null>[] {
    return this.#list(this.#entries.keys(), nameOf);
  }

  /**
   * For people who are shown no presence: who began or stopped asking everyone to look somewhere
   * since the last call.
   */
  takeLooks(nameOf: NameOf): PresenceEntry<Looking | null>[] {
    const looks = [...this.#looks].map(([clientId, clock]) => ({
      clientId,
      clock,
      raw: lookOf(shown(this.#entries.get(clientId), nameOf)),
    }));
    this.#looks.clear();
    return looks;
  }

  /** Who asks everyone to look somewhere now, for somebody who just came and is shown no presence. */
  allLooks(nameOf: NameOf): PresenceEntry<Looking>[] {
    return [...this.#entries].flatMap(([clientId, entry]) => {
      const raw = lookOf(entry.state) && lookOf(shown(entry, nameOf));
      return raw ? [{ clientId, clock: entry.clock, raw }] : [];
    });
  }

  /** Who shows presence. */
  people(): ReadonlySet<string> {
    return this.#people;
  }

  #recount(): void {
    const people = new Set<string>();
    for (const { personId, state } of this.#entries.values()) if (state) people.add(personId);
    this.#people = people;
  }

  #countOf(socket: Socket): number {
    let count = 0;
    for (const entry of this.#entries.values()) if (entry.socket === socket) count += 1;
    return count;
  }

  #list(clientIds: Iterable<number>, nameOf: NameOf): PresenceEntry<Shown | null>[] {
    return [...clientIds].map((clientId) => {
      const entry = this.#entries.get(clientId);
      return { clientId, clock: entry?.clock ?? 0, raw: shown(entry, nameOf) };
    });
  }

  #colorOf(personId: string): number {
    let color = this.#colors.get(personId);
    if (color === undefined) {
      color = (this.#colors.size % PRESENCE_COLORS) + 1;
      this.#colors.set(personId, color);
    }
    return color;
  }
}

/** What is shown of an entry, with the name that was given when it was first shown. */
function shown(entry: Entry<object> | undefined, nameOf: NameOf): Shown | null {
  if (!entry?.state) return null;
  if (!entry.isNamed) {
    entry.state = named(entry.state, nameOf(entry.personId));
    entry.isNamed = true;
  }
  return entry.state;
}

/** Of a state only that it asks everyone to look somewhere, and whose it is. */
function lookOf(state: Shown | null | undefined): Looking | null {
  return state && 'look' in state && state.look
    ? { name: state.name, color: state.color, look: state.look }
    : null;
}

import type { Connection, PosterChoices, Visit } from '../../shared/model/gallery.ts';
import type { Role } from '../../shared/model/person.ts';
import { isGalleryOpen, type Session } from '../../shared/model/session.ts';
import type { ConnectionView, PosterView } from '../../shared/protocol/tables.ts';
import { wallApi, type WallApi } from '../sync/api.ts';
import { openCommands, type Commands } from '../meeting/outbox/openCommands.ts';
import { SyncedDocument } from '../sync/syncedDocument.ts';
import { elapsed } from '../sync/elapsed.ts';

/** What the page holds of the gallery. A new object after each change. */
export interface GalleryState {
  /** The gallery document arrived once. */
  loaded: boolean;
  visits: ReadonlyMap<string, Visit>;
  connections: ReadonlyMap<string, Connection>;
  choices: ReadonlyMap<string, PosterChoices>;
  posters: ReadonlyMap<string, PosterView>;
  postersLoaded: boolean;
  ownConnections: ReadonlyMap<string, ConnectionView>;
}

/** Posters are asked for again at most this often, ms; a room's laptops do not ask all at once. */
const POSTERS_EVERY_MS = 2_500;
const CONNECTIONS_EVERY_MS = 600;
const SPREAD_MS = 600;

const EMPTY: GalleryState = {
  loaded: false,
  visits: new Map(),
  connections: new Map(),
  choices: new Map(),
  posters: new Map(),
  postersLoaded: false,
  ownConnections: new Map(),
};

/** Gallery document, posters and own connections of one wall, kept fresh; and the outbox of what is said here. */
export class GalleryStore {
  readonly wallId: string;
  readonly as: Role;
  readonly api: WallApi;
  readonly outbox: Commands;
  #state = EMPTY;
  #document: SyncedDocument | null = null;
  #session: Session | null = null;
  #seen = '';
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Map<'posters' | 'connections', ReturnType<typeof setTimeout>>();
  readonly #askedAt = { posters: 0, connections: 0 };
  #frame = 0;

  constructor(wallId: string, as: Role) {
    this.wallId = wallId;
    this.as = as;
    this.api = wallApi(wallId, as);
    this.outbox = openCommands(wallId, as, this.api);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): GalleryState => this.#state;

  /** The newest session and this person's role; opens the document as soon as it may be read. */
  follow(session: Session, role: Role): void {
    this.#session = session;
    const mayRead = role === 'facilitator' || isGalleryOpen(session.phase);
    if (!mayRead) return this.close();
    if (!this.#document) {
      this.#document = new SyncedDocument(this.wallId, 'gallery', this.as);
      this.#document.subscribe(() => this.#changed());
    }
    const seen = JSON.stringify([
      session.tables,
      session.settings.names,
      session.phase,
      session.reportBack,
    ]);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#ask('posters');
    this.#ask('connections');
  }

  /** The network is back: send what waited, ask again. */
  wake(): void {
    this.outbox.kick();
    if (this.#document) {
      this.#ask('posters');
      this.#ask('connections');
    }
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#document?.close();
    this.#document = null;
    this.#seen = '';
  }

  #changed(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const document = this.#document;
      if (!document) return;
      const read = <Value>(name: string): ReadonlyMap<string, Value> =>
        new Map(Object.entries(document.doc.getMap(name).toJSON()));
      this.#set({
        loaded: document.status.loaded,
        visits: read('visits'),
        connections: read('connections'),
        choices: read('posters'),
      });
      this.#ask('posters');
      this.#ask('connections');
    });
  }

  #ask(what: 'posters' | 'connections'): void {
    if (this.#timers.has(what)) return;
    const every = what === 'posters' ? POSTERS_EVERY_MS : CONNECTIONS_EVERY_MS;
    const since = elapsed() - this.#askedAt[what];
    const wait =
      this.#askedAt[what] === 0 ? 0 : Math.max(0, every - since) + Math.random() * SPREAD_MS;
    this.#timers.set(
      what,
      setTimeout(() => {
        this.#timers.delete(what);
        this.#askedAt[what] = elapsed();
        void this.#fetch(what);
      }, wait),
    );
  }

  async #fetch(what: 'posters' | 'connections'): Promise<void> {
    try {
      if (what === 'posters') {
        const { posters } = await this.api.posters();
        this.#set({
          posters: new Map(posters.map((poster) => [poster.tableId, poster])),
          postersLoaded: true,
        });
      } else {
        const { connections } = await this.api.connections();
        this.#set({
          ownConnections: new Map(connections.map((connection) => [connection.id, connection])),
        });
      }
    } catch {
      // Offline or refused: the last ones stay, and the live view says why. Asked again on the next change and on waking.
    }
  }

  #set(part: Partial<GalleryState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }

  get session(): Session | null {
    return this.#session;
  }
}

import { randomInt } from 'node:crypto';
import type { DocumentName } from '../../../shared/access/rights.ts';
import { renewLink, setJoinCode } from '../../../shared/commands/door.ts';
import type { NewWall, WallMaking } from '../../../shared/commands/session.ts';
import { newSession } from '../../../shared/commands/session.ts';
import { WallRecords, type RecordChange } from '../../../shared/commands/wallState.ts';
import { NamesBehind } from '../../../shared/documents/namesBehind.ts';
import { projectRecords } from '../../../shared/documents/projectRecords.ts';
import {
  isJoinCode,
  isWallId,
  JOIN_CODE_ALPHABET,
  JOIN_CODE_LENGTH,
} from '../../../shared/model/ids.ts';
import type { LinkRole, Person } from '../../../shared/model/person.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import { hashToken, newToken, newUuid } from '../../access/secrets.ts';
import { StorageError } from '../../storage/storageError.ts';
import {
  OwnedElsewhere,
  soleOwner,
  type OwnedWall,
  type WallOwners,
} from '../../storage/wallOwners.ts';
import type { LinkSecrets, StoredWall, WallStore } from '../../storage/wallStore.ts';
import { LiveDocument } from '../documents/liveDocument.ts';
import type { Logger } from '../../logger.ts';
import { Wall, type WallOptions } from './wall.ts';
import { WallContent } from './wallContent.ts';
import type { Words } from '../../../shared/words/words.ts';
import { realTime, wallClock, type WallTime } from '../time/wallTime.ts';

/**
 * A wall that nobody uses leaves memory after this long, ms; it is loaded again when somebody asks.
 */
const IDLE_MS = 10 * 60 * 1000;
const SWEEP_EVERY_MS = 60 * 1000;
/**
 * A wall that could not be read is tried again after this long, ms: a thousand phones must not read
 * a broken disk a thousand times.
 */
const READ_AGAIN_MS = 1_000;
/** How many tokens are remembered with their people, so that the store is not asked. */
const REMEMBERED_GRANTS = 50_000;
/** Of how many walls it is remembered which other server has them. */
const REMEMBERED_OWNERS = 10_000;
const WALL_ID_ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

const randomText = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

export interface WallsOptions extends Omit<WallOptions, 'now'>, Partial<Pick<WallOptions, 'now'>> {
  /** Who may write which wall; this process all of them unless given. */
  owners?: WallOwners;
  /** Servers answer for each other: what another one has is asked of it (`OwnedElsewhere`). */
  isShared?: boolean;
}

/** All walls of this server: creates them, finds them, loads each once, and unloads idle ones. */
export class Walls {
  readonly #store: WallStore;
  readonly #owners: WallOwners;
  /** Of the walls in memory. */
  readonly #owned = new WeakMap<Wall, OwnedWall>();
  readonly #now: () => number;
  readonly #logger: Logger;
  readonly #time: WallTime;
  readonly #checkpoints: Pick<WallOptions, 'checkpointEvery'>;
  readonly #isShared: boolean;
  readonly #loaded = new Map<string, Promise<Wall>>();
  /** The other servers that have walls, as far as is known. */
  readonly #elsewhere = new Map<string, string>();
  readonly #unreadableUntil = new Map<string, number>();
  readonly #grants = new Map<string, { wallId: string; personId: string }>();
  readonly #sweep: NodeJS.Timeout;
  #isHandedOver = false;

  constructor(options: WallsOptions) {
    this.#store = options.store;
    this.#owners = options.owners ?? soleOwner(options.store);
    this.#isShared = options.isShared ?? false;
    this.#logger = options.logger;
    this.#now = options.now ?? wallClock;
    this.#time = options.time ?? realTime(this.#now);
    this.#checkpoints =
      options.checkpointEvery === undefined ? {} : { checkpointEvery: options.checkpointEvery };
    this.#sweep = setInterval(() => void this.#unloadIdle(), SWEEP_EVERY_MS).unref();
  }

  /**
   * Creates a wall with its links and the people who bear them. Durable when it resolves. Throws
   * `Refusal` on a bad title, question or setting.
   */
  async create(
    making: Words | WallMaking,
    command: NewWall,
  ): Promise<{ wallId: string; joinCode: string; secrets: LinkSecrets }> {
    const wallId = randomText(WALL_ID_ALPHABET, 12);
    const joinCode = await this.#freeCode();
    const now = this.#now();
    const session = newSession(making, command, joinCode, now);
    const secrets: LinkSecrets = {
      facilitator: newToken(),
      volunteer: newToken(),
      projector: newToken(),
    };
    const records: RecordChange[] = [{ kind: 'session', value: session }];
    const grants = (['facilitator', 'volunteer', 'projector'] as const).map((role) => {
      const personId = newUuid();
      const person: Person = {
        role,
        arrival: 'creation',
        offer: 'none',
        removed: false,
        joinedAt: now,
      };
      records.push({ kind: 'person', id: personId, value: person });
      return { tokenHash: hashToken(secrets[role]), personId };
    });
    const state = new WallRecords(session);
    state.apply(records);
    const open = (name: DocumentName): LiveDocument =>
      new LiveDocument(name, this.#time.clientId());
    const documents = {
      session: open('session'),
      people: open('people'),
      notes: open('notes'),
      gallery: open('gallery'),
    };
    const { session: own, people, notes, gallery } = documents;
    projectRecords(
      state,
      session,
      records,
      { session: own.doc, people: people.doc, notes: notes.doc, gallery: gallery.doc },
      new NamesBehind(),
    );
    const updates = Object.values(documents).flatMap((document) => {
      const update = document.takeTick();
      document.destroy();
      return update ? [{ document: document.name, sequence: 1, update }] : [];
    });
    await this.#store.createWall(
      { wallId, joinCode, secrets },
      { records, updates, clientIds: [], grants },
    );
    return { wallId, joinCode, secrets };
  }

  /**
   * A wall, loaded once however many ask. Throws `Refusal('no-such-wall')`, and `OwnedElsewhere`
   * where servers answer for each other.
   */
  async get(wallId: string): Promise<Wall> {
    if (!isWallId(wallId)) throw new Refusal('no-such-wall');
    if (this.#isShared && !this.#loaded.has(wallId)) {
      const node = this.#elsewhere.get(wallId) ?? (await this.#ownerOf(wallId));
      if (node !== null) throw new OwnedElsewhere(wallId, node);
      // Another server's to take.
      if (this.#isHandedOver) throw new Refusal('storage-failed');
    }
    return this.#get(wallId);
  }

  /** Whether this server has it, or is about to. */
  has(wallId: string): boolean {
    return this.#loaded.has(wallId);
  }

  /** The other server that had the wall said nothing: who has it is looked for again. */
  forgetOwner(wallId: string): void {
    this.#elsewhere.delete(wallId);
  }

  /**
   * Like {@link get}, after the other server that had the wall did not answer for it: looks anew who
   * has it, or (`isGone`) tries to take it even though it is that server's for a moment more.
   */
  getAnew(wallId: string, isGone: boolean): Promise<Wall> {
    this.forgetOwner(wallId);
    return isGone && !this.#isHandedOver ? this.#get(wallId) : this.get(wallId);
  }

  async #ownerOf(wallId: string): Promise<string | null> {
    const node = await this.#owners.ownerOf(wallId).catch(() => {
      throw new Refusal('storage-failed');
    });
    if (this.#elsewhere.size >= REMEMBERED_OWNERS) this.#elsewhere.clear();
    if (node !== null) this.#elsewhere.set(wallId, node);
    return node;
  }

  #get(wallId: string): Promise<Wall> {
    let wall = this.#loaded.get(wallId);
    if (!wall) {
      wall = this.#load(wallId);
      const loading = wall;
      this.#loaded.set(wallId, loading);
      const forget = (): void => {
        if (this.#loaded.get(wallId) === loading) this.#loaded.delete(wallId);
      };
      // A wall whose load or storage failed is forgotten, so that it is loaded again when the disk
      // works, here or by another server.
      loading.then(
        (loaded) =>
          loaded.whenClosed(() => {
            forget();
            void this.#giveBack(loaded);
          }),
        forget,
      );
    }
    // A wall that was asked for counts as used. Otherwise it could leave memory under the request
    // that has just got it, and be loaded a second time beside itself.
    return wall.then((loaded) => {
      loaded.lastUsedAt = this.#time.elapsed();
      return loaded;
    });
  }

  /**
   * The wall with this code, or the one that had it before it was renewed; `null` when none ever
   * had it.
   */
  async findCode(joinCode: string): Promise<{ wallId: string; isRenewed: boolean } | null> {
    if (!isJoinCode(joinCode)) return null;
    const wallId = await this.#store.findByCode(joinCode);
    if (wallId) return { wallId, isRenewed: false };
    const renewed = await this.#store.findRenewedCode(joinCode);
    return renewed ? { wallId: renewed, isRenewed: true } : null;
  }

  /** Gives a wall a new code, or `joinCode` again, which it had before. Throws `Refusal`. */
  async setCode(
    wall: Wall,
    personId: string,
    joinCode?: string,
  ): Promise<{ joinCode: string; before: string }> {
    if (
      joinCode !== undefined &&
      joinCode !== wall.session.joinCode &&
      (await this.#store.findRenewedCode(joinCode)) !== wall.wallId
    )
      throw new Refusal('no-such-code');
    const next = joinCode ?? (await this.#freeCode());
    return wall.command(personId, (state, actor) => setJoinCode(state, actor, next), {
      joinCode: next,
    });
  }

  /**
   * Gives a role's link a new secret; from the moment this is durable the old one opens nothing.
   * Throws `Refusal`.
   */
  async renewLink(wall: Wall, personId: string, role: LinkRole): Promise<void> {
    const [secret, bearer] = [newToken(), newUuid()];
    const extras = {
      secrets: { [role]: secret },
      grants: [{ tokenHash: hashToken(secret), personId: bearer }],
    };
    await wall.command(
      personId,
      (state, actor) => renewLink(state, actor, { role, bearer }),
      extras,
    );
  }

  /**
   * The wall and person that a token belongs to. Rights are the person's and not the token's.
   * Throws `Refusal('unauthenticated')`.
   */
  async authenticate(token: string): Promise<{ wallId: string; personId: string }> {
    const tokenHash = hashToken(token);
    const known = this.#grants.get(tokenHash) ?? (await this.#store.findGrant(tokenHash));
    if (!known) throw new Refusal('unauthenticated');
    // Tokens of people who are gone would stay for ever, so all are forgotten when there are too
    // many.
    if (this.#grants.size >= REMEMBERED_GRANTS) this.#grants.clear();
    this.#grants.set(tokenHash, known);
    return known;
  }

  /** Deletes the wall with everything on it, and closes its sockets. */
  async delete(wallId: string): Promise<void> {
    const wall = await this.get(wallId);
    await wall.settled();
    await (this.#owned.get(wall)?.store ?? this.#store).deleteWall(wallId);
    // When its storage failed meanwhile, the wall may have been loaded a second time.
    const loaded = this.#loaded.get(wallId);
    this.#loaded.delete(wallId);
    for (const [hash, grant] of this.#grants)
      if (grant.wallId === wallId) this.#grants.delete(hash);
    wall.close('no-such-wall');
    (await loaded?.catch(() => null))?.close('no-such-wall');
  }

  /** How much all walls together have in memory and in their queues. */
  async load(): Promise<{ walls: number; sessions: number; live: number; queued: number }> {
    const load = { walls: 0, sessions: 0, live: 0, queued: 0 };
    for (const loading of this.#loaded.values()) {
      const wall = await loading.catch(() => null);
      if (!wall) continue;
      load.walls += 1;
      load.sessions += wall.documentSessions.size;
      load.live += wall.audience.size;
      load.queued += wall.queued;
    }
    return load;
  }

  /**
   * Gives all walls over to other servers, each once what it was about is durable: whoever is asked
   * next has it. This server takes none any more.
   */
  async handOver(): Promise<void> {
    this.#isHandedOver = true;
    await this.#closeAll();
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep);
    await this.#closeAll();
    this.#loaded.clear();
  }

  async #closeAll(): Promise<void> {
    const closing = [...this.#loaded.values()].map(async (loading) => {
      const wall = await loading.catch(() => null);
      await wall?.settled().catch(() => undefined);
      wall?.close('storage-failed');
      if (wall) await this.#giveBack(wall);
    });
    await Promise.all(closing);
  }

  async #load(wallId: string): Promise<Wall> {
    if (this.#time.elapsed() < (this.#unreadableUntil.get(wallId) ?? -Infinity))
      throw new Refusal('storage-failed');
    this.#unreadableUntil.delete(wallId);
    let stored: StoredWall | null;
    const owned = this.#owners.own(wallId);
    try {
      stored = await owned.store.loadWall(wallId);
      if (stored) return await this.#open(stored, owned);
    } catch (error) {
      void owned.giveBack();
      // Another server was faster, or lives after all.
      if (this.#isShared && error instanceof StorageError && error.fault === 'in-use') {
        const node = await this.#ownerOf(wallId);
        if (node !== null) throw new OwnedElsewhere(wallId, node);
      }
      // A damaged wall is refused until all of it can be read; half a wall must never replace it.
      this.#logger.error({ wall: wallId, error: String(error) }, 'wall cannot be read');
      this.#unreadableUntil.set(wallId, this.#time.elapsed() + READ_AGAIN_MS);
      throw new Refusal('storage-failed');
    }
    throw new Refusal('no-such-wall');
  }

  async #open(stored: StoredWall, owned: OwnedWall): Promise<Wall> {
    for (const notice of stored.notices)
      this.#logger.warn({ wall: stored.wallId, notice }, 'storage mended');
    const wall = new Wall(stored, await WallContent.read(stored, this.#time), {
      store: owned.store,
      now: this.#now,
      logger: this.#logger,
      time: this.#time,
      ...this.#checkpoints,
    });
    this.#owned.set(wall, owned);
    // Sockets come back, and then to whoever has the wall.
    owned.whenLost(() => wall.close('storage-failed'));
    return wall;
  }

  #giveBack(wall: Wall): Promise<void> {
    return this.#owned.get(wall)?.giveBack() ?? Promise.resolve();
  }

  async #freeCode(): Promise<string> {
    for (;;) {
      const code = randomText(JOIN_CODE_ALPHABET, JOIN_CODE_LENGTH);
      if (!(await this.#store.findByCode(code)) && !(await this.#store.findRenewedCode(code)))
        return code;
    }
  }

  async #unloadIdle(): Promise<void> {
    for (const [wallId, loading] of this.#loaded) {
      const wall = await loading.catch(() => null);
      if (wall?.isIdle && this.#time.elapsed() - wall.lastUsedAt > IDLE_MS) {
        this.#loaded.delete(wallId);
        void this.#giveBack(wall);
      } else {
        wall?.rest();
        wall?.followClock();
      }
    }
  }
}

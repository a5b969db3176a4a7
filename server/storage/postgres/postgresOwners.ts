import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { LeaseLost } from '../storageError.ts';
import type { OwnedWall, WallOwners } from '../wallOwners.ts';
import type { WallStore } from '../wallStore.ts';
import type { Fence } from './commitStatement.ts';
import type { Database } from './database.ts';
import { postgresError } from './postgresFault.ts';

/**
 * How long a wall is a server's after it last said so, ms: where a server dies, its walls are
 * another's so much later. All times are by the database's clock; a server's own plays no part.
 */
const LEASE_MS = 2_500;
export const RENEW_EVERY_MS = 800;
/** How often a wall is tried to be taken whose owner may be dead, ms. */
const TAKE_EVERY_MS = 200;

const UNTIL = `clock_timestamp() + interval '${LEASE_MS} milliseconds'`;
const STATEMENTS = {
  // Raising the epoch waits for commits under the one before, and ends those that come later.
  take: `INSERT INTO weavewall.owners AS own (wall, node, epoch, expires_at)
    SELECT id, $2, 1, ${UNTIL} FROM weavewall.walls WHERE id = $1
    ON CONFLICT (wall) DO UPDATE SET node = excluded.node, epoch = own.epoch + 1, expires_at = ${UNTIL}
    WHERE own.node IS NULL OR own.node = $2 OR own.expires_at <= clock_timestamp()
    RETURNING epoch`,
  held: `SELECT expires_at::text AS until FROM weavewall.owners WHERE wall = $1`,
  owner: `SELECT node FROM weavewall.owners
    WHERE wall = $1 AND node <> $2 AND expires_at > clock_timestamp()`,
  // One row for each wall that is not ours any more.
  renew: `WITH held AS (SELECT * FROM unnest($2::text[], $3::bigint[]) AS held (wall, epoch)),
    renewed AS (UPDATE weavewall.owners own SET expires_at = ${UNTIL} FROM held
      WHERE own.wall = held.wall AND own.epoch = held.epoch AND own.node = $1 RETURNING own.wall)
    SELECT wall FROM held WHERE wall NOT IN (SELECT wall FROM renewed)`,
  giveBack: `UPDATE weavewall.owners SET node = NULL, epoch = epoch + 1, expires_at = clock_timestamp()
    WHERE wall = $1 AND node = $2 AND epoch = $3`,
} as const;

/** What a wall's store is under: the lease that its writes prove. */
export class Lease {
  readonly wallId: string;
  readonly #owners: PostgresOwners;
  #epoch: number | null = null;
  #isOver = false;
  #lostHeard: () => void = () => undefined;
  #givenBack: Promise<void> | null = null;

  constructor(wallId: string, owners: PostgresOwners) {
    this.wallId = wallId;
    this.#owners = owners;
  }

  /** `null` while the wall is not taken. */
  get epoch(): number | null {
    return this.#epoch;
  }

  /** Throws `LeaseLost` where there is none. */
  get fence(): Fence {
    if (this.#isOver || this.#epoch === null) throw new LeaseLost();
    return this.#fence(this.#epoch);
  }

  /** Takes the wall under a new epoch. False: there is no such wall. */
  async take(): Promise<boolean> {
    if (this.#isOver) throw new LeaseLost();
    this.#epoch = null;
    const epoch = await this.#owners.take(this);
    if (this.#isOver) {
      // It was given back while it was taken.
      this.#owners.forget(this);
      if (epoch !== null) await this.#owners.release(this.#fence(epoch));
      throw new LeaseLost();
    }
    this.#epoch = epoch;
    return epoch !== null;
  }

  hear(lost: () => void): void {
    this.#lostHeard = lost;
  }

  /** The database says that another owns the wall. */
  lose(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#owners.forget(this);
    this.#lostHeard();
  }

  giveBack(): Promise<void> {
    if (!this.#givenBack) {
      const fence = this.#isOver || this.#epoch === null ? null : this.#fence(this.#epoch);
      this.#isOver = true;
      this.#owners.forget(this);
      this.#givenBack = fence ? this.#owners.release(fence) : Promise.resolve();
    }
    return this.#givenBack;
  }

  #fence(epoch: number): Fence {
    return { wallId: this.wallId, node: this.#owners.node, epoch };
  }
}

/** Which walls this process owns in the database, as long as it says so in time. */
export class PostgresOwners implements WallOwners {
  /** A name of this process alone; another start has another one. */
  readonly node = randomUUID();
  readonly #database: Pick<Database, 'query'>;
  readonly #under: (lease: Lease) => WallStore;
  readonly #renewEveryMs: number;
  readonly #held = new Map<string, Lease>();
  #renewing: NodeJS.Timeout | null = null;
  #isClosed = false;

  /** `under`: the store whose writes prove a lease. */
  constructor(
    database: Pick<Database, 'query'>,
    under: (lease: Lease) => WallStore,
    renewEveryMs = RENEW_EVERY_MS,
  ) {
    this.#database = database;
    this.#under = under;
    this.#renewEveryMs = renewEveryMs;
  }

  own(wallId: string): OwnedWall {
    const lease = new Lease(wallId, this);
    return {
      store: this.#under(lease),
      whenLost: (hear) => lease.hear(hear),
      giveBack: () => lease.giveBack(),
    };
  }

  async ownerOf(wallId: string): Promise<string | null> {
    const [row] = await this.#database.query({
      name: 'owner',
      text: STATEMENTS.owner,
      values: [wallId, this.node],
    });
    return row ? String(row['node']) : null;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#renewing) clearTimeout(this.#renewing);
    await Promise.all([...this.#held.values()].map((lease) => lease.giveBack()));
  }

  /**
   * The epoch that a wall is taken under, when nobody has it any more; `null` where there is no such
   * wall. Rejects when somebody is seen to have it.
   */
  async take(lease: Lease): Promise<number | null> {
    const { wallId } = lease;
    let seen: string | null = null;
    for (;;) {
      const [taken] = await this.#database.query({
        name: 'take',
        text: STATEMENTS.take,
        values: [wallId, this.node],
      });
      if (taken) {
        this.#held.set(wallId, lease);
        this.#renewLater();
        return Number(taken['epoch']);
      }
      const [held] = await this.#database.query({ text: STATEMENTS.held, values: [wallId] });
      if (!held) return null;
      const until = String(held['until']);
      // It was renewed: its owner lives.
      if (seen !== null && seen !== until) throw postgresError('in-use');
      seen = until;
      await pause(TAKE_EVERY_MS);
    }
  }

  forget(lease: Lease): void {
    if (this.#held.get(lease.wallId) === lease) this.#held.delete(lease.wallId);
  }

  async release({ wallId, node, epoch }: Fence): Promise<void> {
    // Where the database cannot be asked, the lease expires by itself.
    await this.#database
      .query({ text: STATEMENTS.giveBack, values: [wallId, node, epoch] })
      .catch(() => undefined);
  }

  #renewLater(): void {
    if (this.#isClosed) return;
    this.#renewing ??= setTimeout(() => {
      void this.#renew().finally(() => {
        this.#renewing = null;
        if (this.#held.size > 0) this.#renewLater();
      });
    }, this.#renewEveryMs).unref();
  }

  async #renew(): Promise<void> {
    const held = [...this.#held.values()].flatMap((lease) => {
      const epoch = lease.epoch;
      return epoch === null ? [] : [{ lease, epoch }];
    });
    const lost = await this.#database
      .query({
        name: 'renew',
        text: STATEMENTS.renew,
        values: [this.node, held.map(({ lease }) => lease.wallId), held.map(({ epoch }) => epoch)],
      })
      // While the database does not answer nobody else can take a wall either.
      .catch(() => []);
    const gone = new Set(lost.map(({ wall }) => wall));
    // What was read anew meanwhile has another epoch.
    for (const { lease, epoch } of held)
      if (gone.has(lease.wallId) && lease.epoch === epoch) lease.lose();
  }
}

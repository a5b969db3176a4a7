import { Pool, type PoolClient, type PoolConfig } from 'pg';
import type { Row } from '../storedRows.ts';
import { LeaseLost } from '../storageError.ts';
import { asPostgresError } from './postgresFault.ts';

/** How long is waited for what, ms. Each ends in a `StorageError` (`unreachable`). */
export interface DatabaseWaits {
  /** For a connection, new or another's. */
  connectMs: number;
  /** For one statement, by the database's clock. */
  statementMs: number;
  /** For a lock. */
  lockMs: number;
}
export const WAITS: DatabaseWaits = { connectMs: 5_000, statementMs: 10_000, lockMs: 5_000 };
/** After the database should have ended a statement by itself, the network is given up, ms. */
const NETWORK_MS = 2_000;
const KEEP_ALIVE_MS = 10_000;
/** Connections of one server: commits of different walls run beside each other. */
const CONNECTIONS = 10;
/** What a server may do at its start takes longer than people wait, ms. */
const PATIENT_MS = 10 * 60 * 1000;

export interface Statement {
  /** Where given, the statement is prepared once on each connection. */
  name?: string;
  text: string;
  values?: readonly unknown[];
  /** Other than the pool's own: when the network is given up, ms. */
  query_timeout?: number;
}
/** Runs a statement; resolves with its rows. */
export type Query = (statement: Statement) => Promise<Row[]>;

/** Postgres through a pool of connections, its failures as `StorageError`. */
export class Database {
  readonly #pool: Pool;

  constructor(url: string, waits: DatabaseWaits = WAITS) {
    const settings: PoolConfig = {
      connectionString: url,
      application_name: 'weavewall',
      max: CONNECTIONS,
      connectionTimeoutMillis: waits.connectMs,
      statement_timeout: waits.statementMs,
      lock_timeout: waits.lockMs,
      idle_in_transaction_session_timeout: waits.statementMs,
      query_timeout: waits.statementMs + NETWORK_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    };
    this.#pool = new Pool(settings);
    // A connection that breaks while nobody uses it is replaced; whoever uses it is told anyway.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** One statement in a transaction of its own. */
  readonly query: Query = async (statement) => {
    try {
      return await ask(this.#pool, statement);
    } catch (error) {
      throw asPostgresError(error);
    }
  };

  /** All that `work` asks in one transaction; a rejection means that nothing of it happened. */
  async transaction<Result>(
    work: (query: Query) => Promise<Result>,
    begin = 'BEGIN',
  ): Promise<Result> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw asPostgresError(error);
    });
    let isBroken = false;
    try {
      await client.query(begin);
      const result = await work((statement) => ask(client, statement));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      // What we refuse ourselves says nothing against the connection.
      isBroken = !(error instanceof LeaseLost) || !(await rolledBack(client));
      throw asPostgresError(error);
    } finally {
      client.release(isBroken);
    }
  }

  /** A transaction that may take minutes, also where it waits for another server's. */
  patiently<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    return this.transaction(async (query) => {
      const patient: Query = (statement) =>
        query({ ...statement, query_timeout: PATIENT_MS + NETWORK_MS });
      await patient({
        text: `SET LOCAL statement_timeout = ${PATIENT_MS}; SET LOCAL lock_timeout = ${PATIENT_MS}`,
      });
      return work(patient);
    });
  }

  /** Resolves when all connections are closed; what is under way ends first. */
  close(): Promise<void> {
    return this.#pool.end();
  }
}

async function ask(on: Pool | PoolClient, { values = [], ...rest }: Statement): Promise<Row[]> {
  const { rows } = await on.query<Row>({ ...rest, values: [...values] });
  return rows;
}

const rolledBack = (client: PoolClient): Promise<boolean> =>
  client.query('ROLLBACK').then(
    () => true,
    () => false,
  );

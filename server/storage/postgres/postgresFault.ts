import { StorageError, type FaultWords, type StorageFault } from '../storageError.ts';
import { DamagedRow } from '../storedRows.ts';

const SAID: FaultWords = {
  full: 'The disk of the Postgres database is full. Nothing new is saved until there is room; then saving goes on by itself.',
  'read-only':
    'The Postgres database cannot be written to. Nothing new is saved until the role in DATABASE_URL may write there; then saving goes on by itself.',
  corrupt:
    'The Postgres database is damaged. What is damaged is shown to nobody and overwritten by nothing; bring back a copy of it.',
  'in-use': 'Another server has this wall open.',
  io: 'The disk of the Postgres database does not answer as it should.',
  unreachable:
    'The Postgres database does not answer. Nothing is saved until it does; then saving goes on by itself.',
  lost: 'Another server owns this wall now.',
  other: 'The Postgres database cannot do what was asked.',
};

/**
 * SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html), whole or its class,
 * that whoever runs the server can do something about.
 */
const FAULTS: Readonly<Record<string, StorageFault>> = {
  '08': 'unreachable',
  '25006': 'read-only',
  '28': 'unreachable',
  '3D': 'unreachable',
  '42501': 'read-only',
  '53': 'unreachable',
  '53100': 'full',
  // Statements and locks that took too long, and a server that shuts down or starts.
  '55P03': 'unreachable',
  '57': 'unreachable',
  '58': 'io',
  XX001: 'corrupt',
  XX002: 'corrupt',
};
const CLASS_LENGTH = 2;
const SQLSTATE = /^[0-9A-Z]{5}$/;
/** What `pg` and its pool say, without a code, when a connection is lost or cannot be had in time. */
const CONNECTION_SAID =
  /connection terminated|connection error|timeout|not queryable|connection ended|pool after calling end/i;

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

/** A failure in words for whoever runs a server on Postgres. */
export const postgresError = (fault: StorageFault, detail?: string): StorageError =>
  new StorageError(fault, detail, undefined, SAID);

/**
 * An error of `pg`, Postgres or the network as a `StorageError`. Its text holds a code at most: what
 * they say themselves may quote addresses, names of roles and values. A fault of our own code is
 * returned as it is.
 */
export function asPostgresError(error: unknown): unknown {
  if (error instanceof DamagedRow) return postgresError('corrupt', error.message);
  if (error instanceof StorageError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  if (SQLSTATE.test(code) && 'severity' in error) {
    const fault = FAULTS[code] ?? FAULTS[code.slice(0, CLASS_LENGTH)] ?? 'other';
    const constraint = 'constraint' in error ? error.constraint : undefined;
    const where = typeof constraint === 'string' ? `, ${constraint}` : '';
    return postgresError(fault, `SQLSTATE ${code}${where}`);
  }
  // Node's codes of sockets and names: ECONNREFUSED, ENOTFOUND, ETIMEDOUT, EPIPE …
  if (/^E[A-Z_]+$/.test(code) && 'syscall' in error) return postgresError('unreachable', code);
  // Several addresses were tried.
  if (error instanceof AggregateError) return postgresError('unreachable', code);
  return CONNECTION_SAID.test(error.message)
    ? postgresError('unreachable', 'connection lost or not had in time')
    : error;
}

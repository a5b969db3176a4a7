import { StorageError, type StorageFault } from '../storageError.ts';

/** SQLite's primary result codes (https://sqlite.org/rescode.html) that mean something to whoever runs the server. */
const FAULTS: Readonly<Record<number, StorageFault>> = {
  3: 'read-only',
  5: 'in-use',
  6: 'in-use',
  8: 'read-only',
  10: 'io',
  11: 'corrupt',
  13: 'full',
  14: 'io',
  26: 'corrupt',
};
/** An extended result code holds the primary one in its lowest byte. */
const PRIMARY = 0xff;

/** What SQLite threw, as the port's own error. Anything else comes back as it is. */
export function asStorageError(error: unknown): unknown {
  if (
    error instanceof StorageError ||
    !(error instanceof Error) ||
    !('errcode' in error) ||
    typeof error.errcode !== 'number'
  )
    return error;
  const fault = FAULTS[error.errcode & PRIMARY];
  // Constraint failures and the like are ours to mend, not the disk's: their own words say more.
  return fault
    ? new StorageError(fault, `SQLite ${error.errcode}: ${error.message}`, { cause: error })
    : error;
}

/** Runs `work` and says in the port's words what went wrong. */
export function withStorageErrors<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asStorageError(error);
  }
}

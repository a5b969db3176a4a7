import { StorageError, type StorageFault } from '../storageError.ts';
import { DamagedRow } from '../storedRows.ts';

/**
 * SQLite's primary result codes (https://sqlite.org/rescode.html) that whoever runs the server can
 * do something about.
 */
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

/** SQLite's error, or a damaged row, as a `StorageError`. Anything else is returned as it is. */
export function asStorageError(error: unknown): unknown {
  if (error instanceof DamagedRow) return new StorageError('corrupt', error.message);
  if (
    error instanceof StorageError ||
    !(error instanceof Error) ||
    !('errcode' in error) ||
    typeof error.errcode !== 'number'
  )
    return error;
  const fault = FAULTS[error.errcode & PRIMARY];
  // Constraint failures and the like are faults of our own code; SQLite's message says more about
  // them.
  return fault
    ? new StorageError(fault, `SQLite ${error.errcode}: ${error.message}`, { cause: error })
    : error;
}

/** Runs `work`, and throws its SQLite errors as `StorageError`. */
export function withStorageErrors<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asStorageError(error);
  }
}

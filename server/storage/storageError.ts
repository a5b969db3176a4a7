export type StorageFault = 'full' | 'read-only' | 'corrupt' | 'in-use' | 'io' | 'other';

/**
 * What the log says of each fault, and what whoever runs the server can do. No words of the wall.
 */
const SAID: Readonly<Record<StorageFault, string>> = {
  full: 'The disk that holds DATA_DIR is full. Nothing new is saved until there is room; then saving goes on by itself.',
  'read-only':
    'DATA_DIR cannot be written to. Nothing new is saved until this user may write there; then saving goes on by itself.',
  corrupt:
    'The database in DATA_DIR is damaged. What is damaged is shown to nobody and overwritten by nothing; bring back a copy of DATA_DIR.',
  'in-use': 'The database in DATA_DIR is held by another program.',
  io: 'The disk that holds DATA_DIR does not answer as it should.',
  other: 'The database in DATA_DIR cannot do what was asked.',
};

/**
 * A failure of the store: nothing of what was asked has happened. `cause` is the database's own
 * error.
 */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly fault: StorageFault;
  constructor(fault: StorageFault, detail?: string, options?: ErrorOptions) {
    super(detail ? `${SAID[fault]} (${detail})` : SAID[fault], options);
    this.fault = fault;
  }

  /** An error that happened in another thread, with the same words. */
  static said(fault: StorageFault, text: string): StorageError {
    const error = new StorageError(fault);
    error.message = text;
    return error;
  }
}

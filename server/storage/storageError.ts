export type StorageFault =
  | 'full'
  | 'read-only'
  | 'corrupt'
  | 'in-use'
  | 'io'
  /** The database does not answer, or not in time. */
  | 'unreachable'
  /** Another process owns the wall now: {@link LeaseLost}. */
  | 'lost'
  | 'other';

/**
 * What the log says of each fault, and what whoever runs the server can do. No words of the wall.
 */
export type FaultWords = Readonly<Record<StorageFault, string>>;

/** Of the embedded store. */
const SAID: FaultWords = {
  full: 'The disk that holds DATA_DIR is full. Nothing new is saved until there is room; then saving goes on by itself.',
  'read-only':
    'DATA_DIR cannot be written to. Nothing new is saved until this user may write there; then saving goes on by itself.',
  corrupt:
    'The database in DATA_DIR is damaged. What is damaged is shown to nobody and overwritten by nothing; bring back a copy of DATA_DIR.',
  'in-use': 'The database in DATA_DIR is held by another program.',
  io: 'The disk that holds DATA_DIR does not answer as it should.',
  unreachable: 'The database in DATA_DIR does not answer.',
  lost: 'Another server owns this wall now.',
  other: 'The database in DATA_DIR cannot do what was asked.',
};

/**
 * A failure of the store: nothing of what was asked has happened. `cause` is the database's own
 * error.
 */
export class StorageError extends Error {
  override readonly name: string = 'StorageError';
  readonly fault: StorageFault;
  /** `said`: the words of another store than the embedded one. */
  constructor(fault: StorageFault, detail?: string, options?: ErrorOptions, said = SAID) {
    super(detail ? `${said[fault]} (${detail})` : said[fault], options);
    this.fault = fault;
  }

  /** An error that happened in another thread, with the same words. */
  static said(fault: StorageFault, text: string): StorageError {
    const error = new StorageError(fault);
    error.message = text;
    return error;
  }
}

/**
 * This process does not own the wall any more, or never did: nothing of what was asked has
 * happened, and nothing more that rests on what it has in memory will.
 */
export class LeaseLost extends StorageError {
  override readonly name: string = 'LeaseLost';
  constructor() {
    super('lost');
  }
}

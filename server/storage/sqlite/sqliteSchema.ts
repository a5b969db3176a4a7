/**
 * The schema's version, stored as `user_version`. Whoever raises it adds a step to {@link
 * MIGRATIONS}.
 */
export const SCHEMA_VERSION = 4;

/**
 * `sum` is the CRC-32 of the row's content, so that a damaged row is found when it is read instead
 * of making a wall wrong. It is NULL in rows from before there were sums. `deleted_walls` lists
 * walls whose rows are still to be removed. `checkpoints` holds the newest two of each document
 * (decision 0003).
 */
export const SCHEMA = `
CREATE TABLE walls (id TEXT PRIMARY KEY, join_code TEXT NOT NULL UNIQUE, secrets TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE renewed_codes (code TEXT PRIMARY KEY, wall TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE deleted_walls (wall TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE grants (token_hash TEXT PRIMARY KEY, wall TEXT NOT NULL, person TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX grants_by_wall ON grants (wall);
CREATE TABLE records (wall TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, sum INTEGER,
  PRIMARY KEY (wall, kind, id)) STRICT, WITHOUT ROWID;
CREATE TABLE updates (wall TEXT NOT NULL, document TEXT NOT NULL, sequence INTEGER NOT NULL, body BLOB NOT NULL, sum INTEGER,
  PRIMARY KEY (wall, document, sequence)) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoints (wall TEXT NOT NULL, document TEXT NOT NULL, sequence INTEGER NOT NULL, body BLOB NOT NULL, sum INTEGER,
  PRIMARY KEY (wall, document, sequence)) STRICT, WITHOUT ROWID;
CREATE TABLE client_ids (wall TEXT NOT NULL, client INTEGER NOT NULL, person TEXT NOT NULL,
  PRIMARY KEY (wall, client)) STRICT, WITHOUT ROWID;
CREATE TABLE snapshots (wall TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL,
  sequences TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (wall, id)) STRICT, WITHOUT ROWID;
`;

/** By version: the statements that bring the schema from that version to the next. */
export const MIGRATIONS: Readonly<Record<number, string>> = {
  1: `
ALTER TABLE records ADD COLUMN sum INTEGER;
ALTER TABLE updates ADD COLUMN sum INTEGER;
ALTER TABLE checkpoints RENAME TO checkpoints_1;
CREATE TABLE checkpoints (wall TEXT NOT NULL, document TEXT NOT NULL, sequence INTEGER NOT NULL, body BLOB NOT NULL, sum INTEGER,
  PRIMARY KEY (wall, document, sequence)) STRICT, WITHOUT ROWID;
INSERT INTO checkpoints (wall, document, sequence, body) SELECT wall, document, sequence, body FROM checkpoints_1;
DROP TABLE checkpoints_1;`,
  2: 'CREATE TABLE IF NOT EXISTS renewed_codes (code TEXT PRIMARY KEY, wall TEXT NOT NULL) STRICT, WITHOUT ROWID;',
  3: 'CREATE TABLE IF NOT EXISTS deleted_walls (wall TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;',
};

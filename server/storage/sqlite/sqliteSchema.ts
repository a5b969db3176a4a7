/** Rows of the embedded database. `user_version` counts schema changes; each raise needs a migration step. */
export const SCHEMA_VERSION = 1;

export const SCHEMA = `
CREATE TABLE walls (id TEXT PRIMARY KEY, join_code TEXT NOT NULL UNIQUE, secrets TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE grants (token_hash TEXT PRIMARY KEY, wall TEXT NOT NULL, person TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX grants_by_wall ON grants (wall);
CREATE TABLE records (wall TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (wall, kind, id)) STRICT, WITHOUT ROWID;
CREATE TABLE updates (wall TEXT NOT NULL, document TEXT NOT NULL, sequence INTEGER NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY (wall, document, sequence)) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoints (wall TEXT NOT NULL, document TEXT NOT NULL, sequence INTEGER NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY (wall, document)) STRICT, WITHOUT ROWID;
CREATE TABLE client_ids (wall TEXT NOT NULL, client INTEGER NOT NULL, person TEXT NOT NULL,
  PRIMARY KEY (wall, client)) STRICT, WITHOUT ROWID;
CREATE TABLE snapshots (wall TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL,
  sequences TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (wall, id)) STRICT, WITHOUT ROWID;
`;

/**
 * The schema's steps, forward only; the version is how many of them were made. A server goes on
 * with a database that newer ones brought further as long as no step since says that older ones
 * cannot (`SINCE`), so that servers can be replaced one after the other.
 */
export const MIGRATIONS: readonly string[] = [
  // Identifiers compare by bytes: a newer C library, which sorts otherwise, harms no index. `sum` is
  // the CRC-32 of the row's content, so that a damaged row is found when it is read. `checkpoints`
  // holds the newest two of each document (decision 0003). `owners_by_epoch` makes the epoch a key:
  // taking a wall waits for the commit that is under way (which holds `FOR KEY SHARE`), renewing a
  // lease does not. `probes` is empty but while storage is tried.
  `
CREATE TABLE weavewall.walls (id text COLLATE "C" PRIMARY KEY, join_code text COLLATE "C" NOT NULL UNIQUE, secrets text NOT NULL);
CREATE TABLE weavewall.owners (wall text COLLATE "C" PRIMARY KEY, node text COLLATE "C", epoch bigint NOT NULL, expires_at timestamptz NOT NULL)
  WITH (fillfactor = 50);
CREATE UNIQUE INDEX owners_by_epoch ON weavewall.owners (wall, epoch);
CREATE TABLE weavewall.renewed_codes (code text COLLATE "C" PRIMARY KEY, wall text COLLATE "C" NOT NULL);
CREATE INDEX renewed_codes_by_wall ON weavewall.renewed_codes (wall);
CREATE TABLE weavewall.grants (token_hash text COLLATE "C" PRIMARY KEY, wall text COLLATE "C" NOT NULL, person text COLLATE "C" NOT NULL);
CREATE INDEX grants_by_wall ON weavewall.grants (wall, person);
CREATE TABLE weavewall.records (wall text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL,
  value text NOT NULL, sum bigint NOT NULL, PRIMARY KEY (wall, kind, id));
CREATE TABLE weavewall.updates (wall text COLLATE "C" NOT NULL, document text COLLATE "C" NOT NULL, sequence bigint NOT NULL,
  body bytea NOT NULL, sum bigint NOT NULL, PRIMARY KEY (wall, document, sequence));
CREATE TABLE weavewall.checkpoints (wall text COLLATE "C" NOT NULL, document text COLLATE "C" NOT NULL, sequence bigint NOT NULL,
  body bytea NOT NULL, sum bigint NOT NULL, PRIMARY KEY (wall, document, sequence));
CREATE TABLE weavewall.client_ids (wall text COLLATE "C" NOT NULL, client bigint NOT NULL, person text COLLATE "C" NOT NULL,
  PRIMARY KEY (wall, client));
CREATE TABLE weavewall.snapshots (wall text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, name text NOT NULL, at bigint NOT NULL,
  by text COLLATE "C" NOT NULL, sequences text NOT NULL, content bytea NOT NULL, PRIMARY KEY (wall, id));
CREATE TABLE weavewall.probes (body bytea NOT NULL);
ALTER TABLE weavewall.probes ALTER COLUMN body SET STORAGE EXTERNAL;`,
];

/** The oldest version whose servers can use the schema as it is after all {@link MIGRATIONS}. */
export const SINCE = 1;

/** All that has a wall's rows, the way to the wall first. */
export const WALL_TABLES = [
  'renewed_codes',
  'grants',
  'records',
  'updates',
  'checkpoints',
  'client_ids',
  'snapshots',
] as const;

/** Where the version is kept. */
export const VERSION_TABLE = `
CREATE SCHEMA IF NOT EXISTS weavewall;
CREATE TABLE IF NOT EXISTS weavewall.schema_version (version integer NOT NULL, since integer NOT NULL)`;

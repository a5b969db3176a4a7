import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/**
 * For tests and benches: the folder of the newest Postgres' programs (`initdb`, `postgres`) that
 * this machine has; `null` when it has none.
 */
export function findPostgres(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | null {
  const versions = existsSync(DEBIAN)
    ? readdirSync(DEBIAN).toSorted((one, other) => Number(other) - Number(one))
    : [];
  return (
    [
      ...versions.map((version) => join(DEBIAN, version, 'bin')),
      ...(env['PATH'] ?? '').split(delimiter),
    ].find((folder) =>
      ['initdb', 'postgres'].every((name) => folder !== '' && existsSync(join(folder, name))),
    ) ?? null
  );
}

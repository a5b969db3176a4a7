import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['valkey-server', 'redis-server'] as const;

/** For tests and benches: the Redis or Valkey of this machine; `null` when it has none. */
export function findRedis(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | null {
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return (
    NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) =>
      existsSync(path),
    ) ?? null
  );
}

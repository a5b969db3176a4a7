import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SHARED, TestPostgres } from './testPostgres.ts';

/**
 * Vitest's global setup: one Postgres for all test files of a run. It is started when the first of
 * them asks for it (`sharedPostgres`), so other runs need none.
 */
export default async function sharePostgres(): Promise<() => Promise<void>> {
  let started: Promise<TestPostgres> | null = null;
  const door = createServer((_request, response) => {
    started ??= TestPostgres.start();
    started.then(
      ({ port }) => response.end(String(port)),
      (error: unknown) => response.writeHead(503).end(String(error)),
    );
  });
  door.listen(0, '127.0.0.1').unref();
  await once(door, 'listening');
  process.env[SHARED] = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  return async () => {
    door.close();
    await (await started?.catch(() => null))?.stop();
  };
}

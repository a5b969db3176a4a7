import { startProxy, type NetworkProxy } from './networkProxy.ts';
import { startServer, type RunningServer } from './startServer.ts';
import { test } from './test.ts';

/** A server and a network in front of it for all journeys of the file; both stand once its first journey begins. */
export function behindProxy(): { server: () => RunningServer; proxy: () => NetworkProxy } {
  let made: { server: RunningServer; proxy: NetworkProxy } | null = null;
  const standing = (): { server: RunningServer; proxy: NetworkProxy } => {
    if (!made) throw new Error('Nothing stands before the first journey begins.');
    return made;
  };
  test.beforeAll(async () => {
    const server = await startServer();
    made = { server, proxy: await startProxy(server.origin) };
  });
  test.afterAll(async () => {
    await made?.proxy.stop();
    await made?.server.stop();
  });
  return { server: () => standing().server, proxy: () => standing().proxy };
}

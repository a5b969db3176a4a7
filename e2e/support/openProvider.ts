import { WebsocketProvider } from 'y-websocket';
import type { Doc } from 'yjs';

/**
 * A stock y-websocket provider on one document of a wall. `params` go into its address. Each provider listens for the end of the process;
 * a test holds dozens at once and more with each restart of its server, and a process that ends closes its sockets anyway.
 */
export function openProvider(
  origin: string,
  wallId: string,
  document: string,
  doc: Doc,
  params: Record<string, string>,
  maxBackoffTime?: number,
): WebsocketProvider {
  const before = new Set(process.listeners('exit'));
  const provider = new WebsocketProvider(
    `${origin.replace(/^http/, 'ws')}/sync/${wallId}`,
    document,
    doc,
    {
      disableBc: true,
      params,
      ...(maxBackoffTime === undefined ? {} : { maxBackoffTime }),
    },
  );
  for (const listener of process.listeners('exit'))
    if (!before.has(listener)) process.off('exit', listener);
  return provider;
}

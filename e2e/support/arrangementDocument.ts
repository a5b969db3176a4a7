import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Cluster, Placement } from '../../shared/model/arrangement.ts';
import { openProvider } from './openProvider.ts';

/** A stock y-websocket client on one document of a wall. */
export interface OpenDocument {
  doc: Y.Doc;
  provider: WebsocketProvider;
  close(): void;
}

/** Opens a document as whoever the token names; resolves once synced, rejects when refused or after `withinMs`. */
export function openDocument(
  origin: string,
  wallId: string,
  document: string,
  token: string,
  withinMs = 30_000,
): Promise<OpenDocument> {
  const doc = new Y.Doc();
  const provider = openProvider(origin, wallId, document, doc, { token });
  const opened: OpenDocument = {
    doc,
    provider,
    close() {
      provider.destroy();
      doc.destroy();
    },
  };
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      opened.close();
      reject(new Error(`the document ${document} did not sync`));
    }, withinMs);
    provider.on('sync', (isSynced) => {
      if (!isSynced) return;
      clearTimeout(late);
      resolve(opened);
    });
  });
}

/** Writes groups and placements in one transaction, as a volunteer's client does. */
export function writeArrangement(
  doc: Y.Doc,
  clusters: ReadonlyMap<string, Cluster>,
  placements: ReadonlyMap<string, Placement>,
): void {
  doc.transact(() => {
    const clusterMap = doc.getMap<Y.Map<unknown>>('clusters');
    for (const [id, cluster] of clusters)
      clusterMap.set(id, new Y.Map<unknown>(Object.entries({ ...cluster, pos: [...cluster.pos] })));
    const placementMap = doc.getMap<Placement>('placements');
    for (const [id, placement] of placements) placementMap.set(id, placement);
  });
}

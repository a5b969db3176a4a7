import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { MESSAGE } from '../../shared/protocol/wire.ts';
import { openProvider } from './openProvider.ts';

/** A client that knows when its work is saved, as ours do: the stock provider with `?ww=2` and the flush barrier. */
export interface FlushedDocument {
  doc: Y.Doc;
  /** Runs `write` in one transaction; resolves once it is durable, however often the connection broke in between. */
  write(write: (doc: Y.Doc) => void): Promise<void>;
  /** What the server refused, by code. */
  refused: string[];
  /** As when Wi-Fi goes: work goes on and waits. */
  goOffline(): void;
  goOnline(): void;
  close(): void;
}

export function openFlushed(
  origin: string,
  wallId: string,
  document: string,
  token: string,
): FlushedDocument {
  const doc = new Y.Doc();
  const provider = openProvider(origin, wallId, document, doc, { token, ww: '2' }, 200);
  const refused: string[] = [];
  const waiting = new Map<number, () => void>();
  let lastId = 0;
  const ask = (): void => {
    if (waiting.size === 0 || !provider.synced || provider.ws?.readyState !== WebSocket.OPEN)
      return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE.flush);
    encoding.writeVarUint(encoder, lastId);
    provider.ws.send(encoding.toUint8Array(encoder));
  };
  provider.messageHandlers[MESSAGE.flushed] = (_encoder, decoder) => {
    const upTo = decoding.readVarUint(decoder);
    for (const [id, resolve] of waiting) {
      if (id > upTo) continue;
      waiting.delete(id);
      resolve();
    }
  };
  provider.messageHandlers[MESSAGE.refusal] = (_encoder, decoder) => {
    refused.push((JSON.parse(decoding.readVarString(decoder)) as { code: string }).code);
  };
  provider.messageHandlers[MESSAGE.rights] = (_encoder, decoder) =>
    void decoding.readVarString(decoder);
  // When this says so, the server's question has been answered with everything that waited.
  provider.on('sync', ask);
  return {
    doc,
    refused,
    write(write) {
      doc.transact(() => write(doc));
      lastId += 1;
      const saved = new Promise<void>((resolve) => waiting.set(lastId, resolve));
      ask();
      return saved;
    },
    goOffline: () => provider.disconnect(),
    goOnline: () => provider.connect(),
    close() {
      provider.destroy();
      doc.destroy();
    },
  };
}

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { MESSAGE } from '../../shared/protocol/wire.ts';

/** For tests: a page with a document open, a stock client that reads our messages too. */
export interface TestPage {
  provider: WebsocketProvider;
  doc: Y.Doc;
  placements: Y.Map<unknown>;
  /** Codes of what was refused, and ids of flushes that were answered. */
  refused: string[];
  flushed: number[];
  /** Asks whether all that was written is durable; does nothing while the line is not open. */
  flush(id: number): void;
  /** Puts notes somewhere on the arrangement. */
  place(...notes: string[]): void;
}

export function openPage(
  origin: string,
  wallId: string,
  token: string,
  document = 'arrangement',
): TestPage {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(
    `${origin.replace('http', 'ws')}/sync/${wallId}`,
    document,
    doc,
    {
      disableBc: true,
      params: { token, ww: '2', z: '0' },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      maxBackoffTime: 200,
    },
  );
  const page: TestPage = {
    provider,
    doc,
    placements: doc.getMap('placements'),
    refused: [],
    flushed: [],
    flush: (id) => {
      const { ws } = provider;
      if (!provider.synced || !ws || ws.readyState !== WebSocket.OPEN) return;
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, MESSAGE.flush);
      encoding.writeVarUint(encoder, id);
      ws.send(encoding.toUint8Array(encoder));
    },
    place: (...notes) =>
      doc.transact(() => notes.forEach((id) => page.placements.set(id, { pos: [1, 1] }))),
  };
  provider.messageHandlers[MESSAGE.rights] = (_encoder, decoder) =>
    void decoding.readVarString(decoder);
  // Of stock clients: a line on the console for each refusal.
  provider.messageHandlers[MESSAGE.auth] = (_encoder, decoder) => {
    decoding.readVarUint(decoder);
    decoding.readVarString(decoder);
  };
  provider.messageHandlers[MESSAGE.flushed] = (_encoder, decoder) =>
    void page.flushed.push(decoding.readVarUint(decoder));
  provider.messageHandlers[MESSAGE.refusal] = (_encoder, decoder) =>
    void page.refused.push((JSON.parse(decoding.readVarString(decoder)) as { code: string }).code);
  return page;
}

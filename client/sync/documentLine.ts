import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { LIMITS } from '../../shared/model/limits.ts';
import { isServersAlone, type DocumentName } from '../../shared/access/rights.ts';
import type { Role } from '../../shared/model/person.ts';
import {
  MESSAGE,
  WW_VERSION,
  type RefusalMessage,
  type RightsMessage,
} from '../../shared/protocol/wire.ts';
import { boundedSocket } from './boundedSocket.ts';
import { PAGE_PORTS } from './pagePorts.ts';
import { pageProof } from './pageProof.ts';

/** What a line to the server says of one document. */
export interface LineEvents {
  /** All there is has arrived. */
  synced(): void;
  offline(failed: 'broke' | 'did-not-open'): void;
  /** The server said no, for good. */
  shut(): void;
  rights(rights: RightsMessage): void;
  /** Everything written before the flush of this number is durable. */
  flushed(id: number): void;
  refused(refusal: RefusalMessage): void;
}

/** One document's line to the server; opens again by itself. */
export interface DocumentLine {
  readonly awareness: Awareness;
  /** What the document's changes that came over it say they came from. */
  readonly origin: unknown;
  /** Asks to be told once all that was written is durable; does nothing while the line is not open. */
  flush(id: number): void;
  /** A new socket makes the server ask for everything it lacks. */
  reopen(): void;
  close(): void;
}

/** Old browsers have no `deflate-raw`, and get loads as they are. */
const canInflate = ((): boolean => {
  try {
    return new DecompressionStream('deflate-raw') instanceof DecompressionStream;
  } catch {
    return false;
  }
})();

async function inflate(body: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([body as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** As pages have it: over a socket, or over requests where sockets are blocked. */
export function openLine(
  wall: string,
  name: DocumentName,
  as: Role,
  doc: Y.Doc,
  on: LineEvents,
): DocumentLine {
  const origin = location.origin.replace(/^http/, 'ws');
  let isClosed = false;
  let isTold = false;
  // As the server refuses what it reads; later, for what is written is still being said.
  const tooLarge = (): void => {
    if (isTold) return;
    isTold = true;
    PAGE_PORTS.later(0, () => {
      if (!isClosed) on.refused({ code: 'too-large', detail: '' });
    });
  };
  const provider = new WebsocketProvider(`${origin}/sync/${wall}`, name, doc, {
    disableBc: true,
    WebSocketPolyfill: boundedSocket(LIMITS.frameBytes, tooLarge) as unknown as typeof WebSocket,
    params: {
      as,
      ww: String(WW_VERSION),
      ...pageProof(wall, as),
      ...(canInflate ? { z: '1' } : {}),
    },
  });
  /** A first load comes compressed: a room's worth of words is a third of it on a slow network. */
  const inflated = async (body: Uint8Array): Promise<void> => {
    const message = await inflate(body);
    if (isClosed) return;
    const decoder = decoding.createDecoder(message);
    const type = decoding.readVarUint(decoder);
    provider.messageHandlers[type]?.(encoding.createEncoder(), decoder, provider, true, type);
  };
  provider.messageHandlers[MESSAGE.deflated] = (_encoder, decoder) =>
    void inflated(decoding.readTailAsUint8Array(decoder));
  provider.messageHandlers[MESSAGE.flushed] = (_encoder, decoder) =>
    on.flushed(decoding.readVarUint(decoder));
  provider.messageHandlers[MESSAGE.rights] = (_encoder, decoder) =>
    on.rights(JSON.parse(decoding.readVarString(decoder)) as RightsMessage);
  provider.messageHandlers[MESSAGE.refusal] = (_encoder, decoder) =>
    on.refused(JSON.parse(decoding.readVarString(decoder)) as RefusalMessage);
  provider.on('status', ({ status }) => {
    if (status === 'disconnected') on.offline('broke');
  });
  provider.on('connection-error', () => on.offline('did-not-open'));
  provider.on('closed', () => on.shut());
  provider.on('sync', (isSynced: boolean) => {
    if (isSynced) on.synced();
  });
  // While anybody listens to `update`, Yjs encodes all that arrives once more: of 10,000 notes a twentieth of the page's start.
  if (isServersAlone(name)) doc.off('update', provider._updateHandler);
  return {
    awareness: provider.awareness,
    origin: provider,
    flush: (id) => {
      const { ws } = provider;
      if (!provider.synced || !ws || ws.readyState !== ws.OPEN) return;
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, MESSAGE.flush);
      encoding.writeVarUint(encoder, id);
      ws.send(encoding.toUint8Array(encoder));
    },
    reopen: () => {
      provider.disconnect();
      provider.connect();
    },
    close: () => {
      isClosed = true;
      provider.destroy();
    },
  };
}

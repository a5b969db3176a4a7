import { connect, type Socket } from 'node:net';
import { clientFrame, FrameReader, OPCODE } from './webSocketFrames.ts';

/** What all sockets of this process received since it was last emptied. */
export const RECEIVED = { frames: 0, bytes: 0 };

/** Sockets read into it one after the other: what is not copied is gone with the next read. */
const SHARED = Buffer.alloc(512 * 1024);
const HEAD_END = '\r\n\r\n';

export interface WireOptions {
  port: number;
  path: string;
  /** `payload` is good until the call ends. */
  onFrame(payload: Buffer, opcode: number): void;
  onClose?(): void;
  headers?: Readonly<Record<string, string>>;
}

/** A WebSocket with nothing to it, so that thousands of them cost the load generator little. It answers pings. */
export class WireSocket {
  readonly #options: WireOptions;
  readonly #frames = new FrameReader();
  readonly #socket: Socket;
  /** The handshake's answer so far; `null` once it is over. */
  #head: string | null = '';
  #opened: { resolve(socket: WireSocket): void; reject(error: Error): void };
  isOpen = false;
  /** Of the server's goodbye. */
  closeCode: number | null = null;

  /** Resolves once the server takes the socket; rejects with its words when it does not. */
  static open(options: WireOptions): Promise<WireSocket> {
    return new Promise((resolve, reject) => {
      // oxlint-disable-next-line no-new -- it resolves by itself
      new WireSocket(options, { resolve, reject });
    });
  }

  private constructor(
    options: WireOptions,
    opened: { resolve(socket: WireSocket): void; reject(error: Error): void },
  ) {
    this.#options = options;
    this.#opened = opened;
    const callback = (length: number): boolean => {
      this.#receive(SHARED.subarray(0, length));
      return true;
    };
    this.#socket = connect({
      port: options.port,
      host: '127.0.0.1',
      noDelay: true,
      onread: { buffer: SHARED, callback },
    });
    const extra = Object.entries(options.headers ?? {})
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    this.#socket.write(
      `GET ${options.path} HTTP/1.1\r\nHost: 127.0.0.1:${options.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\nSec-WebSocket-Version: 13\r\n${extra}\r\n`,
    );
    this.#socket.on('error', (error) => this.#opened.reject(error));
    this.#socket.on('close', () => {
      const wasOpen = this.isOpen;
      this.isOpen = false;
      this.#opened.reject(new Error(`the socket closed: ${this.#head ?? ''}`));
      if (wasOpen) options.onClose?.();
    });
  }

  send(payload: Uint8Array): void {
    this.#socket.write(clientFrame(OPCODE.binary, payload));
  }

  close(): void {
    this.isOpen = false;
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    RECEIVED.bytes += chunk.length;
    let rest = chunk;
    if (this.#head !== null) {
      const before = this.#head.length;
      this.#head += chunk.toString('latin1');
      const end = this.#head.indexOf(HEAD_END);
      if (end < 0) return;
      if (!this.#head.startsWith('HTTP/1.1 101')) return this.close();
      rest = chunk.subarray(end + HEAD_END.length - before);
      this.#head = null;
      this.isOpen = true;
      this.#opened.resolve(this);
    }
    this.#frames.read(rest, (opcode, payload) => {
      RECEIVED.frames += 1;
      if (opcode === OPCODE.ping) this.#socket.write(clientFrame(OPCODE.pong, payload));
      else if (opcode === OPCODE.close)
        this.closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
      else this.#options.onFrame(payload, opcode);
    });
  }
}

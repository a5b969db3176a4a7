import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * What a network does to WebSockets: lets them through, answers 403 to the handshake or nothing at all, lets it through and cuts the
 * socket at once, or passes no frame on it.
 */
export type Upgrades = 'pass' | 'refuse' | 'hang' | 'drop' | 'swallow';

/** Something between a browser and the server: a venue's proxy, or the Wi-Fi. */
export interface NetworkProxy {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  upgrades: Upgrades;
  /** Handshakes of WebSockets it saw. */
  handshakes: number;
  /** From now on nothing passes on what is open, in neither direction, and nobody is told; new connections are as before unless `alsoNew`. */
  goSilent(alsoNew?: boolean): void;
  /** New connections pass again. What was silent stays silent. */
  heal(): void;
  stop(): Promise<void>;
}

const HEAD_END = '\r\n\r\n';

/** Starts one in front of the server at `target`. */
export async function startProxy(
  target: string,
  upgrades: Upgrades = 'pass',
): Promise<NetworkProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  const silent = new WeakSet<Socket>();
  let silencesNew = false;
  const proxy: NetworkProxy = {
    origin: '',
    upgrades,
    handshakes: 0,
    goSilent: (alsoNew = false) => {
      for (const socket of open) silent.add(socket);
      silencesNew = alsoNew;
    },
    heal: () => {
      silencesNew = false;
    },
    stop: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
  const keep = (socket: Socket): void => {
    open.add(socket);
    if (silencesNew) silent.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
  };
  const server = createServer((near) => {
    keep(near);
    near.once('data', (first) => {
      if (silent.has(near)) return;
      const isUpgrade = /\r\nupgrade: *websocket/i.test(
        first.toString('latin1').split(HEAD_END, 1)[0] ?? '',
      );
      if (isUpgrade) proxy.handshakes += 1;
      const kind = isUpgrade ? proxy.upgrades : 'pass';
      if (kind === 'refuse')
        return void near.end(
          'HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 20\r\nConnection: close\r\n\r\n<p>Not allowed.</p>\n',
        );
      if (kind === 'hang') return;
      const far = connect(Number(port), hostname);
      keep(far);
      far.write(first);
      near.on('data', (chunk) => {
        if (!silent.has(near) && kind === 'pass') far.write(chunk);
      });
      let head = kind === 'pass' ? null : '';
      far.on('data', (chunk) => {
        if (silent.has(near)) return;
        if (head === null) return void near.write(chunk);
        if (head.includes(HEAD_END)) return;
        head += chunk.toString('latin1');
        const end = head.indexOf(HEAD_END);
        if (end < 0) return;
        near.write(head.slice(0, end + HEAD_END.length), 'latin1', () => {
          if (kind === 'drop') near.destroy();
        });
      });
      // A silent network says nothing of an end either.
      near.on('close', () => silent.has(near) || far.destroy());
      far.on('close', () => silent.has(near) || near.destroy());
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  proxy.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return proxy;
}

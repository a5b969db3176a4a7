import { expect, it } from 'vitest';
import { boundedSocket } from './boundedSocket.ts';
import type { RawSocket } from './rawSocket.ts';
import { SocketWay } from './socketWay.ts';
import type { SocketPorts } from './steadySocket.ts';

it('a message that the server would cut off unread is told and not sent; others go out as they are', () => {
  const sent: unknown[] = [];
  let told = 0;
  const raw: RawSocket = {
    binaryType: '',
    readyState: 1,
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send: (data) => void sent.push(data),
    close: () => undefined,
  };
  const ports: SocketPorts = {
    way: new SocketWay(() => 0),
    elapsed: () => 0,
    deviceTime: () => 0,
    isDead: () => undefined,
    later: () => () => undefined,
    onWake: () => () => undefined,
    open: () => raw,
  };
  const Socket = boundedSocket(100, () => (told += 1));
  const socket = new Socket('ws://wall/sync/w/table', undefined, ports);
  const [fits, over] = [new Uint8Array(100), new Uint8Array(101)];
  socket.send(fits);
  socket.send(over);
  socket.send('x'.repeat(1_000));
  expect(sent).toEqual([fits, 'x'.repeat(1_000)]);
  expect(told).toBe(1);
});

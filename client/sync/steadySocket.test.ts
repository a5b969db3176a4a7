import { describe, expect, it } from 'vitest';
import { LIVE_PING } from '../../shared/protocol/live.ts';
import { MESSAGE } from '../../shared/protocol/wire.ts';
import { SocketWay, type Way } from './socketWay.ts';
import type { RawSocket } from './rawSocket.ts';
import { SteadySocket, type SocketPorts } from './steadySocket.ts';
import type { Wake } from './wakes.ts';

/** A device and its network, both in the test's hands. */
class Device {
  elapsed = 1_000;
  clock = 1_700_000_000_000;
  readonly way = new SocketWay(() => this.elapsed);
  readonly opened: { way: Way; raw: RawSocket; sent: unknown[]; isClosed: boolean }[] = [];
  deaths = 0;
  readonly #wakes = new Set<(wake: Wake) => void>();
  #tasks: { at: number; task: () => void }[] = [];

  get ports(): SocketPorts {
    return {
      way: this.way,
      elapsed: () => this.elapsed,
      deviceTime: () => this.clock,
      isDead: () => {
        this.deaths += 1;
      },
      later: (ms, task) => {
        const entry = { at: this.elapsed + ms, task };
        this.#tasks.push(entry);
        return () => {
          this.#tasks = this.#tasks.filter((other) => other !== entry);
        };
      },
      onWake: (listener) => {
        this.#wakes.add(listener);
        return () => this.#wakes.delete(listener);
      },
      open: (way) => {
        const sent: unknown[] = [];
        const entry = { way, sent, isClosed: false, raw: null as unknown as RawSocket };
        entry.raw = {
          binaryType: '',
          readyState: 1,
          onopen: null,
          onmessage: null,
          onclose: null,
          onerror: null,
          send: (data) => void sent.push(data),
          close: () => {
            entry.isClosed = true;
          },
        };
        this.opened.push(entry);
        return entry.raw;
      },
    };
  }

  /** Time passes while the page runs. */
  pass(ms: number): void {
    const end = this.elapsed + ms;
    for (;;) {
      const due = this.#tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#tasks = this.#tasks.filter((other) => other !== due);
      this.clock += Math.max(0, due.at - this.elapsed);
      this.elapsed = Math.max(this.elapsed, due.at);
      due.task();
    }
    this.clock += end - this.elapsed;
    this.elapsed = end;
  }

  /** The machine sleeps: its steady clock stands still, as in some browsers, and no task runs. */
  sleep(ms: number): void {
    this.clock += ms;
  }

  wake(wake: Wake): void {
    for (const listener of this.#wakes) listener(wake);
  }
}

const LIVE = 'ws://hui.example/live/w1?as=participant&ww=2';
const DOCUMENT = 'ws://hui.example/sync/w1/notes?as=volunteer&ww=2';
const hear = (raw: RawSocket | undefined, data: unknown = '{}'): void =>
  raw?.onmessage?.({ data } as MessageEvent);
const last = (device: Device): Device['opened'][number] => {
  const opened = device.opened.at(-1);
  if (!opened) throw new Error('nothing was opened');
  return opened;
};

/** Opens one and keeps what it was closed with. */
function open(device: Device, url = LIVE): { socket: SteadySocket; closed: number[] } {
  const closed: number[] = [];
  const socket = new SteadySocket(url, undefined, device.ports);
  socket.onclose = ({ code }) => closed.push(code);
  return { socket, closed };
}

describe('a socket that went dead without a word', () => {
  for (const [how, url, ping] of [
    ['live view', LIVE, LIVE_PING],
    ['document', DOCUMENT, Uint8Array.of(MESSAGE.ping)],
  ] as const) {
    it(`${how}: is asked on waking and closed within seconds when there is no answer, though the steady clock stood still`, async () => {
      const device = new Device();
      const { closed, socket } = open(device, url);
      hear(last(device).raw);
      device.pass(31_000);
      hear(last(device).raw);
      device.sleep(3_600_000);
      device.wake('woke');
      expect(last(device).sent).toContainEqual(ping);
      device.pass(3_000);
      await Promise.resolve();
      expect([closed, last(device).isClosed, socket.readyState, device.deaths]).toEqual([
        [1006],
        true,
        3,
        1,
      ]);
      // It is nobody's fault but this connection's.
      expect(device.way.way).toBe('socket');
    });
  }

  it('is asked by the next tap after a silence that a living server would have broken, and left alone by taps before', () => {
    const device = new Device();
    open(device);
    hear(last(device).raw);
    device.pass(10_000);
    device.wake('tap');
    expect(last(device).sent).toEqual([]);
    device.sleep(20_000);
    device.wake('tap');
    expect(last(device).sent).toEqual([LIVE_PING]);
  });

  it('is asked when a network is back: the old connection may have gone with the old one', () => {
    const device = new Device();
    open(device);
    hear(last(device).raw);
    device.pass(10_000);
    device.wake('online');
    expect(last(device).sent).toEqual([LIVE_PING]);
  });

  it('is asked by itself after a silence, and stays when it answers', async () => {
    const device = new Device();
    const { closed } = open(device);
    hear(last(device).raw);
    for (let round = 0; round < 5; round += 1) {
      device.pass(18_500);
      expect(last(device).sent).toHaveLength(round + 1);
      hear(last(device).raw);
    }
    device.pass(18_000 + 3_000);
    await Promise.resolve();
    expect(closed).toEqual([1006]);
  });

  it('a document is given time while its load, which comes in one piece, may be on its way', async () => {
    const device = new Device();
    const { closed } = open(device, DOCUMENT);
    hear(last(device).raw);
    device.pass(10_000);
    device.wake('woke');
    device.pass(14_000);
    hear(last(device).raw);
    await Promise.resolve();
    expect(closed).toEqual([]);
  });

  it('hears nothing after its end, and ends once', async () => {
    const device = new Device();
    const { socket, closed } = open(device);
    const heard: unknown[] = [];
    socket.onmessage = ({ data }) => heard.push(data);
    const { raw } = last(device);
    hear(raw, 'one');
    socket.close();
    hear(raw, 'two');
    raw.onclose?.({ code: 1006, reason: '' } as CloseEvent);
    device.pass(60_000);
    await Promise.resolve();
    expect([heard, closed]).toEqual([['one'], [1000]]);
  });
});

describe('a network that lets no WebSocket through', () => {
  const refuse = async (device: Device): Promise<void> => {
    const { closed } = open(device);
    device.pass(50);
    last(device).raw.onclose?.({ code: 1006, reason: '' } as CloseEvent);
    await Promise.resolve();
    expect(closed).toEqual([1006]);
    device.pass(500);
  };

  it('is suspected after a second failure, and told to people only once a WebSocket failed beside requests that came through', async () => {
    const device = new Device();
    await refuse(device);
    expect(device.way.way).toBe('socket');
    await refuse(device);
    expect([device.way.way, device.way.isBlocked]).toEqual(['requests', false]);
    open(device);
    expect(last(device).way).toBe('requests');
    hear(last(device).raw);
    device.way.probed(false);
    expect(device.way.isBlocked).toBe(true);
  });

  it('is suspected at once where the socket says nothing, open or not', async () => {
    const device = new Device();
    const { closed } = open(device);
    device.pass(8_000);
    await Promise.resolve();
    expect([closed, device.way.way]).toEqual([[1006], 'requests']);
  });

  it('no network at all is not it: requests fail too, and sockets are tried again', async () => {
    const device = new Device();
    await refuse(device);
    await refuse(device);
    await refuse(device);
    expect([device.way.way, device.way.isBlocked]).toEqual(['socket', false]);
  });

  it('failures at one moment are one, a server’s refusal is an answer, and whoever was heard just now is let through', async () => {
    const device = new Device();
    const together = [open(device), open(device), open(device)];
    device.pass(50);
    for (const { raw } of device.opened) raw.onclose?.({ code: 1006, reason: '' } as CloseEvent);
    expect([together.length, device.way.way]).toEqual([3, 'socket']);
    open(device);
    last(device).raw.onclose?.({ code: 4403, reason: 'removed' } as CloseEvent);
    expect(device.way.way).toBe('socket');
    open(device);
    hear(last(device).raw);
    await refuse(device);
    await refuse(device);
    expect(device.way.way).toBe('socket');
  });

  it('when WebSockets come through again, what travels in requests is told to come back', async () => {
    const device = new Device();
    await refuse(device);
    await refuse(device);
    const { closed } = open(device);
    hear(last(device).raw);
    device.way.probed(false);
    device.way.probed(true);
    await Promise.resolve();
    expect([closed, device.way.way, device.way.isBlocked]).toEqual([[4503], 'socket', false]);
  });
});

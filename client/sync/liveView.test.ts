import { describe, expect, it } from 'vitest';
import { LIVE_VERSION, type LiveMessage } from '../../shared/protocol/live.ts';
import { keepLive, START, type LiveSocket, type LiveView } from './liveView.ts';
import { TestPorts } from './testing.ts';
import type { Wake } from './wakes.ts';

interface TestSocket extends LiveSocket {
  isClosed: boolean;
  /** As the server says it. */
  say(message: object): void;
  end(code?: number, reason?: string): void;
}

/** A page with a live view, a network that is turned on and off by hand, and all sockets it ever opened. */
class Page {
  readonly ports = new TestPorts();
  readonly sockets: TestSocket[] = [];
  readonly seen: LiveView[] = [];
  isOnline = true;
  readonly newer: number[] = [];
  asked = 0;
  answered = 0;
  readonly #wakes = new Set<(wake: Wake) => void>();
  readonly #reached = new Set<() => void>();
  readonly stop = keepLive(
    {
      elapsed: this.ports.elapsed,
      later: this.ports.later,
      chance: () => 0.5,
      isOnline: () => this.isOnline,
      open: () => this.#open(),
      onWake: (listener) => {
        this.#wakes.add(listener);
        return () => void this.#wakes.delete(listener);
      },
      onReached: (listener) => {
        this.#reached.add(listener);
        return () => void this.#reached.delete(listener);
      },
      ask: () => (this.asked += 1),
      answered: () => (this.answered += 1),
      newer: (version) => void this.newer.push(version),
    },
    (view) => this.seen.push(view),
  );

  #open(): TestSocket {
    const socket: TestSocket = {
      isClosed: false,
      onmessage: null,
      onclose: null,
      close: () => (socket.isClosed = true),
      say: (message) => socket.onmessage?.({ data: JSON.stringify(message) } as MessageEvent),
      end: (code = 1006, reason = '') => socket.onclose?.({ code, reason } as CloseEvent),
    };
    this.sockets.push(socket);
    return socket;
  }

  get view(): LiveView {
    return this.seen.at(-1) ?? START;
  }
  get socket(): TestSocket {
    const last = this.sockets.at(-1);
    if (!last) throw new Error('no socket was opened');
    return last;
  }
  wake(wake: Wake): void {
    for (const listener of this.#wakes) listener(wake);
  }
  reach(): void {
    for (const listener of this.#reached) listener();
  }
  get listeners(): number {
    return this.#wakes.size + this.#reached.size;
  }
}

const STEPS = { present: { id: 'post', kind: 'post' }, seating: null };
const SHARED = {
  type: 'shared',
  now: 50_000,
  session: { title: 'Hui' },
  counts: {},
  steps: STEPS,
};
const PERSONAL = { type: 'personal', personId: 'p1', notes: [] };
const live = (): Page => {
  const page = new Page();
  page.socket.say(SHARED);
  page.socket.say(PERSONAL);
  return page;
};

describe('what it hears', () => {
  it('keeps the steps of the run until others are told, and is nothing before any were', () => {
    const page = new Page();
    const [{ steps: _steps, ...without }, view] = [SHARED, () => page.view.shared?.session];
    page.socket.say(without);
    expect(view()).toBeUndefined();
    page.socket.say(SHARED);
    page.socket.say({ ...without, session: { title: 'Read' } });
    expect(view()).toEqual({ title: 'Read', ...STEPS });
    page.socket.say({ ...without, steps: { present: { id: 'walk' }, seating: STEPS.present } });
    expect(view()).toEqual({ title: 'Hui', present: { id: 'walk' }, seating: STEPS.present });
  });

  it('is the wall’s, the person’s own, and the server’s time', async () => {
    const page = live();
    expect(page.view).toMatchObject({
      state: 'live',
      shared: { session: { title: 'Hui' } },
      personal: { personId: 'p1' },
      clockOffsetMs: 50_000,
    });
    await page.ports.pass(1_000);
    // A word that is late says nothing new of the time; one that is early does.
    const before = page.seen.length;
    page.socket.say({ type: 'ping', now: 50_900 } satisfies Partial<LiveMessage>);
    expect(page.seen).toHaveLength(before);
    page.socket.say({ type: 'ping', now: 51_300 });
    expect(page.view.clockOffsetMs).toBe(50_300);
  });

  it('9.2 is nothing of a message whose version is newer than the page', () => {
    const page = live();
    const before = page.seen.length;
    page.socket.say({ ...SHARED, v: LIVE_VERSION + 1, session: { name: 'Hui' }, now: 90_000 });
    expect(page.newer).toEqual([LIVE_VERSION + 1]);
    expect(page.seen).toHaveLength(before);
    page.socket.say({ ...SHARED, v: LIVE_VERSION, session: { title: 'Read' } });
    expect(page.view.shared?.session.title).toBe('Read');
  });

  it('is a refusal for good, but not that the server cannot save just now', async () => {
    const page = live();
    page.socket.say({ type: 'refused', code: 'storage-failed' });
    expect(page.view.state).toBe('live');
    page.socket.say({ type: 'refused', code: 'removed' });
    expect(page.view).toMatchObject({ state: 'refused', refused: 'removed' });
    page.socket.end();
    for (const wake of ['woke', 'online', 'offline', 'tap'] as const) page.wake(wake);
    page.reach();
    await page.ports.pass(60_000);
    expect(page.sockets).toHaveLength(1);
  });

  it.each([
    [4401, 'unauthenticated', 'unauthenticated'],
    [4403, '', 'forbidden'],
  ])('is a refusal in the way a socket ends: %i', async (code, reason, refused) => {
    const page = new Page();
    page.socket.end(code, reason);
    expect(page.view).toMatchObject({ state: 'refused', refused });
    await page.ports.pass(60_000);
    expect(page.sockets).toHaveLength(1);
  });
});

describe('an outage', () => {
  it('is “offline” after three failures, with longer waits each time, and over with the first word', async () => {
    const page = live();
    const waits: number[] = [];
    const states: string[] = [];
    for (let failure = 0; failure < 7; failure += 1) {
      const opened = page.sockets.length;
      const since = page.ports.elapsed();
      page.socket.end();
      states.push(page.view.state);
      while (page.sockets.length === opened) await page.ports.pass(50);
      waits.push(page.ports.elapsed() - since);
    }
    expect(states.slice(0, 4)).toEqual(['connecting', 'connecting', 'offline', 'offline']);
    expect(waits).toEqual([400, 800, 1_600, 3_200, 6_400, 8_000, 8_000]);
    // What was known is still shown.
    expect(page.view.shared).not.toBeNull();
    page.socket.say(SHARED);
    expect(page.view.state).toBe('live');
    page.socket.end();
    const opened = page.sockets.length;
    await page.ports.pass(400);
    expect(page.sockets).toHaveLength(opened + 1);
  });

  it('is “offline” at once where the device says so', () => {
    const page = live();
    page.isOnline = false;
    page.socket.end();
    expect(page.view.state).toBe('offline');
  });

  it('asks once whether requests come through; what is answered ends the waiting', async () => {
    const page = live();
    page.socket.end();
    expect(page.asked).toBe(1);
    page.reach();
    expect(page.sockets).toHaveLength(2);
    expect(page.answered).toBe(1);
    page.socket.end();
    page.socket.end();
    expect(page.asked).toBe(1);
    // One that was only just opened has its time; one that hangs is given up for another.
    await page.ports.pass(400);
    const opened = page.sockets.length;
    page.reach();
    expect(page.sockets).toHaveLength(opened);
    await page.ports.pass(1_600);
    page.reach();
    expect(page.sockets).toHaveLength(opened + 1);
    expect(page.sockets.at(-2)?.isClosed).toBe(true);
  });

  it('is no longer “offline” for whoever is answered', async () => {
    const page = live();
    for (let failure = 0; failure < 3; failure += 1) {
      page.socket.end();
      await page.ports.pass(4_000);
    }
    expect(page.view.state).toBe('offline');
    page.reach();
    expect(page.view.state).toBe('connecting');
    page.socket.say(SHARED);
    const before = page.sockets.length;
    page.reach();
    expect(page.sockets).toHaveLength(before);
    expect(page.view.state).toBe('live');
  });
});

describe('a device', () => {
  it('that lost its network says so at once, and when it is back all opens anew', async () => {
    const page = live();
    page.isOnline = false;
    page.wake('offline');
    expect(page.view.state).toBe('offline');
    expect(page.socket.isClosed).toBe(true);
    // The socket's own end says nothing any more.
    page.socket.end(4401);
    expect(page.view.state).toBe('offline');
    page.isOnline = true;
    page.wake('online');
    expect(page.sockets).toHaveLength(2);
    page.socket.say(SHARED);
    expect(page.view.state).toBe('live');
  });

  it('that wakes, or is touched, waits no longer', () => {
    const page = live();
    page.socket.end();
    page.wake('tap');
    expect(page.sockets).toHaveLength(2);
    page.wake('woke');
    expect(page.sockets).toHaveLength(2);
  });
});

it('ends for good, and hears nothing any more', async () => {
  const page = live();
  const { socket } = page;
  page.stop();
  expect(socket.isClosed).toBe(true);
  expect(page.listeners).toBe(0);
  const before = page.seen.length;
  socket.end();
  await page.ports.pass(60_000);
  expect(page.sockets).toHaveLength(1);
  expect(page.seen).toHaveLength(before);
  expect(page.ports.waiting).toBe(0);
});

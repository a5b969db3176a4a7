import { expect, it } from 'vitest';
import { newSession } from '../../../shared/commands/session.ts';
import { WallRecords } from '../../../shared/commands/wallState.ts';
import type { Person } from '../../../shared/model/person.ts';
import { WW_VERSION } from '../../../shared/protocol/wire.ts';
import { WallPresence, type PresenceSocket } from './wallPresence.ts';
import type { SharedFrame } from '../transport/sharedFrame.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

/** A wall whose volunteers show presence; it counts how often anybody's name is read. */
function room() {
  const records = new WallRecords(newSession(ENGLISH, { title: 'Hui' }, 'ABCDEF', 0));
  const counted = { reads: 0 };
  const due: (() => void)[] = [];
  const sockets: (PresenceSocket & { clientId: number })[] = [];
  const put = (id: string, name: string): void => {
    const value: Person = {
      role: 'volunteer',
      arrival: 'link',
      offer: 'none',
      removed: false,
      joinedAt: 0,
    };
    Object.defineProperty(value, 'name', {
      get: () => ((counted.reads += 1), name),
      enumerable: true,
    });
    records.apply([{ kind: 'person', id, value }]);
  };
  let last = '';
  const presence = new WallPresence({
    content: { records, claimClientId: () => true },
    time: { elapsed: () => 0, later: (_ms, task) => (due.push(task), () => undefined) },
    socketsOn: () => sockets,
  });
  return {
    counted,
    put,
    come(id: string, name: string): PresenceSocket & { clientId: number } {
      put(id, name);
      const socket: PresenceSocket & { clientId: number } = {
        clientId: sockets.length + 1,
        document: 'arrangement',
        personId: id,
        version: WW_VERSION,
        send: () => undefined,
        sendShared: ({ payload }: SharedFrame) => ((last = Buffer.from(payload).toString()), true),
      };
      sockets.push(socket);
      return socket;
    },
    move(socket: PresenceSocket & { clientId: number }, clock: number): void {
      presence.take(socket, [{ clientId: socket.clientId, clock, raw: { cursor: [clock, 1] } }]);
    },
    leave: (socket: PresenceSocket) => presence.leave(socket),
    /** Names in the next frame. */
    heard(): string[] {
      for (const task of due.splice(0)) task();
      return [...last.matchAll(/"name":"([^"]*)"/g)].map(([, name]) => name ?? '');
    },
  };
}

it('names are found out anew when somebody comes, goes or is renamed, and not with every move', () => {
  const { counted, come, move, put, leave, heard } = room();
  const ana = come('p1', 'Ana Waite');
  const others = Array.from({ length: 50 }, (_, at) => come(`q${at}`, `Nr ${at}`));
  let clock = 1;
  for (const each of [ana, ...others]) move(each, clock);
  expect(counted.reads, 'nothing is shown yet').toBe(0);
  heard();
  expect(counted.reads).toBeLessThanOrEqual(2 * 51);
  // Whoever comes and goes before it is shown costs nothing either.
  counted.reads = 0;
  for (let turn = 2; turn < 600; turn += 2) {
    leave(ana);
    move(ana, turn);
  }
  expect(counted.reads).toBe(0);
  heard();
  counted.reads = 0;
  for (clock = 602; clock < 612; clock += 1) for (const each of [ana, ...others]) move(each, clock);
  expect(counted.reads).toBe(0);
  heard();
  const namesake = come('p2', 'Ana Smith');
  move(namesake, 1);
  move(ana, clock);
  expect(heard().sort()).toEqual(['Ana Smith', 'Ana Waite']);
  leave(namesake);
  move(ana, clock + 1);
  expect(heard()).toEqual(['Ana']);
  put('p1', 'Anahera');
  move(ana, clock + 2);
  expect(heard()).toEqual(['Anahera']);
});

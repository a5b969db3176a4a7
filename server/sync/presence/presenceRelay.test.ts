import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, it } from 'vitest';
import { LIMITS } from '../../../shared/model/limits.ts';
import { WW_VERSION, type WwVersion } from '../../../shared/protocol/wire.ts';
import {
  cleanCaret,
  presenceFrame,
  readPresence,
  type PresenceEntry,
  type Shown,
} from './presenceMessages.ts';
import { PresenceRelay } from './presenceRelay.ts';

type Entry = [clientId: number, clock: number, state: unknown];

function body(entries: readonly Entry[]): PresenceEntry[] {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const [clientId, clock, state] of entries) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return readPresence(encoding.toUint8Array(encoder));
}

function read(
  entries: readonly PresenceEntry<Parameters<typeof presenceFrame>[0][number]['raw']>[],
  version: WwVersion | null = WW_VERSION,
): Entry[] {
  const outer = decoding.createDecoder(presenceFrame(entries, version));
  expect(decoding.readVarUint(outer)).toBe(1);
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer));
  return Array.from({ length: decoding.readVarUint(decoder) }, () => [
    decoding.readVarUint(decoder),
    decoding.readVarUint(decoder),
    JSON.parse(decoding.readVarString(decoder)) as unknown,
  ]);
}

const [mere, tomasz] = [{ personId: 'mere' }, { personId: 'tomasz' }];
const named = (personId: string) => ({
  name: `${personId.slice(0, 1).toUpperCase()}${personId.slice(1)}`,
  isNamed: true,
});

it('keeps what presence may show, names it, and drops the rest', () => {
  const relay = new PresenceRelay<object>();
  relay.receive(
    {},
    body([
      [
        7,
        1,
        { cursor: [1, 2], over: 'c1', held: ['n1', 5, '__proto__'], name: 'Boss', secret: 'x' },
      ],
    ]),
    mere,
  );
  expect(read(relay.takeChanges(named))).toEqual([
    [7, 1, { name: 'Mere', color: 1, cursor: [1, 2], over: 'c1', held: ['n1'] }],
  ]);
  expect(relay.takeChanges(named)).toEqual([]);
});

it('nobody moves another’s presence, and an echo changes nothing', () => {
  const relay = new PresenceRelay<object>();
  relay.receive({}, body([[7, 5, { cursor: [1, 1] }]]), mere);
  relay.takeChanges(named);
  relay.receive({}, body([[7, 6, { cursor: [9, 9] }]]), tomasz);
  expect(relay.takeChanges(named)).toEqual([]);
});

it('a person on a new socket takes her presence along, and the old socket’s end does not take it away', () => {
  const relay = new PresenceRelay<object>();
  const [before, after] = [{}, {}];
  relay.receive(before, body([[7, 5, { cursor: [1, 1] }]]), mere);
  relay.receive(after, body([[7, 6, { cursor: [2, 2] }]]), mere);
  relay.leave(before);
  expect(read(relay.takeChanges(named))).toEqual([
    [7, 6, { name: 'Mere', color: 1, cursor: [2, 2] }],
  ]);
  relay.leave(after);
  expect(read(relay.takeChanges(named))).toEqual([[7, 7, null]]);
});

it('one socket has few presences', () => {
  const relay = new PresenceRelay<object>();
  relay.receive({}, body(Array.from({ length: 50 }, (_, id): Entry => [id + 1, 1, {}])), mere);
  expect(read(relay.takeChanges(named))).toHaveLength(4);
});

const shownOf = (raw: unknown, who: { personId: string; leads?: boolean } = mere): unknown => {
  const relay = new PresenceRelay<object>();
  relay.receive({}, body([[7, 1, raw]]), who);
  return read(relay.takeChanges(named))[0]?.[2];
};
const plain = { name: 'Mere', color: 1 };

it('6.1 several fingers: each with what it holds, at most eleven more, without anything strange', () => {
  const also = [
    {
      cursor: [3, 4],
      held: ['n2', 'n2', '', 'x'.repeat(65), 7],
      drag: [1, 1],
      over: 'c1',
      name: 'Boss',
    },
    null,
    'x',
    { cursor: [NaN, 1] },
    {},
  ];
  expect(shownOf({ held: ['n1'], drag: [0, 1], also })).toEqual({
    ...plain,
    held: ['n1'],
    drag: [0, 1],
    also: [{ cursor: [3, 4], held: ['n2'], drag: [1, 1], over: 'c1' }],
  });
  const many = shownOf({ also: Array.from({ length: 40 }, (_, at) => ({ cursor: [at, at] })) }) as {
    also: unknown[];
  };
  expect(many.also).toHaveLength(LIMITS.grips - 1);
  expect(shownOf({ also: 'n1' })).toEqual(plain);
});

it('6.1 a view is a box of finite numbers within bounds, or none', () => {
  expect(shownOf({ view: [-10, 20.5, 300, 200] })).toEqual({
    ...plain,
    view: [-10, 20.5, 300, 200],
  });
  const wrong: unknown[] = [
    null,
    'all',
    {},
    [],
    [1, 2, 3],
    [1, 2, 3, 4, 5],
    [1, 2, 0, 4],
    [1, 2, 3, -4],
    ['1', 2, 3, 4],
    [1, 2, 3, LIMITS.coordinateMax * 2],
    [null, 2, 3, 4],
    [1, 2, 3, [4]],
    { 0: 1, length: 4 },
  ];
  for (const view of wrong) expect(shownOf({ view }), JSON.stringify(view)).toEqual(plain);
});

it('6.1 claims are ids of groups, each once, at most four', () => {
  expect(shownOf({ claims: ['c1', 'c1', 3, '__proto__', 'c2'] })).toEqual({
    ...plain,
    claims: ['c1'],
  });
  expect(shownOf({ claims: ['a', 'b', 'c', 'd', 'e'] })).toEqual({
    ...plain,
    claims: ['a', 'b', 'c', 'd'],
  });
  for (const claims of [[], 'c1', { 0: 'c1' }, null]) expect(shownOf({ claims })).toEqual(plain);
});

it('6.1b asks to look there only for a facilitator, and only with a number and a box', () => {
  const look = { at: 3, rect: [0, 0, 100, 100] };
  const leader = { personId: 'ana', leads: true };
  expect(shownOf({ look: { ...look, text: 'Boss says' } }, leader)).toEqual({
    name: 'Ana',
    color: 1,
    look,
  });
  expect(shownOf({ look })).toEqual(plain);
  for (const wrong of [
    { at: '3', rect: look.rect },
    { at: 1.5, rect: look.rect },
    { at: 3 },
    { at: 3, rect: [0, 0, 0, 0] },
    [3, look.rect],
    null,
  ])
    expect(shownOf({ look: wrong }, leader), JSON.stringify(wrong)).toEqual({
      name: 'Ana',
      color: 1,
    });
});

it('6.1 whoever is shown no presence hears who asks everyone to look, once, and when that ends', () => {
  const relay = new PresenceRelay<object>();
  const [socket, other] = [{}, {}];
  const leader = { personId: 'ana', leads: true };
  const look = { at: 1, rect: [0, 0, 100, 100] };
  relay.receive(other, body([[8, 1, { cursor: [1, 1], look }]]), mere);
  relay.receive(socket, body([[7, 1, { cursor: [1, 1], held: ['n1'], claims: ['c1'] }]]), leader);
  expect(relay.takeLooks(named)).toEqual([]);
  expect(relay.allLooks(named)).toEqual([]);
  relay.receive(socket, body([[7, 2, { cursor: [1, 2], held: ['n1'], look }]]), leader);
  expect(read(relay.allLooks(named))).toEqual([[7, 2, { name: 'Ana', color: 2, look }]]);
  expect(read(relay.takeLooks(named))).toEqual([[7, 2, { name: 'Ana', color: 2, look }]]);
  relay.receive(socket, body([[7, 3, { cursor: [9, 9], look }]]), leader);
  expect(relay.takeLooks(named), 'a cursor that moves on says nothing new').toEqual([]);
  relay.receive(socket, body([[7, 4, { cursor: [9, 9] }]]), leader);
  expect(read(relay.takeLooks(named))).toEqual([[7, 4, null]]);
  relay.receive(socket, body([[7, 5, { look: { ...look, at: 2 } }]]), leader);
  relay.leave(socket);
  relay.takeChanges(named);
  expect(read(relay.takeLooks(named)), 'who leaves asks no more').toEqual([[7, 6, null]]);
});

it('9.4 clients of version 1 are told the colour under its old name as well; stock ones as the newest are', () => {
  const relay = new PresenceRelay<object>();
  const carets = new PresenceRelay<object>(cleanCaret);
  relay.receive({}, body([[7, 1, { cursor: [1, 2] }]]), mere);
  carets.receive({}, body([[8, 1, { cursor: null }]]), mere);
  const entries: PresenceEntry<Shown | null>[] = [
    ...relay.all(named),
    ...carets.all(named),
    { clientId: 9, clock: 2, raw: null },
  ];
  const states = (version: WwVersion | null): unknown[] =>
    read(entries, version).map(([, , state]) => state);
  const newest = [{ ...plain, cursor: [1, 2] }, { user: plain, cursor: null }, null];
  expect(states(2)).toEqual(newest);
  expect(states(null)).toEqual(newest);
  expect(states(1)).toEqual([
    { ...plain, hand: 1, cursor: [1, 2] },
    { user: { ...plain, hand: 1 }, cursor: null },
    null,
  ]);
});

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, it } from 'vitest';
import { LIMITS } from '../../../shared/model/limits.ts';
import { HandRelay, readHands, type HandEntry } from './handRelay.ts';

type Entry = [clientId: number, clock: number, state: unknown];

function body(entries: readonly Entry[]): HandEntry[] {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const [clientId, clock, state] of entries) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return readHands(encoding.toUint8Array(encoder));
}

function read(frame: Uint8Array | null): Entry[] {
  if (!frame) return [];
  const outer = decoding.createDecoder(frame);
  expect(decoding.readVarUint(outer)).toBe(1);
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer));
  return Array.from({ length: decoding.readVarUint(decoder) }, () => [
    decoding.readVarUint(decoder),
    decoding.readVarUint(decoder),
    JSON.parse(decoding.readVarString(decoder)) as unknown,
  ]);
}

const mere = { personId: 'mere', name: 'Mere' };
const tomasz = { personId: 'tomasz', name: 'Tomasz' };

it('keeps what a hand may show, names it, and drops the rest', () => {
  const relay = new HandRelay<object>();
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
  expect(read(relay.takeFrame())).toEqual([
    [7, 1, { name: 'Mere', hand: 1, cursor: [1, 2], over: 'c1', held: ['n1'] }],
  ]);
  expect(relay.takeFrame()).toBeNull();
});

it('nobody moves another’s hand, and an echo changes nothing', () => {
  const relay = new HandRelay<object>();
  relay.receive({}, body([[7, 5, { cursor: [1, 1] }]]), mere);
  relay.takeFrame();
  relay.receive({}, body([[7, 6, { cursor: [9, 9] }]]), tomasz);
  expect(relay.takeFrame()).toBeNull();
});

it('a person on a new socket takes her hand along, and the old socket’s end does not take it away', () => {
  const relay = new HandRelay<object>();
  const [before, after] = [{}, {}];
  relay.receive(before, body([[7, 5, { cursor: [1, 1] }]]), mere);
  relay.receive(after, body([[7, 6, { cursor: [2, 2] }]]), mere);
  relay.leave(before);
  expect(read(relay.takeFrame())).toEqual([[7, 6, { name: 'Mere', hand: 1, cursor: [2, 2] }]]);
  relay.leave(after);
  expect(read(relay.takeFrame())).toEqual([[7, 7, null]]);
});

it('one socket has few hands', () => {
  const relay = new HandRelay<object>();
  relay.receive({}, body(Array.from({ length: 50 }, (_, id): Entry => [id + 1, 1, {}])), mere);
  expect(read(relay.takeFrame())).toHaveLength(4);
});

const shownOf = (
  raw: unknown,
  who: { personId: string; name: string; leads?: boolean } = mere,
): unknown => {
  const relay = new HandRelay<object>();
  relay.receive({}, body([[7, 1, raw]]), who);
  return read(relay.takeFrame())[0]?.[2];
};
const plain = { name: 'Mere', hand: 1 };

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
  const leader = { personId: 'ana', name: 'Ana', leads: true };
  expect(shownOf({ look: { ...look, text: 'Boss says' } }, leader)).toEqual({
    name: 'Ana',
    hand: 1,
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
      hand: 1,
    });
});

it('6.1 whoever is shown no hands hears who asks everyone to look, once, and when that ends', () => {
  const relay = new HandRelay<object>();
  const [socket, other] = [{}, {}];
  const leader = { personId: 'ana', name: 'Ana', leads: true };
  const look = { at: 1, rect: [0, 0, 100, 100] };
  relay.receive(other, body([[8, 1, { cursor: [1, 1], look }]]), mere);
  relay.receive(socket, body([[7, 1, { cursor: [1, 1], held: ['n1'], claims: ['c1'] }]]), leader);
  expect(relay.takeLooks()).toBeNull();
  expect(relay.allLooks()).toBeNull();
  relay.receive(socket, body([[7, 2, { cursor: [1, 2], held: ['n1'], look }]]), leader);
  expect(read(relay.allLooks())).toEqual([[7, 2, { name: 'Ana', hand: 2, look }]]);
  expect(read(relay.takeLooks())).toEqual([[7, 2, { name: 'Ana', hand: 2, look }]]);
  relay.receive(socket, body([[7, 3, { cursor: [9, 9], look }]]), leader);
  expect(relay.takeLooks(), 'a hand that moves on says nothing new').toBeNull();
  relay.receive(socket, body([[7, 4, { cursor: [9, 9] }]]), leader);
  expect(read(relay.takeLooks())).toEqual([[7, 4, null]]);
  relay.receive(socket, body([[7, 5, { look: { ...look, at: 2 } }]]), leader);
  relay.leave(socket);
  relay.takeFrame();
  expect(read(relay.takeLooks()), 'who leaves asks no more').toEqual([[7, 6, null]]);
});

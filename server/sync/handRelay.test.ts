import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, it } from 'vitest';
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
  return Array.from({ length: decoding.readVarUint(decoder) }, () =>
    [decoding.readVarUint(decoder), decoding.readVarUint(decoder), JSON.parse(decoding.readVarString(decoder)) as unknown]);
}

const mere = { personId: 'mere', name: 'Mere' };
const tomasz = { personId: 'tomasz', name: 'Tomasz' };

it('keeps what a hand may show, names it, and drops the rest', () => {
  const relay = new HandRelay<object>();
  relay.receive({}, body([[7, 1, { cursor: [1, 2], over: 'c1', held: ['n1', 5, '__proto__'], name: 'Boss', secret: 'x' }]]), mere);
  expect(read(relay.takeFrame())).toEqual([[7, 1, { name: 'Mere', hand: 1, cursor: [1, 2], over: 'c1', held: ['n1'] }]]);
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

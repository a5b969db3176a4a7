import { expect, it } from 'vitest';
import { SocketWay } from './socketWay.ts';

it('goes by requests after the first failed WebSocket once a request is answered, also soon after a word', () => {
  let now = 1_000;
  const way = new SocketWay(() => now);
  way.heard('socket');
  way.answered();
  expect(way.way).toBe('socket');
  now += 2_000;
  way.failed('socket', 2_500, false);
  expect(way.way).toBe('socket');
  way.answered();
  expect([way.way, way.isBlocked]).toEqual(['requests', false]);
});

it('stays with WebSockets when another of the page spoke since the failed one began', () => {
  let now = 1_000;
  const way = new SocketWay(() => now);
  now += 500;
  way.heard('socket');
  way.failed('socket', 1_100, false);
  way.answered();
  expect(way.way).toBe('socket');
});

import { afterEach, expect, it, vi } from 'vitest';
import { keepWall, readKeptWall, type MadeWall } from './keptWall.ts';

const link = 'https://wall.example/w/abc/console#key=x';
const made: MadeWall = {
  title: 'Hui',
  answer: {
    wallId: 'abc',
    joinCode: 'ABC234',
    links: { facilitator: link, volunteer: link, participant: link, projector: link },
  },
};

/** The tab's storage, as far as it is used. */
function giveTab(): Map<string, string> {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  return kept;
}
afterEach(() => void vi.unstubAllGlobals());

it('brings the links back after a reload, until another wall is started', () => {
  giveTab();
  expect(readKeptWall()).toBeNull();
  keepWall(made);
  expect(readKeptWall()).toEqual(made);
  keepWall(null);
  expect(readKeptWall()).toBeNull();
});

it.each([
  '',
  '{',
  '7',
  '{"title":"Hui"}',
  '{"title":"Hui","answer":{"joinCode":"ABC234","links":{}}}',
])('does not trust what it finds: %j', (text) => {
  const kept = giveTab();
  keepWall(made);
  for (const key of kept.keys()) kept.set(key, text);
  expect(readKeptWall()).toBeNull();
});

it('works without storage', () => {
  vi.stubGlobal('sessionStorage', undefined);
  keepWall(made);
  expect(readKeptWall()).toBeNull();
});

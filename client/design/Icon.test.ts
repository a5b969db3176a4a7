import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DESK_ICON_PATHS } from './deskIconPaths.ts';
import { hasIcon } from './Icon.tsx';

const CLIENT = join(import.meta.dirname, '..');
const sourcesIn = (folder: string): string[] =>
  readdirSync(join(CLIENT, folder))
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => readFileSync(join(CLIENT, folder, name), 'utf8'));

it('a phone has every drawing it shows, without those of the desk', () => {
  const shared = ['Button', 'Clock', 'CopyButton', 'Field', 'Toast'].map((name) =>
    readFileSync(join(CLIENT, `design/${name}.tsx`), 'utf8'),
  );
  const words = [...sourcesIn('phone'), ...sourcesIn('join'), ...shared].flatMap((source) =>
    [...source.matchAll(/'([a-z-]+)'|"([a-z-]+)"/g)].map(
      ([, single, double]) => single ?? double ?? '',
    ),
  );
  expect(words.filter((word) => Object.hasOwn(DESK_ICON_PATHS, word))).toEqual([]);
  expect(words.filter(hasIcon).length).toBeGreaterThan(10);
});

it('the wall shows drawings of its own, and of the shared ones none of the desk’s', () => {
  const wall = ['wall', 'wall/card', 'wall/find', 'wall/presence', 'wall/outline'].flatMap(
    sourcesIn,
  );
  expect(wall.length).toBeGreaterThan(30);
  for (const source of wall)
    expect(source).not.toMatch(/design\/(?:Icon|Dialog|CopyButton|HomeLink)/);
  const borrowed = ['Clock', 'SleepNote', 'Toast', 'PageBoundary'].map((name) =>
    readFileSync(join(CLIENT, `design/${name}.tsx`), 'utf8'),
  );
  const words = borrowed.flatMap((source) =>
    [...source.matchAll(/(?:icon|name)="([a-z-]+)"|: '([a-z-]+)'/g)].map(
      ([, given, listed]) => given ?? listed ?? '',
    ),
  );
  expect(words.filter((word) => Object.hasOwn(DESK_ICON_PATHS, word))).toEqual([]);
  expect(words.filter(hasIcon).length).toBeGreaterThan(4);
});

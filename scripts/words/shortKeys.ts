import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readEntriesOf } from '../../locales/readCatalogue.ts';
import { isPutTogether } from './pageUses.ts';
import { readUses } from './readUses.ts';

/** Keys as they are built: a letter or three where a key is only ever named, and as they are where one is put together. */
export class ShortKeys {
  readonly #short: ReadonlyMap<string, string>;

  /** `patterns`: of keys that are put together. */
  constructor(keys: readonly string[], patterns: readonly string[]) {
    const named = keys.filter((key) => !isPutTogether(key, patterns));
    this.#short = new Map(named.map((key, index) => [key, index.toString(36)]));
  }

  of(key: string): string {
    return this.#short.get(key) ?? key;
  }

  /** A module that names keys, with short ones. `path`: for its syntax. */
  shortened(path: string, source: string): string {
    let made = '';
    let from = 0;
    const { places } = readUses(path, source);
    for (const { start, end, key } of places.toSorted((a, b) => a.start - b.start)) {
      if (this.of(key) === key) continue;
      made += `${source.slice(from, start)}${JSON.stringify(this.of(key))}`;
      from = end;
    }
    return made + source.slice(from);
  }
}

/** Those of the product: what any module of the pages puts together is put together in all. */
export function shortKeysOfPages(): ShortKeys {
  const patterns = ['client', 'shared'].flatMap((folder) =>
    readdirSync(resolve(folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.(?:test|d)\.tsx?$/.test(path))
      .map((path) => join(resolve(folder), path))
      .flatMap((path) => readUses(path, readFileSync(path, 'utf8')).patterns),
  );
  return new ShortKeys(
    readEntriesOf('en').map(({ key }) => key),
    patterns,
  );
}

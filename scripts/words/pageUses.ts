import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { readUses, type Uses } from './readUses.ts';

const SCRIPT = /\.tsx?$/;
/** Words of a page, or of a part of it that comes later: `virtual:words/phone`, `virtual:words/phone/tables/TablesHalf`. */
export const WORDS = 'virtual:words/';

/** Modules of ours that a module loads, now or later, but for those that it loads with words of their own. Types load nothing. */
function importsOf(path: string, source: string): string[] {
  const { module } = parseSync(path, source);
  const named = [
    ...module.staticImports
      .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
      .map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest && !isType ? moduleRequest.value : [],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
      source.slice(start + 1, end - 1),
    ),
  ];
  const apart = named
    .filter((name) => name.startsWith(WORDS))
    .map((name) => `/${name.slice(WORDS.length)}`);
  return named
    .filter((name) => name.startsWith('.'))
    .map((name) => resolve(dirname(path), name.replace(/\?.*$/, '')))
    .filter((file) => SCRIPT.test(file) && existsSync(file))
    .filter((file) => !apart.some((part) => file.replace(SCRIPT, '').endsWith(part)));
}

/** By which messages a page and all that it loads speak; `files`: what was read. */
export function pageUses(entry: string): Pick<Uses, 'keys' | 'beginnings'> & { files: string[] } {
  const files = new Set<string>();
  const keys = new Set<string>();
  const beginnings = new Set<string>();
  const read = (path: string): void => {
    if (files.has(path)) return;
    files.add(path);
    const source = readFileSync(path, 'utf8');
    const uses = readUses(path, source);
    for (const key of uses.keys) keys.add(key);
    for (const beginning of uses.beginnings) beginnings.add(beginning);
    for (const next of importsOf(path, source)) read(next);
  };
  read(resolve(entry));
  return { files: [...files], keys: [...keys].toSorted(), beginnings: [...beginnings].toSorted() };
}

/** Of all keys those that are used. */
export function usedKeys(
  all: readonly string[],
  { keys, beginnings }: Pick<Uses, 'keys' | 'beginnings'>,
): string[] {
  const named = new Set(keys);
  return all.filter(
    (key) => named.has(key) || beginnings.some((beginning) => key.startsWith(beginning)),
  );
}

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
export function pageUses(entry: string): Pick<Uses, 'keys' | 'patterns'> & { files: string[] } {
  const files = new Set<string>();
  const keys = new Set<string>();
  const patterns = new Set<string>();
  const read = (path: string): void => {
    if (files.has(path)) return;
    files.add(path);
    const source = readFileSync(path, 'utf8');
    const uses = readUses(path, source);
    for (const key of uses.keys) keys.add(key);
    for (const pattern of uses.patterns) patterns.add(pattern);
    for (const next of importsOf(path, source)) read(next);
  };
  read(resolve(entry));
  return { files: [...files], keys: [...keys].toSorted(), patterns: [...patterns].toSorted() };
}

/** Whether a key may be put together by one of these (`readUses`). */
export const isPutTogether = (key: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => {
    const [beginning = '', ending = ''] = pattern.split('*');
    return (
      key.length > beginning.length + ending.length &&
      key.startsWith(beginning) &&
      key.endsWith(ending)
    );
  });

/** Of all keys those that are used. */
export function usedKeys(
  all: readonly string[],
  { keys, patterns }: Pick<Uses, 'keys' | 'patterns'>,
): string[] {
  const named = new Set(keys);
  return all.filter((key) => named.has(key) || isPutTogether(key, patterns));
}

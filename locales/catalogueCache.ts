import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../shared/words/words.ts';

interface Kept {
  /** Of the files it was compiled from. */
  source: string;
  catalogue: Catalogue;
}

function kept(path: string): Kept | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Kept;
  } catch {
    return null;
  }
}

/**
 * A catalogue by name, compiled from `texts`: as it was kept in `folder` if it was made of the same texts, else by `compile`, and then kept.
 * Reading PO files and messages takes 150 ms a language and every process of ours begins with it; the compiled form takes 3. Where nothing
 * can be kept (a read-only system) it is compiled each time.
 */
export function cachedCatalogue(
  folder: string,
  name: string,
  texts: readonly string[],
  compile: () => Catalogue,
): Catalogue {
  const path = join(folder, `${name}.json`);
  const source = hash('sha256', texts.join('\0'));
  const found = kept(path);
  if (found?.source === source) return found.catalogue;
  const catalogue = compile();
  try {
    mkdirSync(folder, { recursive: true });
    // By a name of its own first: others read it at the same time.
    const own = `${path}.${process.pid}`;
    writeFileSync(own, JSON.stringify({ source, catalogue } satisfies Kept));
    renameSync(own, path);
  } catch {
    // The next one compiles again.
  }
  return catalogue;
}

import { hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../shared/words/words.ts';

/** A catalogue by name, and the texts that it is compiled from. */
interface Source {
  folder: string;
  name: string;
  texts: readonly string[];
}

/** The file's name says what it was compiled from: whether it is right shows without reading it. */
const fileOf = ({ name, texts }: Source): string =>
  `${name}.${hash('sha256', texts.join('\0')).slice(0, 16)}.json`;

function kept(path: string): Catalogue | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Catalogue;
  } catch {
    return null;
  }
}

function keep(source: Source, catalogue: Catalogue): void {
  const { folder, name } = source;
  const file = fileOf(source);
  try {
    mkdirSync(folder, { recursive: true });
    // By a name of its own first: others read it at the same time.
    const own = join(folder, `${name}.${process.pid}`);
    writeFileSync(own, JSON.stringify(catalogue));
    renameSync(own, join(folder, file));
    for (const older of readdirSync(folder))
      if (older !== file && older.startsWith(`${name}.`) && older.endsWith('.json'))
        rmSync(join(folder, older), { force: true });
  } catch {
    // The next one compiles again.
  }
}

/** Whether {@link cachedCatalogue} has it already. */
export const isCatalogueKept = (source: Source): boolean =>
  existsSync(join(source.folder, fileOf(source)));

/**
 * A catalogue as it was kept in `folder` if it was made of the same texts, else by `compile`, and
 * then kept. Reading PO files and messages takes 150 ms a language and every process of ours begins
 * with it; the compiled form takes 3. Where nothing can be kept (a read-only system) it is compiled
 * each time.
 */
export function cachedCatalogue(source: Source, compile: () => Catalogue): Catalogue {
  const found = kept(join(source.folder, fileOf(source)));
  if (found) return found;
  const catalogue = compile();
  keep(source, catalogue);
  return catalogue;
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ShippedScript } from '../../shared/scripts/shippedScript.ts';

/** Where the scripts lie that come with the product: a file each. */
export const SHIPPED_FOLDER = join(import.meta.dirname, '../../shared/scripts/shipped');

async function readShipped(): Promise<ShippedScript[]> {
  const files = readdirSync(SHIPPED_FOLDER).filter((name) => /^\w+\.ts$/.test(name));
  const scripts = await Promise.all(
    files.map(async (name): Promise<ShippedScript> => {
      const exported: unknown = await import(pathToFileURL(join(SHIPPED_FOLDER, name)).href);
      const [script, ...more] = Object.values(exported as Record<string, ShippedScript>);
      if (!script?.inWords || more.length > 0)
        throw new Error(`${name} has to export one script that ships, and nothing else.`);
      return script;
    }),
  );
  return scripts.toSorted((a, b) => a.place - b.place);
}

/** The scripts that ship, in the order in which they are offered. Whatever lies in their folder is one. */
export const SHIPPED_SCRIPTS: readonly ShippedScript[] = await readShipped();

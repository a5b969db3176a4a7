import { readScript, type ScriptRead } from '../../shared/scripts/readScript.ts';
import { refusedScript } from '../../shared/scripts/refusedScript.ts';
import type { Script } from '../../shared/scripts/script.ts';

/** The script that was read. Throws `invalid-script`, with every fault and its place. */
export function demandScript(read: ScriptRead): Script {
  if (read.script) return read.script;
  throw refusedScript(read.faults, read.isMore);
}

/** The script in a request, where there is one. Throws as {@link demandScript}. */
export const scriptAsked = (given: unknown): Script | undefined =>
  given === undefined ? undefined : demandScript(readScript(given));

import { Refusal } from '../../shared/model/problems.ts';
import { readScript } from '../../shared/scripts/readScript.ts';
import type { Script } from '../../shared/scripts/script.ts';

/** The script in a request, where there is one. Throws `invalid-script`, with every fault and its place. */
export function scriptAsked(given: unknown): Script | undefined {
  if (given === undefined) return undefined;
  const { script, ...refused } = readScript(given);
  if (script) return script;
  const { faults = [], isMore = false } = refused as { faults?: []; isMore?: boolean };
  throw new Refusal('invalid-script', { max: faults.length }, { faults, isMore });
}

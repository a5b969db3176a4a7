import type { ScriptFault } from './faults.ts';
import {
  fault,
  newReading,
  readBySchema,
  UNREAD,
  type Reading,
  type SchemaPart,
} from './readBySchema.ts';
import { ScriptFileSchema } from './schemas/script.ts';
import type { Script, ScriptFile } from './script.ts';
import { SCRIPT_LIMITS, SCRIPT_VERSION } from './scriptLimits.ts';
import { withAllStatementIds } from './statements.ts';
import { brokenRules, type ScriptRest, type StepOrNot } from './scriptRules.ts';

/** A script, or every fault of what was given; `isMore`: there are further ones. */
export type ScriptRead =
  | { script: Script; faults?: undefined }
  | { script?: undefined; faults: readonly ScriptFault[]; isMore: boolean };

const SCHEMA = ScriptFileSchema as SchemaPart;
const partOf = (name: string): SchemaPart => SCHEMA.properties?.[name] ?? {};

const refused = ({ faults, isMore }: Reading): ScriptRead => ({ faults, isMore });
const alone = (...[place, code, values]: [string, ScriptFault['code'], ScriptFault['values']?]) => {
  const reading = newReading();
  fault(reading, place, code, values);
  return refused(reading);
};

const tooLarge = (): ScriptRead => alone('', 'too-large', { max: SCRIPT_LIMITS.scriptChars });

/** The part of a script by its schema, without telling what is wrong with it; `undefined` where something is. */
function quietly(script: object, name: string): unknown {
  const given: unknown = Reflect.get(script, name);
  if (given === undefined) return undefined;
  const read = readBySchema(newReading(), partOf(name), given, name);
  return read === UNREAD ? undefined : read;
}

/** Steps, each as far as it could be read. */
function stepsOf(script: object): StepOrNot[] {
  const given: unknown = Reflect.get(script, 'steps');
  if (!Array.isArray(given)) return [];
  return given.slice(0, SCRIPT_LIMITS.steps).map((each: unknown) => {
    const read = readBySchema(newReading(), partOf('steps').items ?? {}, each, '');
    return read === UNREAD ? undefined : (read as StepOrNot);
  });
}

/** Reads JSON that may be a script. Goes no deeper than scripts are, and never throws. */
export function readScript(json: unknown): ScriptRead {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return alone('', 'wrong-type', { expected: 'object' });
  const version: unknown = Reflect.get(json, 'version');
  // What else it holds may mean other things by now.
  if (typeof version === 'number' && Number.isInteger(version) && version > SCRIPT_VERSION)
    return alone('version', 'newer-version', { version });
  const languages = (quietly(json, 'languages') ?? []) as readonly string[];
  const reading = newReading(languages);
  const read = readBySchema(reading, SCHEMA, json, '');
  const rest = {
    languages,
    papers: quietly(json, 'papers'),
    series: quietly(json, 'series'),
  } as ScriptRest;
  for (const { place, code, values } of brokenRules(rest, stepsOf(json)))
    fault(reading, place, code, values);
  if (read === UNREAD || reading.faults.length > 0) return refused(reading);
  const { $schema: _editors, ...file } = read as ScriptFile;
  const script = withAllStatementIds(file);
  return JSON.stringify(script).length > SCRIPT_LIMITS.scriptChars ? tooLarge() : { script };
}

/** An indented file may be so much longer than it counts. */
const INDENTED = 2 * SCRIPT_LIMITS.scriptChars;

/** Reads a file's text. */
export function readScriptText(text: string): ScriptRead {
  if (text.length > INDENTED) return tooLarge();
  let json: unknown;
  try {
    // Editors of some systems begin a file with a mark of its encoding.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return alone('', 'not-json');
  }
  return readScript(json);
}

/** A script as a file's text: for people to read, unless it is too long for that. */
export function writeScript(script: Script): string {
  const indented = JSON.stringify(script, null, 2);
  return `${indented.length < INDENTED ? indented : JSON.stringify(script)}\n`;
}

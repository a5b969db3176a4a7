/**
 * Every word a person reads is a message of the catalogue: where a folder is done, no words stand in its code; each message that is used
 * exists, each that exists is used; journeys find what they look for by key. Fails with a line for each fault (and first asserts that it
 * read something).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readEntriesOf } from '../locales/readCatalogue.ts';
import { usedKeys } from './words/pageUses.ts';
import { readStrings } from './words/readStrings.ts';
import { readUses } from './words/readUses.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** Folders and files whose words are all in the catalogue. */
const DONE = [
  'client/start',
  'client/join',
  'client/app',
  'client/console',
  'client/desk',
  'client/design',
  'client/table',
  'client/meeting',
  'client/wall',
  'client/canvas',
  'client/sync',
  'client/steps',
  'client/phone',
  'client/gallery',
  'client/poster',
  'client/preview',
  'client/print',
  'shared',
  'server',
];
/** What nobody reads on a screen, and why its English stays in the code. */
const FOR_DEVELOPERS = [
  // What languages are called by those who speak them.
  'shared/words/languages.ts',
  // Descriptions of the API, for whoever writes a client.
  'shared/protocol/http/',
  'shared/protocol/wireVersions.ts',
  'server/http/openApi.ts',
  // Said on standard error and in logs, to whoever runs the server.
  'server/config.ts',
  'server/main.ts',
  'server/metrics/',
  'server/storage/',
  'server/bus/',
  'server/http/builtPages.ts',
  // Headers of HTTP, names of fonts, and a program in PostScript.
  'server/access/rawProblem.ts',
  'server/exports/fonts/',
  'server/exports/report/embeddedFonts.ts',
  // Scripts that ship bring their words along, in every language: their type demands it.
  'shared/scripts/shipped/',
  // Meetings and attacks that tests make up.
  'shared/layout/adversarialWalls.ts',
  'server/sync/simulation/',
  'server/edge/chaos/',
  'server/sync/documents/gate/legalWork.ts',
  'server/sync/documents/gate/refusedRoom.ts',
  'server/http/outsiderAttacks.ts',
  'server/http/plantedWords.ts',
  'server/http/ratingProblems.ts',
  'server/http/generatedClient/',
  // Found again where it stands among people's words, whatever the language (`isStandIn`).
  'shared/documents/keptWords.ts',
  'shared/documents/readableNotes.ts',
];
/** Below this something is wrong with the reading, not with the code. */
const FEWEST_FILES = 300;
const FEWEST_JOURNEYS = 60;

/** What people of made-up meetings say. */
const PEOPLES_WORDS = 'e2e/demoWalls/';

const entries = readEntriesOf('en');
const known = entries.map(({ key }) => key);
const modulesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/(?:\.test\.tsx?|\/test[A-Z]\w*\.ts)$/.test(path))
    .map((path) => join(folder, path));
const files = ['client', 'shared', 'server'].flatMap(modulesIn);
const faults: string[] = [];
const keys: string[] = [];
const patterns: string[] = [];
for (const file of files) {
  const uses = readUses(file, readFileSync(join(ROOT, file), 'utf8'));
  keys.push(...uses.keys);
  patterns.push(...uses.patterns);
  if (!DONE.some((done) => file.startsWith(done))) continue;
  if (FOR_DEVELOPERS.some((path) => file.startsWith(path))) continue;
  for (const { line, text } of uses.literals)
    faults.push(`${file}:${line}: “${text.slice(0, 60)}” is in no catalogue`);
}
// What stands in a page's HTML is said while it is built.
for (const page of readdirSync(join(ROOT, 'client')).filter((name) => name.endsWith('.html')))
  for (const [, key = ''] of readFileSync(join(ROOT, 'client', page), 'utf8').matchAll(
    /%t:([\w.-]+)%/g,
  ))
    keys.push(key);
const used = new Set(usedKeys(known, { keys, patterns }));
for (const key of known) if (!used.has(key)) faults.push(`locales/en.po: nothing says ${key}`);

// A word alone may be anybody's: a name, a key on the keyboard, a code.
const sentences = new Map(
  entries.filter(({ text }) => /\S\s+\S/.test(text)).map(({ key, text }) => [text, key]),
);
const journeys = modulesIn('e2e').filter((file) => !file.startsWith(PEOPLES_WORDS));
for (const file of journeys)
  for (const { line, text } of readStrings(file, readFileSync(join(ROOT, file), 'utf8'))) {
    const key = sentences.get(text);
    if (key !== undefined) faults.push(`${file}:${line}: “${text}” is t('${key}')`);
  }

if (journeys.length < FEWEST_JOURNEYS) faults.push(`only ${journeys.length} journeys were read`);
if (files.length < FEWEST_FILES) faults.push(`only ${files.length} files were read`);
for (const fault of faults) console.error(fault);
console.log(
  `Words: ${known.length} messages, ${files.length + journeys.length} files read, ${faults.length} faults.`,
);
process.exitCode = faults.length > 0 ? 1 : 0;

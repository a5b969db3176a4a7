/**
 * What the linter's per-file rules cannot see: which modules reach which, and in circles. Fails with one line for each crossing.
 * Reads imports with a small scanner, because dependency-cruiser reads nothing under TypeScript 7 and calls that a success.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
/** Below this something is wrong with the reading, not with the code. */
const FEWEST_MODULES = 60;
/** Each has a folder with the script that it begins with. */
const PAGES = readdirSync(join(ROOT, 'client')).filter((folder) =>
  ['main.ts', 'main.tsx'].some((script) => existsSync(join(ROOT, 'client', folder, script))),
);
/** The client's rooms that pages stand on, and whom each may know besides `shared/`; a page may know all of them. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  words: [],
  sync: [],
  // A clock on a page needs to know the time.
  design: ['sync', 'words'],
  poster: ['design', 'words'],
  canvas: ['design', 'words'],
  meeting: ['sync', 'words'],
  app: ['design', 'sync', 'meeting', 'words'],
  desk: ['design', 'sync', 'meeting', 'app', 'words'],
  steps: ['design', 'sync', 'meeting', 'app', 'desk', 'words'],
};
/** Parts of the server's engine that no other part needs at run time: a wall is made of the others. */
const ON_TOP = new Set(['wall', 'simulation']);
/** What draws has no place among what is known and done. */
const NOT_IN_DOMAIN = new Set(['react', 'react-dom', 'konva']);
/** npm packages that `shared/` may use: pure data structures and their encodings. */
const SHARED_PACKAGES = new Set(['yjs', 'lib0', 'typebox', 'icu-minify']);
/** Never on a phone's first page: a hundred kilobytes each that it has no use for. */
const NOT_ON_PHONES = new Set(['yjs', 'lib0', 'y-protocols', 'y-websocket', 'konva']);
/** Never on any page: schemas are the server's, pages know their types. */
const NOT_ON_PAGES = new Set(['typebox']);

interface Import {
  /** As written. */
  name: string;
  /** Path from the root, of a module of ours. */
  module: string | null;
  /** Vanishes when types are stripped. */
  isType: boolean;
}

const IMPORT =
  /^[ \t]*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

function importsOf(path: string): Import[] {
  const source = readFileSync(join(ROOT, path), 'utf8');
  return [...source.matchAll(IMPORT)].map(([, type, from, dynamic]) => {
    const name = (from ?? dynamic ?? '').split('?')[0] ?? '';
    const module = name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(path), name)) : null;
    return { name, module, isType: type !== undefined };
  });
}

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
const modules = new Map<string, Import[]>();
for (const folder of ['shared', 'server', 'client']) {
  for (const entry of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, entry);
    if (['.ts', '.tsx'].includes(extname(path)) && !/\.test\.tsx?$/.test(path))
      modules.set(path, importsOf(path));
  }
}

const crossings: string[] = [];
const topOf = (path: string): string => path.split('/', 1)[0] ?? '';
const roomOf = (path: string): string | undefined =>
  topOf(path) === 'client' ? path.split('/')[1] : undefined;
const partOf = (path: string): string | undefined =>
  path.startsWith('server/sync/') ? path.split('/')[2] : undefined;
for (const [path, imports] of modules) {
  for (const { name, module, isType } of imports) {
    const [part, otherPart] = [path, module ?? ''].map(partOf);
    if (
      part !== undefined &&
      otherPart !== undefined &&
      !isType &&
      !ON_TOP.has(part) &&
      ON_TOP.has(otherPart)
    )
      crossings.push(`${path} imports ${module}: ${otherPart}/ stands on ${part}/`);
    const [from, to] = [topOf(path), module ? topOf(module) : null];
    if (module && !existsSync(join(ROOT, module)))
      crossings.push(`${path} imports ${name}, which is not there`);
    // The server says what it says from the catalogues.
    const isCatalogue = from === 'server' && to === 'locales';
    if (to && to !== from && to !== 'shared' && !isCatalogue)
      crossings.push(`${path} imports ${module}: ${from}/ may only reach shared/`);
    if (from === 'shared' && to && to !== 'shared')
      crossings.push(`${path} imports ${module}: shared/ stands alone`);
    if (from === 'shared' && !module && !SHARED_PACKAGES.has(packageOf(name)))
      crossings.push(`${path} imports ${name}: not a package for shared/`);
    const [page, otherPage] = [path, module ?? ''].map(roomOf);
    const mayKnow = page === undefined ? undefined : ROOMS[page];
    if (mayKnow && otherPage !== undefined && otherPage !== page && !mayKnow.includes(otherPage))
      crossings.push(`${path} imports ${module}: ${page}/ may not know ${otherPage}/`);
    if (page === 'meeting' && !module && NOT_IN_DOMAIN.has(packageOf(name)))
      crossings.push(`${path} imports ${name}: nothing is drawn in ${page}/`);
    if (
      page &&
      otherPage &&
      page !== otherPage &&
      PAGES.includes(page) &&
      PAGES.includes(otherPage)
    )
      crossings.push(`${path} imports ${module}: pages never import pages`);
  }
}

/** The way from an entry to the first package of `forbidden`, through imports that are there when it runs. */
function wayTo(entry: string, forbidden: ReadonlySet<string>): string[] | null {
  const seen = new Set<string>();
  const queue: string[][] = [[entry]];
  for (let way = queue.shift(); way; way = queue.shift()) {
    for (const { name, module, isType } of modules.get(way.at(-1) ?? '') ?? []) {
      if (isType) continue;
      if (!module && forbidden.has(packageOf(name))) return [...way, name];
      if (module && !seen.has(module)) {
        seen.add(module);
        queue.push([...way, module]);
      }
    }
  }
  return null;
}

/** A model's type is read off its schema, which is made with the model's constants: the one circle that is meant, and gone when it runs. */
const isTypeOfSchema = (from: string, { module, isType }: Import): boolean =>
  isType &&
  module !== null &&
  module.startsWith(`${dirname(from)}/schemas/`) &&
  !from.includes('/schemas/');

/** Modules that import each other, by whatever way, types included: none of them can be understood without all. Tarjan's algorithm. */
function circles(isMeant: (from: string, each: Import) => boolean): string[][] {
  const found: string[][] = [];
  const index = new Map<string, number>();
  const open: string[] = [];
  const visit = (from: string): number => {
    const own = index.size;
    index.set(from, own);
    open.push(from);
    let low = own;
    for (const each of modules.get(from) ?? []) {
      const { module } = each;
      if (!module || !modules.has(module) || isMeant(from, each)) continue;
      if (!index.has(module)) low = Math.min(low, visit(module));
      else if (open.includes(module)) low = Math.min(low, index.get(module) ?? low);
    }
    if (low === own) {
      const circle = open.splice(open.indexOf(from));
      if (circle.length > 1) found.push(circle.sort());
    }
    return low;
  };
  for (const module of modules.keys()) if (!index.has(module)) visit(module);
  return found;
}
for (const circle of circles(isTypeOfSchema))
  crossings.push(`a circle of imports: ${circle.join(', ')}`);
// The guard proves itself: it does find those that are meant.
if (!circles(() => false).some((circle) => circle.includes('shared/model/note.ts')))
  crossings.push('no circle was found where one is meant: the imports are not read right');

const phoneHtml = readFileSync(join(ROOT, 'client/phone.html'), 'utf8');
const phoneEntries = [...phoneHtml.matchAll(/<script\b[^>]*\bsrc=["']\.?\/?([^"']+)["']/g)].map(
  ([, source]) => join('client', source ?? ''),
);
for (const entry of phoneEntries) {
  const way = wayTo(entry, NOT_ON_PHONES);
  if (way) crossings.push(`the phone page reaches ${way.join(' → ')}`);
}
const pageEntries = [...modules.keys()].filter((path) => /^client\/\w+\/main\.tsx?$/.test(path));
for (const entry of pageEntries) {
  const way = wayTo(entry, NOT_ON_PAGES);
  if (way) crossings.push(`a page reaches ${way.join(' → ')}`);
}
if (pageEntries.length < PAGES.length) crossings.push('not every page’s script was found');
if (!wayTo('server/app.ts', NOT_ON_PAGES))
  crossings.push('the server does not seem to use typebox: the imports are not read right');

const edges = [...modules.values()].reduce((sum, imports) => sum + imports.length, 0);
if (modules.size < FEWEST_MODULES || edges < modules.size)
  crossings.push(`only ${modules.size} modules with ${edges} imports were read`);
if (phoneEntries.length === 0 || !phoneEntries.every((entry) => modules.has(entry)))
  crossings.push('the phone page’s script was not found');
// The guard proves itself: the wall does need what the phone must not have.
const wallEntry = /<script\b[^>]*\bsrc=["']\.?\/?([^"']+)["']/.exec(
  readFileSync(join(ROOT, 'client/wall.html'), 'utf8'),
)?.[1];
if (!wallEntry || !wayTo(join('client', wallEntry), NOT_ON_PHONES))
  crossings.push('the wall page does not seem to use yjs: the imports are not read right');

for (const crossing of crossings) console.error(crossing);
console.log(
  `Boundaries: ${modules.size} modules with ${edges} imports read, ${crossings.length} crossings.`,
);
process.exit(crossings.length > 0 ? 1 : 0);

/**
 * The rules of docs/PROTOCOL.md and docs/THREAT_MODEL.md against the tests: each rule is named at the beginning of at least one test's
 * title (`4.5 …`, `T16 …`, `4.5, T5 …`), and no title names a rule that is not there. A rule that no test can prove says so in its own
 * line: `(not testable: why)`. Reads titles with a small scanner; the runners' own lists would need every suite to be started.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const DOCUMENTS = ['docs/PROTOCOL.md', 'docs/THREAT_MODEL.md'];
/** Below these something is wrong with the reading, not with the rules. */
const FEWEST = { rules: 60, files: 50, titles: 400 };

const NUMBER = String.raw`(?:\d+[ab]?\.\d+[a-z]?|T\d+)`;
const RULE_LINE = new RegExp(String.raw`^(?:\| )?(${NUMBER}) (?:\| )?(.*)$`);
const NOT_TESTABLE = /\(not testable: [^)]{5,}\)/;
/** What a title begins with. */
const NAMED = new RegExp(String.raw`^((?:${NUMBER}, )*${NUMBER}) `);
/** `test('…', `, `it.each(…)('…', `, `describe('…', `; not `test.skip('…', `: what does not run proves nothing. */
const TITLE =
  /(?:\b(?:test|it|describe)((?:\.\w+)*)|\))\s*\(\s*(?:'((?:\\.|[^'\\\n])*)'|`((?:\\.|[^`\\])*)`|"((?:\\.|[^"\\\n])*)")\s*,/g;
const NOT_RUN = /\.(?:skip|todo|fixme)\b/;
const COMMENT_LINE = /^\s*(?:\/\/|\*|\/\*).*$/gm;

interface Rule {
  document: string;
  isTestable: boolean;
  titles: number;
}

const faults: string[] = [];
const rules = new Map<string, Rule>();
for (const document of DOCUMENTS) {
  for (const line of readFileSync(join(ROOT, document), 'utf8').split('\n')) {
    const [, number, words = ''] = RULE_LINE.exec(line) ?? [];
    if (number === undefined) continue;
    if (rules.has(number)) faults.push(`${document}: ${number} is there twice`);
    rules.set(number, { document, isTestable: !NOT_TESTABLE.test(words), titles: 0 });
  }
}

const files = ['client', 'server', 'shared', 'e2e', 'scripts', 'bench'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (path) =>
        !path.includes('node_modules') && /(?:\.(?:test|spec)\.tsx?|Contract\.ts)$/.test(path),
    )
    .map((path) => join(folder, path)),
);
let titles = 0;
for (const file of files) {
  const source = readFileSync(join(ROOT, file), 'utf8').replace(COMMENT_LINE, '');
  for (const [, modifiers = '', single, template, double] of source.matchAll(TITLE)) {
    if (NOT_RUN.test(modifiers)) continue;
    titles += 1;
    const title = single ?? template ?? double ?? '';
    for (const number of NAMED.exec(title)?.[1]?.split(', ') ?? []) {
      const rule = rules.get(number);
      if (rule) rule.titles += 1;
      else faults.push(`${file}: "${title.slice(0, 60)}" names ${number}, which is no rule`);
    }
  }
}

for (const [number, { document, isTestable, titles: count }] of rules) {
  if (isTestable && count === 0) faults.push(`${document}: no test's title names ${number}`);
  if (!isTestable && count > 0)
    faults.push(`${document}: ${number} is marked as not testable, and ${count} tests name it`);
}
if (rules.size < FEWEST.rules || files.length < FEWEST.files || titles < FEWEST.titles) {
  faults.push(`only ${rules.size} rules, ${files.length} files and ${titles} titles were read`);
}
// The guard proves itself: these are found, or the scanner does not read what it should.
for (const number of ['1.1', '4.5', 'T1', 'T14'])
  if ((rules.get(number)?.titles ?? 0) === 0)
    faults.push(`${number} was not found: the documents or the titles are not read right`);

for (const fault of faults) console.error(fault);
const testable = [...rules.values()].filter(({ isTestable }) => isTestable).length;
console.log(
  `Rules: ${rules.size} in ${DOCUMENTS.length} documents (${testable} testable), ${titles} titles in ${files.length} files read, ${faults.length} faults.`,
);
process.exit(faults.length > 0 ? 1 : 0);

/**
 * Pages run from left to right or from right to left, by their language: styles say start and end, not left and right. What is physical all
 * the same, a place on the canvas or a drawing, says so: `physical: why` in a comment in its line or the one above.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sidesIn } from './sides.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** Below these something is wrong with the reading, not with the styles. */
const FEWEST = { files: 400, lines: 30_000, allowed: 5 };

const faults: string[] = [];
let [lines, allowed] = [0, 0];
const files = readdirSync(join(ROOT, 'client'), { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.(?:css|html|tsx?)$/.test(path) && !/\.test\.tsx?$/.test(path),
);
for (const file of files) {
  const source = readFileSync(join(ROOT, 'client', file), 'utf8');
  lines += source.split('\n').length;
  const found = sidesIn(source, file.endsWith('.css') ? 'css' : 'markup');
  allowed += found.allowed;
  faults.push(...found.sides.map(({ line, text }) => `client/${file}:${line}: ${text}`));
}
if (files.length < FEWEST.files || lines < FEWEST.lines || allowed < FEWEST.allowed)
  faults.push(`only ${files.length} files, ${lines} lines and ${allowed} allowed were read`);

for (const fault of faults) console.error(fault);
console.log(
  `Sides: ${files.length} files read, ${allowed} physical on purpose, ${faults.length} faults.`,
);
process.exit(faults.length > 0 ? 1 : 0);

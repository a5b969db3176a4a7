import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeParts, type ScriptFault } from './faults.ts';
import { readScript, readScriptText, writeScript } from './readScript.ts';

const FOLDER = join(import.meta.dirname, 'testScripts');
const TEXTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'));

type Json = Record<string | number, unknown>;
const isThing = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Whether there is something at a place. */
function isThere(json: unknown, parts: readonly (string | number)[]): boolean {
  let at = json;
  for (const part of parts) {
    if (!isThing(at) || !Object.hasOwn(at, part)) return false;
    at = at[part];
  }
  return true;
}

const hasPlace = (json: unknown, { place, code }: ScriptFault): boolean => {
  const parts = placeParts(place);
  return isThere(json, code === 'missing' ? parts.slice(0, -1) : parts);
};

/** What is wrong with the answer, whatever was asked; '' where nothing is. */
function wrongWith(json: unknown): string {
  const read = readScript(json);
  if (read.faults) {
    if (read.faults.length === 0) return 'refused without a fault';
    return read.faults
      .filter((fault) => !hasPlace(json, fault))
      .map(({ place, code }) => `${code} at ${place}`)
      .join();
  }
  const again = readScriptText(writeScript(read.script));
  return JSON.stringify(again.script) === JSON.stringify(read.script) ? '' : 'not read again';
}

test('whatever JSON comes, it answers, and the place of every fault is there', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (json) => {
      expect(wrongWith(json)).toBe('');
    }),
    { numRuns: 300 },
  );
});

/** A way into a thing, by numbers that are as good as random. */
function wayInto(json: unknown, turns: readonly number[]): Json | null {
  let at = json;
  for (const turn of turns) {
    if (!isThing(at)) return null;
    const keys = Object.keys(at).filter((key) => isThing((at as Json)[key]));
    const key = keys[turn % keys.length];
    if (key === undefined) return at;
    at = at[key];
  }
  return isThing(at) ? at : null;
}

const DAMAGE = fc.record({
  turns: fc.array(fc.nat(40), { maxLength: 5 }),
  which: fc.nat(40),
  how: fc.constantFrom('replace', 'remove', 'add', 'swap', 'copy'),
  by: fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.integer({ min: -3, max: 12 }),
    fc.constantFrom('post', 'tables', 'groups', 'call', 'en', 'es', '__proto__', 'constructor'),
  ),
});

test('scripts of the practice, damaged: every fault has its place, and what is left is a script', () => {
  const kept = { scripts: 0, refused: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...TEXTS),
      fc.array(DAMAGE, { minLength: 1, maxLength: 4 }),
      (text, damages) => {
        const json: unknown = JSON.parse(text);
        for (const { turns, which, how, by } of damages) {
          const thing = wayInto(json, turns);
          const keys = Object.keys(thing ?? {});
          const key = keys[which % keys.length];
          const other = keys[(which + 1) % keys.length];
          if (!thing || key === undefined || other === undefined) continue;
          const [one, two] = [thing[key], thing[other]];
          if (how === 'replace') thing[key] = by;
          else if (how === 'remove' && !Array.isArray(thing)) delete thing[key];
          else if (how === 'remove') (thing as unknown as unknown[]).splice(Number(key), 1);
          else if (how === 'add' && !Array.isArray(thing))
            Object.defineProperty(thing, String(by), {
              value: by,
              enumerable: true,
              writable: true,
              configurable: true,
            });
          else if (how === 'add') (thing as unknown as unknown[]).push(by);
          else if (how === 'swap') Object.assign(thing, { [key]: two, [other]: one });
          else thing[key] = two;
        }
        kept[readScript(json).script ? 'scripts' : 'refused'] += 1;
        expect(wrongWith(json)).toBe('');
      },
    ),
    { numRuns: 1_000 },
  );
  // Both happen: neither half of the property is about nothing.
  expect(kept.scripts).toBeGreaterThan(30);
  expect(kept.refused).toBeGreaterThan(300);
});

test('what no JSON can hold is refused as well', () => {
  const loop: Json = {};
  loop['steps'] = [loop];
  for (const value of [undefined, () => 0, Symbol('x'), 1n, loop, { steps: [undefined] }])
    expect(readScript(value).faults?.length).toBeGreaterThan(0);
});

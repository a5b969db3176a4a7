import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { expect, it, test } from 'vitest';
import { readScript } from '../shared/scripts/readScript.ts';
import { scriptSchemaText } from '../shared/scripts/scriptSchema.ts';
import { SCRIPT_SCHEMA_FILE } from './scriptSchema.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SCRIPTS = join(ROOT, 'shared/scripts/testScripts');
const isScript = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(scriptSchemaText()));

it('docs/script.schema.json is what the schema makes it: `npm run script-schema` does', () => {
  expect(readFileSync(SCRIPT_SCHEMA_FILE, 'utf8')).toBe(scriptSchemaText());
});

test('what editors are told and what the reader says of the form of a script is the same', () => {
  const files = readdirSync(SCRIPTS).filter((name) => name.endsWith('.json'));
  expect(files.length).toBeGreaterThan(7);
  for (const file of files) {
    const json = JSON.parse(readFileSync(join(SCRIPTS, file), 'utf8'));
    expect([file, isScript({ $schema: 'script.schema.json', ...json })]).toEqual([file, true]);
    for (const broken of [
      { ...json, version: 2 },
      { ...json, id: 'A B' },
      { ...json, name: '' },
      { ...json, name: 'a\u0007' },
      { ...json, summary: 'a'.repeat(601) },
      { ...json, people: [1, 2, 3] },
      { ...json, minutes: 0 },
      { ...json, colour: 'blue' },
      { ...json, languages: [] },
      { ...json, name: { EN: 'A' } },
      { ...json, steps: [] },
      { ...json, steps: [{ ...json.steps[0], kind: 'dance' }] },
      { ...json, steps: [{ ...json.steps[0], at: '25:00' }] },
      { ...json, steps: [{ ...json.steps[0], title: undefined }] },
    ]) {
      const sent: unknown = JSON.parse(JSON.stringify(broken));
      expect([broken, isScript(sent)]).toEqual([broken, false]);
      expect(readScript(sent).script).toBeUndefined();
    }
  }
});

test('the examples in docs/SCRIPTS.md are scripts', () => {
  const text = readFileSync(join(ROOT, 'docs/SCRIPTS.md'), 'utf8');
  const examples = [...text.matchAll(/```json\n([^]*?)```/g)].map(([, json]) => json ?? '');
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) {
    const json: unknown = JSON.parse(example);
    expect(readScript(json).faults).toBeUndefined();
    expect(isScript(json)).toBe(true);
  }
});

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Catalogue } from '../shared/words/words.ts';
import { cachedCatalogue, isCatalogueKept } from './catalogueCache.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'weavewall-words-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('a catalogue is compiled once, and again when a text it is made of changes or what was kept is damaged', () => {
  const place = join(folder(), 'words');
  let compiled = 0;
  const read = (...texts: string[]): Catalogue =>
    cachedCatalogue({ folder: place, name: 'en', texts }, () => ({
      'app.save': `${(compiled += 1)}`,
    }));
  expect(read('a', 'b')).toEqual({ 'app.save': '1' });
  expect(read('a', 'b')).toEqual({ 'app.save': '1' });
  expect(read('ab', '')).toEqual({ 'app.save': '2' });
  const [file = '', ...more] = readdirSync(place);
  expect(more).toEqual([]);
  expect(isCatalogueKept({ folder: place, name: 'en', texts: ['ab', ''] })).toBe(true);
  expect(isCatalogueKept({ folder: place, name: 'en', texts: ['a', 'b'] })).toBe(false);
  writeFileSync(join(place, file), '{"app.sa');
  expect(read('ab', '')).toEqual({ 'app.save': '3' });
  expect(readdirSync(place)).toEqual([file]);
});

test('where nothing can be kept it is compiled each time', () => {
  const file = join(folder(), 'a-file');
  writeFileSync(file, '');
  let compiled = 0;
  const read = (): Catalogue =>
    cachedCatalogue({ folder: file, name: 'en', texts: ['a'] }, () => ({
      'app.save': `${(compiled += 1)}`,
    }));
  expect([read(), read()]).toEqual([{ 'app.save': '1' }, { 'app.save': '2' }]);
});

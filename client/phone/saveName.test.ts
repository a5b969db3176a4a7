import { expect, test } from 'vitest';
import { Unreachable } from '../sync/request.ts';
import { saveName } from './saveName.ts';

/** A field, and a server that takes its time: `meanwhile` is typed while each name is under way. */
function typing(
  first: string,
  meanwhile: readonly string[] = [],
): { field: { words: string }; saved: string[]; save: (name: string) => Promise<void> } {
  const field = { words: first };
  const saved: string[] = [];
  return {
    field,
    saved,
    async save(name) {
      await Promise.resolve();
      field.words += meanwhile[saved.length] ?? '';
      saved.push(name);
    },
  };
}

test('letters typed while a name is being saved are kept, and saved too', async () => {
  const { field, saved, save } = typing('Mer', ['e', ' Tūhoe']);
  expect(await saveName(() => field.words, '', save)).toBeNull();
  expect(field.words).toBe('Mere Tūhoe');
  expect(saved).toEqual(['Mer', 'Mere', 'Mere Tūhoe']);
});

test('a space behind it is no other name', async () => {
  const { field, saved, save } = typing('Mere', [' ']);
  expect(await saveName(() => field.words, '', save)).toBeNull();
  expect(saved).toEqual(['Mere']);
});

test('a name the server has is not sent', async () => {
  const { field, saved, save } = typing('Mere');
  expect(await saveName(() => field.words, 'Mere', save)).toBeNull();
  expect(saved).toEqual([]);
});

test('what cannot be saved is said, and stays in the field', async () => {
  const { field, saved, save } = typing('Mere', [' '.repeat(3) + 'x'.repeat(200)]);
  expect(await saveName(() => field.words, '', save)).toMatch(/^A name holds/);
  expect(saved).toEqual(['Mere']);
  expect(await saveName(() => '\u200b', '', save)).toMatch(/^A name needs/);
  const offline = (): Promise<never> => Promise.reject(new Unreachable('no network'));
  expect(await saveName(() => 'Mere', '', offline)).toMatch(/can’t be reached/);
});

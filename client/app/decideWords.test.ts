import { expect, it } from 'vitest';
import { CONTACT_READERS as READERS } from '../../shared/model/person.ts';
import { AGAIN_WORDS, CONTACT_READERS, CONTACT_WORDS, PART_WORDS } from './decideWords.ts';

it('lets everybody who may read a contact be chosen, who reads least first', () => {
  expect(CONTACT_READERS.map(({ value }) => value)).toEqual([...READERS]);
  expect(CONTACT_READERS[0]?.value).toBe('facilitators');
  expect(new Set(CONTACT_READERS.map(({ label }) => label)).size).toBe(READERS.length);
});

it('asks in questions', () => {
  for (const question of [AGAIN_WORDS.title, PART_WORDS.title, CONTACT_WORDS.readers])
    expect(question).toMatch(/\?$/);
  expect([AGAIN_WORDS.yes, AGAIN_WORDS.no]).toEqual(['Yes', 'No']);
});

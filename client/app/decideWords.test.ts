import { expect, it } from 'vitest';
import { CONTACT_READERS as READERS } from '../../shared/model/person.ts';
import { COMMITMENT_KINDS } from '../../shared/model/table.ts';
import {
  AGAIN_WORDS,
  COMMITMENT_WORDS,
  CONTACT_READERS,
  CONTACT_WORDS,
  PART_WORDS,
} from './decideWords.ts';

it('has words for each part that somebody may take, no two the same', () => {
  expect(Object.keys(COMMITMENT_WORDS).sort()).toEqual([...COMMITMENT_KINDS].sort());
  for (const key of ['name', 'means', 'as'] as const)
    expect(new Set(COMMITMENT_KINDS.map((kind) => COMMITMENT_WORDS[kind][key])).size).toBe(
      COMMITMENT_KINDS.length,
    );
  for (const { name, means, as } of Object.values(COMMITMENT_WORDS)) {
    // A name on a button; what it means is a sentence that she says herself.
    expect(name).toMatch(/^[A-Z]\w+$/);
    expect(means).toMatch(/^I .+\.$/);
    expect(as).toBe(`${/^[AO]/.test(name) ? 'an' : 'a'} ${name.toLowerCase()}`);
  }
});

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

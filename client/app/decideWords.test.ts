import { expect, it } from 'vitest';
import type { Contact } from '../../shared/model/person.ts';
import { isContactChanged } from './decideWords.ts';

const kept: Contact = { text: 'hana@example.org', shownTo: 'facilitators' };

it.each<[string, Contact, Contact | null, boolean]>([
  ['nothing typed, nothing kept', { text: '  ', shownTo: 'table' }, null, false],
  ['a first address', { text: 'h', shownTo: 'facilitators' }, null, true],
  [
    'the kept one with a space',
    { text: 'hana@example.org ', shownTo: 'facilitators' },
    kept,
    false,
  ],
  ['the kept one for other readers', { text: 'hana@example.org', shownTo: 'table' }, kept, true],
  ['the kept one emptied', { text: '', shownTo: 'facilitators' }, kept, true],
])('knows whether a contact is not saved yet: %s', (_, typed, before, isChanged) => {
  expect(isContactChanged(typed, before)).toBe(isChanged);
});

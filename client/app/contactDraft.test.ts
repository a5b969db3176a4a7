import { expect, it } from 'vitest';
import type { Contact } from '../../shared/model/person.ts';
import { contactDraft, contactToKeep } from './contactDraft.ts';

const kept: Contact = { text: 'hana@example.org', shownTo: 'facilitators' };
const typed = (text: string, shownTo: Contact['shownTo'] = 'facilitators'): Contact => ({
  text,
  shownTo,
});

it.each<[string, Contact, Contact | null, ReturnType<typeof contactToKeep>]>([
  ['nothing typed, nothing kept', typed('  ', 'table'), null, null],
  ['a first address', typed(' h '), null, { contact: typed('h') }],
  ['two of them, on two lines', typed('h\n 021 5'), null, { contact: typed('h 021 5') }],
  ['the kept one with a space', typed('hana@example.org '), kept, null],
  [
    'the kept one for other readers',
    typed('hana@example.org', 'table'),
    kept,
    { contact: typed('hana@example.org', 'table') },
  ],
  ['the kept one emptied', typed(''), kept, { contact: null }],
  [
    'as many letters as it holds',
    typed('x'.repeat(120)),
    null,
    { contact: typed('x'.repeat(120)) },
  ],
  [
    'letters of two halves, each one',
    typed('🌊'.repeat(120)),
    null,
    { contact: typed('🌊'.repeat(120)) },
  ],
  [
    'so many with spaces around them',
    typed(` ${'x'.repeat(120)}\n`),
    null,
    { contact: typed('x'.repeat(120)) },
  ],
  ['nothing that is seen', typed('\u200b\u2060'), kept, { contact: null }],
  ['the kept one emptied, for other readers', typed(' ', 'table'), kept, { contact: null }],
  [
    'one in Arabic, with its direction',
    typed('هاتف +64 21'),
    null,
    { contact: typed('هاتف +64 21') },
  ],
  ['a signature', typed('x'.repeat(121)), kept, { refusal: expect.any(String) as string }],
])('knows what of a contact is not kept yet: %s', (_, now, before, outcome) => {
  expect(contactToKeep(now, before)).toEqual(outcome);
});

it('keeps what is typed for each wall by itself', () => {
  expect(contactDraft('w1')).not.toBe(contactDraft('w2'));
});

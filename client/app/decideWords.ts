import type { Contact } from '../../shared/model/person.ts';

/** What is asked before leaving a table, in the same words on the phone and beside the sheet. */
export const AGAIN_WORDS = {
  title: 'Another session on this topic?',
  hint: 'One answer for the whole table.',
  yes: 'Yes',
  no: 'No',
} as const;
export const PART_WORDS = {
  title: 'And you?',
  hint: 'Only for yourself. You can change it later.',
} as const;

/** A contact, on phone and sheet. */
export const CONTACT_WORDS = {
  label: 'How to reach me',
  hint: 'Only if you like: an e-mail address, a phone number, or both. Never on the poster.',
  readers: 'Who may read it?',
} as const;

export const CONTACT_READERS: readonly { value: Contact['shownTo']; label: string }[] = [
  { value: 'facilitators', label: 'Facilitators only' },
  { value: 'table', label: 'Facilitators and my table' },
];

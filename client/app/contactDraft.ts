import { LIMITS } from '../../shared/model/limits.ts';
import type { Contact } from '../../shared/model/person.ts';
import { cleanWords, textProblem } from '../../shared/model/text.ts';
import { useDraftOf } from './useDraft.ts';
import { t } from '../words/speak.ts';

/** Where a contact that is being typed is kept: one for each wall, so that it is there on the phone's page and beside the sheet. */
export const contactDraft = (wall: string): string => `contact-${wall}`;

/** `editing`: something is being typed; what stands beside it counts only then. */
type ContactFields = Contact & { editing: boolean };

export const useContactDraft = (
  wall: string,
): [ContactFields, (next: ContactFields) => void, () => void] =>
  useDraftOf<ContactFields>(contactDraft(wall), {
    editing: false,
    text: '',
    shownTo: 'facilitators',
  });

/**
 * What is typed as it would be kept, where that changes anything: spaces around it do not, nor who may read an empty one, which takes the kept
 * one away. Or why it cannot be kept.
 */
export function contactToKeep(
  typed: Contact,
  kept: Contact | null,
): { contact: Contact | null } | { refusal: string } | null {
  const text = cleanWords(typed.text).replace(/\s+/gu, ' ');
  const problem = textProblem(text, LIMITS.contactChars, 'one');
  // Also where something was typed of which nothing is seen.
  if (problem === 'empty-text') return kept ? { contact: null } : null;
  if (problem === 'text-too-long')
    return { refusal: t('contact.tooLong', { most: LIMITS.contactChars }) };
  return text === kept?.text && typed.shownTo === kept.shownTo
    ? null
    : { contact: { text, shownTo: typed.shownTo } };
}

import type { Contact } from '../../shared/model/person.ts';
import { useDraftOf } from './useDraft.ts';

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

import { useEffect, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import type { Contact } from '../../shared/model/person.ts';
import { useContactDraft } from '../app/contactDraft.ts';
import { CONTACT_READERS, CONTACT_WORDS, isContactChanged } from '../app/decideWords.ts';
import { Field } from '../design/Field.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { OFFLINE_WORDS } from './tableWords.ts';
import type { Actions } from './useActions.ts';

/** Tells the dialog how to keep what is typed in a field, `null` when nothing is. */
export type OnDraft = (name: string, keep: (() => Promise<boolean>) | null) => void;

/** How to reach me, if I like, and who may read it. Nothing is kept before "Keep" or "Done", nor offline. */
export function ContactForm({
  wall,
  contact,
  actions,
  isOffline,
  onDraft,
}: {
  wall: string;
  contact: Contact | null;
  actions: Actions;
  isOffline: boolean;
  onDraft: OnDraft;
}): JSX.Element {
  const [{ editing, ...fields }, setFields, forget] = useContactDraft(wall);
  const held = isOffline ? OFFLINE_WORDS : null;
  const draft: Contact | null = editing ? fields : null;
  const setDraft = (next: Contact): void => setFields({ editing: true, ...next });
  const shown = draft ?? contact ?? { text: '', shownTo: 'facilitators' };
  const isChanged = draft !== null && isContactChanged(draft, contact);
  const keep = async (): Promise<boolean> => {
    if (isOffline) return false;
    const text = shown.text.trim();
    const isKept = await actions.act(
      (api) => api.setMe({ contact: text === '' ? null : { text, shownTo: shown.shownTo } }),
      text === '' ? 'Your contact is gone.' : 'Your contact is kept.',
    );
    if (isKept) forget();
    return isKept;
  };
  const takeBack = async (): Promise<void> => {
    if (await actions.act((api) => api.setMe({ contact: null }), 'Your contact is gone.')) forget();
  };
  useEffect(() => onDraft('contact', isChanged ? keep : null));
  return (
    <form
      className="decide-part table-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Field
        label={CONTACT_WORDS.label}
        hint={CONTACT_WORDS.hint}
        value={shown.text}
        maxLength={LIMITS.contactChars}
        autoComplete="email"
        onChange={(event) => setDraft({ ...shown, text: event.target.value })}
      />
      <fieldset className="decide-readers">
        <legend>{CONTACT_WORDS.readers}</legend>
        {CONTACT_READERS.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name="contact-readers"
              value={value}
              checked={shown.shownTo === value}
              onChange={() => setDraft({ ...shown, shownTo: value })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      {(contact !== null || isChanged) && (
        <div className="ww-dialog-actions">
          {contact && (
            <HeldButton variant="quiet" held={held} onClick={() => void takeBack()}>
              Take it back
            </HeldButton>
          )}
          {isChanged && (
            <HeldButton type="submit" held={held}>
              Keep my contact
            </HeldButton>
          )}
        </div>
      )}
    </form>
  );
}

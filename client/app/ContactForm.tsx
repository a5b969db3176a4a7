import { useEffect, useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import type { Contact } from '../../shared/model/person.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { isEscape } from '../design/keys.ts';
import { contactToKeep, useContactDraft } from './contactDraft.ts';
import { CONTACT_READERS, CONTACT_WORDS } from './decideWords.ts';
import './contactForm.css';

/** How to reach me, if I want to be reached, and who may read it. */
export function ContactForm({
  wall,
  contact,
  isOpen = false,
  send,
  onDraft,
}: {
  wall: string;
  contact: Contact | null;
  /** The fields are there at once, as in a dialog; else one asks for them. */
  isOpen?: boolean;
  send: (contact: Contact | null) => void;
  /** Told how to keep what is typed, `null` when nothing is: a dialog's own button may keep it too. */
  onDraft?: (keep: (() => boolean) | null) => void;
}): JSX.Element {
  const [{ editing, ...typed }, setFields, forget] = useContactDraft(wall);
  const [refusal, setRefusal] = useState<string | null>(null);
  const shown: Contact = editing ? typed : (contact ?? { text: '', shownTo: 'facilitators' });
  const type = (next: Partial<Contact>): void => {
    setFields({ editing: true, ...shown, ...next });
    setRefusal(null);
  };
  const outcome = editing ? contactToKeep(typed, contact) : null;
  /** Whether nothing is left that is typed and not kept. */
  const keep = (): boolean => {
    if (outcome && 'refusal' in outcome) {
      setRefusal(outcome.refusal);
      return false;
    }
    if (outcome) send(outcome.contact);
    forget();
    return true;
  };
  useEffect(() => onDraft?.(outcome ? keep : null));
  const save = (event: FormEvent): void => {
    event.preventDefault();
    keep();
  };
  if (!editing && !isOpen)
    return <ContactNow contact={contact} onEdit={() => type({})} onForget={() => send(null)} />;
  return (
    <form
      className="ww-contact"
      onSubmit={save}
      noValidate
      onKeyDown={(event) => {
        if (!isOpen && isEscape(event)) forget();
      }}
    >
      <Field
        label={CONTACT_WORDS.label}
        hint={CONTACT_WORDS.hint}
        refusal={refusal}
        value={shown.text}
        maxLength={LIMITS.contactChars}
        autoComplete="email"
        enterKeyHint="done"
        autoFocus={!isOpen}
        onChange={(event) => type({ text: event.target.value })}
      />
      <Readers chosen={shown.shownTo} onChange={(shownTo) => type({ shownTo })} />
      {/* What stands above may say "You’re set": what is typed here is not part of that. */}
      <p className="ww-contact-small" role="status">
        {outcome && 'Not saved yet.'}
      </p>
      <div className="ww-contact-actions">
        {(!isOpen || outcome) && <Button type="submit">Keep my contact</Button>}
        {(!isOpen || outcome) && (
          <Button
            variant="quiet"
            onClick={() => {
              forget();
              setRefusal(null);
            }}
          >
            Leave it
          </Button>
        )}
        {isOpen && contact && !outcome && (
          <Button variant="quiet" onClick={() => send(null)}>
            Take it away
          </Button>
        )}
      </div>
    </form>
  );
}

/** What is kept, with ways to change it. */
function ContactNow({
  contact,
  onEdit,
  onForget,
}: {
  contact: Contact | null;
  onEdit: () => void;
  onForget: () => void;
}): JSX.Element {
  return (
    <div className="ww-contact">
      <h3>{CONTACT_WORDS.label}</h3>
      {contact ? (
        <>
          <p>
            <bdi className="ww-contact-text">{contact.text}</bdi>
          </p>
          <p className="ww-contact-small">
            {contact.shownTo === 'table'
              ? 'Read by facilitators and your table.'
              : 'Read by facilitators only.'}
          </p>
          <div className="ww-contact-actions">
            <Button onClick={onEdit}>
              Change<span className="ww-visually-hidden">: {CONTACT_WORDS.label}</span>
            </Button>
            <Button variant="quiet" onClick={onForget}>
              Take it away
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="ww-contact-small">{CONTACT_WORDS.hint}</p>
          <Button icon="pencil" wide onClick={onEdit}>
            Leave an address or a number
          </Button>
        </>
      )}
    </div>
  );
}

function Readers({
  chosen,
  onChange,
}: {
  chosen: Contact['shownTo'];
  onChange: (shownTo: Contact['shownTo']) => void;
}): JSX.Element {
  return (
    <fieldset className="ww-contact-readers">
      <legend>{CONTACT_WORDS.readers}</legend>
      {CONTACT_READERS.map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name="contact-readers"
            value={value}
            checked={chosen === value}
            onChange={() => onChange(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

import { useEffect, useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { CONTACT_READERS, type Contact } from '../../shared/model/person.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { isEscape } from '../design/keys.ts';
import { contactToKeep, useContactDraft } from './contactDraft.ts';
import { t } from '../words/speak.ts';
import { HIDDEN, T } from '../words/T.tsx';
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
        label={t('contact.label')}
        hint={t('contact.hint')}
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
        {outcome && t('contact.unsaved')}
      </p>
      <div className="ww-contact-actions">
        {(!isOpen || outcome) && <Button type="submit">{t('contact.keep')}</Button>}
        {(!isOpen || outcome) && (
          <Button
            variant="quiet"
            onClick={() => {
              forget();
              setRefusal(null);
            }}
          >
            {t('contact.leave')}
          </Button>
        )}
        {isOpen && contact && !outcome && (
          <Button variant="quiet" onClick={() => send(null)}>
            {t('contact.takeAway')}
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
      <h3>{t('contact.label')}</h3>
      {contact ? (
        <>
          <p>
            <bdi className="ww-contact-text">{contact.text}</bdi>
          </p>
          <p className="ww-contact-small">{t(`contact.readBy.${contact.shownTo}`)}</p>
          <div className="ww-contact-actions">
            <Button onClick={onEdit}>
              <T k="contact.change" with={{ hidden: HIDDEN }} />
            </Button>
            <Button variant="quiet" onClick={onForget}>
              {t('contact.takeAway')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="ww-contact-small">{t('contact.hint')}</p>
          <Button icon="pencil" wide onClick={onEdit}>
            {t('contact.add')}
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
      <legend>{t('contact.readers')}</legend>
      {CONTACT_READERS.map((value) => (
        <label key={value}>
          <input
            type="radio"
            name="contact-readers"
            value={value}
            checked={chosen === value}
            onChange={() => onChange(value)}
          />
          {t(`contact.readers.${value}`)}
        </label>
      ))}
    </fieldset>
  );
}

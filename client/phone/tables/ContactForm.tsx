import { useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../../shared/model/limits.ts';
import { countChars } from '../../../shared/model/text.ts';
import { useContactDraft } from '../../app/contactDraft.ts';
import { CONTACT_READERS, CONTACT_WORDS, isContactChanged } from '../../app/decideWords.ts';
import { Button } from '../../design/Button.tsx';
import { Field } from '../../design/Field.tsx';
import { Choice } from './Choice.tsx';
import { CommandState } from './CommandState.tsx';
import type { TablesState } from './TablesState.ts';
import { isEscape } from '../../design/keys.ts';

/** How to reach me, if I want to be reached, and who may read it. */
export function ContactForm({ state }: { state: TablesState }): JSX.Element {
  const known = state.person.contact;
  const [{ editing, text, shownTo }, setTyped, forget] = useContactDraft(state.wallId);
  const [refusal, setRefusal] = useState<string | null>(null);
  const begin = (): void => {
    setTyped({ editing: true, text: known?.text ?? '', shownTo: known?.shownTo ?? 'facilitators' });
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const words = text.replace(/\s+/g, ' ').trim();
    if (words === '') return setRefusal('Type an address or a number, or leave without one.');
    if (countChars(words) > LIMITS.contactChars)
      return setRefusal(`It holds ${LIMITS.contactChars} letters. Make it shorter.`);
    state.send({ kind: 'me', edit: { contact: { text: words, shownTo } } });
    forget();
  };
  return (
    <div className="tb-card tb-contact">
      {!editing && <h3>{CONTACT_WORDS.label}</h3>}
      {!editing && known && (
        <>
          <p>
            <bdi className="tb-contact-text">{known.text}</bdi>
          </p>
          <p className="tb-small">
            {known.shownTo === 'table'
              ? 'Read by facilitators and your table.'
              : 'Read by facilitators only.'}
          </p>
          <div className="tb-row-actions">
            <Button onClick={begin}>
              Change<span className="ww-visually-hidden">: {CONTACT_WORDS.label}</span>
            </Button>
            <Button
              variant="quiet"
              onClick={() => state.send({ kind: 'me', edit: { contact: null } })}
            >
              Take it away
            </Button>
          </div>
        </>
      )}
      {!editing && !known && (
        <>
          <p className="tb-small">{CONTACT_WORDS.hint}</p>
          <Button icon="pencil" wide onClick={begin}>
            Leave an address or a number
          </Button>
        </>
      )}
      {editing && (
        <form
          onSubmit={save}
          noValidate
          onKeyDown={(event) => {
            if (isEscape(event)) forget();
          }}
        >
          <Field
            label={CONTACT_WORDS.label}
            hint={CONTACT_WORDS.hint}
            refusal={refusal}
            value={text}
            autoComplete="email"
            enterKeyHint="done"
            autoFocus
            onChange={(event) => {
              setTyped({ editing, text: event.target.value, shownTo });
              setRefusal(null);
            }}
          />
          <Choice
            legend={CONTACT_WORDS.readers}
            name="readers"
            value={shownTo}
            options={CONTACT_READERS}
            onChoose={(next) => setTyped({ editing, text, shownTo: next })}
          />
          {/* The panel above may say "You’re set": what is typed here is not part of that. */}
          <p className="tb-small tb-unsaved" role="status">
            {isContactChanged({ text, shownTo }, known) && 'Not saved yet.'}
          </p>
          <div className="tb-row-actions">
            <Button type="submit">Save</Button>
            <Button variant="quiet" onClick={forget}>
              Leave it
            </Button>
          </div>
        </form>
      )}
      <CommandState state={state} topic="me/contact" />
    </div>
  );
}

import { useCallback, useEffect, useRef, type JSX } from 'react';
import { lettersLeft } from '../../shared/model/lettersLeft.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { countChars } from '../../shared/model/text.ts';
import type { OwnPerson } from '../../shared/protocol/live.ts';
import type { LiveSession } from '../../shared/model/session.ts';
import { decideWords } from '../../shared/scripts/decideWords.ts';
import { seatingStep } from '../../shared/scripts/toldRun.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { Field } from '../design/Field.tsx';
import { ContactForm } from '../app/ContactForm.tsx';
import type { Notices } from '../meeting/notices.ts';
import { sentenceDraft } from './tableWords.ts';
import { PosterNotes } from './PosterNotes.tsx';
import type { TableNow } from './tableNow.ts';
import { t, words } from '../words/speak.ts';

/** Tells the dialog how to keep what is typed in a field, `null` when nothing is; it answers whether it could be. */
type OnDraft = (name: string, keep: (() => boolean) | null) => void;

/** "Before you leave": what the table decides, what I bring to it, and what its poster says. Each answer is kept as it is given, also without a network. */
export function DecideDialog({
  wall,
  session,
  table,
  me,
  send,
  refusals,
  notice,
  onClose,
}: {
  wall: string;
  session: LiveSession;
  table: TableNow;
  me: OwnPerson;
  send: Notices['send'];
  /** What the server would not take. */
  refusals: readonly JSX.Element[];
  notice: string;
  onClose: () => void;
}): JSX.Element {
  const { tableId } = table;
  const mine = me.commitments?.[tableId] ?? null;
  const { again: asked, commitments } = decideWords(words(), session, seatingStep(session), mine);
  // What is typed but not yet kept: "Done" keeps it too, and the dialog stays where that cannot be.
  const drafts = useRef(new Map<string, () => boolean>());
  const onDraft = useCallback<OnDraft>((name, keep) => {
    if (keep) drafts.current.set(name, keep);
    else drafts.current.delete(name);
  }, []);
  const onContact = useCallback(
    (keep: (() => boolean) | null) => onDraft('contact', keep),
    [onDraft],
  );
  const done = (): void => {
    // Keeping one takes it off the list.
    const all = Array.from(drafts.current.values(), (keep) => keep());
    if (all.every(Boolean)) onClose();
  };
  return (
    <Dialog
      title={t('sheet.leave')}
      onClose={onClose}
      actions={
        <Button variant="filled" onClick={done}>
          {t('sheet.leave.done')}
        </Button>
      }
    >
      <div className="decide-notice" role="status">
        {notice}
      </div>
      <div className="table-refusals" role="alert">
        {refusals}
      </div>
      {table.mayDecide && asked && (
        <Choice
          title={asked.ask}
          hint={t('decide.again.hint')}
          value={table.again}
          options={[
            { value: 'yes', name: asked.yes },
            { value: 'no', name: asked.no },
          ]}
          onPick={(again) =>
            send({ kind: 'table', table: tableId, edit: { again, was: [table.again ?? ''] } })
          }
        />
      )}
      {me.sat?.includes(tableId) && (
        <>
          {commitments.length > 0 && (
            <Choice
              title={t('decide.part')}
              hint={t('decide.part.hint')}
              value={mine}
              options={commitments.map(({ kind, name, means }) => ({ value: kind, name, means }))}
              onPick={(kind) =>
                send({ kind: 'me', edit: { commitment: { table: tableId, kind } } })
              }
            />
          )}
          <div className="decide-part">
            <ContactForm
              wall={wall}
              contact={me.contact ?? null}
              isOpen
              send={(contact) =>
                send(
                  { kind: 'me', edit: { contact } },
                  t(contact ? 'sheet.leave.contactKept' : 'sheet.leave.contactGone'),
                )
              }
              onDraft={onContact}
            />
          </div>
        </>
      )}
      {table.mayDecide && (
        <section className="decide-part">
          <h3>{t('sheet.leave.poster')}</h3>
          <SentenceForm table={table} send={send} onDraft={onDraft} />
          <PosterNotes table={table} send={send} />
        </section>
      )}
    </Dialog>
  );
}

/** One answer of several, as large radio buttons; pressing the chosen one again takes it back. */
function Choice<Value extends string>({
  title,
  hint,
  options,
  value,
  onPick,
}: {
  title: string;
  hint: string;
  options: readonly { value: Value; name: string; means?: string }[];
  value: Value | null;
  onPick: (value: Value | null) => void;
}): JSX.Element {
  return (
    <fieldset className="decide-part">
      <legend dir="auto">{title}</legend>
      <p className="decide-hint">{hint}</p>
      <div className="decide-options">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            className="decide-option"
            aria-pressed={option.value === value}
            onClick={() => onPick(option.value === value ? null : option.value)}
          >
            <span className="decide-dot" aria-hidden="true" />
            <span>
              <b dir="auto">{option.name}</b>
              {option.means && (
                <span className="decide-means" dir="auto">
                  {option.means}
                </span>
              )}
            </span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function SentenceForm({
  table,
  send,
  onDraft,
}: {
  table: TableNow;
  send: Notices['send'];
  onDraft: OnDraft;
}): JSX.Element {
  // `was`: what stood there when she began, and what she wants to be changed.
  const [{ typed, was }, setFields, forget] = useDraftOf<{ typed: string | null; was: string }>(
    sentenceDraft(table.tableId),
    { typed: null, was: '' },
  );
  const setTyped = (next: string): void =>
    setFields({ typed: next, was: typed === null ? table.sentence : was });
  const shown = typed ?? table.sentence;
  const keep = (): boolean => {
    const sentence = shown.trim();
    if (sentence !== table.sentence)
      send(
        { kind: 'table', table: table.tableId, edit: { sentence, was: [was] } },
        t('sheet.leave.sentenceKept'),
      );
    forget();
    return true;
  };
  useEffect(() => onDraft('sentence', typed === null ? null : keep));
  return (
    <form
      className="table-form"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <Field
        label={t('sheet.leave.sentence')}
        value={shown}
        maxLength={LIMITS.sentenceChars}
        autoComplete="off"
        hint={
          typed !== null && was !== table.sentence && typed.trim() !== table.sentence
            ? t('sheet.leave.sentenceNow', { sentence: table.sentence })
            : lettersLeft(
                words(),
                LIMITS.sentenceChars - countChars(shown),
                LIMITS.sentenceChars,
                Infinity,
              )
        }
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed !== null && typed.trim() !== table.sentence && (
        <div className="ww-dialog-actions">
          <Button onClick={forget}>{t('sheet.leave.sentenceDrop')}</Button>
          <Button type="submit">{t('sheet.leave.sentenceKeep')}</Button>
        </div>
      )}
    </form>
  );
}

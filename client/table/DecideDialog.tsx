import { useCallback, useEffect, useRef, type JSX } from 'react';
import { lettersLeft } from '../../shared/model/lettersLeft.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { countChars } from '../../shared/model/text.ts';
import type { OwnPerson } from '../../shared/protocol/live.ts';
import { COMMITMENT_KINDS } from '../../shared/model/table.ts';
import { AGAIN_WORDS, COMMITMENT_WORDS, PART_WORDS } from '../app/decideWords.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { Field } from '../design/Field.tsx';
import { HeldButton, HeldPlain } from '../design/HeldButton.tsx';
import { ContactForm, type OnDraft } from './ContactForm.tsx';
import { OFFLINE_WORDS, sentenceDraft } from './tableWords.ts';
import { PosterNotes } from './PosterNotes.tsx';
import type { TableNow } from './tableNow.ts';
import type { Actions } from './useActions.ts';

/** "Before you leave": what the table decides, what I bring to it, and what its poster says. Each answer is kept as it is given; offline one can type, not yet keep. */
export function DecideDialog({
  wall,
  table,
  me,
  actions,
  isOffline,
  onClose,
}: {
  wall: string;
  table: TableNow;
  me: OwnPerson;
  actions: Actions;
  isOffline: boolean;
  onClose: () => void;
}): JSX.Element {
  const { tableId } = table;
  const mine = me.commitments?.[tableId] ?? null;
  // What is typed but not yet kept: "Done" keeps it too, and the dialog stays while that does not work.
  const drafts = useRef(new Map<string, () => Promise<boolean>>());
  const onDraft = useCallback((name: string, keep: (() => Promise<boolean>) | null): void => {
    if (keep) drafts.current.set(name, keep);
    else drafts.current.delete(name);
  }, []);
  const done = async (): Promise<void> => {
    // Keeping one takes it off the list.
    const all = Array.from(drafts.current.values());
    for (const keep of all) if (!(await keep())) return;
    onClose();
  };
  return (
    <Dialog
      title="Before you leave"
      onClose={onClose}
      actions={
        <Button variant="filled" onClick={() => void done()}>
          Done
        </Button>
      }
    >
      <div className="decide-notice" role="status">
        {isOffline ? OFFLINE_WORDS : actions.notice?.words}
      </div>
      {table.mayDecide && (
        <Choice
          title={AGAIN_WORDS.title}
          hint={AGAIN_WORDS.hint}
          isOffline={isOffline}
          value={table.again}
          options={[
            { value: 'yes', name: AGAIN_WORDS.yes },
            { value: 'no', name: AGAIN_WORDS.no },
          ]}
          onPick={(again) =>
            void actions.act((api) => api.editTable(tableId, { again, was: [table.again ?? ''] }))
          }
        />
      )}
      {me.sat?.includes(tableId) && (
        <>
          <Choice
            title={PART_WORDS.title}
            hint={PART_WORDS.hint}
            isOffline={isOffline}
            value={mine}
            options={COMMITMENT_KINDS.map((value) => ({ value, ...COMMITMENT_WORDS[value] }))}
            onPick={(kind) =>
              void actions.act((api) => api.setMe({ commitment: { table: tableId, kind } }))
            }
          />
          <ContactForm
            wall={wall}
            contact={me.contact ?? null}
            actions={actions}
            isOffline={isOffline}
            onDraft={onDraft}
          />
        </>
      )}
      {table.mayDecide && (
        <section className="decide-part">
          <h3>On the poster</h3>
          <SentenceForm table={table} actions={actions} isOffline={isOffline} onDraft={onDraft} />
          <PosterNotes table={table} actions={actions} isOffline={isOffline} />
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
  isOffline,
  onPick,
}: {
  title: string;
  hint: string;
  options: readonly { value: Value; name: string; means?: string }[];
  value: Value | null;
  isOffline: boolean;
  onPick: (value: Value | null) => void;
}): JSX.Element {
  return (
    <fieldset className="decide-part">
      <legend>{title}</legend>
      <p className="decide-hint">{hint}</p>
      <div className="decide-options">
        {options.map((option) => (
          <HeldPlain
            key={option.value}
            className="decide-option"
            aria-pressed={option.value === value}
            held={isOffline ? OFFLINE_WORDS : null}
            onClick={() => onPick(option.value === value ? null : option.value)}
          >
            <span className="decide-dot" aria-hidden="true" />
            <span>
              <b>{option.name}</b>
              {option.means && <span className="decide-means">{option.means}</span>}
            </span>
          </HeldPlain>
        ))}
      </div>
    </fieldset>
  );
}

function SentenceForm({
  table,
  actions,
  isOffline,
  onDraft,
}: {
  table: TableNow;
  actions: Actions;
  isOffline: boolean;
  onDraft: OnDraft;
}): JSX.Element {
  // `opened`: what stood there when she began; `was`: what she knows to stand there, and wants to be changed.
  const [{ typed, was, opened }, setFields, forget] = useDraftOf<{
    typed: string | null;
    was: string;
    opened: string;
  }>(sentenceDraft(table.tableId), { typed: null, was: '', opened: '' });
  const setTyped = (next: string): void =>
    setFields(
      typed === null
        ? { typed: next, was: table.sentence, opened: table.sentence }
        : { typed: next, was, opened },
    );
  const shown = typed ?? table.sentence;
  const keep = async (): Promise<boolean> => {
    const sentence = shown.trim();
    if (isOffline && sentence !== table.sentence) return false;
    const isKept =
      sentence === table.sentence ||
      (await actions.act(
        (api) => api.editTable(table.tableId, { sentence, was: [was] }),
        'The poster has your sentence.',
      ));
    if (isKept) forget();
    // She has read what stands there by now: the next press puts hers instead.
    else setFields({ typed, was: table.sentence, opened });
    return isKept;
  };
  useEffect(() => onDraft('sentence', typed === null ? null : keep));
  return (
    <form
      className="table-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Field
        label="One sentence for whoever walks by"
        value={shown}
        maxLength={LIMITS.sentenceChars}
        autoComplete="off"
        hint={
          typed !== null && opened !== table.sentence && typed.trim() !== table.sentence
            ? `The poster says by now: “${table.sentence}”`
            : lettersLeft(LIMITS.sentenceChars - countChars(shown), LIMITS.sentenceChars, Infinity)
        }
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed !== null && typed.trim() !== table.sentence && (
        <div className="ww-dialog-actions">
          <Button onClick={forget}>Leave it</Button>
          <HeldButton type="submit" held={isOffline ? OFFLINE_WORDS : null}>
            Keep the sentence
          </HeldButton>
        </div>
      )}
    </form>
  );
}

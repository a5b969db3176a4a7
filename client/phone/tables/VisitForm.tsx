import { useEffect, useRef, useState, type FormEvent, type JSX, type RefObject } from 'react';
import type { Relation, VisitKind } from '../../../shared/model/gallery.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { cleanWords } from '../../../shared/model/text.ts';
import { useDraft, useDraftOf } from '../../app/useDraft.ts';
import { Button } from '../../design/Button.tsx';
import { newId } from '../../sync/newId.ts';
import { posterShown } from './LeftLine.tsx';
import { RelationFields } from './RelationFields.tsx';
import type { TablesState, Writing } from './TablesState.ts';
import { threadDraft, wordsDraft } from './writing.ts';
import { WordsField, wordsRefusal } from './WordsField.tsx';
import { isEscape } from '../../design/keys.ts';
import { t } from '../../words/speak.ts';

const MOST: Record<VisitKind, number> = {
  question: LIMITS.visitTextChars,
  connection: LIMITS.sentenceChars,
  join: LIMITS.visitTextChars,
};

/** Writing to a poster: bound to its table, also when the walk has moved on meanwhile. */
export function VisitForm({
  state,
  writing,
}: {
  state: TablesState;
  writing: Writing;
}): JSX.Element {
  const { session, person, send, write } = state;
  const { table, kind } = writing;
  const here = session.tables.find(({ tableId }) => tableId === table);
  const number = here?.number ?? '';
  const others = session.tables.filter((row) => row.tableId !== table && row.state !== 'closed');
  const [words, setWords] = useDraft(wordsDraft(writing));
  const [{ to, relation }, setThread, forgetThread] = useDraftOf<{
    to: string;
    relation: Relation;
  }>(threadDraft(writing), {
    to: others.some(({ tableId }) => tableId === person.table) ? (person.table ?? '') : '',
    relation: 'reinforces',
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const max = MOST[kind];
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const select = useRef<HTMLSelectElement>(null);
  const isMissing = kind === 'connection' && !others.some(({ tableId }) => tableId === to);
  const [isMissingTold, setMissingTold] = useState(false);
  useFocusWhileOpen(form, field);
  const leave = (event: FormEvent): void => {
    event.preventDefault();
    const text = cleanWords(words);
    const wrong = wordsRefusal(text, max, kind !== 'join');
    if (wrong) {
      setRefusal(wrong);
      return field.current?.focus();
    }
    if (isMissing) {
      setMissingTold(true);
      return select.current?.focus();
    }
    const id = newId();
    send({
      kind: 'visit',
      visit: {
        id,
        table,
        kind,
        text,
        ...(kind === 'connection' ? { toTable: to, relation } : {}),
      },
    });
    setWords('');
    forgetThread();
    write(null);
    state.left(id);
  };
  const shown = posterShown(state);
  const at = shown !== table && session.tables.find(({ tableId }) => tableId === shown);
  return (
    <form
      ref={form}
      className="tb-card tb-visit-form"
      onSubmit={leave}
      noValidate
      aria-label={t(`phone.leave.${kind}.form`, { number })}
      onKeyDown={(event) => {
        if (isEscape(event)) write(null);
      }}
    >
      <h2>{t(`phone.leave.${kind}.title`)}</h2>
      <p className="tb-for">{t('phone.leave.table', { number, name: here?.name ?? '' })}</p>
      {at && <p className="tb-small">{t('phone.leave.moved', { at: at.number, number })}</p>}
      {kind === 'connection' && (
        <RelationFields
          label={t('phone.threads.which', { number, relation })}
          tables={others}
          to={to}
          onTo={(next) => setThread({ to: next, relation })}
          relation={relation}
          onRelation={(next) => setThread({ to, relation: next })}
          refusal={isMissingTold && isMissing ? t('phone.threads.otherMissing') : null}
          field={select}
        />
      )}
      <WordsField
        label={t(`phone.leave.${kind}.label`)}
        hint={t(`phone.leave.${kind}.hint`)}
        value={words}
        max={max}
        refusal={refusal}
        field={field}
        onChange={(next) => {
          setWords(next);
          setRefusal(null);
        }}
      />
      <div className="tb-row-actions">
        <Button type="submit" variant="filled">
          {t(`phone.leave.${kind}.send`)}
        </Button>
        <Button variant="quiet" onClick={() => write(null)}>
          {t('app.notNow')}
        </Button>
      </div>
    </form>
  );
}

/** The form comes into view and has the focus; where one came from gets it back, unless it is gone by then. */
function useFocusWhileOpen(
  form: RefObject<HTMLElement | null>,
  field: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const before = document.activeElement;
    form.current?.scrollIntoView({ block: 'start' });
    field.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, [form, field]);
}

import { useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../../shared/model/limits.ts';
import { calledName } from '../../../shared/model/names.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import type { TableVisit } from '../../../shared/protocol/tables.ts';
import { cleanWords } from '../../../shared/model/text.ts';
import { hasDraft } from '../../app/drafts.ts';
import { useDraftOf } from '../../app/useDraft.ts';
import { Button } from '../../design/Button.tsx';
import { CommandState } from './CommandState.tsx';
import type { TablesState } from './TablesState.ts';
import { visitWords } from './visitWords.ts';
import { WordsField, wordsRefusal } from './WordsField.tsx';
import { isEscape } from '../../design/keys.ts';

/** What visitors left at the own table, newest first; questions can be answered. */
export function VisitsReceived({
  state,
  table,
}: {
  state: TablesState;
  table: TableRow;
}): JSX.Element {
  const visits = state.visits
    .filter((visit) => visit.table === table.tableId && !visit.mine)
    .sort((a, b) => b.at - a.at);
  const open = visits.filter(({ kind, answer }) => kind === 'question' && !answer).length;
  return (
    <section aria-labelledby="received-title">
      <div className="tb-head">
        <h2 id="received-title">Visitors left you</h2>
        <p aria-live="polite">
          {open === 0
            ? visits.length === 0
              ? 'Nothing yet'
              : `${visits.length} in all`
            : open === 1
              ? '1 question open'
              : `${open} questions open`}
        </p>
      </div>
      {visits.length === 0 && (
        <p className="tb-small">Questions, connections and people who might join appear here.</p>
      )}
      <ul className="tb-visits">
        {visits.map((visit) => (
          <Received key={visit.id} state={state} visit={visit} closed={table.state === 'closed'} />
        ))}
      </ul>
    </section>
  );
}

function Received({
  state,
  visit,
  closed,
}: {
  state: TablesState;
  visit: TableVisit;
  closed: boolean;
}): JSX.Element {
  const [answering, setAnswering] = useState(() => hasDraft(`answer-${visit.id}`));
  const [{ words, was }, setFields, forget] = useDraftOf(`answer-${visit.id}`, {
    words: '',
    was: '',
  });
  const setWords = (next: string): void => setFields({ words: next, was });
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const text = cleanWords(words);
    const wrong = wordsRefusal(text, LIMITS.visitTextChars, true);
    if (wrong) return setRefusal(wrong);
    state.send({ kind: 'answer', id: visit.id, text, was: [was] });
    forget();
    setAnswering(false);
  };
  return (
    <li className="tb-visit">
      <p className="tb-visit-who">
        <bdi>{visitWords(visit, state.session, calledName(visit.by))}</bdi>
      </p>
      {visit.text && <p dir="auto">{visit.text}</p>}
      {visit.answer && !answering && (
        <p className="tb-answer" dir="auto">
          <b>{visit.answer.by ?? 'Your table'}:</b> {visit.answer.text}
        </p>
      )}
      <CommandState state={state} topic={`answer/${visit.id}`} />
      {visit.kind === 'question' && !answering && !closed && (
        <Button
          onClick={() => {
            if (words === '')
              setFields({ words: visit.answer?.text ?? '', was: visit.answer?.text ?? '' });
            setAnswering(true);
          }}
        >
          {visit.answer ? 'Change the answer' : 'Answer'}
          <span className="ww-visually-hidden">: {visit.text}</span>
        </Button>
      )}
      {answering && (
        <form
          onSubmit={save}
          noValidate
          className="tb-answer-form"
          onKeyDown={(event) => {
            if (isEscape(event)) setAnswering(false);
          }}
        >
          <WordsField
            label="Your answer"
            value={words}
            max={LIMITS.visitTextChars}
            refusal={refusal}
            rows={2}
            autoFocus
            onChange={(next) => {
              setWords(next);
              setRefusal(null);
            }}
          />
          <div className="tb-row-actions">
            <Button type="submit">Send the answer</Button>
            <Button variant="quiet" onClick={() => setAnswering(false)}>
              Not now
            </Button>
          </div>
        </form>
      )}
    </li>
  );
}

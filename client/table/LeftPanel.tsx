import { useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { calledName } from '../../shared/model/names.ts';
import { cleanWords } from '../../shared/model/text.ts';
import type { TableRow } from '../../shared/model/table.ts';
import { hasDraft } from '../app/drafts.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import type { Held } from '../design/held.ts';
import { HeldButton } from '../design/HeldButton.tsx';
import { leftAtTable, openWords, saidAlready, type LeftItem } from '../meeting/leftAtTable.ts';
import type { MeetingView } from '../meeting/meetingView.ts';
import type { Notices } from '../meeting/notices.ts';
import { fateOf } from '../meeting/words/fateWords.ts';

/** Rows drawn at once. */
const FIRST = 12;

/**
 * What visitors left at the table's poster, to be answered, accepted and made one; what is open
 * comes first.
 */
export function LeftPanel({
  tableId,
  view,
  send,
  held,
}: Held & {
  tableId: string;
  view: MeetingView;
  send: Notices['send'];
}): JSX.Element {
  const [limit, setLimit] = useState(FIRST);
  const left = leftAtTable(tableId, view.visits, view.connections);
  return (
    <section className="table-part table-left" aria-labelledby="table-left">
      <h2 id="table-left">
        What visitors left{' '}
        <span className="table-count" aria-live="polite">
          {openWords(left)}
        </span>
      </h2>
      {left.length === 0 && (
        <p className="table-hint">
          Questions, connections and people who might join appear here during the walk.
        </p>
      )}
      <ul>
        {left.slice(0, limit).map((item) => (
          <li key={item.visit.id}>
            <Left item={item} view={view} send={send} held={held} />
          </li>
        ))}
      </ul>
      {left.length > limit && (
        <Button onClick={() => setLimit(left.length)}>Show {left.length - limit} more</Button>
      )}
    </section>
  );
}

const LEAVES = { question: 'asks', join: 'might join' } as const;
const named = (tables: readonly TableRow[], tableId: string | undefined): string => {
  const row = tables.find((table) => table.tableId === tableId);
  return row ? `${row.number} ${row.name}` : 'another table';
};

function Left({
  item: { visit, thread, isOpen },
  view: { session, connections },
  send,
  held,
}: Held & { item: LeftItem; view: MeetingView; send: Notices['send'] }): JSX.Element {
  const fate = fateOf(visit, session);
  const [same] = thread ? saidAlready(thread, connections) : [];
  const edit = (change: { state: 'accepted' | 'gone' } | { into: string }, said: string): void =>
    send({ kind: 'edit-connection', id: visit.id, edit: change }, said);
  return (
    <article className="left-item">
      <p className="left-who">
        <bdi>{calledName(visit.by)}</bdi>{' '}
        {visit.kind === 'connection' ? (
          <>
            says it {visit.relation} <bdi>{named(session.tables, visit.toTable)}</bdi>
          </>
        ) : (
          LEAVES[visit.kind]
        )}
      </p>
      {visit.text !== '' && <p dir="auto">{visit.text}</p>}
      {fate && (
        <p className="table-hint">
          <bdi>{fate.words}</bdi>
          {fate.sentence !== null && (
            <>
              {' '}
              It says now: <q dir="auto">{fate.sentence}</q>
            </>
          )}
        </p>
      )}
      {visit.kind === 'question' && <AnswerTo visit={visit} send={send} held={held} />}
      {isOpen && visit.kind === 'connection' && (
        <div className="left-actions">
          <HeldButton
            icon="check"
            held={held}
            onClick={() => edit({ state: 'accepted' }, 'The connection is accepted.')}
          >
            Accept<span className="ww-visually-hidden">: {visit.text}</span>
          </HeldButton>
          <HeldButton
            variant="quiet"
            held={held}
            onClick={() => edit({ state: 'gone' }, 'The connection is taken away.')}
          >
            Take away<span className="ww-visually-hidden">: {visit.text}</span>
          </HeldButton>
        </div>
      )}
      {same && (
        <div className="left-same">
          <p>
            Says the same as <q dir="auto">{same.text}</q>
          </p>
          <HeldButton held={held} onClick={() => edit({ into: same.id }, 'They are one now.')}>
            Make them one<span className="ww-visually-hidden">: {visit.text}</span>
          </HeldButton>
        </div>
      )}
    </article>
  );
}

/** The table's answer to a question, and the field to write or change it. */
function AnswerTo({
  visit: { id, text, answer },
  send,
  held,
}: Held & Pick<LeftItem, 'visit'> & { send: Notices['send'] }): JSX.Element {
  const draft = `answer-${id}`;
  const before = answer?.text ?? '';
  const [isWriting, setWriting] = useState(() => hasDraft(draft));
  const [{ words, was }, setFields, forget] = useDraftOf(draft, { words: before, was: before });
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const clean = cleanWords(words);
    if (clean === '') return;
    send({ kind: 'answer', id, text: clean, was: [was] }, 'Your table’s answer hangs there.');
    forget();
    setWriting(false);
  };
  if (isWriting)
    return (
      <form className="left-answer" onSubmit={save}>
        <Field
          autoFocus
          label="Your table’s answer"
          value={words}
          maxLength={LIMITS.visitTextChars}
          autoComplete="off"
          onChange={(event) => setFields({ words: event.target.value, was })}
        />
        <div className="left-actions">
          <HeldButton type="submit" disabled={cleanWords(words) === ''} held={held}>
            Answer
          </HeldButton>
          <Button variant="quiet" onClick={() => setWriting(false)}>
            Not now
          </Button>
        </div>
      </form>
    );
  return (
    <>
      {answer && (
        <div className="left-answered">
          <p>
            <b>
              <bdi>{answer.by ?? 'Your table'}</bdi>:
            </b>
          </p>
          <p dir="auto">{answer.text}</p>
        </div>
      )}
      <HeldButton
        variant={answer ? 'quiet' : 'plain'}
        held={held}
        onClick={() => {
          // What stands there by now, unless something was typed before.
          if (!hasDraft(draft)) setFields({ words: before, was: before });
          setWriting(true);
        }}
      >
        {answer ? 'Change the answer' : 'Answer'}
        <span className="ww-visually-hidden">: {text}</span>
      </HeldButton>
    </>
  );
}

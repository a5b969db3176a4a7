import { pageOf } from '../../app/address/links.ts';
import { useState, type FormEvent, type JSX } from 'react';
import type { ConnectionEdit } from '../../../shared/commands/gallery.ts';
import type { Relation } from '../../../shared/model/gallery.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import type { ConnectionView } from '../../../shared/protocol/tables.ts';
import { cleanWords } from '../../../shared/model/text.ts';
import { hasDraft } from '../../app/drafts.ts';
import { useDraftOf } from '../../app/useDraft.ts';
import { Button, LinkButton } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import { newId } from '../../sync/newId.ts';
import { CommandState } from './CommandState.tsx';
import { RelationFields } from './RelationFields.tsx';
import type { TablesState } from './TablesState.ts';
import { threadsOf } from './threads.ts';
import { useConnections } from './useConnections.ts';
import { WordsField, wordsRefusal } from './WordsField.tsx';
import { isEscape } from '../../design/keys.ts';

/** The threads of the own table: accept, reword, take away, add. */
export function ConnectScreen({
  state,
  onTable,
}: {
  state: TablesState;
  onTable: () => void;
}): JSX.Element {
  const { session, person, counts, pending, offline, connections } = state;
  const own = session.tables.find(({ tableId }) => tableId === person.table) ?? null;
  // What this phone did and the server has: then the list is worth asking for at once.
  const done = pending
    .filter(
      ({ intent, progress }) =>
        progress.state === 'saved' &&
        (intent.kind === 'connect' || intent.kind === 'edit-connection'),
    )
    .map(({ id }) => id)
    .join();
  const { value, trouble } = useConnections(state.meeting, counts.connections ?? 0, done);
  const [adding, setAdding] = useState(() => own !== null && hasDraft(`thread-${own.tableId}`));
  const mine = own ? threadsOf(own.tableId, connections) : [];
  const proposed = mine.filter((thread) => thread.state === 'proposed').length;
  return (
    <>
      <section className="tb-now" aria-label="Now">
        <p className="tb-now-step">
          <Icon name="thread-line" size={20} />
          Now: connect
        </p>
        <h1 tabIndex={-1}>{own ? 'How do the topics help each other?' : 'Back to the tables'}</h1>
        <p>
          {own
            ? 'Which topic makes yours easier? Which could yours support?'
            : 'Sit down at a table to connect it with others.'}
        </p>
        {!own && (
          <Button className="tb-now-button" wide onClick={onTable}>
            Choose a table
          </Button>
        )}
      </section>
      {own && (
        <section aria-labelledby="threads-title">
          <div className="tb-head">
            <h2 id="threads-title">Connections of table {own.number}</h2>
            <p aria-live="polite">
              {proposed > 0
                ? `${proposed} to decide`
                : mine.length > 0
                  ? `${mine.length} in all`
                  : ''}
            </p>
          </div>
          {value === null && trouble?.state !== 'refused' && (
            <p className="tb-loading" role="status">
              <Icon name={offline ? 'cloud-off' : 'sending'} size={20} />
              {offline ? 'They appear once you’re online.' : 'Getting the connections…'}
            </p>
          )}
          {trouble?.state === 'refused' && (
            <p className="ww-field-refusal" role="alert">
              <Icon name="warning" size={20} />
              {trouble.detail}
            </p>
          )}
          {value !== null && mine.length === 0 && (
            <p className="tb-small">None yet. Add the first one.</p>
          )}
          <ul className="tb-visits">
            {mine.map((thread) => (
              <Thread key={thread.id} state={state} own={own} thread={thread} />
            ))}
          </ul>
          {adding ? (
            <AddThread state={state} own={own} onDone={() => setAdding(false)} />
          ) : (
            <Button className="tb-add" wide icon="plus" onClick={() => setAdding(true)}>
              Add a connection
            </Button>
          )}
        </section>
      )}
      <LinkButton
        className="tb-all"
        variant="quiet"
        wide
        iconAfter="arrow-right"
        href={pageOf(state.wallId, 'gallery', 'participant')}
      >
        See all connections
      </LinkButton>
    </>
  );
}

function Thread({
  state,
  own,
  thread,
}: {
  state: TablesState;
  own: TableRow;
  thread: ConnectionView;
}): JSX.Element {
  const [editing, setEditing] = useState(() => hasDraft(`reword-${thread.id}`));
  const name = (id: string): string => {
    const row = state.session.tables.find(({ tableId }) => tableId === id);
    return id === own.tableId ? `${own.number} (yours)` : row ? `${row.number} · ${row.name}` : '?';
  };
  const edit = (change: ConnectionEdit): void =>
    state.send({ kind: 'edit-connection', id: thread.id, edit: change });
  if (editing) {
    return (
      <li className="tb-visit">
        <ThreadForm
          start={thread.text}
          draft={`reword-${thread.id}`}
          submit="Save"
          onCancel={() => setEditing(false)}
          onSave={(text, was) => {
            edit({ text, was: [was] });
            setEditing(false);
          }}
        />
      </li>
    );
  }
  return (
    <li className="tb-visit">
      <p className={`tb-thread is-${thread.relation}`}>
        <bdi>{name(thread.from)}</bdi>
        <span className="tb-thread-to">
          <span className="tb-thread-kind">{thread.relation}</span> <bdi>{name(thread.to)}</bdi>
        </span>
      </p>
      <p dir="auto">{thread.text}</p>
      <p className="tb-small">
        {thread.state === 'proposed' ? 'Proposed' : 'Accepted'}
        {thread.mine
          ? ' · by you'
          : thread.by && (
              <>
                {' '}
                · by <bdi>{thread.by}</bdi>
              </>
            )}
        {thread.marks > 0 && ` · ${thread.marks} ${thread.marks === 1 ? 'mark' : 'marks'}`}
      </p>
      <CommandState state={state} topic={`edit-connection/${thread.id}`} />
      <CommandState state={state} topic={`connect/${thread.id}`} />
      <div className="tb-row-actions">
        {thread.state === 'proposed' && (
          <Button icon="check" onClick={() => edit({ state: 'accepted' })}>
            Accept<span className="ww-visually-hidden">: {thread.text}</span>
          </Button>
        )}
        <Button onClick={() => setEditing(true)}>
          Reword<span className="ww-visually-hidden">: {thread.text}</span>
        </Button>
        <Button variant="quiet" onClick={() => edit({ state: 'gone' })}>
          Take away<span className="ww-visually-hidden">: {thread.text}</span>
        </Button>
      </div>
    </li>
  );
}

function ThreadForm({
  start,
  draft,
  submit,
  onSave,
  onCancel,
}: {
  start: string;
  draft: string;
  submit: string;
  onSave: (text: string, was: string) => void;
  onCancel: () => void;
}): JSX.Element {
  // What the words were made from, while others may change them.
  const [{ words, was }, setFields, forget] = useDraftOf(draft, { words: start, was: start });
  const setWords = (next: string): void => setFields({ words: next, was });
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const text = cleanWords(words);
    const wrong = wordsRefusal(text, LIMITS.sentenceChars, true);
    if (wrong) return setRefusal(wrong);
    forget();
    onSave(text, was);
  };
  return (
    <form
      onSubmit={save}
      noValidate
      className="tb-answer-form"
      onKeyDown={(event) => {
        if (isEscape(event)) onCancel();
      }}
    >
      <WordsField
        label="In one sentence, because…"
        value={words}
        max={LIMITS.sentenceChars}
        refusal={refusal}
        rows={2}
        autoFocus
        onChange={(next) => {
          setWords(next);
          setRefusal(null);
        }}
      />
      <div className="tb-row-actions">
        <Button type="submit">{submit}</Button>
        <Button variant="quiet" onClick={onCancel}>
          Not now
        </Button>
      </div>
    </form>
  );
}

function AddThread({
  state,
  own,
  onDone,
}: {
  state: TablesState;
  own: TableRow;
  onDone: () => void;
}): JSX.Element {
  const others = state.session.tables.filter(
    (row) => row.tableId !== own.tableId && row.state !== 'closed',
  );
  const [{ to, relation }, setThread, forget] = useDraftOf<{ to: string; relation: Relation }>(
    `thread-${own.tableId}-to`,
    { to: others[0]?.tableId ?? '', relation: 'reinforces' },
  );
  return (
    <div className="tb-card tb-visit-form">
      <h3>A new connection</h3>
      {others.length === 0 ? (
        <>
          <p className="tb-small">There is no other open table to connect with.</p>
          <Button onClick={onDone}>All right</Button>
        </>
      ) : (
        <>
          <RelationFields
            label={`Table ${own.number} ${relation} which table?`}
            tables={others}
            to={to}
            onTo={(next) => setThread({ to: next, relation })}
            relation={relation}
            onRelation={(next) => setThread({ to, relation: next })}
          />
          <ThreadForm
            start=""
            draft={`thread-${own.tableId}`}
            submit="Add it"
            onCancel={onDone}
            onSave={(text) => {
              state.send({
                kind: 'connect',
                connection: { id: newId(), from: own.tableId, to, relation, text },
              });
              forget();
              onDone();
            }}
          />
        </>
      )}
    </div>
  );
}

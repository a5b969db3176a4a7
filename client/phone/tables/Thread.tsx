import { useState, type JSX } from 'react';
import type { ConnectionEdit } from '../../../shared/commands/connections.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import { hasDraft } from '../../app/drafts.ts';
import { useDraftOf } from '../../app/useDraft.ts';
import { Button } from '../../design/Button.tsx';
import { saidAlready } from '../../meeting/leftAtTable.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import { CommandState } from './CommandState.tsx';
import type { TablesState } from './TablesState.ts';
import { WordsForm } from './WordsForm.tsx';

/** One connection of the own table, with all that its people may do to it. */
export function Thread({
  state,
  own,
  thread,
}: {
  state: TablesState;
  own: TableRow;
  thread: ConnectionRow;
}): JSX.Element {
  const [editing, setEditing] = useState(() => hasDraft(`reword-${thread.id}`));
  const name = (id: string): string => {
    const row = state.session.tables.find(({ tableId }) => tableId === id);
    return id === own.tableId ? `${own.number} (yours)` : row ? `${row.number} · ${row.name}` : '?';
  };
  const edit = (change: ConnectionEdit): void =>
    state.send({ kind: 'edit-connection', id: thread.id, edit: change });
  const [same] = saidAlready(thread, state.connections);
  if (editing) {
    return (
      <ThreadForm
        start={thread.text}
        draft={`reword-${thread.id}`}
        submit="Save"
        onCancel={() => setEditing(false)}
        onSave={(text, was) => {
          edit({ text, was: [was] });
          setEditing(false);
          return true;
        }}
      />
    );
  }
  return (
    <>
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
      {same && (
        <div className="tb-same">
          <p>
            Says the same as <q dir="auto">{same.text}</q>
          </p>
          <Button onClick={() => edit({ into: same.id })}>
            Make them one<span className="ww-visually-hidden">: {thread.text}</span>
          </Button>
        </div>
      )}
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
    </>
  );
}

/** Its sentence, being written. */
export function ThreadForm({
  start,
  draft,
  submit,
  onSave,
  onCancel,
}: {
  start: string;
  draft: string;
  submit: string;
  /** `false`: something is missing; the words stay. */
  onSave: (text: string, was: string) => boolean;
  onCancel: () => void;
}): JSX.Element {
  // What the words were made from, while others may change them.
  const [{ words, was }, setFields, forget] = useDraftOf(draft, { words: start, was: start });
  return (
    <WordsForm
      label="In one sentence, because…"
      max={LIMITS.sentenceChars}
      submit={submit}
      words={words}
      onType={(next) => setFields({ words: next, was })}
      onSave={(text) => {
        if (onSave(text, was)) forget();
      }}
      onCancel={onCancel}
    />
  );
}

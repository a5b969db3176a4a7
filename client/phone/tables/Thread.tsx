import { useState, type JSX, type ReactNode } from 'react';
import { mayAccept } from '../../../shared/access/words.ts';
import type { ConnectionEdit } from '../../../shared/commands/connections.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import { hasDraft } from '../../app/drafts.ts';
import { useDraftOf } from '../../app/useDraft.ts';
import { Button } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import { saidAlready } from '../../meeting/leftAtTable.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import { CommandState } from './CommandState.tsx';
import type { TablesState } from './TablesState.ts';
import { WordsForm } from './WordsForm.tsx';
import { t, words } from '../../words/speak.ts';
import { HIDDEN, T } from '../../words/T.tsx';

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
  const [editing, setEditing] = useState(() => hasDraft(rewording(thread)));
  const name = (id: string): ReactNode => {
    const row = state.session.tables.find(({ tableId }) => tableId === id);
    if (id === own.tableId) return t('phone.thread.yours', { number: own.number });
    return row ? (
      <>
        {row.number} · <bdi>{row.name}</bdi>
      </>
    ) : (
      '?'
    );
  };
  if (editing) return <Rewording state={state} thread={thread} onDone={() => setEditing(false)} />;
  return (
    <>
      <p className={`tb-thread is-${thread.relation}`}>
        <span>{name(thread.from)}</span>
        <span className="tb-thread-to">
          <span className="tb-thread-kind">{t(`relation.${thread.relation}.does`)}</span>{' '}
          <span>{name(thread.to)}</span>
        </span>
      </p>
      <p dir="auto">{thread.text}</p>
      <p className="tb-small">
        {t(`phone.thread.${thread.state}`)}
        <ByWhom thread={thread} />
      </p>
      <ThreadState state={state} id={thread.id} />
      <ThreadActions state={state} thread={thread} onReword={() => setEditing(true)}>
        <MarkButton state={state} thread={thread} />
      </ThreadActions>
    </>
  );
}

const rewording = ({ id }: ConnectionRow): string => `reword-${id}`;
/** Was it being reworded when the page went away? */
export const isReworded = (thread: ConnectionRow): boolean => hasDraft(rewording(thread));

/** Who drew it, after what was said before. */
export function ByWhom({ thread }: { thread: ConnectionRow }): JSX.Element | null {
  const { mine, by, alsoBy = [] } = thread;
  const names = [mine ? t('phone.you') : by, ...alsoBy].filter((name) => name !== undefined);
  return names.length === 0 ? null : (
    <> · {t('phone.thread.by', { names: words().list(names, 'unit') })}</>
  );
}

/** How far what was said here about it is. */
export const ThreadState = ({ state, id }: { state: TablesState; id: string }): JSX.Element => (
  <>
    <CommandState state={state} topic={`edit-connection/${id}`} />
    <CommandState state={state} topic={`connect/${id}`} />
  </>
);

/** Anyone marks what matters, and takes it back. */
export function MarkButton({
  state,
  thread: { id, text, marks, marked },
}: {
  state: TablesState;
  thread: ConnectionRow;
}): JSX.Element {
  return (
    <button
      type="button"
      className="tb-mark"
      aria-pressed={marked}
      aria-label={t('phone.thread.mark', { text, marks })}
      onClick={() => state.send({ kind: 'edit-connection', id, edit: { mark: !marked } })}
    >
      <Icon name="star" size={20} />
      {marks}
    </button>
  );
}

/** What its tables, and who drew it, may do to it. `children` stand before it. */
export function ThreadActions({
  state,
  thread,
  onReword,
  children,
}: {
  state: TablesState;
  thread: ConnectionRow;
  onReword: () => void;
  children?: ReactNode;
}): JSX.Element {
  const [same] = saidAlready(thread, state.connections);
  const { id, text } = thread;
  const edit = (change: ConnectionEdit): void =>
    state.send({ kind: 'edit-connection', id, edit: change });
  const mayDecide = mayAccept(state.person, thread);
  return (
    <>
      {same && mayDecide && (
        <div className="tb-same">
          <p>
            <T k="phone.thread.same" with={{ text: same.text, q: <q dir="auto" /> }} />
          </p>
          <Button onClick={() => edit({ into: same.id })}>
            <T k="phone.thread.merge" with={{ text, hidden: HIDDEN }} />
          </Button>
        </div>
      )}
      <div className="tb-row-actions">
        {children}
        {thread.state === 'proposed' && mayDecide && (
          <Button icon="check" onClick={() => edit({ state: 'accepted' })}>
            <T k="phone.thread.accept" with={{ text, hidden: HIDDEN }} />
          </Button>
        )}
        {thread.mayEdit && (
          <>
            <Button onClick={onReword}>
              <T k="phone.thread.reword" with={{ text, hidden: HIDDEN }} />
            </Button>
            <Button variant="quiet" onClick={() => edit({ state: 'gone' })}>
              <T k="phone.thread.takeAway" with={{ text, hidden: HIDDEN }} />
            </Button>
          </>
        )}
      </div>
    </>
  );
}

/** Its sentence, being put into other words. */
export function Rewording({
  state,
  thread,
  onDone,
}: {
  state: TablesState;
  thread: ConnectionRow;
  onDone: () => void;
}): JSX.Element {
  return (
    <ThreadForm
      start={thread.text}
      draft={rewording(thread)}
      submit={t('app.save')}
      onCancel={onDone}
      onSave={(text, was) => {
        state.send({ kind: 'edit-connection', id: thread.id, edit: { text, was: [was] } });
        onDone();
        return true;
      }}
    />
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
      label={t('phone.leave.connection.label')}
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

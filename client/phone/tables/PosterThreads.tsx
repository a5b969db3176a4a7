import { useId, useMemo, useState, type JSX } from 'react';
import { mayAccept } from '../../../shared/access/words.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import type { ConnectionView } from '../../../shared/protocol/tables.ts';
import { Button } from '../../design/Button.tsx';
import { ThreadSign } from '../../design/ThreadSign.tsx';
import { connectionRows, type ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import { firstThreads, threadsAt, threadWords } from '../../meeting/threadsAt.ts';
import type { TablesState } from './TablesState.ts';
import {
  ByWhom,
  isReworded,
  MarkButton,
  Rewording,
  ThreadActions,
  ThreadState,
} from './Thread.tsx';
import { t } from '../../words/speak.ts';
import { HIDDEN, T } from '../../words/T.tsx';

/** So many are read at a glance; of more, the first three. */
const FEW = 4;
const FIRST = 3;

/** What is already said between this poster and others, before one adds to it. `asked`: as the server tells it to this person. */
export function PosterThreads({
  state,
  table,
  asked,
  isOwn,
}: {
  state: TablesState;
  table: TableRow;
  asked: readonly ConnectionView[];
  isOwn: boolean;
}): JSX.Element {
  const { pending, person, offline, session } = state;
  const rows = useMemo(
    () =>
      connectionRows(
        null,
        new Map(asked.map((connection) => [connection.id, connection])),
        pending,
        person,
        offline ? 'network' : null,
      ),
    [asked, pending, person, offline],
  );
  // Those of this poster, among which such that say the same are looked for.
  const here = { ...state, connections: rows };
  const groups = threadsAt(table.tableId, session.tables, rows);
  const all = groups.flatMap((group) => group.rows);
  const [unfolded, setUnfolded] = useState(() => all.some(isReworded));
  const id = useId();
  const toDecide = all.filter(
    (thread) => thread.state === 'proposed' && mayAccept(person, thread),
  ).length;
  const isFolded = all.length > FEW && !unfolded;
  const shown = isFolded ? firstThreads(groups, FIRST) : groups;
  return (
    <section className="tb-threads" aria-labelledby={id}>
      <div className="tb-head">
        <h2 id={id}>{t('phone.threads.count', { count: all.length })}</h2>
        {toDecide > 0 && <p>{t('phone.threads.toDecide', { count: toDecide })}</p>}
      </div>
      {all.length === 0 && (
        <p className="tb-small">{t(isOwn ? 'phone.threads.noneOwn' : 'phone.threads.noneHere')}</p>
      )}
      <ul>
        {shown.map((group) => (
          <li key={group.neighbour.tableId} className="tb-neighbour">
            <h3>
              <span className="tb-neighbour-number">
                <T k="poster.badge" with={{ number: group.neighbour.number, hidden: HIDDEN }} />
              </span>{' '}
              <bdi>{group.neighbour.name}</bdi>
              {group.neighbour.state === 'closed' && (
                <span className="tb-small"> {t('phone.threads.closed')}</span>
              )}
            </h3>
            <ul>
              {group.rows.map((thread) => (
                <li key={thread.id} className="tb-strand">
                  <Strand state={here} thread={thread} tableId={table.tableId} isOwn={isOwn} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {all.length > FEW && (
        <Button wide aria-expanded={!isFolded} onClick={() => setUnfolded(isFolded)}>
          {isFolded ? t('phone.threads.all', { count: all.length }) : t('phone.threads.first')}
        </Button>
      )}
    </section>
  );
}

function Strand({
  state,
  thread,
  tableId,
  isOwn,
}: {
  state: TablesState;
  thread: ConnectionRow;
  tableId: string;
  isOwn: boolean;
}): JSX.Element {
  const [editing, setEditing] = useState(() => isReworded(thread));
  const [isOpen, setOpen] = useState(false);
  const isToDecide = thread.state === 'proposed' && mayAccept(state.person, thread);
  return (
    <>
      <ThreadSign relation={thread.relation} isBack={thread.from !== tableId} />
      <p className="tb-strand-kind">
        {threadWords(thread, tableId, isOwn)}
        <span className="tb-strand-by">
          {thread.state === 'proposed' && <> · {t('phone.thread.proposedBeside')}</>}
          <ByWhom thread={thread} />
        </span>
      </p>
      {!editing && <MarkButton state={state} thread={thread} />}
      <div className="tb-strand-words">
        {editing ? (
          <Rewording state={state} thread={thread} onDone={() => setEditing(false)} />
        ) : (
          <>
            <p className="tb-strand-text" dir="auto">
              {thread.text}
            </p>
            <ThreadState state={state} id={thread.id} />
          </>
        )}
        {!editing && thread.mayEdit && !isOpen && !isToDecide && (
          <button
            type="button"
            className="tb-link"
            aria-expanded={false}
            onClick={() => setOpen(true)}
          >
            <T k="phone.thread.change" with={{ text: thread.text, hidden: HIDDEN }} />
          </button>
        )}
        {!editing && thread.mayEdit && (isOpen || isToDecide) && (
          <ThreadActions state={state} thread={thread} onReword={() => setEditing(true)} />
        )}
      </div>
    </>
  );
}

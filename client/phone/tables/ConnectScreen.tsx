import { pageOf } from '../../app/address/links.ts';
import { useEffect, useRef, useState, type JSX } from 'react';
import type { Relation } from '../../../shared/model/gallery.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import { hasDraft } from '../../app/drafts.ts';
import { useConnections } from '../../app/useConnections.ts';
import { useDraftOf } from '../../app/useDraft.ts';
import { leftAtTable } from '../../meeting/leftAtTable.ts';
import { Button, LinkButton } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import { newId } from '../../sync/newId.ts';
import { RelationFields } from './RelationFields.tsx';
import type { TablesState } from './TablesState.ts';
import { NO_OTHER_TABLE } from './WordsField.tsx';
import { threadsOf } from './threads.ts';
import { Thread, ThreadForm } from './Thread.tsx';
import { VisitsReceived } from './VisitsReceived.tsx';
import { OwnLeft } from './OwnLeft.tsx';

/** The threads of the own table: accept, reword, take away, add. */
export function ConnectScreen({
  state,
  onTable,
}: {
  state: TablesState;
  onTable: () => void;
}): JSX.Element {
  const { session, person, offline, connections, visits } = state;
  const own = session.tables.find(({ tableId }) => tableId === person.table) ?? null;
  const { value, trouble } = useConnections(state.meeting, state);
  const [hasAdded, setAdded] = useState(false);
  const [adding, setAdding] = useState(() => own !== null && hasDraft(`thread-${own.tableId}`));
  // Those that wait among what visitors left are decided there.
  const waiting = new Set(
    (own ? leftAtTable(own.tableId, visits, connections) : []).flatMap(({ isOpen, thread }) =>
      isOpen && thread ? [thread.id] : [],
    ),
  );
  const mine = own ? threadsOf(own.tableId, connections).filter(({ id }) => !waiting.has(id)) : [];
  const listed = new Set([...mine.map(({ id }) => id), ...waiting]);
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
      {own && adding && (
        <AddThread
          state={state}
          own={own}
          onDone={(hasAdded) => {
            setAdding(false);
            setAdded(hasAdded);
          }}
        />
      )}
      {own && <VisitsReceived state={state} table={own} connecting />}
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
          <p className="tb-small" role="status">
            {hasAdded && !adding ? 'Your connection is in the list, with how far it is.' : ''}
          </p>
          {value !== null && mine.length === 0 && (
            <p className="tb-small">
              {waiting.size > 0 ? 'None is accepted yet.' : 'None yet. Add the first one.'}
            </p>
          )}
          <ul className="tb-visits">
            {mine.map((thread) => (
              <li key={thread.id} className="tb-visit">
                <Thread state={state} own={own} thread={thread} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {own && (
        <div className="tb-bar tb-bar-one" hidden={adding || state.writing !== null}>
          <Button icon="plus" variant="filled" onClick={() => setAdding(true)}>
            Add a connection
          </Button>
        </div>
      )}
      <OwnLeft state={state} listed={listed} />
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

function AddThread({
  state,
  own,
  onDone,
}: {
  state: TablesState;
  own: TableRow;
  onDone: (hasAdded: boolean) => void;
}): JSX.Element {
  const others = state.session.tables.filter(
    (row) => row.tableId !== own.tableId && row.state !== 'closed',
  );
  const [{ to, relation }, setThread, forget] = useDraftOf<{ to: string; relation: Relation }>(
    `thread-${own.tableId}-to`,
    { to: '', relation: 'reinforces' },
  );
  // Chosen on purpose: a table that stood there by itself got other tables' threads.
  const isChosen = others.some(({ tableId }) => tableId === to);
  const [isMissing, setMissing] = useState(false);
  const select = useRef<HTMLSelectElement>(null);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.scrollIntoView({ block: 'start' }), []);
  return (
    <div ref={card} className="tb-card tb-visit-form">
      <h2>A new connection</h2>
      {others.length === 0 ? (
        <>
          <p className="tb-small">There is no other open table to connect with.</p>
          <Button onClick={() => onDone(false)}>All right</Button>
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
            refusal={isMissing && !isChosen ? NO_OTHER_TABLE : null}
            field={select}
          />
          <ThreadForm
            start=""
            draft={`thread-${own.tableId}`}
            submit="Add it"
            onCancel={() => onDone(false)}
            onSave={(text) => {
              setMissing(!isChosen);
              if (!isChosen) {
                select.current?.focus();
                return false;
              }
              state.send({
                kind: 'connect',
                connection: { id: newId(), from: own.tableId, to, relation, text },
              });
              forget();
              onDone(true);
              return true;
            }}
          />
        </>
      )}
    </div>
  );
}

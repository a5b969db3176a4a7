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
import { threadsOf } from './threads.ts';
import { Thread, ThreadForm } from './Thread.tsx';
import { VisitsReceived } from './VisitsReceived.tsx';
import { OwnLeft } from './OwnLeft.tsx';
import { t } from '../../words/speak.ts';

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
      <section className="tb-now" aria-label={t('phone.now')}>
        <p className="tb-now-step">
          <Icon name="thread-line" size={20} />
          {t('phone.now.connect')}
        </p>
        <h1 tabIndex={-1}>{t(own ? 'phone.connect' : 'phone.connect.noTable')}</h1>
        <p>{t(own ? 'phone.connect.text' : 'phone.connect.noTable.text')}</p>
        {!own && (
          <Button className="tb-now-button" wide onClick={onTable}>
            {t('table.choose')}
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
            <h2 id="threads-title">{t('phone.threads', { number: own.number })}</h2>
            <p aria-live="polite">
              {proposed > 0
                ? t('phone.threads.toDecide', { count: proposed })
                : mine.length > 0
                  ? t('left.inAll', { count: mine.length })
                  : ''}
            </p>
          </div>
          {value === null && trouble?.state !== 'refused' && (
            <p className="tb-loading" role="status">
              <Icon name={offline ? 'cloud-off' : 'sending'} size={20} />
              {t(offline ? 'phone.threads.offline' : 'phone.threads.getting')}
            </p>
          )}
          {trouble?.state === 'refused' && (
            <p className="ww-field-refusal" role="alert">
              <Icon name="warning" size={20} />
              {trouble.detail}
            </p>
          )}
          <p className="tb-small" role="status">
            {hasAdded && !adding ? t('phone.threads.added') : ''}
          </p>
          {value !== null && mine.length === 0 && (
            <p className="tb-small">
              {t(waiting.size > 0 ? 'phone.threads.noneAccepted' : 'phone.threads.none')}
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
        <div className="tb-bar" hidden={adding || state.writing !== null}>
          <Button icon="plus" variant="filled" onClick={() => setAdding(true)}>
            {t('phone.threads.add')}
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
        {t('phone.threads.seeAll')}
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
      <h2>{t('phone.threads.new')}</h2>
      {others.length === 0 ? (
        <>
          <p className="tb-small">{t('phone.threads.noOther')}</p>
          <Button onClick={() => onDone(false)}>{t('app.allRight')}</Button>
        </>
      ) : (
        <>
          <RelationFields
            label={t('phone.threads.which', { number: own.number, relation })}
            tables={others}
            to={to}
            onTo={(next) => setThread({ to: next, relation })}
            relation={relation}
            onRelation={(next) => setThread({ to, relation: next })}
            refusal={isMissing && !isChosen ? t('phone.threads.otherMissing') : null}
            field={select}
          />
          <ThreadForm
            start=""
            draft={`thread-${own.tableId}`}
            submit={t('phone.threads.submit')}
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

import { useState, type JSX } from 'react';
import type { TableRow } from '../../../shared/model/table.ts';
import { posterPlan } from '../../meeting/posterPlan.ts';
import { postersSeen } from '../../meeting/walkNow.ts';
import { Button } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import { OwnLeft } from './OwnLeft.tsx';
import { PosterPlan } from './PosterPlan.tsx';
import { PosterStop } from './PosterStop.tsx';
import type { TablesState } from './TablesState.ts';
import { VisitsReceived } from './VisitsReceived.tsx';
import { neighbours, walkPlace } from './walkPlace.ts';

/** The walk: where to go now, one poster at a time. Hosts stay with theirs. */
export function GalleryWalk({
  state,
  onTable,
}: {
  state: TablesState;
  onTable: () => void;
}): JSX.Element {
  const place = walkPlace(state.session, state.person);
  switch (place.state) {
    case 'host':
      return <Hosting state={state} table={place.table} onTable={onTable} />;
    case 'stop': {
      const { table, next, number, of } = place;
      return (
        <>
          <section className="tb-now" aria-label="Now">
            <div aria-live="polite">
              <p className="tb-now-step">
                <Icon name="arrow-right" size={20} />
                Now: stop {number} of {of}
              </p>
              <h1 tabIndex={-1}>Go to table {table.number}</h1>
              <p className="tb-now-name" dir="auto">
                {table.name}
              </p>
            </div>
            <p className="tb-now-next">
              {next ? (
                <>
                  Next: table {next.number} · <bdi>{next.name}</bdi>
                </>
              ) : (
                'The last stop. Then back to your table.'
              )}
            </p>
          </section>
          <PosterPlan
            spots={posterPlan(state.session.tables, {
              now: table.tableId,
              next: next?.tableId,
              seen: postersSeen(state.session, state.person),
            })}
            said={`You’re at ${table.number}, stop ${number} of ${of}.${next ? ` Next: ${next.number}.` : ''}`}
          />
          <PosterStop state={state} table={table} />
        </>
      );
    }
    case 'walked':
      return (
        <>
          <section className="tb-now" aria-label="Now">
            <div aria-live="polite">
              <p className="tb-now-step">
                <Icon name="check" size={20} />
                Now: back to your table
              </p>
              <h1 tabIndex={-1}>You’ve seen them all</h1>
              <p>
                {place.home
                  ? `Go back to table ${place.home.number}. What visitors left there waits for you.`
                  : 'Sit down at a table to go on.'}
              </p>
            </div>
            <Button className="tb-now-button" wide onClick={onTable}>
              {place.home ? `Table ${place.home.number}` : 'Choose a table'}
            </Button>
          </section>
          <OwnLeft state={state} />
        </>
      );
    case 'free':
      return <FreeWalk state={state} standing={place.standing} onTable={onTable} />;
  }
}

function Hosting({
  state,
  table,
  onTable,
}: {
  state: TablesState;
  table: TableRow;
  onTable: () => void;
}): JSX.Element {
  const [shown, setShown] = useState(false);
  const { person, session } = state;
  // Where nobody sits beside her there is nobody to swap with.
  const swapAt = (state.table?.members.length ?? 0) > 1 ? session.walk?.swapAt : undefined;
  return (
    <>
      <section className="tb-now" aria-label="Now">
        <div aria-live="polite">
          <p className="tb-now-step">
            <Icon name="people" size={20} />
            Now: gallery walk
          </p>
          <h1 tabIndex={-1}>
            {person.stops ? 'Your turn to stay with your poster' : 'You stay with your poster'}
          </h1>
          <p>
            {person.stops ? `Go back to table ${table.number}: your host walks from now on. ` : ''}
            Tell visitors what table {table.number} found. What they leave appears below.
          </p>
          {swapAt !== undefined && !person.stops && (
            <p className="tb-now-next">
              From stop {swapAt + 1} on somebody else stays, and you walk.
            </p>
          )}
        </div>
        <Button className="tb-now-button" wide onClick={onTable}>
          Hand over
        </Button>
      </section>
      <VisitsReceived state={state} table={table} />
      <Button wide aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? 'Fold our poster' : 'See our poster'}
      </Button>
      {shown && <PosterStop state={state} table={table} own />}
    </>
  );
}

function FreeWalk({
  state,
  standing,
  onTable,
}: {
  state: TablesState;
  standing: TableRow | null;
  onTable: () => void;
}): JSX.Element {
  const { session, person, send } = state;
  const stand = (table: string | null): void => {
    send({ kind: 'me', edit: { standing: table } });
    window.scrollTo(0, 0);
  };
  const doors = standing && neighbours(session.tables, standing.tableId);
  const [seen, setSeen] = useState<ReadonlySet<string>>(() => new Set());
  const open = (table: string): void => {
    if (standing) setSeen(new Set([...seen, standing.tableId]));
    stand(table);
  };
  if (standing) {
    return (
      <>
        <section className="tb-at" aria-label="Now">
          <h1 tabIndex={-1}>Poster {standing.number}</h1>
          <Button onClick={() => stand(null)}>All posters</Button>
        </section>
        <PosterPlan
          spots={posterPlan(session.tables, {
            now: standing.tableId,
            next: undefined,
            seen: new Set([
              ...seen,
              ...state.visits.filter(({ mine }) => mine).map(({ table }) => table),
            ]),
          })}
          said={`You’re at ${standing.number} of ${session.tables.length} posters.`}
          onOpen={open}
        />
        <PosterStop state={state} table={standing} own={standing.tableId === person.table} />
        {doors && (
          <nav className="tb-doors" aria-label="Neighbouring posters">
            <Button icon="arrow-left" onClick={() => open(doors.previous.tableId)}>
              <span className="ww-visually-hidden">Back to </span>
              <bdi>
                {doors.previous.number} {doors.previous.name}
              </bdi>
            </Button>
            <Button iconAfter="arrow-right" onClick={() => open(doors.next.tableId)}>
              <span className="ww-visually-hidden">On to </span>
              <bdi>
                {doors.next.number} {doors.next.name}
              </bdi>
            </Button>
          </nav>
        )}
      </>
    );
  }
  return (
    <>
      <section className="tb-now" aria-label="Now">
        <p className="tb-now-step">
          <Icon name="people" size={20} />
          Now: gallery walk
        </p>
        <h1 tabIndex={-1}>Walk where you like</h1>
        <p>Open a poster. Ask, connect, or join.</p>
        {person.table === undefined && (
          <Button className="tb-now-button" wide onClick={onTable}>
            Choose a table
          </Button>
        )}
      </section>
      <ul className="tb-tables" aria-label="Posters">
        {session.tables.map((table) => (
          <li key={table.tableId}>
            <button
              type="button"
              className={`tb-table${table.tableId === person.table ? ' is-own' : ''}`}
              onClick={() => stand(table.tableId)}
            >
              <span className="tb-table-number">
                <span className="ww-visually-hidden">Poster </span>
                {table.number}
              </span>
              <span className="tb-table-words">
                <span className="tb-table-name" dir="auto">
                  {table.name}
                </span>
                {table.tableId === person.table && (
                  <span className="tb-table-about">Your table</span>
                )}
                {state.visits.some((visit) => visit.mine && visit.table === table.tableId) && (
                  <span className="tb-table-about">You left something here</span>
                )}
              </span>
              <Icon name="arrow-right" />
            </button>
          </li>
        ))}
      </ul>
      <OwnLeft state={state} />
    </>
  );
}

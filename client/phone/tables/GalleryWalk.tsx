import { useState, type JSX } from 'react';
import type { TableRow } from '../../../shared/model/table.ts';
import { posterPlan } from '../../meeting/posterPlan.ts';
import { Button } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import { FreeWalk } from './FreeWalk.tsx';
import { OwnLeft, OwnLeftFold } from './OwnLeft.tsx';
import { PosterPlan } from './PosterPlan.tsx';
import { PosterStop } from './PosterStop.tsx';
import type { TablesState } from './TablesState.ts';
import { VisitsReceived } from './VisitsReceived.tsx';
import { useSeenPosters } from './useSeenPosters.ts';
import { walkPlace, type WalkPlace } from './walkPlace.ts';

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
    case 'stop':
      return <Stop state={state} place={place} />;
    case 'walked':
      return <Walked state={state} home={place.home} onTable={onTable} />;
    case 'free':
      return <FreeWalk state={state} standing={place.standing} onTable={onTable} />;
  }
}

/** One stop of a rotation: where to go, and what hangs there. */
function Stop({
  state,
  place: { table, next, number, of },
}: {
  state: TablesState;
  place: Extract<WalkPlace, { state: 'stop' }>;
}): JSX.Element {
  const seen = useSeenPosters(state, table.tableId);
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
          seen,
        })}
        said={`You’re at ${table.number}, stop ${number} of ${of}.${next ? ` Next: ${next.number}.` : ''}`}
      />
      <PosterStop state={state} table={table} />
      <OwnLeftFold state={state} />
    </>
  );
}

function Walked({
  state,
  home,
  onTable,
}: {
  state: TablesState;
  home: TableRow | null;
  onTable: () => void;
}): JSX.Element {
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
            {home
              ? `Go back to table ${home.number}. What visitors left there waits for you.`
              : 'Sit down at a table to go on.'}
          </p>
        </div>
        <Button className="tb-now-button" wide onClick={onTable}>
          {home ? `Table ${home.number}` : 'Choose a table'}
        </Button>
      </section>
      <OwnLeft state={state} />
    </>
  );
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
      <OwnLeftFold state={state} />
    </>
  );
}

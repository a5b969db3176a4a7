import { useEffect, useState, type JSX } from 'react';
import type { TableRow } from '../../../shared/model/table.ts';
import { posterPlan } from '../../meeting/posterPlan.ts';
import { Button } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import { NumberForm } from './NumberForm.tsx';
import { OwnLeftFold } from './OwnLeft.tsx';
import { PosterPlan } from './PosterPlan.tsx';
import { PosterStop } from './PosterStop.tsx';
import type { TablesState } from './TablesState.ts';
import { useSeenPosters } from './useSeenPosters.ts';
import { neighbours } from './walkPlace.ts';

/** More than these, and a number is typed sooner than found. */
const FEW = 12;

/** Wherever one likes; `standing` is the poster one looks at. */
export function FreeWalk({
  state,
  standing,
  onTable,
}: {
  state: TablesState;
  standing: TableRow | null;
  onTable: () => void;
}): JSX.Element {
  const { session, person, send } = state;
  const { tables } = session;
  const seen = useSeenPosters(state, standing?.tableId ?? null);
  const [moves, setMoves] = useState(0);
  const stand = (table: string | null): void => {
    send({ kind: 'me', edit: { standing: table } });
    setMoves(moves + 1);
  };
  useEffect(() => {
    if (moves === 0) return;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('.tb-half h1')?.focus({ preventScroll: true });
  }, [moves]);
  const count = tables.filter(({ tableId }) => seen.has(tableId)).length;
  const number = tables.length > FEW && (
    <NumberForm tables={tables} toRead submit="Open it" onFound={({ tableId }) => stand(tableId)} />
  );
  if (!standing)
    return (
      <>
        <FreeStart hasTable={person.table !== undefined} onTable={onTable} />
        <PosterPlan
          spots={posterPlan(tables, { now: undefined, next: undefined, seen })}
          said={`${tables.length} posters${count > 0 ? `, ${count} seen` : ''}.`}
          onOpen={stand}
        />
        {number}
        <OwnLeftFold state={state} />
        <Posters state={state} seen={seen} onOpen={stand} />
      </>
    );
  return (
    <>
      <section className="tb-at" aria-label="Now">
        <h1 tabIndex={-1}>Poster {standing.number}</h1>
        <Button onClick={() => stand(null)}>All posters</Button>
      </section>
      <PosterPlan
        // Of another poster it is folded again: the poster is what she came for.
        key={standing.tableId}
        spots={posterPlan(tables, { now: standing.tableId, next: undefined, seen })}
        said={`You’re at ${standing.number} of ${tables.length} posters.`}
        onOpen={stand}
      >
        {number}
      </PosterPlan>
      <PosterStop state={state} table={standing} own={standing.tableId === person.table} />
      <Doors tables={tables} standing={standing} onOpen={stand} />
      <OwnLeftFold state={state} />
    </>
  );
}

function FreeStart({ hasTable, onTable }: { hasTable: boolean; onTable: () => void }): JSX.Element {
  return (
    <section className="tb-now" aria-label="Now">
      <p className="tb-now-step">
        <Icon name="people" size={20} />
        Now: gallery walk
      </p>
      <h1 tabIndex={-1}>Walk where you like</h1>
      <p>Open a poster. Ask, connect, or join.</p>
      {!hasTable && (
        <Button className="tb-now-button" wide onClick={onTable}>
          Choose a table
        </Button>
      )}
    </section>
  );
}

function Posters({
  state: { session, person, visits },
  seen,
  onOpen,
}: {
  state: TablesState;
  seen: ReadonlySet<string>;
  onOpen: (tableId: string) => void;
}): JSX.Element {
  return (
    <ul className="tb-tables" aria-label="Posters">
      {session.tables.map(({ tableId, number, name }) => (
        <li key={tableId}>
          <button
            type="button"
            className={`tb-table${tableId === person.table ? ' is-own' : ''}`}
            onClick={() => onOpen(tableId)}
          >
            <span className="tb-table-number">
              <span className="ww-visually-hidden">Poster </span>
              {number}
            </span>
            <span className="tb-table-words">
              <span className="tb-table-name" dir="auto">
                {name}
              </span>
              {tableId === person.table && <span className="tb-table-about">Your table</span>}
              {visits.some((visit) => visit.mine && visit.table === tableId) ? (
                <span className="tb-table-about">You left something here</span>
              ) : (
                seen.has(tableId) && <span className="tb-table-about">Seen</span>
              )}
            </span>
            <Icon name="arrow-right" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Doors({
  tables,
  standing,
  onOpen,
}: {
  tables: readonly TableRow[];
  standing: TableRow;
  onOpen: (tableId: string) => void;
}): JSX.Element | null {
  const doors = neighbours(tables, standing.tableId);
  if (!doors) return null;
  const { previous, next } = doors;
  return (
    <nav className="tb-doors" aria-label="Neighbouring posters">
      <Button icon="arrow-left" onClick={() => onOpen(previous.tableId)}>
        <span className="ww-visually-hidden">Back to </span>
        <bdi>
          {previous.number} {previous.name}
        </bdi>
      </Button>
      <Button iconAfter="arrow-right" onClick={() => onOpen(next.tableId)}>
        <span className="ww-visually-hidden">On to </span>
        <bdi>
          {next.number} {next.name}
        </bdi>
      </Button>
    </nav>
  );
}

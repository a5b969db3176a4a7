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
import { t } from '../../words/speak.ts';
import { HIDDEN, T } from '../../words/T.tsx';

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
    <NumberForm
      tables={tables}
      toRead
      submit={t('phone.walk.open')}
      onFound={({ tableId }) => stand(tableId)}
    />
  );
  if (!standing)
    return (
      <>
        <FreeStart hasTable={person.table !== undefined} onTable={onTable} />
        <PosterPlan
          spots={posterPlan(tables, { now: undefined, next: undefined, seen })}
          said={t('phone.walk.posters', { posters: tables.length, seen: count })}
          onOpen={stand}
        />
        {number}
        <OwnLeftFold state={state} />
        <Posters state={state} seen={seen} onOpen={stand} />
      </>
    );
  return (
    <>
      <section className="tb-at" aria-label={t('phone.now')}>
        <h1 tabIndex={-1}>{t('phone.walk.poster', { number: standing.number })}</h1>
        <Button onClick={() => stand(null)}>{t('phone.walk.all')}</Button>
      </section>
      <PosterPlan
        // Of another poster it is folded again: the poster is what she came for.
        key={standing.tableId}
        spots={posterPlan(tables, { now: standing.tableId, next: undefined, seen })}
        said={t('phone.walk.at', { number: standing.number, posters: tables.length })}
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
    <section className="tb-now" aria-label={t('phone.now')}>
      <p className="tb-now-step">
        <Icon name="people" size={20} />
        {t('phone.now.gallery')}
      </p>
      <h1 tabIndex={-1}>{t('phone.walk.free')}</h1>
      <p>{t('phone.walk.free.text')}</p>
      {!hasTable && (
        <Button className="tb-now-button" wide onClick={onTable}>
          {t('table.choose')}
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
    <ul className="tb-tables" aria-label={t('phone.walk.list')}>
      {session.tables.map(({ tableId, number, name }) => (
        <li key={tableId}>
          <button
            type="button"
            className={`tb-table${tableId === person.table ? ' is-own' : ''}`}
            onClick={() => onOpen(tableId)}
          >
            <span className="tb-table-number">
              <T k="poster.badge" with={{ number, hidden: HIDDEN }} />
            </span>
            <span className="tb-table-words">
              <span className="tb-table-name" dir="auto">
                {name}
              </span>
              {tableId === person.table && <span className="tb-table-about">{t('table.own')}</span>}
              {visits.some((visit) => visit.mine && visit.table === tableId) ? (
                <span className="tb-table-about">{t('phone.walk.left')}</span>
              ) : (
                seen.has(tableId) && <span className="tb-table-about">{t('phone.walk.seen')}</span>
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
    <nav className="tb-doors" aria-label={t('phone.walk.neighbours')}>
      <Button icon="arrow-left" onClick={() => onOpen(previous.tableId)}>
        <T
          k="phone.walk.back"
          with={{ number: previous.number, name: previous.name, hidden: HIDDEN, poster: <bdi /> }}
        />
      </Button>
      <Button iconAfter="arrow-right" onClick={() => onOpen(next.tableId)}>
        <T
          k="phone.walk.on"
          with={{ number: next.number, name: next.name, hidden: HIDDEN, poster: <bdi /> }}
        />
      </Button>
    </nav>
  );
}

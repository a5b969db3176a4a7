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
import { t } from '../../words/speak.ts';

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
  const at = { number: table.number, stop: number, stops: of };
  return (
    <>
      <section className="tb-now" aria-label={t('phone.now')}>
        <div aria-live="polite">
          <p className="tb-now-step">
            <Icon name="arrow-right" size={20} />
            {t('phone.walk.stop', { stop: number, stops: of })}
          </p>
          <h1 tabIndex={-1}>{t('phone.walk.goTo', { number: table.number })}</h1>
          <p className="tb-now-name" dir="auto">
            {table.name}
          </p>
        </div>
        <p className="tb-now-next">
          {next
            ? t('phone.walk.next', { number: next.number, name: next.name })
            : t('phone.walk.last')}
        </p>
      </section>
      <PosterPlan
        spots={posterPlan(state.session.tables, {
          now: table.tableId,
          next: next?.tableId,
          seen,
        })}
        said={
          next
            ? t('phone.walk.atStopNext', { ...at, next: next.number })
            : t('phone.walk.atStop', at)
        }
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
      <section className="tb-now" aria-label={t('phone.now')}>
        <div aria-live="polite">
          <p className="tb-now-step">
            <Icon name="check" size={20} />
            {t('phone.walked.now')}
          </p>
          <h1 tabIndex={-1}>{t('phone.walked')}</h1>
          <p>{home ? t('phone.walked.text', { number: home.number }) : t('phone.walked.sit')}</p>
        </div>
        <Button className="tb-now-button" wide onClick={onTable}>
          {home ? t('table.numbered', { number: home.number }) : t('table.choose')}
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
      <section className="tb-now" aria-label={t('phone.now')}>
        <div aria-live="polite">
          <p className="tb-now-step">
            <Icon name="people" size={20} />
            {t('phone.now.gallery')}
          </p>
          <h1 tabIndex={-1}>{t(person.stops ? 'phone.host.turn' : 'phone.host.now')}</h1>
          <p>
            {t(person.stops ? 'phone.host.tellTurn' : 'phone.host.tell', { number: table.number })}
          </p>
          {swapAt !== undefined && !person.stops && (
            <p className="tb-now-next">{t('phone.host.swap', { stop: swapAt + 1 })}</p>
          )}
        </div>
        <Button className="tb-now-button" wide onClick={onTable}>
          {t('phone.host.toTable')}
        </Button>
      </section>
      <VisitsReceived state={state} table={table} />
      <Button wide aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t(shown ? 'phone.host.foldPoster' : 'phone.host.seePoster')}
      </Button>
      {shown && <PosterStop state={state} table={table} own />}
      <OwnLeftFold state={state} />
    </>
  );
}

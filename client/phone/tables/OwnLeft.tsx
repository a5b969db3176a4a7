import type { JSX } from 'react';
import { OwnVisit } from './OwnVisit.tsx';
import type { TablesState } from './TablesState.ts';
import { tableLine } from './visitWords.ts';

/** All that this person left in the gallery, the newest first, and what came of it. */
export function OwnLeft({ state }: { state: TablesState }): JSX.Element | null {
  const mine = state.visits.filter((visit) => visit.mine).reverse();
  if (mine.length === 0) return null;
  return (
    <section aria-labelledby="own-left-title">
      <div className="tb-head">
        <h2 id="own-left-title">What you left</h2>
        <p>{mine.length} in all</p>
      </div>
      <ul className="tb-visits">
        {mine.map((visit) => (
          <li key={visit.id} className="tb-visit">
            <p className="tb-small">
              <bdi>{tableLine(state.session, visit.table).replace(/^t/u, 'T')}</bdi>
            </p>
            <OwnVisit state={state} visit={visit} />
          </li>
        ))}
      </ul>
    </section>
  );
}

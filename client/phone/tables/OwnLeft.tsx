import { useEffect, useId, useState, type JSX } from 'react';
import { useDraftOf } from '../../app/useDraft.ts';
import { useConnections } from '../../app/useConnections.ts';
import { answeredIds, leftWords, ownLeft, type OwnLeftItem } from '../../meeting/ownLeft.ts';
import { CommandState } from './CommandState.tsx';
import { FateLine, OwnVisit } from './OwnVisit.tsx';
import type { TablesState } from './TablesState.ts';
import { tableLine } from './visitWords.ts';
import { VisitWho } from './VisitWho.tsx';
import { t } from '../../words/speak.ts';
import { HIDDEN, T } from '../../words/T.tsx';

/** All that this person left in the gallery, the newest first, and what came of it. `listed`: connections that stand elsewhere on this screen. */
export function OwnLeft({
  state,
  listed,
}: {
  state: TablesState;
  listed?: ReadonlySet<string>;
}): JSX.Element | null {
  const mine = ownLeft(state.visits, state.connections, listed);
  const id = useId();
  if (mine.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <div className="tb-head">
        <h2 id={id}>{t('phone.left')}</h2>
        <p>{t('left.inAll', { count: mine.length })}</p>
      </div>
      <Items state={state} items={mine} />
    </section>
  );
}

/** The same in one line while she walks; opened, it asks for what she drew elsewhere. */
export function OwnLeftFold({ state }: { state: TablesState }): JSX.Element | null {
  const [isOpen, setOpen] = useState(false);
  useConnections(state.meeting, state, isOpen);
  const mine = ownLeft(state.visits, state.connections);
  // Kept in this tab, like the posters she has seen.
  const [looked, setLooked] = useDraftOf<readonly string[]>(`answers-${state.wallId}`, []);
  const answered = answeredIds(mine);
  const isNews = isOpen && answered.some((id) => !looked.includes(id));
  useEffect(() => {
    if (isNews) setLooked(answered);
  });
  if (mine.length === 0) return null;
  return (
    <details
      className="tb-notes tb-own-left"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span>{t('phone.left')}</span>
        <span className="tb-small" aria-live="polite">
          {leftWords(mine, looked)}
        </span>
      </summary>
      {isOpen && <Items state={state} items={mine} />}
    </details>
  );
}

function Items({
  state,
  items,
}: {
  state: TablesState;
  items: readonly OwnLeftItem[];
}): JSX.Element {
  return (
    <ul className="tb-visits">
      {items.map((item) => (
        <li key={item.id} className="tb-visit">
          <p className="tb-small">
            <bdi>{tableLine(state.session, item.table)}</bdi>
          </p>
          {item.visit ? (
            <OwnVisit state={state} visit={item.visit} />
          ) : (
            <OwnThread state={state} item={item} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** A connection that she drew elsewhere than at its poster. */
function OwnThread({ state, item }: { state: TablesState; item: OwnLeftItem }): JSX.Element {
  const { id, fate, text } = item;
  return (
    <>
      <VisitWho visit={fate} session={state.session} who={null} />
      <p dir="auto">{text}</p>
      <FateLine visit={fate} session={state.session} />
      <div className="tb-visit-foot">
        <CommandState state={state} topic={`connect/${id}`} />
        <button
          type="button"
          className="tb-link"
          onClick={() => state.send({ kind: 'edit-connection', id, edit: { state: 'gone' } })}
        >
          <T k="phone.left.takeBack" with={{ text, hidden: HIDDEN }} />
        </button>
      </div>
    </>
  );
}

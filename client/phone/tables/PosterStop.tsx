import type { JSX } from 'react';
import { calledName } from '../../../shared/model/names.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import { Button } from '../../design/Button.tsx';
import { Icon, type IconName } from '../../design/Icon.tsx';
import { Poster } from '../../poster/Poster.tsx';
import type { VisitKind } from '../../../shared/model/gallery.ts';
import { CommandState } from './CommandState.tsx';
import type { TablesState } from './TablesState.ts';
import { useTableAnswer } from './useTableAnswer.ts';
import { visitWords } from './visitWords.ts';

const ACTIONS: readonly { kind: VisitKind; icon: IconName; name: string }[] = [
  { kind: 'question', icon: 'ask-bubble', name: 'Question' },
  { kind: 'connection', icon: 'thread-line', name: 'Connection' },
  { kind: 'join', icon: 'hand', name: 'Might join' },
];

/** One poster, what visitors left there, and within reach of the thumb what one can leave. `own`: one's own table's, where there is nothing to leave. */
export function PosterStop({
  state,
  table,
  own = false,
}: {
  state: TablesState;
  table: TableRow;
  own?: boolean;
}): JSX.Element {
  const { visits, counts, session, offline } = state;
  const { value, trouble, again } = useTableAnswer(
    state.meeting,
    table.tableId,
    counts.visits ?? 0,
  );
  const isSilent = trouble?.state === 'silent' || (offline && value === null);
  const mine = visits.filter((visit) => visit.mine && visit.table === table.tableId);
  const others = (value?.visits ?? []).filter((visit) => !visit.mine);
  const joins = others.filter(({ kind }) => kind === 'join').length;
  const joined = mine.find(({ kind }) => kind === 'join');
  const closed = table.state === 'closed';
  return (
    <div className="tb-stop">
      {mine.length > 0 && (
        <section aria-label="What you left here">
          <div className="tb-head">
            <h2>You left here</h2>
          </div>
          <ul className="tb-visits">
            {mine.map((visit) => (
              <li key={visit.id} className="tb-visit">
                <p className="tb-visit-who">{visitWords(visit, session, 'You')}</p>
                {visit.text && <p dir="auto">{visit.text}</p>}
                {visit.answer && (
                  <p className="tb-answer" dir="auto">
                    <b>{visit.answer.by ?? 'The table'}:</b> {visit.answer.text}
                  </p>
                )}
                <div className="tb-visit-foot">
                  <CommandState state={state} topic={`visit/${visit.id}`} />
                  <button
                    type="button"
                    className="tb-link"
                    onClick={() => state.send({ kind: 'take-back-visit', id: visit.id })}
                  >
                    Take it back
                    <span className="ww-visually-hidden">
                      : {visit.text || visitWords(visit, session, 'You')}
                    </span>
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {value ? (
        <div className="tb-poster">
          <Poster poster={value.poster} />
        </div>
      ) : (
        <div className="tb-card tb-poster-wait" role="status">
          {!trouble && !isSilent ? (
            <p className="tb-loading">
              <Icon name="sending" size={20} />
              Getting the poster…
            </p>
          ) : (
            <>
              <p className="tb-loading">
                <Icon name={isSilent ? 'cloud-off' : 'warning'} size={20} />
                {trouble?.state === 'refused'
                  ? trouble.detail
                  : 'The poster appears once you’re online. You can leave words already.'}
              </p>
              <Button onClick={again}>Try again</Button>
            </>
          )}
        </div>
      )}
      {!own && others.length > 0 && (
        <section aria-label="What others left here">
          <div className="tb-head">
            <h2>Others left here</h2>
            {joins > 0 && <p>{joins} might join</p>}
          </div>
          <ul className="tb-visits">
            {others
              .filter(({ kind, text }) => kind !== 'join' || text !== '')
              .map((visit) => (
                <li key={visit.id} className="tb-visit">
                  <p className="tb-visit-who">
                    <bdi>{visitWords(visit, session, calledName(visit.by))}</bdi>
                  </p>
                  {visit.text && <p dir="auto">{visit.text}</p>}
                  {visit.answer && (
                    <p className="tb-answer" dir="auto">
                      <b>{visit.answer.by ?? 'The table'}:</b> {visit.answer.text}
                    </p>
                  )}
                </li>
              ))}
          </ul>
        </section>
      )}
      {!own &&
        (closed ? (
          <p className="tb-small">This table is closed, so nothing new can be left.</p>
        ) : (
          <section
            className="tb-bar tb-actions"
            hidden={state.writing !== null}
            aria-label="While you’re here"
          >
            {ACTIONS.map(({ kind, icon, name }) => (
              <button
                key={kind}
                type="button"
                className="tb-action"
                disabled={kind === 'join' && joined !== undefined}
                onClick={() => state.write({ table: table.tableId, kind })}
              >
                <Icon name={kind === 'join' && joined ? 'check' : icon} />
                {kind === 'join' && joined ? 'You might join' : name}
              </button>
            ))}
          </section>
        ))}
    </div>
  );
}

import { useState, type ReactElement } from 'react';
import { calledName } from '../../../shared/model/names.ts';
import { HeldButton } from '../../design/HeldButton.tsx';
import { NumberBadge } from '../../design/NumberBadge.tsx';
import { HIDDEN, T } from '../../words/T.tsx';
import { t, words } from '../../words/speak.ts';
import { ConfirmDialog } from '../../desk/ConfirmDialog.tsx';
import { useDesk } from '../../desk/desk.ts';
import { steerWalk } from '../../desk/moveActions.ts';
import { goesOnWords, minutesOf } from '../../desk/walkWords.ts';
import { isOpenTable, type TablesBoard } from '../../desk/tablesBoard.ts';
import { WalkDialog } from './WalkDialog.tsx';

/** Hosts shown before the rest is folded. */
const FIRST = 16;

/** The walk under way: which stop, and who hosts (its clock is the big one above); or a way to start one. */
export function WalkPanel(): ReactElement {
  const { view, blocked, act } = useDesk();
  const [asking, setAsking] = useState(false);
  const { session, board } = view;
  const { walk } = session;
  const open = board.tables.filter(isOpenTable);
  if (!walk) return <NoWalk hasTables={open.length > 0} />;
  const isRotation = walk.mode === 'rotation';
  const isOver = isRotation && walk.stop >= walk.stops;
  // The one filled button leads to the next stop, unless tables report back meanwhile.
  const isBusy = session.reportBack !== null || !session.open.includes('walk');
  return (
    <section className="console-panel" aria-labelledby="walk-heading">
      <div className="panel-head">
        <h2 id="walk-heading">
          {!isRotation
            ? t('console.walk.heading.free')
            : isOver
              ? t('console.walk.heading.over')
              : t('console.walk.heading.stop', { stop: walk.stop + 1, stops: walk.stops })}
        </h2>
        <span className="panel-meta">
          {t(isRotation ? 'console.walk.length.each' : 'console.walk.length.all', {
            minutes: minutesOf(walk.stopMs),
          })}
        </span>
      </div>
      {isRotation ? (
        <ol className="stop-dots" aria-hidden="true">
          {Array.from({ length: walk.stops }, (_, stop) => (
            <li
              key={stop}
              data-state={stop < walk.stop ? 'done' : stop === walk.stop ? 'now' : 'tocome'}
            />
          ))}
        </ol>
      ) : null}
      {isRotation && !isOver ? <p className="panel-text">{goesOnWords(walk)}</p> : null}
      <Hosts tables={open} called={board.called} />
      <div className="panel-actions">
        {isRotation && isBusy && walk.stop < walk.stops - 1 ? (
          <HeldButton
            iconAfter="arrow-right"
            held={blocked}
            onClick={() => void act(steerWalk(session, { action: 'next' }))}
          >
            {t('console.walk.toStop', { stop: walk.stop + 2 })}
          </HeldButton>
        ) : null}
        {isRotation && walk.stop > 0 ? (
          <HeldButton
            icon="arrow-left"
            held={blocked}
            onClick={() => void act(steerWalk(session, { action: 'back' }))}
          >
            {t('console.walk.backToStop', { stop: walk.stop })}
          </HeldButton>
        ) : null}
        {isRotation && !isOver ? (
          <HeldButton
            held={blocked}
            onClick={() =>
              void act(steerWalk(session, { action: 'set', onItsOwn: walk.onItsOwn !== true }))
            }
          >
            {t(walk.onItsOwn ? 'console.walk.lead' : 'console.walk.letGo')}
          </HeldButton>
        ) : null}
        <HeldButton held={blocked} onClick={() => setAsking(true)}>
          {t('console.walk.end')}
        </HeldButton>
      </div>
      {asking ? (
        <ConfirmDialog
          title={t('console.walk.end.ask')}
          text={t('console.walk.end.text')}
          confirm={t('console.walk.end')}
          onClose={() => setAsking(false)}
          onConfirm={() => act(steerWalk(session, { action: 'end' }))}
        />
      ) : null}
    </section>
  );
}

function NoWalk({ hasTables }: { hasTables: boolean }): ReactElement {
  const { blocked } = useDesk();
  const [asking, setAsking] = useState(false);
  return (
    <section className="console-panel" aria-labelledby="walk-heading">
      <div className="panel-head">
        <div className="panel-words">
          <h2 id="walk-heading">{t('console.walk.heading')}</h2>
          <p className="panel-text">{t('console.walk.none')}</p>
        </div>
        <HeldButton
          disabled={!hasTables}
          held={blocked}
          aria-haspopup="dialog"
          onClick={() => setAsking(true)}
        >
          {t('console.walk.startOne')}
        </HeldButton>
      </div>
      {asking ? <WalkDialog onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

/** Who stays with each poster; the first ones, and the rest when asked for. */
function Hosts({
  tables,
  called,
}: {
  tables: TablesBoard['tables'];
  called: TablesBoard['called'];
}): ReactElement {
  const [limit, setLimit] = useState(FIRST);
  return (
    <>
      <div className="host-row">
        <h3 id="hosts-heading">{t('console.hosts')}</h3>
        <ul className="host-list" aria-labelledby="hosts-heading">
          {tables.slice(0, limit).map((table) => (
            <li key={table.tableId} data-bare={table.host ? undefined : ''}>
              <NumberBadge number={table.number} />
              <span>
                {table.host ? (
                  <bdi>{called.get(table.host.id) ?? calledName(words(), undefined)}</bdi>
                ) : table.people.length === 0 ? (
                  t('console.hosts.nobody')
                ) : (
                  t('console.hosts.none')
                )}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {tables.length > limit ? (
        <div className="board-more">
          <button type="button" onClick={() => setLimit(tables.length)}>
            <T k="console.hosts.more" with={{ count: tables.length - limit, hidden: HIDDEN }} />
          </button>
        </div>
      ) : null}
    </>
  );
}

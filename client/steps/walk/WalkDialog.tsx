import { useState, type FormEvent, type ReactElement } from 'react';
import { LIMITS } from '../../../shared/model/limits.ts';
import { mostStops, stopTables, swapStop } from '../../../shared/model/walk.ts';
import { Button } from '../../design/Button.tsx';
import { HeldButton } from '../../design/HeldButton.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { NumberBadge } from '../../design/NumberBadge.tsx';
import { t } from '../../words/speak.ts';
import { CountField } from '../../desk/CountField.tsx';
import { useDesk } from '../../desk/desk.ts';
import { sentences } from '../../desk/listNames.ts';
import { steerWalk } from '../../desk/moveActions.ts';
import { WalkOptions } from './WalkOptions.tsx';
import { walkWords } from '../../desk/walkWords.ts';
import { hostWords, isOpenTable } from '../../desk/tablesBoard.ts';
import { wholeNumber } from '../../desk/wholeNumber.ts';

const MINUTE_MS = 60_000;
const MINUTES_MAX = 120;

type Mode = 'rotation' | 'free';

/** How people walk, for how long, and who stays. Starting tells every phone. */
export function WalkDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { view, act, blocked } = useDesk();
  const { session, board } = view;
  const open = board.tables.filter(isOpenTable);
  const seats = new Map(open.map(({ tableId, people }) => [tableId, people.length]));
  const posters = stopTables(board.tables, (tableId) => seats.get(tableId) ?? 0);
  // One table has nowhere to go.
  const most = posters.length < 2 ? 0 : Math.min(LIMITS.walkStops, mostStops(posters.length));
  const [mode, setMode] = useState<Mode>(most > 0 ? 'rotation' : 'free');
  const [stops, setStops] = useState(String(Math.max(1, Math.min(3, most))));
  const [minutes, setMinutes] = useState('8');
  const [swap, setSwap] = useState(true);
  const [onItsOwn, setOnItsOwn] = useState(false);
  const stopCount = wholeNumber(stops, 1, most);
  const swapAt = stopCount === null ? null : swapStop(stopCount);
  const maySwap = swapAt !== null && posters.some(({ people }) => people.length > 1);
  const minuteCount = wholeNumber(minutes, 1, MINUTES_MAX);
  const isRight = minuteCount !== null && (mode === 'free' || stopCount !== null);

  const start = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isRight || minuteCount === null) return;
    const stopMs = minuteCount * MINUTE_MS;
    const how =
      mode === 'rotation'
        ? ({
            action: 'start',
            mode,
            stops: stopCount ?? 1,
            stopMs,
            swap: maySwap && swap,
            onItsOwn,
          } as const)
        : ({ action: 'start', mode, stopMs } as const);
    if (await act(steerWalk(session, how))) onClose();
  };
  return (
    <Dialog title={t('console.walk.title')} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void start(event)}>
        <ModeChoice mode={mode} onChange={setMode} mayRotate={most > 0} />
        <div className="walk-numbers">
          {mode === 'rotation' ? (
            <CountField
              label={t('console.walk.stops')}
              max={most}
              value={stops}
              onChange={setStops}
              isWrong={stopCount === null}
              why={t('console.walk.stops.range', { max: most })}
            />
          ) : null}
          <CountField
            label={t(
              mode === 'rotation' ? 'console.walk.minutes.each' : 'console.walk.minutes.all',
            )}
            max={MINUTES_MAX}
            value={minutes}
            onChange={setMinutes}
            isWrong={minuteCount === null}
          />
        </div>
        {mode === 'rotation' ? (
          <WalkOptions
            swapAt={swapAt}
            maySwap={maySwap}
            swap={swap}
            onSwap={setSwap}
            onItsOwn={onItsOwn}
            onOnItsOwn={setOnItsOwn}
          />
        ) : null}
        <p role="status">{isRight ? walkWords(mode, stopCount ?? 1, minuteCount) : ''}</p>
        <details className="walk-hosts">
          <summary>{t('console.walk.hosts')}</summary>
          <ul>
            {open.map((table) => (
              <li key={table.tableId}>
                <NumberBadge number={table.number} />
                <span>
                  {hostWords(table, view.board, mode === 'free' || posters.includes(table))}
                </span>
              </li>
            ))}
          </ul>
        </details>
        <div className="ww-dialog-actions">
          <Button onClick={onClose}>{t('app.notNow')}</Button>
          <HeldButton variant="filled" type="submit" disabled={!isRight} held={blocked}>
            {t('console.walk.start')}
          </HeldButton>
        </div>
      </form>
    </Dialog>
  );
}

function ModeChoice({
  mode,
  onChange,
  mayRotate,
}: {
  mode: Mode;
  onChange: (mode: Mode) => void;
  mayRotate: boolean;
}): ReactElement {
  return (
    <fieldset className="choices">
      <legend>{t('console.walk.mode')}</legend>
      <label className="choice">
        <input
          type="radio"
          name="walk-mode"
          checked={mode === 'rotation'}
          disabled={!mayRotate}
          onChange={() => onChange('rotation')}
        />
        <div>
          {t('console.walk.mode.rotation')}
          <br />
          <span>
            {sentences(
              t('console.walk.mode.rotation.text'),
              mayRotate ? '' : t('console.walk.mode.rotation.needs'),
            )}
          </span>
        </div>
      </label>
      <label className="choice">
        <input
          type="radio"
          name="walk-mode"
          checked={mode === 'free'}
          onChange={() => onChange('free')}
        />
        <div>
          {t('console.walk.mode.free')}
          <br />
          <span>{t('console.walk.mode.free.text')}</span>
        </div>
      </label>
    </fieldset>
  );
}

import { useState, type FormEvent, type ReactElement } from 'react';
import { LIMITS } from '../../../shared/model/limits.ts';
import { Button } from '../../design/Button.tsx';
import { HeldButton } from '../../design/HeldButton.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Icon } from '../../design/Icon.tsx';
import { NumberBadge } from '../../design/NumberBadge.tsx';
import { t } from '../../words/speak.ts';
import { CountField } from '../../desk/CountField.tsx';
import { useDesk } from '../../desk/desk.ts';
import { moveInList } from '../../desk/moveInList.ts';
import { steerReportBack } from '../../desk/moveActions.ts';
import { reportAsked, tellables, type Tellable } from '../../desk/reportThings.ts';
import { reportBackWords } from '../../desk/walkWords.ts';
import { wholeNumber } from '../../desk/wholeNumber.ts';

const MINUTE_MS = 60_000;
const MINUTES_MAX = 60;

/** Which tables report, or which notes or groups are told of, in which order, and how long each has. */
export function ReportBackDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { view, blocked, act } = useDesk();
  const [asked] = useState(() => reportAsked(view));
  const { of } = asked;
  const ofTables = of === 'tables';
  const [order, setOrder] = useState<readonly string[]>(() => {
    const ids = tellables(view, of).map(({ id }) => id);
    // Made by chance: in their order things come by chance.
    return asked.order === 'random' ? [...ids].sort() : ids;
  });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [minutes, setMinutes] = useState(String(asked.minutes));
  const [said, setSaid] = useState('');
  const minuteCount = wholeNumber(minutes, 1, MINUTES_MAX);
  const things = new Map(tellables(view, of).map((thing) => [thing.id, thing]));
  const queue = order.filter((id) => !left.has(id) && things.has(id));
  const isTooLong = !ofTables && queue.length > LIMITS.reportTurns;

  const toggle = (id: string): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const shift = (at: number, by: 1 | -1): void => {
    const next = moveInList(order, at, by);
    if (next === order) return;
    setOrder(next);
    const thing = things.get(order[at] ?? '');
    const where = { place: at + by + 1, count: order.length };
    setSaid(
      ofTables
        ? t('console.report.moved', { table: thing?.number ?? 0, ...where })
        : t('console.report.things.moved', { thing: thing?.name ?? '', ...where }),
    );
  };
  const start = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (minuteCount === null || queue.length === 0 || isTooLong) return;
    if (
      await act(
        steerReportBack(view.session, {
          action: 'start',
          ...(ofTables ? {} : { of }),
          queue,
          turnMs: minuteCount * MINUTE_MS,
        }),
      )
    )
      onClose();
  };
  return (
    <Dialog title={t('console.report')} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void start(event)}>
        <p>{ofTables ? t('console.report.text') : t('console.report.things.text', { of })}</p>
        <ol
          className="queue-list"
          aria-label={t(ofTables ? 'console.report.order' : 'console.report.things.order')}
        >
          {order.map((id, at) => {
            const thing = things.get(id);
            if (!thing) return null;
            return (
              <QueueRow
                key={id}
                thing={thing}
                ofTables={ofTables}
                isIn={!left.has(id)}
                onToggle={() => toggle(id)}
                isFirst={at === 0}
                isLast={at === order.length - 1}
                onShift={(by) => shift(at, by)}
              />
            );
          })}
        </ol>
        <p className="ww-visually-hidden" role="status">
          {said}
        </p>
        <div className="walk-numbers">
          <CountField
            label={t(ofTables ? 'console.report.minutes' : 'console.report.things.minutes')}
            max={MINUTES_MAX}
            value={minutes}
            onChange={setMinutes}
            isWrong={minuteCount === null}
          />
        </div>
        <p role="status">
          {queue.length === 0
            ? t(ofTables ? 'console.report.noTable' : 'console.report.things.pick')
            : isTooLong
              ? t('problem.too-many-turns', { max: LIMITS.reportTurns })
              : minuteCount === null
                ? ''
                : reportBackWords(queue.length, minuteCount, ofTables)}
        </p>
        <div className="ww-dialog-actions">
          <Button onClick={onClose}>{t('app.notNow')}</Button>
          <HeldButton
            variant="filled"
            type="submit"
            disabled={minuteCount === null || queue.length === 0 || isTooLong}
            held={blocked}
          >
            {t('console.report.start')}
          </HeldButton>
        </div>
      </form>
    </Dialog>
  );
}

/** A table, a note or a group in the queue: in it or not, earlier or later. */
function QueueRow({
  thing: { name, number },
  ofTables,
  isIn,
  onToggle,
  isFirst,
  isLast,
  onShift,
}: {
  thing: Tellable;
  ofTables: boolean;
  isIn: boolean;
  onToggle: () => void;
  isFirst: boolean;
  isLast: boolean;
  onShift: (by: 1 | -1) => void;
}): ReactElement {
  const table = number ?? 0;
  return (
    <li>
      <label data-unnumbered={number === undefined ? '' : undefined}>
        <input type="checkbox" checked={isIn} onChange={onToggle} />
        {number !== undefined && <NumberBadge number={number} />}
        <span dir="auto">{name}</span>
      </label>
      <button
        type="button"
        className="queue-move"
        aria-label={
          ofTables
            ? t('console.report.earlier', { table })
            : t('console.report.things.earlier', { thing: name })
        }
        aria-disabled={isFirst}
        onClick={() => onShift(-1)}
      >
        <Icon name="arrow-up" size={20} />
      </button>
      <button
        type="button"
        className="queue-move queue-move-down"
        aria-label={
          ofTables
            ? t('console.report.later', { table })
            : t('console.report.things.later', { thing: name })
        }
        aria-disabled={isLast}
        onClick={() => onShift(1)}
      >
        <Icon name="arrow-up" size={20} />
      </button>
    </li>
  );
}

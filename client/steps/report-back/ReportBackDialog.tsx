import { useState, type FormEvent, type ReactElement } from 'react';
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
import { reportBackWords } from '../../desk/walkWords.ts';
import { isOpenTable } from '../../desk/tablesBoard.ts';
import { wholeNumber } from '../../desk/wholeNumber.ts';

const MINUTE_MS = 60_000;
const MINUTES_MAX = 60;

/** Which tables report, in which order, and how long each has. */
export function ReportBackDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { view, blocked, act } = useDesk();
  const [order, setOrder] = useState<readonly string[]>(() =>
    view.board.tables.filter(isOpenTable).map((table) => table.tableId),
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [minutes, setMinutes] = useState('2');
  const [said, setSaid] = useState('');
  const minuteCount = wholeNumber(minutes, 1, MINUTES_MAX);
  const tables = new Map(view.board.tables.map((table) => [table.tableId, table]));
  const queue = order.filter((id) => !left.has(id) && tables.get(id)?.state !== 'closed');

  const toggle = (id: string): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const shift = (at: number, by: 1 | -1): void => {
    const next = moveInList(order, at, by);
    if (next === order) return;
    setOrder(next);
    setSaid(
      t('console.report.moved', {
        table: tables.get(order[at] ?? '')?.number ?? 0,
        place: at + by + 1,
        count: order.length,
      }),
    );
  };
  const start = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (minuteCount === null || queue.length === 0) return;
    if (
      await act(
        steerReportBack(view.session, { action: 'start', queue, turnMs: minuteCount * MINUTE_MS }),
      )
    )
      onClose();
  };
  return (
    <Dialog title={t('console.report')} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void start(event)}>
        <p>{t('console.report.text')}</p>
        <ol className="queue-list" aria-label={t('console.report.order')}>
          {order.map((id, at) => {
            const table = tables.get(id);
            if (!table) return null;
            return (
              <QueueRow
                key={id}
                table={table}
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
            label={t('console.report.minutes')}
            max={MINUTES_MAX}
            value={minutes}
            onChange={setMinutes}
            isWrong={minuteCount === null}
          />
        </div>
        <p role="status">
          {queue.length === 0
            ? t('console.report.noTable')
            : minuteCount === null
              ? ''
              : reportBackWords(queue.length, minuteCount)}
        </p>
        <div className="ww-dialog-actions">
          <Button onClick={onClose}>{t('app.notNow')}</Button>
          <HeldButton
            variant="filled"
            type="submit"
            disabled={minuteCount === null || queue.length === 0}
            held={blocked}
          >
            {t('console.report.start')}
          </HeldButton>
        </div>
      </form>
    </Dialog>
  );
}

/** A table in the queue: in it or not, earlier or later. */
function QueueRow({
  table,
  isIn,
  onToggle,
  isFirst,
  isLast,
  onShift,
}: {
  table: { number: number; name: string };
  isIn: boolean;
  onToggle: () => void;
  isFirst: boolean;
  isLast: boolean;
  onShift: (by: 1 | -1) => void;
}): ReactElement {
  return (
    <li>
      <label>
        <input type="checkbox" checked={isIn} onChange={onToggle} />
        <NumberBadge number={table.number} />
        <span dir="auto">{table.name}</span>
      </label>
      <button
        type="button"
        className="queue-move"
        aria-label={t('console.report.earlier', { table: table.number })}
        aria-disabled={isFirst}
        onClick={() => onShift(-1)}
      >
        <Icon name="arrow-up" size={20} />
      </button>
      <button
        type="button"
        className="queue-move queue-move-down"
        aria-label={t('console.report.later', { table: table.number })}
        aria-disabled={isLast}
        onClick={() => onShift(1)}
      >
        <Icon name="arrow-up" size={20} />
      </button>
    </li>
  );
}

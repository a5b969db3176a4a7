import type { JSX, ReactNode } from 'react';
import { Button } from '../../design/Button.tsx';
import { ORDERS, type MatrixOrder } from './matrixOf.ts';
import type { Threads } from './useThreads.ts';
import { t } from '../../words/speak.ts';
import { T } from '../../words/T.tsx';

/** The line below: how much there is, and one more. */
export function TwinFoot({
  hasThreads,
  onThreads,
  onAdd,
  children,
}: {
  /** Threads are shown: adding one is what this is for now. */
  hasThreads: boolean;
  onThreads: () => void;
  onAdd: () => void;
  children?: ReactNode;
}): JSX.Element {
  return (
    <div className="twin-foot">
      <p>{children}</p>
      <Button icon="thread-line" onClick={onThreads}>
        {t(hasThreads ? 'gallery.threads.hide' : 'gallery.threads.show')}
      </Button>
      <Button variant={hasThreads ? 'filled' : 'plain'} icon="plus" onClick={onAdd}>
        {t('gallery.connection.add')}
      </Button>
    </div>
  );
}

/** How many connections and pairs; how the matrix stands, where it is shown. */
export function ThreadSums({
  threads: { matrix, count, order, setOrder },
  isMatrix,
}: {
  threads: Threads;
  isMatrix: boolean;
}): JSX.Element {
  return (
    <>
      <T
        k="gallery.twin.sums"
        with={{ count, pairs: matrix.pairs, possible: matrix.possible, b: <b /> }}
      />{' '}
      {isMatrix && (
        <T
          k="gallery.twin.order"
          with={{
            order: t(`gallery.order.${order}`),
            choice: <OrderChoice order={order} onChange={setOrder} />,
          }}
        />
      )}
    </>
  );
}

const OrderChoice = ({
  order,
  onChange,
}: {
  order: MatrixOrder;
  onChange: (order: MatrixOrder) => void;
}): JSX.Element => (
  <select
    className="legend-only"
    aria-label={t('gallery.twin.order.name')}
    value={order}
    onChange={({ target }) => onChange(target.value as MatrixOrder)}
  >
    {ORDERS.map((each) => (
      <option key={each} value={each}>
        {t(`gallery.order.${each}`)}
      </option>
    ))}
  </select>
);

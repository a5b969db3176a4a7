import type { JSX, ReactNode } from 'react';
import { Button } from '../../design/Button.tsx';
import { countOf } from '../gallery.ts';
import { ORDER_WORDS, ORDERS, type MatrixOrder } from './matrixOf.ts';
import type { Threads } from './useThreads.ts';

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
        {hasThreads ? 'Hide connections' : 'Show connections'}
      </Button>
      <Button variant={hasThreads ? 'filled' : 'plain'} icon="plus" onClick={onAdd}>
        Add a connection
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
      <b>{countOf(count, 'connection')}</b>, {matrix.pairs} of {countOf(matrix.possible, 'pair')}.{' '}
      {isMatrix && (
        <>
          Rows and columns in
          <select
            className="legend-only"
            aria-label="Order of rows and columns"
            value={order}
            onChange={({ target }) => setOrder(target.value as MatrixOrder)}
          >
            {ORDERS.map((each) => (
              <option key={each} value={each}>
                {ORDER_WORDS[each]}
              </option>
            ))}
          </select>
        </>
      )}
    </>
  );
}

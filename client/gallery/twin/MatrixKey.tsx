import { Fragment, type JSX } from 'react';
import { aloneNamed, type Matrix } from './matrixOf.ts';
import { MatrixSign } from './MatrixRow.tsx';

/** What the signs mean, who is alone, and which keys there are. */
export function MatrixKey({
  matrix: { alone, hasMixed, lines },
  isLoaded,
}: {
  matrix: Matrix;
  isLoaded: boolean;
}): JSX.Element {
  const { named, more } = aloneNamed(alone);
  const isEmpty = alone.length === lines.length;
  return (
    <div className="matrix-key">
      <ul aria-label="Signs">
        <li>
          <MatrixSign kind="reinforces" count={1} /> reinforces
        </li>
        <li>
          <MatrixSign kind="supports" count={1} /> supports
        </li>
        {hasMixed && (
          <li>
            <MatrixSign kind="mixed" count={1} /> both kinds
          </li>
        )}
        <li>
          <span className="matrix-corner" /> both ways
        </li>
        <li>
          <b>2</b> two sentences
        </li>
      </ul>
      {isLoaded && alone.length > 0 && (
        <p>
          {isEmpty
            ? 'No connection yet.'
            : named.map(({ tableId, number, name }, index) => (
                <Fragment key={tableId}>
                  {index === 0 ? '' : index === named.length - 1 && more === 0 ? ' and ' : ', '}
                  <b>
                    {number} <bdi>{name}</bdi>
                  </b>
                </Fragment>
              ))}
          {!isEmpty && more > 0 && ` and ${more} more`}
          {!isEmpty &&
            (alone.length === 1 ? ' has no connection yet.' : ' have no connection yet.')}
        </p>
      )}
      <p id="matrix-keys">
        Arrow keys move in the matrix, a number goes to that poster. Enter opens what is there, N
        adds one.
      </p>
    </div>
  );
}

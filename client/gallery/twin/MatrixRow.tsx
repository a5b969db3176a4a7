import { memo, type CSSProperties, type JSX } from 'react';
import type { MatrixCell, MatrixLine, MatrixPoster } from './matrixOf.ts';
import type { Place } from './matrixPlace.ts';
import { t } from '../../words/speak.ts';

const titleOf = ({ number, name }: MatrixPoster): string => `${number} ${name}`;
const inColumn = (column: number): CSSProperties => ({ '--column': column }) as CSSProperties;

/** What stands in a cell, in words. */
function cellWords(from: MatrixPoster, to: MatrixPoster, cell: MatrixCell | undefined): string {
  if (from === to) return t('gallery.matrix.itself', { poster: titleOf(from) });
  const ends = { from: titleOf(from), to: titleOf(to) };
  if (!cell) return t('gallery.matrix.none', ends);
  const { ids, kind, text, isMutual } = cell;
  if (ids.length === 1)
    return t(isMutual ? 'gallery.matrix.oneMutual' : 'gallery.matrix.one', {
      ...ends,
      kind,
      sentence: text,
    });
  return t(isMutual ? 'gallery.matrix.manyMutual' : 'gallery.matrix.many', {
    ...ends,
    kind,
    count: ids.length,
  });
}

/** How a cell's kind is drawn; the number is how many sentences. */
export function MatrixSign({
  kind,
  count,
}: {
  kind: MatrixCell['kind'];
  count: number;
}): JSX.Element {
  return (
    <span
      className={`matrix-sign matrix-sign-${kind}`}
      data-digits={count > 1 ? String(count).length : undefined}
      aria-hidden="true"
    >
      {count > 1 ? count : ''}
    </span>
  );
}

interface MatrixRowProps {
  line: MatrixLine;
  /** All of them: columns have the same order as rows. */
  lines: readonly MatrixLine[];
  /** Says the same while columns are the same. */
  columns: string;
  index: number;
  /** Its row is washed. The column lies over all of them, so none is drawn again for it. */
  isChosen: boolean;
  /** Where Tab comes in, if that is in this row. */
  stop: Place | null;
}

/**
 * One poster's row. Cells that are empty are not on the page, so that it costs what there is to see: the paper is drawn, and one of them is
 * there while the keyboard is at it.
 */
export const MatrixRow = memo(
  function MatrixRow({ line, lines, index, isChosen, stop }: MatrixRowProps): JSX.Element {
    const { poster, cells } = line;
    const stopColumn =
      stop?.to === undefined || stop.to === null
        ? -1
        : lines.findIndex((each) => each.poster.tableId === stop.to);
    const known = new Map(cells.map((cell) => [cell.column, cell]));
    const shown = [...new Set([...known.keys(), ...(stopColumn < 0 ? [] : [stopColumn])])].sort(
      (a, b) => a - b,
    );
    return (
      <div
        role="row"
        className="matrix-row"
        aria-rowindex={index + 2}
        data-line={poster.tableId}
        data-chosen={isChosen || undefined}
      >
        <div
          role="rowheader"
          className="matrix-name"
          aria-colindex={1}
          aria-label={t(poster.closed ? 'gallery.matrix.rowClosed' : 'gallery.matrix.row', {
            poster: titleOf(poster),
            out: line.out,
            in: line.in,
          })}
          aria-selected={isChosen || undefined}
          title={poster.name}
          data-from={poster.tableId}
          tabIndex={stop?.to === null ? 0 : -1}
        >
          <span>
            <bdi>{poster.name}</bdi>
            {poster.closed && <small> {t('gallery.closed')}</small>}
          </span>
          <b>{poster.number}</b>
        </div>
        <div role="presentation" className="matrix-cells">
          <span className="matrix-self" style={inColumn(index)} />
          {shown.map((column) => {
            const cell = known.get(column);
            const to = lines[column]?.poster;
            return (
              to && (
                <div
                  key={to.tableId}
                  role="gridcell"
                  className="matrix-cell"
                  style={inColumn(column)}
                  aria-colindex={column + 2}
                  aria-label={cellWords(poster, to, cell)}
                  data-from={poster.tableId}
                  data-to={to.tableId}
                  tabIndex={column === stopColumn ? 0 : -1}
                >
                  {cell && <MatrixSign kind={cell.kind} count={cell.ids.length} />}
                  {cell?.isMutual && <span className="matrix-corner" />}
                </div>
              )
            );
          })}
        </div>
        <span className="matrix-sum" aria-hidden="true">
          {line.out || '–'}
        </span>
      </div>
    );
  },
  (before, now) =>
    before.line.sign === now.line.sign &&
    before.columns === now.columns &&
    before.index === now.index &&
    before.isChosen === now.isChosen &&
    before.stop?.from === now.stop?.from &&
    before.stop?.to === now.stop?.to,
);

import {
  useLayoutEffect,
  useMemo,
  useRef,
  type CSSProperties,
  type JSX,
  type MouseEvent,
} from 'react';
import { isRightToLeft } from '../../design/direction.ts';
import { commandKey, isComposing, typedDigit } from '../../design/keys.ts';
import { Icon } from '../../design/Icon.tsx';
import type { Matrix as Connections, MatrixLine } from './matrixOf.ts';
import { movedPlace, placeIn, typedNumber, type Place, type TypedNumber } from './matrixPlace.ts';
import { MatrixRow } from './MatrixRow.tsx';
import { t } from '../../words/speak.ts';

/** Where in the matrix an element stands; `null` for what is no place. */
function placeOf(element: Element | null): Place | null {
  const { from = null, to = null } = element instanceof HTMLElement ? element.dataset : {};
  return from === null && to === null ? null : { from, to };
}

/** With more posters than this a name has two lines of its row: whole names made the rows so high that eight filled a laptop. */
const MANY = 12;

/** Where in the matrix somebody pressed: the paper between the signs is drawn, so its columns are counted. */
function pressedPlace({ target, clientX }: MouseEvent, tables: readonly string[]): Place | null {
  if (!(target instanceof Element)) return null;
  const own = placeOf(target.closest('[data-from], [data-to]'));
  if (own) return own;
  const cells = target.closest('.matrix-cells');
  const row = cells?.closest<HTMLElement>('[data-line]')?.dataset['line'];
  if (!cells || row === undefined) return null;
  const { left, right, width } = cells.getBoundingClientRect();
  const along = isRightToLeft() ? right - clientX : clientX - left;
  const to = tables[Math.floor((along / width) * tables.length)];
  return to === undefined ? null : { from: row, to };
}

/**
 * From (rows) × to (columns). One stop for Tab, arrow keys in it; a number goes to that poster's row. `onEnter`: Enter, or a press, at a
 * place; `onAdd`: N there.
 */
export function Matrix({
  matrix,
  chosen,
  place,
  onPlace,
  onEnter,
  onAdd,
}: {
  matrix: Connections;
  chosen: string | null;
  place: Place;
  onPlace: (place: Place) => void;
  onEnter: (place: Place, isKey: boolean) => void;
  onAdd: (place: Place) => void;
}): JSX.Element {
  const grid = useRef<HTMLDivElement>(null);
  const typed = useRef<TypedNumber | null>(null);
  const follows = useRef(false);
  const { lines } = matrix;
  const tables = useMemo(() => lines.map(({ poster }) => poster.tableId), [lines]);
  const columns = JSON.stringify(lines.map(({ poster }) => [poster.number, poster.name]));
  const stop = placeIn(tables, place);
  const wash = tables.indexOf(chosen ?? '');
  // What was empty is on the page only once it has been drawn.
  useLayoutEffect(() => {
    if (!follows.current) return;
    follows.current = false;
    const at = [...(grid.current?.querySelectorAll<HTMLElement>('[tabindex="0"]') ?? [])];
    at[0]?.focus();
  });
  const go = (next: Place): void => {
    follows.current = true;
    onPlace(next);
  };
  const digits = Math.max(2, ...lines.map(({ poster }) => String(poster.number).length));
  return (
    <div
      className="matrix-frame"
      data-many={lines.length > MANY || undefined}
      style={{ '--posters': lines.length, '--digits': digits } as CSSProperties}
    >
      <div
        ref={grid}
        role="grid"
        className="matrix"
        aria-label={t('gallery.matrix')}
        aria-describedby="matrix-keys"
        aria-rowcount={lines.length + 1}
        aria-colcount={lines.length + 1}
        onFocus={({ target }) => {
          const at = placeOf(target);
          if (at && (at.from !== stop.from || at.to !== stop.to)) onPlace(at);
        }}
        onClick={(event) => {
          const at = pressedPlace(event, tables);
          if (!at) return;
          go(at);
          onEnter(at, false);
        }}
        onKeyDown={(event) => {
          if (isComposing(event) || event.altKey || event.metaKey) return;
          const { ctrlKey } = event;
          const key = commandKey(event);
          const digit = typedDigit(event, true);
          if (key === 'Enter' || key === ' ') onEnter(stop, true);
          else if (ctrlKey && key !== 'Home' && key !== 'End') return;
          else if (key === 'n') onAdd(stop);
          else if (digit !== null && digit !== undefined) {
            const numbers = lines.map(({ poster }) => poster.number);
            typed.current = typedNumber(typed.current, digit, event.timeStamp, numbers);
            const row = numbers.indexOf(Number(typed.current.digits));
            if (row >= 0) go({ from: tables[row] ?? null, to: null });
          } else {
            const next = movedPlace(tables, stop, key, {
              isFar: ctrlKey,
              fromRight: isRightToLeft(),
            });
            if (!next) return;
            go(next);
          }
          event.preventDefault();
        }}
      >
        <MatrixHead lines={lines} chosen={chosen} stop={stop} />
        {lines.map((line, index) => (
          <MatrixRow
            key={line.poster.tableId}
            line={line}
            lines={lines}
            columns={columns}
            index={index}
            isChosen={line.poster.tableId === chosen}
            stop={stop.from === line.poster.tableId ? stop : null}
          />
        ))}
        {wash >= 0 && (
          <div
            role="presentation"
            className="matrix-wash"
            style={{ '--column': wash } as CSSProperties}
          />
        )}
        <MatrixFoot lines={lines} />
      </div>
    </div>
  );
}

function MatrixHead({
  lines,
  chosen,
  stop,
}: {
  lines: readonly MatrixLine[];
  chosen: string | null;
  stop: Place;
}): JSX.Element {
  return (
    <div role="row" className="matrix-head" aria-rowindex={1}>
      <span className="matrix-name" aria-hidden="true">
        {t('gallery.matrix.corner')} <Icon name="arrow-right" size={16} />
      </span>
      <div role="presentation" className="matrix-columns">
        {lines.map(({ poster }, column) => (
          <div
            key={poster.tableId}
            role="columnheader"
            aria-colindex={column + 2}
            aria-label={t('gallery.matrix.to', { poster: `${poster.number} ${poster.name}` })}
            aria-selected={poster.tableId === chosen || undefined}
            data-to={poster.tableId}
            tabIndex={stop.from === null && stop.to === poster.tableId ? 0 : -1}
          >
            {poster.number}
          </div>
        ))}
      </div>
      <span className="matrix-sum" aria-hidden="true">
        {t('gallery.matrix.out')}
      </span>
    </div>
  );
}

function MatrixFoot({ lines }: { lines: readonly MatrixLine[] }): JSX.Element {
  return (
    <div className="matrix-foot" aria-hidden="true">
      <span className="matrix-name">{t('gallery.matrix.in')}</span>
      <div className="matrix-columns">
        {lines.map(({ poster, in: into }) => (
          <span key={poster.tableId}>{into || '–'}</span>
        ))}
      </div>
    </div>
  );
}

import {
  Fragment,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type JSX,
  type ReactNode,
  type RefObject,
} from 'react';
import { t } from '../words/speak.ts';
import './FittedList.css';
import { fitList, type ListFit } from './fitList.ts';
import { useFacesLoaded } from './useFacesLoaded.ts';
import { useMedia } from './useMedia.ts';
import { useStageSize } from './useStageSize.ts';

/** Time to read a page from the back of a room, ms. */
const TURN_MS = 12_000;
/** A hand's screen: there a list scrolls, in the letters of the page. */
export const IN_A_HAND = '(max-width: 760px), (max-height: 420px)';

/** `row` is an `li`; `words` are what its height comes from. */
export interface FittedRow {
  key: string;
  words: string;
  row: ReactNode;
}

/**
 * A list on a screen that nobody scrolls: every row whole, in the largest letters and the fewest columns that hold them all; what does
 * not fit on one page turns by itself, says so, and can be held. `largest`, `smallest`: letters, as shares of the window's height.
 */
export function FittedList({
  rows,
  className,
  largest,
  smallest,
  columns,
  called,
}: {
  rows: readonly FittedRow[];
  className: string;
  largest: number;
  smallest: number;
  columns: readonly number[];
  /** What the rows are, for "Tables 1 to 30 of 60". */
  called: 'questions' | 'tables' | 'tablesAndConnections' | 'things';
}): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const { width, height } = useStageSize(frame);
  const scrolls = useMedia(IN_A_HAND);
  const { fit, measured } = useFit(rows, { width, height, largest, smallest, columns, scrolls });
  const count = fit?.pages.length ?? 1;
  const { page, isHeld, hold } = useTurning(count);

  if (scrolls)
    return (
      <div ref={frame} className="fitted fitted-scrolls">
        <ol className={className}>
          {rows.map(({ key, row }) => (
            <Fragment key={key}>{row}</Fragment>
          ))}
        </ol>
      </div>
    );
  const shown = fit?.pages[Math.min(page, count - 1)] ?? [];
  const [first, last] = [shown[0]?.[0] ?? 0, shown.at(-1)?.at(-1) ?? 0];
  const turn = {
    first: first + 1,
    last: last + 1,
    shown: last - first + 1,
    count: rows.length,
    page: Math.min(page, count - 1) + 1,
    pages: count,
  };
  return (
    <div ref={frame} className="fitted" data-turns={count > 1 ? '' : undefined}>
      <div className="fitted-box">
        {fit ? (
          <div className="fitted-page" style={{ fontSize: fit.size }}>
            {Array.from({ length: fit.columns }, (_, column) => (
              <ol key={column} className={className} start={(shown[column]?.[0] ?? 0) + 1}>
                {(shown[column] ?? []).map(
                  (index) =>
                    rows[index] && <Fragment key={rows[index].key}>{rows[index].row}</Fragment>,
                )}
              </ol>
            ))}
          </div>
        ) : (
          <ol ref={measured} className={`${className} fitted-measure`} aria-hidden="true">
            {rows.map(({ key, row }) => (
              <Fragment key={key}>{row}</Fragment>
            ))}
          </ol>
        )}
      </div>
      {count > 1 && (
        <p className="fitted-turn">
          <span>{t(`design.turn.${called}`, turn)}</span>
          <button type="button" onClick={hold}>
            {t(isHeld ? 'design.turn.goOn' : 'design.turn.stay')}
          </button>
        </p>
      )}
    </div>
  );
}

/** How the rows are laid out; `fit` is null until those in `measured` were, as they are again when anything of it changes. */
function useFit(
  rows: readonly FittedRow[],
  {
    width,
    height,
    largest,
    smallest,
    columns,
    scrolls,
  }: {
    width: number;
    height: number;
    largest: number;
    smallest: number;
    columns: readonly number[];
    scrolls: boolean;
  },
): { fit: ListFit | null; measured: RefObject<HTMLOListElement | null> } {
  const measured = useRef<HTMLOListElement>(null);
  const faces = useFacesLoaded();
  const [kept, setFit] = useState<{ of: string; fit: ListFit } | null>(null);
  const of = [
    width,
    height,
    innerHeight,
    faces,
    largest,
    smallest,
    columns.join(),
    ...rows.map(({ key, words }) => `${key} ${words}`),
  ].join('\n');
  const fit = kept?.of === of ? kept.fit : null;

  // Before the screen shows it: all rows stand in one hidden column, and are measured in each size that is tried.
  useLayoutEffect(() => {
    const list = measured.current;
    if (!list || width === 0 || fit || scrolls) return;
    const { innerWidth: across, innerHeight: down } = list.ownerDocument.defaultView ?? window;
    const gap = across * 0.03;
    const measure = (size: number, inColumns: number): number[] => {
      list.style.fontSize = `${size}px`;
      list.style.inlineSize = `${(width - (inColumns - 1) * gap) / inColumns}px`;
      return [...list.children].map((row) => row.getBoundingClientRect().height);
    };
    const sized = {
      largest: largest * down,
      smallest: smallest * down,
      columns,
      measure,
    };
    const whole = fitList({ ...sized, height });
    // The line that says which page it is takes its room from all of them.
    setFit({
      of,
      fit: whole.pages.length > 1 ? fitList({ ...sized, height: height - turnHeight() }) : whole,
    });
  }, [of, fit, scrolls, width, height, largest, smallest, columns]);
  return { fit, measured };
}

/** 3.2rem, as in the styles. */
const turnHeight = (): number =>
  3.2 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Which page, turned by itself until somebody holds it. */
function useTurning(count: number): { page: number; isHeld: boolean; hold: () => void } {
  const [page, setPage] = useState(0);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (count <= 1 || isHeld) return undefined;
    const beat = setInterval(() => setPage((before) => (before + 1) % count), TURN_MS);
    return () => clearInterval(beat);
  }, [count, isHeld]);
  return { page, isHeld, hold: () => setHeld(!isHeld) };
}

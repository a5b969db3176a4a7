import { useLayoutEffect, useRef, useState, type JSX } from 'react';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { composePoster, type PosterAnswer } from './composePoster.ts';
import { PosterNote } from './PosterNote.tsx';
import { SheetBlocks } from './SheetBlocks.tsx';
import { textDirection } from '../../shared/model/textDirection.ts';
import './poster.css';

/** Lines a column holds on a poster as tall as A3; fewer are tried until nothing spills over. */
const MOST_LINES = 26;
const FEWEST_LINES = 3;
/** Lines shown where the poster may grow, as on a phone. */
const FREE_LINES = 60;
/** Answers are set larger while all of them fit whole, largest first. */
const SIZES = [1.25, 1.12, 1] as const;

/**
 * A table's poster: number, name, sentence, two columns of answers, notes, who is in. `fit`: its height is given by what is around it, and
 * answers are cut (between words, saying so) until all fits; else it grows with its words. `heading`: level of the name.
 */
export function Poster({
  poster,
  fit = false,
  heading = 'h2',
}: {
  poster: PosterView;
  fit?: boolean;
  heading?: 'h1' | 'h2' | 'h3';
}): JSX.Element {
  const { root, lines, size } = useFit(poster, fit);
  const Name = heading;
  const { columns, left } = composePoster(poster.sections, fit ? lines : FREE_LINES);
  const isEmpty = columns[0].length === 0;
  const answersLeft =
    left === 1 ? 'One more answer on the sheet.' : `${left} more answers on the sheet.`;
  return (
    <article
      ref={root}
      className={fit ? 'poster poster-fit' : 'poster'}
      dir={textDirection(poster.name)}
      aria-label={`Poster ${poster.number}, ${poster.name}`}
    >
      <header className="poster-head">
        <p className="poster-number">
          <span className="ww-visually-hidden">Table </span>
          {poster.number}
        </p>
        <div>
          <Name
            className={
              [...poster.name].length > 36 ? 'poster-name poster-name-long' : 'poster-name'
            }
            dir="auto"
          >
            {poster.name}
          </Name>
          {poster.sentence !== '' && (
            <p className="poster-sentence" dir="auto">
              {poster.sentence}
            </p>
          )}
        </div>
      </header>
      <div
        className="poster-columns"
        style={size === 1 ? undefined : { fontSize: `${1.125 * size}em` }}
      >
        {isEmpty && (
          <p className="poster-nothing" dir="ltr">
            Nothing is on this table’s sheet yet.
          </p>
        )}
        {columns.map(
          (column, index) =>
            column.length > 0 && (
              <div key={index} className="poster-column">
                {column.map((answer) => (
                  <Answer key={answer.question} answer={answer} />
                ))}
                {left > 0 && index === (columns[1].length > 0 ? 1 : 0) && (
                  <p className="poster-more" dir="ltr">
                    {answersLeft}
                  </p>
                )}
              </div>
            ),
        )}
      </div>
      {poster.notes.length > 0 && (
        <ul
          className={`poster-notes poster-notes-${Math.min(6, poster.notes.length)}`}
          aria-label="Notes"
        >
          {poster.notes.map((note) => (
            <PosterNote key={note.id} note={note} />
          ))}
        </ul>
      )}
      <Who poster={poster} />
    </article>
  );
}

function Answer({ answer }: { answer: PosterAnswer }): JSX.Element {
  return (
    <section className="poster-answer">
      {answer.question !== '' && <h3 dir="auto">{answer.question}</h3>}
      <SheetBlocks blocks={answer.blocks} heading="h4" />
      {answer.more && (
        <p className="poster-more" dir="ltr">
          …more on the sheet
        </p>
      )}
    </section>
  );
}

const plural = (count: number, one: string): string => (count === 1 ? one : `${one}s`);

function Who({ poster }: { poster: PosterView }): JSX.Element {
  const { counts, activators, host, again } = poster;
  const NAMES = 5;
  const names = activators.slice(0, NAMES).join(', ') + (activators.length > NAMES ? '…' : '');
  const nobody = counts.activator + counts.supporter + counts.observer === 0;
  return (
    <footer className="poster-who" dir="ltr">
      {nobody && (
        <p>
          {poster.seats === 0 ? (
            'Nobody sits here yet.'
          ) : (
            <>
              <b>{poster.seats}</b> {poster.seats === 1 ? 'person sits' : 'people sit'} here
            </>
          )}
        </p>
      )}
      {counts.activator > 0 && (
        <p>
          <b>{counts.activator}</b> {plural(counts.activator, 'activator')}
          {names && (
            <>
              : <bdi>{names}</bdi>
            </>
          )}
        </p>
      )}
      {counts.supporter > 0 && (
        <p>
          <b>{counts.supporter}</b> {plural(counts.supporter, 'supporter')}
        </p>
      )}
      {counts.observer > 0 && (
        <p>
          <b>{counts.observer}</b> {plural(counts.observer, 'observer')}
        </p>
      )}
      {again === 'yes' && <p>Wants another session</p>}
      {host !== undefined && (
        <p className="poster-host">
          <bdi>{host}</bdi> hosts
        </p>
      )}
    </footer>
  );
}

/** `size` is an index into {@link SIZES}. */
const FIRST_TRY = { lines: MOST_LINES, size: 0 };

/** How many lines of answers the poster takes without spilling over: measured after each change of words or size, before it is painted. */
function useFit(
  poster: PosterView,
  fit: boolean,
): { root: React.RefObject<HTMLElement | null>; lines: number; size: number } {
  const root = useRef<HTMLElement>(null);
  // A new object each time, so that the same number of lines is measured again.
  const [tried, setTried] = useState(FIRST_TRY);
  // What changes the room that words take; who stands here changes by the second and does not.
  const words = JSON.stringify({ ...poster, here: 0, hereNames: [], mightJoin: 0 });
  const seen = useRef({ words, height: 0, width: 0 });
  useLayoutEffect(() => {
    const element = root.current;
    if (!element || !fit) return undefined;
    const again = (): void => setTried({ ...FIRST_TRY });
    const observer = new ResizeObserver(() => {
      const { clientHeight: height, clientWidth: width } = element;
      if (seen.current.height === height && seen.current.width === width) return;
      seen.current = { ...seen.current, height, width };
      again();
    });
    observer.observe(element);
    void document.fonts?.ready.then(again);
    return () => observer.disconnect();
  }, [fit]);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element || !fit) return;
    if (seen.current.words !== words) {
      seen.current = { ...seen.current, words };
      return setTried({ ...FIRST_TRY });
    }
    const isLarge = tried.size < SIZES.length - 1;
    const { columns, left } = composePoster(poster.sections, tried.lines);
    const isCut = left > 0 || columns.some((column) => column.some((answer) => answer.more));
    const spills = element.scrollHeight > element.clientHeight + 1;
    if (isLarge && (spills || isCut)) setTried({ ...tried, size: tried.size + 1 });
    else if (spills && tried.lines > FEWEST_LINES) setTried({ ...tried, lines: tried.lines - 1 });
  }, [poster, words, fit, tried]);
  return { root, lines: tried.lines, size: fit ? (SIZES[tried.size] ?? 1) : 1 };
}

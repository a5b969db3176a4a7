import { useLayoutEffect, useRef, useState, type JSX } from 'react';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { composePoster, type PosterAnswer } from './composePoster.ts';
import { FIRST_TRY, nextTry, SIZES, smallestSize } from './fitPoster.ts';
import { PosterNote } from './PosterNote.tsx';
import { SheetBlocks } from './SheetBlocks.tsx';
import { textDirection } from '../../shared/model/textDirection.ts';
import './poster.css';

/** Lines shown where the poster may grow, as on a phone. */
const FREE_LINES = 60;
/** So many em wide, a poster has three columns of answers: lines in two would be too long to read. */
const WIDE_EM = 58;

/**
 * A table's poster: number, name, sentence, two columns of answers (three on a wide one), notes, who is in. `fit`: its height is given by what is around it, and
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
  const { root, lines, size, isWide } = useFit(poster, fit);
  const Name = heading;
  const { answers, columns, left } = composePoster(
    poster.sections,
    fit ? lines : FREE_LINES,
    isWide ? 3 : 2,
  );
  const isEmpty = answers.length === 0;
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
        data-columns={columns}
        style={size === 1 ? undefined : { fontSize: `${ANSWER_EM * size}em` }}
      >
        {isEmpty && (
          <p className="poster-nothing" dir="ltr">
            Nothing is on this table’s sheet yet.
          </p>
        )}
        {answers.map((answer) => (
          <Answer key={answer.question} answer={answer} />
        ))}
        {left > 0 && (
          <p className="poster-more" dir="ltr">
            {answersLeft}
          </p>
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

/** Answers in size 1, of the poster's own size; as in its styles. */
const ANSWER_EM = 1.125;

/** How many lines of answers the poster takes without spilling over, and how large: measured after each change of words or size, before it is painted. */
function useFit(
  poster: PosterView,
  fit: boolean,
): { root: React.RefObject<HTMLElement | null>; lines: number; size: number; isWide: boolean } {
  const root = useRef<HTMLElement>(null);
  // A new object each time, so that the same number of lines is measured again.
  const [tried, setTried] = useState(FIRST_TRY);
  const [isWide, setIsWide] = useState(false);
  // What changes the room that words take; who stands here changes by the second and does not.
  const words = JSON.stringify({ ...poster, here: 0, hereNames: [], mightJoin: 0 });
  const seen = useRef({ words, height: 0, width: 0 });
  useLayoutEffect(() => {
    const element = root.current;
    if (!element || !fit) return undefined;
    const again = (): void => {
      setIsWide(element.clientWidth >= WIDE_EM * emOf(element));
      setTried({ ...FIRST_TRY });
    };
    again();
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
    const spills = element.scrollHeight > element.clientHeight + 1;
    const next = nextTry(tried, spills, smallestSize(emOf(element) * ANSWER_EM));
    if (next) setTried(next);
  }, [words, fit, tried]);
  return {
    root,
    lines: tried.lines,
    size: fit ? (SIZES[tried.size] ?? 1) : 1,
    isWide: fit && isWide,
  };
}

const emOf = (element: HTMLElement): number =>
  Number.parseFloat(getComputedStyle(element).fontSize) || 16;

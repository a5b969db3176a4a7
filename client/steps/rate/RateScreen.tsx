import { useEffect, useRef, useState, type JSX, type ReactNode } from 'react';
import type { OwnRatings } from '../../../shared/protocol/ratings.ts';
import { useDraftOf } from '../../app/useDraft.ts';
import { Button } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import { ownAnswers, readingPlan } from '../../meeting/rating/ownAnswers.ts';
import { t } from '../../words/speak.ts';
import type { StepScreenProps } from '../stepScreen.ts';
import { RateThing } from './RateThing.tsx';
import { RateDone } from './RateDone.tsx';
import './rate.css';

/** A `rate` step on a phone: one thing after the other, then what one said and what came of it. */
export function RateScreen({
  own,
  more,
  results,
  ...props
}: StepScreenProps & {
  own: OwnRatings;
  /** Asks for one more to read; drawn once she is through. */
  more: ReactNode;
  /** What came of it, where it may be seen. */
  results: ReactNode;
}): JSX.Element {
  const { pending } = props;
  const answers = ownAnswers(own, pending);
  const { done, next } = readingPlan(own, answers);
  // Kept over a reload, so that nobody is led away from what she is writing.
  const [shown, setShown] = useDraftOf<string | null>(`rate-${own.step}`, null);
  const at = own.things.findIndex(({ id }) => id === shown);
  const [first] = useState(() => next);
  const place = shown === END ? own.things.length : at >= 0 ? at : (first ?? own.things.length);
  const heading = useRef<HTMLHeadingElement>(null);
  const [moves, setMoves] = useState(0);
  useEffect(() => {
    if (moves === 0) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [moves]);
  const goTo = (index: number): void => {
    setShown(own.things[index]?.id ?? END);
    setMoves((before) => before + 1);
  };
  const thing = own.isOpen ? own.things[place] : undefined;
  return (
    <>
      <section className="rs-head">
        <h1 dir="auto">{own.title}</h1>
        <p dir="auto">{own.ask}</p>
        {own.isOpen && own.things.length > 0 && (
          <p className="rs-quiet">
            <Icon name={own.names ? 'warning' : 'eye-off'} size={20} />
            {t(own.names ? 'rate.names' : 'rate.private')}
          </p>
        )}
      </section>
      {own.reading !== undefined && <Reading text={own.reading} />}
      {thing ? (
        <>
          <Places own={own} done={done} place={place} onGo={goTo} />
          <RateThing
            key={thing.id}
            heading={heading}
            own={own}
            thing={thing}
            place={place}
            answers={answers}
            {...props}
          />
          <div className="rs-moves">
            {place > 0 && <Button onClick={() => goTo(place - 1)}>{t('rate.back')}</Button>}
            <Button variant="filled" iconAfter="arrow-right" onClick={() => goTo(place + 1)}>
              {t(place + 1 < own.things.length ? 'rate.next' : 'rate.finish')}
            </Button>
          </div>
        </>
      ) : (
        <RateDone
          heading={heading}
          own={own}
          done={done}
          pending={pending}
          more={more}
          results={results}
          onOpen={goTo}
        />
      )}
    </>
  );
}

/** Past the last thing. No id of a thing has a slash. */
const END = '/end';

function Reading({ text }: { text: string }): JSX.Element {
  return (
    <details className="rs-reading" open>
      <summary>{t('rate.reading')}</summary>
      <p dir="auto">{text}</p>
    </details>
  );
}

/** How far one is: as words, and as a row of marks by which to go anywhere. */
function Places({
  own: { things },
  done,
  place,
  onGo,
}: {
  own: OwnRatings;
  done: ReadonlySet<string>;
  place: number;
  onGo: (index: number) => void;
}): JSX.Element {
  return (
    <nav className="rs-places" aria-label={t('rate.places')}>
      <p>{t('rate.place', { place: place + 1, count: things.length })}</p>
      {things.length <= MARKS && (
        <ol>
          {things.map(({ id }, index) => (
            <li key={id}>
              <button
                type="button"
                aria-current={index === place ? 'step' : undefined}
                className={done.has(id) ? 'is-done' : undefined}
                onClick={() => onGo(index)}
              >
                <span className="ww-visually-hidden">
                  {t(done.has(id) ? 'rate.mark.done' : 'rate.mark', { place: index + 1 })}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </nav>
  );
}

/** As many marks as fit one row of a small phone, each as large as a thumb. */
const MARKS = 6;

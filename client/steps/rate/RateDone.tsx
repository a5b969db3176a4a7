import { useState, type JSX, type RefObject } from 'react';
import type { OwnRatings } from '../../../shared/protocol/ratings.ts';
import type { NoteForms } from '../../design/NoteSaid.tsx';
import { useKnown } from '../../app/useMeeting.ts';
import { useWant } from '../../app/useWant.ts';
import { Button } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import type { Meeting } from '../../meeting/openMeeting.ts';
import { problemSaid } from '../../words/problemSaid.ts';
import { ApiProblem, Unreachable } from '../../sync/request.ts';
import { t } from '../../words/speak.ts';
import type { PendingCommands } from '../../meeting/pending/pendingView.ts';
import { ResultList } from './ResultList.tsx';
import { SaidBefore } from './SaidBefore.tsx';
import { thingTitle } from './thingTitle.ts';

/** Past the last thing: what one has answered, one more to read, and what came of it. */
export function RateDone({
  heading,
  own,
  done,
  meeting,
  pending,
  offline,
  forms,
  resultsShown,
  onOpen,
}: {
  heading: RefObject<HTMLHeadingElement | null>;
  own: OwnRatings;
  done: ReadonlySet<string>;
  meeting: Meeting;
  pending: PendingCommands;
  offline: boolean;
  forms: NoteForms;
  resultsShown: number | null;
  onOpen: (index: number) => void;
}): JSX.Element {
  const { things, isOpen, isRater } = own;
  const left = things.length - done.size;
  return (
    <>
      <section className="rs-done">
        <h2 ref={heading} tabIndex={-1}>
          {!isOpen
            ? t('rate.closed')
            : things.length === 0
              ? t(isRater ? 'rate.nothing' : 'rate.notYours')
              : left > 0
                ? t('rate.left', { count: left })
                : t('rate.done', { count: things.length })}
        </h2>
        {isOpen && things.length > 0 && (
          <p>{t(own.shown === 'running' ? 'rate.done.running' : 'rate.done.later')}</p>
        )}
        {!isOpen && done.size > 0 && <p>{t('rate.closed.counted', { count: done.size })}</p>}
        {isOpen && left > 0 && (
          <Button
            variant="filled"
            iconAfter="arrow-right"
            onClick={() => onOpen(things.findIndex(({ id }) => !done.has(id)))}
          >
            {t('rate.goOn')}
          </Button>
        )}
        {isOpen && things.length > 0 && (
          <ul className="rs-list">
            {things.map((thing, index) => (
              <li key={thing.id}>
                <button type="button" onClick={() => onOpen(index)}>
                  <Icon name={done.has(thing.id) ? 'check' : 'pencil'} size={20} />
                  <span dir="auto">{thingTitle(thing)}</span>
                  <span className="ww-visually-hidden">
                    {t(done.has(thing.id) ? 'rate.answered' : 'rate.unanswered')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {isOpen && isRater && own.each !== 'all' && left === 0 && (
          <More own={own} meeting={meeting} offline={offline} />
        )}
      </section>
      {!isOpen && <SaidBefore own={own} pending={pending} />}
      {resultsShown !== null && (
        <Results meeting={meeting} step={own.step} shown={resultsShown} forms={forms} />
      )}
    </>
  );
}

/** One more, for whoever is through: what is read least. */
function More({
  own,
  meeting,
  offline,
}: {
  own: OwnRatings;
  meeting: Meeting;
  offline: boolean;
}): JSX.Element {
  const [state, setState] = useState<'ready' | 'asking' | 'none'>('ready');
  const [refused, setRefused] = useState<string | null>(null);
  const ask = async (): Promise<void> => {
    setState('asking');
    setRefused(null);
    try {
      const { things } = await meeting.api.readMore(own.step);
      meeting.ratings.own(own.step).now();
      setState(things.length > own.things.length ? 'ready' : 'none');
    } catch (error) {
      setState('ready');
      if (error instanceof ApiProblem) setRefused(problemSaid(error));
      else if (error instanceof Unreachable) setRefused(t('rate.more.offline'));
      else throw error;
    }
  };
  return (
    <div className="rs-more">
      {state === 'none' ? (
        <p role="status">{t('rate.more.none')}</p>
      ) : (
        <>
          <p>{t('rate.more.why')}</p>
          <Button disabled={state === 'asking' || offline} onClick={() => void ask()}>
            {t('rate.more')}
          </Button>
        </>
      )}
      <p role="alert">{refused}</p>
    </div>
  );
}

/** What came of it, asked for again whenever `shown` changes. */
function Results({
  meeting,
  step,
  shown,
  forms,
}: {
  meeting: Meeting;
  step: string;
  shown: number;
  forms: NoteForms;
}): JSX.Element | null {
  useWant(meeting.ratings.results(step), String(shown));
  const results = useKnown(meeting.known, (state) => state.results.get(step)?.value ?? null);
  return results && <ResultList results={results} forms={forms} />;
}

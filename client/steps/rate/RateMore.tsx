import { useState, type JSX } from 'react';
import type { OwnRatings } from '../../../shared/protocol/ratings.ts';
import { Button } from '../../design/Button.tsx';
import type { Meeting } from '../../meeting/openMeeting.ts';
import { ApiProblem, Unreachable } from '../../sync/request.ts';
import { problemSaid } from '../../words/problemSaid.ts';
import { t } from '../../words/speak.ts';

/** One more, for whoever is through: what is read least. */
export function RateMore({
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

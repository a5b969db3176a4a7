import type { JSX } from 'react';
import type { LiveSession } from '../../../shared/model/session.ts';
import { useWant } from '../../app/useWant.ts';
import type { RatingAnswers } from '../../meeting/sources/ratingsSource.ts';

/** Asks for what came of the steps behind, claims again whenever they change. Shows nothing. */
export const PastWanted = ({
  asked,
  past,
  claims,
}: {
  asked: Pick<RatingAnswers, 'results' | 'claims'>;
  past: LiveSession['past'];
  /** A count that changes with them. */
  claims: number;
}): JSX.Element => (
  <>
    {past.map(({ id, kind }) => (
      <Wanted
        key={id}
        asks={kind === 'claim' ? asked.claims(id) : asked.results(id)}
        sign={kind === 'claim' ? String(claims) : 'past'}
      />
    ))}
  </>
);

function Wanted({ asks, sign }: { asks: Parameters<typeof useWant>[0]; sign: string }): null {
  useWant(asks, sign);
  return null;
}

import { createContext, use, useMemo, type JSX } from 'react';
import type { LiveSession } from '../../shared/model/session.ts';
import {
  marksByThing,
  marksOf,
  marksSaid,
  type MarksByThing,
} from '../../shared/rating/thingMarks.ts';
import { useKnown } from '../app/useMeeting.ts';
import { useWant } from '../app/useWant.ts';
import type { MeetingState } from '../meeting/meetingState.ts';
import type { RatingAnswers } from '../meeting/sources/ratingsSource.ts';
import type { Store } from '../meeting/store.ts';
import { words } from '../words/speak.ts';
import { PastWanted } from './follow-up/PastWanted.tsx';
import { isRatedStep } from './signStep.ts';

/** What stands at the things of this page; nothing outside of one that asks. */
export const ThingMarksContext = createContext<MarksByThing>(new Map());

/** What all said of a note or group, and who sees to it, in one line; '' where nothing is said. */
export const useSaid = (of: 'notes' | 'groups', id: string): string =>
  marksSaid(marksOf(use(ThingMarksContext), of, id));

interface MarksProps {
  known: Store<MeetingState>;
  session: Pick<LiveSession, 'past' | 'present'>;
}

/** Asks for what is to stand at things: what came of the steps behind, and of the present one as far as it may be seen. Shows nothing. */
export function MarksWanted({
  known,
  asked,
  session: { past, present },
}: MarksProps & { asked: Pick<RatingAnswers, 'results' | 'claims'> }): JSX.Element {
  const claims = useKnown(known, ({ live }) => live.shared?.counts.claims ?? 0);
  const rating = useKnown(known, ({ live }) => live.shared?.counts.rating ?? null);
  const isShown = rating?.step === present.id && rating.shown !== null;
  return (
    <>
      <PastWanted asked={asked} past={past} claims={claims} />
      {present.kind === 'claim' && (
        <Wanted key={present.id} asks={asked.claims(present.id)} sign={String(claims)} />
      )}
      {present.kind === 'rate' && isShown && (
        <Wanted key={present.id} asks={asked.results(present.id)} sign={String(rating.shown)} />
      )}
    </>
  );
}

function Wanted({ asks, sign }: { asks: Parameters<typeof useWant>[0]; sign: string }): null {
  useWant(asks, sign);
  return null;
}

/** What is to stand at things, as far as it has been answered. */
export function useThingMarks({ known, session: { past, present } }: MarksProps): MarksByThing {
  const results = useKnown(known, (state) => state.results);
  const claims = useKnown(known, (state) => state.claims);
  return useMemo(() => {
    // A step that is come by again is the latest word.
    const steps = [
      ...past.filter(({ id }) => id !== present.id),
      ...(isRatedStep(present) ? [present] : []),
    ];
    return marksByThing(words(), {
      results: steps.flatMap(({ id }) => results.get(id)?.value ?? []),
      claims: steps.flatMap(({ id }) => claims.get(id)?.value ?? []),
    });
  }, [results, claims, past, present]);
}

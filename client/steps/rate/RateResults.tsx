import type { JSX } from 'react';
import { useKnown } from '../../app/useMeeting.ts';
import { useWant } from '../../app/useWant.ts';
import type { NoteForms } from '../../design/NoteSaid.tsx';
import type { Meeting } from '../../meeting/openMeeting.ts';
import { ResultList } from './ResultList.tsx';

/** What came of it, asked for again whenever `shown` changes. */
export function RateResults({
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

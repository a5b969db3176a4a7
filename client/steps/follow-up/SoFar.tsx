import { useState, type JSX } from 'react';
import type { LiveSession } from '../../../shared/model/session.ts';
import type { ClaimsView } from '../../../shared/protocol/ratings.ts';
import { readWords } from '../../../shared/scripts/stepWords.ts';
import type { NoteForms } from '../../design/NoteSaid.tsx';
import { useKnown } from '../../app/useMeeting.ts';
import { useWant } from '../../app/useWant.ts';
import type { MeetingView } from '../../meeting/meetingView.ts';
import type { Meeting } from '../../meeting/openMeeting.ts';
import { claimsWith } from '../../meeting/rating/ownClaims.ts';
import type { PendingCommands } from '../../meeting/pending/pendingView.ts';
import { t, words } from '../../words/speak.ts';
import { claimDay } from '../claim/claimDay.ts';
import { ResultList } from '../rate/ResultList.tsx';
import { SaidBefore } from '../rate/SaidBefore.tsx';
import { thingTitle } from '../rate/thingTitle.ts';
import './soFar.css';

interface Props {
  meeting: Meeting;
  view: Pick<MeetingView, 'counts' | 'pending'> & { session: LiveSession };
  forms: NoteForms;
}

/** What came of the steps behind, for somebody on a phone: what she took on and by when, what she said, and what all said. Nothing where there were no such steps. */
export function SoFar({ meeting, view, forms }: Props): JSX.Element | null {
  const { past } = view.session;
  if (past.length === 0) return null;
  return (
    <>
      {past.map((step) =>
        step.kind === 'claim' ? (
          <OwnClaims key={step.id} step={step} meeting={meeting} view={view} />
        ) : (
          <Rated key={step.id} step={step} meeting={meeting} view={view} forms={forms} />
        ),
      )}
    </>
  );
}

type PastStep = LiveSession['past'][number];

const titleOf = ({ title }: PastStep, { language }: LiveSession): string =>
  readWords({ words: words(), wall: language }, title).text;

/** What she put her name to, and by when; how much is still nobody's. */
function OwnClaims({
  step,
  meeting,
  view: { session, counts, pending },
}: Omit<Props, 'forms'> & { step: PastStep }): JSX.Element | null {
  useWant(meeting.ratings.claims(step.id), JSON.stringify([counts.claims, counts.notes]));
  const known = useKnown(meeting.known, (state) => state.claims.get(step.id)?.value ?? null);
  if (!known) return null;
  const mine = ownOf(known, pending);
  return (
    <section className="sf-part" aria-label={titleOf(step, session)}>
      <h2 dir="auto">{titleOf(step, session)}</h2>
      {mine.length === 0 ? (
        <p className="sf-quiet">{t('followUp.claimedNothing')}</p>
      ) : (
        <ul className="sf-claims">
          {mine.map(({ id, title, role, when }) => (
            <li key={id}>
              <strong dir="auto">{title}</strong>
              <span dir="auto">{role}</span>
              {when !== '' && <span dir="auto">{when}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface OwnClaim {
  id: string;
  title: string;
  role: string;
  when: string;
}

/** Pure but for the language. */
function ownOf(known: ClaimsView, pending: PendingCommands): OwnClaim[] {
  const { things, roles } = claimsWith(known, pending);
  return things.flatMap((thing) =>
    thing.roles.flatMap(({ role, claims }) => {
      const mine = claims.find((claim) => claim.mine);
      if (!mine) return [];
      const when = [claimDay(words().language, mine.date), mine.until].filter(Boolean).join(' · ');
      const label = roles.find(({ id }) => id === role)?.label ?? '';
      return [{ id: `${thing.id}/${role}`, title: thingTitle(thing), role: label, when }];
    }),
  );
}

/** What came of a rating, asked for once somebody wants to see it; and what she said herself. */
function Rated({ step, meeting, view, forms }: Props & { step: PastStep }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="sf-part sf-rated"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <h2 dir="auto">{titleOf(step, view.session)}</h2>
      </summary>
      {isOpen && <RatedOpen id={step.id} meeting={meeting} view={view} forms={forms} />}
    </details>
  );
}

function RatedOpen({ id, meeting, view, forms }: Props & { id: string }): JSX.Element {
  useWant(meeting.ratings.own(id), 'past');
  useWant(meeting.ratings.results(id), 'past');
  const own = useKnown(meeting.known, (state) => state.ratings.get(id)?.value ?? null);
  const looked = useKnown(meeting.known, (state) => state.results.get(id) ?? null);
  const refused = looked?.trouble?.state === 'refused' ? looked.trouble.detail : null;
  return (
    <>
      {own && <SaidBefore own={own} pending={view.pending} />}
      {looked?.value ? (
        <ResultList results={looked.value} forms={forms} />
      ) : (
        <p className="sf-quiet" role="status">
          {refused ?? t('rate.coming')}
        </p>
      )}
    </>
  );
}

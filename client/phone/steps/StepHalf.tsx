import { useEffect, useRef, useState, type JSX } from 'react';
import { noteFormsOf } from '../../design/NoteSaid.tsx';
import { RefusedCommand } from '../../app/RefusedCommand.tsx';
import { useKnown } from '../../app/useMeeting.ts';
import { useWant } from '../../app/useWant.ts';
import { Button } from '../../design/Button.tsx';
import { DESK_ICON_PATHS } from '../../design/deskIconPaths.ts';
import { addIcons, Icon } from '../../design/Icon.tsx';
import { keepFocus } from '../../design/keepFocus.ts';
import { Toast } from '../../design/Toast.tsx';
import { openMeeting, type Meeting } from '../../meeting/openMeeting.ts';
import type { MeetingView } from '../../meeting/meetingView.ts';
import { PHONE_RULES } from '../../meeting/sources/answersSource.ts';
import { ClaimScreen } from '../../steps/claim/ClaimScreen.tsx';
import { stepWords } from '../../../shared/scripts/stepWords.ts';
import { SoFar } from '../../steps/follow-up/SoFar.tsx';
import { RateMore } from '../../steps/rate/RateMore.tsx';
import { RateResults } from '../../steps/rate/RateResults.tsx';
import { RateScreen } from '../../steps/rate/RateScreen.tsx';
import { ToldScreen } from '../../steps/report-back/ToldScreen.tsx';
import { t, words } from '../../words/speak.ts';
import { NameCard } from '../NameCard.tsx';
import { NotesFold } from '../NotesFold.tsx';
import { useLastKnown } from '../tables/useLastKnown.ts';
import type { Phone } from '../usePhone.ts';
import './step.css';

export interface StepHalfProps {
  phone: Phone;
  wallId: string;
  /** The step that is now. */
  step: { id: string; kind: 'rate' | 'claim' | 'report-back' | 'follow-up' };
}

addIcons(DESK_ICON_PATHS);
keepFocus();

/** The phone while people rate, put their names to things, or are told of notes or groups. The form for notes folds away below it. */
function StepHalf({ phone, wallId, step }: StepHalfProps): JSX.Element | null {
  const { known, outboxes, offline } = phone;
  const [meeting] = useState(() => openMeeting(wallId, 'participant', PHONE_RULES, known));
  useLastKnown(known, wallId);
  const view = useKnown(meeting, (seen) => seen);
  useOutboxOf(meeting, outboxes, !offline && view?.isTold === true);
  if (!view) return null;
  return (
    <div className="sp-half">
      <div role="alert">
        {view.pending.map((entry) => (
          <RefusedCommand
            key={entry.id}
            entry={entry}
            commands={meeting.commands}
            session={view.session}
            quotes
          />
        ))}
      </div>
      <div role="status">
        {offline && (
          <Toast kind="offline">{t('network.offline.taps', { count: unsent(view) })}</Toast>
        )}
      </div>
      {step.kind === 'rate' ? (
        <Rate key={step.id} id={step.id} meeting={meeting} view={view} offline={offline} />
      ) : step.kind === 'claim' ? (
        <Claim key={step.id} id={step.id} meeting={meeting} view={view} offline={offline} />
      ) : step.kind === 'report-back' ? (
        <ToldScreen meeting={meeting} view={view} />
      ) : (
        <Last meeting={meeting} view={view} />
      )}
      <NotesFold phone={phone} barred={false} />
    </div>
  );
}

const unsent = ({ pending }: MeetingView): number =>
  pending.filter(({ progress }) => progress.state !== 'saved' && progress.state !== 'refused')
    .length;

interface ScreenProps {
  id: string;
  meeting: Meeting;
  view: MeetingView;
  offline: boolean;
}

function Rate({ id, meeting, view, offline }: ScreenProps): JSX.Element {
  const looked = useKnown(meeting.known, (state) => state.ratings.get(id) ?? null);
  const news = view.counts.rating?.step === id ? view.counts.rating : null;
  const { revealed } = view.session;
  // What can change what she has to rate: whether it is open, how much there is, whether it may be read.
  useWant(
    meeting.ratings.own(id),
    JSON.stringify([news?.isOpen, news?.things, revealed, view.me.table]),
  );
  const own = looked?.value;
  const forms = noteFormsOf(view.session);
  const shown = news?.shown ?? null;
  if (!own)
    return (
      <Waiting refused={looked?.trouble ?? null} onAgain={() => meeting.ratings.own(id).now()} />
    );
  return (
    <RateScreen
      own={news ? { ...own, isOpen: news.isOpen } : own}
      say={meeting.commands.say}
      pending={view.pending}
      offline={offline}
      forms={forms}
      more={<RateMore own={own} meeting={meeting} offline={offline} />}
      results={
        shown === null ? null : (
          <RateResults meeting={meeting} step={id} shown={shown} forms={forms} />
        )
      }
    />
  );
}

function Claim({ id, meeting, view, offline }: ScreenProps): JSX.Element {
  const card = useRef<HTMLDivElement>(null);
  const looked = useKnown(meeting.known, (state) => state.claims.get(id) ?? null);
  const { revealed } = view.session;
  useWant(
    meeting.ratings.claims(id),
    JSON.stringify([view.counts.claims, view.counts.notes, revealed, view.me.table]),
  );
  const claims = looked?.value;
  if (!claims)
    return (
      <Waiting refused={looked?.trouble ?? null} onAgain={() => meeting.ratings.claims(id).now()} />
    );
  const { names } = view.session.settings;
  const isNameless =
    names !== 'anonymous' && claims.by === 'people' && claims.isOpen && !view.me.name;
  const askName = (): void => {
    card.current?.scrollIntoView({ block: 'center' });
    card.current?.querySelector('input')?.focus({ preventScroll: true });
  };
  return (
    <>
      {isNameless && (
        <div ref={card}>
          <p>{t('claim.nameFirst')}</p>
          <NameCard
            api={meeting.api}
            person={view.me}
            names={names}
            onStart={() => undefined}
            onDone={() => undefined}
          />
        </div>
      )}
      <ClaimScreen
        claims={claims}
        say={meeting.commands.say}
        pending={view.pending}
        offline={offline}
        forms={noteFormsOf(view.session)}
        onNameless={isNameless ? askName : null}
      />
    </>
  );
}

/** The last step of a run without tables. */
function Last({ meeting, view }: Pick<ScreenProps, 'meeting' | 'view'>): JSX.Element {
  const { session } = view;
  const { title, ask } = stepWords(words(), session, session.present);
  return (
    <>
      <section className="rs-head">
        <h1 dir="auto">{title}</h1>
        <p dir="auto">{ask}</p>
      </section>
      <SoFar meeting={meeting} view={view} forms={noteFormsOf(session)} />
    </>
  );
}

function Waiting({
  refused,
  onAgain,
}: {
  refused: { state: string; detail?: string } | null;
  onAgain: () => void;
}): JSX.Element {
  return (
    <div className="sp-waiting" role="status">
      {refused?.state === 'refused' ? (
        <>
          <p>{refused.detail}</p>
          <Button onClick={onAgain}>{t('app.tryAgain')}</Button>
        </>
      ) : (
        <p>
          <Icon name="sending" size={20} />
          {t('rate.coming')}
        </p>
      )}
    </div>
  );
}

/** What waits here goes out with what the first half has. */
function useOutboxOf(meeting: Meeting, outboxes: Phone['outboxes'], ready: boolean): void {
  useEffect(() => {
    outboxes.add(meeting);
    if (ready) meeting.kick();
    return () => void outboxes.delete(meeting);
  }, [ready, meeting, outboxes]);
}

/** What the phone's first half calls once this part has arrived. */
export const drawStep = (props: StepHalfProps): JSX.Element => <StepHalf {...props} />;

import type { JSX } from 'react';
import { momentNow, progressNow } from '../../../shared/activities/moment.ts';
import { noteFormsOf, type NoteForms } from '../../design/NoteSaid.tsx';
import type { ReportTurnView } from '../../../shared/protocol/reportBack.ts';
import type { MeetingView } from '../../meeting/meetingView.ts';
import type { Meeting } from '../../meeting/openMeeting.ts';
import { t, words } from '../../words/speak.ts';
import { ThingCard } from '../rate/ThingCard.tsx';
import { nothingToRead, toldTitle } from './toldTitle.ts';
import { useReportTurn } from './useReportTurn.ts';
import '../rate/rate.css';
import './toldScreen.css';

/** A report-back of notes or groups on a phone: what is told of now, to read along, and what comes next. */
export function ToldScreen({
  meeting,
  view,
}: {
  meeting: Meeting;
  view: MeetingView;
}): JSX.Element {
  const { session, counts } = view;
  const turn = useReportTurn(meeting, session, counts);
  const { title, ask, progress } = momentNow(words(), session, counts.people);
  return (
    <ToldNow
      progress={progressNow(words(), progress)}
      title={title}
      ask={ask}
      turn={turn}
      forms={noteFormsOf(session)}
    />
  );
}

/** As it is drawn. `progress`: how far the room is, in words; `turn`: null until it is known. */
export function ToldNow({
  progress,
  title,
  ask,
  turn,
  forms,
}: {
  progress: string;
  title: string;
  ask: string;
  turn: ReportTurnView | null;
  forms: NoteForms;
}): JSX.Element {
  const nothing = turn && nothingToRead(turn);
  const next = turn?.next[0];
  return (
    <>
      <section className="rs-head">
        <p className="rs-quiet">{progress}</p>
        <h1 dir="auto">{title}</h1>
        <p dir="auto">{ask}</p>
      </section>
      <section className="told-now" aria-label={t('phone.now')} aria-live="polite">
        {turn &&
          (nothing === '' ? <ThingCard thing={turn.thing} forms={forms} /> : <p>{nothing}</p>)}
        {turn?.thing.notes && (
          <ul>
            {turn.thing.notes.map((note) => (
              <li key={note.id}>
                <ThingCard thing={note} forms={forms} />
              </li>
            ))}
          </ul>
        )}
        {nothing === '' && turn?.thing.notShown ? (
          <p className="rs-quiet">{t('told.inside.notShown', { count: turn.thing.notShown })}</p>
        ) : null}
      </section>
      {turn && (
        <p className="told-next" dir="auto">
          {next ? t('told.next', { thing: toldTitle(next) }) : t('told.last')}
        </p>
      )}
    </>
  );
}

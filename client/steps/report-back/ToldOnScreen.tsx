import type { JSX } from 'react';
import type { RatedThingView } from '../../../shared/protocol/ratings.ts';
import type { ReportTurnView } from '../../../shared/protocol/reportBack.ts';
import { FittedList, type FittedRow } from '../../design/FittedList.tsx';
import { saidOf, type NoteForms } from '../../design/NoteSaid.tsx';
import { t } from '../../words/speak.ts';
import { ThingCard } from '../rate/ThingCard.tsx';
import { nothingToRead, toldTitle } from './toldTitle.ts';
import './toldOnScreen.css';

/** What has its turn, on the big screen: a note as large as it fits, with all that it says; a group with its notes. */
export function ToldOnScreen({
  turn,
  forms,
}: {
  turn: ReportTurnView;
  forms: NoteForms;
}): JSX.Element {
  const { of, thing: now } = turn;
  const nothing = nothingToRead(turn);
  if (nothing !== '') return <p className="told-none">{nothing}</p>;
  const row = (thing: RatedThingView): FittedRow => ({
    key: thing.id,
    words: `${thing.text} ${JSON.stringify(saidOf(forms, thing))}`,
    row: (
      <li>
        <ThingCard thing={thing} forms={forms} />
      </li>
    ),
  });
  if (of === 'notes')
    return (
      <div className="told told-note">
        <FittedList
          key={now.id}
          className="told-rows"
          called="things"
          largest={0.13}
          smallest={0.03}
          columns={[1]}
          rows={[row(now)]}
        />
      </div>
    );
  const { notes = [], notShown = 0 } = now;
  return (
    <div className="told">
      <h2 className="told-name" dir="auto">
        {toldTitle(now)}
      </h2>
      <FittedList
        key={now.id}
        className="told-rows"
        called="things"
        largest={0.055}
        smallest={0.024}
        columns={[1, 2, 3]}
        rows={notes.map(row)}
      />
      {notShown > 0 && (
        <p className="told-more">{t('told.inside.notShown', { count: notShown })}</p>
      )}
    </div>
  );
}

import type { JSX } from 'react';
import type { OwnRatings, RatingFieldView } from '../../../shared/protocol/ratings.ts';
import { labelled } from '../../../shared/scripts/noteSaid.ts';
import { HIGHEST, type RatingValue } from '../../../shared/rating/rating.ts';
import { ownAnswers } from '../../meeting/rating/ownAnswers.ts';
import type { PendingCommands } from '../../meeting/pending/pendingView.ts';
import { t, words } from '../../words/speak.ts';
import { thingTitle } from './thingTitle.ts';
import './saidBefore.css';

/** An answer as its author reads it again. */
function answerWords({ form, label }: RatingFieldView, value: RatingValue): string {
  const said =
    typeof value !== 'number'
      ? form === 'yes-maybe-no'
        ? t(`rate.choice.${value as 'yes'}`)
        : String(value)
      : form === 'stars'
        ? t('rate.stars', { count: value, of: HIGHEST.stars })
        : form === 'agree'
          ? t(`rate.agree.${value as 1}`)
          : t('rate.results.dots', { count: value });
  return labelled(words(), label, said);
}

/** What she said in a rating that is over: for her alone. Nothing where she said nothing. */
export function SaidBefore({
  own,
  pending,
}: {
  own: OwnRatings;
  pending: PendingCommands;
}): JSX.Element | null {
  const answers = ownAnswers(own, pending);
  const rows = own.things.flatMap((thing) => {
    const said = own.form.flatMap((field) => {
      const { value } = answers.of(thing.id, field.id);
      return value === null ? [] : [{ id: field.id, words: answerWords(field, value) }];
    });
    return said.length === 0 ? [] : [{ id: thing.id, title: thingTitle(thing), said }];
  });
  if (rows.length === 0) return null;
  return (
    <details className="rs-before">
      <summary>{t('rate.mine', { count: rows.length })}</summary>
      <ul>
        {rows.map(({ id, title, said }) => (
          <li key={id}>
            <strong dir="auto">{title}</strong>
            {said.map((each) => (
              <span key={each.id} dir="auto">
                {each.words}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}

import type { JSX, RefObject } from 'react';
import type { OwnRatings, RatedThingView } from '../../../shared/protocol/ratings.ts';
import { sayValue, type OwnAnswers } from '../../meeting/rating/ownAnswers.ts';
import { t } from '../../words/speak.ts';
import { RateField } from './RateField.tsx';
import type { StepScreenProps } from '../stepScreen.ts';
import { SaidState } from './SaidState.tsx';
import { ThingCard } from './ThingCard.tsx';

/** One thing and the form about it. Each answer goes out as it is given. */
export function RateThing({
  heading,
  own,
  thing,
  place,
  answers,
  say,
  pending,
  offline,
  forms,
}: StepScreenProps & {
  heading: RefObject<HTMLHeadingElement | null>;
  own: OwnRatings;
  thing: RatedThingView;
  place: number;
  answers: OwnAnswers;
}): JSX.Element {
  return (
    <article className="rs-thing">
      <h2 ref={heading} tabIndex={-1} className="ww-visually-hidden">
        {t('rate.place', { place: place + 1, count: own.things.length })}
      </h2>
      <ThingCard thing={thing} forms={forms} />
      {own.form.map((field) => (
        <RateField
          key={field.id}
          name={`${own.step}-${thing.id}-${field.id}`}
          field={field}
          answer={answers.of(thing.id, field.id)}
          left={field.dots === undefined ? 0 : field.dots - answers.spent(own.things, field.id)}
          onSay={(value) =>
            say(
              sayValue(
                { step: own.step, thing: thing.id, field: field.id },
                answers.of(thing.id, field.id),
                value,
              ),
            )
          }
        />
      ))}
      <SaidState pending={pending} offline={offline} slot={`rate/${own.step}/${thing.id}`} />
    </article>
  );
}

import { useEffect, useId, useState, type JSX } from 'react';
import { lettersLeft } from '../../../shared/model/lettersLeft.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { cleanWords, countChars } from '../../../shared/model/text.ts';
import type { RatingFieldView } from '../../../shared/protocol/ratings.ts';
import { CHOICES, HIGHEST, type RatingValue } from '../../../shared/rating/rating.ts';
import { useDraft } from '../../app/useDraft.ts';
import { Icon } from '../../design/Icon.tsx';
import type { OwnAnswer } from '../../meeting/rating/ownAnswers.ts';
import { t, words } from '../../words/speak.ts';

interface FieldProps {
  /** Its own on the page, and where its words are kept while they are typed. */
  name: string;
  field: RatingFieldView;
  answer: OwnAnswer;
  onSay: (value: RatingValue) => void;
}

/** One field of the form about a thing. `left`: dots that can still be spent. */
export function RateField({ left, ...props }: FieldProps & { left: number }): JSX.Element {
  switch (props.field.form) {
    case 'stars':
      return <Scale {...props} steps={HIGHEST.stars} isStars />;
    case 'agree':
      return <Scale {...props} steps={HIGHEST.agree} />;
    case 'dots':
      return <Dots {...props} left={left} />;
    case 'yes-maybe-no':
      return <Choices {...props} />;
    case 'sentence':
      return <Sentence {...props} />;
  }
}

/** A row of steps from 1: as stars that fill up, or from “not at all” to “fully”. */
function Scale({
  name,
  field,
  answer: { value },
  onSay,
  steps,
  isStars = false,
}: FieldProps & { steps: number; isStars?: boolean }): JSX.Element {
  const chosen = typeof value === 'number' ? value : 0;
  const wordsOf = (step: number): string =>
    isStars ? t('rate.stars', { count: step, of: steps }) : t(`rate.agree.${step as 1}`);
  return (
    <fieldset className="rs-field">
      <legend dir="auto">{field.label}</legend>
      <div className={isStars ? 'rs-scale is-stars' : 'rs-scale'}>
        {Array.from({ length: steps }, (_, index) => index + 1).map((step) => (
          <label key={step} className={step <= chosen && isStars ? 'is-filled' : undefined}>
            <input
              type="radio"
              name={name}
              checked={chosen === step}
              onChange={() => onSay(step)}
            />
            {isStars ? <Star /> : <span aria-hidden="true">{step}</span>}
            <span className="ww-visually-hidden">{wordsOf(step)}</span>
          </label>
        ))}
      </div>
      {!isStars && (
        <p className="rs-ends" aria-hidden="true">
          <span>{t('rate.agree.1')}</span>
          <span>{t('rate.agree.5')}</span>
        </p>
      )}
      <TakeBack isShown={chosen > 0} said={chosen > 0 ? wordsOf(chosen) : ''} onSay={onSay} />
    </fieldset>
  );
}

const Star = (): JSX.Element => (
  <svg viewBox="0 0 24 24" width="34" height="34" aria-hidden="true">
    <path d="M12 3.2l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1L12 17l-5.4 2.9 1.1-6.1L3.2 9.600l6.100-.8z" />
  </svg>
);

function Choices({ name, field, answer: { value }, onSay }: FieldProps): JSX.Element {
  return (
    <fieldset className="rs-field">
      <legend dir="auto">{field.label}</legend>
      <div className="rs-choices">
        {CHOICES.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name={name}
              checked={value === choice}
              onChange={() => onSay(choice)}
            />
            <span>{t(`rate.choice.${choice}`)}</span>
          </label>
        ))}
      </div>
      <TakeBack isShown={value !== null} said="" onSay={onSay} />
    </fieldset>
  );
}

/** What was chosen by mistake is given back: no answer is one as well. */
const TakeBack = ({
  isShown,
  said,
  onSay,
}: {
  isShown: boolean;
  said: string;
  onSay: (value: RatingValue) => void;
}): JSX.Element => (
  <p className="rs-said">
    <span aria-hidden="true">{said}</span>
    {isShown && (
      <button type="button" className="rs-link" onClick={() => onSay(null)}>
        {t('rate.takeBack')}
      </button>
    )}
  </p>
);

function Dots({
  field,
  answer: { value },
  left,
  onSay,
}: FieldProps & { left: number }): JSX.Element {
  const id = useId();
  const count = typeof value === 'number' ? value : 0;
  const max = field.dots ?? 0;
  return (
    <div className="rs-field" role="group" aria-labelledby={id}>
      <p id={id} className="rs-legend" dir="auto">
        {field.label}
      </p>
      <div className="rs-dots">
        <button
          type="button"
          disabled={count === 0}
          aria-label={t('rate.dots.less')}
          onClick={() => onSay(count - 1)}
        >
          −
        </button>
        <output aria-label={t('rate.dots.here', { count })}>
          {Array.from({ length: Math.min(count, ROW) }, (_, index) => (
            <span key={index} className="rs-dot" />
          ))}
          <span className="rs-dot-count">{words().number(count)}</span>
        </output>
        <button
          type="button"
          disabled={left <= 0}
          aria-label={t('rate.dots.more')}
          onClick={() => onSay(count + 1)}
        >
          +
        </button>
      </div>
      <p className="rs-quiet" role="status">
        {t('rate.dots.left', { left: Math.max(0, left), max })}
      </p>
    </div>
  );
}

/** Dots that are drawn; more are told by their number alone. */
const ROW = 5;

/** After so long without a key a sentence goes out by itself, ms. */
const PAUSE_MS = 1_200;

/** A sentence, which goes out when one pauses, and when one leaves it. */
function Sentence({ name, field, answer, onSay }: FieldProps): JSX.Element {
  const id = useId();
  const known = typeof answer.value === 'string' ? answer.value : '';
  const [typed, setTyped] = useDraft(name, known);
  const [isTouched, setTouched] = useState(false);
  const text = cleanWords(typed);
  const over = countChars(text) - LIMITS.ratingTextChars;
  const isNews = text !== known && over <= 0;
  const say = (): void => {
    if (isNews && isTouched) onSay(text === '' ? null : text);
  };
  useEffect(() => {
    if (!isNews || !isTouched) return undefined;
    const timer = setTimeout(say, PAUSE_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `say` says what stands there now
  }, [text, isNews, isTouched]);
  const left = LIMITS.ratingTextChars - countChars(typed);
  return (
    <div className="ww-field rs-field">
      <label className="ww-field-label rs-legend" htmlFor={id} dir="auto">
        {field.label}
      </label>
      <textarea
        id={id}
        className="ww-field-input rs-words"
        dir="auto"
        rows={3}
        value={typed}
        aria-invalid={over > 0 ? true : undefined}
        aria-describedby={`${id}-left`}
        onChange={(event) => {
          setTouched(true);
          setTyped(event.target.value);
        }}
        onBlur={say}
      />
      <p
        className={over > 0 ? 'ww-field-refusal' : 'ww-field-hint'}
        id={`${id}-left`}
        role="status"
      >
        {over > 0 ? (
          <>
            <Icon name="warning" size={20} />
            {t('phone.words.tooLong', { over })}
          </>
        ) : (
          (lettersLeft(words(), left, LIMITS.ratingTextChars, TELL_FROM) ?? '')
        )}
      </p>
    </div>
  );
}

/** From here on the letters left are told. */
const TELL_FROM = 60;

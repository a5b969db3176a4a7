import type { JSX, ReactNode } from 'react';
import { t } from '../../words/speak.ts';

/** What a table talks about, on a phone. `title`, `ask`: the run's own, '' where it leaves that to the product. */
export function Talk({
  title,
  ask,
  questions,
}: {
  title: string;
  ask: string;
  questions: readonly string[];
}): JSX.Element {
  return (
    <>
      <h2 dir="auto">{title || t('phone.talk')}</h2>
      {ask !== '' && <p dir="auto">{ask}</p>}
      {questions.length === 0 ? (
        <p>{t('phone.talk.text')}</p>
      ) : (
        <ol className="tb-questions">
          {questions.map((question) => (
            <li key={question} dir="auto">
              {question}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

/** A round, on a phone: what it is called and asks; inside, whose turn it is. */
export const RoundSaid = ({
  title,
  ask,
  children,
}: {
  title: string;
  /** '' where it asks nothing. */
  ask: string;
  children?: ReactNode;
}): JSX.Element => (
  <>
    <h2 dir="auto">{title}</h2>
    {ask !== '' && <p dir="auto">{ask}</p>}
    {children}
  </>
);

import type { JSX } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import type { TableVisit } from '../../../shared/protocol/tables.ts';
import { visitWords } from './visitWords.ts';

/** Who left what, as a line above its words: names in whatever script stand in it as they are, and turn nothing around. */
export function VisitWho({
  visit,
  session,
  who,
}: {
  visit: Pick<TableVisit, 'kind' | 'toTable' | 'relation'>;
  session: Pick<Session, 'tables'>;
  /** `null`: the person who reads it. */
  who: string | null;
}): JSX.Element {
  const { said, name } = visitWords(visit, session, who === null);
  return (
    <p className="tb-visit-who">
      {who !== null && (
        <>
          <bdi>{who}</bdi>{' '}
        </>
      )}
      {said}
      {name !== null && (
        <>
          {' '}
          <bdi>{name}</bdi>
        </>
      )}
    </p>
  );
}

/** What a table answered: who wrote it in one line, the words below, each in its own direction. */
export function AnswerWords({
  answer,
  from,
}: {
  answer: NonNullable<TableVisit['answer']>;
  /** Who answers where no name is told. */
  from: string;
}): JSX.Element {
  return (
    <div className="tb-answer">
      <p>
        <b>
          <bdi>{answer.by ?? from}</bdi>:
        </b>
      </p>
      <p dir="auto">{answer.text}</p>
    </div>
  );
}

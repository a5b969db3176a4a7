import type { JSX } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import type { TableVisit } from '../../../shared/protocol/tables.ts';
import { visitWords } from './visitWords.ts';
import { t } from '../../words/speak.ts';

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
  return <p className="tb-visit-who">{visitWords(visit, session, who)}</p>;
}

/** What a table answered: who wrote it in one line, the words below, each in its own direction. */
export function AnswerWords({
  answer,
  from,
}: {
  answer: NonNullable<TableVisit['answer']>;
  /** Whose table it is, where no name is told. */
  from: 'visited' | 'own';
}): JSX.Element {
  return (
    <div className="tb-answer">
      <p>
        <b>
          {answer.by === undefined
            ? t(from === 'own' ? 'phone.answer.byOwn' : 'phone.answer.byTable')
            : t('phone.answer.by', { name: answer.by })}
        </b>
      </p>
      <p dir="auto">{answer.text}</p>
    </div>
  );
}

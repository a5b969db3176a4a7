import { notesSoFar } from '../../shared/activities/noteWords.ts';
import type { Session } from '../../shared/model/session.ts';
import { FittedList } from '../design/FittedList.tsx';
import { JoinCorner } from './JoinCorner.tsx';
import './wallSign.css';
import { words } from '../words/speak.ts';

/** More unseen notes than this are a number alone. */
const MOST_BACKS = 200;

/** What a room looks at while there is nothing to read: all questions, how to join, and how many notes lie there already, none of which says anything by its colour or place. */
export function WallSign({ session, noteCount }: { session: Session; noteCount: number }) {
  return (
    <div className="wall-empty wall-sign">
      <Questions
        prompts={session.prompts.length === 0 ? [session.title] : session.prompts}
        largest={0.062}
        smallest={0.03}
        columns={session.prompts.length > 6 ? [1, 2] : [1]}
      />
      <JoinCorner session={session} host={location.host} big />
      <div className="sign-notes">
        {noteCount > 0 && (
          <b className="sign-count" aria-hidden="true">
            {words().number(noteCount)}
          </b>
        )}
        <p>{notesSoFar(words(), session, noteCount)}</p>
        {noteCount > 0 && noteCount <= MOST_BACKS && (
          <div className="sign-backs" aria-hidden="true">
            {Array.from({ length: noteCount }, (_, index) => (
              <span key={index} />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

/** Above the notes, while people write them: what they answer. */
export function QuestionBand({ prompts }: { prompts: readonly string[] }) {
  return (
    <aside className="question-band">
      <Questions prompts={prompts} largest={0.034} smallest={0.024} columns={[3, 2, 1]} />
    </aside>
  );
}

function Questions({
  prompts,
  ...sizes
}: {
  prompts: readonly string[];
  largest: number;
  smallest: number;
  columns: readonly number[];
}) {
  return (
    <FittedList
      className="questions"
      called="questions"
      {...sizes}
      rows={prompts.map((question, index) => ({
        key: `${index}`,
        words: question,
        row: (
          <li>
            {prompts.length > 1 && <b>{words().number(index + 1)}</b>}
            <span dir="auto">{question}</span>
          </li>
        ),
      }))}
    />
  );
}

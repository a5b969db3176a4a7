import { notesSoFar } from '../../../shared/activities/noteWords.ts';
import type { Session } from '../../../shared/model/session.ts';
import {
  promptLanguages,
  promptsBeside,
  type ShownPrompt,
} from '../../../shared/model/shownPrompts.ts';
import { FittedList } from '../../design/FittedList.tsx';
import { JoinCorner } from './JoinCorner.tsx';
import './wallSign.css';
import { words } from '../../words/speak.ts';

/** More unseen notes than this are a number alone. */
const MOST_BACKS = 200;

/** What a room looks at while there is nothing to read: all questions, how to join, and how many notes lie there already, none of which says anything by its colour or place. */
export function WallSign({ session, noteCount }: { session: Session; noteCount: number }) {
  return (
    <div className="wall-empty wall-sign">
      <Questions
        asked={askedOn(session)}
        largest={0.062}
        smallest={0.03}
        columns={session.prompts.length > 6 && promptLanguages(session).length === 1 ? [1, 2] : [1]}
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
export function QuestionBand({ session }: { session: Session }) {
  const isSeveral = promptLanguages(session).length > 1;
  return (
    <aside className={isSeveral ? 'question-band question-band-several' : 'question-band'}>
      <Questions
        asked={askedOn(session)}
        largest={0.034}
        smallest={0.024}
        columns={isSeveral ? [1] : [3, 2, 1]}
      />
    </aside>
  );
}

/** So many languages of a question stand beside each other; more would be small. */
const MOST_LANGUAGES = 3;

/** Each question in the languages in which the wall asks it; a wall without questions asks by its name. */
function askedOn(session: Session): ShownPrompt[][] {
  const { language, prompts, title } = session;
  if (prompts.length === 0) return [[{ language, text: title }]];
  return promptsBeside(session, MOST_LANGUAGES);
}

function Questions({
  asked,
  ...sizes
}: {
  asked: readonly (readonly ShownPrompt[])[];
  largest: number;
  smallest: number;
  columns: readonly number[];
}) {
  return (
    <FittedList
      className="questions"
      called="questions"
      {...sizes}
      rows={asked.map((texts, index) => ({
        key: `${index}`,
        words: texts.map(({ text }) => text).join(' '),
        row: (
          <li>
            {asked.length > 1 && <b>{index + 1}</b>}
            <div className="question-texts">
              {texts.map(({ language, text }) => (
                <p key={language} lang={language} dir="auto">
                  {text}
                </p>
              ))}
            </div>
          </li>
        ),
      }))}
    />
  );
}

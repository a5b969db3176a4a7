import { useState, type JSX } from 'react';
import { Button, LinkButton } from '../design/Button.tsx';
import { Wordmark } from '../design/Wordmark.tsx';
import { LanguageChoice } from '../app/LanguageChoice.tsx';
import { t } from '../words/speak.ts';
import { keepWall, readKeptWall, type MadeWall } from './keptWall.ts';
import { NewWallForm } from './NewWallForm.tsx';
import { WallReady } from './WallReady.tsx';
import './start.css';

/** A wall is made here: its name and how the meeting runs, then its links, which a reload shows again. */
export function StartPage(): JSX.Element {
  const [made, setMade] = useState(readKeptWall);
  const show = (next: MadeWall | null): void => {
    keepWall(next);
    setMade(next);
  };
  return (
    <div className="start">
      <header className="start-bar">
        <span className="start-brand">
          <Wordmark /> Weavewall
        </span>
        <span className="start-bar-end">
          <LanguageChoice />
          {made ? (
            <Button icon="plus" onClick={() => show(null)}>
              {t('start.another')}
            </Button>
          ) : (
            <LinkButton href="/join" icon="join">
              {t('start.join')}
            </LinkButton>
          )}
        </span>
      </header>
      <main>
        {made ? (
          <WallReady title={made.title} {...made.answer} />
        ) : (
          <NewWallForm onMade={(title, answer) => show({ title, answer })} />
        )}
      </main>
    </div>
  );
}

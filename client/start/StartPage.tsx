import { useState, type JSX } from 'react';
import { LinkButton } from '../design/Button.tsx';
import { Wordmark } from '../design/Wordmark.tsx';
import type { NewWallAnswer } from '../sync/api.ts';
import { NewWallForm } from './NewWallForm.tsx';
import { WallReady } from './WallReady.tsx';
import './start.css';

/** A wall is made here: its name and how the meeting runs, then its links. */
export function StartPage(): JSX.Element {
  const [made, setMade] = useState<{ title: string; answer: NewWallAnswer } | null>(null);
  return (
    <div className="start">
      <header className="start-bar">
        <span className="start-brand"><Wordmark /> Weavewall</span>
        {!made && <LinkButton href="/join" icon="join">Join with a code</LinkButton>}
      </header>
      <main>{made ? <WallReady title={made.title} {...made.answer} /> : <NewWallForm onMade={(title, answer) => setMade({ title, answer })} />}</main>
    </div>
  );
}

import type { JSX, ReactNode } from 'react';
import { Wordmark } from '../design/Wordmark.tsx';
import type { Said } from '../meeting/words/doorWords.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import '../design/Button.css';
import './stateScreen.css';

/** A whole page that says one thing: opening, refused, ended; with what to do. */
export const StateScreen = ({
  title,
  text,
  link,
  children,
}: Said & { children?: ReactNode }): JSX.Element => (
  <main className="state-screen">
    <Wordmark size={44} />
    <h1>{title}</h1>
    <p role="status">{text}</p>
    {children}
    {link && (
      <a className="ww-button ww-button-filled" href={link.href}>
        {link.words}
      </a>
    )}
    <LanguageChoice />
  </main>
);

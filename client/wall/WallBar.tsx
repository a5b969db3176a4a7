import type { ReactNode } from 'react';
import { Wordmark } from '../design/Wordmark.tsx';
import { WallIcon, type WallIconName } from './WallIcon.tsx';

/** One of the bar's tools: 60 px target, drawing over a word. */
export function Tool({ icon, word, label, pressed, disabled = false, onClick }: {
  icon: WallIconName;
  word: string;
  /** What exactly it does now, for the tooltip and screen readers; starts with the word. */
  label?: string;
  pressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
}) {
  return (
    <button type="button" className="wall-tool" title={label ?? word} aria-label={label ?? word} disabled={disabled} onClick={onClick} {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}>
      <WallIcon name={icon} />
      <span>{word}</span>
    </button>
  );
}

/** The quiet frame above the wall: which wall, what to do now, tools, clock. */
export function WallBar({ title, step, ask, saved, tools, clock }: {
  title: string; step: string; ask: string; tools: ReactNode; clock: ReactNode;
  /** Whether this person's moves are safe, in a word. */
  saved: string | null;
}) {
  return (
    <header className="wall-bar">
      <Wordmark />
      <p className="wall-title" dir="auto">{title}</p>
      <span className="wall-bar-rule" aria-hidden="true" />
      <h1 className="wall-step">{step}</h1>
      <p className="wall-ask">{ask}</p>
      {saved !== null && <p className="wall-saved">{saved === 'Saved' && <WallIcon name="check" size={18} />}{saved}</p>}
      <div className="wall-tools" role="toolbar" aria-label="Wall tools">{tools}</div>
      {clock}
    </header>
  );
}

import type { JSX, ReactNode } from 'react';
import { Wordmark } from '../design/Wordmark.tsx';

/** The quiet frame above the wall: which wall, what to do now. `isHelping`: with many tools the title stands above the step, and the sentence has the room; `children`: at its end. */
export const WallFrame = ({
  title,
  step,
  ask,
  isHelping,
  saved,
  children,
}: {
  title: string;
  step: string;
  ask: string;
  isHelping: boolean;
  /** Beside the title. */
  saved: ReactNode;
  children: ReactNode;
}): JSX.Element => (
  <header className={isHelping ? 'wall-bar wall-bar-helping' : 'wall-bar'}>
    <Wordmark />
    <div className="wall-heading">
      <p className="wall-title">
        <span dir="auto">{title}</span>
        {saved}
      </p>
      <span className="wall-bar-rule" aria-hidden="true" />
      <h1 className="wall-step">{step}</h1>
    </div>
    <p className="wall-ask" dir="auto">
      {ask}
    </p>
    {children}
  </header>
);

import type { JSX, ReactNode } from 'react';
import { Wordmark } from '../design/Wordmark.tsx';

/** The quiet frame above posters and tables: which wall, what this is, what matters now. */
export const GalleryFrame = ({
  wall,
  title,
  note,
  isRoom,
  home,
  children,
}: {
  wall: string;
  title: string;
  note?: ReactNode;
  /** On the big screen. */
  isRoom: boolean;
  /** The way back to the wall. */
  home?: ReactNode;
  children?: ReactNode;
}): JSX.Element => (
  <header className={isRoom ? 'gallery-bar gallery-bar-room' : 'gallery-bar'}>
    <Wordmark />
    {home}
    <p className="gallery-wall" dir="auto">
      {wall}
    </p>
    <span className="gallery-rule" aria-hidden="true" />
    <h1>{title}</h1>
    {note !== undefined && <p className="gallery-note">{note}</p>}
    {children}
  </header>
);

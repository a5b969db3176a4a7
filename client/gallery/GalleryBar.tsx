import { LanguageChoice } from '../app/LanguageChoice.tsx';
import type { JSX, ReactNode } from 'react';
import { Clock } from '../design/Clock.tsx';
import { HomeLink } from '../app/HomeLink.tsx';
import { Wordmark } from '../design/Wordmark.tsx';
import type { Gallery } from './gallery.ts';

/** The quiet frame above: which wall, what this is, what matters now, clock. `children`: at the end, before the clock. */
export function GalleryBar({
  gallery,
  title,
  note,
  children,
  actions,
}: {
  gallery: Gallery;
  title: string;
  note?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}): JSX.Element {
  const { session, live } = gallery;
  return (
    <header className={gallery.as === 'projector' ? 'gallery-bar gallery-bar-room' : 'gallery-bar'}>
      <Wordmark />
      <HomeLink
        wall={gallery.wallId}
        as={gallery.as}
        joinCode={session.joinCode}
        className="gallery-home"
      />
      <p className="gallery-wall" dir="auto">
        {session.title}
      </p>
      <span className="gallery-rule" aria-hidden="true" />
      <h1>{title}</h1>
      {note !== undefined && <p className="gallery-note">{note}</p>}
      {gallery.as !== 'projector' && <LanguageChoice />}
      <div className="gallery-bar-end">
        {children}
        {session.timer && <Clock timer={session.timer} offsetMs={live.clockOffsetMs} />}
        {actions}
      </div>
    </header>
  );
}

import { LanguageChoice } from '../app/LanguageChoice.tsx';
import type { JSX, ReactNode } from 'react';
import { Clock } from '../design/Clock.tsx';
import { HomeLink } from '../app/HomeLink.tsx';
import { GalleryFrame } from '../steps/GalleryFrame.tsx';
import type { Gallery } from './gallery.ts';

/** The frame above, with a clock. `children`: at the end, before the clock. */
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
  const isRoom = gallery.as === 'projector';
  return (
    <GalleryFrame
      wall={session.title}
      title={title}
      note={note}
      isRoom={isRoom}
      home={
        <HomeLink
          wall={gallery.wallId}
          as={gallery.as}
          joinCode={session.joinCode}
          className="gallery-home"
        />
      }
    >
      {!isRoom && <LanguageChoice />}
      <div className="gallery-bar-end">
        {children}
        {session.timer && <Clock timer={session.timer} offsetMs={live.clockOffsetMs} />}
        {actions}
      </div>
    </GalleryFrame>
  );
}

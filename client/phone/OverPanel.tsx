import type { JSX } from 'react';
import { LinkButton } from '../design/Button.tsx';
import type { OverReason } from '../meeting/arrival.ts';

const WORDS: Record<OverReason, { title: string; text: string }> = {
  ended: {
    title: 'This wall has ended',
    text: 'It was taken away with everything on it. Notes below that were not sent yet are still on this phone.',
  },
  removed: {
    title: 'You are no longer on this wall',
    text: 'A facilitator removed you. The notes you had posted stay. If that was a mistake, ask them.',
  },
  full: {
    title: 'No place is free just now',
    text: 'So many people came that no more fit. This page goes on trying by itself; notes you write are kept on this phone.',
  },
  closed: {
    title: 'The door is closed',
    text: 'The facilitator has closed the door for newcomers. As soon as it opens, this page lets you in; notes you write are kept on this phone.',
  },
  renewed: {
    title: 'This code was renewed',
    text: 'It no longer opens the wall. The new one is on the wall, or ask the facilitator; notes you wrote are kept on this phone.',
  },
  'no-cookies': {
    title: 'This browser can’t be recognised',
    text: 'It keeps no cookies, so the wall can’t tell which notes are yours. Open the link in another browser.',
  },
};

/** The end of the road for this phone, said plainly. */
export function OverPanel({ why }: { why: OverReason }): JSX.Element {
  return (
    <section className="over-panel" role="alert">
      <h1>{WORDS[why].title}</h1>
      <p>{WORDS[why].text}</p>
      <LinkButton href="/join" icon="join">
        Join another wall
      </LinkButton>
    </section>
  );
}

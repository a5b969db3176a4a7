import type { JSX } from 'react';
import { LinkButton } from '../design/Button.tsx';
import { Wordmark } from '../design/Wordmark.tsx';

/** A whole page that says one thing: loading, refused, not yet. */
export function StateScreen({
  title,
  text,
  link,
}: {
  title: string;
  text: string;
  link?: { href: string; words: string };
}): JSX.Element {
  return (
    <main className="gallery-state">
      <Wordmark size={44} />
      <h1>{title}</h1>
      <p>{text}</p>
      {link && <LinkButton href={link.href}>{link.words}</LinkButton>}
    </main>
  );
}

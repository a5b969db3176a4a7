import type { JSX, ReactNode } from 'react';
import { Wordmark } from '../design/Wordmark.tsx';

/** A whole page that says one thing: opening, refused, ended; with what to do. */
export function StateScreen({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children?: ReactNode;
}): JSX.Element {
  return (
    <main className="table-state">
      <Wordmark size={44} />
      <h1>{title}</h1>
      <p role="status">{text}</p>
      {children}
    </main>
  );
}

import { Wordmark } from '../design/Wordmark.tsx';

/** A whole page that says one thing: loading, refused, ended. */
export function StateScreen({
  title,
  text,
  link,
}: {
  title: string;
  text: string;
  link?: { href: string; words: string };
}) {
  return (
    <main className="state-screen">
      <Wordmark size={44} />
      <h1>{title}</h1>
      <p>{text}</p>
      {link && (
        <a className="wall-button" href={link.href}>
          {link.words}
        </a>
      )}
    </main>
  );
}

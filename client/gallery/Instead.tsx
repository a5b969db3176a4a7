import type { JSX } from 'react';
import { sayAgain, type Commands } from '../meeting/outbox/openCommands.ts';

/** Of words that were not put over somebody else's: puts them there after all. Nothing for any other refusal. */
export function Instead({
  entry: id,
  outbox,
}: {
  entry: string;
  outbox: Commands;
}): JSX.Element | null {
  const entry = outbox.entries().find((each) => each.id === id);
  if (entry?.progress.state !== 'refused' || entry.progress.code !== 'changed-meanwhile')
    return null;
  return (
    <button
      type="button"
      className="ww-button ww-button-plain"
      onClick={() => sayAgain(outbox, id)}
    >
      Put mine instead
    </button>
  );
}

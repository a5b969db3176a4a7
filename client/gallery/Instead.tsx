import type { JSX } from 'react';
import { insteadOfAll } from '../sync/command.ts';
import type { CommandOutbox } from '../sync/commandOutbox.ts';

/** Of words that were not put over somebody else's: puts them there after all. Nothing for any other refusal. */
export function Instead({
  entry: id,
  outbox,
}: {
  entry: string;
  outbox: CommandOutbox;
}): JSX.Element | null {
  const entry = outbox.entries().find((each) => each.id === id);
  if (entry?.progress.state !== 'refused' || entry.progress.code !== 'changed-meanwhile')
    return null;
  return (
    <button
      type="button"
      className="ww-button ww-button-plain"
      onClick={() => {
        outbox.dismiss(id);
        outbox.keep(insteadOfAll(entry.command));
      }}
    >
      Put mine instead
    </button>
  );
}

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { WallApi } from '../../sync/api.ts';
import { insteadOfAll, sendCommand, type Command } from '../../sync/command.ts';
import { CommandOutbox, isKeptCommand } from '../../sync/commandOutbox.ts';
import { newId } from '../../sync/openCommandOutbox.ts';
import { openShelf } from '../../sync/outboxShelf.ts';
import type { PendingCommand } from './pendingView.ts';

/** What was acknowledged is still shown as done by this phone this long, ms: the live view may lag behind the answer. */
const LINGER_MS = 2_500;

export interface TableCommands {
  /** What the live view may not say yet, oldest first, and what was refused. */
  pending: readonly PendingCommand[];
  send(command: Command): void;
  retry(id: string): void;
  drop(id: string): void;
}

/** Keeps this phone's taps until the server has them. `ready`: the server may be asked (the person is known, the network there). */
export function useTableCommands(wallId: string, api: WallApi, ready: boolean): TableCommands {
  const [saved, setSaved] = useState<readonly PendingCommand[]>([]);
  const [outbox] = useState(
    () =>
      new CommandOutbox(
        openShelf(`commands-${wallId}-participant`, isKeptCommand),
        async (command) => {
          await sendCommand(api, command);
          const id = newId();
          setSaved((before) => [...before, { id, command, standing: 'saved' }]);
          setTimeout(
            () => setSaved((before) => before.filter((entry) => entry.id !== id)),
            LINGER_MS,
          );
        },
        newId,
      ),
  );
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries);

  useEffect(() => {
    if (ready) outbox.kick();
  }, [ready, outbox]);
  useEffect(() => {
    const kick = (): void => {
      if (!document.hidden) outbox.kick();
    };
    window.addEventListener('online', kick);
    document.addEventListener('visibilitychange', kick);
    return () => {
      window.removeEventListener('online', kick);
      document.removeEventListener('visibilitychange', kick);
    };
  }, [outbox]);

  const pending = useMemo(
    () => [
      ...saved,
      ...entries.map(({ id, command, progress }): PendingCommand =>
        progress.state === 'refused'
          ? {
              id,
              command,
              standing: 'refused',
              refusal: { code: progress.code, detail: progress.detail },
            }
          : { id, command, standing: progress.state },
      ),
    ],
    [saved, entries],
  );
  const send = useCallback((command: Command) => void outbox.keep(command), [outbox]);
  const drop = useCallback((id: string) => outbox.dismiss(id), [outbox]);
  const retry = useCallback(
    (id: string) => {
      const entry = outbox.entries().find((each) => each.id === id);
      outbox.dismiss(id);
      // After `changed-meanwhile` she wants hers instead of what stands there by now.
      if (entry)
        outbox.keep(
          entry.progress.state === 'refused' && entry.progress.code === 'changed-meanwhile'
            ? insteadOfAll(entry.command)
            : entry.command,
        );
    },
    [outbox],
  );
  return { pending, send, retry, drop };
}

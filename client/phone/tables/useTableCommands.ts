import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Command } from '../../meeting/outbox/commandIntents.ts';
import type { Kept } from '../../meeting/outbox/outbox.ts';
import { openCommands, type Commands } from '../../meeting/outbox/openCommands.ts';
import type { WallApi } from '../../sync/api.ts';

export interface TableCommands {
  /** What the live view may not say yet, oldest first, and what was refused. */
  pending: readonly Kept<Command>[];
  send(command: Command): void;
  commands: Commands;
}

/** Keeps this phone's taps until the server has them. `outboxes` are those that are kicked; `ready`: the server may be asked (the person is known, the network there). */
export function useTableCommands(
  wallId: string,
  api: WallApi,
  outboxes: Set<{ kick(): void }>,
  ready: boolean,
): TableCommands {
  const [outbox] = useState(() => openCommands(wallId, 'participant', api));
  const pending = useSyncExternalStore(outbox.subscribe, outbox.entries);

  useEffect(() => {
    outboxes.add(outbox);
    if (ready) outbox.kick();
    return () => void outboxes.delete(outbox);
  }, [ready, outbox, outboxes]);

  const send = useCallback((command: Command) => void outbox.say(command), [outbox]);
  return { pending, send, commands: outbox };
}

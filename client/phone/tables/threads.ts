import type { ConnectionView } from '../../../shared/protocol/tables.ts';
import type { Command } from '../../meeting/outbox/commandIntents.ts';
import type { Kept } from '../../meeting/outbox/outbox.ts';

/** Pure. Threads of one table as they will be once what waits on this phone has arrived: those to decide on first, then newest first. */
export function threadsOf(
  table: string,
  listed: readonly ConnectionView[],
  pending: readonly Kept<Command>[],
): ConnectionView[] {
  const threads = new Map(listed.map((thread) => [thread.id, thread]));
  for (const { intent: command, progress } of pending) {
    if (progress.state === 'refused') continue;
    if (command.kind === 'connect' && !threads.has(command.connection.id)) {
      threads.set(command.connection.id, {
        ...command.connection,
        state: 'accepted',
        marks: 0,
        mine: true,
        marked: false,
        mayEdit: true,
        at: Number.MAX_SAFE_INTEGER,
      });
    }
    const known = command.kind === 'edit-connection' ? threads.get(command.id) : undefined;
    if (command.kind !== 'edit-connection' || !known) continue;
    const { text, relation, state, mark } = command.edit;
    if (state === 'gone') threads.delete(known.id);
    else {
      threads.set(known.id, {
        ...known,
        ...(text === undefined ? {} : { text }),
        ...(relation === undefined ? {} : { relation }),
        ...(state === undefined ? {} : { state }),
        ...(mark === undefined || mark === known.marked
          ? {}
          : { marked: mark, marks: known.marks + (mark ? 1 : -1) }),
      });
    }
  }
  const rank = (thread: ConnectionView): number => (thread.state === 'proposed' ? 0 : 1);
  return [...threads.values()]
    .filter(({ from, to }) => from === table || to === table)
    .sort((a, b) => rank(a) - rank(b) || b.at - a.at);
}

import type { Role } from '../../../shared/model/person.ts';
import { callsTo } from '../../sync/request.ts';
import { PAGE_PORTS } from '../../sync/pagePorts.ts';
import { openShelf, type Shelf } from '../../sync/shelf.ts';
import { readSeat, seatSaid, writeSeat } from '../seatNews.ts';
import { COMMANDS, insteadOfAll, readKeptCommand } from './commandIntents.ts';
import type { Command } from './commandMeanings.ts';
import { openOutbox, type Outbox, type OutboxPorts } from './openOutbox.ts';
import type { Kept, SendResult } from './outbox.ts';
import { sendCommand } from './sendCommand.ts';

/** What people say at tables and in the gallery, and for a moment what has arrived. */
export type Commands = Outbox<Command>;

/** What was acknowledged is still shown as done so long, ms: what the page looks at may lag behind the answer. */
export const LINGER_MS = 2_500;

/** An outbox whose entries hold what has arrived, as `saved`, for {@link LINGER_MS}. */
export function openLingering(
  shelf: Shelf<Kept<Command>>,
  send: (command: Command) => Promise<SendResult>,
  ports: OutboxPorts,
): Commands {
  let arrived: readonly Kept<Command>[] = [];
  let seen: readonly Kept<Command>[] = [];
  let shown: readonly Kept<Command>[] = [];
  const listeners = new Set<() => void>();
  const look = (): void => {
    seen = outbox.entries();
    shown = [...arrived, ...seen];
    for (const listener of listeners) listener();
  };
  const outbox = openOutbox(
    COMMANDS,
    shelf,
    async (command) => {
      const result = await send(command);
      const entry = seen.find(({ intent }) => intent === command);
      if (result.kind !== 'done' || !entry) return result;
      const saved: Kept<Command> = {
        ...entry,
        progress: { state: 'saved', answer: result.answer },
      };
      arrived = [...arrived, saved];
      ports.later(LINGER_MS, () => {
        arrived = arrived.filter((each) => each !== saved);
        look();
      });
      return result;
    },
    ports,
  );
  outbox.subscribe(look);
  return {
    ...outbox,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    entries: () => shown,
  };
}

/** One for the life of the page, also where a part of it is drawn anew: two would send what was said in any order. */
const opened = new Map<string, Commands>();

/** The outbox of one wall for whom `as` names. Call `kick()` once the person is known, and whenever the network is back. */
export function openCommands(wall: string, as: Role): Commands {
  const name = `commands-${wall}-${as}`;
  const known = opened.get(name);
  if (known) return known;
  const call = callsTo(wall, as);
  const outbox = openLingering(
    openShelf(name, readKeptCommand),
    (command) => sendCommand(call, command),
    PAGE_PORTS,
  );
  const commands: Commands = {
    ...outbox,
    say: (command, ...more) => {
      // On whichever page she sits down, it is hers.
      writeSeat(wall, as, seatSaid(readSeat(wall, as), command));
      return outbox.say(command, ...more);
    },
  };
  opened.set(name, commands);
  return commands;
}

/** Says once more what was refused. Where somebody had put something else there meanwhile, she has read it and wants hers instead. */
export function sayAgain(commands: Commands, id: string): void {
  const entry = commands.entries().find((each) => each.id === id);
  if (entry?.progress.state !== 'refused') return;
  if (entry.progress.code === 'changed-meanwhile') commands.say(insteadOfAll(entry.intent));
  else commands.retry(id);
}

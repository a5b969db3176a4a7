import { uuidFromBytes } from '../../shared/model/ids.ts';
import type { Role } from '../../shared/model/person.ts';
import type { WallApi } from './api.ts';
import { sendCommand } from './command.ts';
import { CommandOutbox, isKeptCommand } from './commandOutbox.ts';
import { openShelf } from './outboxShelf.ts';

/** A fresh id for a visit, a connection or a kept command. */
export const newId = (): string => uuidFromBytes(crypto.getRandomValues(new Uint8Array(16)));

/** The outbox of one wall for whom `as` names. Call `kick()` once the person is known, and whenever the network is back. */
export const openCommandOutbox = (wall: string, as: Role, api: WallApi): CommandOutbox =>
  new CommandOutbox(
    openShelf(`commands-${wall}-${as}`, isKeptCommand),
    (command) => sendCommand(api, command),
    newId,
  );

import type { ConnectionEdit, NewConnection, NewVisit } from '../../shared/commands/gallery.ts';
import type { MeEdit } from '../../shared/commands/people.ts';
import type { TableEdit } from '../../shared/commands/tables.ts';
import type { WallApi } from './api.ts';

/** Something a person said at a table or in the gallery that must arrive, now or when there is a network again. Sent twice it counts once. */
export type Command =
  | { kind: 'visit'; visit: NewVisit }
  | { kind: 'take-back-visit'; id: string }
  | { kind: 'answer'; id: string; text: string }
  | { kind: 'connect'; connection: NewConnection }
  | { kind: 'edit-connection'; id: string; edit: ConnectionEdit }
  | { kind: 'me'; edit: MeEdit }
  | { kind: 'table'; table: string; edit: TableEdit };

/** What a command is about. A newer one about the same replaces one that was not sent yet: of two taps on two tables the last one counts. */
export function slotOf(command: Command): string {
  const fields = (edit: object): string => Object.keys(edit).sort().join('+');
  switch (command.kind) {
    case 'visit': return `visit/${command.visit.id}`;
    case 'connect': return `connect/${command.connection.id}`;
    case 'take-back-visit':
    case 'answer': return `${command.kind}/${command.id}`;
    case 'edit-connection': return `edit-connection/${command.id}/${fields(command.edit)}`;
    case 'me': return `me/${fields(command.edit)}/${command.edit.commitment?.table ?? ''}`;
    case 'table': return `table/${command.table}/${fields(command.edit)}/${command.edit.spoken?.person ?? ''}`;
  }
}

/** Says it to the server. Rejects as the API does. */
export async function sendCommand(api: WallApi, command: Command): Promise<void> {
  switch (command.kind) {
    case 'visit': return void (await api.visit(command.visit));
    case 'take-back-visit': return void (await api.takeBackVisit(command.id));
    case 'answer': return void (await api.answerVisit(command.id, command.text));
    case 'connect': return void (await api.connect(command.connection));
    case 'edit-connection': return void (await api.editConnection(command.id, command.edit));
    case 'me': return void (await api.setMe(command.edit));
    case 'table': return void (await api.editTable(command.table, command.edit));
  }
}

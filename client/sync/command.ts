import type { ConnectionEdit, NewConnection, NewVisit } from '../../shared/commands/gallery.ts';
import type { MeEdit } from '../../shared/commands/people.ts';
import type { TableEdit } from '../../shared/commands/tables.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import type { WallApi } from './api.ts';

/** Something a person said at a table or in the gallery that must arrive, now or when there is a network again. Sent twice it counts once. */
export type Command =
  | { kind: 'visit'; visit: NewVisit }
  | { kind: 'take-back-visit'; id: string }
  | { kind: 'answer'; id: string; text: string; was?: readonly string[] }
  | { kind: 'connect'; connection: NewConnection }
  | { kind: 'edit-connection'; id: string; edit: ConnectionEdit }
  | { kind: 'me'; edit: MeEdit }
  | { kind: 'table'; table: string; edit: TableEdit };

/** What a command is about. A newer one about the same replaces one that was not sent yet: of two taps on two tables the last one counts. */
export function slotOf(command: Command): string {
  const fields = (edit: object): string =>
    Object.keys(edit)
      .filter((name) => name !== 'was')
      .sort()
      .join('+');
  switch (command.kind) {
    case 'visit':
      return `visit/${command.visit.id}`;
    case 'connect':
      return `connect/${command.connection.id}`;
    case 'take-back-visit':
    case 'answer':
      return `${command.kind}/${command.id}`;
    case 'edit-connection':
      return `edit-connection/${command.id}/${fields(command.edit)}`;
    case 'me':
      return `me/${fields(command.edit)}/${command.edit.commitment?.table ?? ''}`;
    case 'table':
      return `table/${command.table}/${fields(command.edit)}/${command.edit.spoken?.person ?? ''}`;
  }
}

/** Says it to the server. Rejects as the API does. */
export async function sendCommand(api: WallApi, command: Command): Promise<void> {
  switch (command.kind) {
    case 'visit':
      return void (await api.visit(command.visit));
    case 'take-back-visit':
      return void (await api.takeBackVisit(command.id));
    case 'answer':
      return void (await api.answerVisit(command.id, command.text, command.was));
    case 'connect':
      return void (await api.connect(command.connection));
    case 'edit-connection':
      return void (await api.editConnection(command.id, command.edit));
    case 'me':
      return void (await api.setMe(command.edit));
    case 'table':
      return void (await api.editTable(command.table, command.edit));
  }
}

/** The words, or the answer, of a command that stand where others may write as well, and what they were made from. */
function rewording(command: Command): { text: string; was: readonly string[] | undefined } | null {
  if (command.kind === 'answer') return { text: command.text, was: command.was };
  if (command.kind === 'edit-connection' && command.edit.text !== undefined)
    return { text: command.edit.text, was: command.edit.was };
  if (command.kind !== 'table') return null;
  const { sentence, again, was } = command.edit;
  return sentence !== undefined
    ? { text: sentence, was }
    : again !== undefined
      ? { text: again ?? '', was }
      : null;
}

function withWas(command: Command, was: readonly string[] | undefined): Command {
  const change = <Edit extends { was?: readonly string[] }>({
    was: _before,
    ...edit
  }: Edit): Omit<Edit, 'was'> & { was?: readonly string[] } => ({
    ...edit,
    ...(was === undefined ? {} : { was }),
  });
  if (command.kind === 'answer') return change(command);
  if (command.kind === 'edit-connection') return { ...command, edit: change(command.edit) };
  return command.kind === 'table' ? { ...command, edit: change(command.edit) } : command;
}

/** A newer wording of what is still on its way (`earlier`): it was made from those words too, which may or may not have arrived. */
export function madeFrom(command: Command, earlier: readonly Command[]): Command {
  const { was } = rewording(command) ?? {};
  if (was === undefined) return command;
  const before = earlier.flatMap((each) => {
    const words = rewording(each);
    return words ? [...(words.was ?? []), words.text] : [];
  });
  return withWas(command, [...new Set([...before, ...was])].slice(-LIMITS.wasTexts));
}

/** The same, whatever stands there now: she has read it, and wants hers instead. */
export const insteadOfAll = (command: Command): Command => withWas(command, undefined);

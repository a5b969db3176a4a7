import type { ConnectionEdit, NewConnection, NewVisit } from '../../../shared/commands/gallery.ts';
import type { MeEdit } from '../../../shared/commands/people.ts';
import type { TableEdit } from '../../../shared/commands/tables.ts';
import { chainWas, type Wording } from './chainWas.ts';
import type { Kept, Kind, Progress } from './outbox.ts';

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
      // Until when is part of taking it on.
      .filter((name) => name !== 'was' && !(name === 'until' && 'carry' in edit))
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
    case 'table': {
      const { posterNotes, was, spoken } = command.edit;
      // A list is made from the one before it, step by step: each tick goes, in its turn.
      const step = posterNotes ? `${was?.join()}>${posterNotes.join()}` : spoken?.person;
      return `table/${command.table}/${fields(command.edit)}/${step ?? ''}`;
    }
  }
}

/** The words, or the answer, of a command that stand where others may write as well. */
function wording(command: Command): Wording | null {
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

/** A newer wording of what is still on its way: it was made from those words too. */
export function madeFrom(command: Command, earlier: Command): Command {
  const [words, before] = [wording(command), wording(earlier)];
  return words && before ? withWas(command, chainWas(words.was, before)) : command;
}

/** The same, whatever stands there now: she has read it, and wants hers instead. */
export const insteadOfAll = (command: Command): Command => withWas(command, undefined);

/** Words of the person's own, which must not be lost where the command is not done. */
export function ownWords(command: Command): string {
  switch (command.kind) {
    case 'visit':
      return command.visit.text;
    case 'connect':
      return command.connection.text;
    case 'answer':
      return command.text;
    case 'edit-connection':
      return command.edit.text ?? '';
    case 'table':
      return command.edit.sentence ?? '';
    case 'me':
      return command.edit.contact?.text ?? '';
    case 'take-back-visit':
      return '';
  }
}

const thingOf = (command: Command): string | null =>
  command.kind === 'visit'
    ? command.visit.id
    : command.kind === 'connect'
      ? command.connection.id
      : 'id' in command
        ? command.id
        : null;

const isSeat = (command: Command): boolean =>
  command.kind === 'me' && command.edit.table !== undefined;
/** Done as one of a table's people; what is left at other tables' posters is not. */
const isAsMember = ({ kind }: Command): boolean => kind !== 'visit' && kind !== 'take-back-visit';

/**
 * Where she sits decides what she may do for a table: what she does as one of its people stays on its side of her taking another seat. And
 * nothing about a visit or a connection goes before it is there.
 */
export function follows(later: Command, earlier: Command): boolean {
  if (isSeat(earlier)) return isAsMember(later);
  if (isSeat(later)) return isAsMember(earlier);
  if (earlier.kind === 'table' && later.kind === 'table')
    return Boolean(earlier.edit.posterNotes && later.edit.posterNotes);
  const thing = thingOf(later);
  return thing !== null && thing === thingOf(earlier);
}

/** What was said in another tab is given back only where it holds words: of two taps the newer one counts. */
const apart = (older: Command, newer: Command): Command | null =>
  ownWords(older) === '' || ownWords(older) === ownWords(newer) ? null : older;

export const COMMANDS: Kind<Command> = { slotOf, follows, madeFrom, apart };

const COMMAND_KINDS: ReadonlySet<string> = new Set<Command['kind']>([
  'visit',
  'take-back-visit',
  'answer',
  'connect',
  'edit-connection',
  'me',
  'table',
]);

/** Reads what a device kept under `key`, in today's form or as the version before this one left it. What something else left is not worth a crash. */
export function readKeptCommand(key: string, value: unknown): Kept<Command> | null {
  if (typeof value !== 'object' || value === null || !('at' in value) || !('progress' in value))
    return null;
  const { at, intent, command, progress } = value as {
    at: number;
    intent?: Command;
    command?: Command;
    progress: Progress;
  };
  const said = intent ?? command;
  return typeof at === 'number' && said && COMMAND_KINDS.has(said.kind)
    ? { id: key, at, intent: said, progress, notBefore: 0, before: null }
    : null;
}

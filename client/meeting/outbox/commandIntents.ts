import { formsJoined } from '../rating/ownAnswers.ts';
import { chainWas, type Wording } from './chainWas.ts';
import { isCommandKind, ownWords, slotOf, type Command } from './commandMeanings.ts';
import type { Kept, Kind, Progress } from './outbox.ts';

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
  if (command.kind === 'rate')
    return {
      ...command,
      answers: Object.fromEntries(
        Object.entries(command.answers).map(([field, answer]) => [field, change(answer)]),
      ),
    };
  return command.kind === 'table' ? { ...command, edit: change(command.edit) } : command;
}

/** A newer wording of what is still on its way: it was made from those words too. */
export function madeFrom(command: Command, earlier: Command): Command {
  if (command.kind === 'rate' && earlier.kind === 'rate') return formsJoined(command, earlier);
  const [words, before] = [wording(command), wording(earlier)];
  return words && before ? withWas(command, chainWas(words.was, before)) : command;
}

/** The same, whatever stands there now: she has read it, and wants hers instead. */
export const insteadOfAll = (command: Command): Command => withWas(command, undefined);

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
export function follows(later: Command, earlier: Command, failures = 0): boolean {
  if (isSeat(earlier)) return isAsMember(later);
  // What the server cannot take keeps nobody in her seat.
  if (isSeat(later)) return isAsMember(earlier) && failures === 0;
  if (earlier.kind === 'table' && later.kind === 'table')
    return Boolean(earlier.edit.posterNotes && later.edit.posterNotes);
  if (earlier.kind === 'poster' && later.kind === 'poster') return earlier.table === later.table;
  const thing = thingOf(later);
  return thing !== null && thing === thingOf(earlier);
}

/**
 * A role, and staying with the poster, are taken at the seat she has just taken. Where she never came to sit there, they would be taken at
 * another table, from whoever has them there.
 */
function voidWithout(later: Command, ground: Command, instead: Command | null): string | null {
  const isOfSeat =
    later.kind === 'me' && (later.edit.duties !== undefined || later.edit.host !== undefined);
  if (!isOfSeat || !isSeat(ground)) return null;
  return instead?.kind === 'me' && instead.edit.table === null ? 'no-table' : 'not-at-table';
}

/** What was said in another tab is given back only where it holds words: of two taps the newer one counts. */
const apart = (older: Command, newer: Command): Command | null =>
  ownWords(older) === '' || ownWords(older) === ownWords(newer) ? null : older;

export const COMMANDS: Kind<Command> = { slotOf, follows, voidWithout, madeFrom, apart };

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
  return typeof at === 'number' && said && isCommandKind(said.kind)
    ? { id: key, at, intent: said, progress, notBefore: 0, before: null }
    : null;
}

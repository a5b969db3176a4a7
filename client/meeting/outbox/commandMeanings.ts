import type { ConnectionEdit, NewConnection } from '../../../shared/commands/connections.ts';
import type { NewVisit } from '../../../shared/commands/visits.ts';
import type { MeEdit } from '../../../shared/commands/people.ts';
import type { PosterEdit } from '../../../shared/commands/poster.ts';
import type { TableEdit } from '../../../shared/commands/tables.ts';
import type { PosterLook } from '../../../shared/model/table.ts';
import type { AnswerOf } from '../../../shared/protocol/http/contract.ts';
import type { tableOperations } from '../../../shared/protocol/http/tables.ts';
import type { Call } from '../../sync/request.ts';
import type { Progress } from './outbox.ts';

type PosterAnswer = AnswerOf<(typeof tableOperations)['choosePoster']>;

/** Something a person said at a table or in the gallery that must arrive, now or when there is a network again. Sent twice it counts once. */
export type Command =
  | { kind: 'visit'; visit: NewVisit }
  | { kind: 'take-back-visit'; id: string }
  | { kind: 'answer'; id: string; text: string; was?: readonly string[] }
  | { kind: 'connect'; connection: NewConnection }
  | { kind: 'edit-connection'; id: string; edit: ConnectionEdit }
  | { kind: 'me'; edit: MeEdit }
  | { kind: 'table'; table: string; edit: TableEdit }
  | { kind: 'poster'; table: string; edit: PosterEdit };

/** "table 3", or what else a table is called. */
export type TableCalled = (tableId: string | null | undefined) => string;

/** What one kind of command means, whoever keeps, sends or shows it. A new kind is a row here. */
interface Meaning<One extends Command> {
  /** What it is about. A newer one about the same replaces one that was not sent yet: of two taps on two tables the last one counts. */
  slot(command: One): string;
  /** Words of the person's own, which must not be lost where the command is not done. */
  words?(command: One): string;
  send(call: Call, command: One): Promise<unknown>;
  /** What was wanted and is not done, as a sentence. */
  undone(command: One, called: TableCalled): string;
}

const fieldsOf = (edit: object): string =>
  Object.keys(edit)
    // Until when is part of taking it on.
    .filter((name) => name !== 'was' && !(name === 'until' && 'carry' in edit))
    .sort()
    .join('+');

/** Taking a connection on, or saying until when. */
export const isCarrying = (command: Command): boolean =>
  command.kind === 'edit-connection' &&
  (command.edit.carry !== undefined || command.edit.until !== undefined);

const VISIT_WORDS = {
  question: 'Your question',
  connection: 'Your connection',
  join: '“Might join”',
} as const;

const MEANINGS: { readonly [Kind in Command['kind']]: Meaning<Extract<Command, { kind: Kind }>> } =
  {
    visit: {
      slot: ({ visit }) => `visit/${visit.id}`,
      words: ({ visit }) => visit.text,
      send: (call, { visit }) => call('POST', '/visits', visit),
      undone: ({ visit }, called) =>
        `${VISIT_WORDS[visit.kind]} did not reach ${called(visit.table)}.`,
    },
    'take-back-visit': {
      slot: ({ id }) => `take-back-visit/${id}`,
      send: (call, { id }) => call('DELETE', `/visits/${id}`),
      undone: () => 'It was not taken back.',
    },
    answer: {
      slot: ({ id }) => `answer/${id}`,
      words: ({ text }) => text,
      send: (call, { id, text, was }) =>
        call('PUT', `/visits/${id}`, { answer: text, ...(was === undefined ? {} : { was }) }),
      undone: () => 'Your answer was not added.',
    },
    connect: {
      slot: ({ connection }) => `connect/${connection.id}`,
      words: ({ connection }) => connection.text,
      send: (call, { connection }) => call('POST', '/connections', connection),
      undone: () => 'Your connection was not added.',
    },
    'edit-connection': {
      slot: ({ id, edit }) => `edit-connection/${id}/${fieldsOf(edit)}`,
      words: ({ edit }) => edit.text ?? edit.until ?? '',
      send: (call, { id, edit }) => call('PUT', `/connections/${id}`, edit),
      undone(command) {
        if (isCarrying(command)) return 'Who carries the connection was not changed.';
        if (command.edit.into !== undefined) return 'They were not made one.';
        return 'The connection was not changed.';
      },
    },
    me: {
      slot: ({ edit }) => `me/${fieldsOf(edit)}/${edit.commitment?.table ?? ''}`,
      words: ({ edit }) => edit.contact?.text ?? '',
      send: (call, { edit }) => call('PUT', '/people/me', edit),
      undone({ edit }, called) {
        if (edit.table === null) return 'You are still at your table.';
        if (edit.table !== undefined) return `You could not sit down at ${called(edit.table)}.`;
        if (edit.duties) return 'Your role was not changed.';
        if (edit.host !== undefined) return 'Who stays with the poster was not changed.';
        if (edit.commitment) return 'What you said yes to was not changed.';
        if (edit.contact !== undefined) return 'How to reach you was not changed.';
        return 'That was not changed.';
      },
    },
    table: {
      slot({ table, edit }) {
        const { posterNotes, was, spoken } = edit;
        // A list is made from the one before it, step by step: each tick goes, in its turn.
        const step = posterNotes ? `${was?.join()}>${posterNotes.join()}` : spoken?.person;
        return `table/${table}/${fieldsOf(edit)}/${step ?? ''}`;
      },
      words: ({ edit }) => edit.sentence ?? '',
      send: (call, { table, edit }) => call('PUT', `/tables/${table}`, edit),
      undone({ edit: { spoken, sentence, posterNotes } }) {
        if (spoken) return 'Who has spoken was not changed.';
        if (sentence !== undefined) return 'The poster’s sentence was not changed.';
        if (posterNotes) return 'The notes on the poster were not changed.';
        return 'Your table’s decision was not changed.';
      },
    },
    poster: {
      // What is left out is made from the list before it, step by step.
      slot: ({ table, edit }) =>
        `poster/${table}/${fieldsOf(edit)}/${edit.leftOut ? `${edit.was?.leftOut?.join()}>${edit.leftOut.join()}` : ''}`,
      send: (call, { table, edit }) => call('PUT', `/tables/${table}/poster`, edit),
      undone: () => 'How the poster looks was not changed.',
    },
  };

/** What somebody else had chosen of a poster meanwhile, in the place of which this stands, once the server has said so. */
export const replacedLook = (command: Command, progress: Progress): PosterLook | null =>
  command.kind === 'poster' && progress.state === 'saved'
    ? ((progress.answer as Partial<PosterAnswer> | undefined)?.replaced ?? null)
    : null;

/** Its own kind's meaning, so it is given nothing else. */
const meaningOf = (command: Command): Meaning<Command> => MEANINGS[command.kind];

export const isCommandKind = (kind: string): boolean => Object.hasOwn(MEANINGS, kind);
export const slotOf = (command: Command): string => meaningOf(command).slot(command);
export const ownWords = (command: Command): string => meaningOf(command).words?.(command) ?? '';
export const callOf = (call: Call, command: Command): Promise<unknown> =>
  meaningOf(command).send(call, command);
export const undoneWords = (command: Command, called: TableCalled): string =>
  meaningOf(command).undone(command, called);

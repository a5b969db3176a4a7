import type { ConnectionEdit, NewConnection } from '../../../shared/commands/connections.ts';
import type { ClaimSent } from '../../../shared/commands/claims.ts';
import type { NewVisit } from '../../../shared/commands/visits.ts';
import type { MeEdit } from '../../../shared/commands/people.ts';
import type { PosterEdit } from '../../../shared/commands/poster.ts';
import type { TableEdit } from '../../../shared/commands/tables.ts';
import type { PosterLook } from '../../../shared/model/table.ts';
import type { AnswerOf } from '../../../shared/protocol/http/contract.ts';
import type { tableOperations } from '../../../shared/protocol/http/tables.ts';
import { CHOICES, type RatingValue } from '../../../shared/rating/rating.ts';
import type { Call } from '../../sync/request.ts';
import { t } from '../../words/speak.ts';
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
  | { kind: 'poster'; table: string; edit: PosterEdit }
  | { kind: 'rate'; step: string; thing: string; answers: Readonly<Record<string, AnswerSaid>> }
  | { kind: 'claim'; step: string; role: string; thing: string; edit: ClaimSent }
  | { kind: 'lay-down'; step: string; role: string; thing: string; rev: number };

/** What is said about a thing in one field. `was`: of a sentence, what stood there. */
export interface AnswerSaid {
  value: RatingValue;
  rev: number;
  was?: readonly string[];
}

/** A table's number; `null` of one that is not there (any more). */
type NumberOf = (tableId: string) => number | null;

/** What one kind of command means, whoever keeps, sends or shows it. A new kind is a row here. */
interface Meaning<One extends Command> {
  /** What it is about. A newer one about the same replaces one that was not sent yet: of two taps on two tables the last one counts. */
  slot(command: One): string;
  /** Words of the person's own, which must not be lost where the command is not done. */
  words?(command: One): string;
  send(call: Call, command: One): Promise<unknown>;
  /** What was wanted and is not done, as a sentence. */
  undone(command: One, numberOf: NumberOf): string;
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

/** A table as messages take it. */
function numbered(number: number | null): { known: 'yes' | 'no'; number: number } {
  return { known: number === null ? 'no' : 'yes', number: number ?? 0 };
}

/** A choice is no words of anybody's. */
const isSentence = (value: RatingValue): value is string =>
  typeof value === 'string' && !(CHOICES as readonly string[]).includes(value);

/** Taking a thing on and laying it down are about the same. */
const claimSlot = ({ step, role, thing }: { step: string; role: string; thing: string }): string =>
  `claim/${step}/${role}/${thing}`;

const MEANINGS: { readonly [Kind in Command['kind']]: Meaning<Extract<Command, { kind: Kind }>> } =
  {
    visit: {
      slot: ({ visit }) => `visit/${visit.id}`,
      words: ({ visit }) => visit.text,
      send: (call, { visit }) => call('POST', '/visits', visit),
      undone: ({ visit: { kind, table } }, numberOf) =>
        t(`refused.undone.${kind}`, numbered(numberOf(table))),
    },
    'take-back-visit': {
      slot: ({ id }) => `take-back-visit/${id}`,
      send: (call, { id }) => call('DELETE', `/visits/${id}`),
      undone: () => t('refused.undone.takeBack'),
    },
    answer: {
      slot: ({ id }) => `answer/${id}`,
      words: ({ text }) => text,
      send: (call, { id, text, was }) =>
        call('PUT', `/visits/${id}`, { answer: text, ...(was === undefined ? {} : { was }) }),
      undone: () => t('refused.undone.answer'),
    },
    connect: {
      slot: ({ connection }) => `connect/${connection.id}`,
      words: ({ connection }) => connection.text,
      send: (call, { connection }) => call('POST', '/connections', connection),
      undone: () => t('refused.undone.connect'),
    },
    'edit-connection': {
      slot: ({ id, edit }) => `edit-connection/${id}/${fieldsOf(edit)}`,
      words: ({ edit }) => edit.text ?? edit.until ?? '',
      send: (call, { id, edit }) => call('PUT', `/connections/${id}`, edit),
      undone(command) {
        if (isCarrying(command)) return t('refused.undone.carry');
        if (command.edit.into !== undefined) return t('refused.undone.merge');
        return t('refused.undone.edit');
      },
    },
    me: {
      slot: ({ edit }) => `me/${fieldsOf(edit)}/${edit.commitment?.table ?? ''}`,
      words: ({ edit }) => edit.contact?.text ?? '',
      send: (call, { edit }) => call('PUT', '/people/me', edit),
      undone({ edit }, numberOf) {
        if (edit.table === null) return t('refused.undone.getUp');
        if (edit.table !== undefined)
          return t('refused.undone.seat', numbered(numberOf(edit.table)));
        if (edit.duties) return t('refused.undone.duty');
        if (edit.host !== undefined) return t('refused.undone.host');
        if (edit.commitment) return t('refused.undone.commitment');
        if (edit.contact !== undefined) return t('refused.undone.contact');
        return t('refused.undone.other');
      },
    },
    table: {
      slot({ table, edit }) {
        const { posterNotes, was, spoken, round } = edit;
        // A list is made from the one before it, step by step: each tick goes, in its turn.
        const step = posterNotes
          ? `${was?.join()}>${posterNotes.join()}`
          : spoken
            ? `${spoken.person}${spoken.round ?? ''}`
            : round?.from;
        return `table/${table}/${fieldsOf(edit)}/${step ?? ''}`;
      },
      words: ({ edit }) => edit.sentence ?? '',
      send: (call, { table, edit }) => call('PUT', `/tables/${table}`, edit),
      undone({ edit: { spoken, sentence, posterNotes, round, owner } }) {
        if (round) return t('refused.undone.round');
        if (owner !== undefined) return t('refused.undone.owner');
        if (spoken) return t('refused.undone.spoken');
        if (sentence !== undefined) return t('refused.undone.sentence');
        if (posterNotes) return t('refused.undone.posterNotes');
        return t('refused.undone.decision');
      },
    },
    poster: {
      // What is left out is made from the list before it, step by step.
      slot: ({ table, edit }) =>
        `poster/${table}/${fieldsOf(edit)}/${edit.leftOut ? `${edit.was?.leftOut?.join()}>${edit.leftOut.join()}` : ''}`,
      send: (call, { table, edit }) => call('PUT', `/tables/${table}/poster`, edit),
      undone: () => t('refused.undone.look'),
    },
    rate: {
      slot: ({ step, thing }) => `rate/${step}/${thing}`,
      words: ({ answers }) =>
        Object.values(answers)
          .flatMap(({ value }) => (isSentence(value) ? [value] : []))
          .join('\n'),
      send: (call, { step, thing, answers }) =>
        call('PUT', `/ratings/${step}/${encodeURIComponent(thing)}`, { answers }),
      undone: () => t('refused.undone.rate'),
    },
    claim: {
      slot: claimSlot,
      words: ({ edit }) => edit.until ?? '',
      send: (call, { step, role, thing, edit }) =>
        call('PUT', `/claims/${step}/${role}/${encodeURIComponent(thing)}`, edit),
      undone: () => t('refused.undone.claim'),
    },
    'lay-down': {
      slot: claimSlot,
      send: (call, { step, role, thing, rev }) =>
        call('DELETE', `/claims/${step}/${role}/${encodeURIComponent(thing)}?rev=${rev}`),
      undone: () => t('refused.undone.layDown'),
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
export const undoneWords = (command: Command, numberOf: NumberOf): string =>
  meaningOf(command).undone(command, numberOf);

import { Type } from 'typebox';
import { MoveSchema, WhereaboutsSchema } from '../../model/schemas/moves.ts';
import {
  DoorSchema,
  IsBreakSchema,
  NamesSchema,
  PhaseSchema,
  PostingSchema,
  PromptsInSchema,
  SessionRecordSchema,
  TourSchema,
} from '../../model/schemas/session.ts';
import { LanguageSchema } from '../../model/schemas/language.ts';
import { IdSchema } from '../../scripts/schemas/words.ts';
import { list, nullable, oneOf, strict, Time } from '../../model/schemas/schema.ts';
import { MADE_THINGS } from '../../scripts/script.ts';
import { ReportTurnSchema } from '../schemas/reportBack.ts';
import { Nothing, SESSION_NOW } from './common.ts';
import { operations, TEXT, WALL } from './contract.ts';

const TimerSteps = Type.Union([
  strict({ action: Type.Literal('start'), ms: Type.Number(), isBreak: IsBreakSchema }),
  strict({ action: Type.Literal('add'), ms: Type.Number() }),
  strict({ action: Type.Enum(['pause', 'resume', 'stop']) }),
]);
const WalkSteps = Type.Union([
  strict({
    action: Type.Literal('start'),
    mode: Type.Literal('rotation'),
    stops: Type.Integer(),
    stopMs: Type.Number(),
    /** Hosts swap half-way; it goes on by itself. Without them: not. */
    swap: Type.Optional(Type.Boolean()),
    onItsOwn: Type.Optional(Type.Boolean()),
  }),
  strict({ action: Type.Literal('start'), mode: Type.Literal('free'), stopMs: Type.Number() }),
  strict({ action: Type.Enum(['next', 'back', 'end']) }),
  strict({ action: Type.Literal('set'), onItsOwn: Type.Boolean() }),
]);
const ReportBackSteps = Type.Union([
  strict({
    action: Type.Literal('start'),
    /** Of what; without it of tables. */
    of: Type.Optional(oneOf(MADE_THINGS)),
    /** Without it: all there are, tables by number, groups as they are read, notes as they came. */
    queue: Type.Optional(list(Type.String())),
    turnMs: Type.Number(),
  }),
  /** `begin`: as the present step says, where there is something; else nothing. */
  strict({ action: Type.Enum(['begin', 'next', 'back', 'end']) }),
]);

const MOVED = {
  200: {
    says: 'The move as it is kept, and the session as it now is',
    body: Type.Object({ move: MoveSchema, session: SessionRecordSchema }),
  },
} as const;

/** What a facilitator steers. */
export const sessionOperations = operations({
  editSession: {
    method: 'PATCH',
    path: WALL,
    tag: 'session',
    summary: 'Title, questions, language, names',
    access: 'person',
    body: strict({
      title: Type.Optional(Type.String()),
      prompts: Type.Optional(list(Type.String())),
      language: Type.Optional(LanguageSchema),
      /** All further languages; those that it leaves out have no questions any more. Without it, questions that were reworded lose theirs. */
      promptsIn: Type.Optional(PromptsInSchema),
      sheetQuestions: Type.Optional(list(Type.String())),
      names: Type.Optional(NamesSchema),
      /** When the meeting begins, at most a year from now; its plan counts from there. `null`: when its first note comes. */
      startsAt: Type.Optional(nullable(Time)),
      /** What these were made from (`shared/commands/unchanged.ts`). */
      was: Type.Optional(
        strict({
          title: Type.Optional(Type.String()),
          prompts: Type.Optional(list(Type.String())),
          promptsIn: Type.Optional(PromptsInSchema),
          sheetQuestions: Type.Optional(list(Type.String())),
        }),
      ),
    }),
    answers: SESSION_NOW,
    problems: [...TEXT, 'changed-meanwhile', 'names-only-tighten', 'no-such-step', 'busy'],
  },
  setPhase: {
    method: 'POST',
    path: `${WALL}/phase`,
    tag: 'session',
    summary: 'Go to a phase',
    access: 'person',
    body: strict({ phase: PhaseSchema }),
    answers: SESSION_NOW,
    problems: ['no-such-step', 'busy'],
  },
  goToStep: {
    method: 'POST',
    path: `${WALL}/step`,
    tag: 'session',
    summary: 'Go to a step of the run, with all that follows from it',
    access: 'person',
    body: strict({
      step: IdSchema,
      /** From where the meeting is seen to go there. Where it is elsewhere by now, nothing is done. */
      whereabouts: Type.Optional(WhereaboutsSchema),
    }),
    answers: MOVED,
    problems: ['no-such-step', 'moved-meanwhile', 'too-many-tables', 'busy'],
  },
  reveal: {
    method: 'POST',
    path: `${WALL}/reveal`,
    tag: 'session',
    summary: 'Show everybody the notes; there is no way back',
    access: 'person',
    body: Nothing,
    answers: SESSION_NOW,
    problems: ['busy'],
  },
  setPosting: {
    method: 'POST',
    path: `${WALL}/posting`,
    tag: 'session',
    summary: 'Open or close posting',
    access: 'person',
    body: strict({ posting: PostingSchema }),
    answers: SESSION_NOW,
    problems: ['busy'],
  },
  setLocked: {
    method: 'POST',
    path: `${WALL}/lock`,
    tag: 'session',
    summary: 'Lock or unlock the arrangement',
    access: 'person',
    body: strict({ locked: Type.Boolean() }),
    answers: SESSION_NOW,
    problems: ['busy'],
  },
  setDoor: {
    method: 'POST',
    path: `${WALL}/door`,
    tag: 'door',
    summary: 'Close the door for newcomers, or open it',
    access: 'person',
    body: strict({ door: DoorSchema }),
    answers: SESSION_NOW,
    problems: ['busy'],
  },
  setTimer: {
    method: 'POST',
    path: `${WALL}/timer`,
    tag: 'session',
    summary: 'Steer the clock',
    access: 'person',
    body: TimerSteps,
    answers: SESSION_NOW,
    problems: ['busy'],
  },
  steerWalk: {
    method: 'POST',
    path: `${WALL}/walk`,
    tag: 'session',
    summary: 'Steer the gallery walk',
    access: 'person',
    body: WalkSteps,
    answers: SESSION_NOW,
    problems: ['no-table', 'no-such-step', 'busy'],
  },
  steerReportBack: {
    method: 'POST',
    path: `${WALL}/report-back`,
    tag: 'session',
    summary: 'Steer the report-backs',
    access: 'person',
    body: ReportBackSteps,
    answers: SESSION_NOW,
    problems: [
      'no-table',
      'no-such-table',
      'table-closed',
      'no-such-thing',
      'thing-gone',
      'too-many-turns',
      'no-such-step',
      'busy',
    ],
  },
  readReportBack: {
    method: 'GET',
    path: `${WALL}/report-back`,
    tag: 'session',
    summary:
      'Whose turn it is in the report-back, as the room may read it; `null` while there is none',
    access: 'person',
    answers: {
      200: {
        says: 'The same for everybody',
        body: Type.Object({ turn: nullable(ReportTurnSchema) }),
      },
    },
    problems: [],
  },
  setTour: {
    method: 'PUT',
    path: `${WALL}/tour`,
    tag: 'session',
    summary: 'Lead the projector from connection to connection or to a poster; `null` ends it',
    access: 'person',
    body: strict({ tour: nullable(strict(TourSchema.properties)) }),
    answers: SESSION_NOW,
    problems: [
      'invalid-id',
      'gallery-closed',
      'no-such-connection',
      'connection-gone',
      'no-such-table',
      'table-closed',
      'busy',
    ],
  },
  makeMove: {
    method: 'PUT',
    path: `${WALL}/moves/{move}`,
    tag: 'session',
    summary: 'Take the meeting on, with all that follows, in one step; idempotent',
    access: 'person',
    body: strict({
      /** From where the meeting is seen to go on. Where it is elsewhere by now, nothing is done. */
      from: Type.Optional(WhereaboutsSchema),
      /** What is named is done in this order, all or nothing. */
      tables: Type.Optional(Type.Literal('open')),
      step: Type.Optional(IdSchema),
      phase: Type.Optional(PhaseSchema),
      walk: Type.Optional(WalkSteps),
      reportBack: Type.Optional(ReportBackSteps),
      posting: Type.Optional(PostingSchema),
      timer: Type.Optional(TimerSteps),
    }),
    answers: MOVED,
    problems: [
      'invalid-id',
      'id-taken',
      'moved-meanwhile',
      'no-such-step',
      'no-named-groups',
      'too-many-tables',
      'no-table',
      'no-such-table',
      'table-closed',
      'no-such-thing',
      'thing-gone',
      'too-many-turns',
      'busy',
    ],
  },
  takeBackMove: {
    method: 'DELETE',
    path: `${WALL}/moves/{move}`,
    tag: 'session',
    summary: 'Take a move back: what it changed is as it was',
    access: 'person',
    answers: MOVED,
    problems: ['moved-meanwhile', 'no-such-move', 'busy'],
  },
});

import { Type } from 'typebox';
import { NAMES_SETTINGS } from '../person.ts';
import { DOORS, PHASES, POSTINGS, REVEAL_SETTINGS, TOURS } from '../session.ts';
import { WALK_MODES } from '../walk.ts';
import { CAPABILITIES } from '../../scripts/capabilities.ts';
import { NoteFormSchema } from '../../scripts/schemas/noteForm.ts';
import { ScriptSchema } from '../../scripts/schemas/script.ts';
import { StepSchema } from '../../scripts/schemas/steps.ts';
import { TablesStepSchema } from '../../scripts/schemas/tables.ts';
import { IdSchema, LabelSchema } from '../../scripts/schemas/words.ts';
import { byId, Count, list, nullable, oneOf, named, Time } from './schema.ts';
import { LanguageSchema } from './language.ts';
import { TableRowSchema } from './tables.ts';

export const PhaseSchema = oneOf(PHASES);
export const NamesSchema = oneOf(NAMES_SETTINGS);
export const RevealSchema = oneOf(REVEAL_SETTINGS);
export const PostingSchema = oneOf(POSTINGS);
export const DoorSchema = oneOf(DOORS);
/** Questions in further languages, in the order of the wall's own; a blank one was not given in that language. */
export const PromptsInSchema = byId(list(Type.String()));

/** It runs while people are away; whoever wants to posts on. */
export const IsBreakSchema = Type.Optional(Type.Literal(true));
/** A clock that needs no ticks: every screen counts down by itself. Times in ms, `endsAt` by the server's clock. */
const TimerSchema = Type.Union([
  Type.Object({
    state: Type.Literal('running'),
    endsAt: Time,
    totalMs: Type.Number(),
    isBreak: IsBreakSchema,
  }),
  Type.Object({
    state: Type.Literal('paused'),
    leftMs: Type.Number(),
    totalMs: Type.Number(),
    isBreak: IsBreakSchema,
  }),
]);

/** A gallery walk under way. Each person's stops are on their own row; `stop` says which of them is now. */
const WalkSchema = named('Walk', {
  mode: oneOf(WALK_MODES),
  /** How many stops the rotation has; 0 when people walk freely. */
  stops: Count,
  /** Length of one stop, ms. */
  stopMs: Type.Number(),
  /** Stop that is now, from 0; equal to `stops` once all are walked. */
  stop: Count,
  /** Stop at which hosts swap, from 0; absent where they do not, or did already. */
  swapAt: Type.Optional(Count),
  /** It goes to the next stop when the clock ends. */
  onItsOwn: Type.Optional(Type.Literal(true)),
});

/** The queue of tables that report back, or of notes or groups that are told of; `index` is whose turn it is. */
const ReportBackSchema = named('ReportBack', {
  /** Of what it is; absent: of tables. */
  of: Type.Optional(oneOf(['notes', 'groups'])),
  /** Their ids. What is gone by now keeps its place. */
  queue: list(Type.String()),
  index: Count,
  /** Time for each, ms. */
  turnMs: Type.Number(),
});

/** What the projector shows of the gallery, one thing after the other. */
export const TourSchema = named('Tour', {
  /** `clock`: connections follow one another by themselves; `presenter`: it goes where the presenter goes. */
  goes: oneOf(TOURS),
  /** Made by the page that leads, so that of two that would lead one does; `null`: nobody's. */
  lead: nullable(Type.String()),
  /** What is shown, where the presenter chose it: a connection, or a table's poster; neither: the room. */
  connection: nullable(Type.String()),
  poster: nullable(Type.String()),
  /** In the room, the table whose threads alone are shown. */
  focus: nullable(Type.String()),
  /** It stays with what is shown. */
  isHeld: Type.Boolean(),
});

/** What is said of a session to everyone on the wall; of its run only where that stands. */
export const SessionSchema = named('Session', {
  title: Type.String(),
  activity: Type.String(),
  joinCode: Type.String(),
  /** Of the run, where the meeting stands. */
  step: IdSchema,
  /** Since when it stands there. */
  since: Time,
  /** When the meeting began; `null` before that, and where nobody knows. */
  startsAt: nullable(Time),
  /** What people can do because of where it stands. */
  open: list(oneOf(CAPABILITIES)),
  /** Kind of the step, or of the last one before it that was one of these. */
  phase: PhaseSchema,
  /** What shared screens, prints and exports speak, and the questions below were written in. */
  language: LanguageSchema,
  /** Whose questions `prompts` are, as notes that answer them name it; `null`: of the first step that asked. */
  asking: nullable(IdSchema),
  /** Questions of the step that asks now, else of the one that asked last. */
  prompts: list(Type.String()),
  promptsIn: PromptsInSchema,
  /** Questions a new table's sheet starts with: of the tables that are now, or next. */
  sheetQuestions: list(Type.String()),
  settings: Type.Object({ reveal: RevealSchema, names: NamesSchema }),
  /** Whether others than facilitators read notes. */
  revealed: Type.Boolean(),
  /** Steps whose notes are kept back while others are shown, as notes name them; `null`: the first that asked. */
  held: list(nullable(IdSchema)),
  posting: PostingSchema,
  locked: Type.Boolean(),
  /** Closed: nobody new comes in by the code. Who is in stays, and links open as always. */
  door: DoorSchema,
  timer: nullable(TimerSchema),
  /** In the order of their numbers, closed ones included. */
  tables: list(TableRowSchema),
  /** The gallery walk, once started. */
  walk: nullable(WalkSchema),
  /** Who reports back, or what is told of, while it runs. */
  reportBack: nullable(ReportBackSchema),
  /** The projector's tour, while somebody leads one. */
  tour: nullable(TourSchema),
  createdAt: Time,
});

/**
 * A wall's session as the server keeps it; the `session` map holds exactly these keys. What follows from `script`, `step` and `been`
 * (`open`, `phase` and the questions) is there for readers; `standingAt` alone works it out.
 */
export const SessionRecordSchema = named('SessionRecord', {
  ...SessionSchema.properties,
  /** The wall's own run. */
  script: ScriptSchema,
  /** Steps by which the meeting came to where it stands, by their ids. */
  been: list(IdSchema),
  /** Those of them that left the run: what they opened stays open, and what they made keeps its words. */
  left: list(StepSchema),
});

/** Of a run what every phone is told: only what is now. */
const PresentSteps = {
  /** The step where the meeting stands, without what the facilitator may say. */
  present: StepSchema,
  /** Of the tables that people sit at, the step that made them; `null` where there are none, and where it is `present`. */
  seating: nullable(TablesStepSchema),
  /** Of the steps that people post in or did, the forms of those that ask for more than words on any paper. */
  noteForms: list(NoteFormSchema),
  /** Whether notes are moved together in this run. */
  grouping: Type.Boolean(),
  /** Steps behind in which people rated, or put their names to things: what came of them can be asked for. */
  past: list(Type.Object({ id: IdSchema, kind: oneOf(['rate', 'claim']), title: LabelSchema })),
};
export const PresentStepsSchema = named('PresentSteps', PresentSteps);

/** The session with them. */
export const LiveSessionSchema = named('LiveSession', {
  ...SessionSchema.properties,
  ...PresentSteps,
});

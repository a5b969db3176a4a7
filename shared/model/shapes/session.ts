import { Type } from 'typebox';
import { NAMES_SETTINGS } from '../person.ts';
import { DOORS, PHASES, POSTINGS, REVEAL_SETTINGS } from '../session.ts';
import { WALK_MODES } from '../walk.ts';
import { Count, list, nullable, oneOf, shape, Time } from './shape.ts';
import { TableRowShape } from './tables.ts';

export const PhaseShape = oneOf(PHASES);
export const NamesShape = oneOf(NAMES_SETTINGS);
export const RevealShape = oneOf(REVEAL_SETTINGS);
export const PostingShape = oneOf(POSTINGS);
export const DoorShape = oneOf(DOORS);

/** A clock that needs no ticks: every screen counts down by itself. Times in ms, `endsAt` by the server's clock. */
const TimerShape = Type.Union([
  Type.Object({ state: Type.Literal('running'), endsAt: Time, totalMs: Type.Number() }),
  Type.Object({ state: Type.Literal('paused'), leftMs: Type.Number(), totalMs: Type.Number() }),
]);

/** A gallery walk under way. Each person's stops are on their own row; `stop` says which of them is now. */
const WalkShape = shape('Walk', {
  mode: oneOf(WALK_MODES),
  /** How many stops the rotation has; 0 when people walk freely. */
  stops: Count,
  /** Length of one stop, ms. */
  stopMs: Type.Number(),
  /** Stop that is now, from 0; equal to `stops` once all are walked. */
  stop: Count,
});

/** The queue of tables that report back; `index` is who presents now. */
const ReportBackShape = shape('ReportBack', {
  /** Table ids. */
  queue: list(Type.String()),
  index: Count,
  /** Time for each, ms. */
  turnMs: Type.Number(),
});

/** What everyone on a wall may know; the `session` map holds exactly these keys. */
export const SessionShape = shape('Session', {
  title: Type.String(),
  activity: Type.String(),
  joinCode: Type.String(),
  phase: PhaseShape,
  prompts: list(Type.String()),
  /** Questions a new table's sheet starts with. */
  sheetQuestions: list(Type.String()),
  settings: Type.Object({ reveal: RevealShape, names: NamesShape }),
  revealed: Type.Boolean(),
  posting: PostingShape,
  locked: Type.Boolean(),
  /** Closed: nobody new comes in by the code. Who is in stays, and links open as always. */
  door: DoorShape,
  timer: nullable(TimerShape),
  /** In the order of their numbers, closed ones included. */
  tables: list(TableRowShape),
  /** The gallery walk, once started. */
  walk: nullable(WalkShape),
  /** Who reports back, while it runs. */
  reportBack: nullable(ReportBackShape),
  createdAt: Time,
});

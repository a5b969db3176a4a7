import { Type } from 'typebox';
import { NAMES_SETTINGS } from '../person.ts';
import { DOORS, PHASES, POSTINGS, REVEAL_SETTINGS, TOURS } from '../session.ts';
import { WALK_MODES } from '../walk.ts';
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

/** A clock that needs no ticks: every screen counts down by itself. Times in ms, `endsAt` by the server's clock. */
const TimerSchema = Type.Union([
  Type.Object({ state: Type.Literal('running'), endsAt: Time, totalMs: Type.Number() }),
  Type.Object({ state: Type.Literal('paused'), leftMs: Type.Number(), totalMs: Type.Number() }),
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

/** The queue of tables that report back; `index` is who presents now. */
const ReportBackSchema = named('ReportBack', {
  /** Table ids. */
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

/** What everyone on a wall may know; the `session` map holds exactly these keys. */
export const SessionSchema = named('Session', {
  title: Type.String(),
  activity: Type.String(),
  joinCode: Type.String(),
  phase: PhaseSchema,
  /** What shared screens, prints and exports speak, and the questions below were written in. */
  language: LanguageSchema,
  prompts: list(Type.String()),
  promptsIn: PromptsInSchema,
  /** Questions a new table's sheet starts with. */
  sheetQuestions: list(Type.String()),
  settings: Type.Object({ reveal: RevealSchema, names: NamesSchema }),
  revealed: Type.Boolean(),
  posting: PostingSchema,
  locked: Type.Boolean(),
  /** Closed: nobody new comes in by the code. Who is in stays, and links open as always. */
  door: DoorSchema,
  timer: nullable(TimerSchema),
  /** In the order of their numbers, closed ones included. */
  tables: list(TableRowSchema),
  /** The gallery walk, once started. */
  walk: nullable(WalkSchema),
  /** Who reports back, while it runs. */
  reportBack: nullable(ReportBackSchema),
  /** The projector's tour, while somebody leads one. */
  tour: nullable(TourSchema),
  createdAt: Time,
});

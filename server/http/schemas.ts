import { LIMITS } from '../../shared/model/limits.ts';
import { Type, type TObject, type TProperties, type TSchema } from 'typebox';
import { NOTE_COLORS } from '../../shared/model/note.ts';
import { RELATIONS, VISIT_KINDS } from '../../shared/model/gallery.ts';
import { CONTACT_READERS, NAMES_SETTINGS } from '../../shared/model/person.ts';
import { PHASES, REVEAL_SETTINGS } from '../../shared/model/session.ts';
import { COMMITMENT_KINDS, TABLE_DUTIES } from '../../shared/model/table.ts';

/**
 * Forms of requests. They say which fields and types there are; lengths and characters are the commands' to judge, so that a text that
 * is too long is refused as just that. Unknown fields are refused: a misspelt field must not be lost in silence.
 */
const strict = <Properties extends TProperties>(properties: Properties): TObject<Properties> =>
  Type.Object(properties, { additionalProperties: false });

export const Nothing = strict({});
export const Color = Type.Enum([...NOTE_COLORS]);
const Names = Type.Enum([...NAMES_SETTINGS]);

export const NewWallBody = strict({
  title: Type.String(),
  activity: Type.Optional(Type.String()),
  prompts: Type.Optional(Type.Array(Type.String())),
  settings: Type.Optional(
    strict({ reveal: Type.Optional(Type.Enum([...REVEAL_SETTINGS])), names: Type.Optional(Names) }),
  ),
});
/** Made up by a page, the same in all tabs of its browser: those that arrive together are one person. */
const Device = Type.Optional(Type.String({ pattern: '^[\\w-]{16,64}$' }));
export const JoinBody = strict({
  joinCode: Type.String(),
  name: Type.Optional(Type.String()),
  device: Device,
});
export const GrantBody = strict({
  secret: Type.String(),
  name: Type.Optional(Type.String()),
  device: Device,
});
/** Words an edit was made from; see `shared/commands/unchanged.ts`. */
const Was = Type.Optional(Type.Array(Type.String(), { maxItems: LIMITS.wasTexts }));
export const NoteBody = strict({
  text: Type.String(),
  color: Type.Optional(Color),
  prompt: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
  rev: Type.Optional(Type.Integer()),
  was: Was,
});
const Nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

export const MeBody = strict({
  name: Type.Optional(Type.String()),
  offer: Type.Optional(Type.Boolean()),
  table: Type.Optional(Nullable(Type.String())),
  host: Type.Optional(Type.Boolean()),
  duties: Type.Optional(Type.Array(Type.Enum([...TABLE_DUTIES]))),
  commitment: Type.Optional(
    strict({ table: Type.String(), kind: Nullable(Type.Enum([...COMMITMENT_KINDS])) }),
  ),
  contact: Type.Optional(
    Nullable(strict({ text: Type.String(), shownTo: Type.Enum([...CONTACT_READERS]) })),
  ),
  standing: Type.Optional(Nullable(Type.String())),
});
export const MoveBody = strict({ table: Nullable(Type.String()) });
export const TableBody = strict({
  again: Type.Optional(Nullable(Type.Enum(['yes', 'no']))),
  sentence: Type.Optional(Type.String()),
  was: Was,
  posterNotes: Type.Optional(Type.Array(Type.String())),
  spoken: Type.Optional(strict({ person: Type.String(), spoken: Type.Boolean() })),
});
export const WalkBody = Type.Union([
  strict({
    action: Type.Literal('start'),
    mode: Type.Literal('rotation'),
    stops: Type.Integer(),
    stopMs: Type.Number(),
  }),
  strict({ action: Type.Literal('start'), mode: Type.Literal('free'), stopMs: Type.Number() }),
  strict({ action: Type.Enum(['next', 'back', 'end']) }),
]);
export const ReportBackBody = Type.Union([
  strict({
    action: Type.Literal('start'),
    queue: Type.Optional(Type.Array(Type.String())),
    turnMs: Type.Number(),
  }),
  strict({ action: Type.Enum(['next', 'back', 'end']) }),
]);
const RelationName = Type.Enum([...RELATIONS]);
export const VisitBody = strict({
  id: Type.String(),
  table: Type.String(),
  kind: Type.Enum([...VISIT_KINDS]),
  text: Type.String(),
  toTable: Type.Optional(Type.String()),
  relation: Type.Optional(RelationName),
});
export const AnswerBody = strict({ answer: Type.String(), was: Was });
export const ConnectionBody = strict({
  id: Type.String(),
  from: Type.String(),
  to: Type.String(),
  relation: RelationName,
  text: Type.String(),
});
export const ConnectionEditBody = strict({
  text: Type.Optional(Type.String()),
  was: Was,
  relation: Type.Optional(RelationName),
  state: Type.Optional(Type.Enum(['accepted', 'gone'])),
  mark: Type.Optional(Type.Boolean()),
});
export const PhaseBody = strict({ phase: Type.Enum([...PHASES]) });
export const PostingBody = strict({ posting: Type.Enum(['open', 'closed']) });
export const LockBody = strict({ locked: Type.Boolean() });
export const DoorBody = strict({ door: Type.Enum(['open', 'closed']) });
export const CodeBody = strict({ joinCode: Type.Optional(Type.String()) });
export const LinkParams = Type.Object({
  wall: Type.String(),
  role: Type.Enum(['facilitator', 'volunteer', 'projector']),
});
export const TimerBody = Type.Union([
  strict({ action: Type.Enum(['start', 'add']), ms: Type.Number() }),
  strict({ action: Type.Enum(['pause', 'resume', 'stop']) }),
]);
export const SessionEditBody = strict({
  title: Type.Optional(Type.String()),
  prompts: Type.Optional(Type.Array(Type.String())),
  sheetQuestions: Type.Optional(Type.Array(Type.String())),
  names: Type.Optional(Names),
  was: Type.Optional(
    strict({
      title: Type.Optional(Type.String()),
      prompts: Type.Optional(Type.Array(Type.String())),
      sheetQuestions: Type.Optional(Type.Array(Type.String())),
    }),
  ),
});
const PageId = Type.String({ minLength: 1, maxLength: 64 });
const SocketNumber = Type.Integer({ minimum: 0 });
export const SayBody = strict({
  page: PageId,
  turn: Type.Integer({ minimum: 0 }),
  open: Type.Optional(
    Type.Array(
      strict({
        socket: SocketNumber,
        document: Type.Optional(Type.String()),
        z: Type.Optional(Type.Boolean()),
      }),
      { maxItems: LIMITS.socketsPerPerson },
    ),
  ),
  frames: Type.Optional(Type.Array(Type.Tuple([SocketNumber, Type.String()]))),
  close: Type.Optional(Type.Array(SocketNumber)),
});
export const HearBody = strict({
  page: PageId,
  heard: Type.Integer({ minimum: 0 }),
  wait: Type.Boolean(),
});
export const SnapshotBody = strict({ name: Type.String() });

/** Of a path: ids are judged where they are looked up, so that each gets its own refusal. */
export const params = (...names: string[]): TSchema =>
  Type.Object(Object.fromEntries(names.map((name) => [name, Type.String()])));

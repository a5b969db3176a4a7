import { Type } from 'typebox';
import { PointSchema } from './arrangement.ts';

/** A box in wall units: its top left corner, then its size. */
export const PresenceViewSchema = Type.Immutable(
  Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]),
);

/** What one finger, pen or mouse does. */
export const GripSchema = Type.Object({
  cursor: Type.Optional(PointSchema),
  /** Ids of the notes it carries. */
  held: Type.Optional(Type.Array(Type.String())),
  /** How far from where they lie, wall units. */
  drag: Type.Optional(PointSchema),
  /** The group that a drop would go to. */
  over: Type.Optional(Type.String()),
});

/** Who is shown: put in by the server. */
const shown = {
  name: Type.String(),
  color: Type.Integer({ minimum: 1, maximum: 6 }),
};

/** What others see of a person who arranges the wall. Sent by Yjs awareness, never stored. */
export const PresenceSchema = Type.Object({
  ...shown,
  ...GripSchema.properties,
  /** Her other fingers, on a touch table. */
  also: Type.Optional(Type.Array(GripSchema)),
  /** What of the wall she sees. */
  view: Type.Optional(PresenceViewSchema),
  /** Ids of the groups she is on. */
  claims: Type.Optional(Type.Array(Type.String())),
  /** A facilitator asks everyone to look there; each asking has its own `at`. `unnamed`: `name` is what she does here, for she shows no name. */
  look: Type.Optional(
    Type.Object({
      at: Type.Integer(),
      rect: PresenceViewSchema,
      unnamed: Type.Optional(Type.Literal(true)),
    }),
  ),
});

/** What others see of a person who writes in a sheet; positions as y-tiptap encodes them. */
export const CaretSchema = Type.Object({
  user: Type.Object(shown),
  cursor: Type.Union([Type.Object({ anchor: Type.Unknown(), head: Type.Unknown() }), Type.Null()]),
});

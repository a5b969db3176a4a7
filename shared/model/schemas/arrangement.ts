import { Type } from 'typebox';
import { CLUSTER_STATES } from '../arrangement.ts';
import { ColorSchema } from './notes.ts';
import { Key, oneOf, named } from './schema.ts';

export const PointSchema = Type.Immutable(Type.Tuple([Type.Number(), Type.Number()]));

/** Where a note lies: relative to its cluster's `pos` while that cluster is open, else in wall units. Top left corner. */
export const PlacementSchema = named('Placement', {
  cluster: Type.Optional(Key),
  pos: PointSchema,
});

/** A group of notes; an identity that is dissolved, never deleted. */
export const ClusterSchema = named('Cluster', {
  /** Empty while nobody has named it. */
  name: Type.String(),
  color: ColorSchema,
  pos: PointSchema,
  state: Type.Optional(oneOf(CLUSTER_STATES)),
  /** The cluster this one was merged into. */
  into: Type.Optional(Key),
  /** Its notes are stacked to a pile; absent while it is open to be read. */
  collapsed: Type.Optional(Type.Literal(true)),
});

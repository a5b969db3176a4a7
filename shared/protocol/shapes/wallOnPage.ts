import { Type } from 'typebox';
import { NamesShape, PhaseShape, PostingShape } from '../../model/shapes/session.ts';
import { list } from '../../model/shapes/shape.ts';

/** What the server writes into the phone's page, so that the form needs no second request. */
export const WallOnPageShape = Type.Object({
  wallId: Type.String(),
  joinCode: Type.String(),
  title: Type.String(),
  prompts: list(Type.String()),
  names: NamesShape,
  posting: PostingShape,
  phase: PhaseShape,
  /** The browser had been here: it came with a cookie of this wall. */
  isKnown: Type.Boolean(),
});

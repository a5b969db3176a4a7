import { Type } from 'typebox';
import { LIMITS } from '../../model/limits.ts';
import { SessionRecordSchema } from '../../model/schemas/session.ts';
import { list, named, strict } from '../../model/schemas/schema.ts';

/** A body that says nothing; none at all is the same. */
export const Nothing = strict({});
export const Done = named('Done', {});

/** Words an edit was made from; see `shared/commands/unchanged.ts`. */
export const Was = Type.Optional(list(Type.String(), { maxItems: LIMITS.wasTexts }));

/** Most of what a facilitator steers answers with the session as it now is. */
export const SESSION_NOW = {
  200: { says: 'The session as it now is', body: Type.Object({ session: SessionRecordSchema }) },
} as const;
export const DONE = { 200: { says: 'Done, also when it was before', body: Done } } as const;

export const LinksSchema = named('Links', {
  facilitator: Type.String(),
  volunteer: Type.String(),
  participant: Type.String(),
  projector: Type.String(),
});

/**
 * Schemas are what travels between server and clients, said once: JSON Schema for the wire, and with `Static` the type of the same. Modules of
 * a client import types of them and never a value, so that no page loads the schema library (`scripts/check-boundaries.ts`).
 */
import { Type, type Static, type TObject, type TProperties, type TSchema } from 'typebox';

/** What is answered may get further fields later; readers ignore what they do not know. `$id` names it in the API's description. */
export const named = <Properties extends TProperties>(
  $id: string,
  properties: Properties,
): TObject<Properties> => Type.Object(properties, { $id });

/** What is asked: unknown fields are refused, for a misspelt field must not be lost in silence. */
export const strict = <Properties extends TProperties>(
  properties: Properties,
): TObject<Properties> => Type.Object(properties, { additionalProperties: false });

/** Nobody who reads a list changes it. */
export const list = <Item extends TSchema>(
  item: Item,
  bounds?: { minItems?: number; maxItems: number },
) => Type.Immutable(Type.Array(item, bounds));

export const oneOf = <const Value extends string>(values: readonly Value[]) =>
  Type.Enum([...values]);

export const nullable = <Schema extends TSchema>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** Things by their ids. */
export const byId = <Value extends TSchema>(value: Value) =>
  Type.Unsafe<Record<string, Static<Value>>>({ type: 'object', additionalProperties: value });

export const Id = Type.String({ format: 'uuid' });
/** Where it comes from a wall's own documents: any key that a map may have. */
export const Key = Type.String({ pattern: '^[\\w-]{1,64}$' });
export const Time = Type.Number({ description: 'ms since 1970 UTC' });
export const Count = Type.Integer({ minimum: 0 });

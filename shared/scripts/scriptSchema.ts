import { ScriptFileSchema } from './schemas/script.ts';

type Json = Readonly<Record<string, unknown>>;
const isThing = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/**
 * Parts that stand in many places (words, ids, minutes), once each under `$defs`: a fifth of the length, and a person can read it. Parts are
 * the same where their JSON is.
 */
function shared(schema: Json): Json {
  const uses = new Map<string, number>();
  const count = (part: unknown): void => {
    if (!isThing(part)) return;
    if (!Array.isArray(part)) {
      const text = JSON.stringify(part);
      uses.set(text, (uses.get(text) ?? 0) + 1);
    }
    Object.values(part).forEach(count);
  };
  count(schema);
  const names = new Map<string, string>();
  const definitions: Record<string, unknown> = {};
  const isWorthIt = (text: string, part: Json): boolean =>
    text.length > 90 && (uses.get(text) ?? 0) > 1 && ('type' in part || 'anyOf' in part);
  const put = (part: unknown): unknown => {
    if (!isThing(part)) return part;
    if (Array.isArray(part)) return part.map(put);
    const text = JSON.stringify(part);
    const inside = (): Json =>
      Object.fromEntries(Object.entries(part).map(([key, value]) => [key, put(value)]));
    if (!isWorthIt(text, part)) return inside();
    const known = names.get(text);
    if (known !== undefined) return { $ref: `#/$defs/${known}` };
    const name = `part${names.size + 1}`;
    names.set(text, name);
    definitions[name] = inside();
    return { $ref: `#/$defs/${name}` };
  };
  const body = put(schema) as Json;
  return { ...body, $defs: definitions };
}

/** The format of scripts as a JSON Schema (draft 2020-12), as docs/script.schema.json has it and the server serves it. */
export const scriptSchemaText = (): string =>
  `${JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'weavewall-script',
      description: 'a meeting as an ordered list of steps: see docs/SCRIPTS.md',
      ...shared(ScriptFileSchema as unknown as Json),
    },
    null,
    2,
  )}\n`;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a setting's name in a step or a thing: `minutes`, `break.minutes`. */
export function atPlace(thing: object, name: string): unknown {
  let at: unknown = thing;
  for (const part of name.split('.')) at = isFields(at) ? at[part] : undefined;
  return at;
}

/**
 * The thing with a value at a name; `undefined`: it stands there no longer, nor does what held it alone. What holds it is made where it is not
 * there yet.
 */
export function withAtPlace<Thing extends object>(
  thing: Thing,
  name: string,
  value: unknown,
): Thing {
  const [first = '', ...rest] = name.split('.');
  const { [first]: before, ...others } = thing as Fields;
  let next = value;
  if (rest.length > 0) {
    const inner = withAtPlace(isFields(before) ? before : {}, rest.join('.'), value);
    next = Object.keys(inner).length === 0 ? undefined : inner;
  }
  return (next === undefined ? others : { ...thing, [first]: next }) as Thing;
}

/**
 * Says messages of icu-minify's compiled form (its `types.ts`): a text, or nodes; a node is a text, `0` for what is counted, `[name]` for a
 * value, `[name, kind, cases]` for a choice, and else a tag with what is inside it. Its own runtime also formats dates and ordinals by
 * libraries of formats, which no message of ours has (`scripts/words/messageTypes.ts` holds that): 0.7 kB more in every page, and 1.3 in
 * the phone's form, which runs in browsers of 2016.
 */
const [SELECT, PLURAL, NUMBER] = [1, 2, 4];

/** What a language does with values. */
export interface Manner {
  /** The plural form of a number (CLDR). */
  plural(count: number): string;
  number(value: number): string;
  /** A value as it stands among the words. */
  value(value: unknown): string;
}

type Values = Readonly<Record<string, unknown>>;

/** A case is a text or `0` alone, or nodes. */
const nodesOf = (message: unknown): unknown[] => ([] as unknown[]).concat(message);

/** The parts of a message: texts, and what the functions that stand for tags made of what is inside them. */
export function sayMessage(
  message: unknown,
  values: Values,
  manner: Manner,
  counted = 0,
): unknown[] {
  const parts: unknown[] = [];
  const add = (part: unknown): void => {
    const last = parts.length - 1;
    if (typeof part === 'string' && typeof parts[last] === 'string') parts[last] += part;
    else if (part !== '') parts.push(part);
  };
  const addAll = (nodes: unknown, count = counted): void =>
    sayMessage(nodes, values, manner, count).forEach(add);
  for (const node of nodesOf(message)) {
    if (!Array.isArray(node)) {
      add(node === 0 ? manner.number(counted) : node);
      continue;
    }
    const [name, kind, cases] = node as [string, unknown, Readonly<Record<string, unknown>>];
    const value = values[name];
    const count = value as number;
    if (kind === undefined) add(manner.value(value));
    else if (kind === NUMBER) add(manner.number(count));
    else if (kind === SELECT) addAll(cases[String(value)] ?? cases['other']);
    else if (kind === PLURAL)
      addAll(cases[`=${count}`] ?? cases[manner.plural(count)] ?? cases['other'], count);
    else
      add(
        (value as (inside: unknown[]) => unknown)(
          sayMessage(node.slice(1), values, manner, counted),
        ),
      );
  }
  return parts;
}

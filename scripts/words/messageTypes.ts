import compile from 'icu-minify/compile';
import type { Entry } from '../../locales/readCatalogue.ts';

/** What a message takes: values by name, each by its TypeScript type, or `Tag`. */
export type Taken = Readonly<Record<string, string>>;

/** The marks of icu-minify's compiled form (`types.ts` there). */
const [SELECT, PLURAL, NUMBER] = [1, 2, 4];

/** Values and tags of a message in ICU MessageFormat, by name. Throws where it is none, or takes one thing in two ways. */
export function takenBy(text: string): Taken {
  const taken: Record<string, string> = {};
  const take = (name: string, type: string): void => {
    const known = taken[name];
    // What is counted is also written out.
    if (known === 'number' && type === 'string | number') return;
    if (known !== undefined && known !== type && known !== 'string | number')
      throw new Error(`${name} is taken as ${known} and as ${type}: ${text}`);
    taken[name] = type;
  };
  /** A case is a text alone, the number alone, or several nodes. */
  const readAll = (nodes: unknown): void => {
    if (Array.isArray(nodes)) for (const node of nodes) read(node);
  };
  const read = (node: unknown): void => {
    if (!Array.isArray(node)) return;
    const [name, kind, options] = node as [unknown, unknown, unknown];
    if (typeof name !== 'string') return;
    if (node.length === 1) return take(name, 'string | number');
    if (kind === SELECT) {
      // Whatever is no case of its own is the other one.
      take(name, 'string');
      return Object.values(options as object).forEach(readAll);
    }
    if (kind === PLURAL) {
      take(name, 'number');
      return Object.values(options as object).forEach(readAll);
    }
    if (kind === NUMBER) {
      if (options !== undefined) throw new Error(`${name} has a style of its own: ${text}`);
      return take(name, 'number');
    }
    // What nothing says (`shared/words/sayMessage.ts`): moments are said by `words.time` and `words.moment`.
    if (typeof kind === 'number' && kind !== 0)
      throw new Error(`${name} is a date, a time or an ordinal: ${text}`);
    take(name, 'Tag');
    readAll(node.slice(1));
  };
  readAll(compile(text));
  return taken;
}

/** As oxfmt has it: longer lines are broken. */
const COLUMNS = 100;

function memberOf(key: string, taken: Taken): string {
  const values = Object.entries(taken)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, type]) => `${name}: ${type}`);
  const line = `  '${key}': ${values.length === 0 ? 'null' : `{ ${values.join('; ')} }`};`;
  if (line.length <= COLUMNS) return line;
  return `  '${key}': {\n${values.map((value) => `    ${value};\n`).join('')}  };`;
}

/** The text of `shared/words/messages.ts`. Throws where a message is wrong. */
export function messagesModule(entries: readonly Entry[]): string {
  return `// Made from locales/en.po by \`npm run words\`.

/** Marks part of a message: \`<b>so</b>\`. */
export type Tag = { readonly tag: true };

/** What each message takes. */
export interface Messages {
${entries.map(({ key, text }) => memberOf(key, takenBy(text))).join('\n')}
}
`;
}

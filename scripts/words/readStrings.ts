import { parseSync, Visitor } from 'oxc-parser';

/** The strings of a module, with their lines from 1; of templates those without a value, and no names of properties. Throws where it cannot be parsed. */
export function readStrings(path: string, source: string): { line: number; text: string }[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? ''}`);
  const strings: { line: number; text: string }[] = [];
  const add = (at: number, text: string): void =>
    void strings.push({ line: source.slice(0, at).split('\n').length, text });
  const names = new Set<number>();
  new Visitor({
    Property({ key, computed }) {
      if (!computed) names.add(key.start);
    },
    Literal({ start, value }) {
      if (typeof value === 'string' && !names.has(start)) add(start, value);
    },
    TemplateLiteral({ start, quasis: [first, ...more] }) {
      if (first && more.length === 0) add(start, first.value.cooked ?? '');
    },
  }).visit(program);
  return strings;
}

import { parseSync, Visitor } from 'oxc-parser';

export interface Uses {
  /** Keys that are named: `t('start.title')`, `say('start.title')`, `<T k="start.title">`, `messageKey('start.title')`. */
  keys: string[];
  /** Keys that are put together: `` t(`step.${phase}.title`) `` is `step.*.title`. */
  patterns: string[];
  /** Where keys that are named stand in the module, in its characters. */
  places: { start: number; end: number; key: string }[];
  /** Words for people that are no message: `line` from 1. */
  literals: { line: number; text: string }[];
}

/** What takes a key first. `messageKey` marks one that is kept in a list or a record. */
const TAKES_KEY = new Set(['t', 'say', 'parts', 'messageKey']);
/** Attributes of elements whose value people read or hear. */
const READ = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'alt',
  'title',
  'placeholder',
  'label',
]);
/** What is made with it is an error. */
const ERROR = /Error$|^Unreachable$/;
/** Of the product itself: the same in every language. */
const NAMES = new Set(['Weavewall']);
/** Addresses are read the same everywhere. */
const ADDRESS = /(?:https?|mailto):\S*/gu;
/** `ABC 234` are none. */
const LETTERS = /[\p{Ll}\p{Lo}]{2}/u;
/** A sentence, or the beginning of one: no class, key, path or token looks so. */
const SENTENCE = /^[“\p{Lu}][^\n]*(?:\s\S|[.?!…]$)/u;

/** What a module says to people, and by which messages. Throws where it cannot be parsed. */
export function readUses(path: string, source: string): Uses {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? ''}`);
  const uses: Uses = { keys: [], patterns: [], places: [], literals: [] };
  const seen = new Set<number>();
  const lineOf = (at: number): number => source.slice(0, at).split('\n').length;
  const literal = (at: number, text: string): void => {
    const words = text.trim();
    if (!LETTERS.test(words.replace(ADDRESS, '')) || NAMES.has(words)) return;
    uses.literals.push({ line: lineOf(at), text: words });
  };
  const key = (node: { type: string; start: number; end: number }): void => {
    const { type, value, quasis } = node as {
      type: string;
      value?: unknown;
      quasis?: { value: { raw: string } }[];
    };
    const [beginning, ending] = [quasis?.[0], quasis?.at(-1)].map((each) => each?.value.raw ?? '');
    if (type === 'Literal' && typeof value === 'string') {
      uses.keys.push(value);
      uses.places.push({ start: node.start, end: node.end, key: value });
    }
    // Without an area it is no key: something else is called so, and every message would come with it.
    else if (type === 'TemplateLiteral' && /^[a-z][\w-]*\./i.test(beginning ?? ''))
      uses.patterns.push(`${beginning}*${ending}`);
    else return;
    seen.add(node.start);
  };
  const keysIn = (node: { type: string; start: number; end: number } | undefined): void => {
    if (!node) return;
    const { consequent, alternate } = node as unknown as Record<
      'consequent' | 'alternate',
      typeof node
    >;
    if (node.type === 'ConditionalExpression') [consequent, alternate].forEach(keysIn);
    else key(node);
  };
  /** What an element shows, or has read out: whatever stands there is said, also a word alone. */
  const saidIn = (node: { type: string; start: number }): void => {
    const { type, value, quasis, left, right, consequent, alternate } = node as {
      type: string;
      value?: unknown;
      quasis?: { start: number; value: { raw: string } }[];
    } & Partial<Record<'left' | 'right' | 'consequent' | 'alternate', typeof node>>;
    if (type === 'Literal' && typeof value === 'string') literal(node.start, value);
    else if (type === 'TemplateLiteral')
      for (const quasi of quasis ?? []) literal(quasi.start, quasi.value.raw);
    else if (type === 'ConditionalExpression' || type === 'LogicalExpression')
      return [left, right, consequent, alternate].forEach((each) => each && saidIn(each));
    else return;
    seen.add(node.start);
  };
  const saidBy = (children: readonly { type: string; start: number }[]): void => {
    for (const child of children)
      if (child.type === 'JSXExpressionContainer')
        saidIn((child as unknown as { expression: typeof child }).expression);
  };
  new Visitor({
    JSXElement({ children }) {
      saidBy(children);
    },
    JSXFragment({ children }) {
      saidBy(children);
    },
    CallExpression({ callee, arguments: [first] }) {
      const name =
        callee.type === 'Identifier'
          ? callee.name
          : callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
            ? callee.property.name
            : '';
      if (TAKES_KEY.has(name)) keysIn(first);
    },
    JSXAttribute({ name: { name }, value }) {
      if (value?.type === 'JSXExpressionContainer' && name === 'k') keysIn(value.expression);
      else if (value?.type === 'JSXExpressionContainer' && READ.has(String(name)))
        saidIn(value.expression);
      if (value?.type !== 'Literal') return;
      if (name === 'k') key(value);
      else if (typeof name === 'string' && READ.has(name)) literal(value.start, value.value);
      seen.add(value.start);
    },
    JSXText({ start, value }) {
      literal(start, value);
    },
    NewExpression({ callee, arguments: [first] }) {
      // Developers read what an error says.
      if (first && callee.type === 'Identifier' && ERROR.test(callee.name)) seen.add(first.start);
    },
    ImportDeclaration({ source: from }) {
      seen.add(from.start);
    },
    Literal({ start, value }) {
      if (typeof value === 'string' && !seen.has(start) && SENTENCE.test(value))
        literal(start, value);
    },
    TemplateLiteral({ start, quasis }) {
      // A sentence with a value in it; an address or a class is none.
      if (seen.has(start) || !SENTENCE.test(quasis.map(({ value: { raw } }) => raw).join('x')))
        return;
      for (const quasi of quasis) literal(quasi.start, quasi.value.raw);
    },
  }).visit(program);
  return uses;
}

import { hashText } from '../model/hashText.ts';
import type { Script, ScriptWords, Step } from './script.ts';

/** Something to agree to or to take on that is no note, group or table, but stands in the script. */
export interface Statement {
  /** By which answers know it, however it is reworded and wherever it stands. */
  id: string;
  label: ScriptWords;
}
type Source = Extract<Step, { kind: 'rate' | 'claim' }>['of'];
type StatementSource = Extract<Source, { kind: 'statements' }>;

export const isStatement = (item: unknown): item is Statement =>
  typeof item === 'object' && item !== null && 'label' in item;

/** The statements of a source, each with its id; scripts that were read have them (`withStatementIds`). */
export const statementsOf = ({ items }: Pick<StatementSource, 'items'>): Statement[] =>
  items.filter(isStatement);

/**
 * Statements in which those that were given as words alone have ids too. An id is made of the words
 * in the script's first language: so the same words are the same statement in whichever file they
 * come, and of a list from which one was taken away the others keep what was said of them.
 */
export function withIds(items: StatementSource['items'], first: string): Statement[] {
  const taken = new Set(items.flatMap((item) => (isStatement(item) ? item.id : [])));
  return items.map((item) => {
    if (isStatement(item)) return item;
    const words: ScriptWords = item;
    const text = typeof words === 'string' ? words : words[first];
    const made = `s${hashText(text ?? JSON.stringify(words)).toString(36)}`;
    let id = made;
    for (let number = 2; taken.has(id); number += 1) id = `${made}-${number}`;
    taken.add(id);
    return { id, label: words };
  });
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A step, or some of its settings, with ids of its statements. What nobody has checked yet and is none stays as it is. */
export function withStatementIds<Part>(part: Part, first: string): Part {
  const of: unknown = isObject(part) ? Reflect.get(part, 'of') : undefined;
  if (!isObject(of) || Reflect.get(of, 'kind') !== 'statements') return part;
  const items: unknown = Reflect.get(of, 'items');
  const isWords = (item: unknown): boolean => typeof item === 'string' || isObject(item);
  return Array.isArray(items) && items.every(isWords)
    ? { ...part, of: { ...of, items: withIds(items as StatementSource['items'], first) } }
    : part;
}

/** A script in which all statements have ids; as unchecked as a step may be. */
export function withAllStatementIds<Some extends object>(script: Some): Some {
  const { languages, steps } = script as Partial<Script>;
  if (!Array.isArray(languages) || !Array.isArray(steps)) return script;
  const first = String(languages[0]);
  return { ...script, steps: steps.map((step: unknown) => withStatementIds(step, first)) };
}

import { escapeHtml } from './escapeHtml.ts';

/** A piece of a page, said once for whoever prints it (server) and whoever makes elements of it (client): text, or an element. */
export type Markup = string | Element;
interface Element {
  tag: string;
  /** `true`: there without a value, as `required`. */
  has?: Readonly<Record<string, string | true>>;
  holds?: readonly Markup[];
}

/** Elements that never hold anything, and have no end. */
const EMPTY: ReadonlySet<string> = new Set(['input', 'path']);

/** As HTML; every text and value is escaped. */
export function printMarkup(markup: Markup): string {
  if (typeof markup === 'string') return escapeHtml(markup);
  const { tag, has = {}, holds = [] } = markup;
  const names = Object.entries(has).map(([name, value]) =>
    value === true ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`,
  );
  const start = `<${tag}${names.join('')}`;
  return EMPTY.has(tag) ? `${start} />` : `${start}>${holds.map(printMarkup).join('')}</${tag}>`;
}

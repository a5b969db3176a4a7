import type { Markup } from '../../shared/model/markup.ts';

const DRAWN: ReadonlySet<string> = new Set(['svg', 'path']);

/** What `printMarkup` prints, as a node: pages take no HTML as text (Trusted Types). */
export function makeElement(markup: Markup): Node {
  if (typeof markup === 'string') return document.createTextNode(markup);
  const { tag, has = {}, holds = [] } = markup;
  const made = DRAWN.has(tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(has))
    made.setAttribute(name, value === true ? '' : value);
  made.append(...holds.map(makeElement));
  return made;
}

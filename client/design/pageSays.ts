/** What is said at the edge of a page, without React: it may be drawn in any state. */
import { t } from '../words/speak.ts';
import './sayRecovered.css';

export function part<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  words: string,
  className = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = words;
  made.className = className;
  return made;
}

export function button(words: string, className: string, press: () => void): HTMLButtonElement {
  const made = part('button', words, `ww-button ${className}`);
  made.type = 'button';
  made.addEventListener('click', press);
  return made;
}

let brief: HTMLElement | null = null;
/** One thing at the edge of whatever page this is, until it is closed or said again. */
export function sayBriefly(words: string): void {
  brief?.remove();
  const said = part('section', '', 'recovered');
  said.setAttribute('role', 'status');
  const actions = part('div', '', 'recovered-actions');
  actions.append(button(t('design.close'), 'ww-button-quiet', () => said.remove()));
  brief = said;
  document.body.append(said);
  // Into a region that is there, so that it is read out.
  said.append(part('p', words), actions);
}

import { t } from '../words/speak.ts';
import './held.css';

/** How long the reason stays: two lines are read by then. ms */
const SHOWN_MS = 6000;

let said: HTMLElement | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says why a press did nothing, to eyes and ears alike. In the open dialog, if there is one: nothing beside it is seen or read out. */
export function sayHeld(why: string): void {
  const place = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  if (said?.parentNode !== place) {
    said?.remove();
    said = document.createElement('p');
    said.setAttribute('role', 'status');
    said.className = 'ww-held';
    place.append(said);
  }
  const line = said;
  line.textContent = '';
  // What is read out has to be there, empty, before its words are.
  requestAnimationFrame(() => (line.textContent = why));
  clearTimeout(timer);
  timer = setTimeout(() => line.remove(), SHOWN_MS);
}

/** Why the same is not pressed twice. */
export const underWay = (): string => t('design.underWay');

/** Why something cannot be pressed just now, in words that are said when it is; `null` when it can. */
export interface Held {
  held: string | null;
}

interface Press {
  preventDefault: () => void;
}

/**
 * What a button needs for it. It is not `disabled` while it is held: what had the focus would lose it, and whoever is at the keyboard her
 * place, each time the network goes. A held button that sends a form does not send it, by Enter in a field either, which presses it.
 */
export function holding<Event extends Press>(
  held: string | null,
  onClick?: (event: Event) => void,
  say: (why: string) => void = sayHeld,
): { onClick?: (event: Event) => void; 'aria-disabled'?: true } {
  if (held === null) return onClick ? { onClick } : {};
  return {
    'aria-disabled': true,
    onClick: (event) => {
      event.preventDefault();
      say(held);
    },
  };
}

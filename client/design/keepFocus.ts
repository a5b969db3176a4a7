/** What a person would call the place something stood at; its heading or the place itself can take the focus. */
const PLACE = 'li, article, form, fieldset, dialog, section, aside, nav, main, [role="tabpanel"], [role="group"]';
/** Larger than this a place is entered at its heading. */
const LARGE = 'section, aside, nav, main, dialog';
/** What shows something new often moves the focus there itself, a moment later. ms */
const AFTER_MS = 60;

interface Place {
  element: HTMLElement;
  /** From the inside out, as they were when it got the focus. */
  around: readonly Element[];
}

const isThere = (element: Element): boolean => element.isConnected && element.getClientRects().length > 0;
const canHold = (element: HTMLElement): boolean => isThere(element) && !element.matches(':disabled');

/**
 * Keeps the focus on the page when what had it goes: pressed and gone, disabled, or taken away by somebody else in the room. It moves to
 * the place around it, never to another button, so that a second press does nothing. Call once for each page.
 */
export function keepFocus(): void {
  let held: Place | null = null;
  /** What took the focus in place of `held`. */
  let lent: HTMLElement | null = null;
  const openers = new WeakMap<HTMLDialogElement, Place | null>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

  const lend = (element: HTMLElement): void => {
    const had = element.getAttribute('tabindex');
    if (had === null) {
      element.setAttribute('tabindex', '-1');
      element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
    }
    lent = element;
    element.focus({ preventScroll: true });
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom <= 0 || top >= window.innerHeight) element.scrollIntoView({ block: 'nearest' });
  };

  const settle = (): void => {
    if (!held) return;
    if (lent && document.activeElement === lent && canHold(held.element)) {
      // Only disabled for a moment.
      held.element.focus({ preventScroll: true });
      lent = null;
    }
    if (!isLost()) return;
    if (canHold(held.element)) {
      // Left on purpose: a press on empty ground.
      held = null;
      return;
    }
    const place = placeOf(held);
    if (place) lend(place);
  };

  const placeOf = ({ element, around }: Place): HTMLElement | null => {
    const open = [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1);
    // A dialog that is gone gives the focus back to what opened it, or to where that stood.
    const left = around.find((each): each is HTMLDialogElement => each instanceof HTMLDialogElement && !(each.isConnected && each.open));
    const opener = left && openers.get(left);
    if (opener && (!open || open.contains(opener.element))) return canHold(opener.element) ? opener.element : placeOf(opener);
    const near = [...(element.isConnected ? [element] : []), ...around].find((each): each is HTMLElement =>
      each instanceof HTMLElement && each !== element && each.matches(PLACE) && isThere(each) && (!open || open.contains(each)));
    const place = near ?? open ?? document.querySelector<HTMLElement>('main');
    if (place && !place.matches(LARGE)) return place;
    const heading = [...(place ?? document).querySelectorAll<HTMLElement>('h1, h2, h3')].find(isThere);
    return heading ?? place;
  };

  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || target === lent) return;
    const around: Element[] = [];
    for (let each = target.parentElement; each && each !== document.body; each = each.parentElement) around.push(each);
    for (const each of around) if (each instanceof HTMLDialogElement && !held?.around.includes(each)) openers.set(each, held);
    held = { element: target, around };
    lent = null;
  });
  const soon = (): void => {
    if (!held || (!isLost() && !lent)) return;
    clearTimeout(timer);
    timer = setTimeout(settle, AFTER_MS);
  };
  document.addEventListener('focusout', () => {
    clearTimeout(timer);
    timer = setTimeout(settle, AFTER_MS);
  });
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'hidden', 'open', 'class'] });
}

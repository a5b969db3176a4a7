/** What a person would call the place something stood at; its heading or the place itself can take the focus. */
const PLACE =
  'li, article, form, fieldset, dialog, section, aside, nav, main, [role="tabpanel"], [role="group"]';
/** Larger than this a place is entered at its heading. */
const LARGE = 'section, aside, nav, main, dialog';
/** What shows something new often moves the focus there itself, a moment later. ms */
const AFTER_MS = 60;

interface Place {
  element: HTMLElement;
  /** From the inside out, as they were when it got the focus. */
  around: readonly Element[];
}

const isThere = (element: Element): boolean =>
  element.isConnected && element.getClientRects().length > 0;
const canHold = (element: HTMLElement): boolean =>
  isThere(element) && !element.matches(':disabled');

/**
 * Keeps the focus on the page when what had it goes: pressed and gone, disabled, or taken away by somebody else in the room. It moves to
 * the place around it, never to another button, so that a second press does nothing. Call once for each page.
 */
export function keepFocus(): void {
  let held: Place | null = null;
  /** Disabled for a moment while it had the focus, and what has it meanwhile. */
  let waiting: { element: HTMLElement; at: HTMLElement } | null = null;
  const openers = new WeakMap<HTMLDialogElement, Place | null>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isLost = (): boolean =>
    document.activeElement === null || document.activeElement === document.body;

  const lend = (element: HTMLElement): void => {
    if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) {
      element.setAttribute('tabindex', '-1');
      element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
    }
    element.focus({ preventScroll: true });
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom <= 0 || top >= window.innerHeight) element.scrollIntoView({ block: 'nearest' });
  };

  const placeOf = ({ around }: Place): HTMLElement | null => {
    const open = [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1);
    // A dialog that is gone gives the focus back to what opened it, or to where that stood.
    const left = around.find(
      (each): each is HTMLDialogElement =>
        each instanceof HTMLDialogElement && !(each.isConnected && each.open),
    );
    const opener = left && openers.get(left);
    if (opener && (!open || open.contains(opener.element)))
      return canHold(opener.element) ? opener.element : placeOf(opener);
    const near = around.find(
      (each): each is HTMLElement =>
        each instanceof HTMLElement &&
        each.matches(PLACE) &&
        isThere(each) &&
        (!open || open.contains(each)),
    );
    const place = near ?? open ?? document.querySelector<HTMLElement>('main');
    if (place && !place.matches(LARGE)) return place;
    const heading = [...(place ?? document).querySelectorAll<HTMLElement>('h1, h2, h3')].find(
      isThere,
    );
    return heading ?? place;
  };

  const settle = (): void => {
    timer = undefined;
    if (waiting && document.activeElement === waiting.at && canHold(waiting.element))
      waiting.element.focus({ preventScroll: true });
    if (!held || !isLost()) return;
    const { element } = held;
    // Still there, so it was left on purpose: a press on empty ground.
    const place = canHold(element) ? null : placeOf(held);
    held = null;
    if (!place) return;
    lend(place);
    waiting = element.isConnected ? { element, at: place } : null;
  };

  const soon = (): void => {
    timer ??= setTimeout(settle, AFTER_MS);
  };
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const around: Element[] = [];
    for (let each = target.parentElement; each && each !== document.body; each = each.parentElement)
      around.push(each);
    for (const each of around)
      if (each instanceof HTMLDialogElement && !held?.around.includes(each))
        openers.set(each, held);
    held = { element: target, around };
    if (target !== waiting?.at) waiting = null;
  });
  // A press on empty ground takes the focus away on purpose, whatever goes in the moment after.
  let isPressing = false;
  document.addEventListener(
    'mousedown',
    () => {
      isPressing = true;
      setTimeout(() => {
        isPressing = false;
      });
    },
    true,
  );
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (isPressing && relatedTarget === null && held?.element === target && canHold(held.element))
      held = null;
    soon();
  });
  new MutationObserver(() => {
    if (waiting || (held && isLost())) soon();
  }).observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'open', 'class'],
  });
}

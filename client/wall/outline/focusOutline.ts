/** Gives the keyboard to the outline: to the note it is at, else to the first in no group, else to the first of all. */
export function focusOutline(): void {
  const row =
    document.querySelector<HTMLElement>('#outline [data-current]') ??
    document.querySelector<HTMLElement>('[aria-labelledby="outline-loose"] [tabindex="0"]') ??
    document.querySelector<HTMLElement>('.outline-notes [tabindex="0"]');
  // With its heading at the top, so that as much of the list is seen as there is room for.
  row?.scrollIntoView({ block: 'start' });
  (row ?? document.getElementById('outline'))?.focus({ preventScroll: true });
}

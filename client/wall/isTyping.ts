/** Do keys pressed there make words? Then they are no shortcuts, and nothing may take the field away. */
export const isTyping = (element: Element | null = document.activeElement): boolean =>
  element?.matches('input:not([type=checkbox]), textarea, select, [contenteditable]') === true;

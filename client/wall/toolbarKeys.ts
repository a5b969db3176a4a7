import type { KeyboardEvent } from 'react';

/** Arrow keys along a bar of tools, Home and End to its ends, as the ARIA patterns have it. Each tool stays a stop for Tab: there are few. */
export function toolbarKeys(event: KeyboardEvent<HTMLElement>): void {
  const at = event.target instanceof HTMLElement ? event.target : null;
  // Menus have arrows of their own.
  if (
    !at ||
    at.matches('input') ||
    at.closest('[role="menu"]') ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey
  )
    return;
  const tools = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(
      'a, button:not(:disabled), select:not(:disabled)',
    ),
  ].filter((tool) => !tool.closest('[role="menu"]'));
  const ahead =
    getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const from = tools.indexOf(at);
  const next =
    event.key === 'Home'
      ? tools[0]
      : event.key === 'End'
        ? tools.at(-1)
        : event.key === 'ArrowLeft' || event.key === 'ArrowRight'
          ? tools[(from + (event.key === ahead ? 1 : tools.length - 1)) % tools.length]
          : undefined;
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

import type { KeyboardEvent } from 'react';
import { isRightToLeft, placeAlong } from '../design/direction.ts';

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
  const place = placeAlong(event.key, tools.indexOf(at), tools.length, isRightToLeft());
  const next = place === null ? undefined : tools[place];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

import { flushSync } from 'react-dom';
import { outlineIdOf } from '../find/focusCurrent.ts';
import type { OutlineRows } from './OutlinePlace.ts';

/** The rows of the page that is open. */
export const outlineRows: OutlineRows = {
  drawNow: (change) => flushSync(change),
  focus: (id) => {
    const row = document.getElementById(outlineIdOf(id));
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  },
  isFocusLost: () => document.activeElement === null || document.activeElement === document.body,
};

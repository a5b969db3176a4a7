import { useState, useSyncExternalStore, type JSX, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { OpenDialogs, saidWhere } from './openDialogs.ts';

/** The page's. */
export const openDialogs = new OpenDialogs<HTMLElement>();

/** What became of a step: where it always stands or, said while a dialog is open, in that. `said` is another object for each step. */
export function SaidAbove({ said, children }: { said: unknown; children: ReactNode }): JSX.Element {
  const dialog = useSyncExternalStore(openDialogs.subscribe, openDialogs.top, () => null);
  const [where, setWhere] = useState({ dialog, old: said });
  const now = saidWhere(where, dialog, said);
  if (now !== where) setWhere(now);
  return <>{dialog && now.old !== said ? createPortal(children, dialog) : children}</>;
}

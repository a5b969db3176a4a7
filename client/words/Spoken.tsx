import { Fragment, useSyncExternalStore, type JSX, type ReactNode } from 'react';
import { onSpoken, words } from './speak.ts';

/** Draws what is inside anew when the page begins to speak another language. */
export const Spoken = ({ children }: { children: ReactNode }): JSX.Element => (
  <Fragment key={useSyncExternalStore(onSpoken, () => words().language)}>{children}</Fragment>
);

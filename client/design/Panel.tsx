import type { HTMLAttributes, JSX } from 'react';
import './Panel.css';

/** A sheet that floats above the wall. */
export function Panel({ className, ...rest }: HTMLAttributes<HTMLElement>): JSX.Element {
  return <section className={['ww-panel', className].filter(Boolean).join(' ')} {...rest} />;
}

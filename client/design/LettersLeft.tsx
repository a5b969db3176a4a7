import type { JSX } from 'react';
import { lettersLeft } from '../../shared/model/lettersLeft.ts';
import { words } from '../words/speak.ts';

/** Below a field: how many letters it still takes, counted as fields do, in UTF-16 units, once that matters. */
export function LettersLeft({
  typed,
  max,
  id,
  className = 'ww-field-hint',
}: {
  typed: string;
  max: number;
  id?: string;
  className?: string;
}): JSX.Element | null {
  const told = lettersLeft(words(), max - typed.length, max);
  return told === null ? null : (
    <p className={className} id={id} role="status">
      {told}
    </p>
  );
}

import type { ConnectionRow } from '../meeting/pending/galleryRows.ts';

/** "Wiremu carries it until May"; `''` where nobody does. */
export function carriedWords({
  carried,
  carries,
}: Pick<ConnectionRow, 'carried' | 'carries'>): string {
  if (!carried) return '';
  const who = carries ? 'you carry' : `${carried.by ?? 'somebody'} carries`;
  return `${who} it${carried.until === '' ? '' : ` until ${carried.until}`}`;
}

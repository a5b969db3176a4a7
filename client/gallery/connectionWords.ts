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

/** "from Hana, Mere"; `''` where no name is shown. */
export function authorWords({
  mine,
  by,
  alsoBy = [],
}: Pick<ConnectionRow, 'mine' | 'by' | 'alsoBy'>): string {
  const names = [mine ? 'you' : by, ...alsoBy].filter((name) => name !== undefined);
  return names.length === 0 ? '' : `from ${names.join(', ')}`;
}

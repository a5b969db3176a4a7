import { t, words } from './speak.ts';

/** The first `most` of these names, as a list; an ellipsis where there are more. `''` of none. */
export function someNames(names: readonly string[], most: number): string {
  const shown = words().list(names.slice(0, most), 'unit');
  return names.length > most ? t('gallery.namesCut', { names: shown }) : shown;
}

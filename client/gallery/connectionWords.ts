import type { ConnectionRow } from '../meeting/pending/galleryRows.ts';
import { t, words } from '../words/speak.ts';

/** "Wiremu carries it until May"; `''` where nobody does. */
export function carriedWords({
  carried,
  carries,
}: Pick<ConnectionRow, 'carried' | 'carries'>): string {
  if (!carried) return '';
  const { by, until } = carried;
  const isOpen = until === '';
  if (carries) return isOpen ? t('gallery.carried.you') : t('gallery.carried.youUntil', { until });
  if (by === undefined)
    return isOpen ? t('gallery.carried.somebody') : t('gallery.carried.somebodyUntil', { until });
  return isOpen
    ? t('gallery.carried.by', { name: by })
    : t('gallery.carried.byUntil', { name: by, until });
}

/** "from Hana, Mere"; `''` where no name is shown. */
export const fromNames = (names: readonly string[]): string =>
  names.length === 0 ? '' : t('gallery.from', { names: words().list(names, 'unit') });

/** The same of a connection, for its reader: "from you, Mere". */
export const authorWords = ({
  mine,
  by,
  alsoBy = [],
}: Pick<ConnectionRow, 'mine' | 'by' | 'alsoBy'>): string =>
  fromNames([mine ? t('gallery.from.you') : by, ...alsoBy].filter((name) => name !== undefined));

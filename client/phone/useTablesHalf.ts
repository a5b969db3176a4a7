import { useEffect, useState, type JSX } from 'react';
import catalogues from 'virtual:words/phone/tables/TablesHalf';
import { speakPage } from '../words/speakPage.ts';
import type { TablesHalfProps } from './tables/TablesHalf.tsx';

type Half = { draw: (props: TablesHalfProps) => JSX.Element } | 'failed' | null;

/** The phone's second half, fetched once it is `wanted`; `'failed'` when it did not come, tried again when `offline` ends. */
export function useTablesHalf(wanted: boolean, offline: boolean): Half {
  const [half, setHalf] = useState<Half>(null);
  const missing = wanted && (half === null || half === 'failed') && !offline;
  useEffect(() => {
    if (missing)
      Promise.all([import('./tables/TablesHalf.tsx'), speakPage(catalogues)]).then(
        ([{ drawTables: draw }]) => setHalf({ draw }),
        () => setHalf('failed'),
      );
  }, [missing]);
  return half;
}

import { useEffect, useState } from 'react';
import { tableDocument } from '../../shared/access/rights.ts';
import type { Role } from '../../shared/model/person.ts';
import { SyncedDocument } from '../sync/syncedDocument.ts';
import { holdSheet, lostShelf, type OpenSheet } from './holdSheet.ts';

/** Opens and keeps open the sheet while `isOn`; `keepFor` is the person whose unsaved words stay on this device. */
export function useSheet(
  wall: string,
  tableId: string,
  as: Role,
  keepFor: string | null,
  isOn: boolean,
): OpenSheet | null {
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  useEffect(() => {
    if (!isOn || keepFor === null) return undefined;
    const letGo = holdSheet(
      new SyncedDocument(wall, tableDocument(tableId), as, keepFor),
      lostShelf(`ww-lost:${wall}:${tableId}:${keepFor}`),
      setSheet,
    );
    return () => {
      letGo();
      setSheet(null);
    };
  }, [wall, tableId, as, keepFor, isOn]);
  return sheet;
}

import { useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { tableDocument } from '../../shared/access/rights.ts';
import { readSheet } from '../../shared/documents/sheet.ts';
import type { Role } from '../../shared/model/person.ts';
import { SyncedDocument, type DocumentStatus } from '../sync/syncedDocument.ts';
import { lostWords, sheetLines } from './lostWords.ts';

/** The table's sheet as this page holds it. After a refused write `doc` is another one. */
export interface OpenSheet {
  doc: Y.Doc;
  awareness: Awareness;
  status: DocumentStatus;
  /** All of `doc` has arrived: it may be shown and written. */
  isLoaded: boolean;
  /** Words of this person's that the server would not take, to copy; empty when there are none. */
  lost: string;
  /** Drops the kept words. */
  forgetLost: () => void;
}

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
    const shelf = `ww-lost:${wall}:${tableId}:${keepFor}`;
    const synced = new SyncedDocument(wall, tableDocument(tableId), as, keepFor);
    let lost = readShelf(shelf);
    let loadedDoc: Y.Doc | null = null;
    const toCompare = new Set<Y.Doc>();
    let seen: readonly unknown[] = [];
    const forgetLost = (): void => {
      lost = '';
      writeShelf(shelf, '');
      show();
    };
    const show = (): void => {
      const { doc, status } = synced;
      const { left } = status;
      if (left && left !== seen[2]) toCompare.add(left);
      if (status.state === 'live') loadedDoc = doc;
      if (loadedDoc === doc && toCompare.size > 0) {
        const there = readSheet(doc);
        lost = [lost, ...[...toCompare].map((mine) => lostWords(readSheet(mine), there))]
          .filter(Boolean)
          .join('\n\n');
        toCompare.clear();
        writeShelf(shelf, lost);
      }
      // Shut out for good: nothing will be compared any more, so all of it is given back.
      if (status.state === 'refused' && !status.saved && lost === '')
        lost = sheetLines(readSheet(doc)).join('\n');
      const now = [doc, status, left, lost, loadedDoc];
      // Called on every keystroke of everybody; what the page shows changes seldom.
      if (now.every((each, index) => each === seen[index])) return;
      seen = now;
      setSheet({
        doc,
        awareness: synced.awareness,
        status,
        isLoaded: loadedDoc === doc,
        lost,
        forgetLost,
      });
    };
    const stop = synced.subscribe(show);
    show();
    return () => {
      stop();
      synced.close();
      setSheet(null);
    };
  }, [wall, tableId, as, keepFor, isOn]);
  return sheet;
}

function readShelf(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** A private window has no storage; the words then live as long as the page. */
function writeShelf(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Full or forbidden: they stay on the page.
  }
}

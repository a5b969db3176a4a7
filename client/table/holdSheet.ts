import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { readSheet } from '../../shared/documents/sheet.ts';
import type { DocumentStatus, SyncedDocument } from '../sync/syncedDocument.ts';
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

/** Where lost words stay over a reload; empty when there are none. */
export interface LostShelf {
  read(): string;
  write(text: string): void;
}

const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join('\n\n');

/** Tells of the sheet as it is, and whenever that is another; returns how to let it go. */
export function holdSheet(
  synced: Pick<SyncedDocument, 'doc' | 'status' | 'awareness' | 'subscribe' | 'close'>,
  shelf: LostShelf,
  onChange: (sheet: OpenSheet) => void,
): () => void {
  let lost = shelf.read();
  let isGivenBack = false;
  let loadedDoc: Y.Doc | null = null;
  const toCompare = new Set<Y.Doc>();
  let seen: readonly unknown[] = [];
  const forgetLost = (): void => {
    lost = '';
    shelf.write('');
    show();
  };
  const show = (): void => {
    const { doc, status } = synced;
    const { left } = status;
    if (left && left !== seen[2]) toCompare.add(left);
    if (status.state === 'live') loadedDoc = doc;
    if (loadedDoc === doc && toCompare.size > 0) {
      const there = readSheet(doc);
      lost = joined(lost, ...[...toCompare].map((mine) => lostWords(readSheet(mine), there)));
      toCompare.clear();
      shelf.write(lost);
    }
    // Shut out for good: nothing will be compared any more, so all of it is given back, once.
    if (status.state === 'refused' && !status.saved && !isGivenBack) {
      isGivenBack = true;
      lost = joined(lost, sheetLines(readSheet(doc)).join('\n'));
    }
    const now = [doc, status, left, lost, loadedDoc];
    // Called on every keystroke of everybody; what the page shows changes seldom.
    if (now.every((each, index) => each === seen[index])) return;
    seen = now;
    const isLoaded = loadedDoc === doc;
    onChange({ doc, awareness: synced.awareness, status, isLoaded, lost, forgetLost });
  };
  const stop = synced.subscribe(show);
  show();
  return () => {
    stop();
    synced.close();
  };
}

/** As a page has it; a private window has no storage, and the words then live as long as the page. */
export const lostShelf = (key: string): LostShelf => ({
  read: () => {
    try {
      return localStorage.getItem(key) ?? '';
    } catch {
      return '';
    }
  },
  write: (text) => {
    try {
      if (text === '') localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    } catch {
      // Full or forbidden: they stay on the page.
    }
  },
});

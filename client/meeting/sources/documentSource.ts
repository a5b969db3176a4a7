import type * as Y from 'yjs';
import type { DocumentName } from '../../../shared/access/rights.ts';
import type { Role } from '../../../shared/model/person.ts';
import { SyncedDocument } from '../../sync/syncedDocument.ts';

/** A document that is held and read, never written here. */
export interface HeldDocument {
  readonly doc: Y.Doc;
  readonly status: { loaded: boolean };
  subscribe(listener: () => void): () => void;
  close(): void;
}

export interface DocumentPorts {
  open(): HeldDocument;
  /** Does something a little later, however often it is asked for meanwhile; returns how to call it off. */
  soon(task: () => void): () => void;
}

/** Holds a document and hands it over, once all of it is there and after changes, as often as the page draws. Returns how to let it go. */
export function holdDocument(ports: DocumentPorts, read: (doc: Y.Doc) => void): () => void {
  const held = ports.open();
  let callOff: (() => void) | null = null;
  held.subscribe(() => {
    callOff ??= ports.soon(() => {
      callOff = null;
      if (held.status.loaded) read(held.doc);
    });
  });
  return () => {
    callOff?.();
    held.close();
  };
}

/** As a page holds it: read at most once a frame. */
export const pageDocument = (wall: string, name: DocumentName, as: Role): DocumentPorts => ({
  open: () => new SyncedDocument(wall, name, as),
  soon: (task) => {
    const frame = requestAnimationFrame(task);
    return () => cancelAnimationFrame(frame);
  },
});

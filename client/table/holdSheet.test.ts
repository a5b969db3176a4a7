import { expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { sheetRoot } from '../../shared/documents/sheet.ts';
import type { DocumentStatus } from '../sync/syncedDocument.ts';
import { holdSheet, type OpenSheet } from './holdSheet.ts';

const sheetOf = (...lines: string[]): Y.Doc => {
  const doc = new Y.Doc();
  sheetRoot(doc).insert(
    0,
    lines.map((line) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(line)]);
      return paragraph;
    }),
  );
  return doc;
};

/** A document that a test moves on, and a shelf, with what the page was told. */
function hold(kept = ''): {
  now: () => OpenSheet;
  told: OpenSheet[];
  kept: () => string;
  move: (status: Partial<DocumentStatus>, doc?: Y.Doc) => void;
  /** Somebody types. */
  changes: () => void;
  letGo: () => void;
  isClosed: () => boolean;
} {
  let listener: () => void = () => undefined;
  let isClosed = false;
  let onShelf = kept;
  const told: OpenSheet[] = [];
  const doc = new Y.Doc();
  const synced: Parameters<typeof holdSheet>[0] = {
    doc,
    awareness: new Awareness(doc),
    status: { state: 'connecting', loaded: false, saved: true, rights: null, refusal: null },
    subscribe: (each) => {
      listener = each;
      return () => (listener = () => undefined);
    },
    close: () => (isClosed = true),
  };
  synced.awareness.destroy();
  const letGo = holdSheet(
    synced,
    { read: () => onShelf, write: (text) => (onShelf = text) },
    (sheet) => told.push(sheet),
  );
  return {
    now: () => told[told.length - 1]!,
    told,
    kept: () => onShelf,
    move: (status, other = synced.doc) => {
      Object.assign(synced, { status: { ...synced.status, ...status }, doc: other });
      listener();
    },
    changes: () => listener(),
    letGo,
    isClosed: () => isClosed,
  };
}

it('shows the sheet only once all of it has arrived', () => {
  const held = hold();
  expect(held.now()).toMatchObject({ isLoaded: false, lost: '' });
  held.move({ state: 'live', loaded: true });
  expect(held.now().isLoaded).toBe(true);
  held.move({ state: 'offline' });
  expect(held.now().isLoaded).toBe(true);
});

it('says nothing of changes that the page does not show', () => {
  const held = hold();
  held.move({ state: 'live', loaded: true });
  const { length } = held.told;
  held.changes();
  held.changes();
  expect(held.told).toHaveLength(length);
});

it('gives back the lines that were refused, once the sheet without them is there', () => {
  const held = hold();
  held.move({ state: 'live', loaded: true });
  const left = sheetOf('Both have this', 'Only I had this');
  const fresh = sheetOf('Both have this');
  held.move({ state: 'connecting', left }, fresh);
  expect(held.now()).toMatchObject({ isLoaded: false, lost: '' });
  held.move({ state: 'live' });
  expect(held.now()).toMatchObject({ isLoaded: true, lost: 'Only I had this' });
  expect(held.kept()).toBe('Only I had this');

  held.move({ state: 'connecting', left: sheetOf('Again') }, sheetOf());
  held.move({ state: 'live' });
  expect(held.now().lost).toBe('Only I had this\n\nAgain');
  held.now().forgetLost();
  expect(held.now().lost).toBe('');
  expect(held.kept()).toBe('');
});

it('finds lost words again after a reload', () => {
  expect(hold('From before').now().lost).toBe('From before');
});

it('gives all back when it is shut for good, and lets it be dropped', () => {
  const held = hold();
  const mine = sheetOf('One', 'Two');
  held.move({ state: 'live', loaded: true, saved: false }, mine);
  held.move({ state: 'refused' });
  expect(held.now().lost).toBe('One\nTwo');
  held.now().forgetLost();
  expect(held.now().lost).toBe('');
});

it('gives back what is lost in the end beside what was lost before', () => {
  const held = hold('From before');
  held.move({ state: 'live', loaded: true, saved: false }, sheetOf('One'));
  held.move({ state: 'refused' });
  expect(held.now().lost).toBe('From before\n\nOne');
});

it('gives nothing back when all was saved before it was shut', () => {
  const held = hold();
  held.move({ state: 'live', loaded: true }, sheetOf('One'));
  held.move({ state: 'refused' });
  expect(held.now().lost).toBe('');
});

it('lets the document go', () => {
  const held = hold();
  held.letGo();
  const { length } = held.told;
  held.move({ state: 'live' });
  expect(held.told).toHaveLength(length);
  expect(held.isClosed()).toBe(true);
});

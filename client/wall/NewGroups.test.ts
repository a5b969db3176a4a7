import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readArrangement } from '../../shared/documents/arrangement.ts';
import { applyOperation, undoOperation } from '../../shared/documents/arrangementEdits.ts';
import { groupNotes, type WallView } from '../../shared/documents/wallOperations.ts';
import { rectsTouch } from '../../shared/layout/noteGrid.ts';
import { resolvePlacements } from '../../shared/layout/resolvePlacements.ts';
import type { Note } from '../../shared/model/note.ts';
import { NewGroups, withPlace } from './NewGroups.ts';

const NOTES = new Map<string, Note>(
  Array.from({ length: 20 }, (_, seq) => [`n${seq}`, { text: 'x', color: 'green', at: 0, seq }]),
);
const viewOf = (doc: Y.Doc): WallView => {
  const arrangement = readArrangement(doc);
  return {
    arrangement,
    wall: resolvePlacements(NOTES, arrangement.clusters, arrangement.placements),
  };
};

test('two groups started at once lie beside each other: one of the two pages moves its own, once, and can take it back', () => {
  const pages = ['a', 'b'].map((id, index) => {
    const doc = new Y.Doc();
    const groups = new NewGroups();
    const step = groupNotes(
      viewOf(doc),
      id,
      index === 0 ? ['n0', 'n1'] : Array.from({ length: 14 }, (_, at) => `n${at + 2}`),
    );
    groups.made(step, viewOf(doc));
    applyOperation(doc, step, 'me');
    return { doc, groups, step };
  }) as [Page, Page];
  interface Page {
    doc: Y.Doc;
    groups: NewGroups;
    step: ReturnType<typeof groupNotes>;
  }
  const exchange = (): void =>
    pages.forEach(({ doc }, index) =>
      Y.applyUpdate(doc, Y.encodeStateAsUpdate((pages[1 - index] as Page).doc)),
    );
  exchange();
  const [first, second] = pages;
  expect(first.groups.settle(viewOf(first.doc))).toBeNull();
  const move = second.groups.settle(viewOf(second.doc));
  if (!move) throw new Error('nobody moves');
  applyOperation(second.doc, move, 'me');
  exchange();
  for (const { doc, groups } of pages) {
    const [one, other] = [...viewOf(doc).wall.clusters.values()];
    expect(one && other && rectsTouch(one.rect, other.rect)).toBe(false);
    expect(groups.settle(viewOf(doc))).toBeNull();
  }
  undoOperation(second.doc, withPlace(second.step, move), 'me');
  expect([...viewOf(second.doc).wall.clusters.keys()]).toEqual(['a']);
});

test('groups that somebody puts on each other by hand stay so', () => {
  const doc = new Y.Doc();
  const groups = new NewGroups();
  applyOperation(doc, groupNotes(viewOf(doc), 'a', ['n0'], [0, -2000]), 'me');
  const step = groupNotes(viewOf(doc), 'b', ['n1'], [10, -1990]);
  groups.made(step, viewOf(doc));
  applyOperation(doc, step, 'me');
  expect(groups.settle(viewOf(doc))).toBeNull();
});

/**
 * Lets browser translation and extensions change the page's texts without breaking it.
 *
 * A translator takes React's text nodes (and Preact's, on phones) out and puts its own elements in their place, or around them. React then throws when it takes such
 * a text out or puts something before it, and goes on writing into a text nobody sees. So what stands in for a text is remembered: it goes
 * when the text goes, new parts find their place beside it, and when React writes other words, the text is put back in its stead. (The
 * translator then translates the new words as it did the old.)
 */

import { isDrawn } from './drawnNodes.ts';

/** What a text that was taken out stood between, and what is shown in its stead. */
interface Absence {
  parent: Node;
  shown: readonly Node[];
  before: Node | null;
  after: Node | null;
}

const native = {
  removeChild: Node.prototype.removeChild,
  insertBefore: Node.prototype.insertBefore,
};
const absent = new Map<Node, Absence>();
/** From what is shown to the text it stands in for. */
const standsFor = new WeakMap<Node, Node>();
/** Taken out by a script of this page, so most likely by React itself. */
const takenOut = new WeakSet<Node>();
let observer: MutationObserver | null = null;

const isIn = (parent: Node, node: Node | null | undefined): node is Node =>
  node?.parentNode === parent;

/** The child of `parent` that has the node in it. */
function childWith(parent: Node, node: Node): Node | null {
  let at: Node | null = node;
  while (at && at.parentNode !== parent) at = at.parentNode;
  return at;
}

/** What others put where `gone` was, in the same go. */
function shownFor(gone: Node, removal: MutationRecord, beside: readonly MutationRecord[]): Node[] {
  const isThere = (record: MutationRecord): boolean =>
    record === removal ||
    record.nextSibling === gone ||
    record.previousSibling === gone ||
    (record.previousSibling === removal.previousSibling &&
      record.nextSibling === removal.nextSibling);
  return beside
    .filter(isThere)
    .flatMap((record) => [...record.addedNodes])
    .filter((node) => isIn(removal.target, node) && !isDrawn(node));
}

function keep(text: Node, removal: MutationRecord, shown: readonly Node[]): void {
  absent.set(text, {
    parent: removal.target,
    shown,
    before: removal.previousSibling,
    after: removal.nextSibling,
  });
  for (const node of shown) standsFor.set(node, text);
  observer?.observe(text, { characterData: true });
}

/** The texts of React's in something that was taken out: itself, or what a translator had wrapped. */
function textsOf(gone: Node): Node[] {
  if (gone.nodeType === Node.TEXT_NODE) return isDrawn(gone) ? [gone] : [];
  // What React takes out itself, or what has parts of its in it, is no translator's.
  if (!gone.hasChildNodes() || isDrawn(gone)) return [];
  const walker = document.createTreeWalker(gone, NodeFilter.SHOW_TEXT);
  const texts: Node[] = [];
  while (walker.nextNode()) if (isDrawn(walker.currentNode)) texts.push(walker.currentNode);
  return texts;
}

function noticeRemoved(
  gone: Node,
  removal: MutationRecord,
  beside: readonly MutationRecord[],
): void {
  const parent = removal.target;
  for (const text of textsOf(gone)) {
    if (parent.contains(text)) continue;
    const shown = shownFor(gone, removal, beside);
    // Taken out by React, for good: nothing stands in for it.
    if (!takenOut.has(gone) || shown.length > 0) keep(text, removal, shown);
  }
  // A translator translates again: others of its elements stand there now.
  const text = standsFor.get(gone);
  const absence = text && absent.get(text);
  if (!absence?.shown.includes(gone)) return;
  const shown = [
    ...absence.shown.filter((node) => isIn(parent, node)),
    ...shownFor(gone, removal, beside),
  ];
  keep(text as Node, removal, [...new Set(shown)]);
}

/** Where in its parent an absent text would be: something may be put before this. */
function placeOf(text: Node): Node | null {
  const seen = new Set<Node>();
  for (let at: Node | null = text; at && !seen.has(at);) {
    seen.add(at);
    const absence = absent.get(at);
    if (!absence) return null;
    const { parent, shown, before, after } = absence;
    const first = shown.find((node) => isIn(parent, node));
    if (first) return first;
    if (isIn(parent, after)) return after;
    if (isIn(parent, before)) return before.nextSibling;
    at = after;
  }
  return null;
}

function forget(text: Node): Absence | undefined {
  const absence = absent.get(text);
  absent.delete(text);
  return absence;
}

/** The text is shown itself again, so nothing in its stead. */
function noticeAdded(text: Node): void {
  takenOut.delete(text);
  const absence = forget(text);
  for (const node of absence?.shown ?? [])
    if (absence && isIn(absence.parent, node)) native.removeChild.call(absence.parent, node);
}

function putBack(text: Node): void {
  const place = placeOf(text);
  const absence = absent.get(text);
  if (!absence) return;
  native.insertBefore.call(absence.parent, text, place);
  noticeAdded(text);
}

const isBlank = (text: string | null): boolean => (text ?? '').trim() === '';

/** Is a sentence of several texts shown as one? Then none of them can come back alone. */
const isJoined = (text: Node, { shown, parent }: Absence): boolean =>
  !isBlank(text.nodeValue) &&
  shown.every((node) => !isIn(parent, node) || isBlank(node.textContent));

/** React wrote other words into a text that is not shown. */
function bringBack(text: Node): void {
  const absence = absent.get(text);
  if (!absence) return;
  const beside = [...absent].filter(
    ([each, { parent }]) => each !== text && parent === absence.parent,
  );
  putBack(text);
  if (beside.some(([each, its]) => isJoined(each, its))) for (const [each] of beside) putBack(each);
}

function notice(records: readonly MutationRecord[]): void {
  const byParent = new Map<Node, MutationRecord[]>();
  for (const record of records) {
    if (record.type !== 'childList') continue;
    const beside = byParent.get(record.target);
    if (beside) beside.push(record);
    else byParent.set(record.target, [record]);
  }
  for (const record of records) {
    if (record.type === 'characterData') bringBack(record.target);
    for (const node of record.addedNodes) if (isIn(record.target, node)) noticeAdded(node);
    for (const node of record.removedNodes)
      noticeRemoved(node, record, byParent.get(record.target) ?? []);
  }
  // Where the whole part of the page went, nothing comes back.
  for (const [text, { parent }] of absent) if (!parent.isConnected) absent.delete(text);
}

/** Takes a child out that is not where it was put. */
function removeElsewhere(parent: Node, child: Node): void {
  const absence = forget(child);
  for (const node of absence?.shown ?? [])
    if (isIn(parent, node)) native.removeChild.call(parent, node);
  const around = parent.contains(child) ? childWith(parent, child) : null;
  if (!around) return;
  child.parentNode?.removeChild(child);
  if (isBlank(around.textContent) && !isDrawn(around)) native.removeChild.call(parent, around);
}

/** Call once for each page, before React draws. */
export function keepTexts(): void {
  if (observer) return;
  observer = new MutationObserver(notice);
  observer.observe(document, { childList: true, characterData: true, subtree: true });
  const catchUp = (): void => notice(observer?.takeRecords() ?? []);

  Node.prototype.removeChild = function removeChild<Child extends Node>(
    this: Node,
    child: Child,
  ): Child {
    if (isIn(this, child)) {
      if (child.nodeType === Node.TEXT_NODE) takenOut.add(child);
      return native.removeChild.call(this, child) as Child;
    }
    if (!isDrawn(child)) return native.removeChild.call(this, child) as Child;
    catchUp();
    if (isIn(this, child)) return native.removeChild.call(this, child) as Child;
    removeElsewhere(this, child);
    return child;
  };

  Node.prototype.insertBefore = function insertBefore<New extends Node>(
    this: Node,
    node: New,
    before: Node | null,
  ): New {
    if (before === null || isIn(this, before) || !isDrawn(before))
      return native.insertBefore.call(this, node, before) as New;
    catchUp();
    const place = isIn(this, before) ? before : (childWith(this, before) ?? placeOf(before));
    return native.insertBefore.call(this, node, isIn(this, place) ? place : null) as New;
  };
}

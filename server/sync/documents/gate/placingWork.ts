import type * as Y from 'yjs';
import type { PartsVerdict } from './judgeParts.ts';

/*
 * How much work an update is, counted in structs that are placed in a short document: some 10 µs
 * each, the trial included.
 */

/**
 * Yjs keeps a client's structs in one list and copies the rest of it wherever it cuts or joins two:
 * in a list that is longer than this the work grows with its length.
 */
const LONG_LIST = 7_000;
/** What an update takes whatever is in it. */
const EACH_UPDATE = 8;
/** Deleting one is as much work as placing so many. */
const EACH_DELETED = 4;
/** Searching so many is as much work as placing one. */
const SEARCHED = 50;

/**
 * How much more work a struct is in this document than in a short one. `more`: so many are still to
 * be placed.
 */
export function placingWeight({ store }: Y.Doc, more = 0): number {
  let longest = 0;
  for (const { length } of store.clients.values()) longest = Math.max(longest, length);
  // Each of them may cut one that is there.
  return Math.max(1, (longest + 2 * more) / LONG_LIST);
}

/** How much work it is to place in `doc` what was judged. */
export function workOf(
  { structs, deletes, searched }: Extract<PartsVerdict, { kind: 'judged' }>,
  doc: Y.Doc,
): number {
  let placed = 0;
  for (const own of structs.values()) placed += own.length;
  for (const own of deletes.values()) placed += own.length * EACH_DELETED;
  return EACH_UPDATE + placed * placingWeight(doc) + searched / SEARCHED;
}

import { saySame } from '../../shared/model/text.ts';
import { t } from '../words/speak.ts';
import type { ConnectionRow, VisitRow } from './pending/galleryRows.ts';

/** Something that a visitor left at a table, as its people deal with it. */
export interface LeftItem {
  visit: VisitRow;
  /** Of a connection that hangs: its thread, where the page holds connections. */
  thread: ConnectionRow | null;
  /** Waits for an answer, or to be accepted or taken away. */
  isOpen: boolean;
}

/**
 * Pure. What others left at a table: what is open first, then the newest. A connection that is part
 * of another by now has nothing left to decide.
 */
export function leftAtTable(
  tableId: string,
  visits: readonly VisitRow[],
  connections: readonly ConnectionRow[],
): LeftItem[] {
  const threads = new Map(connections.map((thread) => [thread.id, thread]));
  const left = visits
    .filter(({ table, mine, hangs }) => table === tableId && !mine && hangs)
    .map((visit): LeftItem => {
      const thread = visit.kind === 'connection' ? (threads.get(visit.id) ?? null) : null;
      const isProposed = visit.into === undefined && (thread ?? visit.thread)?.state === 'proposed';
      const isOpen =
        visit.kind === 'question' ? !visit.answer : visit.kind === 'connection' && isProposed;
      return { visit, thread, isOpen };
    })
    .sort((a, b) => b.visit.at - a.visit.at);
  return [...left.filter(({ isOpen }) => isOpen), ...left.filter(({ isOpen }) => !isOpen)];
}

/** Of connections that say the same, which stays: the accepted one, else the older one. */
const staysBefore = (a: ConnectionRow, b: ConnectionRow): number =>
  Number(b.state === 'accepted') - Number(a.state === 'accepted') ||
  a.at - b.at ||
  (a.id < b.id ? -1 : 1);

/**
 * Pure. Connections between the same posters that say the same as this one and into which it can be
 * merged, the best first; of two only one is offered the other.
 */
export const saidAlready = (
  own: ConnectionRow,
  connections: readonly ConnectionRow[],
): ConnectionRow[] =>
  connections
    .filter(
      (each) =>
        each.id !== own.id &&
        each.hangs &&
        each.pending === undefined &&
        each.from === own.from &&
        each.to === own.to &&
        each.relation === own.relation &&
        staysBefore(each, own) < 0 &&
        saySame(each.text, own.text),
    )
    .sort(staysBefore);

/** How many wait for the table's people. */
export const openCount = (left: readonly LeftItem[]): number =>
  left.filter(({ isOpen }) => isOpen).length;

/** "2 questions and 1 connection open", "5 in all", "Nothing yet". */
export function openWords(left: readonly LeftItem[]): string {
  const open = left.filter(({ isOpen }) => isOpen);
  const questions = open.filter(({ visit }) => visit.kind === 'question').length;
  const connections = open.length - questions;
  if (questions > 0 && connections > 0) return t('left.open', { questions, connections });
  if (questions > 0) return t('left.openQuestions', { count: questions });
  if (connections > 0) return t('left.openConnections', { count: connections });
  return left.length === 0 ? t('left.nothing') : t('left.inAll', { count: left.length });
}

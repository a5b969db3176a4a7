import { tableIdOf } from '../../../shared/access/rights.ts';
import type { GatedDocument } from '../documents/gate/gateOutcome.ts';
import { splitUpdate } from '../documents/gate/splitUpdate.ts';
import type { UpdateJob } from './jobQueue.ts';

/**
 * Smaller updates are not split, bytes: writing them takes no time, but see below for what they
 * delete.
 */
const SHORT_BYTES = 8 * 1024;
/**
 * On a sheet a few bytes can delete thousands of lines. On a sheet with fewer structs, some
 * thousand lines, deleting everything takes 7 ms at most.
 */
const SMALL_STRUCTS = 3_000;
/** The size of an empty answer, bytes: a document at rest is not decoded for it. */
const EMPTY_BYTES = 2;

/**
 * Splits an update that would take long into parts, so that others have their turn between them.
 * The last part reports what the whole would. `live`: its document.
 */
export function partsOf(job: UpdateJob, live: Pick<GatedDocument, 'doc'>): UpdateJob[] {
  const { session, update, isAnswer } = job;
  if (job.part || update.length <= EMPTY_BYTES) return [job];
  // Reading an update takes a tenth of the time of checking it: too long for every letter that is
  // typed.
  const isShort =
    update.length <= SHORT_BYTES &&
    (tableIdOf(session.document) === null || countStructs(live.doc) <= SMALL_STRUCTS);
  if (isShort) return [job];
  const { updates, isJoined } = splitUpdate(update, live.doc);
  if (updates.length < 2) return [job];
  const whole = { isJoined, isTaken: false, hasGap: false, isRefused: false };
  return updates.map((part, index) => ({
    kind: 'update',
    session,
    update: part,
    isAnswer: isAnswer && index === updates.length - 1,
    part: { whole, isLast: index === updates.length - 1 },
  }));
}

const countStructs = ({ store }: GatedDocument['doc']): number =>
  [...store.clients.values()].reduce((sum, { length }) => sum + length, 0);

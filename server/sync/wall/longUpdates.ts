import { tableIdOf } from '../../../shared/access/rights.ts';
import type { GatedDocument } from '../documents/gate/documentGate.ts';
import { splitUpdate } from '../documents/gate/splitUpdate.ts';
import type { UpdateJob } from './jobQueue.ts';

/** Updates up to this many bytes take no time, whatever they write; what they delete is another matter. */
const SHORT_BYTES = 8 * 1024;
/** On a sheet a few bytes delete thousands of lines. Up to so many structs, some thousand lines, everything on it goes in 7 ms or less. */
const SMALL_STRUCTS = 3_000;
/** A reader who has nothing to say answers with so many; a document that rests is not woken for it. */
const EMPTY_BYTES = 2;

/** An update that takes long, in parts that a tick can stop between; the last one tells what the whole would. `live` is what it is for. */
export function partsOf(job: UpdateJob, live: GatedDocument): UpdateJob[] {
  const { session, update, isAnswer } = job;
  if (update.length <= EMPTY_BYTES) return [job];
  // Reading it takes as long as a tenth of judging it: not for each letter that is typed.
  const isShort =
    update.length <= SHORT_BYTES &&
    (tableIdOf(session.document) === null || countStructs(live.doc) <= SMALL_STRUCTS);
  if (isShort) return [job];
  const parts = splitUpdate(update, live.doc);
  return parts.length < 2
    ? [job]
    : parts.map((part, index) => ({
        kind: 'update',
        session,
        update: part,
        isAnswer: isAnswer && index === parts.length - 1,
        isPart: true,
      }));
}

const countStructs = ({ store }: GatedDocument['doc']): number =>
  [...store.clients.values()].reduce((sum, { length }) => sum + length, 0);

import { tableIdOf } from '../../../shared/access/rights.ts';
import type { GatedDocument } from '../documents/gate/documentGate.ts';
import { splitUpdate } from '../documents/gate/splitUpdate.ts';
import type { UpdateJob } from './jobQueue.ts';

/** Updates of the arrangement up to this many bytes take no time, whatever is in them; on a sheet a few bytes delete thousands of lines. */
const SHORT_BYTES = 8 * 1024;
/** A reader who has nothing to say answers with so many; a document that rests is not woken for it. */
const EMPTY_BYTES = 2;

/** An update that takes long, in parts that a tick can stop between; the last one tells what the whole would. `live` is what it is for. */
export function partsOf(job: UpdateJob, live: GatedDocument): UpdateJob[] {
  const { session, update, isAnswer } = job;
  const short = tableIdOf(session.document) === null ? SHORT_BYTES : EMPTY_BYTES;
  if (update.length <= short) return [job];
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

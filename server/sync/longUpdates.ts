import type * as Y from 'yjs';
import { tableIdOf } from '../../shared/access/rights.ts';
import { splitUpdate } from './gate/splitUpdate.ts';
import type { UpdateJob } from './workLine.ts';

/** Updates of the arrangement up to this many bytes take no time, whatever is in them; on a sheet a few bytes delete thousands of lines. */
const SHORT_BYTES = 8 * 1024;

/** An update that takes long, in parts that a tick can stop between; the last one tells what the whole would. `doc` is what it is for. */
export function partsOf(job: UpdateJob, doc: Y.Doc): UpdateJob[] {
  const { reader, update, isAnswer } = job;
  if (update.length <= SHORT_BYTES && tableIdOf(reader.document) === null) return [job];
  const parts = splitUpdate(update, doc);
  return parts.length < 2
    ? [job]
    : parts.map((part, index) => ({
        kind: 'update',
        reader,
        update: part,
        isAnswer: isAnswer && index === parts.length - 1,
        isPart: true,
      }));
}

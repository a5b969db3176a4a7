import { move } from 'piscina';
import type { MeetingContent } from '../../shared/exchange/meetingContent.ts';
import { Refusal, type ProblemCode } from '../../shared/model/problems.ts';
import { decodeContent } from '../storage/snapshotPieces.ts';
import { EXPORT_JOBS, type ExportFile, type ExportOptions } from './exportJobs.ts';

/** What the thread is asked for. */
export interface ExportTask {
  file: ExportFile;
  /** Its pieces, as `encodePiece` makes them: handed over to the thread, for copying holds the one that copies. */
  content: readonly Uint8Array[];
  options: ExportOptions;
}

/** The file's bytes. A refusal comes back as its parts: an error loses its class on the way between threads. */
export type ExportResult = Uint8Array | { refused: ProblemCode; detail: string };

/** Makes one file, in a thread of its own: ten thousand notes take seconds, and the server's thread has a room full of people to serve. */
export default async function makeExport({
  file,
  content,
  options,
}: ExportTask): Promise<ExportResult> {
  try {
    const made = await EXPORT_JOBS[file](decodeContent(content) as MeetingContent, options);
    // Handed over rather than copied; bytes of a shared pool cannot be.
    return move(
      typeof made === 'string' ? new TextEncoder().encode(made) : new Uint8Array(made),
    ) as Uint8Array;
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code, detail: error.message };
    throw error;
  }
}

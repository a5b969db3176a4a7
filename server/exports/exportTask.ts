import type { ProblemCode } from '../../shared/model/problems.ts';
import type { ExportFile, ExportOptions } from './exportJobs.ts';

/** What a process is asked for. */
export interface ExportTask {
  file: ExportFile;
  options: ExportOptions;
  /** The meeting's pieces, as `encodePiece` makes them: no line's end is in them. Taken out as they are handed over. */
  content: Uint8Array[];
}

/** First line of what a process reads: a line a piece follows, then an empty one. */
export type TaskHead = Pick<ExportTask, 'file' | 'options'>;

/** First line of what a process answers; the file's bytes follow it. */
export type AnswerHead =
  | { bytes: number }
  | { refused: ProblemCode; detail: string }
  | { failed: { name: string; message: string; stack: string } };

/** Where answers go: what is printed to standard output and error, by whatever library, cannot get among them. */
export const ANSWER_FD = 3;

import type { ProblemCode, ProblemValues } from '../../shared/model/problems.ts';
import type { ExportFile, ExportOptions } from './exportJobs.ts';

/** One file to make. */
export interface ExportTask {
  file: ExportFile;
  options: ExportOptions;
  /**
   * The meeting's pieces, as `encodePiece` makes them, without line breaks. They are removed from
   * here as they are passed to the process.
   */
  content: Uint8Array[];
}

/** The first line that a process reads; then each piece on a line, then an empty line. */
export type TaskHead = Pick<ExportTask, 'file' | 'options'>;

/** The first line of a process's answer; the file's bytes follow. */
export type AnswerHead =
  | { bytes: number }
  | { refused: ProblemCode; values: ProblemValues | undefined }
  | { failed: { name: string; message: string; stack: string } };

/**
 * The file descriptor for answers: what libraries print to standard output and error cannot mix
 * with them.
 */
export const ANSWER_FD = 3;

import { Refusal, type ProblemCode } from '../../shared/model/problems.ts';
import { StorageError } from './storageError.ts';

/**
 * The problem to answer for anything that was thrown. Every failure of the store is one problem,
 * wherever it was written or read.
 */
export function problemCodeOf(error: unknown): ProblemCode {
  if (error instanceof Refusal) return error.code;
  return error instanceof StorageError ? 'storage-failed' : 'internal';
}

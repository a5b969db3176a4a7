import { LIMITS } from '../../shared/model/limits.ts';
import type { AnswerHead } from './exportTask.ts';

/** More than the longest first line of an answer (an error with its stack), bytes. */
const HEAD_BYTES = 64 * 1024;

/** One answer of an export process. */
export interface ExportAnswer {
  head: AnswerHead;
  /** The file, empty where there is none. */
  bytes: Buffer;
}

/**
 * Assembles an answer from its bytes as they come. Checks all of them: the process that wrote them
 * may have been broken, and an error thrown where bytes arrive would end the server.
 */
export class AnswerReader {
  #head: AnswerHead | null = null;
  #begun: Buffer[] = [];
  #bytes: Buffer = Buffer.alloc(0);
  #filled = 0;

  /**
   * Takes some bytes; returns the answer once it is complete, `null` before. Throws on what is no
   * answer.
   */
  take(chunk: Buffer): ExportAnswer | null {
    const rest = this.#head ? chunk : this.#takeHead(chunk);
    if (!this.#head) return null;
    if (rest.length > this.#bytes.length - this.#filled)
      throw new Error('the export process wrote more than it said');
    this.#filled += rest.copy(this.#bytes, this.#filled);
    return this.#filled < this.#bytes.length ? null : { head: this.#head, bytes: this.#bytes };
  }

  /** Reads the first line; returns the bytes after it. */
  #takeHead(chunk: Buffer): Buffer {
    const end = chunk.indexOf('\n');
    this.#begun.push(end === -1 ? chunk : chunk.subarray(0, end));
    const line = Buffer.concat(this.#begun);
    if (line.length > HEAD_BYTES) throw new Error('the export process wrote what is no answer');
    if (end === -1) return Buffer.alloc(0);
    this.#head = JSON.parse(line.toString()) as AnswerHead;
    if ('bytes' in this.#head) {
      const { bytes } = this.#head;
      if (!Number.isInteger(bytes) || bytes < 0 || bytes > LIMITS.exportBytes)
        throw new Error('the export process wrote what is no answer');
      // Allocated once and not filled with zeros: tens of megabytes are copied as they come, and
      // only once.
      this.#bytes = Buffer.allocUnsafeSlow(bytes);
    }
    return chunk.subarray(end + 1);
  }
}

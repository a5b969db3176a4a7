import { Socket } from 'node:net';
import type { MeetingContent } from '../../shared/exchange/meetingContent.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';
import { decodeContent } from '../storage/snapshotPieces.ts';
import { spokenAs, type ExportFile, type ExportJob } from './exportJobs.ts';
import { ANSWER_FD, type AnswerHead, type TaskHead } from './exportTask.ts';

const NEW_LINE = 10;
/**
 * Exit code when something failed outside a job. Node's own code 1 means that the process never
 * began.
 */
const FAILED = 70;
/** How much of an error is reported: characters of its message and of its stack. */
const TOLD = { message: 1_000, stack: 8_000 } as const;

/** Messages of errors that mean that a file grew too large for memory; V8 has no class for them. */
const OUTGROWN = /^(?:Array buffer allocation failed|Invalid (?:string|array|typed array) length)/;

export type ExportJobs = Readonly<Record<ExportFile, ExportJob>>;

/** Calls `take` with each line of the input. */
function inLines(take: (line: Buffer) => void): (chunk: Buffer) => void {
  let begun: Buffer[] = [];
  return (chunk) => {
    let from = 0;
    for (let end = chunk.indexOf(NEW_LINE); end !== -1; end = chunk.indexOf(NEW_LINE, from)) {
      const line = Buffer.concat([...begun, chunk.subarray(from, end)]);
      begun = [];
      from = end + 1;
      take(line);
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  };
}

async function make(
  jobs: ExportJobs,
  { file, options }: TaskHead,
  pieces: readonly Buffer[],
): Promise<[head: AnswerHead, bytes?: Uint8Array]> {
  try {
    const content = spokenAs(decodeContent(pieces) as MeetingContent, options);
    const made = await jobs[file](content, options);
    const bytes = typeof made === 'string' ? Buffer.from(made) : made;
    if (bytes.length > LIMITS.exportBytes) throw new Refusal('export-too-large');
    return [{ bytes: bytes.length }, bytes];
  } catch (error) {
    return [headOf(error)];
  }
}

function headOf(error: unknown): AnswerHead {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof Refusal) return { refused: error.code, values: error.values };
  if (name === 'RangeError' && OUTGROWN.test(message))
    return headOf(new Refusal('export-too-large'));
  return {
    failed: {
      name,
      message: message.slice(0, TOLD.message),
      stack: (stack ?? '').slice(0, TOLD.stack),
    },
  };
}

/**
 * Makes one file after the other as the server asks for them, and ends when the server is gone, for
 * whatever reason. It runs in a process of its own, so that running out of memory, or a fault in
 * native code, ends nothing else.
 */
export function answerExports(jobs: ExportJobs): void {
  // Prints nothing, because an error's message may contain what people wrote; the exit code says
  // enough.
  process.on('uncaughtException', () => process.exit(FAILED));
  // Ctrl-C in a terminal, and a service manager, send their signal to this process too. The server
  // ends it when it is ready to.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  const answers = new Socket({ fd: ANSWER_FD, readable: false, writable: true });
  answers.on('error', () => process.exit());
  let head: TaskHead | null = null;
  let pieces: Buffer[] = [];
  const answer = async (asked: TaskHead, content: readonly Buffer[]): Promise<void> => {
    const [first, bytes] = await make(jobs, asked, content);
    answers.write(`${JSON.stringify(first)}\n`);
    if (bytes) answers.write(bytes);
  };
  process.stdin
    .on(
      'data',
      inLines((line) => {
        if (!head) head = JSON.parse(line.toString()) as TaskHead;
        else if (line.length > 0) pieces.push(line);
        else {
          void answer(head, pieces);
          [head, pieces] = [null, []];
        }
      }),
    )
    .on('end', () => process.exit());
}

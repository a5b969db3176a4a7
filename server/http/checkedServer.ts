/** For journeys: `node --import` this and then the server, and each fault of its answers ({@link AnswerCheck}) is a line on its standard error. */
import { isMainThread } from 'node:worker_threads';

// What begins the line, as whoever started the server reads it.
const sign = process.env['WW_ANSWER_FAULT'] ?? 'answer fault:';

if (isMainThread) {
  const { AnswerCheck } = await import('./answerCheck.ts');
  new AnswerCheck((fault) => process.stderr.write(`${sign} ${fault}\n`)).watchNext();
}

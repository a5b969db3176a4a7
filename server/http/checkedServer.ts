/**
 * For journeys: `node --import` this and then the server. Each fault of its answers ({@link
 * AnswerCheck}) is printed on standard error.
 */
import { isMainThread } from 'node:worker_threads';

// The beginning of such a line, which whoever started the server looks for.
const sign = process.env['WW_ANSWER_FAULT'] ?? 'answer fault:';

if (isMainThread) {
  const { AnswerCheck } = await import('./answerCheck.ts');
  new AnswerCheck((fault) => process.stderr.write(`${sign} ${fault}\n`)).watchNext();
}

import { problemWords, type ProblemCode, type ProblemValues } from '../../shared/model/problems.ts';
import { MessageMissing } from '../../shared/words/words.ts';
import { words } from './speak.ts';

/** What a refusal says, in the language of whoever reads it: `detail`, the server's sentence, where the page has no words of its own for it: a phone's has none (`scripts/words/pageWords.ts`), and a newer server knows more. */
export function problemSaid({
  code,
  values,
  detail = '',
}: {
  code: string;
  values?: ProblemValues | undefined;
  detail?: string;
}): string {
  try {
    return problemWords(words(), code as ProblemCode, values);
  } catch (error) {
    if (error instanceof MessageMissing) return detail;
    throw error;
  }
}

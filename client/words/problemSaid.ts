import { problemWords, type ProblemCode, type ProblemValues } from '../../shared/model/problems.ts';
import { MessageMissing } from '../../shared/words/words.ts';
import { words } from './speak.ts';

/** What a refusal says, in the page's language. `detail`: the server's own sentence, for what only a newer server refuses with. */
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

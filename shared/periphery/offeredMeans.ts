import type { NoteColor } from '../model/note.ts';
import { scriptWordsFor } from '../scripts/course.ts';
import { offeredPapers } from '../scripts/noteForm.ts';
import type { Script } from '../scripts/script.ts';
import type { Step } from '../scripts/script.ts';

/** The papers that notes of a step were written on, with what they stand for in a language; `''` of one that stands for nothing. `post`: that step, where the run has it. */
export const offeredMeans = (
  script: Script,
  post: Step | undefined,
  language: string,
): { color: NoteColor; means: string }[] =>
  offeredPapers(script.papers, post?.kind === 'post' ? post.papers : undefined).map(
    ({ color, means }) => ({
      color,
      means:
        means === undefined
          ? ''
          : scriptWordsFor(script, means, language, script.languages[0] ?? '').text,
    }),
  );

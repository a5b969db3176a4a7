import { stepsInRun } from './course.ts';
import type { Script, ScriptWords, StepKind } from './script.ts';

/** What somebody chooses a script by. */
export interface Outline {
  id: string;
  /** The first is that of text alone. */
  languages: readonly string[];
  name: ScriptWords;
  summary: ScriptWords;
  /** For how many. */
  people: readonly [number, number];
  minutes: number;
  /** Of its steps, in their order. */
  kinds: readonly StepKind[];
  /** What it asks of notes first. */
  prompts: readonly ScriptWords[];
}

export function outlineOf(script: Script): Outline {
  const { id, languages, name, summary, people, minutes } = script;
  const steps = stepsInRun(script);
  const post = steps.find((step) => step.kind === 'post');
  return {
    id,
    languages,
    name,
    summary,
    people,
    minutes,
    kinds: steps.map(({ kind }) => kind),
    prompts: post?.kind === 'post' ? post.prompts : [],
  };
}

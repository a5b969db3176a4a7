import type { Script, ScriptWords, Step } from '../../shared/scripts/script.ts';
import { changeWords } from '../../shared/scripts/everyWord.ts';
import type { ConsoleView } from '../desk/consoleView.ts';
import { wordsShown } from '../desk/stepTitle.ts';

/** What a preview is drawn from. */
export interface ScreenOf {
  /** With its words in the language in which they are written just now. */
  step: Step;
  /** The steps before it, read so too. */
  before: readonly Step[];
  /** The script's papers, so too. */
  papers: Script['papers'];
  /** BCP 47. */
  language: string;
  view: Pick<ConsoleView, 'session' | 'notes' | 'groups' | 'noteCount' | 'counts'>;
}

/** Pure. A step as it is typed, read in one of the script's languages: words that were not given in it are the first's. */
export function screenOf(
  script: Script,
  step: Step,
  language: string,
  view: ScreenOf['view'],
): ScreenOf {
  const read = (words: ScriptWords): string => wordsShown(script, words, language);
  const at = script.steps.findIndex(({ id }) => id === step.id);
  const { steps, papers } = changeWords(
    { ...script, steps: [step, ...script.steps.slice(0, Math.max(0, at))] },
    read,
  );
  const [shown = step, ...before] = steps;
  return { step: shown, before, papers, language, view };
}

/** The two screens on which people see a step. */
export type Screen = 'phone' | 'projector';

/** A screen that is drawn in an element of another document. */
export interface DrawnScreen {
  show(of: ScreenOf): void;
  close(): void;
}

/** What `client/preview` has: a bundle of its own, which console pages load by its address. */
export interface Screens {
  /** Addresses of their stylesheets. */
  styles: Readonly<Record<Screen, string>>;
  draw(screen: Screen, place: HTMLElement): DrawnScreen;
}

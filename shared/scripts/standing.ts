import type { Session, SessionRecord } from '../model/session.ts';
import { wordsFor } from '../words/languages.ts';
import { AT_A_TABLE, openAt } from './capabilities.ts';
import { findStep, firstStep, phaseAt, stepsAhead } from './course.ts';
import { byLanguage } from './everyWord.ts';
import type { ScriptWords, Step, StepKind } from './script.ts';

/** What a session's standing follows from. */
export type Stand = Pick<SessionRecord, 'script' | 'step' | 'been' | 'language'> &
  Partial<Pick<SessionRecord, 'left'>>;
export type StepOf<Kind extends StepKind> = Extract<Step, { kind: Kind }>;

const isOf = <Kind extends StepKind>(step: Step | undefined, kind: Kind): step is StepOf<Kind> =>
  step?.kind === kind;

/** The step where a meeting stands. */
export function presentStep({ script, step }: Pick<Stand, 'script' | 'step'>): Step {
  const found = findStep(script, step) ?? firstStep(script);
  if (!found) throw new Error('A script has at least one step.');
  return found;
}

/** The steps that a meeting came by, in the order in which it came by them. */
export const stepsBeen = ({
  script,
  been,
  left = [],
}: Pick<Stand, 'script' | 'been' | 'left'>): Step[] =>
  been.flatMap((id) => findStep(script, id) ?? left.find((step) => step.id === id) ?? []);

/** Of a kind, the step where a meeting stands, else the last one that it came by. */
export const lastOf = <Kind extends StepKind>(stand: Stand, kind: Kind): StepOf<Kind> | undefined =>
  [...stepsBeen(stand), presentStep(stand)].findLast((step): step is StepOf<Kind> =>
    isOf(step, kind),
  );

const nextOf = <Kind extends StepKind>(
  { script, step }: Stand,
  kind: Kind,
): StepOf<Kind> | undefined =>
  stepsAhead(script, step).find((each): each is StepOf<Kind> => isOf(each, kind));

/** Whose questions people answer: of the step that asks now, else of the one that asked last; before the first, that one. */
export const askingStep = (stand: Stand): StepOf<'post'> | undefined =>
  lastOf(stand, 'post') ?? nextOf(stand, 'post');

/** The first step that asked, of which notes name no step; before that, the first that will. */
export const firstAsking = (stand: Stand): StepOf<'post'> | undefined =>
  [...stepsBeen(stand), presentStep(stand)].find((step) => isOf(step, 'post')) ??
  nextOf(stand, 'post');

/** A step by its id, also one that left the run after people had been in it. */
export const stepOnceThere = ({ script, left = [] }: Stand, id: string): Step | undefined =>
  findStep(script, id) ?? left.find((step) => step.id === id);

/** A note's question in a language, else as it is asked in the wall's; '' of none, and where its step is gone. */
export function questionOf(
  stand: Stand,
  { step, prompt }: { step?: string; prompt?: number },
  language: string,
): string {
  const asked = step === undefined ? firstAsking(stand) : stepOnceThere(stand, step);
  const words = isOf(asked, 'post') && prompt !== undefined ? asked.prompts[prompt] : undefined;
  return words === undefined ? '' : inLanguage(words, language, stand.script.languages[0] ?? '');
}

/** How many questions a step asks, by its name in notes; 0 where it is none that asks. */
export function promptCount(stand: Stand, step: string | undefined): number {
  const asked = step === undefined ? firstAsking(stand) : stepOnceThere(stand, step);
  return isOf(asked, 'post') ? asked.prompts.length : 0;
}

/** Whose questions sheets begin with: of the tables that are now, or next; after the last, those. */
export function sheetStep(stand: Stand): StepOf<'tables'> | undefined {
  const present = presentStep(stand);
  return isOf(present, 'tables') ? present : (nextOf(stand, 'tables') ?? lastOf(stand, 'tables'));
}

/** Words in a language, else in the script's first, in which all are given. */
export const inLanguage = (words: ScriptWords, language: string, first: string): string =>
  wordsFor(byLanguage(words, first), language, first)?.text ?? '';

function questionsAt(
  stand: Stand,
): Pick<Session, 'asking' | 'prompts' | 'promptsIn' | 'sheetQuestions'> {
  const { language, script } = stand;
  const [first = language] = script.languages;
  const asking = askingStep(stand);
  const asked = (asking?.prompts ?? []).map((words) => byLanguage(words, first));
  const further = script.languages.filter(
    (each) => each !== language && asked.some((given) => given[each] !== undefined),
  );
  const texts = (words: readonly ScriptWords[]): string[] =>
    words.map((each) => inLanguage(each, language, first));
  return {
    asking: asking && asking !== firstAsking(stand) ? asking.id : null,
    prompts: texts(asked),
    promptsIn: Object.fromEntries(
      further.map((each) => [each, asked.map((given) => given[each] ?? '')]),
    ),
    sheetQuestions: texts(sheetStep(stand)?.questions ?? []),
  };
}

/** What is open to people: by the steps that the meeting came by, and at tables that there are. */
function openIn(session: Stand & Pick<SessionRecord, 'tables'>, { id }: Step): Session['open'] {
  const open = openAt(session.script, id, stepsBeen(session));
  return [...new Set([...open, ...(session.tables.length > 0 ? AT_A_TABLE : [])])];
}

/** A session with all that follows from where it stands in its script. */
export function standingAt<Value extends Omit<SessionRecord, keyof Derived>>(
  session: Value,
): Value & Derived {
  const step = presentStep(session);
  return {
    ...session,
    step: step.id,
    phase: phaseAt(session.script, step.id),
    open: openIn(session, step),
    ...questionsAt(session),
  };
}
export type Derived = Pick<
  Session,
  'phase' | 'open' | 'asking' | 'prompts' | 'promptsIn' | 'sheetQuestions'
>;

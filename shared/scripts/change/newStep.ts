import { TABLE_DUTIES } from '../../model/table.ts';
import type { BareKey } from '../../words/words.ts';
import type { Script, ScriptWords, Step, StepKind } from '../script.ts';
import { brokenRules, madeBy } from '../scriptRules.ts';

/** Says a message of the catalogue in the languages of a script. */
export type SayMessage = (key: BareKey) => ScriptWords;

/** Minutes of a new step until somebody says how many. */
const MINUTES: Readonly<Record<StepKind, number>> = {
  post: 15,
  group: 15,
  tables: 40,
  rate: 10,
  claim: 10,
  walk: 30,
  connect: 15,
  'report-back': 15,
  'follow-up': 10,
};

/** Of what steps before made, what a rating or claim is of: the most finished. */
function sourceAmong(before: readonly Step[]): 'tables' | 'groups' | 'notes' | null {
  const made = new Set(before.filter(({ skip }) => !skip).map(madeBy));
  return (['groups', 'tables', 'notes'] as const).find((things) => made.has(things)) ?? null;
}

/** A step that works as it is, in the words of the product: whoever adds it says more, or not. `after`: the id of the step it follows, or `null`. */
export function newStep(
  script: Script,
  kind: StepKind,
  { id, after, say }: { id: string; after: string | null; say: SayMessage },
): Step {
  const at = script.steps.findIndex((step) => step.id === after) + 1;
  const source = sourceAmong(script.steps.slice(0, at));
  const common = { id, title: say(`kind.${kind}`), minutes: MINUTES[kind] };
  const of = source
    ? { kind: source }
    : ({ kind: 'statements', items: [{ id: 'first', label: say('new.statement') }] } as const);
  switch (kind) {
    case 'post':
      return { ...common, kind, ask: say('step.gather.ask'), prompts: [say('new.prompt')] };
    case 'group':
      return { ...common, kind, ask: say('step.cluster.ask') };
    case 'tables':
      return {
        ...common,
        kind,
        ask: say('step.tables.ask'),
        from:
          source === 'groups' ? { kind: 'groups' } : { kind: 'list', topics: [say('new.topic')] },
        duties: TABLE_DUTIES.map((duty) => ({ id: duty })),
        rounds: [{ id: 'round', title: say('script.round.introductions'), turn: 'everyone' }],
        questions: [say('new.question')],
      };
    case 'rate':
      return {
        ...common,
        kind,
        ask: say('new.rate.ask'),
        of,
        form: [{ id: 'stars', kind: 'stars', label: say('new.rate.label') }],
        each: 'all',
      };
    case 'claim':
      return {
        ...common,
        kind,
        ask: say('new.claim.ask'),
        of,
        roles: [{ id: 'carry', label: say('new.claim.role'), people: 'several' }],
      };
    case 'walk':
      return { ...common, kind, ask: say('step.gallery.ask') };
    case 'connect':
      return { ...common, kind, ask: say('step.connect.ask') };
    case 'report-back':
      return { ...common, kind, ask: say('script.call.report-back.ask') };
    case 'follow-up':
      return { ...common, kind, ask: say('step.follow-up.ask') };
  }
}

/** What is missing before a new step of a kind could stand there; `null` where nothing is. */
export function missingFor(
  script: Script,
  kind: StepKind,
  after: string | null,
): 'notes' | 'groups' | 'tables' | null {
  const step = newStep(script, kind, { id: 'new-step-of-this', after, say: () => '-' });
  const at = script.steps.findIndex(({ id }) => id === after) + 1;
  const steps = script.steps.toSpliced(at, 0, step);
  const fault = brokenRules(script, steps).find(
    ({ place, code }) => code === 'nothing-made' && place.startsWith(`steps[${at}]`),
  );
  return (fault?.values?.things ?? null) as 'notes' | 'groups' | 'tables' | null;
}

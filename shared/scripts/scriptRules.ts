import { COMMITMENT_KINDS, TABLE_DUTIES } from '../model/table.ts';
import { RELATIONS } from '../model/gallery.ts';
import type { FaultCode, FaultValues, ScriptFault } from './faults.ts';
import { placeIn } from './faults.ts';
import { isStatement } from './statements.ts';
import type { MadeThings, Script, Step, StepKind } from './script.ts';

/** A step that could not be read might be anything. */
export type StepOrNot = Step | undefined;
type Tell = (place: string, code: FaultCode, values?: FaultValues) => void;

/** What a kind of step leaves that others can be of. */
const MAKES: Readonly<Partial<Record<StepKind, MadeThings>>> = {
  post: 'notes',
  group: 'groups',
  tables: 'tables',
};

/** What a step makes; `null`: nothing that others can be of. */
export const madeBy = ({ kind }: Pick<Step, 'kind'>): MadeThings | null => MAKES[kind] ?? null;

/** Of what others made a step is, each with its place in the step. */
function usedBy(step: Step): { things: MadeThings; part: string }[] {
  switch (step.kind) {
    case 'group':
      return [{ things: 'notes', part: '' }];
    case 'tables':
      return step.from.kind === 'groups' || step.from.kind === 'notes'
        ? [{ things: step.from.kind, part: 'from' }]
        : [];
    case 'rate':
    case 'claim':
      return step.of.kind === 'statements' || step.of.kind === 'times'
        ? []
        : [{ things: step.of.kind, part: 'of' }];
    case 'walk':
      return [{ things: 'tables', part: '' }];
    case 'connect':
    case 'report-back':
      return [{ things: step.of ?? 'tables', part: step.of ? 'of' : '' }];
    default:
      return [];
  }
}

/** Where a step names another: which kind that has to be of. */
function namedBy(step: Step): { part: string; id: string; kind: StepKind }[] {
  const source = step.kind === 'tables' ? step.from : 'of' in step ? step.of : undefined;
  const notesOf = typeof source === 'object' && source.kind === 'notes' ? source.step : undefined;
  const notesPart = step.kind === 'tables' ? 'from.step' : 'of.step';
  const order = step.kind === 'rate' || step.kind === 'claim' ? step.order : undefined;
  const next =
    step.kind === 'follow-up' && step.next?.kind === 'rated' ? step.next.step : undefined;
  const notFor = step.kind === 'post' ? step.notFor : undefined;
  const named = [
    { part: notesPart, id: notesOf, kind: 'post' },
    { part: 'order', id: order, kind: 'rate' },
    { part: 'next.step', id: next, kind: 'rate' },
    { part: 'notFor', id: notFor, kind: 'tables' },
  ] as const;
  return named.flatMap(({ id, ...rest }) => (id === undefined ? [] : [{ ...rest, id }]));
}

/** A script in which a step has another id, wherever others name it. */
export function renameStep<Some extends Pick<Script, 'steps'>>(
  script: Some,
  from: string,
  to: string,
): Some {
  const rename = (step: Step): Step => {
    const next = JSON.parse(JSON.stringify(step)) as Step;
    if (next.id === from) next.id = to;
    for (const { part, id } of namedBy(step)) {
      if (id !== from) continue;
      const names = part.split('.');
      const last = names.pop() ?? '';
      Reflect.set(
        names.reduce<object>((at, name) => Reflect.get(at, name) as object, next),
        last,
        to,
      );
    }
    return next;
  };
  return { ...script, steps: script.steps.map(rename) };
}

const inPart = (place: string, part: string): string => (part === '' ? place : `${place}.${part}`);

/** Things with ids of their own: each but the first of an id is told. */
function tellDoubles(
  tell: Tell,
  things: readonly (string | undefined)[] = [],
  placeOf: (at: number) => string,
) {
  const seen = new Set<string>();
  things.forEach((id, at) => {
    if (id === undefined) return;
    if (seen.has(id)) tell(placeOf(at), 'duplicate', { given: id });
    seen.add(id);
  });
}

type WithId = { id: string; name?: unknown };

/** Lists within a step whose things have ids, and the ids that the product has names for. */
function listsOf(
  step: Step,
): { part: string; things: readonly WithId[]; known?: readonly string[] }[] {
  switch (step.kind) {
    case 'post':
      return [
        { part: 'form', things: step.form ?? [] },
        ...(step.form ?? []).flatMap((field, at) =>
          field.kind === 'choice' ? [{ part: `form[${at}].options`, things: field.options }] : [],
        ),
      ];
    case 'tables':
      return [
        { part: 'duties', things: step.duties ?? [], known: TABLE_DUTIES },
        { part: 'rounds', things: step.rounds ?? [] },
        {
          part: 'decide.commitments',
          things: step.decide?.commitments ?? [],
          known: COMMITMENT_KINDS,
        },
      ];
    case 'rate':
      return [{ part: 'form', things: step.form }];
    case 'claim':
      return [{ part: 'roles', things: step.roles }];
    case 'connect':
      return [{ part: 'relations', things: step.relations ?? [], known: RELATIONS }];
    default:
      return [];
  }
}

/** What is wrong with a step by itself. */
function tellOfStep(tell: Tell, step: Step, place: string, script: ScriptRest): void {
  for (const { part, things, known } of listsOf(step)) {
    const at = (index: number): string => placeIn(inPart(place, part), index);
    tellDoubles(
      tell,
      things.map(({ id }) => id),
      (index) => `${at(index)}.id`,
    );
    things.forEach(({ id, name }, index) => {
      if (known && name === undefined && !known.includes(id)) tell(`${at(index)}.name`, 'missing');
    });
  }
  if (step.kind === 'post') {
    (step.form ?? []).forEach((field, at) => {
      if (field.kind !== 'count' && field.kind !== 'amount') return;
      const { min, max } = field;
      if (min !== undefined && max !== undefined && min > max)
        tell(`${place}.form[${at}]`, 'upside-down', { min, max });
    });
    tellDoubles(tell, step.papers, (at) => `${place}.papers[${at}]`);
    (step.papers ?? []).forEach((color, at) => {
      if (script.papers && !script.papers.some((paper) => paper.color === color))
        tell(`${place}.papers[${at}]`, 'no-such-paper', { given: color });
    });
  }
  if (step.kind === 'tables' && !step.owner)
    (step.rounds ?? []).forEach(({ turn }, at) => {
      if (turn !== 'everyone') tell(`${place}.rounds[${at}].turn`, 'no-owner');
    });
  if (step.kind === 'rate' && (step.of.kind === 'statements' || step.of.kind === 'times')) {
    const { items } = step.of;
    if (step.each !== 'all' && items.length > 0 && step.each > items.length)
      tell(`${place}.each`, 'more-than-there-is', { max: items.length });
    if (step.of.kind === 'times')
      tellDoubles(tell, step.of.items, (at) => `${place}.of.items[${at}]`);
  }
  if ((step.kind === 'rate' || step.kind === 'claim') && step.of.kind === 'statements') {
    const ids = step.of.items.map((item) => (isStatement(item) ? item.id : undefined));
    tellDoubles(tell, ids, (at) => `${place}.of.items[${at}].id`);
  }
  if (step.kind === 'connect' && step.to === 'last-time' && !script.series)
    tell(`${place}.to`, 'no-series');
}

/** Of what a rating has to be that a step goes by: of the same things, or of times where it is about when to meet. */
const ratedFor = (step: Step): string =>
  step.kind === 'rate' || step.kind === 'claim' ? step.of.kind : 'times';

/** What is wrong with a step where it stands. */
function tellOfOrder(tell: Tell, steps: readonly StepOrNot[], index: number, place: string): void {
  const step = steps[index];
  if (!step) return;
  const before = steps.slice(0, index);
  const mayBe = (test: (each: Step) => boolean): boolean =>
    before.some((each) => each === undefined || test(each));
  for (const { things, part } of usedBy(step))
    if (!mayBe((each) => madeBy(each) === things))
      tell(inPart(place, part), 'nothing-made', { things });
  for (const { part, id, kind } of namedBy(step)) {
    const at = inPart(place, part);
    const named = before.find((each) => each?.id === id);
    if (named && named.kind !== kind) tell(at, 'step-of-other-kind', { given: id, options: kind });
    else if (named?.kind === 'rate' && named.of.kind !== ratedFor(step))
      tell(at, 'step-of-other-kind', { given: id, options: ratedFor(step) });
    else if (!named && steps.some((each) => each?.id === id)) tell(at, 'step-later', { given: id });
    else if (!named && !steps.includes(undefined)) tell(at, 'no-such-step', { given: id });
  }
  if (step.kind === 'rate' && step.budget) {
    const { field } = step.budget;
    const source = step.of.kind === 'notes' ? step.of.step : '';
    const isNumber = mayBe(
      (each) =>
        each.kind === 'post' &&
        (source === undefined || each.id === source) &&
        (each.form ?? []).some(
          ({ id, kind }) => id === field && (kind === 'amount' || kind === 'count'),
        ),
    );
    if (!isNumber) tell(`${place}.budget.field`, 'no-such-field', { given: field });
  }
}

export type ScriptRest = Partial<Pick<Script, 'languages' | 'papers' | 'series'>>;

/**
 * What is wrong with a script whose parts are each in the right form: what is there twice, and what does not fit together. Steps that could
 * not be read are `undefined` and may have been whatever the others need. Pure, and without schemas: pages ask it while a run is changed.
 */
export function brokenRules(script: ScriptRest, steps: readonly StepOrNot[]): ScriptFault[] {
  const faults: ScriptFault[] = [];
  const tell: Tell = (place, code, values) =>
    void faults.push({ place, code, ...(values ? { values } : {}) });
  tellDoubles(tell, script.languages, (at) => `languages[${at}]`);
  tellDoubles(
    tell,
    script.papers?.map(({ color }) => color),
    (at) => `papers[${at}].color`,
  );
  const seen = new Set<string>();
  steps.forEach((step, index) => {
    if (!step) return;
    const place = `steps[${index}]`;
    if (seen.has(step.id)) tell(`${place}.id`, 'duplicate', { given: step.id });
    seen.add(step.id);
    tellOfStep(tell, step, place, script);
    tellOfOrder(tell, steps, index, place);
  });
  return faults;
}

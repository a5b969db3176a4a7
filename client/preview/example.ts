import type { NoteColor, NoteFields } from '../../shared/model/note.ts';
import type {
  ClaimsView,
  RatedThingView,
  RateStepView,
  RatingProgress,
  RatingResults,
} from '../../shared/protocol/ratings.ts';
import type { ReportTurnView } from '../../shared/protocol/reportBack.ts';
import type { ClaimStep, RateStep } from '../../shared/rating/rateStep.ts';
import type { ScriptWords } from '../../shared/scripts/script.ts';
import type { StepOf } from '../../shared/scripts/standing.ts';
import { statementsOf } from '../../shared/scripts/statements.ts';
import { settingsOf } from '../../shared/scripts/stepSettings.ts';

/** What the wall has already, of which a preview shows the first. */
export interface OnWall {
  notes: readonly {
    id: string;
    text?: string;
    color: NoteColor;
    step?: string;
    fields?: NoteFields;
  }[];
  groups: readonly { id: string; name: string }[];
  tables: readonly { tableId: string; number: number; name: string }[];
}

/** By what an example is made, beside a step whose words are read already (`screenOf`). */
export interface ExampleOf {
  wall: OnWall;
  /** Names of made-up groups; at least one. */
  madeUp: readonly [string, ...string[]];
}

/** Words that are read already. */
const read = (words: ScriptWords): string => (typeof words === 'string' ? words : '');

/** So many things show how a list looks; more would be small. */
const THINGS = 4;
/** Made-up people, and how many of them are through. */
const [RATERS, THROUGH] = [12, 9];

type Source = RateStep['of'] | ClaimStep['of'];

/** Pure. The first things that a step is about: real ones, where the wall has any that can be read. */
export function exampleThings(of: Source, { wall, madeUp }: ExampleOf): RatedThingView[] {
  const made = (kind: 'notes' | 'groups' | 'tables'): RatedThingView[] =>
    madeUp.map((text, index) => ({
      id: `made-up-${index + 1}`,
      text,
      ...(kind === 'notes' ? { color: 'yellow' as const } : {}),
      ...(kind === 'tables' ? { number: index + 1 } : {}),
    }));
  const orMade = (
    kind: 'notes' | 'groups' | 'tables',
    things: RatedThingView[],
  ): RatedThingView[] => (things.length > 0 ? things : made(kind)).slice(0, THINGS);
  switch (of.kind) {
    case 'notes':
      return orMade(
        'notes',
        wall.notes
          .filter(
            ({ text, step }) => text !== undefined && (!of.step || of.step === (step ?? of.step)),
          )
          .map(({ id, text = '', color, step, fields }) => ({
            id,
            text,
            color,
            ...(step === undefined ? {} : { step }),
            ...(fields === undefined ? {} : { fields }),
          })),
      );
    case 'groups':
      return orMade(
        'groups',
        wall.groups.filter(({ name }) => name !== '').map(({ id, name }) => ({ id, text: name })),
      );
    case 'tables':
      return orMade(
        'tables',
        wall.tables.map(({ tableId, number, name }) => ({ id: tableId, number, text: name })),
      );
    case 'statements':
      return statementsOf(of).map(({ id, label }) => ({ id, text: read(label) }));
    case 'times':
      return of.items.map((time) => ({ id: time, time }));
  }
}

/** Pure. A `rate` step as somebody sees it who has just begun. */
export function rateExample(
  step: RateStep,
  example: ExampleOf,
): RateStepView & {
  things: RatedThingView[];
} {
  const { of, form, each, reading } = step;
  const { shown, names } = settingsOf(step);
  const things = exampleThings(of, example);
  return {
    step: step.id,
    title: read(step.title),
    ask: read(step.ask),
    of: of.kind,
    form: form.map((field) => ({
      id: field.id,
      form: field.kind,
      label: read(field.label),
      ...(field.kind === 'dots' ? { dots: field.dots } : {}),
    })),
    each,
    shown,
    names,
    isOpen: true,
    ...(reading === undefined ? {} : { reading: read(reading) }),
    things: each === 'all' ? things : things.slice(0, each),
  };
}

type FieldResult = RatingResults['things'][number]['results'][number];

/** What made-up people said of the thing at `index`: the first is liked best. */
function saidOfAll(field: RateStepView['form'][number], index: number): FieldResult {
  const shown = ((): FieldResult['shown'] => {
    switch (field.form) {
      case 'stars':
      case 'agree':
        return { form: field.form, mean: 4.5 - index * 0.7, spread: 0.6, min: 1, max: 5 };
      case 'dots':
        return { form: 'dots', sum: Math.max(0, 11 - index * 3) };
      case 'yes-maybe-no':
        return { form: field.form, yes: 7 - index, maybe: 1, no: 1 + index };
      case 'sentence':
        return null;
    }
  })();
  return {
    field: field.id,
    count: THROUGH,
    isFew: false,
    shown,
    rank: shown === null ? null : index + 1,
  };
}

/** Pure. How far the room is with it; and what came of it, where the step shows that while it runs. */
export function ratingOnScreen(
  step: RateStep,
  example: ExampleOf,
): { progress: RatingProgress; results: RatingResults | null } {
  const { things, ...view } = rateExample({ ...step, each: 'all' }, example);
  const progress: RatingProgress = {
    step: step.id,
    isOpen: true,
    things: things.length,
    raters: RATERS,
    done: THROUGH,
  };
  if (view.shown !== 'running') return { progress, results: null };
  return {
    progress,
    results: {
      ...view,
      raters: RATERS,
      done: THROUGH,
      wanted: [...settingsOf(step).results],
      things: things.map((thing, index) => ({
        ...thing,
        results: view.form.map((field) => saidOfAll(field, index)),
      })),
    },
  };
}

/** Pure. A `claim` step in which the reader (`isMine`), or somebody, has taken on the first thing, and the rest is nobody's yet. */
export function claimExample(step: ClaimStep, example: ExampleOf, isMine: boolean): ClaimsView {
  const { of, roles, due } = step;
  return {
    step: step.id,
    title: read(step.title),
    ask: read(step.ask),
    of: of.kind,
    by: settingsOf(step).by,
    due: due ?? null,
    isOpen: true,
    roles: roles.map(({ id, label, people }) => ({ id, label: read(label), people })),
    things: exampleThings(of, example).map((thing, index) => ({
      ...thing,
      roles: roles.map(({ id }, place) => {
        const isTaken = index === 0 && place === 0;
        return {
          role: id,
          state: isTaken ? ('claimed' as const) : ('unclaimed' as const),
          claims: isTaken ? [{ mine: isMine, at: 0 }] : [],
          rev: 0,
        };
      }),
    })),
  };
}

/** Pure. The first turn of a report-back of notes or groups; `null` of tables, whose posters fill the screen. */
export function reportExample(
  step: StepOf<'report-back'>,
  example: ExampleOf,
): ReportTurnView | null {
  const { of, turnMinutes } = settingsOf(step);
  if (of === 'tables') return null;
  const [first, ...next] = exampleThings({ kind: of }, example);
  if (!first) return null;
  const notes = exampleThings({ kind: 'notes' }, example);
  return {
    of,
    turn: 0,
    turns: next.length + 1,
    turnMs: turnMinutes * 60_000,
    thing: { ...first, state: 'shown', ...(of === 'groups' ? { notes, notShown: 0 } : {}) },
    next,
    later: 0,
  };
}

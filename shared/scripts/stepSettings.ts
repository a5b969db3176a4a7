import { RELATIONS } from '../model/gallery.ts';
import { POST_WAYS, RESULTS, type Step, type StepKind } from './script.ts';

/** Below so many, what a few people said of a thing is theirs and not the room's. */
const FEWEST = 3;

/** What a step does where its script does not say. */
const DEFAULTS = {
  post: { reveal: 'live', form: [], ways: POST_WAYS },
  group: { by: 'volunteers' },
  tables: { duties: [], rounds: [], questions: [], decide: {} },
  rate: {
    own: false,
    by: 'people',
    shown: 'closed',
    names: false,
    results: RESULTS,
    fewest: FEWEST,
  },
  claim: { by: 'people' },
  walk: { mode: 'rotation', stops: 3, stopMinutes: 8, swap: false, onItsOwn: false },
  connect: {
    of: 'tables',
    to: 'each-other',
    by: 'tables',
    relations: RELATIONS.map((id) => ({ id })),
  },
  'report-back': { of: 'tables', order: 'number', turnMinutes: 2 },
  'follow-up': { pack: ['report', 'posters', 'roster', 'calendar'], next: { kind: 'asked' } },
} as const satisfies { [Kind in StepKind]: Partial<Extract<Step, { kind: Kind }>> };

type Filled<Kind extends StepKind> = Extract<Step, { kind: Kind }> &
  Required<
    Pick<
      Extract<Step, { kind: Kind }>,
      keyof (typeof DEFAULTS)[Kind] & keyof Extract<Step, { kind: Kind }>
    >
  >;

/** A step with all its settings: those that it does not have are as the product does by itself. */
export const settingsOf = <Kind extends StepKind>(
  step: Extract<Step, { kind: Kind }>,
): Filled<Kind> => ({ ...DEFAULTS[step.kind], ...step }) as unknown as Filled<Kind>;
